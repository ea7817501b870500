"""Rows of a table that are there read with other columns: told, set right, never doubled."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text, update

from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.people import Action
from dsr_desk.services.ports import Taken
from dsr_desk.services.progress import unheard
from dsr_desk.sources.archive.store import conversation
from dsr_desk.sources.archive.store import item as item_table
from dsr_desk.sources.archive.writer import SqlArchive
from tests.sources.builders import ANNA, BERTIL, Store, mandate, plan
from tests.sources.sender_lines import HERE, imported

ROW = "r" * 64


def row(content: str = "a", author: str = str(ANNA), key: str = ROW, **more: Any) -> ImportedItem:
    """Return a row as an import reads it; one without a conversation is one of its own."""
    told = {"content": content, "external_id": content, "conversation": content, "row": key}
    return replace(imported(1, author), **told | more)


def authors(store: Store) -> list[str]:
    with store.engine.connect() as connection:
        return sorted(connection.scalars(select(item_table.c.author)))


def add(store: Store, *items: ImportedItem, set_right: bool = False) -> Taken:
    return SqlArchive(store.engine).add(items, unheard, set_right=set_right)


def test_a_row_that_was_read_otherwise_is_told_and_not_added(store: Store) -> None:
    assert add(store, row()) == Taken(1, 0)
    other = row("b", str(BERTIL), body="Annat")
    told = Taken(0, 1, otherwise=1, differing=frozenset({"author", "text"}))
    assert SqlArchive(store.engine).otherwise([other]) == replace(told, known=0)
    assert add(store, other) == told
    assert add(store, other, row("c", key="n" * 64)) == replace(told, added=1)
    assert authors(store) == [str(ANNA), str(ANNA)]


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"at": imported(1, str(ANNA)).at + timedelta(days=1)}, "at"),
        ({"body": "Annat"}, "text"),
        ({"subject": "Annat"}, "subject"),
        ({"author_name": "Annan"}, "name"),
        ({"recipients": ("bo@x.example",)}, "to"),
        ({"conversation": "tråd"}, "thread"),
        ({"staff": True}, "staff"),
    ],
)
def test_each_part_that_is_read_otherwise_is_told_and_set_right(
    store: Store, change: dict[str, Any], part: str
) -> None:
    add(store, row())
    other = row("b", **{"conversation": "a"} | change)
    archive = SqlArchive(store.engine)
    assert archive.otherwise([other]) == Taken(otherwise=1, differing=frozenset({part}))
    assert add(store, other, set_right=True) == Taken(0, 1, reread=1)
    assert archive.otherwise([other]) == Taken()
    assert add(store, other) == Taken(0, 1), "it is known as what it is read now"
    assert add(store, row()).differing == {part}


def test_what_says_the_same_in_both_readings_is_known(store: Store) -> None:
    add(store, row())
    other = replace(row("b"), conversation="a")
    assert SqlArchive(store.engine).otherwise([other]) == Taken()
    assert add(store, other) == Taken(0, 1)
    assert add(store, other, set_right=True) == Taken(0, 1)


def test_a_row_that_is_set_right_is_another_item_for_an_approval(store: Store) -> None:
    add(store, row(author=str(BERTIL), recipients=("x@x.example",)))
    (before,) = store.found(mandate(HERE, subjects=(BERTIL,)))
    assert add(store, row("b"), set_right=True) == Taken(0, 1, reread=1)
    assert store.found(mandate(HERE, subjects=(BERTIL,))) == []
    (after,) = store.found(mandate(HERE, subjects=(ANNA,)))
    assert after.ref == before.ref
    assert after.fingerprint != before.fingerprint
    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(conversation)) == 1, (
            "a conversation that nothing is left of is gone"
        )


def test_a_row_of_another_channel_is_another_row(store: Store) -> None:
    add(store, row())
    assert add(store, row("b", str(BERTIL), channel="elsewhere")) == Taken(1, 0)


def test_what_was_taken_in_before_rows_were_known_is_known_after_the_same_again(
    store: Store,
) -> None:
    add(store, row())
    with store.engine.begin() as connection:
        connection.execute(update(item_table).values(row_key=None))
    assert add(store, row()) == Taken(0, 1)
    assert add(store, row("b", str(BERTIL))).otherwise == 1


@pytest.mark.parametrize("action", list(Action))
def test_no_hash_of_a_row_is_left_of_what_is_erased(store: Store, action: Action) -> None:
    add(store, row())
    within = mandate(replace(HERE, policy=replace(HERE.policy, action=action)), subjects=(ANNA,))
    store.source.erase(plan(store.found(within), action), within)
    with store.engine.connect() as connection:
        assert ROW not in connection.scalars(select(item_table.c.row_key)).all()


def test_rows_are_looked_up_in_an_index(sqlite_store: Store) -> None:
    with sqlite_store.engine.connect() as connection:
        asked = "EXPLAIN QUERY PLAN SELECT id FROM item WHERE organisation = :o AND channel = :c"
        bound = {"o": "town", "c": "town-mail", "a": "x", "b": "y"}
        steps = connection.execute(text(f"{asked} AND row_key IN (:a, :b)"), bound).all()
        first = connection.execute(text("EXPLAIN QUERY PLAN SELECT id FROM item"
                                        " WHERE row_key > :a LIMIT 1"), bound).all()  # fmt: skip
    assert "item_by_row" in steps[0][-1]
    assert "item_by_row" in first[0][-1]


def twice(store: Store) -> None:
    """Let a row stand there twice, as an earlier program took it in with two readings."""
    for reading in (row("a"), row("b", str(BERTIL))):
        with store.engine.begin() as connection:
            connection.execute(update(item_table).values(row_key=None))
        add(store, reading)
    for reading in (row("a"), row("b", str(BERTIL))):
        add(store, reading)


def test_a_row_that_stands_there_twice_from_before_is_set_right_in_both_places(
    store: Store,
) -> None:
    twice(store)
    assert authors(store) == sorted([str(ANNA), str(BERTIL)])
    third = row("c", body="Annat")
    assert SqlArchive(store.engine).otherwise([third]).otherwise == 2
    assert add(store, third, set_right=True) == Taken(0, 1, reread=2)
    assert authors(store) == [str(ANNA), str(ANNA)]
    assert SqlArchive(store.engine).otherwise([third]) == Taken()
    assert add(store, third) == Taken(0, 1)
    with store.engine.connect() as connection:
        assert connection.scalars(select(item_table.c.body)).all() == ["Annat", "Annat"]
