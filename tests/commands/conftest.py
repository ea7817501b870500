"""The commands are tried on the same small workspace as the use cases that they call."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dsr_desk import cli
from tests.services.conftest import shelf, small
from tests.services.world import ALVA, Small

__all__ = ["Line", "line", "shelf", "small"]


class Line:
    """The command line in this process, on the small workspace."""

    def __init__(self, small: Small, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Take the workspace and what catches the output."""
        self._small, self._capsys = small, capsys
        self._password = tmp_path / "alva.txt"
        self._password.write_text(f"{ALVA}\n", "utf-8")

    def __call__(self, *arguments: str, status: int = 0) -> str:
        """Return what is said, on both streams."""
        where = ["--workspace", str(self._small.root)]
        signed = ["--user", "alva", "--password-file", str(self._password)]
        assert cli.main([*arguments, *where, *signed], self._small.composer) == status
        caught = self._capsys.readouterr()
        return caught.out + caught.err

    def json(self, *arguments: str, status: int = 0) -> Any:
        """Return the one document."""
        return json.loads(self(*arguments, "--json", status=status))


@pytest.fixture
def line(small: Small, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(small, tmp_path, capsys)
