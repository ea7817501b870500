"""The desk's database, once embedded and once on a real server: the same tests for both."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

from dsr_desk.config import WorkspacePaths
from dsr_desk.storage.desk import SqlDesk, create_desk, open_desk, open_desk_at
from dsr_desk.storage.folder.workspace import WorkspaceFolder
from dsr_desk.storage.schema import metadata, turn
from tests.disks import mounted
from tests.storage.made import MAIL, MORNING, NORDKRAFT


def _people(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        uow.people.save_organisation(NORDKRAFT)
        uow.people.save_channel(MAIL)
        uow.commit()


@pytest.fixture
def paths(tmp_path: Path) -> WorkspacePaths:
    """An empty folder of a workspace."""
    return WorkspacePaths(tmp_path)


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded database with one organisation, made once and copied for each test."""
    paths = WorkspacePaths(tmp_path_factory.mktemp("made"))
    desk = create_desk(paths)
    _people(desk)
    desk.scrub()
    desk.close()
    return paths.desk


@pytest.fixture
def embedded(paths: WorkspacePaths, made_file: Path) -> Iterator[SqlDesk]:
    """An embedded database that does not wait long for others."""
    shutil.copy(made_file, paths.desk)
    desk = open_desk(paths, patience_ms=200)
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def desk_url(postgres_url: str) -> str:
    """The address of a server's database that the tests take in turn."""
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute("CREATE DATABASE desk")
    return make_url(postgres_url).set(database="desk").render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def served_all_along(desk_url: str) -> Iterator[SqlDesk]:
    """A database on a real server that does not wait long for others."""
    desk = open_desk_at(desk_url, patience_ms=200)
    yield desk
    desk.close()


@pytest.fixture
def served(desk_url: str, served_all_along: SqlDesk) -> SqlDesk:
    """The same, as empty as a new one but for one organisation."""
    # Deleting the few rows of a test takes a tenth of the time that a new database takes.
    with psycopg.connect(desk_url) as connection:
        for table in reversed(metadata.sorted_tables):
            if table is not turn:
                connection.execute(SQL("DELETE FROM {}").format(Identifier(table.name)))
        connection.execute("UPDATE turn SET last_case = 0")
    _people(served_all_along)
    return served_all_along


@pytest.fixture(
    params=["embedded", pytest.param("served", marks=pytest.mark.postgres)],
)
def desk(request: pytest.FixtureRequest) -> SqlDesk:
    """A database of each kind, with one organisation."""
    made: SqlDesk = request.getfixturevalue(request.param)
    return made


@pytest.fixture
def read_only(tmp_path: Path, made_file: Path) -> Iterator[Path]:
    """A disk with a workspace on it that can only be read."""
    for folder in mounted(tmp_path / "read-only", "size=2m"):
        WorkspaceFolder.create(folder, created=MORNING)
        shutil.copy(made_file, folder / "desk.sqlite")
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield folder
