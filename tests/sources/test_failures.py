from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, event, text

from dsr_desk.domain.errors import (
    Defect,
    DeskError,
    DiskFull,
    SourceUnavailable,
    WorkspaceBusy,
    WorkspaceDamaged,
    WorkspaceReadOnly,
)
from dsr_desk.domain.finding.errors import SourceTextUnreadable
from dsr_desk.sources.archive.store import archive_source, create_archive, open_archive
from dsr_desk.sources.failures import told, translated
from dsr_desk.sources.sql import SqlSource
from tests.sources.builders import ANNA, Store, channel, item, mandate, plan, store_over

SECRET = "Annas hemlighet"


def shown(error: DeskError) -> str:
    """Everything that a person or a log could get to see of an error."""
    return f"{error!s} {error.facts} {error.__cause__!r}"


def test_a_full_disk_undoes_the_step_and_says_so(sqlite_store: Store) -> None:
    sqlite_store.add(item(1))
    sqlite_store.engine.dispose()

    def small(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count=1").close()

    event.listen(sqlite_store.engine, "connect", small)
    with pytest.raises(DiskFull):
        sqlite_store.add(*(item(number, body="x" * 9000) for number in range(2, 60)))
    assert len(sqlite_store.found(mandate())) == 1


def test_another_writer_makes_the_archive_busy(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    create_archive(path).dispose()
    store = store_over(open_archive(path, busy_ms=20), path)
    store.add(item(1))
    planned = plan(store.found(mandate()))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(WorkspaceBusy):
        store.source.erase(planned, mandate())
    other.close()
    assert store.source.erase(planned, mandate())[0].outcome.done
    store.source.close()


def test_a_store_that_may_not_be_written_says_so(sqlite_store: Store) -> None:
    sqlite_store.add(item(1))
    planned = plan(sqlite_store.found(mandate()))
    sqlite_store.engine.dispose()

    def query_only(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA query_only=ON").close()

    event.listen(sqlite_store.engine, "connect", query_only)
    with pytest.raises(WorkspaceReadOnly):
        sqlite_store.source.erase(planned, mandate())
    assert len(sqlite_store.found(mandate())) == 1


def test_a_damaged_store_says_so(sqlite_store: Store) -> None:
    assert sqlite_store.path is not None
    sqlite_store.add(*(item(number, body="x" * 3000) for number in range(1, 200)))
    sqlite_store.source.scrub()
    sqlite_store.source.close()
    data = bytearray(sqlite_store.path.read_bytes())
    data[8192:-4096] = b"\xa5" * (len(data) - 8192 - 4096)
    sqlite_store.path.write_bytes(bytes(data))
    source = archive_source(sqlite_store.path, sqlite_store.engine)
    with pytest.raises(WorkspaceDamaged, match=r"archive\.sqlite"):
        list(source.find(mandate()))


def test_text_that_is_not_utf_8_says_damaged_and_quotes_nothing(sqlite_store: Store) -> None:
    sqlite_store.add(item(1))
    with sqlite_store.engine.begin() as connection:
        connection.execute(
            text("UPDATE item SET body = CAST(:bytes AS TEXT)"),
            {"bytes": SECRET.encode() + b"\xff"},
        )
    with pytest.raises(WorkspaceDamaged) as raised:
        list(sqlite_store.source.find(mandate()))
    assert "hemlig" not in shown(raised.value)


def test_a_foreign_store_says_where_its_text_is_no_utf_8_and_that_it_is_a_gap(
    sqlite_store: Store,
) -> None:
    sqlite_store.add(item(1))
    with sqlite_store.engine.begin() as connection:
        connection.execute(
            text("UPDATE item SET body = CAST(:bytes AS TEXT)"),
            {"bytes": SECRET.encode("latin-1") + b"\xe4"},
        )
    mapping = sqlite_store.source._mapping
    source = SqlSource("helpdesk", sqlite_store.engine, mapping, sqlite_store.path)
    with pytest.raises(SourceTextUnreadable) as raised:
        list(source.find(mandate(replace(channel(), source="helpdesk"))))
    assert raised.value.facts["source"] == "helpdesk"
    assert raised.value.facts["place"] == "item.body"
    assert isinstance(raised.value, SourceUnavailable)
    assert "backup" not in shown(raised.value)
    assert "hemlig" not in shown(raised.value)


def test_no_message_quotes_a_row(store: Store) -> None:
    store.add(item(1, subject=SECRET), item(2))
    statement = text("UPDATE item SET external_key = :key").bindparams(key=SECRET)
    with pytest.raises(Defect) as raised, told("archive"), store.engine.begin() as connection:
        connection.execute(statement)
    assert "hemlig" not in shown(raised.value)
    assert "archive" in str(raised.value)


def test_a_fault_of_ours_with_the_library_is_a_defect(sqlite_store: Store) -> None:
    engine = sqlite_store.engine
    with (
        pytest.raises(Defect, match="ResourceClosedError"),
        told("archive"),
        engine.connect() as connection,
    ):
        connection.execute(text("CREATE TABLE x (y)")).all()


@pytest.mark.postgres
def test_a_server_that_is_not_there_is_a_gap(tmp_path: Path) -> None:
    store = store_over(create_engine(f"postgresql+psycopg:///none?host={tmp_path}"))
    ready = store.source.readiness()
    assert not ready.can_search
    assert "connection" in ready.reason
    with pytest.raises(SourceUnavailable, match="not as “nothing found”"):
        list(store.source.find(mandate()))


@pytest.mark.postgres
def test_a_connection_that_is_cut_is_a_gap_and_undoes_the_batch(postgres_store: Store) -> None:
    store = postgres_store
    store.add(item(1, files=(b"x",)))
    planned = plan(store.found(mandate()))
    engine = store.engine

    def cut(connection: Any, _u: object, statement: str, *_rest: object) -> None:
        if statement.startswith("DELETE FROM item"):
            pid = connection.connection.driver_connection.info.backend_pid
            with engine.connect() as other:
                other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})

    event.listen(engine, "before_cursor_execute", cut)
    with pytest.raises(SourceUnavailable) as raised:
        store.source.erase(planned, mandate())
    event.remove(engine, "before_cursor_execute", cut)
    assert ANNA.key not in shown(raised.value)
    assert [f.fingerprint for f in store.found(mandate())] == [planned[0].fingerprint]


class Told(Exception):
    """A driver's error with the code that a server has sent."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__(SECRET)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("sqlstate", "expected", "words"),
    [
        ("53100", DiskFull, "disk is full"),
        ("08006", SourceUnavailable, "connection"),
        ("57P01", SourceUnavailable, "shutting down"),
        ("55P03", SourceUnavailable, "held by another"),
        ("25006", SourceUnavailable, "no changes"),
        ("42P01", SourceUnavailable, "no longer the mapped one"),
        ("40P01", SourceUnavailable, "right of way"),
        (None, SourceUnavailable, "connection"),
        ("23505", Defect, "23505"),
    ],
)
def test_a_servers_code_becomes_a_reason(
    sqlstate: str | None, expected: type[DeskError], words: str
) -> None:
    error = translated(Told(sqlstate), "helpdesk", None)
    assert type(error) is expected
    assert words in str(error)
    assert SECRET not in shown(error)
