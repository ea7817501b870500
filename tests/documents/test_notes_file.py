"""A reviewer's notes: bound to one package, whole on the disk or not there."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import (  # type: ignore[import-untyped]  # the package states no types
    Draft202012Validator,
)

from dsr_desk.config import resources
from dsr_desk.documents.notes_file import NotesFiles, notes_bytes, read_notes
from dsr_desk.documents.sealed.opened import SealedFiles
from dsr_desk.domain.errors import FileUnreadable, WorkspaceReadOnly
from dsr_desk.domain.extracts.review_notes import (
    LONGEST,
    NOTES_SCHEMA,
    WHOLE,
    NotesOfAnother,
    NoteTooLong,
    ReviewNotes,
)
from dsr_desk.services.extracts.review import Review
from tests.documents.making import Desk, an_item

AT = datetime(2026, 11, 25, 14, tzinfo=UTC)
EMPTY = ReviewNotes("ab" * 32, "DSR-0007")
NOTES = EMPTY.with_note(3, "Här står en grannes namn.", AT).with_note(WHOLE, "Saknar chatten.", AT)


@pytest.fixture
def review(desk: Desk) -> Review:
    """The service over a real package of two items."""
    desk.write([an_item(1), an_item(2)])
    return Review(desk.reader, NotesFiles(), SealedFiles(), lambda: AT)


def changed(**changes: Any) -> bytes:
    return json.dumps(json.loads(notes_bytes(NOTES)) | changes).encode()


def test_notes_are_in_order_one_an_item_and_an_empty_one_is_none() -> None:
    assert [note.item for note in NOTES.notes] == [WHOLE, 3]
    assert NOTES.with_note(3, "Annat.", AT).text(3) == "Annat."
    assert NOTES.with_note(3, "  ", AT).with_note(WHOLE, "", AT) == EMPTY


def test_a_note_that_is_too_long_is_refused_and_never_cut(tmp_path: Path) -> None:
    long = EMPTY.with_note(1, "x" * LONGEST, AT)
    assert len(long.text(1)) == LONGEST
    with pytest.raises(NoteTooLong):
        EMPTY.with_note(1, "x" * (LONGEST + 1), AT)
    with pytest.raises(NoteTooLong):
        long.joined(EMPTY.with_note(1, "Ditt.", AT))
    file = tmp_path / "x.notes.json"
    file.write_bytes(notes_bytes(long).replace(b"xx", b"xxx", 1))
    with pytest.raises(FileUnreadable):
        NotesFiles().load(file)


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "kept"),
    [
        ("", "Mitt.", "", "Mitt."),
        ("", "", "Ditt.", "Ditt."),
        ("", "Mitt.", "Ditt.", "Mitt.\n\nDitt."),
        ("Se", "Se här.", "Se", "Se här."),
        ("Se", "Se", "Se där.", "Se där."),
        ("Se", "Se här.", "Ditt.\n\nSe", "Ditt.\n\nSe här."),
        ("Se", "Mitt.\n\nSe", "Se där.", "Mitt.\n\nSe där."),
        ("Se", "Se här.", "", "Se här."),
        ("Se", "Se", "", ""),
    ],
)
def test_what_two_windows_write_is_both_kept(
    before: str, mine: str, theirs: str, kept: str, review: Review, desk: Desk
) -> None:
    package = review.open(desk.target)
    lay = review.noted(review.notes(desk.target, package), 1, before)
    review.keep(desk.target, review.noted(lay, 1, theirs), None)
    done = review.keep(desk.target, review.noted(lay, 1, mine), lay)
    assert done.notes.text(1) == kept
    assert review.notes(desk.target, package) == done.notes


def test_what_is_written_is_read_and_fits_the_published_schema() -> None:
    data = notes_bytes(NOTES)
    assert read_notes(data) == NOTES
    schema = json.loads((resources() / "schema" / NOTES_SCHEMA).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator.FORMAT_CHECKER
    Draft202012Validator(schema, format_checker=checker).validate(json.loads(data))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        changed(more=1),
        changed(format="dsr-notes/2"),
        changed(package="ab"),
        changed(notes=[{"item": -1, "at": AT.isoformat(), "text": "x"}]),
        changed(notes=[{"item": 1, "at": "2026-11-25", "text": "x"}]),
        changed(notes=[{"item": 2, "at": AT.isoformat(), "text": "x"}] * 2),
        changed(faults=[{}]),
    ],
)
def test_what_is_not_of_the_format_is_refused_and_stays_as_it_is(
    data: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "x.notes.json"
    file.write_bytes(data)
    with pytest.raises(FileUnreadable):
        NotesFiles().load(file)
    assert file.read_bytes() == data


def test_half_a_character_from_a_clipboard_does_not_lose_the_notes(tmp_path: Path) -> None:
    file = tmp_path / "x.notes.json"
    NotesFiles().save(file, EMPTY.with_note(1, "a\ud83d", AT))
    found = NotesFiles().load(file)
    assert found is not None
    assert found.text(1) == "a?"


def test_notes_lie_beside_the_package_for_this_account_alone(review: Review, desk: Desk) -> None:
    package = review.open(desk.target)
    assert review.notes(desk.target, package).notes == ()
    notes = review.noted(review.notes(desk.target, package), 2, "Fel person?")
    file = review.keep(desk.target, notes, None).file
    assert file.name == "DSR-0007.zip.notes.json"
    assert sorted(path.name for path in desk.folder.iterdir()) == ["DSR-0007.zip", file.name]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert review.notes(desk.target, package) == notes


def test_notes_on_another_package_are_refused(review: Review, desk: Desk) -> None:
    package = review.open(desk.target)
    review.keep(desk.target, NOTES, None)
    with pytest.raises(NotesOfAnother) as caught:
        review.notes(desk.target, package)
    assert caught.value.facts == {"file": "DSR-0007.zip.notes.json", "case": "DSR-0007"}
    with pytest.raises(NotesOfAnother):
        review.read_notes(NotesFiles().beside(desk.target), package)


def test_notes_that_were_sent_come_below_ones_own_and_only_once(review: Review, desk: Desk) -> None:
    package = review.open(desk.target)
    own = review.noted(review.notes(desk.target, package), 1, "Mitt.")
    sent = review.send_back(
        desk.folder / "sent.json", review.noted(review.noted(own, 1, "Ditt."), 2, "Nytt.")
    )
    both = own.joined(review.read_notes(sent, package))
    assert (both.text(1), both.text(2)) == ("Mitt.\n\nDitt.", "Nytt.")
    assert both.joined(review.read_notes(sent, package)) == both


def test_notes_say_that_their_package_could_not_be_trusted(review: Review, desk: Desk) -> None:
    members = desk.members()
    desk.rebuild(members | {"index.html": members["index.html"] + b" "})
    package = review.open(desk.target, in_spite=True)
    notes = review.noted(review.notes(desk.target, package), 1, "Se här.")
    file = review.keep(desk.target, notes, None).file
    assert json.loads(file.read_bytes())["faults"] == ["index.html has been changed"]


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WorkspaceReadOnly):
        NotesFiles().save(tmp_path / "x.notes.json", NOTES)


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_whenever_the_process_is_killed_the_notes_are_whole(tmp_path: Path) -> None:
    """The process is killed in the midst of writing, over and over."""
    file = tmp_path / "x.notes.json"
    script = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime;"
        "from dsr_desk.documents.notes_file import NotesFiles;"
        "from dsr_desk.domain.extracts.review_notes import ReviewNotes;"
        "e = ReviewNotes('ab' * 32, 'DSR-0007'); at = datetime(2026, 11, 25, 14, tzinfo=UTC);"
        "n = 0\n"
        "while True:\n"
        " n += 1\n"
        " NotesFiles().save(Path(sys.argv[1]), e.with_note(1, chr(97 + n % 26) * 4000, at))\n"
        " print(n, flush=True)\n"
    )
    for told in (1, 7):
        with subprocess.Popen(
            [sys.executable, "-c", script, str(file)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            for _ in range(told):
                process.stdout.readline()
            process.send_signal(signal.SIGKILL)
            process.wait()
        found = NotesFiles().load(file)
        assert found is not None
        assert (len(found.text(1)), len(set(found.text(1)))) == (4000, 1)
    left = [path for path in tmp_path.iterdir() if path != file]
    assert len(left) <= 1
    NotesFiles().save(file, NOTES)
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
