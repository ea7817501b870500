"""What the README tells a newcomer to type, typed: on the demo, to the end of an erasure."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from dsr_desk import cli
from dsr_desk.app import Composer
from dsr_desk.vault import MachinePins
from tests.services.world import SOFT

README = Path(__file__).parents[2] / "README.md"
CASE, EXTRACT = "DSR-0013", "DSR-0004"
NEXT = re.compile(r"^  dsr-desk (approve .*--digest .*)$", re.MULTILINE)

CARRY_OUT = re.compile(r"is approved\. “dsr-desk (run .*?)” carries it out")


class Newcomer:
    """Somebody who types commands in one folder, and reads what is said."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Take the folder; its account has no workspace and no pins yet."""
        self._make, self._capsys = Composer(SOFT, MachinePins(home / "account")), capsys

    def types(self, line: str) -> str:
        """Return what is said on both streams; the command must succeed."""
        status = cli.main(shlex.split(line), self._make)
        caught = self._capsys.readouterr()
        assert status == 0, (line, caught.err)
        return caught.out + caught.err


def _lines() -> list[str]:
    """Return the README's commands, without the program's name."""
    return re.findall(r"^dsr-desk (.+)$", README.read_text("utf-8"), re.MULTILINE)


def test_what_the_readme_says_leads_to_a_proved_erasure_and_a_checked_extract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    newcomer = Newcomer(tmp_path, capsys)
    said = [newcomer.types(line) for line in _lines()]
    assert len(said) > 4

    (sign,) = NEXT.findall(said[-1])
    as_sam = "--workspace demo --user sam --password-file demo/demo-accounts.json"
    # What is printed to go on with is typed as it stands there.
    (carry_out,) = CARRY_OUT.findall(newcomer.types(sign))
    run = newcomer.types(carry_out)
    assert f"{CASE}: done" in run
    assert "erased: 281" in run
    assert not re.search(r"[a-z]-[a-z]+-[a-z]|attachments-|_", run.partition("certificate")[0])
    assert "demo/answers" in newcomer.types(f"answer {CASE} {as_sam}")
    newcomer.types(f"verify demo/certificates/{CASE}.json --workspace demo")
    newcomer.types("audit verify --workspace demo")
    assert not json.loads(newcomer.types(f"replay --look --json {as_sam}"))

    newcomer.types(f"match {EXTRACT} {as_sam}")
    assert "1 taken out" in newcomer.types(f"export {EXTRACT} {as_sam}")
    newcomer.types(f"verify demo/packages/{EXTRACT}.zip --workspace demo")
