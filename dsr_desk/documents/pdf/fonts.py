"""Fonts: which characters they have, how wide each is, and the subset that goes into the file.

ReportLab reads and subsets the TrueType files.  The characters are coded with two bytes, so a text
is one string whatever its script, and the table back to Unicode is ours: ReportLab's is wrong above
U+FFFF, which makes an emoji copy out as another letter (issue 6).
"""

from __future__ import annotations

import threading
import unicodedata
from functools import cached_property
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

from dsr_desk.documents.pdf.file import PdfFile, number

_PRESENTATION = range(0xFB50, 0xFF00)
_SOFT_HYPHEN, _NO_WIDTH = 0xAD, 0x200B
_CHUNK = 100
_KEPT_WORDS = 50_000
_LONGEST_KEPT = 40
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
        self.name = b"DSRDSK+" + bytes(file.name)
        self._file = file
        self._reading = threading.Lock()

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


class _Codes(dict[int, str]):
    """Gives each character its two-byte code when it is first used."""

    def __missing__(self, character: int) -> str:
        code = chr(len(self) + 1)
        self[character] = code
        return code


class FontUse:
    """One font in one document: the characters it has shown so far."""

    def __init__(self, font: Font, name: str) -> None:
        """Take the font and its name on the pages (``F1``)."""
        self.font = font
        self.name = name
        self._codes = _Codes()
        self._words: dict[str, bytes] = {}

    def encode(self, text: str) -> bytes:
        """Return a text as the string that shows it."""
        known = self._words
        try:
            return b"(" + self._space.join([known[word] for word in text.split(" ")]) + b")"
        except KeyError:
            return b"(" + self._space.join(map(self._word, text.split(" "))) + b")"

    @cached_property
    def _space(self) -> bytes:
        return self._escaped(" ")

    def _word(self, word: str) -> bytes:
        """Return a word's codes; most words come again, and short ones are remembered."""
        found = self._words.get(word)
        if found is None:
            found = self._escaped(word)
            if len(word) <= _LONGEST_KEPT:
                if len(self._words) >= _KEPT_WORDS:
                    self._words.clear()
                self._words[word] = found
        return found

    def _escaped(self, text: str) -> bytes:
        plain = text.translate(self._codes).encode("utf-16-be")
        if b"\\" in plain or b"(" in plain or b")" in plain or b"\r" in plain:
            plain = plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            plain = plain.replace(b"\r", b"\\r")
        return plain

    def write(self, file: PdfFile, reserved: int) -> None:
        """Write the font with the characters that were used."""
        font, used = self.font, list(self._codes)
        data = font.subset(used)
        program = file.put_stream(data, b"/Length1 %d" % len(data))
        descriptor = file.put(font.descriptor(program))
        glyphs = file.put_stream(_glyph_numbers(font, used))
        widths = b" ".join(b"%d" % font.widths[chr(code)] for code in used)
        descendant = file.put(
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%b /CIDSystemInfo"
            b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %d 0 R"
            b" /DW 600 /W [1 [%b]] /CIDToGIDMap %d 0 R >>" % (font.name, descriptor, widths, glyphs)
        )
        back = file.put_stream(_to_unicode(used))
        file.put(
            b"<< /Type /Font /Subtype /Type0 /BaseFont /%b /Encoding /Identity-H"
            b" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (font.name, descendant, back),
            reserved,
        )


def _glyph_numbers(font: Font, used: list[int]) -> bytes:
    """Return, for each code, the glyph in the subset: characters that look alike share one."""
    places: dict[int, int] = {0: 0}
    numbers = [0]
    for code in used:
        glyph = font.glyphs[code]
        numbers.append(places.setdefault(glyph, len(places)))
    return b"".join(n.to_bytes(2, "big") for n in numbers)


def _meaning(code: int) -> str:
    """Return what a glyph copies out as: the letter itself for a joined Arabic form."""
    text = chr(code)
    return unicodedata.normalize("NFKC", text).strip() if code in _PRESENTATION else text


def _to_unicode(used: list[int]) -> bytes:
    lines = [
        b"<%04X> <%b>" % (place, (_meaning(code) or chr(code)).encode("utf-16-be").hex().encode())
        for place, code in enumerate(used, 1)
    ]
    parts = [lines[i : i + _CHUNK] for i in range(0, len(lines), _CHUNK)]
    blocks = [b"%d beginbfchar\n%b\nendbfchar\n" % (len(p), b"\n".join(p)) for p in parts]
    return _CMAP_HEAD + b"".join(blocks) + _CMAP_TAIL
