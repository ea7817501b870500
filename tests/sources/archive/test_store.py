from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text, update

from dsr_desk.domain.errors import (
    WorkspaceDamaged,
    WorkspaceMissing,
    WorkspaceTooNew,
)
from dsr_desk.services.ports import ArchiveWriter, ContentSource
from dsr_desk.sources.archive.store import (
    ARCHIVE_FORMAT,
    archive_format,
    archive_source,
    create_archive,
    open_archive,
)
from dsr_desk.sources.archive.writer import SqlArchive
from tests.sources.builders import item, mandate, store_over


def test_an_archive_is_a_content_source_and_takes_content(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    engine = create_archive(path)
    writer: ArchiveWriter = SqlArchive(engine)
    writer.add([item(1)], lambda _: None)
    source = archive_source(path, engine)
    port: ContentSource = source
    assert port.key == "archive"
    assert port.readiness().can_erase
    assert len(list(port.find(mandate()))) == 1
    assert port.files()[0] == path
    source.close()


def test_making_an_archive_that_is_there_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    store = store_over(create_archive(path), path)
    store.add(item(1))
    store.source.close()
    again = store_over(create_archive(path), path)
    assert len(again.found(mandate())) == 1
    again.source.close()
    source = archive_source(path)
    assert len(list(source.find(mandate()))) == 1
    source.close()


def test_a_missing_archive_is_not_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceMissing):
        open_archive(tmp_path / "archive.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_an_archive_of_a_newer_program_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    engine = create_archive(path)
    with engine.begin() as connection:
        connection.execute(update(archive_format).values(version=ARCHIVE_FORMAT + 1))
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(WorkspaceTooNew, match=f"version {ARCHIVE_FORMAT + 1}"):
        open_archive(path)
    with pytest.raises(WorkspaceTooNew, match=f"version {ARCHIVE_FORMAT + 1}"):
        create_archive(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [b"no database at all, but long enough to be looked at" * 100, b"", b"SQLite format 3\x00"],
)
def test_a_file_that_is_no_archive_is_said_to_be_damaged(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "archive.sqlite"
    path.write_bytes(damage)
    with pytest.raises(WorkspaceDamaged, match=r"archive\.sqlite"):
        open_archive(path)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM archive_format", "UPDATE archive_format SET version = 0"]
)
def test_an_archive_without_a_version_is_said_to_be_damaged(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "archive.sqlite"
    create_archive(path).dispose()
    tool = sqlite3.connect(path, isolation_level=None)
    tool.execute(statement)
    tool.close()
    with pytest.raises(WorkspaceDamaged):
        open_archive(path)


def test_the_index_follows_every_change(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    store = store_over(create_archive(path), path)
    store.add(item(1, body="grönkål"), item(2, body="rödbeta"))

    def hits(word: str) -> list[int]:
        with store.engine.connect() as connection:
            found = connection.execute(
                text("SELECT rowid FROM item_fts WHERE item_fts MATCH :word"), {"word": word}
            )
            return [row[0] for row in found]

    assert (hits("gronkal"), hits("rodbeta")) == ([1], [2])
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE item SET body = 'palsternacka' WHERE id = 1"))
        connection.execute(text("DELETE FROM recipient WHERE item_id = 2"))
        connection.execute(text("DELETE FROM item WHERE id = 2"))
    assert (hits("gronkal"), hits("rodbeta"), hits("palsternacka")) == ([], [], [1])
    with store.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO item_fts(item_fts, rank) VALUES('integrity-check', 1)")
        )
    store.source.close()
