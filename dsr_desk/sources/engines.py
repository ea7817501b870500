"""Connections to stores of content: what begins a transaction, and what one of them sees."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text

from dsr_desk import sqlitefile
from dsr_desk.sources.times import forgiving
from dsr_desk.sqlitefile import BEGINS, Lent, lends

BUSY_MS = 5_000
"""How long a statement waits for another desk before it says “busy”."""
PAGE_BYTES = 16 * 1024
"""How long the pages of a file are that is made here.  Most texts fit into one, and whatever goes
through every page of a store, as merging its index and rewriting it does, has a quarter of them to
go through (docs/adr/0107)."""
_SETTINGS: tuple[sqlitefile.Setting, ...] = (("cache_size", "-32768", -32768),)

_STAND = text(
    "SELECT pg_postmaster_start_time(),"
    " (SELECT oid FROM pg_database WHERE datname = current_database()),"
    " (SELECT array_agg(oid ORDER BY oid) FROM pg_class"
    "  WHERE relname = ANY (:names) AND pg_table_is_visible(oid))"
)


def sqlite_engine(path: Path, *, create: bool = False, busy_ms: int = BUSY_MS) -> Engine:
    """Return an engine over a SQLite file; a file that is not there is made only on ``create``."""
    return sqlitefile.sqlite_engine(
        path, _SETTINGS, patience_ms=busy_ms, create=create, page_bytes=PAGE_BYTES
    )


def server_engine(url: str, *, patience_ms: int = BUSY_MS) -> Engine:
    """Return an engine over a database server; its errors never show parameters."""
    # Whoever holds a row for ever must not keep a run, which nobody could cancel then.
    given = {"options": f"-c lock_timeout={patience_ms}", "client_encoding": "utf8"}
    engine = create_engine(url, connect_args=given, hide_parameters=True, pool_pre_ping=True)
    return forgiving(engine)


def writing(engine: Engine) -> Engine:
    """Return the engine for transactions that take the write lock at once.

    A transaction that first reads and then writes could be refused halfway (SQLITE_BUSY_SNAPSHOT).
    """
    return engine.execution_options(**{BEGINS: "BEGIN IMMEDIATE"})


def unchanging(engine: Engine) -> Engine:
    """Return the engine for transactions in which every statement sees the same rows.

    SQLite's are so always; a server shows each statement what others have written before it.
    """
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def lent(engine: Engine) -> closing[Lent] | Connection:
    """Return a connection for a block that only asks what is kept (``Kept``)."""
    return closing(Lent(engine)) if lends(engine) else engine.connect()


def outside_transactions(engine: Engine) -> Engine:
    """Return the engine for statements that allow no transaction (VACUUM, checkpoint)."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{BEGINS: ""})
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def server_stand(connection: Connection, tables: Sequence[str]) -> str:
    """Return what is another once a server was started anew, or its database or a table replaced.

    What rewrites a table's file, such as VACUUM FULL, leaves all of that as it was.
    """
    return " ".join(map(str, connection.execute(_STAND, {"names": list(tables)}).one()))


def schema_version(connection: Connection) -> int:
    """Return the number that SQLite gives a file's schema; every change of the schema raises it."""
    return int(connection.exec_driver_sql("PRAGMA schema_version").scalar_one())
