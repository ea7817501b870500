from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import OperationalError

from dsr_desk.domain.erasing.receipts import Outcome, Standing
from dsr_desk.domain.errors import WorkspaceBusy
from dsr_desk.domain.finding.errors import SourceStopped
from dsr_desk.domain.finding.matches import ItemRef
from dsr_desk.domain.people import Action, ChannelKind, Reach
from dsr_desk.sources.archive.store import KEY, attachment, conversation, recipient
from dsr_desk.sources.archive.store import item as item_table
from dsr_desk.sources.masking import MASK
from tests.sources.builders import ANNA, BERTIL, Store, channel, item, mandate, plan

FORUM = mandate(channel("town-forum", kind=ChannelKind.FORUM, action=Action.ANONYMISE))
ANONYMISE = Action.ANONYMISE


def rows(store: Store) -> tuple[int, int, int, int]:
    """How many items, recipients, attachments and conversations there are."""
    tables = (item_table, recipient, attachment, conversation)
    with store.engine.connect() as connection:
        counts = [
            connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables
        ]
    return counts[0], counts[1], counts[2], counts[3]


def test_a_deleted_item_takes_along_what_hangs_on_it(store: Store) -> None:
    store.add(item(1, files=(b"a", b"b")), item(2, BERTIL.text, files=(b"c",)))
    (outcome,) = store.source.erase(plan(store.found(mandate())), mandate())
    assert (outcome.number, outcome.outcome, outcome.reason) == (1, Outcome.ERASED, "")
    assert rows(store) == (1, 1, 1, 2)
    assert store.found(mandate()) == []
    assert len(store.found(mandate(subjects=[BERTIL]))) == 1


def test_what_the_last_word_refuses_is_undone(store: Store) -> None:
    store.add(item(1, files=(b"a", b"b")), item(2, BERTIL.text, files=(b"c",)))
    before, planned = rows(store), plan(store.found(mandate()))

    def refuse() -> None:
        raise WorkspaceBusy

    with pytest.raises(WorkspaceBusy):
        store.source.erase(planned, mandate(), refuse)
    assert rows(store) == before
    store.source.erase(planned, mandate())
    recipients = rows(store)[1]
    with pytest.raises(WorkspaceBusy):
        store.source.erase_leftovers(mandate(), [], refuse)
    assert rows(store)[1] == recipients


def test_every_item_of_a_batch_has_one_outcome_in_order(store: Store) -> None:
    store.add(*(item(number) for number in range(1, 6)))
    planned = plan(store.found(mandate()))
    store.source.erase([planned[1]], mandate())
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE item SET body = 'edited' WHERE subject = 'Subject 4'"))
    strange = planned[0]._replace(number=9, ref=ItemRef(KEY, "own", "12345"))
    asked = [planned[3], strange, planned[1], planned[0]]
    done = store.source.erase(asked, mandate())
    assert [(o.number, o.outcome) for o in done] == [
        (4, Outcome.CHANGED),
        (9, Outcome.ALREADY_GONE),
        (2, Outcome.ALREADY_GONE),
        (1, Outcome.ERASED),
    ]
    assert rows(store)[0] == 3


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE item SET body = body || '.'",
        "UPDATE attachment SET content = (SELECT content FROM attachment WHERE size = 2)",
        "DELETE FROM recipient",
    ],
)
def test_what_has_changed_since_it_was_approved_is_left_alone(
    store: Store, change: str, action: Action
) -> None:
    store.add(item(1, files=(b"a",)), item(2, BERTIL.text, files=(b"bb",)))
    planned = plan(store.found(mandate()), action)
    with store.engine.begin() as connection:
        connection.execute(text(change))
    before = store.found(mandate())
    assert store.source.standing(planned, mandate()) == (Standing.CHANGED,)
    (outcome,) = store.source.erase(planned, mandate())
    assert (outcome.outcome, outcome.reason) == (Outcome.CHANGED, "")
    assert store.found(mandate()) == before


