"""Text that runs from page to page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from dsr_desk.documents.pdf import tags
from dsr_desk.documents.pdf.book import Place, Section
from dsr_desk.documents.pdf.forms import Form
from dsr_desk.documents.pdf.sheet import ASCENT, BOTTOM, LEFT, RIGHT, TOP, Lines, Link, Sheet, Style
from dsr_desk.documents.pdf.tags import Element, opened, single, whole


class Pages(Protocol):
    """Where full pages go, and elements that are closed."""

    document: int
    """The element that holds all others."""

    def reserve(self, count: int = 1) -> int:
        """Return the number of an object that is written later, or the first of so many."""
        ...

    def put_small(self, body: bytes, reserved: int) -> int:
        """Take an element that is closed."""
        ...

    def put_run(self, first: int, bodies: Sequence[bytes]) -> None:
        """Take elements that are closed, by numbers one after the other."""
        ...

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
        self._open: list[Element] = []
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

    # --- what it is made of ----------------------------------------------------------------

    def open(self, kind: bytes, entries: bytes = b"") -> Element:
        """Begin an element inside the one that is open."""
        element = Element(self._book.reserve(), kind, self._above(), entries)
        self._open.append(element)
        return element

    def close(self) -> None:
        """End the element that was opened last."""
        element = self._open.pop()
        self._write(element.name, element.body())

    def _write(self, name: int, body: bytes) -> None:
        """Write an element inside the one that is open."""
        self._book.put_small(body, name)
        self._hold((name,))

    def begin(self, kind: bytes) -> Sheet:
        """Begin an element that is drawn in one go: the sheet's next ``end`` ends it too."""
        sheet, name, above = self._begin(), self._book.reserve(), self._above()
        self._write(name, single(kind, above, self._page, sheet.begin(kind, name)))
        return sheet

    @contextmanager
    def within(self, *kinds: bytes) -> Iterator[Element]:
        """Put what is drawn meanwhile into elements inside each other; give the innermost."""
        opened = [self.open(kind) for kind in kinds]
        yield opened[-1]
        for _ in kinds:
            self.close()

    @contextmanager
    def drawing(self) -> Iterator[Sheet]:
        """Draw on the sheet what belongs to the open element; no page may end meanwhile."""
        sheet, element = self.sheet, self._open[-1]
        element.hold(self._page, sheet.begin(element.kind, element.name))
        yield sheet
        sheet.end()

    def link(self, height: float, dest: bytes, said: str) -> None:
        """Make the line below, which the open element holds, lead elsewhere."""
        element, name = self._open[-1], self._book.reserve()
        box = (LEFT, self.y - height, RIGHT, self.y)
        self.sheet.links.append(Link(name, element.name, box, dest, said))
        element.kids.append(b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (name, self._page))

    # --- what is drawn ---------------------------------------------------------------------

    def need(self, height: float, *, inside: bool = False) -> None:
        """Go to the next page unless so much room is left on this one.

        ``inside``: something goes on there, so what is repeated then is drawn first.
        """
        self._begin()
        if self.y - height < BOTTOM:
            if inside:
                self._turn()
            else:
                self.new_page()
                self._begin()

    def gap(self, height: float) -> None:
        """Leave some room."""
        self._begin()
        if self.y < TOP:
            self.y -= height

    def lines(
        self, style: Style, lines: Lines, x: float = LEFT, kind: bytes = tags.PARAGRAPH
    ) -> None:
        """Draw lines, on as many pages as they need.

        Each paragraph is an element of this kind; with ``tags.HERE`` all belong to the open one.
        """
        done, inside = 0, False
        while done < len(lines):
            rows = self._rows(style)
            block = lines[done : done + rows]
            done += len(block)
            if kind:
                last = done == len(lines)
                inside = self._paragraphs(style, block, x, kind, inside=inside, last=last)
            else:
                self._draw(style, block, x)
        if inside:
            self.close()

    def text(
        self,
        style: Style,
        text: str,
        x: float = LEFT,
        right: float = RIGHT,
        kind: bytes = tags.PARAGRAPH,
    ) -> None:
        """Break a text into lines and draw them."""
        self.lines(style, style.kept(text, right - x), x, kind)

    def form(self, form: Form, texts: Sequence[bytes]) -> None:
        """Draw a form, for which there is room; the texts are coded, a line each."""
        sheet = self._begin()
        mark = self._put_whole(sheet, form.kinds)
        sheet.draw(form.drawn(self.y, mark, texts))
        self.y -= form.height

    def row(
        self,
        cells: Sequence[tuple[float, Style, str]],
        leading: float,
        kind: bytes = tags.CELL,
        entries: bytes = b"",
    ) -> None:
        """Draw cells beside each other, on one line that is not broken."""
        self.need(leading)
        for x, style, text in cells:
            self.open(kind, entries)
            with self.drawing() as sheet:
                sheet.text(x, self.y - leading * ASCENT, style, text)
            self.close()
        self.y -= leading

    def _paragraphs(
        self, style: Style, lines: Lines, x: float, kind: bytes, *, inside: bool, last: bool
    ) -> bool:
        """Draw lines of one page, an element between blank ones; tell whether one stays open.

        None does after the ``last`` lines.
        """
        sheet, count, start, waiting = self._begin(), len(lines), 0, 0
        sheet.begin_text(x, self.y - style.ascent, style)
        for end in (*[place for place, line in enumerate(lines) if not line], count):
            if end > start:
                sheet.paragraph(kind, waiting, style, lines[start:end], RIGHT - x)
                waiting += 1
                if inside or (end == count and not last):
                    self._put_whole(sheet, [opened(kind)] * (waiting - 1))
                    element = self._open[-1] if inside else self.open(kind)
                    element.hold(self._page, sheet.mark(element.name))
                    inside, waiting = True, 0
            if end < count:
                if inside:
                    self.close()
                    inside = False
                sheet.blank_line()
            start = end + 1
        self._put_whole(sheet, [opened(kind)] * waiting)
        sheet.end_text()
        self.y -= style.leading * count
        return inside

    def _put_whole(self, sheet: Sheet, begun: Sequence[bytes]) -> int:
        """Write elements that are the sheet's next marked contents; return the first's number."""
        count = len(begun)
        name = self._book.reserve(count)
        mark = sheet.mark(name, count)
        self._book.put_run(name, whole(begun, self._above(), self._page, mark))
        self._hold(range(name, name + count))
        return mark

    def _hold(self, names: Sequence[int]) -> None:
        """Put elements that are closed into the one that is open."""
        if self._open and names:
            self._open[-1].kids.append((b"%d 0 R " * len(names) % tuple(names))[:-1])
        else:
            self._section.elements.extend(names)

    def _above(self) -> int:
        """Return the element that a new one stands in."""
        return self._open[-1].name if self._open else self._book.document

    def _rows(self, style: Style) -> int:
        """Return how many lines there is room for, on a new page if there is none on this."""
        self._begin()
        if self.y - style.leading < BOTTOM:
            self._turn()
        rows = int((self.y - BOTTOM) / style.leading) + 1
        while rows > 1 and self.y - rows * style.leading < BOTTOM:
            rows -= 1
        return rows

    def _turn(self) -> None:
        self.new_page()
        self._begin()
        if self.on_new_page is not None:
            self.on_new_page(self)

    def _draw(self, style: Style, lines: Lines, x: float) -> None:
        """Draw lines that the open element holds."""
        sheet, element = self._begin(), self._open[-1]
        element.hold(self._page, sheet.begin(element.kind, element.name))
        sheet.block(x, self.y - style.ascent, style, lines, RIGHT - x)
        sheet.end()
        self.y -= style.leading * len(lines)
