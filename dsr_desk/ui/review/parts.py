"""What is seen of an open package: the list, the item over the notes on it, the page beside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.extracts.packages import OpenedItem, OpenedPackage
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.review.fetching import Fetching, ItemText, Page
from dsr_desk.ui.review.item_view import ItemView
from dsr_desk.ui.review.items_pane import ItemsPane
from dsr_desk.ui.review.notes_pane import NotesPane
from dsr_desk.ui.review.page_view import PageView
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.roomy import TallColumn
from dsr_desk.ui.widgets.turning import Panes


class PackageParts(Panes):
    """Choosing an item brings its text, its note and its page; a page leads to its item."""

    def __init__(self, fetching: Fetching, jobs: JobRunner, parent: QWidget) -> None:
        """Take what fetches."""
        super().__init__(parent)
        self._fetching = fetching
        self._words = ""
        self._asked: tuple[int, int | None] = (0, 0)
        """What is to be seen of the PDF: an item’s page, or a page by its number."""
        self.items = ItemsPane(jobs, self)
        self.item = ItemView(self)
        self.notes = NotesPane(self)
        self.page = PageView(self)
        self._build()
        self._connect()

    def show_package(self, package: OpenedPackage) -> None:
        """Begin with the first item of a package."""
        self._words = ""
        self.item.show_item(None)
        self.notes.show_notes(None)
        self.page.begin(package.pages)
        self.items.show_items(package.items)
        self.items.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        shown = self.item.record if self.item.as_record.isChecked() else self.item.text
        return (self.items.view, shown, self.notes.field, self.page.area)

    def _build(self) -> None:
        middle = Panes(self, Qt.Orientation.Vertical)
        middle.fill((self.item, 3), (self.notes, 2))
        columns = ((self.items, 115), (TallColumn(middle, self), 90), (self.page, 115))
        self.items.setMinimumWidth(theme.px(48))
        self.fill(*columns, sizes=[share for _, share in columns])

    def _connect(self) -> None:
        self.items.item_chosen.connect(self._on_items_item_chosen)
        self.items.words_sought.connect(self._on_items_words_sought)
        self.item.record_wanted.connect(self._on_item_record_wanted)
        self.item.hit_past_end.connect(self._on_item_hit_past_end)
        self.page.page_requested.connect(self._on_page_page_requested)
        self.page.item_requested.connect(self._on_page_item_requested)
        self.page.redrawing_requested.connect(self._draw)
        fetching = self._fetching
        fetching.text_read.connect(self._on_fetching_text_read)
        fetching.record_read.connect(self._on_fetching_record_read)
        fetching.page_drawn.connect(self._on_fetching_page_drawn)
        fetching.item_found.connect(self._on_fetching_item_found)

    @Slot()
    def _draw(self) -> None:
        """Ask for the page again at the width that there is now."""
        item, page = self._asked
        self._fetching.draw(item, page, self.page.wanted_width)

    @Slot(object)
    def _on_items_item_chosen(self, item: OpenedItem | None) -> None:
        if item is not None and item is self.item.item:
            return
        self.item.show_item(item)
        self.notes.show_item(item.number if item is not None else 0)
        if item is not None:
            self._asked = (item.number, None)
            self._fetching.read_text(item, self._words)
            self._draw()

    @Slot(str)
    def _on_items_words_sought(self, words: str) -> None:
        changed, self._words = words != self._words, words
        if changed and self.item.item is not None:
            self._fetching.read_text(self.item.item, words)

    @Slot()
    def _on_item_record_wanted(self) -> None:
        if self.item.item is not None:
            self._fetching.read_record(self.item.item.number)

    @Slot(int)
    def _on_item_hit_past_end(self, way: int) -> None:
        self.items.go(way)

    @Slot(int)
    def _on_page_page_requested(self, page: int) -> None:
        self._asked = (0, page)
        self._draw()

    @Slot(int)
    def _on_page_item_requested(self, page: int) -> None:
        self._fetching.find_item(page, self.items.model.total)

    @Slot(int)
    def _on_fetching_item_found(self, number: int) -> None:
        if number:
            self.items.go_to_item(number)

    @Slot(object)
    def _on_fetching_text_read(self, read: ItemText) -> None:
        self.item.show_text(read, self._words)

    @Slot(object)
    def _on_fetching_record_read(self, read: ItemText) -> None:
        self.item.show_record(read.number, read.text)

    @Slot(object)
    def _on_fetching_page_drawn(self, page: Page) -> None:
        self.page.show_page(page.number, page.image)
