"""The list of matches: ids and frozen rows, filled in pages, never re-ordered under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from dsr_desk.domain.matches import Decision, Ground
from dsr_desk.services.matching import MatchRow
from dsr_desk.ui.qt import Index

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
LINE_ROLE = Qt.ItemDataRole.UserRole + 2

PageKey = tuple[str, int]


class Standing(Enum):
    """How a match stands, as the list shows it."""

    INCLUDED = "included"
    TO_LOOK_AT = "to_look_at"
    LEFT_OUT = "left_out"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class MatchLine:
    """What the delegate paints of a row: texts ready, nothing left to work out."""

    title: str
    when: str
    author: str
    why: str
    weak: bool
    standing: Standing
    standing_text: str
    attachments: str
    seen: bool
    spoken: str
    """The whole row in words, for a screen reader."""


def standing_of(row: MatchRow) -> Standing:
    """Return how a match stands."""
    if row.gone:
        return Standing.GONE
    decision = row.match.decision
    if decision.included:
        return Standing.INCLUDED
    return Standing.TO_LOOK_AT if decision.ground is Ground.UNCONFIRMED else Standing.LEFT_OUT


class MatchesModel(QAbstractListModel):
    """Matches as pages have brought them; asks for the next page when the view nears the end."""

    more_requested = Signal()
    """The view has come to the end of what is here, and there is more."""

    def __init__(self, describe: Callable[[MatchRow], MatchLine], parent: QObject) -> None:
        """Take what puts a row into words."""
        super().__init__(parent)
        self._describe = describe
        self._rows: list[MatchRow] = []
        self._lines: list[MatchLine] = []
        self._next: PageKey | None = None
        self._asked = False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Return how many rows are here."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return prepared values only."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        if role == ROW_ROLE:
            return self._rows[index.row()]
        if role == LINE_ROLE:
            return self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._lines[index.row()].title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._lines[index.row()].spoken
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether a further page is there and not yet on its way."""
        return not parent.isValid() and self._next is not None and not self._asked

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it comes later, through :meth:`append`."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_requested.emit()

    @property
    def next_key(self) -> PageKey | None:
        """What the next page continues from."""
        return self._next

    def reset_rows(self, rows: Iterable[MatchRow], next_key: PageKey | None) -> None:
        """Show a first page in place of everything."""
        self.beginResetModel()
        self._rows = list(rows)
        self._lines = [self._describe(row) for row in self._rows]
        self._next = next_key
        self._asked = False
        self.endResetModel()

    def append(self, rows: Iterable[MatchRow], next_key: PageKey | None) -> None:
        """Add a further page at the end; what is here already is not added again."""
        known = {row.match.id for row in self._rows}
        new = [row for row in rows if row.match.id not in known]
        self._next = next_key
        self._asked = False
        if not new:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        self._rows.extend(new)
        self._lines.extend(self._describe(row) for row in new)
        self.endInsertRows()

    def page_failed(self) -> None:
        """Let the next page be asked for again."""
        self._asked = False

    def row(self, at: int) -> MatchRow | None:
        """Return the row at a place."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place_of(self, match_id: int) -> int:
        """Return where a match is, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.match.id == match_id), -1)

    def set_decision(self, match_ids: Iterable[int], decision: Decision) -> None:
        """Show a decision where its rows stand; they stay there, whatever the filter says."""
        wanted = frozenset(match_ids)
        for at, row in enumerate(self._rows):
            if row.match.id in wanted:
                self._change(at, replace(row, match=replace(row.match, decision=decision)))

    def set_seen(self, match_id: int) -> None:
        """Mark a match as opened."""
        at = self.place_of(match_id)
        if at >= 0 and not self._rows[at].match.seen:
            row = self._rows[at]
            self._change(at, replace(row, match=replace(row.match, seen=True)))

    def describe_anew(self) -> None:
        """Put every row into words again, after the language has changed."""
        self._lines = [self._describe(row) for row in self._rows]
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _change(self, at: int, row: MatchRow) -> None:
        self._rows[at] = row
        self._lines[at] = self._describe(row)
        self.dataChanged.emit(self.index(at), self.index(at))
