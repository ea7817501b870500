"""The list of other people and files: lines that stand still, whatever is decided about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from dsr_desk.domain.extracts.packages import Profile
from dsr_desk.domain.extracts.redaction.decided import Standing
from dsr_desk.services.extracts.others import StandingFile
from dsr_desk.ui.qt import Index
from dsr_desk.ui.request.matches.model import answer
from dsr_desk.ui.request.others.words import Row, about_of, line_of


def with_standing(row: Row, standing: Standing) -> Row:
    """Return a row as it stands after a decision."""
    if isinstance(row, StandingFile):
        return replace(row, standing=standing)
    return replace(row, standing=replace(row.standing, standing=standing))


class OthersModel(QAbstractListModel):
    """Rows as the service has given them, those of one filter at a time."""

    def __init__(self, profile: Profile, parent: QObject) -> None:
        """Start empty; the profile tells which article a line cites."""
        super().__init__(parent)
        self._profile = profile
        self.every: list[Row] = []
        self._shown: list[int] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Return how many are listed."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return prepared values only."""
        row = self.row(index.row()) if index.isValid() else None
        return None if row is None else answer(role, row, lambda: line_of(row, self._profile))

    def row(self, place: int) -> Row | None:
        """Return the row at a place of the list."""
        return self.every[self._shown[place]] if 0 <= place < len(self._shown) else None

    def set_rows(self, rows: Iterable[Row], wanted: Callable[[Row], bool]) -> None:
        """Take rows, and list those that are wanted."""
        self.beginResetModel()
        self.every = list(rows)
        self._shown = [place for place, row in enumerate(self.every) if wanted(row)]
        self.endResetModel()

    def set_standing(self, changed: Sequence[tuple[tuple[str, ...], Standing]]) -> None:
        """Show decisions; no row moves, even where it no longer fits the filter."""
        standing = dict(changed)
        for place, row in enumerate(self.every):
            now = standing.get(about_of(row))
            if now is not None:
                self.every[place] = with_standing(row, now)
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
