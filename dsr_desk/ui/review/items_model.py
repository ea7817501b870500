"""The items of a package as a table; which of them are listed is decided in a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from dsr_desk.domain.packages import OpenedItem
from dsr_desk.domain.people import ChannelKind
from dsr_desk.ui import wording
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP, Index
from dsr_desk.ui.widgets.foreign_text import one_line

translate = QCoreApplication.translate


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


def find(items: Sequence[OpenedItem], words: str) -> Sought:
    """Return the places of the items that hold every word somewhere; pure, runs in a job."""
    wanted = words.lower().split()
    places = tuple(
        place
        for place, item in enumerate(items)
        if not wanted or _holds("\n".join(_texts(item)).lower(), wanted)
    )
    return Sought(words, places)


def _holds(text: str, wanted: Sequence[str]) -> bool:
    return all(word in text for word in wanted)


def _texts(item: OpenedItem) -> tuple[str, ...]:
    names = tuple(label for _, label, _ in item.attachments)
    return (str(item.number), item.author, item.subject, item.channel, item.body, *names)


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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._line(self._places[index.row()])[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == Column.NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
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
            side = Qt.AlignmentFlag.AlignRight if section == 0 else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
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
            item = self._items[place]
            date = wording.date_words(wording.in_zone(item.at).date())
            line = (str(item.number), date, kind_of(item), author_of(item), subject_of(item))
            self._texts[place] = line
        return line
