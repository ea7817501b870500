"""What an approver has to open before signing: the exceptions first, then the drawn sample."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt

from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.erasing.second_look import Turn
from dsr_desk.services.erasing.to_see import ToSee
from dsr_desk.ui import wording
from dsr_desk.ui.qt import Index
from dsr_desk.ui.request.matches.model import MatchLine, Standing, answer
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate

EXCEPTION = "exception"


def line_of(row: ToSee, *, due: bool = True, moved: bool = False) -> MatchLine:
    """Return a row's texts, ready to be painted and to be spoken.

    ``due`` for the person who has to open it.  To anybody else the marks of what they have opened
    themselves would read as if the approver had not looked.  ``moved`` for what was opened and is
    not what the plan names.
    """
    if row.ground is not None:
        text = translate("Approval", "Kept: {ground}")
        chip = text.format(ground=wording.ground(row.ground))
    else:
        chip = _why_opened(row)
    title = one_line(row.title, 200) or translate("Approval", "Without a subject")
    when = wording.date_words(desk_day(row.at))
    stands, standing = _standing(row, moved=moved) if due else (Standing.INCLUDED, "")
    channel = one_line(row.channel_title, 80)
    return MatchLine(
        title=title,
        when=when,
        author=channel,
        why=chip,
        weak=row.kind == EXCEPTION or row.why.weak or row.turn is not None,
        standing=stands,
        standing_text=standing,
        attachments="",
        seen=row.seen or not due,
        spoken=", ".join(filter(None, (title, channel, when, chip, standing))),
    )


def _standing(row: ToSee, *, moved: bool) -> tuple[Standing, str]:
    if row.seen:
        return Standing.INCLUDED, translate("Approval", "Opened")
    if moved:
        return Standing.GONE, translate("Approval", "Not as it was found")
    return Standing.TO_LOOK_AT, translate("Approval", "Not opened yet")


def _why_opened(row: ToSee) -> str:
    """Return why an item is to be opened: it is new, weak, or drawn."""
    number = row.number
    if row.turn is Turn.ADDED:
        return translate("Approval", "New in this version: {number}").format(number=number)
    if row.turn is Turn.CHANGED:
        return translate("Approval", "Changed in this version: {number}").format(number=number)
    if row.why.weak:
        text = translate("Approval", "Weak match {number}: {why}")
        return text.format(number=number, why=wording.why(row.why))
    return translate("Approval", "Drawn item {number}").format(number=number)


class ToSeeModel(QAbstractListModel):
    """The rows as the service has given them; they never change their places."""

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: list[ToSee] = []
        self._lines: list[MatchLine] = []
        self._due = True
        self._moved: set[str] = set()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return prepared values only."""
        row = self.row(index.row()) if index.isValid() else None
        return None if row is None else answer(role, row, lambda: self._lines[index.row()])

    @property
    def left(self) -> int:
        """How many have not been opened."""
        return sum(not row.seen for row in self._rows)

    @property
    def moved(self) -> bool:
        """Whether something was opened that is not what the plan names."""
        return any(row.mark in self._moved and not row.seen for row in self._rows)

    def row(self, place: int) -> ToSee | None:
        """Return the row at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, mark: str) -> int:
        """Return where a mark is, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.mark == mark), -1)

    def next_unopened(self, after: int) -> int:
        """Return the place of the next one that can be opened still, round the end, or -1.

        What was found not to be what the plan names is not come back to: it stays so.
        """
        count = len(self._rows)
        places = ((after + step) % count for step in range(1, count + 1))
        return next((place for place in places if self._is_left(self._rows[place])), -1)

    def _is_left(self, row: ToSee) -> bool:
        return not row.seen and row.mark not in self._moved

    def set_rows(self, rows: Iterable[ToSee], *, due: bool = True) -> None:
        """Show these; the same ones again only bring their marks up to date."""
        new, self._due = list(rows), due
        if [row.mark for row in new] != [row.mark for row in self._rows]:
            self.beginResetModel()
            self._rows = new
            self._moved.clear()
            self._lines = [self._line(row) for row in new]
            self.endResetModel()
            return
        self._rows = new
        self.describe_anew()

    def set_seen(self, mark: str) -> None:
        """Mark one as opened."""
        place = self.place_of(mark)
        row = self.row(place)
        if row is not None and not row.seen:
            self._put(place, replace(row, seen=True))

    def set_moved(self, mark: str) -> None:
        """Mark one that was opened as not what the plan names."""
        place = self.place_of(mark)
        row = self.row(place)
        if row is not None:
            self._moved.add(mark)
            self._put(place, row)

    def describe_anew(self) -> None:
        """Put every row into words again."""
        self._lines = [self._line(row) for row in self._rows]
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _put(self, place: int, row: ToSee) -> None:
        self._rows[place], self._lines[place] = row, self._line(row)
        self.dataChanged.emit(self.index(place), self.index(place))

    def _line(self, row: ToSee) -> MatchLine:
        return line_of(row, due=self._due, moved=row.mark in self._moved)
