"""Fonts in a document: how texts are coded for its pages, and the subset that goes into the file.

A subset is used under up to three names: western texts are coded with one byte a letter, all others
with two, so each is one string whatever its script; what was shaped has codes of its own.  The
tables back to Unicode are ours: ReportLab's is wrong above U+FFFF, which makes an emoji copy out as
another letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from dsr_desk.documents.pdf.composites import glyphs_of, with_composites
from dsr_desk.documents.pdf.file import PdfFile
from dsr_desk.documents.pdf.fonts import GLYPHS, Font
from dsr_desk.documents.pdf.shaping import Cluster, Parts

_WESTERN = "cp1252"
"""Latin-1 with the dashes and quotation marks that mails are full of."""
_LETTERS = "".join(bytes([code]).decode(_WESTERN, "replace") for code in range(256))
_CARE = b"()\\\r"
"""What a string of the file can't hold as it is."""
_ESCAPED = re.compile(rb"\\.", re.DOTALL)
_UNKNOWN = -1
_PRESENTATION = range(0xFB50, 0xFF00)
_MOST_CLUSTERS = 40_000
"""Codes of one font in one document: a file has room for so many glyphs, and for its own."""
_CHUNK = 100
_CMAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
%b
endcodespacerange
"""
_CMAP_TAIL = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class FontUse:
    """One font in one document: the characters it has shown so far, by how they were coded.

    Coded wide, a character's code is its number in Unicode; above U+FFFF it is one that no
    character has.
    """

    def __init__(self, font: Font, name: str) -> None:
        """Take the font and its name on the pages (``F1``)."""
        self.font = font
        self.name = name.encode("ascii")
        self.wide_name = self.name + b"W"
        self._western: set[int] = set()
        self._plain = b"\n"
        """The letters of Latin-1 that are known and stand in a string as they are."""
        self._used: set[str] = set()
        self.shaped_name = self.name + b"S"
        self._clusters: dict[Cluster, int] = {}
        """The code of each cluster that was drawn."""

    def coded(self, text: str) -> bytes | None:
        """Return what stands inside of strings that show a text; the ends of its lines stay.

        Without an answer it holds letters that one byte can't code.
        """
        try:
            data = text.encode("latin-1")
        except UnicodeEncodeError:
            data = b""
        # One pass in C finds what is new or needs care: mostly nothing.
        if not data or data.translate(None, self._plain):
            try:
                data = self._noted(text.encode(_WESTERN))
            except UnicodeEncodeError:
                return None
        return data

    def _noted(self, data: bytes) -> bytes:
        """Remember which letters there are; return them as a string may hold them."""
        new = set(data) - self._western - {ord("\n")}
        if new:
            self._western |= new
            latin = (code for code in self._western if _LETTERS[code] == chr(code))
            self._plain = bytes({*self._plain, *latin}.difference(_CARE))
        return _escaped(data)

    def wide(self, text: str) -> bytes:
        """Return what stands inside of a string that shows a text of any script."""
        self._used.update(text)
        return _escaped(text.translate(self.font.high).encode("utf-16-be", "surrogatepass"))

    def shaped(self, clusters: Iterable[Cluster], direction: str) -> bytes | None:
        """Return what stands inside of a string that shows clusters; none without room for it."""
        codes, known = [], self._clusters
        for each in chain.from_iterable(_apart(cluster, direction) for cluster in clusters):
            code = known.get(each)
            if code is None:
                if len(known) >= _MOST_CLUSTERS:
                    return None
                code = known[each] = len(known) + 1
            codes.append(code.to_bytes(2, "big"))
        return _escaped(b"".join(codes))

    def write(self, file: PdfFile) -> list[tuple[bytes, int]]:
        """Write the font with the characters that were used; return its names and objects."""
        font, wide = self.font, sorted(map(ord, self._used))
        western = [
            ord(letter) if code in self._western else _UNKNOWN
            for code, letter in enumerate(_LETTERS)
        ]
        parts = {glyph for cluster in self._clusters for glyph, *_ in cluster.parts}
        used = [*western, *wide, *(GLYPHS + glyph for glyph in sorted(parts))]
        data, places = font.subset(used), _places(font, used)
        data, shapes = self._with_shapes(data, places)
        program = file.put_stream(data, b"/Length1 %d" % len(data))
        descriptor = file.put(font.descriptor(program))
        written = []
        if self._western:
            written.append((self.name, _put_narrow(file, font, western, descriptor)))
        if wide:
            codes = [
                _Code(font.code(c), places[font.glyphs[c]], font.widths[chr(c)], _meaning(c))
                for c in wide
            ]
            written.append((self.wide_name, _put_wide(file, font, descriptor, codes)))
        if self._clusters:
            codes = [
                _Code(code, shapes[cluster], font.scaled(cluster.advance), cluster.text)
                for cluster, code in self._clusters.items()
            ]
            written.append((self.shaped_name, _put_wide(file, font, descriptor, codes)))
        return written

    def _with_shapes(self, data: bytes, places: dict[int, int]) -> tuple[bytes, dict[Cluster, int]]:
        """Return the file with a glyph for each cluster, and where each is."""
        found: dict[Cluster, int] = {}
        added: dict[tuple[Parts, int], int] = {}
        font, count = self.font, glyphs_of(data)
        for cluster in self._clusters:
            shape = tuple((places[g], x, y) for g, x, y in cluster.parts), cluster.advance
            if font.stands_alone(cluster):
                found[cluster] = shape[0][0][0]
            else:
                found[cluster] = added.setdefault(shape, count + len(added))
        return with_composites(data, added) if added else data, found


class UsedFonts(list[FontUse]):
    """The fonts of a document, the regular one first; spare ones join them when they are needed."""

    def of(self, font: Font) -> FontUse:
        """Return what the document uses of a font."""
        for use in self:
            # A spare font may have been put away meanwhile, and read anew.
            if use.font.name == font.name:
                return use
        self.append(FontUse(font, f"F{len(self) + 1}"))
        return self[-1]

    def spare(self, letter: str) -> FontUse:
        """Return the font for a letter that the styles' own lack."""
        regular = self[0].font
        return self.of(regular.spare(letter) if regular.spare is not None else regular)


