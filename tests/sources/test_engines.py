from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from dsr_desk.domain.errors import Defect
from dsr_desk.domain.finding.errors import SourceStopped
from dsr_desk.sources.engines import (
    PAGE_BYTES,
    outside_transactions,
    server_engine,
    server_stand,
    sqlite_engine,
    writing,
)
from dsr_desk.sqlitefile import SETTINGS, set_up
from tests.sources.builders import Store


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("secure_delete", 1),
        ("temp_store", 2),
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("journal_mode", "wal"),
        ("busy_timeout", 5000),
    ],
)
def test_every_connection_has_what_erasing_needs(
    tmp_path: Path, pragma: str, value: object
) -> None:
    engine = sqlite_engine(tmp_path / "s t%6å#?.sqlite", create=True)
    for _ in range(2):
        with engine.connect() as connection:
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
    engine.dispose()
    assert [path.name for path in tmp_path.iterdir()] == ["s t%6å#?.sqlite"]


def test_a_file_that_is_there_keeps_its_pages(tmp_path: Path) -> None:
    before = sqlite3.connect(tmp_path / "a.sqlite")
    before.execute("PRAGMA page_size=4096")
    before.execute("CREATE TABLE t (x)")
    before.close()
    for name, pages in (("a.sqlite", 4096), ("b.sqlite", PAGE_BYTES)):
        for _ in range(2):  # a file is opened again, with its own pages
            engine = sqlite_engine(tmp_path / name, create=True)
            with engine.connect() as connection:
                assert connection.exec_driver_sql("PRAGMA page_size").scalar() == pages
            engine.dispose()


def test_no_setting_rests_on_what_this_build_of_sqlite_does_by_itself(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None)
    for name in ("secure_delete", "temp_store", "foreign_keys", "synchronous"):
        connection.execute(f"PRAGMA {name}=0")
    set_up(connection, SETTINGS)
    settings = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name, _, _ in SETTINGS]
    assert settings == [expected for _, _, expected in SETTINGS]
    names = {name for name, _, _ in SETTINGS}
    assert names >= {"secure_delete", "temp_store", "foreign_keys", "synchronous", "journal_mode"}
    connection.close()


def test_a_setting_that_sqlite_does_not_take_is_a_defect() -> None:
    # A database in memory has no write-ahead log, whatever is asked of it.
    connection = sqlite3.connect(":memory:")
    with pytest.raises(Defect, match="journal_mode=WAL"):
        set_up(connection, SETTINGS)
    connection.close()


def test_writing_takes_the_lock_at_once(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "a.sqlite", create=True)
    other = sqlite3.connect(tmp_path / "a.sqlite", timeout=0, isolation_level=None)
    with writing(engine).begin(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    with engine.begin() as connection:
        connection.execute(text("SELECT 1"))
        other.execute("BEGIN IMMEDIATE")
    other.close()
    engine.dispose()


def test_what_is_not_committed_is_undone(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "a.sqlite", create=True)
    with writing(engine).connect() as connection:
        connection.execute(text("CREATE TABLE t (x)"))
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM sqlite_master")) == 0
    engine.dispose()


@pytest.mark.postgres
def test_a_server_is_another_once_its_database_or_a_table_is_and_not_by_cleaning(
    fresh_postgres_url: str, postgres_store: Store
) -> None:
    engine = server_engine(fresh_postgres_url)
    asked = ["item"]

    def stand() -> str:
        with engine.connect() as connection:
            return server_stand(connection, asked)

    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE item (id int)"))
    first = stand()
    with outside_transactions(engine).connect() as connection:
        connection.execute(text("VACUUM (FULL) item"))
    engine.dispose()
    assert stand() == first
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE item"))
        connection.execute(text("CREATE TABLE item (id int)"))
    assert stand() != first
    engine.dispose()
    # The archive's own database on the same server.
    assert postgres_store.source.stand() not in ("", first)


def test_a_store_in_a_file_is_another_once_another_file_lies_there_and_not_by_cleaning(
    sqlite_store: Store,
) -> None:
    source, (path, *_) = sqlite_store.source, sqlite_store.source.files()
    first = source.stand()
    source.scrub()
    assert source.stand() == first
    aside = path.rename(path.with_name("aside"))
    with pytest.raises(SourceStopped, match="is not there"):
        source.stand()
    path.write_bytes(aside.read_bytes())
    assert source.stand() not in ("", first)
