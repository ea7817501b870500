"""The queue's rows: read in pages by key, and never moved under the cursor.

A row that has changed is changed in its place, also when it no longer belongs to the view.  That
the list itself has changed is only *said* (``stale_changed``); it is read anew when the person
asks, chooses another view, or has set the change off from the window itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.desk import DeskServices
from dsr_desk.services.ports import QueueFilter, QueuePage, QueueRow
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.qt import Index
from dsr_desk.ui.queue.entry import Entry, Reading, make_entry, tip_of
from dsr_desk.ui.widgets.labels import tooltip

PAGE = 50
EVERY_STATE = tuple(CaseState)


class QueueRole(IntEnum):
    """What a row can be asked for besides Qt's own roles."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    CASE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Renewed:
    """What has become of the rows in the list, and whether others belong there now."""

    rows: tuple[QueueRow, ...]
    gone: frozenset[int]
    others: bool


class QueueModel(QAbstractListModel):
    """One view of the queue."""

    loaded = Signal()
    """The first page is there (perhaps empty)."""
    stale_changed = Signal(bool)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Take the desk; nothing is read yet."""
        super().__init__(parent)
        self._desk = desk
        self._where = QueueFilter()
        self._entries: list[Entry] = []
        self._next: tuple[str, int] | None = None
        self._fetching = False
        self._stale = False
        self.total = 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return how many rows have been read."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what was prepared."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(tip_of(entry))
        if role == QueueRole.ENTRY:
            return entry
        if role == QueueRole.CASE:
            return entry.row.id
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there is another page."""
        return not parent.isValid() and self._next is not None and not self._fetching

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it comes later."""
        if not self.canFetchMore(parent):
            return
        self._fetching = True
        where, after = self._where, self._next
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: services.queue.page(where, after, PAGE),
            replaces="queue-page",
        ).success(self._append).failure(self._fail).run_in_background()

    def load(self, where: QueueFilter) -> None:
        """Read a view from its beginning; what is shown stays until the page is there."""
        self._where = where
        self._fetching = True
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: services.queue.page(where, None, PAGE),
            replaces="queue-page",
        ).success(self._replace).failure(self._fail).run_in_background()

    def reload(self) -> None:
        """Read the same view anew."""
        self.load(self._where)

    def clear(self) -> None:
        """Hold nothing more (signed out)."""
        self.beginResetModel()
        self._entries, self._next, self.total = [], None, 0
        self.endResetModel()

    def row_of(self, case_id: int) -> int:
        """Return where a case stands, or -1."""
        return next((n for n, e in enumerate(self._entries) if e.row.id == case_id), -1)

    def entry(self, row: int) -> Entry:
        """Return a row."""
        return self._entries[row]

    def renew(self, changes: Changes) -> None:
        """Bring changed rows up to date where they stand."""
        known = frozenset(e.row.id for e in self._entries)
        touched = known & changes.cases
        where = self._where
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: look_again(services, where, known, touched),
        ).success(self._renewed).failure(self._fail).run_in_background()

    def reword(self) -> None:
        """Say everything anew: time has passed, or the language is another."""
        if self._entries:
            reading = self._reading()
            self._entries = [make_entry(e.row, reading, gone=e.gone) for e in self._entries]
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def _replace(self, page: QueuePage) -> None:
        reading = self._reading()
        self.beginResetModel()
        self._entries = [make_entry(row, reading) for row in page.rows]
        self._next, self.total = page.next_key, page.total
        self._fetching = False
        self.endResetModel()
        self._set_stale(False)
        self.loaded.emit()

    def _append(self, page: QueuePage) -> None:
        reading = self._reading()
        here = {e.row.id for e in self._entries}
        fresh = [make_entry(row, reading) for row in page.rows if row.id not in here]
        self._next, self._fetching = page.next_key, False
        if fresh:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._entries.extend(fresh)
            self.endInsertRows()

    def _renewed(self, renewed: Renewed) -> None:
        reading = self._reading()
        for row in renewed.rows:
            place = self.row_of(row.id)
            if place >= 0:
                self._entries[place] = make_entry(row, reading, gone=row.id in renewed.gone)
                self.dataChanged.emit(self.index(place), self.index(place))
        if renewed.others or renewed.gone:
            self._set_stale(True)

    def _fail(self, error: Exception) -> None:
        self._fetching = False
        self.failed.emit(error)

    def _set_stale(self, stale: bool) -> None:
        if stale != self._stale:
            self._stale = stale
            self.stale_changed.emit(stale)

    def _reading(self) -> Reading:
        person = self._desk.person
        me = person.user.id if person else ""
        return Reading(self._desk.clock(), me, self._desk.title_of)


def look_again(
    services: DeskServices, where: QueueFilter, known: frozenset[int], touched: frozenset[int]
) -> Renewed:
    """Read changed rows as they are now, and whether the view has rows that are not in the list."""
    rows: list[QueueRow] = []
    gone: set[int] = set()
    for case_id in sorted(touched):
        number = services.queue.get(case_id).number
        anywhere = services.queue.page(QueueFilter(EVERY_STATE, text=number), None, PAGE)
        rows += [row for row in anywhere.rows if row.id == case_id]
        if all(row.id != case_id for row in _with(services, where, number)):
            gone.add(case_id)
    first = services.queue.page(where, None, PAGE)
    return Renewed(tuple(rows), frozenset(gone), any(row.id not in known for row in first.rows))


def _with(services: DeskServices, where: QueueFilter, number: str) -> tuple[QueueRow, ...]:
    """Return the view's rows that hold this number; a sought text is left out of account."""
    narrow = QueueFilter(where.states, where.holder, where.overdue_at, number)
    return services.queue.page(narrow, None, PAGE).rows