def _put_narrow(file: PdfFile, font: Font, western: list[int], descriptor: int) -> int:
    """Write the font whose codes are bytes; the subset's own table leads to the glyphs."""
    widths = b" ".join([b"%d" % font.widths[chr(c)] if c in font.glyphs else b"0" for c in western])
    codes = [(b"%02X" % code, chr(c)) for code, c in enumerate(western) if c != _UNKNOWN]
    return file.put(
        b"<< /Type /Font /Subtype /TrueType /BaseFont /%b /FirstChar 0 /LastChar 255 /Widths [%b]"
        b" /FontDescriptor %d 0 R /ToUnicode %d 0 R >>"
        % (font.name, widths, descriptor, file.put_stream(_to_unicode(codes, b"<00> <FF>")))
    )


class _Code(NamedTuple):
    """A code of two bytes: the glyph in the subset, its width, and what it copies out as."""

    code: int
    glyph: int
    width: int
    text: str


def _put_wide(file: PdfFile, font: Font, descriptor: int, codes: list[_Code]) -> int:
    """Write the font whose codes are two bytes."""
    glyphs = file.put_stream(_glyph_numbers(codes))
    widths = b" ".join(b"%d[%d]" % (each.code, each.width) for each in codes)
    descendant = file.put(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%b /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %d 0 R"
        b" /DW 600 /W [%b] /CIDToGIDMap %d 0 R >>" % (font.name, descriptor, widths, glyphs)
    )
    meanings = [(b"%04X" % each.code, each.text) for each in codes]
    back = file.put_stream(_to_unicode(meanings, b"<0000> <FFFF>"))
    return file.put(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%b /Encoding /Identity-H"
        b" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (font.name, descendant, back)
    )


def encoded(text: str) -> bytes:
    """Return what stands inside of a string that shows a western text."""
    return _escaped(text.encode(_WESTERN))


def decoded(data: bytes) -> str:
    """Return the western text that such a string shows."""
    return _ESCAPED.sub(_plain_letter, data).decode(_WESTERN)


def _plain_letter(found: re.Match[bytes]) -> bytes:
    return b"\r" if found.group() == b"\\r" else found.group()[1:]


def _escaped(plain: bytes) -> bytes:
    if b"\\" in plain or b"(" in plain or b")" in plain or b"\r" in plain:
        plain = plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        plain = plain.replace(b"\r", b"\\r")
    return plain


def _places(font: Font, subset: list[int]) -> dict[int, int]:
    """Return where the subset has each glyph: characters that look alike share one."""
    places: dict[int, int] = {0: 0}
    for character in subset:
        glyph = character - GLYPHS if character >= GLYPHS else font.glyphs.get(character, 0)
        places.setdefault(glyph, len(places))
    return places


def _glyph_numbers(codes: list[_Code]) -> bytes:
    """Return, for each code, the glyph in the subset."""
    numbers = bytearray(2 * max(each.code for each in codes) + 2)
    for each in codes:
        numbers[2 * each.code : 2 * each.code + 2] = each.glyph.to_bytes(2, "big")
    return bytes(numbers)


def _meaning(code: int) -> str:
    """Return what a glyph copies out as: the letter itself for a joined Arabic form."""
    text = chr(code)
    plain = unicodedata.normalize("NFKC", text).strip() if code in _PRESENTATION else text
    return plain or text


def _to_unicode(codes: list[tuple[bytes, str]], space: bytes) -> bytes:
    lines = [b"<%b> <%b>" % (code, text.encode("utf-16-be").hex().encode()) for code, text in codes]
    parts = [lines[i : i + _CHUNK] for i in range(0, len(lines), _CHUNK)]
    blocks = [b"%d beginbfchar\n%b\nendbfchar\n" % (len(p), b"\n".join(p)) for p in parts]
    return b"".join([_CMAP_HEAD % space, *blocks, _CMAP_TAIL])


def _apart(cluster: Cluster, direction: str) -> Iterable[Cluster]:
    """Return a cluster as one code for each letter; the first letter's draws all of them.

    Who copies a text knows widths for letters alone, and turns round what runs from the right code
    by code: so there the last letter comes first.
    """
    if len(cluster.text) == 1:
        return (cluster,)
    apart = [cluster._replace(text=cluster.text[0])]
    apart += (Cluster(letter, (), 0) for letter in cluster.text[1:])
    return apart if direction == "ltr" else reversed(apart)
