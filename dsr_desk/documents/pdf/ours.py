"""Whether a PDF is one that this program has written: pages, their texts, and nothing that acts.

The file is gone through once, from its start, as it was written.  Every name in it must be one that
the writer knows, so there is none for scripts, actions, forms, addresses or enclosed files; and the
table at its end is written again and compared, so no other program finds anything else in it.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import BinaryIO

from dsr_desk.documents.pdf.file import (
    HEADER,
    NOWHERE,
    as_bytes,
    row_at,
    row_inside,
)
from dsr_desk.domain.errors import PackageInvalid

_LONGEST = _MOST_PACKED = 64 * 1024**2
"""Bytes of one line, and of small objects that are packed together."""
_HIGHEST = 20_000_000
"""Objects that a file can have."""
_NAMES = """
A Alt Annot Annots Art Ascent BBox BaseFont BitsPerComponent Block Border CIDFontType2 CIDSystemInfo
CIDToGIDMap CapHeight Caption Catalog ColorSpace Column Contents Count CreationDate DCTDecode DW
DescendantFonts Descent Dest Dests DeviceRGB DisplayDocTitle Document Encoding
Figure Filter First FirstChar Flags FlateDecode Font FontBBox FontDescriptor FontFile2 FontName H1
H2 Height ID Identity-H Image Info ItalicAngle K Kids L LBody LI Lang Last LastChar Layout Lbl
Length Length1 Limits Link MCID MCR MarkInfo Marked MediaBox Metadata ModDate N Names Next Nums O
OBJR Obj Ordering Outlines P Page PageMode Pages Parent ParentTree ParentTreeNextKey Pg Placement
Prev Producer Rect Registry Resources S Scope Sect StemV StructElem StructParent StructParents
StructTreeRoot Subtype Supplement TD TH TOC TOCI TR Table Tabs Title ToUnicode TrueType Type Type0
UseOutlines ViewerPreferences W Width Widths XML XObject XYZ
"""
_FONTS = (f"F{number}{coding}" for number in range(1, 30) for coding in ("", "W", "S"))
_OTHERS = r"X[0-9]+", r"DSRDSK\+[A-Za-z-]+", r"F 4(?= ?/)"
"""Pictures, fonts, and that a link is printed: otherwise it would name a file outside, and so it
would where a number is the first half of another object's (“/F 4 0 R”)."""
_KNOWN = *_NAMES.split(), *_FONTS
_APART = r"\x00\s()<>\[\]{}/%"
"""What ends a name."""


def unknown_names(*more: str) -> re.Pattern[bytes]:
    """Return what finds a name that no extract holds, save for some more (as patterns)."""
    known = "|".join([*map(re.escape, _KNOWN), *_OTHERS, *more])
    return re.compile(rf"/(?!(?:{known})(?=[{_APART}]|\Z))[^{_APART}]*".encode())


_UNKNOWN = unknown_names()
_WORDS = re.compile(rf"/[^{_APART}]*".encode())
_PLAIN = frozenset(b"/" + name.encode("ascii") for name in _KNOWN)
_OBJECT = re.compile(rb"([1-9][0-9]{0,7}) 0 obj\n")
_INDEX = re.compile(rb"[1-9][0-9]{0,7} [0-9]{1,8}(?: [1-9][0-9]{0,7} [0-9]{1,8})*")
LENGTH = re.compile(rb"/Length ([0-9]{1,12})(?= |>>)")
_PACK = re.compile(
    rb"<< /Length [0-9]+ /Filter /FlateDecode /Type /ObjStm /N ([0-9]{1,4})"
    rb" /First ([0-9]{1,6}) >>\n"
)
_TABLE = re.compile(
    rb"<< /Length [0-9]+ /Filter /FlateDecode /Type /XRef /W \[1 5 2\] /Size ([0-9]{1,8})"
    rb" /Root ([0-9]{1,8}) 0 R /Info ([0-9]{1,8}) 0 R /ID \[<([0-9A-F]+)> <[0-9A-F]+>\] >>\n"
)
_TRAILER = re.compile(
    rb"<< /Size ([0-9]{1,8}) /Root ([0-9]{1,8}) 0 R /Info ([0-9]{1,8}) 0 R"
    rb" /ID \[<([0-9A-F]+)> <[0-9A-F]+>\] >>\n"
)
_START = re.compile(rb"startxref\n([0-9]{1,12})\n%%EOF\n\Z")
_NEAR_END = 1024


Seen = Callable[[int, bytes, bytes | None], None]
"""Takes an object by its number: its dictionary, as a line, and its stream where it has one."""


def unseen(number: int, head: bytes, data: bytes | None) -> None:
    """Take an object that nobody asks for."""


def require_ours(source: BinaryIO, seen: Seen = unseen, highest: int = _HIGHEST) -> array[int]:
    """Go through a PDF; return its table of objects, whose numbers are ``highest`` at most.

    ``seen`` is told each object as it stands there, save the table.

    Raises:
        PackageInvalid: it holds what no extract does, or is written in another way.
    """
    reading = _Reading(source, seen, highest)
    reading.all()
    return reading.rows


@dataclass(frozen=True, slots=True)
class Ending:
    """What the end of a PDF says: how many numbers it uses, and which objects lead to the rest."""

    size: int
    root: int
    info: int


