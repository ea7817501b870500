"""The file format alone: numbered objects, written as they come, and the table that finds them."""

from __future__ import annotations

import zlib
from array import array
from functools import lru_cache
from typing import BinaryIO

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_LEVEL = 3
"""A twentieth larger than level 6, in half the time; and most of a page's time went there."""


def text_string(text: str) -> bytes:
    """Return a text of the document's outline or information, in any script."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode("ascii") + b">"


@lru_cache(8192)
def number(value: float) -> bytes:
    """Return a coordinate with as many decimals as print can show."""
    return f"{value:.2f}".rstrip("0").rstrip(".").encode("ascii")


class PdfFile:
    """Writes objects to a stream; keeps eight bytes for each and nothing of their content."""

    def __init__(self, out: BinaryIO) -> None:
        """Begin the file."""
        self._out = out
        self._offsets = array("Q", [0])
        self._position = 0
        self._write(_HEADER)

    def reserve(self) -> int:
        """Return the number of an object that is written later."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def put(self, body: bytes, reserved: int = 0) -> int:
        """Write an object; return its number."""
        name = reserved or self.reserve()
        self._offsets[name] = self._position
        self._write(b"%d 0 obj\n%b\nendobj\n" % (name, body))
        return name

    def put_stream(self, content: bytes, entries: bytes = b"", reserved: int = 0) -> int:
        """Write a compressed stream with further dictionary entries; return its number."""
        packed = zlib.compress(content, _LEVEL)
        head = b"<< /Length %d /Filter /FlateDecode %b >>" % (len(packed), entries)
        return self.put(b"%b\nstream\n%b\nendstream" % (head, packed), reserved)

    def finish(self, root: int, info: int, file_id: str) -> None:
        """Write the table of objects and the trailer."""
        start = self._position
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._offsets))
        for offset in self._offsets[1:]:
            self._write(b"%010d 00000 n \n" % offset)
        mark = file_id.encode("ascii")
        self._write(
            b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>] >>\n"
            b"startxref\n%d\n%%%%EOF\n" % (len(self._offsets), root, info, mark, mark, start)
        )

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._position += len(data)
