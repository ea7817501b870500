"""Engines: how each connection is set up, and what a transaction begins with.

SQLite: WAL and ``secure_delete`` from the first write (security.md §1), every setting read back;
a writer begins with BEGIN IMMEDIATE, so that it never finds out at its end that it came second.
PostgreSQL: a writer takes the row of ``turn`` first, which is the same rule with other means.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from dsr_desk.domain.errors import Defect, WorkspaceDamaged
from dsr_desk.storage.errors import Place

PATIENCE_MS = 10_000
"""How long to wait for another writer before saying that the workspace is busy."""
_IDLE_MS = 60_000
_MOST_CONNECTIONS = 20

_PRAGMAS: dict[str, tuple[str, object]] = {
    "journal_mode": ("WAL", "wal"),
    "secure_delete": ("ON", 1),
    "foreign_keys": ("ON", 1),
    "synchronous": ("FULL", 2),
    # VACUUM and sorting would otherwise write content into temporary files.
    "temp_store": ("MEMORY", 2),
}


class Use(Enum):
    """What an engine's transactions are for."""

    WRITE = "write"
    READ = "read"
    MIGRATE = "migrate"


def place_of_file(path: Path) -> Place:
    """Return what messages call an embedded database."""
    return Place(str(path.parent), path.name)


def place_of_server(url: URL) -> Place:
    """Return what messages call a server: never its user or password."""
    name = f"{url.host or 'localhost'}/{url.database or ''}"
    return Place(name, name)


def sqlite_engine(path: Path, use: Use, *, patience_ms: int, create: bool = False) -> Engine:
    """Return an engine over a file; it is made only when told so."""
    address = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            address,
            uri=True,
            timeout=patience_ms / 1000,
            isolation_level=None,  # the listener below begins, never the driver by itself
            check_same_thread=False,
        )

    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_use_lifo=True,  # what was used last has its pages and statements at hand
        max_overflow=_MOST_CONNECTIONS,
        pool_timeout=patience_ms / 1000,
        hide_parameters=True,
    )
    wanted = {**_PRAGMAS, "busy_timeout": (str(patience_ms), patience_ms)}
    if use is Use.READ:
        wanted["query_only"] = ("ON", 1)
    if use is Use.MIGRATE:
        # A table that is made anew is dropped first; the migration checks every key at its end.
        wanted["foreign_keys"] = ("OFF", 0)

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        try:
            set_pragmas(connection, wanted)
        except BaseException:
            connection.close()
            raise

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A page has begun on the driver's own connection (link.lent): it goes on in that.
        driver = cast("sqlite3.Connection", connection.connection.driver_connection)
        if not driver.in_transaction:
            driver.execute("BEGIN" if use is Use.READ else "BEGIN IMMEDIATE")

    return engine


def set_pragmas(connection: sqlite3.Connection, wanted: Mapping[str, tuple[str, object]]) -> None:
    """Set what a connection needs and read it back: some builds ignore what they don't know.

    Raises:
        Defect: a setting did not take.
    """
    for name, (value, expected) in wanted.items():
        connection.execute(f"PRAGMA {name} = {value}")
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != expected:
            raise Defect(f"The database does not accept the setting {name} = {value}.")


def server_engine(url: URL, use: Use, *, patience_ms: int) -> Engine:
    """Return an engine over a PostgreSQL database."""
    settings: dict[str, Any] = {
        "timezone": "UTC",
        "lock_timeout": patience_ms,
        # A desk that hangs in a transaction would keep the others waiting (security.md §2).
        "idle_in_transaction_session_timeout": _IDLE_MS,
    }
    if use is Use.READ:
        # All that one reader sees is of one moment, as on SQLite.
        settings |= {
            "default_transaction_isolation": "repeatable\\ read",
            "default_transaction_read_only": "on",
        }
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"options": options},
        max_overflow=_MOST_CONNECTIONS,
        pool_timeout=patience_ms / 1000,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    if use is Use.WRITE:

        @event.listens_for(engine, "begin")
        def _take_turn(connection: Connection) -> None:
            connection.exec_driver_sql("SELECT id FROM turn FOR UPDATE")

    return engine


def require_database(path: Path) -> None:
    """Refuse to open what is no database, before SQLite would begin a new one in an empty file.

    Raises:
        WorkspaceDamaged: the file is missing or empty.
    """
    if not path.is_file() or path.stat().st_size == 0:
        raise WorkspaceDamaged(path.name)
