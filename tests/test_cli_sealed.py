"""A sealed package is checked on the command line; its password never stands there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dsr_desk.documents.sealed.sealing import seal
from tests.documents.making import Desk, an_item

ROOT = Path(__file__).parents[1]
PASSWORD = "gurim-tavok-lidep-somun-47"


def verify(path: Path, *options: str, given: str = "") -> tuple[int, dict[str, object]]:
    command = [sys.executable, "-W", "ignore", "-m", "dsr_desk", "verify", str(path), "--json"]
    done = subprocess.run(
        [*command, *options], input=given.encode(), capture_output=True, check=False, cwd=ROOT
    )
    return done.returncode, json.loads(done.stdout)


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A package sealed into one PDF."""
    desk = Desk(tmp_path)
    desk.write([an_item(1)])
    return seal(desk.target, PASSWORD, tmp_path).pdf


def test_a_sealed_package_is_checked_with_its_password(sealed: Path) -> None:
    status, found = verify(sealed, "--password-stdin", given=f"{PASSWORD}\n")
    assert (status, found["kind"], found["items"]) == (0, "package", 1)


def test_another_password_or_none_is_told_and_nothing_is_left(
    sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    status, found = verify(sealed, "--password-stdin", given="wrong\n")
    assert (status, found["error"]["code"]) == (1, "seal-password-wrong")  # type: ignore[index]
    status, found = verify(sealed)
    assert status == 3
    assert "--password-stdin" in found["error"]["message"]  # type: ignore[index]
    assert list(place.iterdir()) == []
