"""One archive for each kind of database; most tests run on both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, make_url, text

from dsr_desk.sources.archive.store import (
    ARCHIVE_FORMAT,
    archive_format,
    create_archive,
    make_schema,
    open_archive,
)
from dsr_desk.sources.engines import server_engine
from tests.sources.builders import Store, store_over

DATABASE = "archive_tests"


@pytest.fixture(scope="session")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive without content: copying it is faster than making one."""
    path = tmp_path_factory.mktemp("empty") / "archive.sqlite"
    create_archive(path).dispose()
    return path


@pytest.fixture
def sqlite_store(empty_archive: Path, tmp_path: Path) -> Iterator[Store]:
    """A fresh archive in a file."""
    path = tmp_path / "archive.sqlite"
    shutil.copy(empty_archive, path)
    store = store_over(open_archive(path), path)
    yield store
    store.source.close()


@pytest.fixture(scope="session")
def postgres_archive(postgres_url: str) -> Iterator[Engine]:
    """The archive's tables on a real server; made once, for it takes a second."""
    url = make_url(postgres_url).set(drivername="postgresql+psycopg")
    server = server_engine(url.render_as_string(hide_password=False))
    with server.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(f"CREATE DATABASE {DATABASE}"))
    server.dispose()
    engine = server_engine(url.set(database=DATABASE).render_as_string(hide_password=False))
    make_schema(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def postgres_store(postgres_archive: Engine) -> Store:
    """An empty archive on a real server."""
    empty(postgres_archive)
    return store_over(postgres_archive)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> Store:
    """A fresh archive, on a file and on a server."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found


def empty(engine: Engine) -> None:
    """Take every row out of an archive on a server, and count keys from 1 again."""
    tables = "archive_format, conversation, item, recipient, attachment, writer"
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY"))
        connection.execute(insert(archive_format).values(version=ARCHIVE_FORMAT))
