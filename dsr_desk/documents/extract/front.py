"""What stands before the items: cover, Article 15, what is missing, contents."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_desk.documents.extract.opening import Opening
from dsr_desk.documents.extract.summary import ChannelSummary, Conversation, Summary
from dsr_desk.documents.pdf import tags
from dsr_desk.documents.pdf.book import Book, Bookmark, Section
from dsr_desk.documents.pdf.flow import Flow
from dsr_desk.documents.pdf.sheet import ASCENT, LEFT, RIGHT, Sheet, Style, Styles
from dsr_desk.documents.texts import Words
from dsr_desk.documents.visible import Shower
from dsr_desk.domain.extracts.packages import PackageHead

_COLUMN = LEFT + 128
_ENTRY = 15.0


class _Nowhere:
    """Takes pages and keeps none."""

    document = 0

    def reserve(self, count: int = 1) -> int:
        return 0

    def put_small(self, body: bytes, reserved: int) -> int:
        return reserved

    def put_run(self, first: int, bodies: Sequence[bytes]) -> None:
        pass

    def next_page(self, section: Section) -> int:
        section.pages.append(0)
        return 0

    def write_sheet(self, section: Section, sheet: Sheet) -> None:
        pass


class Front:
    """Writes the pages before the items, when the items are known."""

    def __init__(
        self, book: Book, head: PackageHead, styles: Styles, words: Words, shower: Shower
    ) -> None:
        """Take the book and what the pages say."""
        self._book = book
        self._head = head
        self._styles = styles
        self._words = words
        self._shower = shower
        self._said = Opening(head, words, shower.line)
        self._bookmarks: list[Bookmark] = []

    def write(self, summary: Summary) -> tuple[list[Section], list[Bookmark]]:
        """Write the pages; return them with their bookmarks, in order."""
        opening = Section()
        flow = Flow(self._book, opening)
        for draw in (self._cover, self._article, self._missing):
            with flow.within(tags.SECTION):
                draw(flow, summary)
            flow.new_page()
        if not summary.items:
            return [opening], self._bookmarks
        before = len(opening.pages) + self._length_of_contents(summary)
        contents = Section()
        flow = Flow(self._book, contents)
        self._bookmarks.append(Bookmark(self._get("contents"), flow.place()))
        self._contents(flow, summary, before)
        return [opening, contents], self._bookmarks

    def _get(self, name: str, **facts: object) -> str:
        return self._words.get("package", name, **facts)

    def _chapter(self, flow: Flow, name: str) -> None:
        self._bookmarks.append(Bookmark(self._get(name), flow.place()))
        flow.text(self._styles.chapter, self._get(name), kind=tags.H1)
        flow.gap(8)

    def _pair(self, flow: Flow, label: str, text: str, style: Style | None = None) -> None:
        """Draw a label with a text beside it, both broken into lines: an item of a list."""
        styles = self._styles
        shown = style or styles.body
        left = styles.label.lines(label, _COLUMN - LEFT - 10)
        right = shown.lines(text, RIGHT - _COLUMN)
        height = max(len(left) * styles.label.leading, len(right) * shown.leading)
        flow.need(min(height, 200))
        top = flow.y
        with flow.within(tags.LIST_ITEM):
            with flow.within(tags.LABEL), flow.drawing() as sheet:
                sheet.block(LEFT, top - shown.ascent, styles.label, left)
            with flow.within(tags.LIST_BODY):
                flow.lines(shown, right, _COLUMN, kind=tags.HERE)
        flow.y = min(flow.y, top - height) if flow.y < top else flow.y
        flow.gap(5)

    # --- cover -----------------------------------------------------------------------------

    def _cover(self, flow: Flow, summary: Summary) -> None:
        head, styles = self._head, self._styles
        title = self._said.title()
        self._bookmarks.append(Bookmark(title, flow.place()))
        flow.gap(1)
        flow.y -= 40
        flow.text(styles.title, title, kind=tags.H1)
        flow.text(styles.small, self._get(f"law_{head.profile.value}"))
        flow.gap(26)
        with flow.within(tags.LIST):
            for label, text in self._said.facts(summary):
                self._pair(flow, label, text)
        flow.gap(14)
        self._table(flow, summary)
        flow.gap(18)
        for warning in self._said.warnings():
            flow.text(styles.warning, warning)
            flow.gap(8)
        flow.text(styles.body, self._get("personal"))

    def _table(self, flow: Flow, summary: Summary) -> None:
        styles = self._styles
        heading, note = self._said.heading(summary)
        flow.text(styles.heading, heading, kind=tags.H2)
        flow.gap(4)
        if note:
            flow.text(styles.body, note)
            flow.gap(10)
        columns = (LEFT + 6, LEFT + 186, LEFT + 246, LEFT + 294, LEFT + 350)
        with flow.within(tags.TABLE):
            self._row(flow, columns, self._said.columns(), styles.label)
            for channel in summary.channels.values():
                title, *others = self._said.cells(channel)
                shown = styles.body.breaker.cut(title, 172)
                self._row(flow, columns, [shown, *others], styles.body)

    def _row(self, flow: Flow, xs: tuple[float, ...], cells: list[str], style: Style) -> None:
        flow.need(18)
        heads = style is self._styles.label
        if heads:
            flow.sheet.fill(LEFT, flow.y - 15, RIGHT - LEFT, 17)
        kind = (tags.HEAD_CELL, tags.HEADS_COLUMN) if heads else (tags.CELL, b"")
        with flow.within(tags.TABLE_ROW):
            flow.row([(x, style, cell) for x, cell in zip(xs, cells, strict=True)], 15, *kind)
        flow.sheet.rule(LEFT, flow.y - 1, RIGHT - LEFT)
        flow.y -= 3

    # --- Article 15 ------------------------------------------------------------------------

    def _article(self, flow: Flow, _: Summary) -> None:
        styles = self._styles
        self._chapter(flow, "cover_heading")
        flow.text(styles.body, self._get("cover_intro"))
        flow.gap(16)
        for point in self._head.cover:
            flow.need(64)
            flow.text(styles.strong, self._words.value("cover", point.code), kind=tags.H2)
            flow.text(styles.small, self._words.value("cover", f"{point.code}_hint"))
            flow.gap(3)
            if point.text.strip():
                flow.text(styles.body, self._shower.show(point.text.strip()))
            else:
                top = flow.y
                flow.sheet.fill(LEFT, top - 22, RIGHT - LEFT, 20)
                with flow.within(tags.PARAGRAPH), flow.drawing() as sheet:
                    sheet.text(LEFT + 8, top - 15, styles.warning, "☐ " + self._get("blank"))
                flow.y -= 24
            flow.gap(11)

    # --- what is missing -------------------------------------------------------------------

    def _missing(self, flow: Flow, summary: Summary) -> None:
        head, styles = self._head, self._styles
        self._chapter(flow, "missing_heading")
        flow.gap(6)
        others = self._said.others()
        if not head.gaps and not head.left_out and not others:
            flow.text(styles.body, self._get("missing_none"))
            flow.gap(12)
        self._listed(flow, "gaps_heading", self._said.gaps())
        self._listed(flow, "left_heading", self._said.left_out())
        self._listed(flow, "others_heading", others)
        for note in self._notes(summary):
            flow.text(styles.body, note)
            flow.gap(8)

    def _notes(self, summary: Summary) -> list[str]:
        """Return the notes; only the PDF lacks characters."""
        missing = self._shower.missing
        glyphs = [self._get("glyph_note", count=missing)] if missing else []
        return [*self._said.notes(summary), *glyphs]

    def _listed(self, flow: Flow, heading: str, sentences: list[str]) -> None:
        """Draw a heading with its list; without sentences nothing."""
        if not sentences:
            return
        flow.text(self._styles.heading, self._get(heading), kind=tags.H2)
        flow.gap(4)
        with flow.within(tags.LIST):
            for sentence in sentences:
                self._bullet(flow, sentence)
        flow.gap(12)

    def _bullet(self, flow: Flow, text: str) -> None:
        style = self._styles.body
        flow.need(style.leading)
        with flow.within(tags.LIST_ITEM):
            with flow.within(tags.LABEL), flow.drawing() as sheet:
                sheet.text(LEFT + 4, flow.y - style.ascent, style, "•")
            with flow.within(tags.LIST_BODY):
                flow.text(style, text, LEFT + 18, kind=tags.HERE)
        flow.gap(3)

    # --- contents --------------------------------------------------------------------------

    def _length_of_contents(self, summary: Summary) -> int:
        """Lay the contents out once for nothing: their page numbers count their own pages."""
        trial = Section()
        self._contents(Flow(_Nowhere(), trial), summary, None)
        return len(trial.pages)

    def _contents(self, flow: Flow, summary: Summary, before: int | None) -> None:
        flow.open(tags.SECTION)
        flow.text(self._styles.chapter, self._get("contents"), kind=tags.H1)
        flow.gap(8)
        for channel in summary.channels.values():
            if channel.conversations:
                with flow.within(tags.CONTENTS):
                    self._contents_of(flow, channel, before)
        flow.close()
        flow.new_page()

    def _contents_of(self, flow: Flow, channel: ChannelSummary, before: int | None) -> None:
        flow.need(_ENTRY * 2 + 8)
        flow.gap(8)
        title = self._shower.line(channel.title)
        flow.row([(LEFT, self._styles.strong, title)], _ENTRY, tags.CAPTION)
        for conversation in channel.conversations:
            flow.need(_ENTRY)
            if before is not None:
                with flow.within(tags.ENTRY, tags.LINK):
                    self._entry(flow, conversation, before)
            flow.y -= _ENTRY

    def _entry(self, flow: Flow, entry: Conversation, before: int) -> None:
        styles = self._styles
        name = "numbers_one" if entry.first == entry.last else "numbers_many"
        numbers = self._get(name, first=entry.first, last=entry.last)
        page = str(before + entry.place.index + 1)
        top = flow.y - _ENTRY * ASCENT
        with flow.drawing() as sheet:
            sheet.text(LEFT + 12, top, styles.body, entry.title)
            sheet.text_right(RIGHT - 40, top, styles.small, numbers)
            sheet.text_right(RIGHT, top, styles.body, page)
        flow.link(_ENTRY, entry.place.dest(), numbers)
