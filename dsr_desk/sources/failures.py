"""Foreign failures become ours, once, here; what a database says about its rows is dropped.

A driver's message may quote a row (“Key (email)=(…) already exists”), so no message is passed on:
what went wrong is told by its code alone.
"""

from __future__ import annotations

import re
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
from dsr_desk.domain.finding.errors import SourceStopped, SourceTextUnreadable
from dsr_desk.domain.room import FileLimit
from dsr_desk.sqlitefile import outgrown

_SQLSTATES = {
    "08": "the connection to the server was lost",
    "28": "the server refused the sign-in",
    "3D": "there is no such database on the server",
    "42": "the account lacks a right, or the schema is no longer the mapped one",
    "40": "the server gave another program the right of way",
    "55": "a table is held by another program",
    "57": "the server stopped the statement or is shutting down",
    "25": "the server takes no changes now",
    "53": "the server has no room for another connection",
    "58": "the server can’t read or write its own files",
    "P0": "a trigger or a rule of the database stands in the way",
    "0A": "the server can’t do what is asked of it",
    "22001": "a text is too long for its column: mask no column as narrow as that",
    "23503": "a row that nobody has mapped still hangs on one that was to go",
}
"""Reasons by class of SQLSTATE, or by the whole of it; a class that is not here is told as such."""

_UNDECODABLE = re.compile(r"Could not decode to UTF-8 column '(\w{1,60})' ")
"""How the driver names the column; the text that follows it is never passed on."""
_ARCHIVE = "archive"
"""The desk's own store: nobody else writes it, so such a text is damage."""
_TABLES = re.compile(r'\b(?:FROM|JOIN)\s+"?(\w{1,60})')
_KEYS_GIVEN = "json_each"
"""How SQLite is handed keys; no table of anybody's."""
_UNREADABLE = "its file can’t be opened or read"
_NO_DATABASE = "its file is damaged, or is no SQLite database"
_ODD = "its file does not answer as it should"
_DISK_FULL = ("53100", "53000")
_NO_TEXT = "22021"
"""A server that was told no encoding keeps whatever was written, and says so as it hands it out."""


@contextmanager
def told(source: str, file: Path | None = None) -> Iterator[None]:
    """Translate what a driver raises inside the block; ``file`` is the store on this machine."""
    try:
        yield
    except DBAPIError as error:
        raise translated(error.orig, source, file, str(error.statement or "")) from None
    except SQLAlchemyError as error:
        raise Defect(f"The source {source} failed ({type(error).__name__}).") from None
    except sqlite3.Error as error:
        raise translated(error, source, file) from None


@contextmanager
def acting(source: str, file: Path | None = None) -> Iterator[None]:
    """Translate as ``told`` does what stops a run half-way: it is started again, not searched."""
    try:
        with told(source, file):
            yield
    except SourceStopped:
        raise
    except SourceUnavailable as problem:
        raise SourceStopped(source, problem.facts["reason"]) from None


def translated(
    error: BaseException | None, source: str, file: Path | None, statement: str = ""
) -> DeskError:
    """Return our error for a driver's; ``statement``, or a note on it, says what was asked."""
    if isinstance(error, sqlite3.Error):
        if _is_undecodable(error) and source != _ARCHIVE:
            return SourceTextUnreadable(source, _place(error, statement))
        return _of_sqlite(error, source, file)
    state = getattr(error, "sqlstate", None)
    if state is None:
        return SourceUnavailable(source, "the connection to the server was lost or never made")
    if state in _DISK_FULL:
        return DiskFull()
    if state == _NO_TEXT:
        return SourceTextUnreadable(source, "–")
    reason = _SQLSTATES.get(str(state)) or _SQLSTATES.get(str(state)[:2])
    if reason is None:
        return Defect(f"The source {source} refused a statement (SQLSTATE {state}).")
    return SourceUnavailable(source, reason)


def _of_sqlite(error: sqlite3.Error, source: str, file: Path | None) -> DeskError:
    # SQLite's extended names begin with the plain one: SQLITE_BUSY_SNAPSHOT is a kind of busy.
    name = str(getattr(error, "sqlite_errorname", "") or "")
    shown = file.name if file is not None else source
    if name.startswith("SQLITE_IOERR") and file is not None and outgrown(file):
        return FileLimit()
    # Shared memory is a file too: that it can't grow means that the disk has no room for it.
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")):
        return DiskFull()
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return WorkspaceBusy()
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return WorkspaceReadOnly(str(file.parent) if file is not None else source)
    if _is_undecodable(error) or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        # A platform's file is not the workspace's, and may never have been a database.
        ours = source == _ARCHIVE
        return WorkspaceDamaged(shown) if ours else SourceUnavailable(source, _NO_DATABASE)
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR")):
        return SourceUnavailable(source, f"{_UNREADABLE} ({name})")
    if isinstance(error, sqlite3.OperationalError):
        return SourceUnavailable(source, f"{_ODD} ({name or 'error'})")
    return Defect(f"The source {source} refused a statement ({name or type(error).__name__}).")


def _is_undecodable(error: sqlite3.Error) -> bool:
    unnamed = not getattr(error, "sqlite_errorname", "")
    return unnamed and str(error).startswith("Could not decode to UTF-8")


def _place(error: sqlite3.Error, statement: str) -> str:
    """Return where the text lies, as table.column of the foreign schema, as far as it is known."""
    asked = " ".join((statement, *getattr(error, "__notes__", ())))
    tables = [name for name in dict.fromkeys(_TABLES.findall(asked)) if name != _KEYS_GIVEN]
    found = _UNDECODABLE.match(str(error))
    return ".".join(filter(None, ("/".join(tables), found[1] if found else ""))) or "–"
