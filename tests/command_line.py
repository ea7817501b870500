"""The program as a user starts it, on a small workspace."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.services.world import ALVA, KIM, SAM, Small, make_small
from tests.warm_program import WarmProgram

DONE, REFUSED, USAGE, ENVIRONMENT = 0, 1, 2, 3


class Desk:
    """The program as a user starts it, on a small workspace with its own account folder."""

    def __init__(self, home: Path, program: WarmProgram) -> None:
        """Take the folder that holds workspace, account and passwords, and the program."""
        self.home = home
        self.program = program
        for name, password in (("alva", ALVA), ("sam", SAM), ("kim", KIM)):
            (home / f"{name}.txt").write_text(f"{password}\n", "utf-8")

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Start the program; return exit status, stdout and stderr."""
        done = self.program.run(arguments, os.environ | {"XDG_CONFIG_HOME": str(self.home)})
        return done.status, done.out.decode(), done.error.decode()

    def json(self, *arguments: str, user: str = "", status: int = DONE) -> Any:
        """Start it with --json; the whole of stdout must be one document."""
        signed = ["--user", user, "--password-file", str(self.home / f"{user}.txt")] if user else []
        code, out, error = self.run(
            *arguments, "--json", "--workspace", str(self.home / "workspace"), *signed
        )
        assert code == status, (code, out, error)
        return json.loads(out)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Make the workspace that the tests copy; its pins lie where the program looks for them."""
    return make_small(tmp_path_factory.mktemp("cli"))


@pytest.fixture(scope="session")
def program() -> Iterator[WarmProgram]:
    """Return the program, its modules read."""
    with WarmProgram() as warm:
        yield warm


@pytest.fixture
def desk(template: Small, tmp_path: Path, program: WarmProgram) -> Desk:
    """Return the program on a copy of the workspace."""
    shutil.copytree(template.root, tmp_path / "workspace")
    shutil.copytree(template.root.parent / "account", tmp_path / "dsr-desk")
    return Desk(tmp_path, program)
