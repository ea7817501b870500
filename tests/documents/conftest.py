"""What the tests of documents share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.making import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk that writes into an empty folder."""
    return Desk(tmp_path)
