"""Mails that were stored with fewer senders than they name: imported again, they are mended."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text

from dsr_desk.domain.content import PLAIN_SENDER, ImportedItem, SenderLine
from dsr_desk.domain.erasing.receipts import Outcome
from dsr_desk.domain.finding.matches import Why
from dsr_desk.services.ports import Taken
from dsr_desk.services.progress import unheard
from dsr_desk.sources.archive.store import conversation, recipient, writer
from dsr_desk.sources.archive.store import item as item_table
from dsr_desk.sources.archive.writer import SqlArchive
from tests.sources.builders import ANNA, BERTIL, Store, mandate, plan
from tests.sources.sender_lines import HERE, imported, standing, unread

ODD = f"{ANNA}."
BOTH = f"{ANNA}, Bertil <{BERTIL}>"


def before(each: ImportedItem) -> ImportedItem:
    """Return a mail as it was once taken in: the first sender at most, known by its name alone."""
    return replace(each, senders=PLAIN_SENDER, content="")


def again(store: Store, *items: ImportedItem) -> Taken:
    return SqlArchive(store.engine).add(items, unheard)


def marks(store: Store) -> dict[str, str]:
    return {f.ref.key: f.fingerprint for f in store.found(mandate(HERE, subjects=(ANNA, BERTIL)))}


def rows(store: Store) -> list[tuple[object, ...]]:
    """Return all that the archive holds of items and their senders, without their numbers."""
    named = [c for c in item_table.c if c.name not in ("id", "external_key", "conversation_id")]
    with store.engine.connect() as connection:
        held = [tuple(row) for row in connection.execute(select(*named).order_by(item_table.c.id))]
        told = select(*(c for c in writer.c if c.name not in ("id", "item_id"))).order_by(
            writer.c.id
        )
        return [*held, *(tuple(row) for row in connection.execute(told))]


def test_a_mail_without_an_author_is_found_once_its_file_is_imported_again(store: Store) -> None:
    one = imported(1, ODD)
    store.add(before(one))
    assert (standing(store), unread(store)) == ({}, 1)
    assert again(store, one, imported(2, str(ANNA))) == Taken(1, 1, 1)
    assert standing(store) == {"1": Why.NEAR_SENDER, "2": Why.SENDER}
    assert unread(store) == 0
    assert again(store, one) == Taken(0, 1, 0)


@pytest.mark.parametrize("sender", [ODD, BOTH, f"Anna <{ANNA}>, old@[192.0.2.1]", "", str(ANNA)])
def test_what_is_mended_is_what_an_import_makes_today(store: Store, sender: str) -> None:
    one = imported(1, sender)
    store.add(one)
    today = rows(store)
    assert again(store, one) == Taken(0, 1, 0)
    with store.engine.begin() as connection:
        for table in (recipient, writer, item_table, conversation):
            connection.execute(delete(table))
    store.add(before(one))
    once = rows(store)
    taken = again(store, one)
    assert rows(store) == (today if taken.mended else once)
    assert taken.mended == bool(one.senders.near or one.senders.several)


def test_a_mended_mail_is_found_by_the_words_of_its_sender_line(sqlite_store: Store) -> None:
    one = imported(1, f"Falukorv <{ODD}>")
    sqlite_store.add(before(one))
    again(sqlite_store, one)
    with sqlite_store.engine.begin() as connection:
        check = "INSERT INTO item_fts(item_fts, rank) VALUES('integrity-check', 1)"
        connection.execute(text(check))
        found = "SELECT rowid FROM item_fts WHERE item_fts MATCH 'falukorv'"
        assert len(connection.scalars(text(found)).all()) == 1


def test_a_mail_with_a_sender_that_stays_unreadable_is_left_as_it_is(store: Store) -> None:
    one = imported(1, "MAILER-DAEMON")
    store.add(before(one))
    stored = rows(store)
    assert again(store, one) == Taken(0, 1, 0)
    assert (rows(store), unread(store)) == (stored, 1)


def test_an_approved_item_that_turns_out_to_be_of_two_is_another_item(store: Store) -> None:
    one = imported(1, BOTH)
    store.add(before(one))
    assert standing(store) == {"1": Why.SENDER}
    approved = plan(store.found(mandate(HERE)))
    assert again(store, one).mended == 1
    assert standing(store) == {"1": Why.CO_AUTHOR}
    (outcome,) = store.source.erase(approved, mandate(HERE))
    assert outcome.outcome is Outcome.CHANGED


def test_a_mail_that_only_goes_by_the_same_name_mends_nothing(store: Store) -> None:
    one = imported(1, ODD)
    store.add(before(one))
    stored = rows(store)
    later = replace(one, at=one.at.replace(hour=23))
    elsewhere = replace(one, reply_to=str(BERTIL))
    assert again(store, later, elsewhere).mended == 0
    assert rows(store) == stored


def test_an_author_that_only_a_name_vouches_for_is_a_suggestion(store: Store) -> None:
    store.add(before(imported(1, "okänd")))
    forged = imported(1, f"Anna <{ANNA}>")
    assert again(store, forged) == Taken(0, 1, 1)
    assert standing(store) == {"1": Why.NEAR_SENDER}


def test_an_author_that_the_same_content_vouches_for_is_the_author(store: Store) -> None:
    one = imported(1, f"Anna <{ANNA}>")
    store.add(replace(one, author="", author_name=""))
    assert again(store, one) == Taken(0, 1, 1)
    assert standing(store) == {"1": Why.SENDER}


def test_another_author_under_the_same_name_mends_nothing(store: Store) -> None:
    store.add(before(imported(1, str(ANNA))))
    stored = rows(store)
    assert again(store, imported(1, f"{BERTIL}, {ANNA}")) == Taken(0, 1, 0)
    assert rows(store) == stored


def test_nobody_becomes_a_sender_of_an_item_that_looks_as_before(store: Store) -> None:
    line = f"{ANNA} och {BERTIL}"
    one = replace(
        imported(1, "x"), author="", author_name="", senders=SenderLine(line, (), (), True)
    )
    store.add(one)
    stored = rows(store)
    several = SenderLine(line, (ANNA.text, BERTIL.text))
    assert again(store, replace(one, senders=several)) == Taken(0, 1, 0)
    assert rows(store) == stored


_PIECES = st.sampled_from(
    [str(ANNA), str(BERTIL), ODD, ", ", " ", "<", ">", '"', "(at)", "Anna", "x@[192.0.2.1]", ";"]
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_PIECES, max_size=5))
def test_whoever_is_named_in_addition_changes_the_fingerprint(
    sqlite_store: Store, pieces: list[str]
) -> None:
    with sqlite_store.engine.begin() as connection:
        for table in (recipient, writer, item_table, conversation):
            connection.execute(delete(table))
    one = imported(1, "".join(pieces))
    sqlite_store.add(before(one))
    known = marks(sqlite_store)
    whose = standing(sqlite_store)
    again(sqlite_store, one)
    if whose and standing(sqlite_store) != whose:
        assert known != marks(sqlite_store)


def test_day_and_month_are_turned_only_where_that_is_asked_for(store: Store) -> None:
    one = replace(imported(1, str(ANNA)), content="row", by_order=True)
    store.add(one)
    before, right = marks(store), replace(one, at=one.at.replace(month=2, day=3))
    assert again(store, right) == Taken(0, 1, other_time=1)
    assert again(store, replace(right, by_order=False)) == Taken(0, 1)
    assert marks(store) == before
    archive = SqlArchive(store.engine)
    assert archive.add([right], unheard, set_right=True) == Taken(0, 1, retimed=1)
    assert archive.add([right], unheard, set_right=True) == Taken(0, 1)
    (found,) = store.found(mandate(HERE, subjects=(ANNA,)))
    assert found.at == right.at
    assert marks(store).keys() == before.keys()
    assert marks(store) != before, "what was approved with the other time is another item"
