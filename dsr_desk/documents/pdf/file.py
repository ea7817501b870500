"""The file format alone: numbered objects, written as they come, and the table that finds them."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from html import escape
from itertools import accumulate, chain, count
from operator import add
from typing import BinaryIO

from deflate import zlib_compress

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LEVEL = 1
"""A tenth larger than level 6, in half the time (docs/adr/0070)."""
_ROW = bytes(8)
_PACKED = 200
"""Small objects that are packed together."""
NOWHERE, _AT, _INSIDE = 0xFFFF, 1 << 56, 2 << 56
"""Rows of the table: a byte of kind, five of position or pack, two of the place in a pack."""


def row_at(position: int) -> int:
    """Return the row of an object that stands there."""
    return _AT | position << 16


def row_inside(pack: int, place: int) -> int:
    """Return the row of an object that is packed with others."""
    return _INSIDE | pack << 16 | place


def is_inside(row: int) -> bool:
    """Tell whether a row is that of an object which is packed with others."""
    return row & ~(_AT - 1) == _INSIDE


def as_bytes(rows: array[int]) -> memoryview:
    """Return the table of objects as it stands in a file: many megabytes, so no further copy."""
    turned = array("Q", rows)
    if sys.byteorder == "little":
        turned.byteswap()
    return memoryview(turned).cast("B")


def text_string(text: str) -> bytes:
    """Return a text of the document's outline or information, in any script."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode("ascii") + b">"


def metadata(title: str, language: str, at: datetime) -> bytes:
    """Return a document's description of itself, as a stream that programs find unpacked."""
    stamp = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    said = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<pdf:Producer>DSR Desk</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()
    head = b"<< /Type /Metadata /Subtype /XML /Length %d >>" % len(said)
    return b"%b\nstream\n%b\nendstream" % (head, said)


@lru_cache(8192)
def number(value: float) -> bytes:
    """Return a coordinate with as many decimals as print can show."""
    return f"{value:.2f}".rstrip("0").rstrip(".").encode("ascii")


class PdfFile:
    """Writes objects to a stream; keeps eight bytes for each and nothing of their content."""

    def __init__(self, out: BinaryIO) -> None:
        """Begin the file."""
        self._out = out
        self._rows = array("Q", [NOWHERE])
        self._position = 0
        self._runs: list[range] = []
        self._bodies: list[bytes] = []
        """Small objects and their numbers, until enough are there to be packed together."""
        self._write(HEADER)

    def reserve(self, count: int = 1) -> int:
        """Return the number of an object that is written later, or the first of so many."""
        first = len(self._rows)
        self._rows.frombytes(_ROW * count)
        return first

    def put(self, body: bytes, reserved: int = 0) -> int:
        """Write an object; return its number."""
        name = reserved or self.reserve()
        self._rows[name] = row_at(self._position)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (name, body))
        return name

    def put_small(self, body: bytes, reserved: int = 0) -> int:
        """Write an object that is no stream together with others like it; return its number."""
        name = reserved or self.reserve()
        self._runs.append(range(name, name + 1))
        self._bodies.append(body)
        if len(self._bodies) >= _PACKED:
            self._put_packed()
        return name

    def put_run(self, first: int, bodies: Sequence[bytes]) -> None:
        """Write such objects by numbers one after the other."""
        self._runs.append(range(first, first + len(bodies)))
        self._bodies += bodies
        if len(self._bodies) >= _PACKED:
            self._put_packed()

    def put_stream(self, content: bytes, entries: bytes = b"", reserved: int = 0) -> int:
        """Write a compressed stream with further dictionary entries; return its number."""
        return self._put_as_it_is(self.locked(_packed(content)), entries, reserved)

    def locked(self, data: bytes) -> bytes:
        """Return a stream's bytes as they are to stand in the file: here as they are."""
        return data

    def put_plain(self, content: bytes) -> int:
        """Write a stream too short to be compressed; return its number."""
        return self.put(b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content))

    def finish(self, root: int, info: int, file_id: str, entries: bytes = b"") -> None:
        """Write the table of objects, which is the last of them, and where it stands."""
        self._put_packed()
        start, table = self._position, self.reserve()
        self._rows[table] = row_at(start)
        mark = file_id.encode("ascii")
        self._put_as_it_is(
            _packed(as_bytes(self._rows)),
            b"/Type /XRef /W [1 5 2] /Size %d /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>]%b"
            % (len(self._rows), root, info, mark, mark, entries),
            table,
        )
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _put_as_it_is(self, packed: bytes, entries: bytes, reserved: int) -> int:
        head = b"<< /Length %d /Filter /FlateDecode %b >>" % (len(packed), entries)
        return self.put(b"%b\nstream\n%b\nendstream" % (head, packed), reserved)

    def _put_packed(self) -> None:
        """Write what waits to be packed."""
        runs, bodies = self._runs, self._bodies
        if not runs:
            return
        self._runs, self._bodies = [], []
        pack, held = self.reserve(), len(bodies)
        row = row_inside(pack, 0)
        for run in runs:
            for name in run:
                self._rows[name] = row
                row += 1
        # Each begins where those before it end, and as many ends of lines.
        starts = map(add, accumulate(map(len, bodies), initial=0), count())
        pairs = zip(chain.from_iterable(runs), starts, strict=False)
        index = b"%d %d " * held % tuple(chain.from_iterable(pairs))
        entries = b"/Type /ObjStm /N %d /First %d" % (held, len(index))
        self.put_stream(index + b"\n".join(bodies), entries, pack)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._position += len(data)


def _packed(content: bytes | memoryview) -> bytes:
    return bytes(zlib_compress(content, _LEVEL))
