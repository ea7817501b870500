"""Files, folders, mbox and Maildir: everything is found once, nothing stops the rest."""

from __future__ import annotations

import mailbox
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dsr_desk.mail.reading.boxes import read_paths
from tests.mail.mails import raw
from tests.mail.msgs import msg, ole

FIRST, SECOND = raw("Subject: ett"), raw("Subject: två")


def subjects(*paths: Path) -> list[bytes]:
    return [entry.data.split(b"\r\n")[0] for entry in read_paths(paths)]


def test_a_file_is_one_mail_with_its_time(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(FIRST)
    os.utime(file, (1_772_442_720, 1_772_442_720))
    [entry] = read_paths([file])
    assert (entry.origin, entry.data, entry.problem) == (str(file), FIRST, "")
    assert entry.received_at == datetime(2026, 3, 2, 9, 12, tzinfo=UTC)


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.EML").write_bytes(SECOND)
    (tmp_path / "1.eml").write_bytes(FIRST)
    (tmp_path / "notes.md").write_text("no mail")
    assert subjects(tmp_path) == [b"Subject: ett", b"", "Subject: två".encode()]
    assert [e.problem for e in read_paths([tmp_path])] == ["", "no-mail-file", ""]


def test_a_letter_saved_as_text_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(FIRST)
    assert subjects(tmp_path) == [b"Subject: ett"]


def test_what_a_file_is_is_told_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    outlook = msg({0x0037: "x"})
    files = {
        "a.msg": outlook,
        "b.msg": FIRST,
        "c.bin": outlook,
        "d": FIRST,
        "e.doc": ole({"WordDocument": b"x"}),
        "f.pdf": b"%PDF-1.7",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = {Path(e.origin).name: e for e in read_paths([tmp_path])}
    assert {name for name, entry in found.items() if entry.problem} == {"e.doc", "f.pdf"}
    assert all(found[name].data == files[name] for name in "a.msg b.msg c.bin d".split())


def test_an_mbox_is_split_as_the_standard_library_writes_it(tmp_path: Path) -> None:
    file = tmp_path / "box.mbox"
    box = mailbox.mbox(file)
    for text in ("Från mig\n\nFrom here on it is text\n", "hej"):
        box.add(raw("Content-Type: text/plain; charset=utf-8", body=text.replace("\n", os.linesep)))
    box.flush()
    box.close()
    entries = list(read_paths([file]))
    assert [entry.origin for entry in entries] == [f"{file}#1", f"{file}#2"]
    assert b"\nFrom here on it is text" in entries[0].data


def test_a_separator_that_is_no_ascii_does_not_stop_the_box(tmp_path: Path) -> None:
    file = tmp_path / "box"
    separator = "From åsa@example.org Mon Mar  2 10:12:00 2026\n".encode("latin-1")
    file.write_bytes(separator + b"Subject: ett\n\nx\n\n" + separator + b"Subject: tva\n\ny\n")
    assert [e.data.split(b"\n")[0] for e in read_paths([file])] == [
        b"Subject: ett",
        b"Subject: tva",
    ]


def test_a_sentence_that_starts_with_from_splits_nothing(tmp_path: Path) -> None:
    file = tmp_path / "box"
    file.write_bytes(b"From a Mon Mar  2 10:12:00 2026\nSubject: x\n\nHi\n\nFrom today we close.\n")
    [entry] = read_paths([file])
    assert entry.data.endswith(b"From today we close.\n")


@pytest.mark.skipif(os.name == "nt", reason="a Maildir's file names can't exist on Windows")
def test_a_maildir_is_read_without_what_is_under_way(tmp_path: Path) -> None:
    for name in ("cur", "new", "tmp"):
        (tmp_path / "inbox" / name).mkdir(parents=True)
        (tmp_path / "inbox" / name / f"{name}:2,S").write_bytes(raw(f"Subject: {name}"))
    assert subjects(tmp_path) == [b"Subject: cur", b"Subject: new"]
    assert subjects(tmp_path / "inbox") == [b"Subject: cur", b"Subject: new"]


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(FIRST)
    missing = tmp_path / "missing.eml"
    assert [(e.origin, e.problem) for e in read_paths([missing, file])] == [
        (str(missing), "file-unreadable"),
        (str(file), ""),
    ]


def test_an_empty_file_is_an_entry(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"")
    assert [(e.data, e.problem) for e in read_paths([tmp_path])] == [(b"", "")]


def test_an_apple_mail_file_is_read_without_its_count(tmp_path: Path) -> None:
    file = tmp_path / "1.emlx"
    file.write_bytes(f"{len(FIRST)}\n".encode() + FIRST + b"<?xml version='1.0'?>")
    [entry] = read_paths([file])
    assert entry.data == FIRST
