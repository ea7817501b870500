"""A workspace that tools work on: in a folder, its database beside it or on a PostgreSQL server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dsr_desk.app import Composer
from dsr_desk.config import Limits
from dsr_desk.storage.desk import open_desk_at
from dsr_desk.storage.workspace import WorkspaceFolder
from dsr_desk.vault import MachinePins
from tests.services.world import SOFT, SetClock, Small, reopened

_NOTE = "database"


@dataclass(frozen=True, slots=True)
class House:
    """A workspace that lies in a folder, its database beside it or on a server."""

    folder: Path
    url: str = ""

    def opened(self) -> Small:
        """Open it, as each process does for itself."""
        if not self.url:
            return reopened(self.folder)
        clock = SetClock()
        composer = Composer(SOFT, MachinePins(self.folder / "account"), clock, Limits(run_batch=3))
        root = self.folder / "workspace"
        services = composer.wire(WorkspaceFolder.open(root), open_desk_at(self.url))
        return Small(root, composer, services, clock)

    def noted(self) -> Path:
        """Note in the folder where the database is, and return the folder."""
        if self.url:
            (self.folder / _NOTE).write_text(self.url, "utf-8")
        return self.folder


def house_in(folder: Path) -> House:
    """Return the house of a folder, with the database that is noted there."""
    note = folder / _NOTE
    return House(folder, note.read_text("utf-8") if note.is_file() else "")
