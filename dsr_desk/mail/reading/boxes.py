"""Files, folders, mbox and Maildir as one stream of mails; what can't be read is an entry too.

A file that was named is taken for a mail.  Of a folder only what looks like mail is taken, by its
ending or by how it begins; the rest is an entry that says so.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from dsr_desk.config import Limits
from dsr_desk.mail.reading.ole import MAGIC, PROPERTIES
from dsr_desk.plainfile import open_plain, read_short
from dsr_desk.services.ports import BoxEntry

_MAIL_IN_OLE = PROPERTIES.encode("utf-16-le")
_BEGINS = re.compile(
    rb"(?:From [^\n]{1,200}\n|(?:return-path|received|delivered-to|from|to|subject|date|message-id"
    rb"|mime-version|x-[\w-]{1,60}|authentication-results|dkim-signature|arc-[\w-]{1,40}):[ \t])",
    re.IGNORECASE,
)
_SAMPLE = 4_096
_USUAL = 65_536
"""Bytes within which nearly every mail ends."""
_LONGEST_LINE = 1_000_000
"""Bytes of a line that are looked at together: a file can be one line."""
_LONGEST_COUNT = 18
"""Digits of a length; no mail is longer than that says."""
_ASIDE = "no-mail-file"
_MAILS = frozenset({".eml", ".msg", ".mbox", ".mbx", ".emlx", ".mail", ".txt"})
_SEPARATOR = re.compile(rb"From (?:\S+ |  ?).{0,80}\d{1,2}:\d{2}.{0,40}\d{4}|From - ")
_ESCAPED = re.compile(rb"^>(>*From )")


def _time_of(looked: os.stat_result) -> datetime | None:
    try:
        return datetime.fromtimestamp(looked.st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return None


def _is_maildir(folder: Path) -> bool:
    inner = [folder / name for name in ("cur", "new")]
    return all(each.is_dir() and not each.is_symlink() for each in inner)


def _maildir(folder: Path) -> Iterator[tuple[str, bool]]:
    for name in ("cur", "new"):
        inner = folder / name
        with os.scandir(inner) as entries:
            names = sorted(e.name for e in entries if e.is_file(follow_symlinks=False))
        yield from ((f"{inner}{os.sep}{each}", True) for each in names)


def _looks_like_mail(path: Path) -> bool:
    """Tell whether a file of a folder is a mail: by its ending, else by its content.

    What only looks like a file of the folder is none: a link can lead to anything of the account's.
    """
    if not _is_there(path):
        return False
    if path.suffix.lower() in _MAILS:
        return True
    try:
        with open_plain(path) as file:
            start = file.read(_SAMPLE)
            # The names of an OLE file's streams stand in it as they are.
            if start.startswith(MAGIC):
                return _MAIL_IN_OLE in start + file.read(Limits().mail_bytes)
    except OSError:
        return True  # reading it tells what is wrong
    return _BEGINS.match(start) is not None


def _is_there(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return True  # reading it tells what is wrong


def _folder(folder: Path, problems: list[OSError]) -> Iterator[tuple[str, bool]]:
    """Yield the files of a folder and those below it, in a stable order; links are not followed.

    With each goes whether it is a Maildir's, where every file is a mail.  They are plain texts: a
    path for each of a hundred thousand takes as long as reading them.
    """
    if _is_maildir(folder):
        yield from _maildir(folder)
    for root, below, names in os.walk(folder, onerror=problems.append):
        inner = ("cur", "new", "tmp") if _is_maildir(Path(root)) else ()
        below[:] = sorted(name for name in below if name not in inner)
        here = Path(root)
        if here != folder and _is_maildir(here):
            yield from _maildir(here)
        mails = here.name in ("cur", "new") and _is_maildir(here.parent)
        yield from ((str(here / name), mails) for name in sorted(names))


def _starts_mail(line: bytes, after_blank: bool) -> bool:
    return after_blank and line.startswith(b"From ") and _SEPARATOR.match(line) is not None


def _mbox(path: str) -> Iterator[BoxEntry]:
    """Split an mbox file as it streams by; the standard library's stops at a non-ASCII line."""
    limit = Limits().mail_bytes
    lines: list[bytes] = []
    size = number = 0
    after_blank = True
    with open_plain(path) as file:
        received = _time_of(os.fstat(file.fileno()))
        begins = file.readline(_LONGEST_LINE).endswith(b"\n")
        for line in iter(partial(file.readline, _LONGEST_LINE), b""):
            if begins and _starts_mail(line, after_blank):
                number += 1
                name = f"{path}#{number}"
                yield BoxEntry(name, b"".join(lines), received, behind=number > 1)
                lines, size = [], 0
            elif size < limit:
                lines.append(_ESCAPED.sub(rb"\1", line) if begins else line)
                size += len(line)
            after_blank = begins and not line.strip()
            begins = line.endswith(b"\n")
    yield BoxEntry(f"{path}#{number + 1}", b"".join(lines), received, behind=number > 0)


def _file(path: str) -> Iterator[BoxEntry]:
    data, looked = read_short(path, _USUAL)
    if data.startswith(b"From "):
        yield from _mbox(path)
        return
    if len(data) == _USUAL:
        with open_plain(path) as file:
            looked = os.fstat(file.fileno())
            # Asked for all that a mail may have, Python makes room for all of it.
            data = file.read(_USUAL + Limits().mail_bytes)
    yield BoxEntry(path, _without_count(path, data), _time_of(looked))


def _without_count(path: str, data: bytes) -> bytes:
    """Drop the length that Apple Mail writes above the mail in an .emlx file."""
    if not path.lower().endswith(".emlx"):
        return data
    first, newline, rest = data.partition(b"\n")
    count = first.strip()
    if not newline or not count.isdigit() or len(count) > _LONGEST_COUNT:
        return data
    return rest[: int(count)]


def _entries(path: str) -> Iterator[BoxEntry]:
    try:
        yield from _file(path)
    except OSError:
        yield BoxEntry(path, b"", None, "file-unreadable")


def read_paths(paths: Iterable[Path]) -> Iterator[BoxEntry]:
    """Yield every mail in these files and folders; one that can't be read never stops the rest."""
    for path in paths:
        if not path.is_dir():
            yield from _entries(str(path))
            continue
        problems: list[OSError] = []
        try:
            for file, surely in _folder(path, problems):
                if surely or _looks_like_mail(Path(file)):
                    yield from _entries(file)
                else:
                    yield BoxEntry(file, b"", None, _ASIDE)
        except OSError as error:
            problems.append(error)
        for problem in problems:
            yield BoxEntry(str(problem.filename or path), b"", None, "folder-unreadable")
