from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.sources.mapping.file import parse_mapping
from tests.sources.builders import ANNA, MAPPING, Store, item, mandate, plan, store_over

SHIPPED = MAPPING.read_text(encoding="utf-8")


def remapped(store: Store, *changes: tuple[str, str]) -> Store:
    """The same database under another mapping."""
    changed = SHIPPED
    for before, after in changes:
        assert before in changed
        changed = changed.replace(before, after)
    return store_over(store.engine, store.path, parse_mapping(changed, "changed"))


def test_the_archive_fits_its_mapping(store: Store) -> None:
    ready = store.source.readiness()
    assert (ready.can_search, ready.can_erase, ready.reason) == (True, True, "")


def test_a_missing_guard_table_makes_the_source_read_only_and_says_why(store: Store) -> None:
    store.add(item(1))
    changed = remapped(store, ('"archive_format", ', '"audit_trail", '))
    ready = changed.source.readiness()
    assert (ready.can_search, ready.can_erase) == (True, False)
    assert "“audit_trail” is missing" in ready.reason
    found = changed.found(mandate())
    assert len(found) == 1
    with pytest.raises(SourceUnavailable, match="audit_trail"):
        changed.source.erase(plan(found), mandate())
    with pytest.raises(SourceUnavailable, match="audit_trail"):
        changed.source.erase_leftovers(mandate(), [])
    assert store.found(mandate()) == found


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('"recipient.item_id', '"cc.item_id', "table “cc” is missing"),
        ('subject = "subject"', 'subject = "title"', "column “item.title” is missing"),
        ('content = "content"', 'content = "bytes"', "column “attachment.bytes” is missing"),
        ('recipients = "recipient.address"', 'recipients = "recipient.to_"', "recipient.to_"),
        ('channel = "channel"', 'channel = "inbox"', "inbox” is missing"),
        ('only = ["staff = true"]', 'only = ["subject = true"]', "not true or false"),
        ('mask = ["subject", "body"]', 'mask = ["subject", "at"]', "no text"),
        ("html = false", 'html = "no"', "can’t take the value"),
        ("html = false", "subject = false", "can’t take the value"),
        ('reply_to = ""', 'channel = ""', "out of its scope"),
        ('reply_to = ""', 'id = "1"', "out of its scope"),
        ('reply_to = ""', f'kind = "{"x" * 17}"', "can’t take the value"),
    ],
)
def test_a_mapping_that_does_not_fit_can_not_search(
    sqlite_store: Store, before: str, after: str, reason: str
) -> None:
    changes = [(before, after)]
    if "cc." in after:
        changes += [('table = "recipient"', 'table = "cc"')]
    ready = remapped(sqlite_store, *changes).source.readiness()
    assert (ready.can_search, ready.can_erase) == (False, False)
    assert reason in ready.reason


def test_rows_must_be_named_by_the_whole_primary_key(sqlite_store: Store) -> None:
    changes = [('id = ["id"]', 'id = ["external_key"]'), ("= item.id", "= item.external_key")]
    ready = remapped(sqlite_store, *changes, ('external_key = "anonymised-{id}"', "")).source
    assert "not the whole primary key" in ready.readiness().reason


def test_leftovers_must_hang_on_items(sqlite_store: Store) -> None:
    changes = [('table = "recipient"', 'table = "item"'), ('"recipient"\n', '"thread"\n')]
    changes += [('mine = ["address_key', 'mine = ["author_key')]
    ready = remapped(sqlite_store, *changes).source.readiness()
    assert "leads to no table of items" in ready.reason


def test_an_ordinary_table_is_no_full_text_index(sqlite_store: Store) -> None:
    changed = remapped(sqlite_store, ('table = "item_fts"', 'table = "item"'))
    ready = changed.source.readiness()
    assert (ready.can_search, ready.can_erase) == (True, False)
    assert "“item” is no full-text index" in ready.reason


def test_a_table_that_goes_away_stops_the_next_erasure(sqlite_store: Store) -> None:
    sqlite_store.add(item(1))
    found = sqlite_store.found(mandate())
    with sqlite_store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE archive_format RENAME TO gone"))
    with pytest.raises(SourceUnavailable, match="archive_format"):
        sqlite_store.source.erase(plan(found), mandate())


def test_a_file_that_is_not_there_is_a_reason_and_no_empty_store(tmp_path: Path) -> None:
    from dsr_desk.sources.engines import sqlite_engine

    path = tmp_path / "gone.sqlite"
    source = store_over(sqlite_engine(path), path).source
    ready = source.readiness()
    assert not ready.can_search
    assert "gone.sqlite" in ready.reason
    with pytest.raises(SourceUnavailable):
        list(source.find(mandate(subjects=[ANNA])))
    assert not path.exists()
