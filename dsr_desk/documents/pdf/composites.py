"""Glyphs put together of others, added to a TrueType file.

A cluster becomes one glyph: so it has one code, one meaning and one width, and whoever copies the
text gets it letter by letter in the order in which it is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from struct import pack, unpack_from

from reportlab.pdfbase.ttfonts import TTFontMaker

from dsr_desk.documents.pdf.shaping import Parts

_HEAD = ">hhhhh"
_IS_COMPOSITE = -1
_WORDS, _OFFSETS, _MORE = 0x1, 0x2, 0x20
"""Flags of a part: its places are two bytes each, they are places, and another part comes."""
_DEPTH = 4
"""Glyphs within glyphs within glyphs: what the fonts have themselves, and ours around them."""


def with_composites(program: bytes, added: Iterable[tuple[Parts, int]]) -> bytes:
    """Return the file with further glyphs behind its own, each with its advance.

    The parts name glyphs of this file.
    """
    tables = _tables(program)
    glyphs, (count,) = _Glyphs(tables), unpack_from(">H", tables["maxp"], 4)
    metrics = _all_metrics(tables, count)
    most = 0
    for parts, advance in added:
        metrics.append((advance, glyphs.add(parts)))
        most = max(most, len(parts))
    tables |= glyphs.tables()
    tables["hmtx"] = b"".join([pack(">Hh", *each) for each in metrics])
    tables["hhea"] = tables["hhea"][:34] + pack(">H", len(metrics))
    tables["head"] = tables["head"][:50] + pack(">h", 1) + tables["head"][52:]
    tables["maxp"] = _raised(tables["maxp"], len(metrics), most)
    maker = TTFontMaker()
    for tag, data in tables.items():
        maker.add(tag, data)
    made: bytes = maker.makeStream()
    return made


def glyphs_of(program: bytes) -> int:
    """Return how many glyphs a file has."""
    count: int = unpack_from(">H", _tables(program)["maxp"], 4)[0]
    return count


class _Glyphs:
    """The outlines of a file, to which more are added."""

    def __init__(self, tables: dict[str, bytes]) -> None:
        long = unpack_from(">h", tables["head"], 50)[0]
        loca, size = tables["loca"], 4 if long else 2
        places = unpack_from(f">{len(loca) // size}{'L' if long else 'H'}", loca)
        self._starts = list(places) if long else [place * 2 for place in places]
        self._own = tables["glyf"]
        self._more = bytearray()

    def add(self, parts: Parts) -> int:
        """Add a glyph of others; return how far left of its outline it begins."""
        boxes, left = [self._box(*part) for part in parts], 0
        edges = [box for box in boxes if box]
        if edges:
            left, low = (min(box[n] for box in edges) for n in (0, 1))
            far, high = (max(box[n] for box in edges) for n in (2, 3))
            self._more += pack(_HEAD, _IS_COMPOSITE, left, low, far, high)
            for number, (glyph, right, up) in enumerate(parts, 1):
                flags = _WORDS | _OFFSETS | (_MORE if number < len(parts) else 0)
                self._more += pack(">HHhh", flags, glyph, right, up)
            self._more += bytes(-len(self._more) % 4)
        self._starts.append(len(self._own) + len(self._more))
        return left

    def _box(self, glyph: int, right: int, up: int) -> tuple[int, int, int, int] | None:
        """Return the edges of a part's outline; a blank one has none."""
        start, end = self._starts[glyph : glyph + 2]
        if start == end:
            return None
        _, *edges = unpack_from(_HEAD, self._own, start)
        return edges[0] + right, edges[1] + up, edges[2] + right, edges[3] + up

    def tables(self) -> dict[str, bytes]:
        """Return the tables of outlines and of where they are."""
        return {
            "glyf": self._own + bytes(self._more),
            "loca": pack(f">{len(self._starts)}L", *self._starts),
        }


def _tables(program: bytes) -> dict[str, bytes]:
    (count,) = unpack_from(">H", program, 4)
    found = {}
    for number in range(count):
        tag, _, start, size = unpack_from(">4sLLL", program, 12 + 16 * number)
        found[tag.decode("latin-1")] = program[start : start + size]
    return found


def _all_metrics(tables: dict[str, bytes], count: int) -> list[tuple[int, int]]:
    """Return advance and left edge of every glyph: the last advance counts for those behind."""
    (full,) = unpack_from(">H", tables["hhea"], 34)
    data = tables["hmtx"]
    metrics = [unpack_from(">Hh", data, 4 * number) for number in range(full)]
    edges = unpack_from(f">{count - full}h", data, 4 * full)
    return [(m[0], m[1]) for m in metrics] + [(metrics[-1][0], edge) for edge in edges]


def _raised(maxp: bytes, glyphs: int, parts: int) -> bytes:
    """Return the table of bounds with room for what was added."""
    had, deep = unpack_from(">HH", maxp, 28)
    bounds = pack(">HH", max(had, parts), max(deep, _DEPTH))
    return maxp[:4] + pack(">H", glyphs) + maxp[6:28] + bounds
