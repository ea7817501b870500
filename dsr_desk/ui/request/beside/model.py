"""The list of asides: prepared lines that stand still."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from dsr_desk.domain.finding.beside import Aside
from dsr_desk.ui.qt import Index
from dsr_desk.ui.request.beside.words import line_of
from dsr_desk.ui.request.matches.model import MatchLine, answer


class AsidesModel(QAbstractListModel):
    """Asides as the service has given them; each is put into words when it is first seen."""

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: list[Aside] = []
        self._lines: dict[int, MatchLine] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return prepared values only."""
        row = self.row(index.row()) if index.isValid() else None
        return None if row is None else answer(role, row, lambda: self._line(index.row(), row))

    def _line(self, place: int, row: Aside) -> MatchLine:
        if place not in self._lines:
            self._lines[place] = line_of(row)
        return self._lines[place]

    def row(self, place: int) -> Aside | None:
        """Return the aside at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def set_rows(self, rows: Iterable[Aside]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self._lines = {}
        self.endResetModel()
