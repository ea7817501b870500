"""The lines of an HTML mail as they are written down."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

PICTURE = "\ufffc"
"""Stands in the text where a picture stands in a line: words may run on into it."""
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Writer:
    """Collects lines; knows how deep in quotations each of them is."""

    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    quotes: int = 0
    gap: bool = False
    started: bool = False
    """Whether the line under way holds more than space."""

    def write(self, text: str, quotes: int) -> None:
        if quotes != self.quotes:
            self.line()
            self.quotes = quotes
        self.words.append(text)
        self.started = self.started or bool(text.strip())

    def line(self) -> None:
        text = _BLANKS.sub(" ", "".join(self.words)).strip(" ")
        self.words.clear()
        self.started = False
        if not text.strip(f"{PICTURE} |"):
            return
        mark = "> " * self.quotes
        if self.gap and self.lines:
            self.lines.append(mark.strip())
        self.gap = False
        self.lines.append(mark + text)

    def picture(self, sign: str, quotes: int) -> None:
        """Write the sign of a picture; one that is alone on its line is left away there."""
        started = self.started
        self.write(sign, quotes)
        self.started = started or sign != PICTURE

    def cell(self, quotes: int) -> None:
        """Begin a table's cell; a picture alone in the one before stands in no line."""
        if self.started:
            self.write(" | ", quotes)
        else:
            self.words.clear()

    def paragraph(self) -> None:
        self.line()
        self.gap = True

    def break_line(self) -> None:
        """A ``<br>``: the second in a row leaves an empty line."""
        if self.started:
            self.line()
        else:
            self.gap = True
