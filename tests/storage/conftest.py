"""The desk's database, once embedded and once on a real server: the same tests for both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsr_desk.config import WorkspacePaths
from dsr_desk.storage.desk import SqlDesk, create_desk, open_desk_at
from tests.storage.made import MAIL, NORDKRAFT


@pytest.fixture
def paths(tmp_path: Path) -> WorkspacePaths:
    """An empty folder of a workspace."""
    return WorkspacePaths(tmp_path)


@pytest.fixture
def embedded(paths: WorkspacePaths) -> Iterator[SqlDesk]:
    """A new embedded database that does not wait long for others."""
    desk = create_desk(paths, patience_ms=200)
    yield desk
    desk.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def desk(request: pytest.FixtureRequest) -> Iterator[SqlDesk]:
    """A new database of each kind, with one organisation."""
    if request.param == "sqlite":
        made: SqlDesk = request.getfixturevalue("embedded")
    else:
        made = open_desk_at(request.getfixturevalue("fresh_postgres_url"), patience_ms=200)
    with made.unit_of_work() as uow:
        uow.people.save_organisation(NORDKRAFT)
        uow.people.save_channel(MAIL)
        uow.commit()
    yield made
    made.close()
