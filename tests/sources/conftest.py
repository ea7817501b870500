"""One archive for each kind of database; most tests run on both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsr_desk.sources.archive import create_archive, make_schema
from dsr_desk.sources.engines import server_engine
from tests.sources.builders import Store, store_over


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[Store]:
    """A fresh archive in a file."""
    path = tmp_path / "archive.sqlite"
    store = store_over(create_archive(path), path)
    yield store
    store.source.close()


@pytest.fixture
def postgres_store(fresh_postgres_url: str) -> Iterator[Store]:
    """The archive's tables in a fresh database on a real server."""
    engine = server_engine(fresh_postgres_url)
    make_schema(engine)
    store = store_over(engine)
    yield store
    store.source.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> Store:
    """A fresh archive, on a file and on a server."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found
