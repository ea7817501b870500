"""The list's card: reads blocks of matches as they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from dsr_desk.domain.finding.matches import MatchCounts
from dsr_desk.services.finding.listing import Listed
from dsr_desk.services.finding.matching import MatchRow
from dsr_desk.services.ports import MatchFilter
from dsr_desk.services.progress import CancelToken, Progress
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.request.matches.describe import describe
from dsr_desk.ui.request.matches.model import BLOCK, MatchesModel
from dsr_desk.ui.request.matches.view import MatchesView
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.labels import Muted, hints

SCROLLING_MS = 20
"""While the list is dragged along, only what it stops at is read."""
MOST_KEPT = 2_000
MOST_SINGLE = 200
"""More rows than that are decided as stretches of the list."""


@dataclass(frozen=True, slots=True)
class OpenedList:
    """A list with the rows around the one that shall be current."""

    listed: Listed
    number: int
    rows: tuple[MatchRow, ...]
    counts: MatchCounts


class MatchesPane(Card):
    """A list that fills itself; the same match stays current when it is read again."""

    page_read = Signal(object)
    """Carries the :class:`OpenedList` that has just been opened."""
    read_failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build list, empty state and key hints."""
        super().__init__("", parent, tight=True)
        self._desk = desk
        self._case = 0
        self._listed = Listed(0, MatchFilter(), "", 0, -1)
        self._asked = (MatchFilter(), "")
        self._wanted: list[int] = []
        self._scrolling = QTimer(self, singleShot=True, interval=SCROLLING_MS)
        self._scrolling.timeout.connect(self._on_scrolling_timeout)
        self.model = MatchesModel(describe, self)
        self.view = MatchesView(self.model, self)
        self._empty = EmptyState(self, icon="search")
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)
        self._keys = Muted("", self, wrap=True)
        self._keys.setContentsMargins(theme.px(4), theme.px(2), theme.px(4), theme.px(2))
        self.body.addWidget(self._keys)
        self.model.block_wanted.connect(self._on_model_block_wanted)
        self._translate()

    @property
    def listed(self) -> Listed:
        """The list as it was opened."""
        return self._listed

    def show_matches(
        self, case_id: int, where: MatchFilter, *, text: str = "", keep: int = 0
    ) -> None:
        """Open a list; ``keep`` is the match that shall be current if it is in it."""
        if case_id != self._case:
            self.clear()
        self._case, self._asked = case_id, (where, text)

        def read(_progress: Progress, cancel: CancelToken) -> OpenedList:
            services, by = self._desk.services, self._desk.person
            listed = services.listing.open(
                case_id, where, text=text, keep=keep, cancel=cancel, by=by
            )
            number = max(listed.place, 0) // BLOCK
            rows = services.listing.block(listed, number * BLOCK, BLOCK, by=by)
            return OpenedList(listed, number, rows, services.matching.counts(case_id))

        Operation(self, self._desk, read, replaces="matches").success(self._on_list_opened).failure(
            self._on_open_failed
        ).cancelled(self._on_open_cancelled).run_in_background()

    def clear(self) -> None:
        """Let go of the case."""
        self._case = 0
        self._listed = Listed(0, MatchFilter(), "", 0, -1)
        self.model.reset_rows(0)

    def keep_listed(self, match_ids: Sequence[int]) -> None:
        """Let rows stay in the list that their decision would take out of it."""
        where = self._listed.where
        if where.included is not None:
            kept = tuple(dict.fromkeys((*where.kept, *match_ids)))[-MOST_KEPT:]
            self._listed = replace(self._listed, where=replace(where, kept=kept))

    def chosen_rows(self) -> tuple[MatchRow, ...] | None:
        """Return the selected rows, or the current one; None when they are too many to hold."""
        stretches = self.view.stretches() or ((self.view.currentIndex().row(), 1),)
        if sum(count for _, count in stretches) > MOST_SINGLE:
            return None
        places = (place for top, count in stretches for place in range(top, top + count))
        rows = [self.model.row(place) for place in places if place >= 0]
        there = tuple(row for row in rows if row is not None)
        return there if len(there) == len(rows) else None

    def set_letter_keys(self, on: bool) -> None:
        """Switch the single-letter keys on or off."""
        self.view.letter_keys = on
        self._keys.setVisible(on and self.model.rowCount() > 0)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()

    def _translate(self) -> None:
        self.view.setAccessibleName(self.tr("Found items"))
        keys = self.tr("M include · U leave out · N next to look at · J/K down, up · Ctrl+A all")
        self._keys.set_text(hints(keys))
        self._empty.show_words(
            self.tr("Nothing found"),
            self.tr("“Nothing found” is a valid answer, as long as no source was left unsearched.")
            if self._asked == (MatchFilter(), "")
            else self.tr("No item fits this choice."),
        )
        self.model.describe_anew()

    @Slot(int)
    def _on_model_block_wanted(self, number: int) -> None:
        self._wanted.append(number)
        self._scrolling.start()

    @Slot()
    def _on_scrolling_timeout(self) -> None:
        first, last = self.view.visible_places()
        near = range(first // BLOCK - 1, last // BLOCK + 2)
        here = self.view.currentIndex().row() // BLOCK
        wanted, self._wanted = self._wanted, []
        for number in dict.fromkeys(wanted):
            if number in near or number == here:
                self._read_block(number)
            else:
                self.model.block_failed(number)

    def _read_block(self, number: int) -> None:
        listed, by = self._listed, self._desk.person
        after, at = self.model.key_before(number)
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: (
                listed,
                number,
                services.listing.block(listed, number * BLOCK, BLOCK, after, at, by),
            ),
        ).success(self._on_block_read).failure(self._on_block_failed).run_in_background()

    @Slot(object)
    def _on_list_opened(self, opened: OpenedList) -> None:
        self._listed = opened.listed
        self._wanted.clear()
        self.model.reset_rows(opened.listed.total, opened.rows, opened.number)
        self._translate()
        self._stack.setCurrentWidget(self.view if opened.rows else self._empty)
        self._keys.setVisible(bool(opened.rows) and self.view.letter_keys)
        if opened.rows:
            self.view.go_to(max(opened.listed.place, 0))
        self.page_read.emit(opened)

    @Slot(object)
    def _on_block_read(self, read: tuple[Listed, int, tuple[MatchRow, ...]]) -> None:
        listed, number, rows = read
        same = replace(listed.where, kept=()) == replace(self._listed.where, kept=())
        if same and (listed.case, listed.text) == (self._listed.case, self._listed.text):
            self.model.put_block(number, rows)

    @Slot(object)
    def _on_open_failed(self, error: Exception) -> None:
        self.read_failed.emit(error)

    @Slot()
    def _on_open_cancelled(self) -> None:
        """Nothing: a newer question has taken this one's place."""

    @Slot(object)
    def _on_block_failed(self, error: Exception) -> None:
        self.model.forget_blocks()
        self.read_failed.emit(error)
