from __future__ import annotations

from sqlalchemy import func, select

from dsr_desk.sources.archive.store import conversation, recipient
from tests.sources.builders import ANNA, BERTIL, Store, item, mandate, plan

REPLY = "desk@town.example"


def recipients(store: Store) -> list[str]:
    with store.engine.connect() as connection:
        return list(connection.scalars(select(recipient.c.address).order_by(recipient.c.id)))


def conversations(store: Store) -> int:
    with store.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(conversation)) or 0


def test_recipient_lines_of_mails_that_stay_are_erased_and_counted(store: Store) -> None:
    store.add(
        item(1, REPLY, staff=True, recipients=(ANNA.text, BERTIL.text)),
        item(2, REPLY, staff=True, recipients=("Anna S <Anna.Svensson@hemma.EXAMPLE>",)),
        item(3, REPLY, staff=True, recipients=("xanna.svensson@hemma.example",)),
    )
    assert store.source.erase_leftovers(mandate(), []) == 2
    assert recipients(store) == [BERTIL.text, "xanna.svensson@hemma.example"]
    assert store.source.erase_leftovers(mandate(), []) == 0


def test_copies_that_belong_to_a_kept_item_stay(store: Store) -> None:
    store.add(item(1, recipients=(ANNA.text,)), item(2, REPLY, staff=True, recipients=(ANNA.text,)))
    kept = [f.ref for f in store.found(mandate())]
    assert store.source.erase_leftovers(mandate(), kept) == 1
    assert recipients(store) == [ANNA.text]


def test_what_another_source_keeps_is_not_kept_here(store: Store) -> None:

    store.add(item(1, recipients=(ANNA.text,)))
    kept = [f.ref._replace(source="helpdesk") for f in store.found(mandate())]
    assert store.source.erase_leftovers(mandate(), kept) == 1


def test_conversations_without_items_go_and_others_stay(store: Store) -> None:
    store.add(item(1, conversation="a"), item(2, BERTIL.text, conversation="b"))
    store.source.erase(plan(store.found(mandate())), mandate())
    assert conversations(store) == 2
    assert store.source.erase_leftovers(mandate(), []) == 1
    assert conversations(store) == 1


def test_an_anonymised_items_conversation_stays(store: Store) -> None:
    from dsr_desk.domain.people import Action

    store.add(item(1))
    store.source.erase(plan(store.found(mandate()), Action.ANONYMISE), mandate())
    assert store.source.erase_leftovers(mandate(), []) == 0
    assert conversations(store) == 1


def test_more_leftovers_than_fit_into_one_statement_all_go(sqlite_store: Store) -> None:
    sqlite_store.add(
        *(item(number, REPLY, staff=True, recipients=(ANNA.text,)) for number in range(1, 1102))
    )
    assert sqlite_store.source.erase_leftovers(mandate(), []) == 1101
    assert recipients(sqlite_store) == []
