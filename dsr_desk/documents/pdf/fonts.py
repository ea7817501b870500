"""Fonts: which characters they have, how wide each is, and which glyphs show a stretch of text.

ReportLab reads and subsets the TrueType files.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

from dsr_desk.documents.pdf.file import number
from dsr_desk.documents.pdf.scripts import direction_of, goes_on, needs_shaping, stretches
from dsr_desk.documents.pdf.shaping import Cluster, Shaper

_SOFT_HYPHEN, _NO_WIDTH = 0xAD, 0x200B
_SURROGATES = range(0xD800, 0xE000)
_CODES_OF_A_BYTE = 256
GLYPHS = 0x110000
"""Above all characters: here a number means a glyph."""


class Font:
    """A TrueType file with its widths; shared by all documents and never changed."""

    def __init__(
        self,
        path: Path,
        spare: Callable[[str], Font] | None = None,
        of_script: Callable[[str], Font | None] = lambda _: None,
        reach: Callable[[str], bool] | None = None,
    ) -> None:
        """Read the file; only what it reaches counts, if that is told.

        ``spare`` gives another for a letter that this one lacks, when such is first measured, and
        ``of_script`` for stretches of a script.
        """
        self._path, self._file = path, _file(path)
        self.glyphs: dict[int, int] = self._file.charToGlyph
        if reach is not None:
            for code in [code for code in self.glyphs if not reach(chr(code))]:
                del self.glyphs[code]
        # A soft hyphen is seen only where a program breaks a word there: ours does not.
        self.glyphs[_SOFT_HYPHEN] = self.glyphs.get(_NO_WIDTH, 0)
        self.spare = spare
        self._of_script = of_script
        self.widths: dict[str, int] = _Widths(self.glyphs, self._file, spare)
        self.widths[chr(_SOFT_HYPHEN)] = 0
        high = sorted(code for code in self.glyphs if code > 0xFFFF)
        self.high = {code: chr(_SURROGATES[n]) for n, code in enumerate(high)}
        """Codes of what two bytes don't reach: half characters, which no text has."""
        self.name = b"DSRDSK+" + bytes(self._file.name)
        self._reading = threading.Lock()

    @cached_property
    def characters(self) -> frozenset[str]:
        """All that it has: megabytes, where these are the letters of China."""
        return frozenset(chr(code) for code in self.glyphs if code < GLYPHS)

    def has(self, letters: Iterable[str]) -> bool:
        """Tell whether it has all of some letters."""
        return all(ord(letter) in self.glyphs for letter in letters)

    def advance(self, glyph: int) -> int:
        """Return how wide a glyph is, in the file's own units."""
        return int(self._file.hmetrics[glyph][0])

    @cached_property
    def _shaper(self) -> Shaper:
        return Shaper(self._path.read_bytes())

    def forget(self) -> None:
        """Let go of the words that were shaped: they are somebody's."""
        vars(self).pop("_shaper", None)

    def shaped(self, stretch: str, script: str, direction: str) -> Shaped | None:
        """Return a stretch's clusters, and the font that has all its letters, if any does."""
        letters = frozenset(stretch)
        for font in (self, self._of_script(script)):
            if font is not None and font.has(letters):
                clusters = font._shaper.shape(stretch, script, direction)
                return None if clusters is None else (font, clusters)
        return None

    def width(self, text: str) -> int:
        """Return how wide a text is, in thousandths of the size."""
        if not needs_shaping(text):
            return sum(map(self.widths.__getitem__, text))
        return sum(width for _, width in self.units(text))

    def units(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield how many letters stay together on a line, and how wide they are."""
        if not needs_shaping(text):
            yield from ((1, self.widths[letter]) for letter in text)
            return
        for stretch, script in stretches(text):
            direction = direction_of(script)
            shaped = self.shaped(stretch, script, direction) if script else None
            if shaped is None:
                yield from ((1, self.widths[letter]) for letter in stretch)
            else:
                font, clusters = shaped
                read = clusters[::-1] if direction == "rtl" else clusters
                yield from _together((each.text, font.scaled(each.advance)) for each in read)

    def scaled(self, length: int) -> int:
        """Return a length of the file's own units in thousandths of the size."""
        return _scaled(length, self._file)

    def stands_alone(self, cluster: Cluster) -> bool:
        """Tell whether a cluster is a single glyph as the file has it."""
        if len(cluster.parts) != 1:
            return False
        glyph, *at = cluster.parts[0]
        return at == [0, 0] and cluster.advance == self.advance(glyph)

    def code(self, character: int) -> int:
        """Return the two-byte code of a character."""
        return character if character <= 0xFFFF else ord(self.high[character])

    def subset(self, used: list[int]) -> bytes:
        """Return a TrueType file with the glyphs of these characters, or of numbers above them."""
        known = self._file.charToGlyph
        # ReportLab's reader remembers where it reads: two documents must not do so at once.
        with self._reading:
            known.update((code, code - GLYPHS) for code in used if code >= GLYPHS)
            data: bytes = self._file.makeSubset(_Codes(used))
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


Shaped = tuple[Font, tuple[Cluster, ...]]
"""A font with what it shows of a stretch."""


def _together(clusters: Iterable[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    """Yield how many letters, and how wide, where no line may end between clusters."""
    text, wide = "", 0
    for letters, width in clusters:
        if text and not goes_on(text[-1], letters[0]):
            yield len(text), wide
            text, wide = "", 0
        text, wide = text + letters, wide + width
    if text:
        yield len(text), wide


class _Codes(list[int]):
    """Characters of a subset: only those that have a code of one byte stand in its own table.

    ReportLab's table has no room for more than 32,000, and nobody looks for the others there.
    """

    def __len__(self) -> int:
        return min(super().__len__(), _CODES_OF_A_BYTE)


class _Widths(dict[str, int]):
    """The widths of a font's letters, and those of spare fonts, where it is asked for them.

    They are thousandths of the size, in whole numbers: sums are exact on every machine.
    """

    def __init__(
        self, glyphs: dict[int, int], file: TTFontFile, spare: Callable[[str], Font] | None
    ) -> None:
        self._glyphs, self._file, self._spare = glyphs, file, spare

    def __missing__(self, letter: str) -> int:
        glyph = self._glyphs.get(ord(letter))
        if glyph is not None:
            width = _scaled(int(self._file.hmetrics[glyph][0]), self._file)
        elif self._spare is not None:
            width = self._spare(letter).widths[letter]
        else:
            raise KeyError(letter)
        self[letter] = width
        return width


def _scaled(length: int, file: TTFontFile) -> int:
    return round(length * 1000 / int(file.unitsPerEm))


def _file(path: Path) -> TTFontFile:
    """Read a file, and forget what is of no use here: ten megabytes of a font for Chinese."""
    file = TTFontFile(str(path))
    for unused in ("glyphToChar", "charWidths"):
        vars(file).pop(unused)
    return file
