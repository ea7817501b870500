"""Connections to stores: what every one of them must have set, and proof that it is set."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from dsr_desk.domain.errors import Defect

BUSY_MS = 5_000
"""How long a statement waits for another desk before it says “busy”."""

_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("foreign_keys", "ON", 1),
    ("synchronous", "FULL", 2),
    ("cache_size", "-32768", -32768),
    ("journal_mode", "WAL", "wal"),
)
"""Name, what is set, what must be read back.  WAL comes last: it is the first that writes.

A rollback journal would be a copy of the old pages that is freed, not wiped; without secure_delete
the freed pages keep their text; temporary files would be copies too (security.md §1).
"""


def sqlite_engine(path: Path, *, create: bool = False, busy_ms: int = BUSY_MS) -> Engine:
    """Return an engine over a SQLite file; a file that is not there is made only on ``create``."""
    address = f"{path.resolve().as_uri()}?mode={'rwc' if create else 'rw'}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            address,
            uri=True,
            timeout=busy_ms / 1000,
            isolation_level=None,
            check_same_thread=False,
        )

    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        # The connection that was used last has its pages and statements at hand.
        pool_use_lifo=True,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def server_engine(url: str) -> Engine:
    """Return an engine over a database server; its errors never show parameters."""
    return create_engine(url, hide_parameters=True, pool_pre_ping=True)


def writing(engine: Engine) -> Engine:
    """Return the engine for transactions that take the write lock at once.

    A transaction that first reads and then writes could be refused halfway (SQLITE_BUSY_SNAPSHOT).
    """
    return engine.execution_options(dsr_begin="BEGIN IMMEDIATE")


def unchanging(engine: Engine) -> Engine:
    """Return the engine for transactions in which every statement sees the same rows.

    SQLite's are so always; a server shows each statement what others have written before it.
    """
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


class Lent:
    """SQLite's own connection in a transaction, for the few questions of a page.

    SQLAlchemy's connection around it takes longer to make than such questions to answer.
    """

    def __init__(self, engine: Engine) -> None:
        """Borrow it of the engine's pool; whoever borrows it gives it back by ``close``."""
        self.dialect = engine.dialect
        self._pooled = engine.raw_connection()
        self.driver = cast("sqlite3.Connection", self._pooled.driver_connection)
        try:
            self.driver.execute("BEGIN")
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the transaction and give the connection back."""
        self._pooled.close()


def lent(engine: Engine) -> closing[Lent] | Connection:
    """Return a connection for a block that only asks what is kept (``Kept``)."""
    if engine.dialect.name == "sqlite" and not engine.dispatch.before_cursor_execute:
        return closing(Lent(engine))
    # Whoever listens to an engine's statements hears of these too; a server is asked through Core.
    return engine.connect()


def outside_transactions(engine: Engine) -> Engine:
    """Return the engine for statements that allow no transaction (VACUUM, checkpoint)."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(dsr_begin="")
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def schema_version(connection: Connection) -> int:
    """Return the number that SQLite gives a file's schema; every change of the schema raises it."""
    return int(connection.exec_driver_sql("PRAGMA schema_version").scalar_one())


def _prepare(connection: sqlite3.Connection, record: object) -> None:
    for name, value, expected in _PRAGMAS:
        connection.execute(f"PRAGMA {name}={value}").close()
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != expected:
            raise Defect(f"SQLite did not accept {name}={value}; nothing was read or written.")


def _begin(connection: Connection) -> None:
    options: Any = connection.get_execution_options()
    statement = options.get("dsr_begin", "BEGIN")
    if statement:
        driver = cast("sqlite3.Connection", connection.connection.driver_connection)
        driver.execute(statement)
