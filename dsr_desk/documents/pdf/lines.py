"""Breaking text into lines, in time that grows with its length only."""

from __future__ import annotations

from collections.abc import Iterator

from dsr_desk.documents.pdf.fonts import Font

_KEPT_WORDS = 50_000
_LONGEST_KEPT = 40


class Breaker:
    """Breaks text for one font at one size; remembers the widths of words."""

    def __init__(self, font: Font, size: float) -> None:
        """Take the font and the size in points."""
        self._widths = font.widths
        self._size = size
        self._words: dict[str, int] = {}

    def width(self, text: str) -> float:
        """Return how wide a text is, in points."""
        return self._measure(text) * self._size / 1000

    def lines(self, text: str, width: float) -> Iterator[str]:
        """Yield the lines; a blank one stays a line, spaces at a line's start stay."""
        room = int(width * 1000 / self._size)
        for paragraph in text.split("\n"):
            yield from self._paragraph(paragraph.rstrip(" "), room)

    def cut(self, text: str, width: float) -> str:
        """Return a text that fits on one line, with an ellipsis where it was cut."""
        room = int(width * 1000 / self._size)
        line = text[:400].replace("\n", " ")
        if len(line) == len(text) and self._measure(line) <= room:
            return line
        room -= self._widths["…"]
        return line[: self._fitting(line, 0, room)].rstrip() + "…"

    def _paragraph(self, text: str, room: int) -> Iterator[str]:
        space = self._widths[" "]
        line: list[str] = []
        used = -space
        for word in text.split(" "):
            width = self._measure(word)
            if used + space + width <= room:
                line.append(word)
                used += space + width
                continue
            if any(line):
                yield " ".join(line)
            if width <= room:
                line, used = [word], width
                continue
            pieces = list(self._pieces(word, room))
            yield from pieces[:-1]
            line, used = [pieces[-1]], self._measure(pieces[-1])
        yield " ".join(line)

    def _pieces(self, word: str, room: int) -> Iterator[str]:
        """Break a word wider than the line; by position, so that nothing is copied twice."""
        start = 0
        while start < len(word):
            end = max(self._fitting(word, start, room), start + 1)
            mark = word.rfind("⟨", start + 1, end) if end < len(word) else -1
            if mark > start and "⟩" not in word[mark:end]:
                end = mark  # a character's number stays in one piece
            yield word[start:end]
            start = end

    def _fitting(self, text: str, start: int, room: int) -> int:
        """Return the end of the longest piece from ``start`` that fits."""
        used, widths = 0, self._widths
        for place in range(start, len(text)):
            used += widths[text[place]]
            if used > room:
                return place
        return len(text)

    def _measure(self, text: str) -> int:
        known = self._words.get(text)
        if known is None:
            known = sum(map(self._widths.__getitem__, text))
            if len(text) <= _LONGEST_KEPT:
                if len(self._words) >= _KEPT_WORDS:
                    self._words.clear()
                self._words[text] = known
        return known
