"""Breaking text into lines, in time that grows with its length only."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate, chain, repeat
from typing import AnyStr, Generic, NamedTuple

from dsr_desk.documents.pdf.bidi import Paragraph, holds_rightward
from dsr_desk.documents.pdf.font_use import decoded, encoded
from dsr_desk.documents.pdf.fonts import Font

_KEPT_WORDS = 50_000
_LONGEST_KEPT = 40
_LETTERS = 1 << 32
"""More letters than a text has: what a measure is divided by to tell its width."""
_PLACE = _LETTERS - 1


class Breaker:
    """Breaks text for one font at one size; remembers the measures of words."""

    def __init__(self, font: Font, size: float) -> None:
        """Take the font and the size in points."""
        self._font = font
        self._size = size
        space = font.widths[" "]
        # Nothing of these knows the breaker: it goes with its thousands of words when it is let go.
        text = _Measured(space, font.width)
        coded = _Measured[bytes](space, partial(_coded_width, font))
        self._text = _Writing(" ", space, text.__getitem__, partial(_pieces, font))
        self._coded = _Writing(b" ", space, coded.__getitem__, partial(_coded_pieces, font))

    def width(self, text: str) -> float:
        """Return how wide a text is, in points."""
        return self._font.width(text) * self._size / 1000

    def lines(self, text: str, width: float) -> Iterator[str]:
        """Return the lines; a blank one stays a line, spaces at a line's start stay.

        A line ends with a space, which keeps its last word apart from the next for who listens,
        unless it is blank or the word goes on.  What runs from the right comes ``Turned``.
        """
        broken = self._either if holds_rightward(text) else self._paragraph
        return chain.from_iterable(map(broken, text.split("\n"), repeat(self._room(width))))

    def coded(self, data: bytes, width: float) -> list[bytes]:
        """Return the same lines of a text that ``FontUse.coded`` has coded."""
        room, writing = self._room(width), self._coded
        lines: list[bytes] = []
        for paragraph in data.split(b"\n"):
            lines += _broken(paragraph, room, writing)
        return lines

    def cut(self, text: str, width: float) -> str:
        """Return a text that fits on one line, with an ellipsis where it was cut."""
        room = self._room(width)
        line = text[:400].replace("\n", " ")
        if len(line) == len(text) and self._font.width(line) <= room:
            return line
        room -= self._font.widths["…"]
        return next(_pieces(self._font, line, room), "").rstrip() + "…"

    def _room(self, width: float) -> int:
        return int(width * 1000 / self._size)

    def _either(self, text: str, room: int) -> Iterable[str]:
        lines = self._paragraph(text, room)
        return _turned(text.rstrip(" "), lines) if holds_rightward(text) else lines

    def _paragraph(self, text: str, room: int) -> list[str]:
        return _broken(text, room, self._text)


def _pieces(font: Font, word: str, room: int) -> Iterator[str]:
    """Break a word wider than the line, where no letters belong together."""
    start = place = used = 0
    for count, width in font.units(word):
        while used + width > room and place > start:
            mark = word.rfind("⟨", start + 1, place)
            # A character's number stays in one piece.
            end = mark if mark > start and "⟩" not in word[mark:place] else place
            yield word[start:end]
            used, start = font.width(word[end:place]), end
        used += width
        place += count
    if start < place:
        yield word[start:]


def _coded_pieces(font: Font, word: bytes, room: int) -> Iterator[bytes]:
    for piece in _pieces(font, decoded(word), room):
        yield encoded(piece)


def _coded_width(font: Font, word: bytes) -> int:
    return font.width(decoded(word))


class _Measured(dict[AnyStr, int]):
    """Remembers how wide words are with a space behind them, and how many letters that is.

    Both are one number, ``width * _LETTERS + letters``, so a sum of such tells where in the text
    it is as well as how wide.
    """

    def __init__(self, space: int, measure: Callable[[AnyStr], int]) -> None:
        """Take how wide a space is, and what tells it of a word."""
        self._space = space
        self._measure: Callable[[AnyStr], int] = measure

    def __missing__(self, word: AnyStr) -> int:
        width = self._measure(word) + self._space
        found = width * _LETTERS + len(word) + 1
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _KEPT_WORDS:
                self.clear()
            self[word] = found
        return found


class _Writing(NamedTuple, Generic[AnyStr]):
    """How a text is written: as letters, or as bytes."""

    space: AnyStr
    space_width: int
    measured: Callable[[AnyStr], int]
    pieces: Callable[[AnyStr, int], Iterable[AnyStr]]
    """Breaks a word that is wider than so much."""


def _broken(text: AnyStr, room: int, writing: _Writing[AnyStr]) -> list[AnyStr]:
    """Return the lines of a paragraph."""
    space, space_width, measured, pieces = writing
    text = text.rstrip(space)
    if not text:
        return [text]
    words = text.split(space)
    text += space
    # Sums and searches in C: only what ends a line is looked at one by one.
    ends = list(accumulate(map(measured, words)))
    full = (room + space_width + 1) * _LETTERS - 1
    if ends[-1] <= full:
        return [text]
    lines: list[AnyStr] = []
    start, begun, place, count = 0, 0, 0, len(words)
    while start < count:
        end = bisect_right(ends, begun - place + full, start)
        if end == start:
            parts = list(pieces(words[start], room))
            lines += parts[:-1]
            begun = ends[start] - measured(parts[-1])
            place = begun & _PLACE
            end = bisect_right(ends, begun - place + full, start + 1)
        begun = ends[end - 1]
        line, place = text[place : begun & _PLACE], begun & _PLACE
        if words[start] or end == count or line.strip(space):
            lines.append(line)
        start = end
    return lines


def _turned(text: str, lines: Iterable[str]) -> Iterator[str]:
    """Put the lines of a paragraph in order: what it holds decides, not what each line holds."""
    paragraph, place = Paragraph(text + " "), 0
    for line in lines:
        # Between lines nothing but spaces is left out.
        place = text.index(line.rstrip(" "), place)
        yield paragraph.line(place, place + len(line))
        place += len(line.rstrip(" "))
