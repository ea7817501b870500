"""Fonts: which characters they have, how wide each is, and the subset that goes into the file.

ReportLab reads and subsets the TrueType files.  The characters are coded with two bytes, so a text
is one string whatever its script, and the table back to Unicode is ours: ReportLab's is wrong above
U+FFFF, which makes an emoji copy out as another letter (issue 6).
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

from dsr_desk.documents.pdf.file import PdfFile, number

_PRESENTATION = range(0xFB50, 0xFF00)
_SOFT_HYPHEN, _NO_WIDTH = 0xAD, 0x200B
_CHUNK = 100
_SURROGATES = range(0xD800, 0xE000)
_CMAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class Font:
    """A TrueType file with its widths; shared by all documents and never changed."""

    def __init__(self, path: Path) -> None:
        """Read the file."""
        file = TTFontFile(str(path))
        self.glyphs: dict[int, int] = file.charToGlyph
        # A soft hyphen is seen only where a program breaks a word there: ours does not.
        self.glyphs[_SOFT_HYPHEN] = self.glyphs[_NO_WIDTH]
        self.characters = frozenset(map(chr, self.glyphs))
        # A thousandth of the size, in whole numbers: sums are exact on every machine.
        self.widths = {chr(code): round(width) for code, width in file.charWidths.items()}
        self.widths[chr(_SOFT_HYPHEN)] = 0
        high = sorted(code for code in self.glyphs if code > 0xFFFF)
        self.high = {code: chr(_SURROGATES[n]) for n, code in enumerate(high)}
        """Codes of what two bytes don't reach: half characters, which no text has."""
        self.name = b"DSRDSK+" + bytes(file.name)
        self._file = file
        self._reading = threading.Lock()

    def code(self, character: int) -> int:
        """Return the two-byte code of a character."""
        return character if character <= 0xFFFF else ord(self.high[character])

    def subset(self, used: list[int]) -> bytes:
        """Return a TrueType file with the glyphs of these characters."""
        # ReportLab's reader remembers where it reads: two documents must not do so at once.
        with self._reading:
            data: bytes = self._file.makeSubset(used)
        return data

    def descriptor(self, program: int) -> bytes:
        """Return the dictionary that describes the font; ``program`` is its subset."""
        file = self._file
        symbolic = (int(file.flags) & ~(1 << 5)) | (1 << 2)
        box = b" ".join(number(edge) for edge in file.bbox)
        measures = (
            (b"ItalicAngle", file.italicAngle),
            (b"Ascent", file.ascent),
            (b"Descent", file.descent),
            (b"CapHeight", file.capHeight),
            (b"StemV", file.stemV),
        )
        listed = b" ".join(b"/%b %b" % (name, number(value)) for name, value in measures)
        return (
            b"<< /Type /FontDescriptor /FontName /%b /Flags %d /FontBBox [%b] %b"
            b" /FontFile2 %d 0 R >>" % (self.name, symbolic, box, listed, program)
        )


class FontUse:
    """One font in one document: the characters it has shown so far.

    A character's code is its number in Unicode; above U+FFFF it is one that no character has.
    """

    def __init__(self, font: Font, name: str) -> None:
        """Take the font and its name on the pages (``F1``)."""
        self.font = font
        self.name = name
        self._western = b"\n"
        self._used: set[str] = set()

    def encode(self, text: str) -> bytes:
        """Return a text as the string that shows it."""
        return b"(" + self.joined([text], b"") + b")"

    def joined(self, lines: Sequence[str], between: bytes) -> bytes:
        """Return what stands inside of each line's string, with other bytes between them."""
        whole = "\n".join(lines)
        try:
            # One pass in C finds the letters that are new: almost always none.
            new = whole.encode("latin-1").translate(None, self._western)
        except UnicodeEncodeError:
            self._used.update(*lines)
            coded = (line.translate(self.font.high) for line in lines)
            return between.join([_escaped(line) for line in coded])
        if new:
            self._western = bytes(sorted({*self._western, *new}))
        # Every other byte is zero: no two letters together look like what stands between lines.
        return _escaped(whole).replace(b"\0\n", between)

    def write(self, file: PdfFile, reserved: int) -> None:
        """Write the font with the characters that were used."""
        font = self.font
        used = sorted(map(ord, self._used.union(self._western[1:].decode("latin-1"))))
        data = font.subset(used)
        program = file.put_stream(data, b"/Length1 %d" % len(data))
        descriptor = file.put(font.descriptor(program))
        glyphs = file.put_stream(_glyph_numbers(font, used))
        widths = b" ".join(b"%d[%d]" % (font.code(c), font.widths[chr(c)]) for c in used)
        descendant = file.put(
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%b /CIDSystemInfo"
            b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %d 0 R"
            b" /DW 600 /W [%b] /CIDToGIDMap %d 0 R >>" % (font.name, descriptor, widths, glyphs)
        )
        back = file.put_stream(_to_unicode(font, used))
        file.put(
            b"<< /Type /Font /Subtype /Type0 /BaseFont /%b /Encoding /Identity-H"
            b" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (font.name, descendant, back),
            reserved,
        )


def _escaped(text: str) -> bytes:
    plain = text.encode("utf-16-be", "surrogatepass")
    if b"\\" in plain or b"(" in plain or b")" in plain or b"\r" in plain:
        plain = plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        plain = plain.replace(b"\r", b"\\r")
    return plain


def _glyph_numbers(font: Font, used: list[int]) -> bytes:
    """Return, for each code, the glyph in the subset: characters that look alike share one."""
    places: dict[int, int] = {0: 0}
    numbers = bytearray(2 * max(map(font.code, used), default=0) + 2)
    for character in used:
        place = places.setdefault(font.glyphs[character], len(places))
        at = 2 * font.code(character)
        numbers[at : at + 2] = place.to_bytes(2, "big")
    return bytes(numbers)


def _meaning(code: int) -> str:
    """Return what a glyph copies out as: the letter itself for a joined Arabic form."""
    text = chr(code)
    return unicodedata.normalize("NFKC", text).strip() if code in _PRESENTATION else text


def _to_unicode(font: Font, used: list[int]) -> bytes:
    lines = [
        b"<%04X> <%b>"
        % (font.code(code), (_meaning(code) or chr(code)).encode("utf-16-be").hex().encode())
        for code in used
    ]
    parts = [lines[i : i + _CHUNK] for i in range(0, len(lines), _CHUNK)]
    blocks = [b"%d beginbfchar\n%b\nendbfchar\n" % (len(p), b"\n".join(p)) for p in parts]
    return _CMAP_HEAD + b"".join(blocks) + _CMAP_TAIL
