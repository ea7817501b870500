"""The one place where the databases' errors become the desk's own, without any row's content.

Neither the statement's parameters nor the server's message is passed on: both quote what was in the
row.  The original is not kept as cause or context either, since logs print those.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import exc

from dsr_desk.domain.errors import (
    Defect,
    DeskError,
    DiskFull,
    Problem,
    Refusal,
    WorkspaceBusy,
    WorkspaceDamaged,
    WorkspaceReadOnly,
)
from dsr_desk.domain.room import FileLimit
from dsr_desk.sqlitefile import outgrown

_T = TypeVar("_T")
_LITTLE_ROOM = 1024 * 1024
_BUSY_STATES = ("40001", "40P01", "55P03", "57014")
_DENIED_STATES = ("25006", "42501")
_DAMAGED_STATES = ("XX001", "XX002")


class ServerGone(Problem):
    """The database server can't be reached."""

    code = "server-gone"

    def __init__(self, server: str) -> None:
        """Name the server, without user or password."""
        super().__init__(
            f"The database server {server} can’t be reached. What was not finished has been undone."
            " Check the network and the server, then try again.",
            server=server,
        )


class FolderInUse(Refusal):
    """A new workspace needs a folder of its own."""

    code = "folder-in-use"

    def __init__(self, folder: str) -> None:
        """Name the folder."""
        super().__init__(
            f"The folder {folder} is not empty, so no workspace was made there. Choose an empty"
            " folder, or a new one.",
            folder=folder,
        )


@dataclass(frozen=True, slots=True)
class Place:
    """What the messages call the database: its folder and file, or the server's name twice."""

    folder: str
    file: str


FAILURES = (exc.SQLAlchemyError, sqlite3.Error, ValueError, TypeError)
"""What goes wrong at the database; the last two where a column's type could not make a record of
what the row holds, or found no text there."""


def mapped(place: Place, act: Callable[[], _T], *, reading: bool = False) -> _T:
    """Do something at the database; what it raises comes out as the desk's own error."""
    try:
        return act()
    except FAILURES as error:
        failure = failure_of(error, place, reading=reading)
    # Raised out here the original is neither cause nor context: it quotes the row.
    raise failure


def failure_of(error: Exception, place: Place, *, reading: bool = False) -> DeskError:
    """Return the desk's own error for one of ``FAILURES``."""
    if isinstance(error, exc.SQLAlchemyError | sqlite3.Error):
        return translated(error, place, reading=reading)
    return WorkspaceDamaged(place.file)


def translated(error: Exception, place: Place, *, reading: bool = False) -> DeskError:
    """Return the desk's error for one that a database, its driver or a column type has raised."""
    original = error.orig if isinstance(error, exc.StatementError) else error
    if isinstance(original, DeskError):
        return original
    if isinstance(error, exc.TimeoutError):
        return WorkspaceBusy()
    if isinstance(original, sqlite3.Error):
        found = _of_sqlite(original, place, reading=reading)
    else:
        found = _of_server(original, error, place, reading=reading)
    return found or _defect(original)


def _of_sqlite(original: sqlite3.Error, place: Place, *, reading: bool) -> DeskError | None:
    # The low byte is the kind of error, the rest says more about it.
    code = getattr(original, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_READONLY and reading:
        return Defect("A transaction that only reads was about to write.")
    if code == sqlite3.SQLITE_IOERR and outgrown(Path(place.folder) / place.file):
        return FileLimit()
    if code == sqlite3.SQLITE_IOERR and not _room_in(place.folder):
        return DiskFull()
    problems: dict[int, Problem] = {
        sqlite3.SQLITE_FULL: DiskFull(),
        sqlite3.SQLITE_BUSY: WorkspaceBusy(),
        sqlite3.SQLITE_LOCKED: WorkspaceBusy(),
        sqlite3.SQLITE_READONLY: WorkspaceReadOnly(place.folder),
        sqlite3.SQLITE_CANTOPEN: WorkspaceReadOnly(place.folder),
        sqlite3.SQLITE_PERM: WorkspaceReadOnly(place.folder),
        sqlite3.SQLITE_CORRUPT: WorkspaceDamaged(place.file),
        sqlite3.SQLITE_NOTADB: WorkspaceDamaged(place.file),
        sqlite3.SQLITE_IOERR: WorkspaceDamaged(place.file),
    }
    return problems.get(code)


def _of_server(
    original: BaseException | None, error: Exception, place: Place, *, reading: bool
) -> DeskError | None:
    state = getattr(original, "sqlstate", None) or ""
    if state == "25006" and reading:
        return Defect("A transaction that only reads was about to write.")
    if state == "53100":
        return DiskFull()
    if state in _BUSY_STATES:
        return WorkspaceBusy()
    if state in _DENIED_STATES:
        return WorkspaceReadOnly(place.folder)
    if state in _DAMAGED_STATES:
        return WorkspaceDamaged(place.file)
    lost = isinstance(error, exc.DBAPIError) and error.connection_invalidated
    if lost or state.startswith(("08", "57P", "53", "28", "3D")) or _unreachable(original, state):
        return ServerGone(place.folder)
    return None


def _unreachable(original: BaseException | None, state: str) -> bool:
    """Tell whether the driver gave up before the server could say why."""
    return not state and type(original).__name__ == "OperationalError"


def _defect(original: BaseException | None) -> Defect:
    name = getattr(original, "sqlite_errorname", None) or getattr(original, "sqlstate", None)
    kind = type(original).__name__
    return Defect(
        f"The desk’s database refused a statement ({kind}{f', {name}' if name else ''})."
        " What was not finished has been undone. Please report this."
    )


def _room_in(folder: str) -> bool:
    try:
        return shutil.disk_usage(Path(folder)).free > _LITTLE_ROOM
    except OSError:
        return True
