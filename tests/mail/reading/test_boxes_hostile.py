"""Folders and files that were made to hold the program up, or to lead it astray."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from dsr_desk.config import Limits
from dsr_desk.mail.reading.boxes import read_paths
from dsr_desk.plainfile import open_plain, read_short
from tests.mail.mails import raw

MAIL = raw("Subject: ett")
OPENED = (open_plain, partial(read_short, most=10))
posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes with a name are of POSIX")


@posix
@pytest.mark.parametrize("name", ["a.eml", "a"])
def test_a_pipe_is_no_mail_and_nobody_waits_for_it(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    (tmp_path / "b.eml").write_bytes(MAIL)
    assert [e.problem for e in read_paths([tmp_path])] == ["no-mail-file", ""]
    assert [e.problem for e in read_paths([tmp_path / name])] == ["file-unreadable"]


@posix
@pytest.mark.parametrize("opened", OPENED)
def test_a_pipe_that_has_taken_a_files_place_in_between_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[Path], object]
) -> None:
    pipe, file = tmp_path / "pipe", tmp_path / "file"
    os.mkfifo(pipe)
    file.write_bytes(MAIL)
    looked = file.stat()
    with monkeypatch.context() as patched:
        patched.setattr("dsr_desk.plainfile.os.stat", lambda path: looked)
        with pytest.raises(OSError, match="no file"):
            opened(pipe)
    with open_plain(file) as found:
        assert stat.S_ISREG(os.fstat(found.fileno()).st_mode)


@posix
@pytest.mark.parametrize("opened", OPENED)
def test_a_device_is_refused_before_it_is_opened(
    monkeypatch: pytest.MonkeyPatch, opened: Callable[[Path], object]
) -> None:
    def touched(path: str, flags: int) -> int:
        pytest.fail(f"{path} was opened")

    monkeypatch.setattr("dsr_desk.plainfile.os.open", touched)
    with pytest.raises(OSError, match="no file"):
        opened(Path(os.devnull))


def test_what_a_file_system_gives_in_parts_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.eml").write_bytes(MAIL)
    whole = os.read
    with monkeypatch.context() as patched:
        patched.setattr("dsr_desk.plainfile.os.read", lambda file, most: whole(file, min(most, 3)))
        assert read_short(tmp_path / "a.eml", 1_000)[0] == MAIL
        assert read_short(tmp_path / "a.eml", 10)[0] == MAIL[:10]


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 200_000])
@pytest.mark.parametrize("begins", [b"Subject: ett\n\n", b"From here on\n"])
def test_a_large_mail_is_read_to_its_end(tmp_path: Path, size: int, begins: bytes) -> None:
    mail = begins + b"a" * (size - len(begins))
    (tmp_path / "a.eml").write_bytes(mail)
    (found,) = read_paths([tmp_path / "a.eml"])
    # Of what begins as a mailbox does, the first line is the separator.
    assert found.data == (mail if begins.startswith(b"Subject") else mail.partition(b"\n")[2])


@posix
def test_a_link_in_a_folder_leads_nowhere(tmp_path: Path) -> None:
    secret, folder = tmp_path / "secret", tmp_path / "given"
    secret.mkdir()
    folder.mkdir()
    (secret / "key.eml").write_bytes(MAIL)
    (folder / "a.eml").symlink_to(secret / "key.eml")
    (folder / "loop").symlink_to(folder)
    assert [e.problem for e in read_paths([folder])] == ["no-mail-file"]
    # Who names a link means what it leads to.
    assert [e.data for e in read_paths([folder / "a.eml"])] == [MAIL]


@posix
def test_a_maildir_of_links_leads_nowhere(tmp_path: Path) -> None:
    secret, box = tmp_path / "secret", tmp_path / "given" / "box"
    for folder in (secret, box / "new", tmp_path / "whole" / "new"):
        folder.mkdir(parents=True)
    (secret / "key").write_bytes(MAIL)
    (box / "cur").symlink_to(secret)
    (tmp_path / "whole" / "cur").mkdir()
    (tmp_path / "whole" / "cur" / "1").symlink_to(secret / "key")
    found = [e.data for named in (box.parent, box, tmp_path / "whole") for e in read_paths([named])]
    assert MAIL not in found


def test_a_length_of_thousands_of_digits_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.emlx").write_bytes(b"9" * 5_000 + b"\n" + MAIL)
    (tmp_path / "b.emlx").write_bytes(b"%d\n%b<plist>" % (len(MAIL), MAIL))
    found = [e.data for e in read_paths([tmp_path])]
    assert found[0].endswith(MAIL)
    assert found[1] == MAIL


def test_a_line_without_an_end_is_cut_where_a_mail_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = 3_000_000
    monkeypatch.setattr("dsr_desk.mail.reading.boxes.Limits", lambda: Limits(mail_bytes=limit))
    box = tmp_path / "a.mbox"
    with box.open("wb") as file:
        file.write(b"From a@b.example Mon Mar  2 09:12:00 2026\n")
        file.seek(3 * limit)
        file.write(b"\n\nFrom a@b.example Mon Mar  2 09:12:00 2026\n" + MAIL)
    first, second = read_paths([box])
    assert len(first.data) < limit + 2_000_000
    assert second.data == MAIL


def test_a_separator_deep_in_a_long_line_separates_nothing(tmp_path: Path) -> None:
    separator = b"From a@b.example Mon Mar  2 09:12:00 2026\n"
    text = b"\n" + b" " * 1_000_000 + separator
    (tmp_path / "a.mbox").write_bytes(separator + text)
    assert [e.data for e in read_paths([tmp_path / "a.mbox"])] == [text]
