"""A workspace that tools work on: in a folder, its databases there or on a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from dsr_desk import adapters
from dsr_desk.app import Composer
from dsr_desk.config import Limits, WorkspacePaths, resources
from dsr_desk.services import ports
from dsr_desk.sources.archive.store import KEY
from dsr_desk.sources.archive.writer import SqlArchive
from dsr_desk.sources.engines import server_engine
from dsr_desk.sources.mapping.file import read_mapping
from dsr_desk.sources.sql import SqlSource
from dsr_desk.sources.workspace import WorkspaceSources
from dsr_desk.storage.desk import open_desk, open_desk_at
from dsr_desk.storage.folder.workspace import WorkspaceFolder
from dsr_desk.vault import MachinePins
from tests.services.world import SOFT, SetClock, Small, reopened

_NOTES = ("database", "content")


@dataclass(frozen=True, slots=True)
class House:
    """A workspace that lies in a folder, its databases beside it or on a server."""

    folder: Path
    url: str = ""
    """Where the desk's own database lies, if not in the folder."""
    content: str = ""
    """Where the content lies, if not in the folder."""

    def opened(self) -> Small:
        """Open it, as each process does for itself."""
        if not (self.url or self.content):
            return reopened(self.folder)
        clock = SetClock()
        composer = Composer(SOFT, MachinePins(self.folder / "account"), clock, Limits(run_batch=3))
        root = self.folder / "workspace"
        folder = WorkspaceFolder.open(root)
        store = open_desk_at(self.url) if self.url else open_desk(folder.paths)
        with _content_at(self.content):
            services = composer.wire(folder, store)
        return Small(root, composer, services, clock)

    def noted(self) -> Path:
        """Note in the folder where the databases are, and return the folder."""
        for name, url in zip(_NOTES, (self.url, self.content), strict=True):
            if url:
                (self.folder / name).write_text(url, "utf-8")
        return self.folder


def house_in(folder: Path) -> House:
    """Return the house of a folder, with the databases that are noted there."""
    notes = [folder / name for name in _NOTES]
    url, content = (note.read_text("utf-8") if note.is_file() else "" for note in notes)
    return House(folder, url, content)


def libpq(url: str) -> str:
    """Return an address as the driver itself takes it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


@contextmanager
def _content_at(url: str) -> Iterator[None]:
    """Let the workspaces that the block opens have their content on a server."""
    usual = adapters._content

    def content(paths: WorkspacePaths) -> tuple[WorkspaceSources, ports.ArchiveWriter]:
        del paths
        engine = server_engine(url)
        mapping = read_mapping(resources() / "mappings" / "archive.toml")
        return WorkspaceSources(SqlSource(KEY, engine, mapping)), SqlArchive(engine)

    adapters._content = content if url else usual
    try:
        yield
    finally:
        adapters._content = usual
