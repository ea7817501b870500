"""Engines: how each connection is set up, and what a transaction begins with.

SQLite: a writer begins with BEGIN IMMEDIATE, so that it never finds out at its end that it came
second.
PostgreSQL: a writer takes the row of ``turn`` first, which is the same rule with other means.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from dsr_desk import sqlitefile
from dsr_desk.domain.errors import WorkspaceDamaged
from dsr_desk.storage.engine.errors import Place

PATIENCE_MS = 10_000
"""How long to wait for another writer before saying that the workspace is busy."""
_IDLE_MS = 60_000
_MOST_CONNECTIONS = 20


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
    settings: list[sqlitefile.Setting] = [("busy_timeout", str(patience_ms), patience_ms)]
    if use is Use.READ:
        settings.append(("query_only", "ON", 1))
    if use is Use.MIGRATE:
        # A table that is made anew is dropped first; the migration checks every key at its end.
        settings.append(("foreign_keys", "OFF", 0))
    return sqlitefile.sqlite_engine(
        path,
        settings,
        patience_ms=patience_ms,
        create=create,
        begins="BEGIN" if use is Use.READ else "BEGIN IMMEDIATE",
        max_overflow=_MOST_CONNECTIONS,
        pool_timeout=patience_ms / 1000,
    )


def server_engine(url: URL, use: Use, *, patience_ms: int) -> Engine:
    """Return an engine over a PostgreSQL database."""
    settings: dict[str, Any] = {
        "timezone": "UTC",
        "lock_timeout": patience_ms,
        # A desk that hangs in a transaction would keep the others waiting.
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
