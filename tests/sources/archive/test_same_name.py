"""Two mails of one Message-ID are two items; the same file twice is one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import inspect, select, text

from dsr_desk.sources.archive.store import (
    ARCHIVE_FORMAT,
    archive_format,
    create_archive,
    open_archive,
)
from dsr_desk.sources.archive.writer import SqlArchive
from tests.sources.builders import Store, item, mandate, store_over

FIRST = replace(item(1, subject="Ett", body="Hej"), content="a" * 64)
SECOND = replace(item(1, subject="Ett", body="Nej"), content="b" * 64)


def test_other_content_under_a_known_name_is_another_item(store: Store) -> None:
    assert store.add(FIRST, SECOND) == (2, 0)
    assert store.add(SECOND, FIRST) == (0, 2)
    found = store.found(mandate())
    bodies = [each.body for each in store.source.items([f.ref for f in found], mandate())]
    assert sorted(bodies) == ["Hej", "Nej"]


def test_what_is_imported_later_under_a_known_name_is_added(store: Store) -> None:
    assert [store.add(FIRST), store.add(SECOND), store.add(FIRST)] == [(1, 0), (1, 0), (0, 1)]


def test_an_archive_that_knew_mails_by_name_alone_takes_none_twice(store: Store) -> None:
    store.add(replace(FIRST, content=""))
    assert store.add(SECOND, FIRST) == (1, 1)
    assert store.add(SECOND, FIRST) == (0, 2)


def _of_first_format(path: Path) -> None:
    engine = create_archive(path)
    SqlArchive(engine).add([replace(FIRST, content="")], lambda step: None)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE writer"))
        connection.execute(text("DROP INDEX attachment_by_type"))
        connection.execute(text("DROP INDEX item_by_row"))
        connection.execute(text("ALTER TABLE item DROP COLUMN row_key"))
        connection.execute(text("UPDATE archive_format SET version = 1"))
    engine.dispose()


def test_an_archive_of_the_first_format_is_brought_up_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    _of_first_format(path)
    engine = open_archive(path)
    store = store_over(engine, path)
    with engine.connect() as connection:
        assert connection.scalar(select(archive_format.c.version)) == ARCHIVE_FORMAT
        indexes = {each["name"] for each in inspect(connection).get_indexes("attachment")}
        of_items = {each["name"] for each in inspect(connection).get_indexes("item")}
    assert "attachment_by_type" in indexes
    assert "item_by_row" in of_items
    assert store.source.readiness().can_erase
    assert [f.why for f in store.found(mandate())] == ["sender"]
    store.source.close()


def test_a_mail_stored_without_a_sender_before_is_counted(sqlite_store: Store) -> None:
    sqlite_store.add(item(1, ""))
    (unread,) = sqlite_store.source.unread(mandate())
    assert (unread.files, unread.senders) == (0, 1)
