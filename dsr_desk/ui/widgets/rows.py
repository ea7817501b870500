"""A plain table: headings and rows whose texts are ready; foreign text is one visible line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dsr_desk.ui.qt import Index
from dsr_desk.ui.style import theme
from dsr_desk.ui.style.icons import icon
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import tooltip

_MEASURED = 200
"""So many rows are measured, and so many may be higher than a line."""
_JOINT = re.compile(r"([@._/-])(?=\S)")
"""After such a mark an address may go on in the next line, where it must."""
PAYLOAD_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """Texts by column, a sign with its colour before one of them, and what the row stands for."""

    cells: tuple[str, ...]
    payload: object = None
    sign: str = ""
    tone: str = "muted"
    tip: str = ""
    sign_at: int = 0
    """The column that has the sign."""


class RowsModel(QAbstractTableModel):
    """Holds prepared rows and nothing else."""

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._rows: list[TableRow] = []

    def set_headings(self, headings: Sequence[str]) -> None:
        """Name the columns (again, in another language)."""
        self.beginResetModel()
        self._headings = tuple(headings)
        self.endResetModel()

    def set_rows(self, rows: Sequence[TableRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, at: int) -> TableRow | None:
        """Return the row at a place."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's name."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._headings[section] if section < len(self._headings) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return prepared values only."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        cell = row.cells[index.column()] if index.column() < len(row.cells) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(cell)
        if role == Qt.ItemDataRole.DecorationRole and row.sign and index.column() == row.sign_at:
            return icon(row.sign, row.tone)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(row.tip or cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(", ".join(text for text in row.cells if text))
        return row.payload if role == PAYLOAD_ROLE else None


class RowsDelegate(QStyledItemDelegate):
    """Gives rows of one and of several lines the same air; an address is rather broken than cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return what the text needs, and the air."""
        return super().sizeHint(option, index) + QSize(0, theme.px(2))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Let a word that is wider than its column go on after a mark that joins its parts."""
        super().initStyleOption(option, index)
        if widest_word(option, option.text) > option.rect.width() - theme.px(2):
            option.text = _JOINT.sub("\\1\u200b", option.text)


def widest_word(view: QWidget | QStyleOptionViewItem, text: str) -> int:
    """Return how wide the widest word of a text is in a view's font."""
    metrics = view.fontMetrics() if isinstance(view, QWidget) else view.fontMetrics
    return max(map(metrics.horizontalAdvance, text.split()), default=0)


def shared(room: int, least: Sequence[int], whole: Sequence[int]) -> list[int]:
    """Return how wide columns are that share the room.

    Where there is room for it each has its ``least``, its widest word; what is left makes the
    ones ``whole`` that lack least.  What is left when all are whole is the last one's: in the
    middle it would be a gap that one reads across.
    """
    if sum(least) > room:
        least, whole = [0] * len(least), least
    widths, left = list(least), room - sum(least)
    lacking = sorted(range(len(widths)), key=lambda n: whole[n] - least[n])
    for done, column in enumerate(lacking):
        share = left // (len(lacking) - done)
        more = min(whole[column] - least[column], share)
        widths[column] += more
        left -= more
    if widths:
        widths[-1] += left
    return widths


class RowsTable(QTableView):
    """A table with a current row from the start: a screen reader in one without has no place.

    Its columns share the room by what stands in them: short ones and addresses are whole, long
    ones give way and, where the rows are not too many, have several lines.
    """

    def __init__(self, model: RowsModel, parent: QWidget) -> None:
        """Take the model; whenever it has other rows they are measured."""
        super().__init__(parent)
        self._least: list[int] = []
        self._whole: list[int] = []
        self._fitted = False
        """Whether columns and rows are as what stands in them now asks for."""
        self.setItemDelegate(RowsDelegate(self))
        self.setModel(model)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self.begin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fitted = False
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Share, if that was put off."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again with another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        """Note how wide each column is with all of its text, and with its widest word."""
        model, metrics, around = self.model(), self.fontMetrics(), theme.px(3)
        head = self.horizontalHeader()
        self._least = [head.sectionSizeHint(n) for n in range(model.columnCount())]
        self._whole = list(self._least)
        sign = self.iconSize().width() + theme.px(1)
        for place in range(min(model.rowCount(), _MEASURED)):
            for column in range(len(self._whole)):
                index = model.index(place, column)
                text, beside = str(index.data()), around
                if index.data(Qt.ItemDataRole.DecorationRole) is not None:
                    beside += sign
                whole = metrics.horizontalAdvance(text) + beside
                self._whole[column] = max(self._whole[column], whole)
                self._least[column] = max(self._least[column], widest_word(self, text) + beside)
        self._fitted = False
        self._fit()

    def _fit(self) -> None:
        """Give the columns their widths, and the rows the heights that follow.

        Nobody sees a hidden table, and it has another width when it is shown.
        """
        if self._fitted or not self.isVisible():
            return
        self._fitted = True
        widths = shared(self.viewport().width(), self._least, self._whole)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        if self.model().rowCount() <= _MEASURED:
            self.resizeRowsToContents()

    @Slot()
    def begin(self) -> None:
        """Begin at the first row again, and choose none."""
        self._measure()
        first = self.model().index(0, 0)
        self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)


def table_over(model: RowsModel, name: str, parent: QWidget) -> RowsTable:
    """Return a table over the model, with its name for a screen reader."""
    view = RowsTable(model, parent)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setIconSize(QSize(theme.px(4), theme.px(4)))
    view.setProperty("framed", "true")
    rows = view.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(max(24, theme.px(7)))
    rows.setMinimumSectionSize(max(24, theme.px(7)))
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view
