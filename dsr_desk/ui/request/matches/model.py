"""The list of matches: as long as the match set, with only the blocks in memory that are looked at.

A row keeps its place until the list is opened anew, whatever is decided or found meanwhile.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.services.finding.matching import MatchRow, Unshown
from dsr_desk.services.ports import MatchKey
from dsr_desk.ui.qt import Index

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
LINE_ROLE = Qt.ItemDataRole.UserRole + 2

BLOCK = 50
"""Rows that are read at a time."""
_KEPT = 40
"""Blocks in memory: what is scrolled far away is read again when it is wanted."""


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
    beginning: str = ""
    """How the text begins, where the title is not that already."""


def answer(role: int, row: object, line: Callable[[], MatchLine]) -> object:
    """Return what a list of such lines says of one of its rows in a role."""
    if role == ROW_ROLE:
        return row
    if role == LINE_ROLE:
        return line()
    if role == Qt.ItemDataRole.DisplayRole:
        return line().title
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return line().spoken
    return None


def standing_of(row: MatchRow) -> Standing:
    """Return how a match stands."""
    if row.shown is Unshown.GONE:
        return Standing.GONE
    decision = row.match.decision
    if decision.included:
        return Standing.INCLUDED
    return Standing.TO_LOOK_AT if decision.ground is Ground.UNCONFIRMED else Standing.LEFT_OUT


@dataclass(slots=True)
class _Loaded:
    rows: list[MatchRow]
    lines: list[MatchLine]


class MatchesModel(QAbstractListModel):
    """As many rows as there are matches; asks for a block when the view comes to it."""

    block_wanted = Signal(int)
    """The block with this number (from 0) is to be read; it comes through :meth:`put_block`."""
    block_shown = Signal(int)
    """The rows of this block can be seen now."""

    def __init__(self, describe: Callable[[MatchRow], MatchLine], parent: QObject) -> None:
        """Take what puts a row into words."""
        super().__init__(parent)
        self._describe = describe
        self._total = 0
        self._blocks: OrderedDict[int, _Loaded] = OrderedDict()
        self._places: dict[int, int] = {}
        self._keys: dict[int, MatchKey] = {}
        self._asked: set[int] = set()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """Return how many rows the list has."""
        return 0 if parent.isValid() else self._total

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return prepared values only; None while the block is on its way."""
        if not index.isValid() or not 0 <= index.row() < self._total:
            return None
        number, offset = divmod(index.row(), BLOCK)
        block = self._blocks.get(number)
        if block is None or offset >= len(block.rows):
            self._want(number)
            return None
        return answer(role, block.rows[offset], lambda: block.lines[offset])

    def reset_rows(self, total: int, rows: Iterable[MatchRow] = (), block: int = 0) -> None:
        """Show a list anew, of which the rows of one block are known."""
        self.beginResetModel()
        self._total = total
        for known in (self._blocks, self._places, self._keys, self._asked):
            known.clear()
        if loaded := list(rows):
            self._load(block, loaded)
        self.endResetModel()

    def put_block(self, number: int, rows: Iterable[MatchRow]) -> None:
        """Take the rows of a block."""
        self._asked.discard(number)
        loaded = list(rows)
        if not loaded or number * BLOCK >= self._total:
            return
        self._load(number, loaded)
        first = self.index(number * BLOCK)
        self.dataChanged.emit(first, self.index(min(number * BLOCK + BLOCK, self._total) - 1))
        self.block_shown.emit(number)

    def block_failed(self, number: int) -> None:
        """Let a block be asked for again."""
        self._asked.discard(number)

    def key_before(self, number: int) -> tuple[MatchKey | None, int]:
        """Return the nearest known key before a block, and the row behind it."""
        known = max((at for at in self._keys if at <= number), default=0)
        return self._keys.get(known), known * BLOCK

    def row(self, at: int) -> MatchRow | None:
        """Return the row at a place, if it is in memory."""
        if not 0 <= at < self._total:
            return None
        number, offset = divmod(at, BLOCK)
        block = self._blocks.get(number)
        return block.rows[offset] if block is not None and offset < len(block.rows) else None

    def place_of(self, match_id: int) -> int:
        """Return where a match is, or -1 when it is not in memory."""
        return self._places.get(match_id, -1)

    def set_decision(self, match_ids: Iterable[int], decision: Decision) -> None:
        """Show a decision where its rows stand; they stay there, whatever the filter says."""
        wanted = frozenset(match_ids)
        # Whichever are fewer: thousands may be decided at once, and thousands be in memory.
        near = wanted if len(wanted) < len(self._places) else wanted & self._places.keys()
        for match_id in near:
            row = self.row(self.place_of(match_id))
            if row is not None:
                decided = row.match._replace(decision=decision)
                self._change(self.place_of(match_id), replace(row, match=decided))

    def set_seen(self, match_id: int) -> bool:
        """Mark a match as opened; return whether it was not marked before."""
        row = self.row(self.place_of(match_id))
        if row is None or row.match.seen:
            return False
        self._change(self.place_of(match_id), replace(row, match=row.match._replace(seen=True)))
        return True

    def forget_blocks(self) -> None:
        """Let every block be read again, in its place: what stands in them has changed."""
        self._blocks.clear()
        self._places.clear()
        self._asked.clear()
        if self._total:
            self.dataChanged.emit(self.index(0), self.index(self._total - 1))

    def describe_anew(self) -> None:
        """Put every row into words again, after the language has changed."""
        for block in self._blocks.values():
            block.lines = [self._describe(row) for row in block.rows]
        if self._total:
            self.dataChanged.emit(self.index(0), self.index(self._total - 1))

    @property
    def all_loaded(self) -> bool:
        """Whether every row is in memory."""
        return len(self._places) >= self._total

    def loaded(self) -> Iterator[tuple[int, MatchRow]]:
        """Yield the rows in memory with their places."""
        for number, block in self._blocks.items():
            for offset, row in enumerate(block.rows):
                yield number * BLOCK + offset, row

    def _want(self, number: int) -> None:
        if number not in self._asked:
            self._asked.add(number)
            self.block_wanted.emit(number)

    def _load(self, number: int, rows: list[MatchRow]) -> None:
        self._forget(number)
        self._blocks[number] = _Loaded(rows, [self._describe(row) for row in rows])
        for offset, row in enumerate(rows):
            self._places[row.match.id] = number * BLOCK + offset
        if len(rows) == BLOCK:
            last = rows[-1].match
            self._keys[number + 1] = (last.at, last.id)
        while len(self._blocks) > _KEPT:
            self._forget(next(iter(self._blocks)))

    def _forget(self, number: int) -> None:
        block = self._blocks.pop(number, None)
        for row in block.rows if block is not None else ():
            self._places.pop(row.match.id, None)

    def _change(self, at: int, row: MatchRow) -> None:
        number, offset = divmod(at, BLOCK)
        block = self._blocks[number]
        block.rows[offset], block.lines[offset] = row, self._describe(row)
        self.dataChanged.emit(self.index(at), self.index(at))
