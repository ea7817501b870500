"""The small workspace, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.services.world import Small, make_small, reopened


@pytest.fixture(scope="session")
def small_template(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Make the workspace that the tests copy."""
    return make_small(tmp_path_factory.mktemp("template"))


@pytest.fixture
def small(small_template: Small, tmp_path: Path) -> Small:
    """Return a workspace of this test's own."""
    template = small_template.root.parent
    for store in ("workspace", "account"):
        shutil.copytree(template / store, tmp_path / store)
    return reopened(tmp_path)
