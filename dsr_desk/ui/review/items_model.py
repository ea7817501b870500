"""The items of a package as a table; which of them are listed is decided in a job."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.extracts.packages import OpenedItem
from dsr_desk.domain.people import ChannelKind
from dsr_desk.ui import wording
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP, Index
from dsr_desk.ui.style.icons import icon
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate
_PIECE = 200
"""So many items are looked through before it is asked whether to go on."""
_MOST_LINES = 5_000
"""So many rows are kept in words; a package may have twenty times as many."""


class Column(IntEnum):
    """The columns in their order."""

    NUMBER = 0
    DATE = 1
    KIND = 2
    AUTHOR = 3
    SUBJECT = 4


_TITLES = (
    QT_TRANSLATE_NOOP("PackageItems", "No."),
    QT_TRANSLATE_NOOP("PackageItems", "Date"),
    QT_TRANSLATE_NOOP("PackageItems", "Kind"),
    QT_TRANSLATE_NOOP("PackageItems", "Author"),
    QT_TRANSLATE_NOOP("PackageItems", "Subject"),
)


@dataclass(frozen=True, slots=True)
class Sought:
    """The places of the items that hold the words, and the words."""

    words: str
    places: tuple[int, ...]

    def is_wider(self, wanted: Sequence[str]) -> bool:
        """Tell whether every item that holds these words (in small letters) is in it."""
        return all(any(own in word for word in wanted) for own in self.words.lower().split())


def find(
    items: Sequence[OpenedItem],
    words: str,
    check: Callable[[], None],
    before: Iterable[Sought] = (),
) -> Sought:
    """Return the places of the items that hold every word somewhere; pure, runs in a job.

    ``check`` is called between pieces of the work, and may stop it by raising.  Whatever holds
    these words holds those of a wider search ``before`` too, so only there is looked.
    """
    wanted = words.lower().split()
    wider: list[Sequence[int]] = [each.places for each in before if each.is_wider(wanted)]
    everywhere: Sequence[int] = range(len(items))
    among = min(wider, key=len, default=everywhere)
    if not wanted or any(each.words.lower().split() == wanted for each in before):
        return Sought(words, tuple(among))
    places: list[int] = []
    for count, place in enumerate(among):
        if count % _PIECE == 0:
            check()
        text = "\n".join(_texts(items[place])).lower()
        if all(word in text for word in wanted):
            places.append(place)
    return Sought(words, tuple(places))


def _texts(item: OpenedItem) -> tuple[str, ...]:
    names = tuple(label for _, label, _ in item.attachments)
    return (
        str(item.number),
        item.author,
        item.subject,
        item.channel,
        item.body,
        *names,
        *item.recipients,
    )


def kind_of(item: OpenedItem) -> str:
    """Return an item's kind in words; a package may name one that we don't know."""
    known = item.kind in set(ChannelKind)
    return wording.channel_kind(ChannelKind(item.kind)) if known else one_line(item.kind, 30)


def author_of(item: OpenedItem) -> str:
    """Return the author as the package has it."""
    return one_line(item.author, 120) or translate("PackageItems", "Unknown author")


def subject_of(item: OpenedItem) -> str:
    """Return the subject, or how the text begins."""
    return one_line(item.subject or item.body[:200], 200)


class ItemsModel(QAbstractTableModel):
    """Holds the package's items once, and the places of those that are listed.

    A row's texts are made when it is first painted: thousands of rows are listed at once.
    """

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self._items: tuple[OpenedItem, ...] = ()
        self._places: tuple[int, ...] = ()
        self._texts: dict[int, tuple[str, ...]] = {}
        self._noted: frozenset[int] = frozenset()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Return how many are listed."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return texts only."""
        if not index.isValid() or not 0 <= index.row() < len(self._places):
            return None
        place, column = self._places[index.row()], index.column()
        noted = column == Column.NUMBER and self._items[place].number in self._noted
        if role == Qt.ItemDataRole.AccessibleTextRole and noted:
            text = translate("PackageItems", "{number}, has a note")
            return text.format(number=self._line(place)[column])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._line(place)[column]
        if role == Qt.ItemDataRole.DecorationRole and noted:
            return icon("pen", "accent")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the columns' titles."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return translate("PackageItems", _TITLES[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    @property
    def total(self) -> int:
        """How many the package holds."""
        return len(self._items)

    def item(self, row: int) -> OpenedItem | None:
        """Return the item of a row."""
        return self._items[self._places[row]] if 0 <= row < len(self._places) else None

    def row_of(self, number: int) -> int:
        """Return the row of an item by its number, or -1."""
        rows = (n for n, place in enumerate(self._places) if self._items[place].number == number)
        return next(rows, -1)

    def set_items(self, items: tuple[OpenedItem, ...]) -> None:
        """List the items of another package."""
        self.beginResetModel()
        self._items = items
        self._places = tuple(range(len(items)))
        self._texts.clear()
        self.endResetModel()

    def list_places(self, places: tuple[int, ...]) -> None:
        """List only these."""
        if places != self._places:
            self.beginResetModel()
            self._places = places
            self.endResetModel()

    def mark_noted(self, numbers: frozenset[int]) -> None:
        """Mark the items on which there is a note."""
        if numbers != self._noted:
            self._noted = numbers
            if self._places:
                last = self.index(len(self._places) - 1, Column.NUMBER)
                self.dataChanged.emit(self.index(0, Column.NUMBER), last)

    def describe_anew(self) -> None:
        """Put every row into words again."""
        self._texts.clear()
        if self._places:
            last = self.index(len(self._places) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def _line(self, place: int) -> tuple[str, ...]:
        line = self._texts.get(place)
        if line is None:
            if len(self._texts) >= _MOST_LINES:
                self._texts.clear()
            item = self._items[place]
            date = wording.date_words(desk_day(item.at))
            line = (str(item.number), date, kind_of(item), author_of(item), subject_of(item))
            self._texts[place] = line
        return line
