"""By what a database is known again: marks of rows that nobody erases."""

from __future__ import annotations

from dsr_desk.domain.finding.matches import ItemRef
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