@pytest.mark.parametrize("field", ["channel", "kind"])
def test_a_plan_that_names_another_channel_or_kind_than_the_row_is_refused(
    store: Store, field: str
) -> None:
    store.add(item(1))
    (genuine,) = plan(store.found(mandate()))
    forged = genuine._replace(channel="town-info" if field == "channel" else genuine.channel)
    if field == "kind":
        forged = genuine._replace(kind=ChannelKind.CHAT)
    (outcome,) = store.source.erase([forged], mandate())
    assert outcome.outcome is Outcome.CHANGED
    assert rows(store)[0] == 1


def test_an_item_moved_out_of_the_channels_is_not_called_gone(store: Store) -> None:
    store.add(item(1))
    planned = plan(store.found(mandate()))
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE item SET channel = 'town-spam'"))
    assert store.source.standing(planned, mandate()) == (Standing.CHANGED,)
    (outcome,) = store.source.erase(planned, mandate())
    assert (outcome.outcome, outcome.reason) == (Outcome.CHANGED, "outside-mandate")


def test_an_item_named_twice_is_carried_out_once_and_says_so(store: Store) -> None:
    store.add(item(1))
    (planned,) = plan(store.found(mandate()))
    first, second = store.source.erase([planned, planned._replace(number=2)], mandate())
    assert first.outcome is Outcome.ERASED
    assert (second.outcome, second.reason) == (Outcome.FAILED, "named-twice")


def test_an_id_is_never_given_out_again(store: Store) -> None:
    store.add(item(1))
    planned = plan(store.found(mandate()))
    store.source.erase(planned, mandate())
    store.add(item(2))
    assert store.source.standing(planned, mandate()) == (Standing.GONE,)
    assert rows(store)[0] == 1


def test_an_id_below_zero_is_one_like_any_other(store: Store) -> None:
    store.add(item(1, recipients=()), item(2))
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE item SET id = -id WHERE subject = 'Subject 1'"))
    planned = plan(store.found(mandate()))
    shown = store.source.items([each.ref for each in planned], mandate())
    assert sorted(each.ref.key for each in shown) == ["-1", "2"]
    assert set(store.source.present(planned, mandate())) == {True}
    done = store.source.erase(planned, mandate())
    assert {each.outcome for each in done} == {Outcome.ERASED}
    assert rows(store)[0] == 0


@pytest.mark.parametrize("key", ["-0", "01", "1.5", "abc", str(2**63), "-" + "9" * 5000])
def test_what_can_be_no_key_is_not_called_gone(store: Store, key: str) -> None:
    store.add(item(1))
    (planned,) = plan(store.found(mandate()))
    strange = planned._replace(ref=ItemRef(KEY, "own", key))
    assert store.source.present([strange], mandate()) == (True,)
    (outcome,) = store.source.erase([strange], mandate())
    assert (outcome.outcome, outcome.reason) == (Outcome.CHANGED, "outside-mandate")
    assert rows(store)[0] == 1


def test_a_row_that_is_not_deleted_undoes_the_batch(sqlite_store: Store) -> None:
    sqlite_store.add(item(1), item(2))
    planned = plan(sqlite_store.found(mandate()))
    with sqlite_store.engine.begin() as connection:
        connection.execute(
            text(
                "CREATE TRIGGER keep BEFORE DELETE ON item WHEN old.subject = 'Subject 2'"
                " BEGIN SELECT RAISE(IGNORE); END"
            )
        )
    with pytest.raises(SourceStopped, match="a trigger or a rule"):
        sqlite_store.source.erase(planned, mandate())
    assert rows(sqlite_store) == (2, 2, 0, 2)


