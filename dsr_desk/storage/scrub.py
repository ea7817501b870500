"""Taking deleted content out of the database's files; each step may be repeated.

SQLite: samples of the planner, VACUUM, then the journal is emptied.  ``secure_delete`` alone leaves
fragments in the gaps of pages, and the journal keeps the pages as they were.  PostgreSQL: the
tables are rewritten; its own journal and its backups are the server's.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from dsr_desk.domain.errors import WorkspaceBusy, WorkspaceReadOnly
from dsr_desk.domain.room import TooLittleRoom, megabytes
from dsr_desk.services.erasing.watching import watched_log
from dsr_desk.services.progress import Progress, Step, unheard
from dsr_desk.storage.engine.errors import Place, mapped
from dsr_desk.storage.schema import PERSONAL, run, run_item

Figures = tuple[tuple[str, int], ...]

ROOM_PERCENT = 220
"""VACUUM writes the whole database into the journal and then back."""
_TRIES = 3
_SAMPLES = ("sqlite_stat4", "sqlite_stat3", "sqlite_stat2")


def scrub_file(engine: Engine, path: Path, progress: Progress = unheard) -> Figures:
    """Rewrite an embedded database and empty its journal; return figures.

    Raises:
        TooLittleRoom: there is no room to rewrite it; nothing was changed.
        WorkspaceBusy: another desk is reading or writing, so the journal can't be emptied.
    """
    with closing(engine.raw_connection()) as pooled:
        connection: Any = pooled.driver_connection
        drop_samples(connection)
        size = _size(connection)
        require_room(path, size, shutil.disk_usage(path.parent).free)
        with watched_log(progress, path, "vacuum", size):
            rewrite(connection)
        with watched_log(progress, path, "checkpoint"):
            empty_journal(connection)
        pages = _first(connection, "PRAGMA page_count")[0]
    return (("desk_pages", int(pages)), ("desk_bytes", path.stat().st_size))


def drop_samples(connection: sqlite3.Connection) -> None:
    """Drop the samples that some builds keep: they are whole keys, and VACUUM copies them."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for table in {name for (name,) in tables}.intersection(_SAMPLES):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608


def require_room(path: Path, size: int, free: int) -> None:
    """Refuse to begin what would not fit on the disk.

    Raises:
        TooLittleRoom: the rewritten copy would not fit.
    """
    needed = ROOM_PERCENT * size // 100
    if free < needed:
        raise TooLittleRoom(path.name, megabytes(needed), megabytes(free))


def rewrite(connection: sqlite3.Connection) -> None:
    """Write the database anew, without what was deleted from it."""
    _first(connection, "VACUUM")


def empty_journal(connection: sqlite3.Connection) -> None:
    """Move the journal into the file and cut it to nothing.

    Raises:
        WorkspaceBusy: somebody reads an older state, so the journal must stay.
    """
    for _ in range(_TRIES):
        busy, _, _ = _first(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
        if not busy:
            return
    raise WorkspaceBusy


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the files of an embedded database that are there."""
    names = (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal")
    return tuple(path.with_name(name) for name in names if path.with_name(name).exists())


def scrub_server(engine: Engine, place: Place, progress: Progress = unheard) -> Figures:
    """Rewrite the tables that may have held personal data.

    Raises:
        WorkspaceReadOnly: the login does not own them; the server would only skip them.
    """
    # The probes and the reasons of a run are rewritten too.
    tables = [table.name for table, _ in PERSONAL] + [run.name, run_item.name]
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:

        def files() -> dict[str, Any]:
            rows = connection.execute(
                text(
                    "SELECT relname, pg_relation_filenode(oid) FROM pg_class"
                    " WHERE relname = ANY(:names) AND relkind = 'r'"
                ),
                {"names": tables},
            )
            return {str(name): node for name, node in rows}

        before = mapped(place, files)
        for number, table in enumerate(tables):
            progress(Step("scrub", number, len(tables), part="rewrite"))
            rewrite_table = partial(connection.execute, text(f'VACUUM (FULL) "{table}"'))
            mapped(place, rewrite_table)
        after = mapped(place, files)
    if any(before[table] == after[table] for table in tables):
        raise WorkspaceReadOnly(place.folder)
    return (("desk_tables", len(tables)),)


def _size(connection: sqlite3.Connection) -> int:
    """Return the database's size, whether it lies in the file yet or in the journal."""
    pages, size = _first(connection, "PRAGMA page_count"), _first(connection, "PRAGMA page_size")
    return int(pages[0]) * int(size[0])


def _first(connection: sqlite3.Connection, statement: str) -> Any:
    """Run a statement outside any transaction; return its first row."""
    with closing(connection.execute(statement)) as cursor:
        return cursor.fetchone()