def read_ending(source: BinaryIO) -> Ending:
    """Look at the end of a PDF alone; :func:`require_ours` tells whether the rest agrees.

    Raises:
        PackageInvalid: it does not end as ours do.
    """
    size = source.seek(0, 2)
    source.seek(max(size - _NEAR_END, 0))
    tail = source.read()
    place = _START.search(tail)
    source.seek(min(int(place[1]), size) if place else 0)
    is_table = _OBJECT.fullmatch(source.readline(_NEAR_END)) is not None
    found = _TABLE.fullmatch(source.readline(_NEAR_END)) if is_table else None
    if not is_table:  # packages had another table before, and its facts behind it
        _, _, said = tail.rpartition(b"trailer\n")
        found = _TRAILER.fullmatch(said.partition(b"startxref\n")[0])
    source.seek(0)
    if place is None or found is None or not 0 < int(found[1]) <= _HIGHEST:
        raise _other_way(size)
    return Ending(int(found[1]), int(found[2]), int(found[3]))


class _Reading:
    def __init__(self, source: BinaryIO, seen: Seen, highest: int) -> None:
        self._source, self._seen, self._highest = source, seen, highest
        self._place = 0
        self.rows = array("Q", [NOWHERE])
        self._done = False

    def all(self) -> None:
        if self._take(len(HEADER)) != HEADER:
            raise _other_way(self._place)
        while not self._done:
            start = self._place
            line = self._line()
            if found := _OBJECT.fullmatch(line):
                self._object(int(found[1]), start)
            elif line == b"xref\n":
                self._older_table(start)
            else:
                raise _other_way(start)
        if self._source.read(1):
            raise _other_way(self._place)

    def _object(self, name: int, start: int) -> None:
        self._note(name, row_at(start))
        head, then = self._line(), self._line()
        table, pack = _TABLE.fullmatch(head), _PACK.fullmatch(head)
        if not table and not pack:
            require_known(head)
        if then == b"stream\n":
            length = LENGTH.search(head)
            data = self._take(int(length[1]) if length else 0)
            self._expect(b"\nendstream\nendobj\n")
            if table:
                self._table(data, int(table[1]), start)
                return
            if pack:
                self._pack(name, data, int(pack[1]), int(pack[2]))
            self._seen(name, head, data)
        elif then != b"endobj\n" or table or pack:
            raise _other_way(self._place)
        else:
            self._seen(name, head, None)

    def _pack(self, name: int, data: bytes, count: int, first: int) -> None:
        """Look at small objects that are packed together."""
        content = _unpacked(data, _MOST_PACKED, self._place)
        require_known(content)
        index, bodies = content[: first - 1], content[first:].split(b"\n")
        if not _INDEX.fullmatch(index):
            raise _other_way(self._place)
        names = [int(word) for word in index.split()[::2]]
        starts = accumulate((len(body) + 1 for body in bodies), initial=0)
        written = b" ".join([b"%d %d" % pair for pair in zip(names, starts, strict=False)])
        if written != index or not len(names) == len(bodies) == count:
            raise _other_way(self._place)
        for place, each in enumerate(names):
            self._note(each, row_inside(name, place))

    def _note(self, name: int, row: int) -> None:
        """Note where an object stands; there is but one of each number."""
        if name >= len(self.rows):
            if name > self._highest:
                raise _other_way(self._place)
            self.rows.frombytes(bytes(8 * (name + 1 - len(self.rows))))
        if self.rows[name]:
            raise _other_way(self._place)
        self.rows[name] = row

    def _table(self, data: bytes, size: int, start: int) -> None:
        """Compare the table of objects with those that were seen; nothing comes behind it."""
        if size != len(self.rows):
            raise _other_way(start)
        if _unpacked(data, 8 * size, start) != as_bytes(self.rows):
            raise _other_way(start)
        self._end(start)

    def _older_table(self, start: int) -> None:
        """Compare the table that packages had before."""
        places = [b"%010d 00000 n \n" % (row >> 16 & 0xFFFFFFFFFF) for row in self.rows[1:]]
        self._expect(b"0 %d\n0000000000 65535 f \n%b" % (len(self.rows), b"".join(places)))
        self._expect(b"trailer\n")
        found = _TRAILER.fullmatch(self._line())
        if found is None or int(found[1]) != len(self.rows):
            raise _other_way(start)
        self._end(start)

    def _end(self, start: int) -> None:
        self._expect(b"startxref\n%d\n%%%%EOF\n" % start)
        self._done = True

    def _expect(self, wanted: bytes) -> None:
        if self._take(len(wanted)) != wanted:
            raise _other_way(self._place)

    def _line(self) -> bytes:
        line = self._source.readline(_LONGEST)
        self._place += len(line)
        return line

    def _take(self, size: int) -> bytes:
        data = self._source.read(size)
        self._place += size
        return data


def require_known(written: bytes, unknown: re.Pattern[bytes] = _UNKNOWN) -> None:
    """Refuse what holds a name that no extract holds.

    Raises:
        PackageInvalid: with the name, as it stands there.
    """
    # Most hold a few names over and over; who knows all of them need not ask further.
    found = None if _PLAIN.issuperset(_WORDS.findall(written)) else unknown.search(written)
    if found:
        name = found.group()[:40].decode("ascii", "replace")
        raise PackageInvalid(f"its PDF holds what no extract does, {name}")


def _unpacked(data: bytes, most: int, place: int) -> bytes:
    """Return what was packed, unless it swells beyond a bound."""
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(data, most + 1)
    except zlib.error:
        raise _other_way(place) from None
    if not unpacker.eof or unpacker.unused_data:
        raise _other_way(place)
    return content


def _other_way(place: int) -> PackageInvalid:
    return PackageInvalid(f"its PDF is not written as the desk writes it, at byte {place}")
