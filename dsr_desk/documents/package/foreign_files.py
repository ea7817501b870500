"""What strangers' files say, where all of it can be read as text; otherwise nothing is said of it.

Plain text in its usual encodings, and ZIP files (Word, Excel, OpenDocument too) that hold nothing
but text.  Whatever has a part that can't be read here, a picture or a PDF, counts as unread: what
may stand in it nobody knows.  Nothing is written to disk, and nothing is unpacked without a bound.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from dsr_desk.documents.package.file_facts import facts_of
from dsr_desk.services.ports.redactions import ReadFile

_MOST_UNPACKED = 32 * 1024**2
_MOST_MEMBERS = 2_000
_DEEPEST = 3
_ZIP = b"PK\x03\x04"
_NO_TEXT = (b"%PDF", b"{\\rtf", b"%!PS")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ENCLOSED = re.compile(r"content-transfer-encoding:\s*base64|^begin [0-7]{3} \S", re.I | re.M)
"""A mail's own attachment, or an old way of putting a file into a text."""
_TAG = re.compile(r"<[^<>]{1,2000}>")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class _Unread(Exception):
    """Some of it can't be read."""


class ForeignFileReader:
    """Carries out ``services.ports.redactions.ForeignFiles``."""

    most = 8 * 1024**2

    def read(self, data: bytes) -> ReadFile | None:
        """Return all that a file says; None when some of it can't be read as text."""
        if len(data) > self.most:
            return None
        if data.startswith(_ZIP):
            try:
                return ReadFile(tuple(_Packed().texts(data, _DEEPEST)))
            except _Unread:
                return None
        found = _text(data)
        return ReadFile((found[0],), found[1]) if found else None

    def facts(self, data: bytes) -> tuple[str, ...]:
        """Return what a file that can't be read as a whole says of itself: who has made it."""
        return facts_of(data)


FILES = ForeignFileReader()


class _Packed:
    """Reads ZIP files, one within another, up to one bound for all."""

    def __init__(self) -> None:
        self._left = _MOST_UNPACKED

    def texts(self, data: bytes, depth: int) -> Iterator[str]:
        """Yield the names and texts of all members."""
        if depth == 0:
            raise _Unread
        try:
            with ZipFile(BytesIO(data)) as packed:
                infos = packed.infolist()
                if len(infos) > _MOST_MEMBERS or packed.comment:
                    raise _Unread
                for info in infos:
                    yield info.filename
                    with packed.open(info) as member:
                        yield from self._member(member.read(self._left + 1), depth)
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
            raise _Unread from None
        except RuntimeError:  # a member that asks for a password
            raise _Unread from None

    def _member(self, data: bytes, depth: int) -> Iterator[str]:
        self._left -= len(data)
        if self._left < 0:
            raise _Unread
        if data.startswith(_ZIP):
            yield from self.texts(data, depth - 1)
            return
        found = _text(data)
        if found is None:
            raise _Unread
        yield found[0]
        if "<" in found[0]:
            # Words that only tags hold apart are words of their own, and once more one word.
            yield _TAG.sub(" ", found[0])


def _text(data: bytes) -> tuple[str, str] | None:
    """Return a text and its encoding; None for what is no plain text."""
    if data.startswith(_NO_TEXT):
        return None
    encodings = [name for mark, name in _BOMS if data.startswith(mark)] or ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, UnicodeError):
            continue
        return None if _CONTROLS.search(text) or _ENCLOSED.search(text) else (text, encoding)
    return None
