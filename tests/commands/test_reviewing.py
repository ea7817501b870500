"""Listing what a reviewer has noted: first whether the package holds."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from dsr_desk import cli
from dsr_desk.app import Composer
from dsr_desk.documents.sealed.sealing import seal
from dsr_desk.domain.extracts.review_notes import WHOLE
from tests.documents.making import Desk, an_item


@pytest.fixture
def packed(tmp_path: Path) -> Desk:
    """A package of two items with a note on each, and one on the whole."""
    desk = Desk(tmp_path)
    desk.write([an_item(1), an_item(2)])
    review = Composer().review()
    notes = review.notes(desk.target, review.open(desk.target))
    for item, text in ((WHOLE, "Saknar chatten."), (2, "Grannens\x1b[31m namn.")):
        notes = review.noted(notes, item, text)
    review.keep(desk.target, notes, None)
    return desk


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    status = cli.main(["review", *words], Composer())
    return status, capsys.readouterr().out


def test_the_notes_beside_a_package_are_listed(
    packed: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = listed(capsys, str(packed.target), "--notes")
    lines = out.splitlines()
    assert (status, lines[0][:33]) == (0, "Complete and signed by key 03a1 0")
    assert "Saknar chatten." in lines
    assert "Grannens<U+001B>[31m namn." in lines


def test_notes_that_were_sent_are_read_from_their_own_file(
    packed: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    sent = tmp_path / "sent.json"
    packed.target.with_name("DSR-0007.zip.notes.json").rename(sent)
    status, out = listed(capsys, str(packed.target), "--notes", str(sent), "--json")
    assert status == 0
    assert [note["item"] for note in json.loads(out)["notes"]] == [0, 2]
    status, out = listed(capsys, str(packed.target), "--notes")
    assert "There are no notes on it." in out


def test_a_changed_package_is_said_first(packed: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    packed.rebuild(packed.members() | {"index.html": b"x"})
    status, out = listed(capsys, str(packed.target), "--notes")
    assert status == 1
    assert out.startswith("THIS PACKAGE CAN'T BE TRUSTED: index.html has been changed.")
    assert "Saknar chatten." in out


def test_notes_on_a_sealed_package_are_listed_and_nothing_stays_opened(
    packed: Desk,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(private))
    sealed = seal(packed.target, "gurim-tavok-lidep-somun-47", tmp_path).pdf
    sent = tmp_path / "DSR-0007.zip.notes.json"
    monkeypatch.setattr("sys.stdin", io.StringIO("gurim-tavok-lidep-somun-47\n"))
    status, out = listed(capsys, str(sealed), "--notes", str(sent), "--password-stdin", "--json")
    assert (status, len(json.loads(out)["notes"])) == (0, 2)
    monkeypatch.setattr("sys.stdin", io.StringIO("wrong\n"))
    status, out = listed(capsys, str(sealed), "--notes", "--password-stdin", "--json")
    assert (status, json.loads(out)["error"]["code"]) == (1, "seal-password-wrong")
    assert list(private.iterdir()) == []


def test_notes_on_another_package_are_refused(
    packed: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    sent = tmp_path / "sent.json"
    packed.target.with_name("DSR-0007.zip.notes.json").rename(sent)
    packed.write([an_item(1)])
    status, out = listed(capsys, str(packed.target), "--notes", str(sent), "--json")
    assert (status, json.loads(out)["error"]["code"]) == (1, "notes-of-another")
