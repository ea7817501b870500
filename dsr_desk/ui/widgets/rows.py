"""A plain table: headings and rows whose texts are ready; foreign text is one visible line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    Slot,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from dsr_desk.ui import theme
from dsr_desk.ui.icons import icon
from dsr_desk.ui.qt import Index
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import tooltip

_OPEN = 24
"""Characters that a column is not less than while the others have all of theirs."""
_SHORT = 14
"""Characters of a column that gives nothing away: a day of which half is seen is none."""
PAYLOAD_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """Texts by column, a sign with its colour for the first one, and what the row stands for."""

    cells: tuple[str, ...]
    payload: object = None
    sign: str = ""
    tone: str = "muted"
    tip: str = ""


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
        if role == Qt.ItemDataRole.DecorationRole and row.sign and index.column() == 0:
            return icon(row.sign, row.tone)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(row.tip or cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(", ".join(text for text in row.cells if text))
        return row.payload if role == PAYLOAD_ROLE else None


class RowsTable(QTableView):
    """A table with a current row from the start: a screen reader in one without has no place.

    Its columns share the room there is: none is squeezed to nothing because others have theirs.
    """

    def __init__(self, parent: QWidget) -> None:
        """Leave the columns as Qt makes them until :meth:`share` is told otherwise."""
        super().__init__(parent)
        self._widths: tuple[int, ...] = ()

    def share(self, widths: tuple[int, ...]) -> None:
        """Give columns these widths in characters where there is room; 0 takes what is left."""
        self._widths = widths
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        letter, around = self.fontMetrics().averageCharWidth(), theme.px(4)
        wanted = [(each or _OPEN) * letter + around for each in self._widths]
        firm = [0 < each <= _SHORT for each in self._widths]
        room = self.viewport().width() - sum(w for w, f in zip(wanted, firm, strict=True) if f)
        asked = sum(w for w, f in zip(wanted, firm, strict=True) if not f)
        more = max(room - asked, 0) // max(self._widths.count(0), 1)
        scale = min(1.0, max(room, 0) / max(asked, 1))
        for column, width in enumerate(wanted):
            shared = width if firm[column] else int(width * scale)
            whole = shared if self._widths[column] else shared + more
            self.horizontalHeader().resizeSection(column, whole)

    @Slot()
    def begin(self) -> None:
        """Begin at the first row again, and choose none."""
        first = self.model().index(0, 0)
        self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)


def table_over(model: RowsModel, name: str, parent: QWidget) -> RowsTable:
    """Return a table over the model, with its name for a screen reader."""
    view = RowsTable(parent)
    view.setModel(model)
    model.modelReset.connect(view.begin)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setProperty("framed", "true")
    rows = view.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(max(24, theme.px(7)))
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view


def fit_columns(view: RowsTable, *widths: int) -> None:
    """Give columns their widths in characters; 0 shares the rest.  Called once they have names."""
    view.share(widths)
