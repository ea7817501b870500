"""The desk's database, once embedded and once on a real server: the same tests for both."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from dsr_desk.config import WorkspacePaths
from dsr_desk.storage.desk import SqlDesk, create_desk, open_desk, open_desk_at
from tests.storage.made import MAIL, NORDKRAFT

_numbers = itertools.count(1)


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
def made_database(postgres_url: str) -> str:
    """The name of a server's database with one organisation, made once and copied for each test."""
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute("CREATE DATABASE desk_made")
    desk = open_desk_at(make_url(postgres_url).set(database="desk_made").render_as_string(False))
    _people(desk)
    desk.close()
    return "desk_made"


@pytest.fixture
def desk_url(postgres_url: str, made_database: str) -> Iterator[str]:
    """The address of a database of the test's own."""
    name = f"desk_{next(_numbers)}"
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {made_database}".encode())
    yield make_url(postgres_url).set(database=name).render_as_string(hide_password=False)
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def served(desk_url: str) -> Iterator[SqlDesk]:
    """A database on a real server that does not wait long for others."""
    desk = open_desk_at(desk_url, patience_ms=200)
    yield desk
    desk.close()


@pytest.fixture(
    params=["embedded", pytest.param("served", marks=pytest.mark.postgres)],
)
def desk(request: pytest.FixtureRequest) -> SqlDesk:
    """A database of each kind, with one organisation."""
    made: SqlDesk = request.getfixturevalue(request.param)
    return made
