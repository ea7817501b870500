"""Whether a store's schema fits its mapping, looked at anew whenever it may have changed."""

from __future__ import annotations

import threading
from pathlib import Path

from sqlalchemy import Connection, Engine, Table

from dsr_desk.domain.errors import DeskError, SourceUnavailable
from dsr_desk.services.ports import Readiness
from dsr_desk.sources.engines import schema_version
from dsr_desk.sources.failures import told
from dsr_desk.sources.known import kept_up
from dsr_desk.sources.mapping.fitting import Fit, fit
from dsr_desk.sources.mapping.keys import odd_keys
from dsr_desk.sources.mapping.rules import Mapping

_SAID = {
    "workspace-busy": "another program is writing to it",
    "workspace-read-only": "its file can’t be written",
    "workspace-damaged": "its file is damaged",
    "disk-full": "there is no room on its disk",
    "file-limit": "its files may not grow any further",
}
"""What stops a store, by the error's code, where the error says it of the whole workspace."""


class Schema:
    """The schema of one store as its mapping reads it; safe for several threads."""

    def __init__(
        self,
        key: str,
        engine: Engine,
        mapping: Mapping,
        path: Path | None,
        fingerprints: Table | None,
    ) -> None:
        """Take the source's key, the engine, the mapping, the file and the kept fingerprints."""
        self._key = key
        self._engine = engine
        self._mapping = mapping
        self._path = path
        self._fingerprints = fingerprints
        self._fitted: Fit | None = None
        self._ready: tuple[int, Readiness] | None = None
        """The version of the file’s schema, and how ready it is; a server has no such number."""
        self._file = _number_of(path) if path is not None else None
        """Which file was looked at last; the engine may have opened it before this was made."""
        self._guard = threading.Lock()

    def readiness(self) -> Readiness:
        """Look at the schema anew and tell whether it fits."""
        try:
            ready = self._look()
            if ready.can_search:
                with told(self._key, self._path), self._engine.connect() as connection:
                    _require_keys(connection, self._key, self.fit())
            return ready
        except DeskError as error:
            reason = error.facts.get("reason") or _SAID.get(error.code, error.code)
            return Readiness(can_search=False, can_erase=False, reason=reason)

    def fit(self, *, erasing: bool = False) -> Fit:
        """Return the fitted mapping; before erasing, the schema is looked at anew.

        Raises:
            SourceUnavailable: the schema does not fit, or nothing may be erased in it.
        """
        with self._guard:
            fitted = self._fitted
        if fitted is not None and not erasing:
            return fitted
        ready = self._look()
        with self._guard:
            fitted = self._fitted
        if fitted is None or (erasing and not ready.can_erase):
            raise SourceUnavailable(self._key, ready.reason)
        if erasing:
            with told(self._key, self._path), self._engine.connect() as connection:
                _require_keys(connection, self._key, fitted)
        return fitted

    def file(self) -> str:
        """Return by what the disk knows the file that lies there now; nothing is opened.

        Raises:
            SourceUnavailable: it is not where it was.
        """
        number = _number_of(self._path) if self._path is not None else None
        if self._path is None or number is None:
            name = self._path.name if self._path is not None else self._key
            raise SourceUnavailable(self._key, f"{name} is not there")
        return ":".join(map(str, number))

    def _look(self) -> Readiness:
        if self._path is not None:
            self._look_at_file(self._path)
        with told(self._key, self._path), self._engine.connect() as connection:
            version = None if self._path is None else schema_version(connection)
            with self._guard:
                known = self._ready
            if known is not None and known[0] == version:
                return known[1]
            kept = self._fingerprints
            if kept is not None and not kept_up(connection):
                kept = None
            fitted, ready = fit(connection, self._mapping, self._key, kept)
        with self._guard:
            self._fitted = fitted
            self._ready = None if version is None else (version, ready)
        return ready

    def _look_at_file(self, path: Path) -> None:
        """Refuse a store whose file was moved away, and begin anew with one put in its place.

        Open connections would go on reading the old one, and writing to it.

        Raises:
            SourceUnavailable: it is not where it was.
        """
        number = _number_of(path)
        if number is None or not path.is_file():
            self._engine.dispose()
            raise SourceUnavailable(self._key, f"{path.name} is not there")
        with self._guard:
            before, self._file = self._file, number
            exchanged = before not in (None, self._file)
            if exchanged:
                self._fitted = self._ready = None
        if exchanged:
            self._engine.dispose()


def _number_of(path: Path) -> tuple[int, int] | None:
    """Return a file's disk and its number there; None where there is none."""
    try:
        looked = path.stat()
    except OSError:
        return None
    return looked.st_dev, looked.st_ino


def _require_keys(connection: Connection, source: str, fitted: Fit) -> None:
    """Refuse a store with rows that can't be named; they change, and the schema does not.

    Raises:
        SourceUnavailable: there is such a row.
    """
    odd = odd_keys(connection, fitted)
    if odd:
        raise SourceUnavailable(source, odd)
