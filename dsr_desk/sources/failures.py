"""Foreign failures become ours, once, here; what a database says about its rows is dropped.

A driver's message may quote a row (“Key (email)=(…) already exists”), so no message is passed on:
what went wrong is told by its code alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dsr_desk.domain.errors import (
    Defect,
    DeskError,
    DiskFull,
    SourceUnavailable,
    WorkspaceBusy,
    WorkspaceDamaged,
    WorkspaceReadOnly,
)

_SQLSTATES = {
    "08": "the connection to the server was lost",
    "28": "the server refused the sign-in",
    "3D": "there is no such database on the server",
    "42": "the account lacks a right, or the schema is no longer the mapped one",
    "40": "the server gave another program the right of way",
    "55": "a table is held by another program",
    "57": "the server stopped the statement or is shutting down",
    "25": "the server takes no changes now",
}
"""Reasons by class of SQLSTATE; a class that is not here is told as such."""

_DISK_FULL = ("53100", "53000")


@contextmanager
def told(source: str, file: Path | None = None) -> Iterator[None]:
    """Translate what a driver raises inside the block; ``file`` is the store on this machine."""
    try:
        yield
    except DBAPIError as error:
        raise translated(error.orig, source, file) from None
    except SQLAlchemyError as error:
        raise Defect(f"The source {source} failed ({type(error).__name__}).") from None
    except sqlite3.Error as error:
        raise translated(error, source, file) from None


def translated(error: BaseException | None, source: str, file: Path | None) -> DeskError:
    """Return our error for a driver's."""
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, source, file)
    state = getattr(error, "sqlstate", None)
    if state is None:
        return SourceUnavailable(source, "the connection to the server was lost or never made")
    if state in _DISK_FULL:
        return DiskFull()
    reason = _SQLSTATES.get(str(state)[:2])
    if reason is None:
        return Defect(f"The source {source} refused a statement (SQLSTATE {state}).")
    return SourceUnavailable(source, reason)


def _of_sqlite(error: sqlite3.Error, source: str, file: Path | None) -> DeskError:
    # SQLite's extended names begin with the plain one: SQLITE_BUSY_SNAPSHOT is a kind of busy.
    name = str(getattr(error, "sqlite_errorname", "") or "")
    shown = file.name if file is not None else source
    # Shared memory is a file too: that it can't grow means that the disk has no room for it.
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")):
        return DiskFull()
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return WorkspaceBusy()
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return WorkspaceReadOnly(str(file.parent) if file is not None else source)
    undecodable = not name and str(error).startswith("Could not decode to UTF-8")
    if undecodable or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return WorkspaceDamaged(shown)
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR")):
        return SourceUnavailable(source, f"{shown} can't be opened or read ({name})")
    if isinstance(error, sqlite3.OperationalError):
        return SourceUnavailable(
            source, f"{shown} does not answer as it should ({name or 'error'})"
        )
    return Defect(f"The source {source} refused a statement ({name or type(error).__name__}).")
