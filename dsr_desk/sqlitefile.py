"""SQLite files, as every store opens them: the same settings, the same ways to begin and to read.

WAL and ``secure_delete`` hold from the first write: a rollback journal would be a copy of the old
pages that is freed, not wiped; without ``secure_delete`` freed pages keep their text; temporary
files would be copies too.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Hashable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, PoolProxiedConnection, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from dsr_desk.domain.errors import Defect

Setting = tuple[str, str, object]
"""A setting's name, what it is set to, and what must be read back."""
SETTINGS: tuple[Setting, ...] = (
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("foreign_keys", "ON", 1),
    ("synchronous", "FULL", 2),
    ("journal_mode", "WAL", "wal"),
)
"""What every connection has.  WAL comes last: it is the first that writes."""
_ON_FAT32 = 2**32 - 1
"""The longest file in bytes on the file system of most memory sticks."""
_LONGEST_WRITE = 2**16 + 24
"""Bytes that SQLite writes in one piece at most: a page, with its head in the journal."""
_AT_HAND = 4
"""Connections of a file that are kept for pages: as many as read at a time."""
_MADE = "dsr_made"
"""Under which a connection has what was made of its file, and of which state of it."""
BEGINS = "dsr_begin"
"""The option of an engine that says how its transactions begin; empty where there is none."""


def sqlite_engine(
    path: Path,
    settings: Sequence[Setting],
    *,
    patience_ms: int,
    create: bool = False,
    page_bytes: int = 0,
    begins: str = "BEGIN",
    **pool: Any,
) -> Engine:
    """Return an engine over a SQLite file; a file that is not there is made only on ``create``.

    ``settings`` are set beside those that every connection has; ``pool`` are SQLAlchemy's own.  A
    file that is made here has pages of ``page_bytes``, where that is given: it keeps them for ever.
    """
    first: tuple[Setting, ...] = ()
    if page_bytes and not path.exists():
        first = (("page_size", str(page_bytes), page_bytes),)
    connect = partial(
        sqlite3.connect,
        f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}",
        uri=True,
        timeout=patience_ms / 1000,
        isolation_level=None,  # the listener below begins, never the driver by itself
        check_same_thread=False,
    )
    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=LendingPool,
        pool_use_lifo=True,  # what was used last has its pages and statements at hand
        hide_parameters=True,
        execution_options={BEGINS: begins},
        **pool,
    )
    event.listen(engine, "connect", partial(_set_up, (*first, *SETTINGS, *settings)))
    event.listen(engine, "begin", _begin)
    return engine


def set_up(connection: sqlite3.Connection, settings: Sequence[Setting]) -> None:
    """Set what a connection needs and read it back: some builds ignore what they don't know.

    Raises:
        Defect: a setting did not take.
    """
    for name, value, expected in settings:
        connection.execute(f"PRAGMA {name}={value}").close()
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != expected:
            raise Defect(f"SQLite did not accept {name}={value}; nothing was read or written.")


class LendingPool(QueuePool):
    """A pool with some connections at hand for pages, which spare its keeping of books.

    Taking a connection out and putting it back takes it as long as a page's smaller questions take
    SQLite.  What is at hand is in no transaction, and is closed with the rest.
    """

    def __init__(self, *args: Any, **settings: Any) -> None:
        """Begin with none at hand."""
        super().__init__(*args, **settings)
        self._at_hand: list[PoolProxiedConnection] = []
        self._lends = True

    def lend(self) -> PoolProxiedConnection:
        """Return a connection that nobody else has."""
        try:
            return self._at_hand.pop()
        except IndexError:
            return self.connect()

    def take_back(self, lent: PoolProxiedConnection) -> None:
        """Keep at hand, or give back, a connection whose transaction has ended."""
        if len(self._at_hand) >= _AT_HAND:
            lent.close()
            return
        self._at_hand.append(lent)
        if not self._lends:
            self._close_at_hand()

    def checkedout(self) -> int:
        """Return how many connections somebody has."""
        return super().checkedout() - len(self._at_hand)

    def dispose(self) -> None:
        """Close what nobody has; what is out now is closed when it comes back."""
        self._lends = False
        self._close_at_hand()
        super().dispose()

    def _close_at_hand(self) -> None:
        with suppress(IndexError):
            while True:
                lent = self._at_hand.pop()
                # Else it would go back to this pool, which may be gone through already.
                lent.detach()
                lent.close()


class Lent:
    """SQLite's own connection in a transaction, for the few questions of a page.

    SQLAlchemy's connection around it takes longer to make than such questions to answer.
    """

    def __init__(self, engine: Engine) -> None:
        """Borrow it of the engine's pool; whoever borrows it gives it back by ``close``."""
        self.dialect = engine.dialect
        self._pool = cast("LendingPool", engine.pool)
        self.pooled = self._pool.lend()
        self.driver = cast("sqlite3.Connection", self.pooled.driver_connection)
        try:
            self.driver.execute("BEGIN")
        except BaseException:
            self.pooled.close()
            raise

    def unwritten(self) -> dict[Hashable, Any]:
        """Return what was made of the file as it is now; empty where somebody has written since.

        SQLite counts for each connection what others have written, so this one must only read.
        """
        (version,) = self.driver.execute("PRAGMA data_version").fetchone()
        known, made = self.pooled.info.get(_MADE, (None, {}))
        if known != version:
            made = {}
            self.pooled.info[_MADE] = version, made
        return cast("dict[Hashable, Any]", made)

    def close(self) -> None:
        """End the transaction and give the connection back."""
        try:
            self.driver.rollback()
        except BaseException:
            self.pooled.close()
            raise
        self._pool.take_back(self.pooled)


def outgrown(path: Path) -> bool:
    """Tell whether a store's file, or its journal, is as long as a file may be.

    SQLite says of that what it says of a broken disk (SQLITE_IOERR), and the driver doesn't hand
    out why; so this is asked after such an error, before the files grow or are cut off again.
    """
    return any(
        limit - _LONGEST_WRITE <= file.stat().st_size
        for file in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm")))
        for limit in (_ON_FAT32, *_of_account())
        if file.is_file()
    )


def _of_account() -> tuple[int, ...]:
    if sys.platform == "win32":
        return ()
    import resource

    limit = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    return () if limit == resource.RLIM_INFINITY else (limit,)


def lends(engine: Engine) -> bool:
    """Tell whether a page may be read by the driver's own connection.

    Whoever listens to an engine's statements hears of these too; a server is asked through Core.
    """
    return isinstance(engine.pool, LendingPool) and not engine.dispatch.before_cursor_execute


def _set_up(
    settings: Sequence[Setting], connection: sqlite3.Connection, _entry: ConnectionPoolEntry
) -> None:
    try:
        set_up(connection, settings)
    except BaseException:
        connection.close()
        raise


def _begin(connection: Connection) -> None:
    statement: str = connection.get_execution_options()[BEGINS]
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    # A page that has begun on the driver's own connection goes on in that transaction.
    if statement and not driver.in_transaction:
        driver.execute(statement)
