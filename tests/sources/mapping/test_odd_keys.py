"""A foreign store of SQLite's whose keys are texts, and keys that name no row."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dsr_desk.domain.erasing.receipts import Outcome
from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.people import Action
from dsr_desk.sources.engines import sqlite_engine
from dsr_desk.sources.mapping.file import parse_mapping
from tests.sources.builders import BERTIL, MAPPING, Store, item, mandate, plan, store_over

WITHOUT_INDEX = re.sub(r"\[fulltext\][^\[]*", "", MAPPING.read_text("utf-8"))
CHILDREN = ("recipient", "attachment", "writer")


class Foreign:
    """A copy of the archive with other keys, changed by whoever owns it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.path)) as file, file:
            return file.execute(statement, values).fetchall()

    def retype(self, table: str, column: str, before: str, kind: str) -> None:
        """Give a column another type; the rows stay."""
        (made,) = self.run("SELECT sql FROM sqlite_master WHERE name = ?", table)[0]
        changed = re.sub(
            rf"(\b{column}\"? ){before}( NOT NULL)?\b", rf"\1{kind}", str(made), count=1
        )
        changed = re.sub(r"\s+AUTOINCREMENT", "", changed)
        assert changed != made
        self.remake(table, changed)

    def remake(self, table: str, changed: str) -> None:
        """Make a table anew by another statement; the rows stay."""
        with closing(sqlite3.connect(self.path, isolation_level=None)) as file:
            file.execute("PRAGMA legacy_alter_table = ON")
            file.execute(f"ALTER TABLE {table} RENAME TO older")
            file.execute(changed)
            file.execute(f"INSERT INTO {table} SELECT * FROM older")  # noqa: S608
            file.execute("DROP TABLE older")

    def rekey(self, before: str, after: str) -> None:
        """Give the items' keys, and those of what hangs on them, another type."""
        self.retype("item", "id", before, after)
        for child in CHILDREN:
            self.retype(child, "item_id", before, after)

    def rename(self, before: str, after: str) -> None:
        """Give an item another key, and all that hangs on it."""
        self.run("UPDATE item SET id = ? WHERE id = ?", after, before)
        for child in CHILDREN:
            statement = f"UPDATE {child} SET item_id = ? WHERE item_id = ?"  # noqa: S608
            self.run(statement, after, before)

    def store(self, mapping: str = WITHOUT_INDEX) -> Store:
        return store_over(sqlite_engine(self.path), self.path, parse_mapping(mapping, "foreign"))


