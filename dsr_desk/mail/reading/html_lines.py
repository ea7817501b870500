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
    cells: int = 0
    """How many cells of a table's row have begun; none outside of one."""
    apart: bool = False
    """Whether the row's first cell begins with a paragraph."""
    due: str = ""
    """The break that is due in a cell when more follows: a cell of one paragraph needs none."""
    fresh: bool = False
    """Whether the cell under way holds nothing yet."""

    def write(self, text: str, quotes: int) -> None:
        said = bool(text.strip())
        if self.due and said:
            self._part()
        if quotes != self.quotes:
            self.line()
            self.quotes = quotes
        self.words.append(text)
        self.started = self.started or said
        self.fresh = self.fresh and not said

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
        self.due = ""
        if self.started:
            self.write(" | ", quotes)
        else:
            self.words.clear()
        self.cells += 1
        self.fresh = True

    def row(self) -> None:
        """Begin or end a table's row; one of a single cell is a paragraph if its cell holds one."""
        alone = self.cells == 1 and self.apart
        self.gap = self.gap or alone
        self.line()
        self.gap = self.gap or alone
        self.cells, self.apart, self.due = 0, False, ""

    def block(self, kind: str) -> None:
        """Begin or end a ``line`` or a ``paragraph``; in a cell it parts what stands there."""
        if not self.cells:
            self.line()
            self.gap = self.gap or kind == "paragraph"
        elif not self.fresh:
            self.due = "paragraph" if "paragraph" in (kind, self.due) else kind
        elif self.cells == 1:
            self.apart = self.apart or kind == "paragraph"

    def _part(self) -> None:
        """Break a cell's text where that was due."""
        due, self.due = self.due, ""
        self.gap, self.apart = self.gap or (self.apart and self.cells == 1), False
        self.line()
        self.gap = due == "paragraph"

    def break_line(self) -> None:
        """A ``<br>``: the second in a row leaves an empty line."""
        if self.started:
            self.line()
        else:
            self.gap = True