def test_an_anonymised_item_stays_and_names_nobody(store: Store) -> None:
    store.add(
        item(
            1,
            ANNA.text.title(),
            channel="town-forum",
            kind=ChannelKind.FORUM,
            subject="Annas fråga",
            body="Hej! Ring Anna Svensson, 070-123 45 67, eller anna.svensson@hemma.example."
            " Min sambo: berit@jobb.example. Vi ses den 2026-05-04, hus 12.",
            recipients=("Anna <anna.svensson@hemma.example>",),
            reply_to="anna@jobb.example",
            files=(b"my name is Anna",),
        ),
    )
    found = store.found(FORUM)
    (outcome,) = store.source.erase(plan(found, ANONYMISE), FORUM)
    assert outcome.outcome is Outcome.ANONYMISED
    assert rows(store) == (1, 0, 0, 1)
    (shown,) = store.source.items([found[0].ref], FORUM)
    assert (shown.author, shown.author_name) == (MASK, MASK)
    assert shown.subject == f"{MASK} fråga"
    assert shown.body == (
        f"Hej! Ring {MASK} {MASK}, {MASK}, eller {MASK}."
        f" Min sambo: {MASK}. Vi ses den 2026-05-04, hus 12."
    )
    with store.engine.connect() as connection:
        row = connection.execute(select(item_table)).one()._mapping
    assert (row["author_key"], row["author_base"]) == (MASK, MASK)
    assert (row["reply_to"], row["reply_key"]) == ("", "")
    assert row["external_key"] == f"anonymised-{row['id']}"
    assert store.found(FORUM) == []


def test_each_item_of_a_batch_is_anonymised_with_its_own_text(store: Store) -> None:
    store.add(
        *(
            item(number, channel="town-forum", kind=ChannelKind.FORUM, body=f"Anna {number}.")
            for number in (1, 2, 3)
        )
    )
    found = store.found(FORUM)
    outcomes = store.source.erase(plan(found, ANONYMISE), FORUM)
    assert {outcome.outcome for outcome in outcomes} == {Outcome.ANONYMISED}
    shown = store.source.items([each.ref for each in found], FORUM)
    assert [each.body for each in shown] == [f"{MASK} {number}." for number in (1, 2, 3)]
    assert {each.author for each in shown} == {MASK}


def test_an_anonymised_page_becomes_plain_text(store: Store) -> None:
    page = '<p title="Anna">Hej <b>An</b><i>na</i> &#65;nna <a href="mailto:x@y.example">här</a>'
    store.add(item(1, channel="town-forum", kind=ChannelKind.FORUM, body=page, html=True))
    found = store.found(FORUM)
    store.source.erase(plan(found, ANONYMISE), FORUM)
    (shown,) = store.source.items([found[0].ref], FORUM)
    assert (shown.html, shown.body) == (False, f"Hej {MASK} {MASK} här")


def test_an_anonymised_item_is_known_again(store: Store) -> None:
    store.add(item(1, channel="town-forum", kind=ChannelKind.FORUM))
    planned = plan(store.found(FORUM), ANONYMISE)
    assert store.source.standing(planned, FORUM) == (Standing.UNCHANGED,)
    store.source.erase(planned, FORUM)
    assert store.source.standing(planned, FORUM) == (Standing.ANONYMISED,)
    (again,) = store.source.erase(planned, FORUM)
    assert again.outcome is Outcome.ANONYMISED


def test_an_anonymised_item_is_not_deleted_by_a_plan_to_delete(store: Store) -> None:
    store.add(item(1, channel="town-forum", kind=ChannelKind.FORUM))
    found = store.found(FORUM)
    store.source.erase(plan(found, ANONYMISE), FORUM)
    assert store.source.standing(plan(found), FORUM) == (Standing.CHANGED,)


def test_staff_replies_are_masked_with_the_names_of_the_person(store: Store) -> None:
    within = mandate(
        channel("town-forum", kind=ChannelKind.FORUM, action=ANONYMISE, reach=Reach.CONVERSATION)
    )
    post = partial(item, channel="town-forum", kind=ChannelKind.FORUM, conversation="t")
    store.add(
        post(1, name="Pim Ek"),
        post(2, "desk@town.example", staff=True, name="Karin", body="Hej Pim! /Karin"),
    )
    planned = plan(store.found(within), ANONYMISE)
    done = store.source.erase(planned, within)
    assert [o.outcome for o in done] == [Outcome.ANONYMISED, Outcome.ANONYMISED]
    assert store.source.standing(planned, within) == (Standing.ANONYMISED,) * 2
    reply = store.source.items([planned[1].ref], within)[0]
    assert (reply.author, reply.author_name, reply.body) == (
        "desk@town.example",
        "Karin",
        f"Hej {MASK}! /Karin",
    )


