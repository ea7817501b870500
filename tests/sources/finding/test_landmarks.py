"""By what a database is known again: marks of rows that nobody erases."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from dsr_desk.domain.finding.matches import ItemRef
from dsr_desk.sources.archive.store import item as item_table
from dsr_desk.sources.finding import landmarks as module
from tests.sources.builders import BERTIL, Store, item, mandate


def _filled(store: Store, count: int = 6) -> Store:
    store.add(*(item(number, BERTIL.text) for number in range(1, count + 1)))
    store.add(item(count + 1, organisation="press", channel="press-mail"))
    return store


def _refs(store: Store) -> list[ItemRef]:
    return [found.ref for found in store.source.find(mandate(subjects=[BERTIL]))]


def test_the_same_rows_have_the_same_marks_and_each_its_own(store: Store) -> None:
    source = _filled(store).source
    marks = source.landmarks(mandate(), (), 100)
    assert len(set(marks)) == len(marks) == 6
    assert set(source.landmarks(mandate(), (), 100)) == set(marks)
    assert set(source.landmarks(mandate(), (), 2)) < set(marks)


def test_what_is_erased_has_none_and_nothing_outside_the_fence(store: Store) -> None:
    source = _filled(store).source
    gone = _refs(store)[:2]
    assert len(source.landmarks(mandate(), gone, 100)) == 4
    assert set(source.landmarks(mandate(), gone, 100)) < set(source.landmarks(mandate(), (), 100))
    assert len(source.landmarks(mandate(), gone, 3)) == 3


def test_a_row_that_was_changed_has_another_mark(sqlite_store: Store) -> None:
    source = _filled(sqlite_store).source
    before = set(source.landmarks(mandate(), (), 100))
    with sqlite_store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE item SET body = body || 'x' WHERE id = 1")
        connection.exec_driver_sql("DELETE FROM recipient")
    assert len(before & set(source.landmarks(mandate(), (), 100))) == 5


def test_a_mark_says_nothing_of_what_stands_there(store: Store) -> None:
    marks = _filled(store).source.landmarks(mandate(), (), 100)
    assert all(len(mark) == 8 and set(mark) <= set("0123456789abcdef") for mark in marks)


def test_the_lowest_are_taken_wherever_they_lie(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where other channels were there first, and where there are fewer than are wanted."""
    store.add(*(item(n, organisation="press", channel="press-mail") for n in range(1, 9)))
    store.add(*(item(n, BERTIL.text) for n in range(10, 20)))
    source = store.source
    every = source.landmarks(mandate(), (), 100)
    lowest = set(source.landmarks(mandate(), (), 3))
    assert (len(set(every)), len(lowest), lowest < set(every)) == (10, 3, True)
    monkeypatch.setattr(module, "_TIMES", 1)
    for first in (1, 5, 9, 12, 100):
        monkeypatch.setattr(module, "_FIRST", first)
        assert set(source.landmarks(mandate(), (), 3)) == lowest, first
        assert set(source.landmarks(mandate(), (), 100)) == set(every), first


@pytest.mark.postgres
def test_a_server_is_not_gone_through_to_where_the_channel_begins(postgres_store: Store) -> None:
    """The rows that it passes over are counted: it goes by the order of keys, or by an index."""
    store = postgres_store
    store.add(item(1, organisation="press", channel="press-mail"), item(2, BERTIL.text))
    with store.engine.begin() as connection:
        _copied(connection, "press", 1_000, 40_000)
        _copied(connection, "town", 50_000, 70_000)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE item"))
    asked: list[tuple[str, Any]] = []

    def hear(_: object, __: object, statement: str, given: Any, *___: object) -> None:
        asked.append((statement, given))

    event.listen(store.engine, "before_cursor_execute", hear)
    try:
        assert len(store.source.landmarks(mandate(), (), 480)) == 480
    finally:
        event.remove(store.engine, "before_cursor_execute", hear)
    plans = [each for each in asked if "ORDER BY" in each[0]]
    with store.engine.connect() as connection:
        cursor = connection.connection.cursor()
        passed = 0
        for statement, given in plans:
            cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + statement, given)
            ((told,),) = cursor.fetchall()
            passed += _passed_over(told[0]["Plan"])
    assert passed < 2 * module._FIRST


def _copied(connection: Connection, organisation: str, first: int, last: int) -> None:
    columns = [c.name for c in item_table.columns if c.name not in ("id", "external_key")]
    named = ", ".join(columns)
    connection.execute(
        text(
            f"INSERT INTO item (id, external_key, {named})"  # noqa: S608  # names of our own
            f" SELECT n, 'copy-' || n, {named} FROM item, generate_series(:first, :last) n"
            " WHERE organisation = :organisation AND id < 1000"
        ),
        {"first": first, "last": last, "organisation": organisation},
    )


def _passed_over(plan: dict[str, Any]) -> int:
    """Return how many rows a plan has read and not taken, in the order of their keys."""
    own = plan.get("Rows Removed by Filter", 0) if plan["Node Type"].startswith("Index") else 0
    return int(own) + sum(_passed_over(each) for each in plan.get("Plans", ()))
