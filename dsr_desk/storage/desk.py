"""The desk's own database as a whole: made or opened, and closed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, make_url

from dsr_desk.config import WorkspacePaths
from dsr_desk.services.ports import UnitOfWork
from dsr_desk.services.progress import Progress, unheard
from dsr_desk.storage.engine import database
from dsr_desk.storage.engine.database import PATIENCE_MS, Use
from dsr_desk.storage.engine.errors import Place, mapped
from dsr_desk.storage.engine.migrate import bring_up_to_date
from dsr_desk.storage.scrub import files_of, scrub_file, scrub_server
from dsr_desk.storage.unit_of_work import SqlUnitOfWork


class _Command(threading.local):
    """How deep a thread is in commands, and whether its audit has grown in them."""

    depth = 0
    grown = False


class SqlDesk:
    """The ``DeskStore`` port over SQL: one pool that writes, one that only reads."""

    def __init__(
        self, writing: Engine, reading: Engine, place: Place, path: Path | None = None
    ) -> None:
        """Take the engines, the database's name, and its file when it is embedded."""
        self._writing = writing
        self._reading = reading
        self._place = place
        self._path = path
        self._told: Callable[[], None] | None = None
        self._command = _Command()

    def unit_of_work(self) -> UnitOfWork:
        """Return a new transaction that may write."""
        return SqlUnitOfWork(self._writing, self._place, reading=False, recorded=self._recorded)

    def reading(self) -> UnitOfWork:
        """Return a transaction that only reads: several may run at once."""
        return SqlUnitOfWork(self._reading, self._place, reading=True)

    def on_recorded(self, told: Callable[[], None]) -> None:
        """Have this called after each transaction, or command, that has added to the audit."""
        self._told = told

    @contextmanager
    def command(self) -> Iterator[None]:
        """Let this thread's transactions in the block be one: it is told of them at the end.

        What was committed before an error stays, so that is told too.
        """
        command = self._command
        command.depth += 1
        try:
            yield
        finally:
            command.depth -= 1
            if not command.depth and command.grown:
                command.grown = False
                self._tell()

    def _recorded(self) -> None:
        if self._command.depth:
            self._command.grown = True
        else:
            self._tell()

    def _tell(self) -> None:
        if self._told is not None:
            self._told()

    def scrub(self, progress: Progress = unheard) -> tuple[tuple[str, int], ...]:
        """Remove deleted content from the database's files; return figures. May be repeated."""
        path = self._path
        if path is None:
            return scrub_server(self._writing, self._place, progress)
        return mapped(self._place, lambda: scrub_file(self._writing, path, progress))

    def files(self) -> tuple[Path, ...]:
        """Return the database's files on this machine; none for a server."""
        return () if self._path is None else files_of(self._path)

    def close(self) -> None:
        """Close every connection; the desk can't be used afterwards."""
        self._reading.dispose()
        self._writing.dispose()


def create_desk(paths: WorkspacePaths, *, patience_ms: int = PATIENCE_MS) -> SqlDesk:
    """Make the database of a new workspace and open it."""
    engine = database.sqlite_engine(paths.desk, Use.MIGRATE, patience_ms=patience_ms, create=True)
    _migrate(engine, database.place_of_file(paths.desk), new=True)
    return open_desk(paths, patience_ms=patience_ms)


def open_desk(paths: WorkspacePaths, *, patience_ms: int = PATIENCE_MS) -> SqlDesk:
    """Open a workspace's database, bringing an older one up to date.

    Raises:
        WorkspaceTooNew: a newer program has written it; nothing was changed.
        WorkspaceDamaged: the file is missing, empty or no desk's database.
        WorkspaceReadOnly, WorkspaceBusy: it is an older one, and can't be written now.
    """
    database.require_database(paths.desk)
    place = database.place_of_file(paths.desk)
    _migrate(
        database.sqlite_engine(paths.desk, Use.MIGRATE, patience_ms=patience_ms), place, new=False
    )
    return SqlDesk(
        database.sqlite_engine(paths.desk, Use.WRITE, patience_ms=patience_ms),
        database.sqlite_engine(paths.desk, Use.READ, patience_ms=patience_ms),
        place,
        paths.desk,
    )


def open_desk_at(url: str, *, patience_ms: int = PATIENCE_MS) -> SqlDesk:
    """Open a team's PostgreSQL database, making the schema in an empty one.

    Raises:
        ServerGone: it can't be reached.
        WorkspaceTooNew: a newer program has migrated it; nothing was changed.
    """
    address = make_url(url)
    place = database.place_of_server(address)
    _migrate(database.server_engine(address, Use.MIGRATE, patience_ms=patience_ms), place, new=True)
    return SqlDesk(
        database.server_engine(address, Use.WRITE, patience_ms=patience_ms),
        database.server_engine(address, Use.READ, patience_ms=patience_ms),
        place,
    )


def _migrate(engine: Engine, place: Place, *, new: bool) -> None:
    try:
        bring_up_to_date(engine, place, new=new)
    finally:
        engine.dispose()