def test_a_name_is_known_from_items_that_are_not_in_the_batch(store: Store) -> None:
    within = mandate(channel(action=ANONYMISE, reach=Reach.CONVERSATION))
    store.add(
        item(1, name="Pim Ek", conversation="t"),
        item(2, "desk@town.example", staff=True, body="Hej Pim!", conversation="t"),
    )
    (reply,) = [p for p in plan(store.found(within), ANONYMISE) if p.ref.rule == "reply"]
    store.source.erase([reply], within)
    assert store.source.items([reply.ref], within)[0].body == f"Hej {MASK}!"


def test_a_name_is_known_from_the_recipient_line_of_a_reply(store: Store) -> None:
    within = mandate(channel(action=ANONYMISE, reach=Reach.CONVERSATION))
    to = ("Pim Ek <anna.svensson@hemma.example>",)
    reply = item(2, "desk@town.example", staff=True, body="Hej Pim!", conversation="t")
    store.add(item(1, name="", conversation="t"), replace(reply, recipients=to))
    planned = plan(store.found(within), ANONYMISE)
    store.source.erase(planned, within)
    assert store.source.items([planned[1].ref], within)[0].body == f"Hej {MASK}!"


def test_staff_replies_can_follow_in_a_later_batch(store: Store) -> None:
    for action in Action:
        within = mandate(channel(action=action, reach=Reach.CONVERSATION))
        thread = f"t-{action}"
        number = 10 if action is ANONYMISE else 20
        store.add(
            item(number, conversation=thread),
            item(number + 1, "desk@town.example", staff=True, conversation=thread),
        )
        own, reply = plan(store.found(within), action)
        assert store.source.erase([own], within)[0].outcome.done
        assert store.source.standing([reply], within) == (Standing.UNCHANGED,)
        assert store.source.erase([reply], within)[0].outcome.done


@pytest.mark.postgres
@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE item SET body = 'edited'",
        "UPDATE attachment SET content = ''",
        "INSERT INTO attachment"
        " (organisation, channel, item_id, filename, media_type, size, content)"
        " SELECT organisation, channel, id, 'late', '', 0, '' FROM item",
    ],
)
def test_nobody_can_edit_what_is_being_erased(postgres_store: Store, edit: str) -> None:
    """Between the look at the fingerprint and the act nothing may change."""
    store, refused = postgres_store, []
    store.add(item(1, files=(b"x",)))

    def try_to_edit(_c: object, _u: object, statement: str, *_rest: object) -> None:
        if statement.startswith("DELETE FROM attachment"):
            with store.engine.connect() as other:
                other.execute(text("SET LOCAL lock_timeout = '30ms'"))
                with pytest.raises(OperationalError, match="lock"):
                    other.execute(text(edit))
            refused.append(edit)

    event.listen(store.engine, "before_cursor_execute", try_to_edit)
    (outcome,) = store.source.erase(plan(store.found(mandate())), mandate())
    event.remove(store.engine, "before_cursor_execute", try_to_edit)
    assert (outcome.outcome, refused) == (Outcome.ERASED, [edit])


def test_a_batch_larger_than_a_statement_is_one_transaction(sqlite_store: Store) -> None:
    sqlite_store.add(*(item(number) for number in range(1, 1202)))
    planned = plan(sqlite_store.found(mandate()))
    done = sqlite_store.source.erase(planned, mandate())
    assert {o.outcome for o in done} == {Outcome.ERASED}
    assert rows(sqlite_store)[:3] == (0, 0, 0)
