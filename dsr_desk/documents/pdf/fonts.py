"""Fonts: which characters they have, how wide each is, and the subset that goes into the file.

ReportLab reads and subsets the TrueType files.  A subset is used under two names: western texts are
coded with one byte a letter, all others with two, so each is one string whatever its script.  The
tables back to Unicode are ours: ReportLab's is wrong above U+FFFF, which makes an emoji copy out as
another letter.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Callable
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

from dsr_desk.documents.pdf.file import PdfFile, number

_WESTERN = "cp1252"
"""Latin-1 with the dashes and quotation marks that mails are full of."""
_LETTERS = "".join(bytes([code]).decode(_WESTERN, "replace") for code in range(256))
_CARE = b"()\\\r"
"""What a string of the file can't hold as it is."""
_ESCAPED = re.compile(rb"\\.", re.DOTALL)
_UNKNOWN = -1
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
%b
endcodespacerange
"""
_CMAP_TAIL = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class Font:
    """A TrueType file with its widths; shared by all documents and never changed."""

    def __init__(
        self,
        path: Path,
        spare: Callable[[str], Font] | None = None,
        reach: Callable[[str], bool] | None = None,
    ) -> None:
        """Read the file; only what it reaches counts, if that is told.

        ``spare`` gives another for a letter that this one lacks, when such is first measured.
        """
        file = TTFontFile(str(path))
        self.glyphs: dict[int, int] = file.charToGlyph
        if reach is not None:
            self.glyphs = {code: g for code, g in self.glyphs.items() if reach(chr(code))}
        # A soft hyphen is seen only where a program breaks a word there: ours does not.
        self.glyphs[_SOFT_HYPHEN] = self.glyphs.get(_NO_WIDTH, 0)
        self.characters = frozenset(map(chr, self.glyphs))
        # A thousandth of the size, in whole numbers: sums are exact on every machine.
        self.spare = spare
        self.widths = _Widths(spare)
        self.widths.update((chr(code), round(w)) for code, w in file.charWidths.items())
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


class _Widths(dict[str, int]):
    """The widths of a font's letters, and those of spare fonts where it is asked for them."""

    def __init__(self, spare: Callable[[str], Font] | None) -> None:
        self._spare = spare

    def __missing__(self, letter: str) -> int:
        if self._spare is None:
            raise KeyError(letter)
        width = self[letter] = self._spare(letter).widths[letter]
        return width


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

    def write(self, file: PdfFile) -> list[tuple[bytes, int]]:
        """Write the font with the characters that were used; return its names and objects."""
        font, wide = self.font, sorted(map(ord, self._used))
        western = [
            ord(letter) if code in self._western else _UNKNOWN
            for code, letter in enumerate(_LETTERS)
        ]
        data = font.subset([*western, *wide])
        program = file.put_stream(data, b"/Length1 %d" % len(data))
        descriptor = file.put(font.descriptor(program))
        written = []
        if self._western:
            written.append((self.name, _put_narrow(file, font, western, descriptor)))
        if wide:
            places = _places(font, [*western, *wide])
            written.append((self.wide_name, _put_wide(file, font, wide, descriptor, places)))
        return written


def _put_narrow(file: PdfFile, font: Font, western: list[int], descriptor: int) -> int:
    """Write the font whose codes are bytes; the subset's own table leads to the glyphs."""
    widths = b" ".join([b"%d" % font.widths.get(chr(c), 0) if c > 0 else b"0" for c in western])
    codes = [(b"%02X" % code, c) for code, c in enumerate(western) if c != _UNKNOWN]
    return file.put(
        b"<< /Type /Font /Subtype /TrueType /BaseFont /%b /FirstChar 0 /LastChar 255 /Widths [%b]"
        b" /FontDescriptor %d 0 R /ToUnicode %d 0 R >>"
        % (font.name, widths, descriptor, file.put_stream(_to_unicode(codes, b"<00> <FF>")))
    )


def _put_wide(
    file: PdfFile, font: Font, used: list[int], descriptor: int, places: dict[int, int]
) -> int:
    """Write the font whose codes are two bytes."""
    glyphs = file.put_stream(_glyph_numbers(font, used, places))
    widths = b" ".join(b"%d[%d]" % (font.code(c), font.widths[chr(c)]) for c in used)
    descendant = file.put(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%b /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %d 0 R"
        b" /DW 600 /W [%b] /CIDToGIDMap %d 0 R >>" % (font.name, descriptor, widths, glyphs)
    )
    codes = [(b"%04X" % font.code(c), c) for c in used]
    back = file.put_stream(_to_unicode(codes, b"<0000> <FFFF>"))
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
        places.setdefault(font.glyphs.get(character, 0), len(places))
    return places


def _glyph_numbers(font: Font, used: list[int], places: dict[int, int]) -> bytes:
    """Return, for each code, the glyph in the subset."""
    numbers = bytearray(2 * max(map(font.code, used)) + 2)
    for character in used:
        at = 2 * font.code(character)
        numbers[at : at + 2] = places[font.glyphs[character]].to_bytes(2, "big")
    return bytes(numbers)


def _meaning(code: int) -> str:
    """Return what a glyph copies out as: the letter itself for a joined Arabic form."""
    text = chr(code)
    return unicodedata.normalize("NFKC", text).strip() if code in _PRESENTATION else text


def _to_unicode(codes: list[tuple[bytes, int]], space: bytes) -> bytes:
    lines = [
        b"<%b> <%b>" % (code, (_meaning(c) or chr(c)).encode("utf-16-be").hex().encode())
        for code, c in codes
    ]
    parts = [lines[i : i + _CHUNK] for i in range(0, len(lines), _CHUNK)]
    blocks = [b"%d beginbfchar\n%b\nendbfchar\n" % (len(p), b"\n".join(p)) for p in parts]
    return b"".join([_CMAP_HEAD % space, *blocks, _CMAP_TAIL])
