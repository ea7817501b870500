"""The small workspace, made once and copied for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.shelf import Copied, Shelf
from tests.services.world import Small


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Make the workspaces that the tests copy."""
    return Shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def small(shelf: Shelf, tmp_path: Path, request: pytest.FixtureRequest) -> Small:
    """Return a workspace of this test's own."""
    # What a test has changed in the program must show in the steps, and in no other test's copy.
    return Copied(shelf, tmp_path, to_copy="monkeypatch" not in request.fixturenames)
