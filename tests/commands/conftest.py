"""The commands are tried on the same small workspace as the use cases that they call."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dsr_desk import cli
from tests.commands.founder import founder, sam
from tests.services.conftest import shelf, small
from tests.services.world import ALVA, SAM, Small

__all__ = ["Line", "founder", "line", "sam", "shelf", "small"]


class Line:
    """The command line in this process, on the small workspace."""

    def __init__(self, small: Small, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Take the workspace and what catches the output."""
        self._small, self._capsys = small, capsys
        self._passwords = {name: tmp_path / f"{name}.txt" for name in ("alva", "sam")}
        for file, password in zip(self._passwords.values(), (ALVA, SAM), strict=True):
            file.write_text(f"{password}\n", "utf-8")

    def work_on(self, small: Small) -> None:
        """Take another workspace, or the same opened in another way."""
        self._small = small

    def __call__(self, *arguments: str, status: int = 0, user: str = "alva") -> str:
        """Return what is said, on both streams."""
        where = ["--workspace", str(self._small.root)]
        signed = ["--user", user, "--password-file", str(self._passwords[user])]
        assert cli.main([*arguments, *where, *signed], self._small.composer) == status
        caught = self._capsys.readouterr()
        return caught.out + caught.err

    def json(self, *arguments: str, status: int = 0, user: str = "alva") -> Any:
        """Return the one document."""
        return json.loads(self(*arguments, "--json", status=status, user=user))


@pytest.fixture
def line(small: Small, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(small, tmp_path, capsys)
