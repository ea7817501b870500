"""Text that runs from page to page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from dsr_desk.documents.pdf.book import Place, Section
from dsr_desk.documents.pdf.sheet import BOTTOM, LEFT, RIGHT, TOP, Sheet, Style


class Pages(Protocol):
    """Where full pages go."""

    def next_page(self, section: Section) -> int:
        """Return the number of the object that the section's next page will be."""
        ...

    def write_sheet(self, section: Section, sheet: Sheet) -> None:
        """Take the content of the section's last page."""
        ...


class Flow:
    """Fills the pages of one section from top to bottom; ``y`` is the next free height."""

    def __init__(self, book: Pages, section: Section) -> None:
        """Take the book and the section; the first page begins with the first word."""
        self._book = book
        self._section = section
        self._sheet: Sheet | None = None
        self._page = 0
        self.y = 0.0
        self.on_new_page: Callable[[Flow], None] | None = None
        """Draws what is repeated on a page that begins in the middle of something."""

    @property
    def sheet(self) -> Sheet:
        """The page that is being filled."""
        return self._begin()

    def _begin(self) -> Sheet:
        if self._sheet is None:
            self._page = self._book.next_page(self._section)
            self._sheet = Sheet()
            self.y = TOP
        return self._sheet

    def place(self) -> Place:
        """Return where the flow stands; order numbers count within the section, from 0."""
        self._begin()
        return Place(self._page, len(self._section.pages) - 1, self.y)

    def new_page(self) -> None:
        """End the page."""
        if self._sheet is not None:
            self._book.write_sheet(self._section, self._sheet)
            self._sheet = None

    def need(self, height: float) -> None:
        """Go to the next page unless so much room is left on this one."""
        self._begin()
        if self.y - height < BOTTOM:
            self.new_page()
            self._begin()

    def gap(self, height: float) -> None:
        """Leave some room."""
        self._begin()
        if self.y < TOP:
            self.y -= height

    def lines(self, style: Style, lines: Iterable[str], x: float = LEFT) -> None:
        """Draw lines, on as many pages as they need; takes them as they come."""
        waiting: list[str] = []
        for line in lines:
            if waiting and self.y - (len(waiting) + 1) * style.leading < BOTTOM:
                self._draw(style, waiting, x)
                waiting = []
                self._turn()
            elif not waiting:
                self._room_for_one(style)
            waiting.append(line)
        self._draw(style, waiting, x)

    def text(self, style: Style, text: str, x: float = LEFT, right: float = RIGHT) -> None:
        """Break a text into lines and draw them."""
        self.lines(style, style.breaker.lines(text, right - x), x)

    def row(self, cells: Sequence[tuple[float, Style, str]], leading: float) -> None:
        """Draw cells beside each other, on one line that is not broken."""
        self.need(leading)
        for x, style, text in cells:
            self.sheet.text(x, self.y - leading * 0.78, style, text)
        self.y -= leading

    def _room_for_one(self, style: Style) -> None:
        self._begin()
        if self.y - style.leading < BOTTOM:
            self._turn()

    def _turn(self) -> None:
        self.new_page()
        self._begin()
        if self.on_new_page is not None:
            self.on_new_page(self)

    def _draw(self, style: Style, lines: Sequence[str], x: float) -> None:
        if lines:
            first = self.y - style.leading * 0.78
            self.sheet.block(x, first, style, lines, RIGHT - x)
            self.y -= style.leading * len(lines)
