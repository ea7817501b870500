"""The list's card: reads pages of matches as they are needed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from dsr_desk.services.matching import MatchPage, MatchRow
from dsr_desk.services.ports import MatchFilter
from dsr_desk.ui import operations, theme
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.describe import describe
from dsr_desk.ui.request.matches_model import MatchesModel
from dsr_desk.ui.request.matches_view import MatchesView
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.labels import Muted

PAGE = 50
"""Rows that are read at a time."""


class MatchesPane(Card):
    """A list that fills itself; the same match stays current when it is read again."""

    page_read = Signal(object)
    """Carries the :class:`MatchPage` that has just been read."""
    read_failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build list, empty state and key hints."""
        super().__init__("", parent, tight=True)
        self._desk = desk
        self._case = 0
        self._where = MatchFilter()
        self._keep = 0
        self.model = MatchesModel(describe, self)
        self.view = MatchesView(self.model, self)
        self._empty = EmptyState(self, icon="search")
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.body.addWidget(self._stack, 1)
        self._keys = Muted("", self)
        self._keys.setContentsMargins(theme.px(4), theme.px(2), theme.px(4), theme.px(2))
        self.body.addWidget(self._keys)
        self.model.more_requested.connect(self._on_model_more_requested)
        self._translate()

    @property
    def where(self) -> MatchFilter:
        """What is listed."""
        return self._where

    def show_matches(self, case_id: int, where: MatchFilter, *, keep: int = 0) -> None:
        """Read the first page; ``keep`` is the match that shall be current if it is there."""
        if case_id != self._case:
            self.model.reset_rows((), None)
        self._case, self._where, self._keep = case_id, where, keep
        matching = self._desk.services.matching
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda _services: matching.page(case_id, where, None, PAGE),
            replaces="matches",
        ).success(self._on_first_page_read).failure(self._on_page_failed).run_in_background()

    def clear(self) -> None:
        """Let go of the case."""
        self._case = 0
        self.model.reset_rows((), None)

    def chosen_rows(self) -> tuple[MatchRow, ...]:
        """Return the selected rows, or the current one."""
        ids = self.view.chosen_ids() or (
            (self.view.current_id(),) if self.view.current_id() else ()
        )
        rows = (self.model.row(self.model.place_of(match_id)) for match_id in ids)
        return tuple(row for row in rows if row is not None)

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
        self._keys.set_text(self.tr("M include · U leave out · N next to look at · J/K down, up"))
        self._empty.show_words(
            self.tr("Nothing found"),
            self.tr("“Nothing found” is a valid answer, as long as no source was left unsearched.")
            if self._where == MatchFilter()
            else self.tr("No item fits this choice."),
        )
        self.model.describe_anew()

    @Slot()
    def _on_model_more_requested(self) -> None:
        case_id, where, after = self._case, self._where, self.model.next_key
        matching = self._desk.services.matching
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda _services: matching.page(case_id, where, after, PAGE),
            replaces="matches",
        ).success(self._on_next_page_read).failure(self._on_page_failed).run_in_background()

    @Slot(object)
    def _on_first_page_read(self, page: MatchPage) -> None:
        self.model.reset_rows(page.rows, page.next_key)
        self._translate()
        self._stack.setCurrentWidget(self.view if page.rows else self._empty)
        self._keys.setVisible(bool(page.rows) and self.view.letter_keys)
        if page.rows:
            self.view.go_to(max(self.model.place_of(self._keep), 0))
        self.page_read.emit(page)

    @Slot(object)
    def _on_next_page_read(self, page: MatchPage) -> None:
        self.model.append(page.rows, page.next_key)

    @Slot(object)
    def _on_page_failed(self, error: Exception) -> None:
        self.model.page_failed()
        self.read_failed.emit(error)
