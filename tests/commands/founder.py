"""Somebody who founds a workspace at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dsr_desk import cli
from dsr_desk.app import Composer
from dsr_desk.vault import MachinePins
from tests.services.world import SOFT

PASSWORDS = {
    "alva": "alva-vinter-1234",
    "sam": "sam-sommar-1234",
    "administrator": "en helt annan fras",
}
SECRET = "doras egna lösenord"


class Founder:
    """Somebody at a command line, in a folder where there is no workspace yet."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._make, self._capsys = Composer(SOFT, MachinePins(home / "account")), capsys
        self.home, self.workspace = home, home / "workspace"
        self.passwords(PASSWORDS)

    def passwords(self, of: dict[str, str]) -> None:
        accounts = [{"name": name, "password": word} for name, word in of.items()]
        (self.home / "passwords.json").write_text(json.dumps({"accounts": accounts}), "utf-8")

    def types(self, *words: str, status: int = 0) -> str:
        assert cli.main([*words, "--workspace", str(self.workspace)], self._make) == status
        caught = self._capsys.readouterr()
        return caught.out + caught.err

    def founds(self, text: str, status: int = 0) -> str:
        (self.home / "desk.toml").write_text(text, "utf-8")
        file, passwords = self.home / "desk.toml", self.home / "passwords.json"
        return self.types("found", str(file), "--passwords", str(passwords), status=status)


@pytest.fixture
def founder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Founder:
    return Founder(tmp_path, capsys)


@pytest.fixture
def sam(founder: Founder) -> tuple[str, ...]:
    """Found the example's workspace, of which Sam is the only supervisor."""
    founder.founds(founder.types("found", "--example"))
    (founder.home / "new.txt").write_text(f"{SECRET}\n", "utf-8")
    return as_user(founder, "sam")


def as_user(founder: Founder, name: str, file: str = "passwords.json") -> tuple[str, ...]:
    return ("--user", name, "--password-file", str(founder.home / file))
