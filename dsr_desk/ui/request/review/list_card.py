"""The review's list and what narrows it: kinds, a text, months, and what has just come in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.services.finding.listing import Month
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.review.filter_bar import FilterBar
from dsr_desk.ui.request.review.matches_pane import MatchesPane, OpenedList
from dsr_desk.ui.request.review.news import ReviewNews
from dsr_desk.ui.request.review.timeline import Timeline


class ReviewList(QObject):
    """Makes the widgets, which the page places, and opens the list anew when it is narrowed."""

    emptied = Signal()
    """Nothing is listed, so nothing can be previewed."""
    news_shown = Signal()
    """What had come in is listed now."""
    arrived_counted = Signal(int)
    failed = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        """Make list, filters, timeline and news."""
        super().__init__(page)
        self._desk = desk
        self._view: CaseView | None = None
        self.news = ReviewNews(page)
        self.filters = FilterBar(page)
        self.timeline = Timeline(page)
        self.pane = MatchesPane(desk, page)
        self.filters.filter_chosen.connect(self._on_narrowed)
        self.filters.text_changed.connect(self._on_narrowed)
        self.filters.left_downwards.connect(self._on_filters_left_downwards)
        self.timeline.stretch_chosen.connect(self._on_narrowed)
        self.news.look_due.connect(self._count_arrived)
        self.news.news_wanted.connect(self._on_news_wanted)
        self.pane.page_read.connect(self._on_pane_page_read)
        self.pane.read_failed.connect(self.failed)
        self.pane.read_failed.connect(self.filters.sought.lose)
        self.pane.view.next_open_requested.connect(self._on_next_open_requested)

    @property
    def up_to(self) -> int:
        """The id of the newest match that the open list knows of."""
        return self.pane.listed.where.up_to

    def begin(self) -> None:
        """Begin with another case."""
        self.filters.choose_all()
        self.filters.set_counts(None)
        self.timeline.clear()
        self.news.begin()

    def show_case(self, view: CaseView, *, same: bool) -> None:
        """List a case's matches.

        The same list again ends where it ended: what a search has added meanwhile is announced.
        """
        self._view = view
        self.open(up_to=self.up_to if same else 0)
        self._read_months()

    def clear(self) -> None:
        """Let go of the case."""
        self._view = None
        self.pane.clear()
        self.timeline.clear()
        self.news.clear()
        self.filters.set_counts(None)

    def again(self) -> None:
        """Open the same list anew."""
        self.open(up_to=self.up_to)

    def open(self, *, up_to: int = 0, newer_than: int = 0) -> None:
        """Open the list as it is narrowed now; the current row stays current if it is in it."""
        if self._view is None:
            return
        stretch = self.timeline.stretch
        where = replace(
            self.filters.chosen,
            channel=stretch.channel,
            since=stretch.since,
            until=stretch.until,
            up_to=up_to,
            newer_than=newer_than,
        )
        keep = self.pane.view.current_id()
        self.pane.show_matches(self._view.case.id, where, text=self.filters.text, keep=keep)

    @Slot()
    def _count_arrived(self) -> None:
        """Look whether a search, perhaps a colleague's, has added something."""
        case_id, up_to = self.pane.listed.case, self.up_to
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: (up_to, services.listing.arrived(case_id, up_to)),
            replaces="arrived",
        ).success(self._on_arrived_counted).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_arrived_counted(self, read: tuple[int, int]) -> None:
        if read[0] == self.up_to:
            self.news.set_arrived(read[1])
            self.arrived_counted.emit(read[1])

    def _read_months(self) -> None:
        if self._view is None:
            return
        case_id = self._view.case.id
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: (case_id, services.listing.months(case_id)),
            replaces="months",
        ).success(self._on_months_read).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_months_read(self, read: tuple[int, tuple[Month, ...]]) -> None:
        if self._view is not None and self._view.case.id == read[0]:
            titles = {channel.key: channel.title for channel in self._view.channels}
            self.timeline.show_months(read[1], titles)

    @Slot()
    def _on_narrowed(self) -> None:
        self.again()

    @Slot()
    def _on_filters_left_downwards(self) -> None:
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_news_wanted(self) -> None:
        """List what has come in; every list that is opened from now on has it."""
        newer_than = self.up_to
        self.filters.choose_all()
        self.timeline.let_go_quietly()
        self.news.set_arrived(0)
        self.open(newer_than=newer_than)
        self._read_months()
        self.news_shown.emit()
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_pane_page_read(self, opened: OpenedList) -> None:
        self.filters.set_counts(opened.counts)
        self.filters.sought.listed()
        if not opened.rows:
            self.emptied.emit()

    @Slot()
    def _on_next_open_requested(self) -> None:
        listed, here = self.pane.listed, self.pane.view.current_id()
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: services.listing.next_open(listed, here),
            replaces="next-open",
        ).success(self._on_next_open_read).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_next_open_read(self, place: int) -> None:
        if place >= 0:
            self.pane.view.go_to(place)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