@pytest.fixture
def foreign(sqlite_store: Store) -> Foreign:
    """Anna's two mails and Bertil's one, each with a file and a recipient, under keys of text."""
    sqlite_store.add(
        item(1, files=(b"one",)), item(2, files=(b"two",)), item(3, BERTIL.text, files=(b"three",))
    )
    sqlite_store.source.close()
    assert sqlite_store.path is not None
    made = Foreign(sqlite_store.path)
    for (trigger,) in made.run("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        made.run(f"DROP TRIGGER {trigger}")
    made.run("DROP TABLE IF EXISTS item_fts")
    made.rekey("INTEGER", "TEXT")
    return made


def left(foreign: Foreign) -> list[tuple[object, ...]]:
    return foreign.run("SELECT item_id, filename FROM attachment ORDER BY id")


def test_keys_of_text_are_found_shown_and_erased(foreign: Foreign) -> None:
    foreign.rename("2", "01")
    store = foreign.store()
    assert store.source.readiness().can_erase
    found = store.found(mandate())
    assert [each.ref.key for each in found] == ["1", "01"]
    shown = store.source.items([each.ref for each in found], mandate())
    assert [[a.filename for a in each.attachments] for each in shown] == [
        ["file-1-1.txt"],
        ["file-2-1.txt"],
    ]
    done = store.source.erase(plan(found[1:]), mandate())
    assert [each.outcome for each in done] == [Outcome.ERASED]
    assert left(foreign) == [("1", "file-1-1.txt"), ("3", "file-3-1.txt")]


@pytest.mark.parametrize("key", [None, b"1", b"\xff", "a\x00b"])
def test_a_key_that_names_no_row_stops_the_source_and_is_told(
    foreign: Foreign, key: object
) -> None:
    store = foreign.store()
    before = store.found(mandate())
    foreign.run("UPDATE item SET id = ? WHERE id = '2'", key)
    ready = store.source.readiness()
    assert (ready.can_search, ready.can_erase) == (False, False)
    assert "“item” has no “id”" in ready.reason
    with pytest.raises(SourceUnavailable, match="has no “id”"):
        store.found(mandate())
    with pytest.raises(SourceUnavailable, match="has no “id”"):
        store.source.erase(plan(before), mandate())
    assert len(left(foreign)) == 3
    foreign.run("UPDATE item SET id = '2' WHERE id IS NOT '1' AND id IS NOT '3'")
    assert store.source.readiness().can_erase
    assert store.found(mandate()) == before


@pytest.mark.parametrize("key", ["x", 1.5, None, b"1"])
def test_a_column_of_numbers_with_anything_else_in_it_is_told_too(
    foreign: Foreign, key: object
) -> None:
    foreign.rekey("TEXT", "INT")
    assert foreign.store().source.readiness().can_erase
    foreign.run("UPDATE item SET id = ? WHERE id = 3", key)
    assert "has no “id”" in foreign.store().source.readiness().reason


def test_many_rows_without_a_key_are_as_one(foreign: Foreign) -> None:
    foreign.run("UPDATE item SET id = NULL")
    assert "has no “id”" in foreign.store().source.readiness().reason


def test_what_hangs_on_a_row_must_be_known_by_the_same_kind_of_key(foreign: Foreign) -> None:
    foreign.retype("attachment", "item_id", "TEXT", "INTEGER")
    ready = foreign.store().source.readiness()
    assert not ready.can_search
    assert "“attachment.item_id” is not of the same kind" in ready.reason


def test_a_file_that_hangs_on_another_row_by_its_letters_case_stays(foreign: Foreign) -> None:
    foreign.rename("1", "a")
    foreign.rename("3", "A")
    foreign.retype("attachment", "item_id", "TEXT", "TEXT COLLATE NOCASE")
    store = foreign.store()
    found = [each for each in store.found(mandate()) if each.ref.key == "a"]
    store.source.erase(plan(found), mandate())
    assert ("A", "file-3-1.txt") in left(foreign)
    assert ("a", "file-1-1.txt") not in left(foreign)


def test_items_that_only_their_letters_case_tells_apart_are_each_given_their_own_text(
    foreign: Foreign,
) -> None:
    (made,) = foreign.run("SELECT sql FROM sqlite_master WHERE name = 'item'")[0]
    exact = str(made).replace("id TEXT PRIMARY KEY", "id TEXT COLLATE NOCASE NOT NULL")
    exact = exact.replace("\tFOREIGN", "\tPRIMARY KEY (id COLLATE BINARY), FOREIGN", 1)
    foreign.remake("item", exact)
    for child in CHILDREN:
        # Such a key can't be referred to.
        (own,) = foreign.run("SELECT sql FROM sqlite_master WHERE name = ?", child)[0]
        foreign.remake(child, re.sub(r",\s*FOREIGN KEY\(item_id\)[^,]*(?=,|\n\))", "", str(own)))
    foreign.run("UPDATE item SET id = 'a', external_key = 'one' WHERE id = '1'")
    foreign.run("UPDATE item SET id = 'A', external_key = 'two' WHERE id = '2'")
    foreign.run("UPDATE item SET body = 'of ' || id")
    store = foreign.store()
    found = store.found(mandate())
    assert [each.ref.key for each in found] == ["a", "A"]
    done = store.source.erase(plan(found, Action.ANONYMISE), mandate())
    assert {each.outcome for each in done} == {Outcome.ANONYMISED}
    masked = foreign.run("SELECT id, body FROM item WHERE id COLLATE BINARY IN ('a', 'A')")
    assert sorted(masked) == [("A", "of A"), ("a", "of a")]


def test_an_index_by_numbers_fits_no_keys_of_text(foreign: Foreign) -> None:
    foreign.run("CREATE VIRTUAL TABLE item_fts USING fts5(body)")
    ready = foreign.store(MAPPING.read_text("utf-8")).source.readiness()
    assert not ready.can_search
    assert "lists rows by number" in ready.reason


def test_addresses_that_the_store_compares_without_case_are_found_and_erased(
    foreign: Foreign,
) -> None:
    foreign.retype("item", "author_key", "VARCHAR", "TEXT COLLATE NOCASE")
    foreign.run("UPDATE item SET author_key = upper(author_key) WHERE id = '2'")
    store = foreign.store()
    found = store.found(mandate())
    assert [each.ref.key for each in found] == ["1", "2"]
    assert store.source.beside(mandate(), (), ()).own == ((1, 2),)
    done = store.source.erase(plan(found), mandate())
    assert {each.outcome for each in done} == {Outcome.ERASED}
    assert foreign.run("SELECT id FROM item") == [("3",)]


@pytest.mark.parametrize("kind", ["DATE", "DATETIME", "TIME"])
@pytest.mark.parametrize("odd", ["", "some day", "0000-00-00", "9999-12-31 23:59:59-05:00", 17])
def test_a_time_that_is_none_hides_no_row_whatever_its_column_is_called(
    foreign: Foreign, kind: str, odd: object
) -> None:
    foreign.retype("item", "at", "DATETIME", kind)
    foreign.run("UPDATE item SET at = ? WHERE id = '2'", odd)
    foreign.run("UPDATE item SET at = '2026-03-02' WHERE id = '1'")
    found = {each.ref.key: each.at for each in foreign.store().found(mandate())}
    assert found == {
        "1": datetime(2026, 3, 2, tzinfo=UTC),
        "2": datetime(1970, 1, 1, tzinfo=UTC),
    }
