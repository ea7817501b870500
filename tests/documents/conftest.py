"""What the tests of documents share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.making import Desk, an_item, with_files


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk that writes into an empty folder."""
    return Desk(tmp_path)


@pytest.fixture
def packed(desk: Desk) -> Desk:
    """Return a desk with a package of two items, one attachment."""
    desk.write([an_item(1), with_files(2, "a.txt")])
    return desk
