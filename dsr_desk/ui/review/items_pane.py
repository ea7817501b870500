"""The list of a package's items, with its search."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from dsr_desk.domain.extracts.packages import OpenedItem
from dsr_desk.ui import wording
from dsr_desk.ui.jobs import Job, JobRunner
from dsr_desk.ui.review.items_model import Column, ItemsModel, Sought, find
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.clear_button import ClearButton
from dsr_desk.ui.widgets.labels import Muted, PlainLabel

_PAUSE_MS = 150
"""The search begins when typing pauses."""
_REMEMBERED = 16
_CHARACTERS = {Column.NUMBER: 6, Column.DATE: 12, Column.KIND: 6}
"""Of columns that keep their width; author and subject share the rest."""
_GIVING_WAY = (Column.KIND, Column.AUTHOR, Column.DATE)
"""Left out in this order where the rest would be cut: the item beside the list says all of them."""
_LEAST_CHARACTERS = 13
"""Of author and subject each: with less one line looks like the next."""


class ItemsPane(Card):
    """Search above, table below; there always is a current row while anything is listed."""

    item_chosen = Signal(object)
    """Carries the :class:`OpenedItem` that is current now, or None."""
    words_sought = Signal(str)
    """The list holds what these words are in; none: all."""

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        """Take the runner: the search is a job."""
        super().__init__(" ", parent, tight=True)
        self._jobs = jobs
        self._items: tuple[OpenedItem, ...] = ()
        self._before: deque[Sought] = deque(maxlen=_REMEMBERED)
        """What was found last: a letter more is sought among it, a letter less is known."""
        self.count = PlainLabel("", self, tone="muted")
        self.head.addWidget(self.count)
        self.field = QLineEdit(self)
        ClearButton(self.field)
        self.field.setAcceptDrops(False)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(3), 0, theme.px(3), 0)
        row.addWidget(self.field)
        self.body.addLayout(row)
        self.model = ItemsModel(self)
        self.view = QTableView(self)
        self.nothing = Muted("", self, wrap=True)
        self.nothing.setContentsMargins(theme.px(4), theme.px(2), theme.px(4), theme.px(2))
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.view, 1)
        self._build_view()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_timeout)
        self.field.textChanged.connect(self._on_field_text_changed)
        self.view.selectionModel().currentRowChanged.connect(self._on_view_current_row_changed)
        self._translate()

    def show_items(self, items: tuple[OpenedItem, ...]) -> None:
        """List the items of another package and go to the first."""
        self._items = items
        self._before.clear()
        self.field.clear()
        self._pause.stop()
        self.model.set_items(items)
        self._go_to(0)
        self._show_count()

    def current_number(self) -> int:
        """Return the number of the current item, or 0."""
        item = self.model.item(self.view.currentIndex().row())
        return item.number if item else 0

    @Slot()
    def seek(self) -> None:
        """Go to the field in which words are typed."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def go(self, way: int) -> bool:
        """Go to the next item listed, or the one before; tells whether there is one."""
        row = self.view.currentIndex().row() + way
        if not 0 <= row < self.model.rowCount():
            return False
        self._go_to(row)
        return True

    def go_to_item(self, number: int) -> None:
        """Go to an item by its number; when it is not listed, all are."""
        if self.model.row_of(number) < 0 and self._items:
            self.field.clear()
            self._pause.stop()
            self.model.list_places(tuple(range(len(self._items))))
            self._show_count()
            self.words_sought.emit("")
        self._go_to(max(self.model.row_of(number), 0))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language, or measure anew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.model.describe_anew()
            self._translate()
        elif event.type() is QEvent.Type.FontChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is no room for them."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        character = self.view.fontMetrics().averageCharWidth()
        least = dict.fromkeys(Column, character * _LEAST_CHARACTERS)
        least |= {column: self._width_of(column) for column in _CHARACTERS}
        room = self.view.width() - self.view.verticalScrollBar().sizeHint().width()
        missing = sum(least.values()) - room
        for column in _GIVING_WAY:
            self.view.setColumnHidden(column, missing > 0)
            missing -= least[column]

    def _width_of(self, column: Column) -> int:
        return self.view.fontMetrics().averageCharWidth() * _CHARACTERS[column] + theme.px(3)

    def _build_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setProperty("framed", "true")
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = view.horizontalHeader()
        for column in (Column.AUTHOR, Column.SUBJECT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header.setHighlightSections(False)
        self._measure()

    def _measure(self) -> None:
        """Take heights and widths from the font: looking at the rows costs too much."""
        self.view.verticalHeader().setDefaultSectionSize(max(24, theme.px(7)))
        for column in _CHARACTERS:
            self.view.setColumnWidth(column, self._width_of(column))
        self._fit_columns()

    def _translate(self) -> None:
        self.set_title(self.tr("Items"))
        self.field.setPlaceholderText(self.tr("Search the items  (Ctrl+F)"))
        self.field.setAccessibleName(self.tr("Search the items"))
        self.view.setAccessibleName(self.tr("Items of the package"))
        self._show_count()

    def _show_count(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        if shown == total:
            self.count.set_text(wording.grouped(total) if total else "")
        else:
            text = self.tr("{shown} of {total}")
            self.count.set_text(
                text.format(shown=wording.grouped(shown), total=wording.grouped(total))
            )
        self.nothing.setVisible(shown == 0)
        self.nothing.set_text(
            self.tr("No item holds these words.") if total else self.tr("The package is empty.")
        )

    def _go_to(self, row: int) -> None:
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row, Column.SUBJECT))
            self.view.selectRow(row)
            self.view.scrollTo(self.model.index(row, Column.NUMBER))
        else:
            self.item_chosen.emit(None)

    @Slot(str)
    def _on_field_text_changed(self, _text: str) -> None:
        self._pause.start()

    @Slot()
    def _on_pause_timeout(self) -> None:
        items, words, before = self._items, self.field.text(), tuple(self._before)
        self._jobs.start(
            Job(
                lambda _progress, cancel: (items, find(items, words, cancel.check, before)),
                self,
                replaces="search",
                on_success=self._on_found,
            )
        )

    @Slot(object)
    def _on_found(self, found: tuple[tuple[OpenedItem, ...], Sought]) -> None:
        items, sought = found
        if items is not self._items:
            return
        self._before.append(sought)
        number = self.current_number()
        self.model.list_places(sought.places)
        self._show_count()
        self.words_sought.emit(sought.words)
        self._go_to(max(self.model.row_of(number), 0))

    @Slot(QModelIndex, QModelIndex)
    def _on_view_current_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        item = self.model.item(current.row()) if current.isValid() else None
        if item is not None:
            self.item_chosen.emit(item)
