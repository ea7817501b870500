"""What nobody expected is told in words that quote nothing: no row, no mail, no file."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dsr_desk import cli
from dsr_desk.commands.context import Context, Result
from tests.commands.conftest import Line
from tests.services.world import ALVA, Small

SECRET = "anna.svensson@hemma.example"


def _breaks(context: Context) -> Result:
    """Break."""
    raise ValueError(f"no number: {SECRET}")


@pytest.mark.parametrize("as_json", [False, True])
def test_an_error_that_nobody_expected_is_a_sentence_without_content(
    line: Line, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    monkeypatch.setattr("dsr_desk.commands.reading.cases", _breaks)
    said = line("cases", *(["--json"] if as_json else []), status=cli.ENVIRONMENT)
    assert "ValueError" in said
    assert "test_unexpected.py" in said
    assert SECRET not in said
    assert "Traceback" not in said
    if as_json:
        assert json.loads(said)["error"]["code"] == "defect"


def test_whoever_stops_reading_is_no_error(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(context: Context) -> Result:
        """Break off."""
        raise BrokenPipeError

    monkeypatch.setattr("dsr_desk.commands.reading.cases", gone)
    with pytest.raises(BrokenPipeError):
        line("cases")


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE registry SET signature = x'ff00'",
        "UPDATE account SET sealed = 'garbage'",
        "UPDATE audit_entry SET facts = '" + '{"a":' * 50_000 + "'",
        "UPDATE channel SET organisation = x'ff00'",
        "UPDATE plan SET head = '" + "[" * 50_000 + "'",
        "UPDATE plan_item SET fingerprint = x'ff00' WHERE number = 1",
    ],
)
def test_a_row_of_another_kind_is_told_and_nothing_runs(
    small: Small, tmp_path: Path, capsys: pytest.CaptureFixture[str], edit: str
) -> None:
    case = small.approved()
    with closing(sqlite3.connect(small.paths.desk)) as desk:
        assert desk.execute(edit).rowcount
        desk.commit()
    password = tmp_path / "password"
    password.write_text(ALVA, "utf-8")
    signed = ["--user", "alva", "--password-file", str(password)]
    where = ["--workspace", str(small.root)]
    assert cli.main(["run", case.number, *where, *signed], small.composer) != cli.DONE
    assert len(capsys.readouterr().err) > 40
