"""Step 2, Review: every match in its conversation, included or left out with one key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_desk.domain.finding.matches import Gap, MatchCounts
from dsr_desk.domain.people import Channel
from dsr_desk.services.desk import DeskServices
from dsr_desk.services.finding.listing import DecidedMany
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.ui import operations
from dsr_desk.ui.qt import flat
from dsr_desk.ui.request.beside.bar import BesideBar
from dsr_desk.ui.request.page import StepPage
from dsr_desk.ui.request.preview.conversation import Conversation, prepare
from dsr_desk.ui.request.preview.view import PreviewView
from dsr_desk.ui.request.review.deciding import Decided, Deciding
from dsr_desk.ui.request.review.draft_sentence import DraftSentence
from dsr_desk.ui.request.review.list_card import ReviewList
from dsr_desk.ui.request.review.notes import review_note
from dsr_desk.ui.request.review.steps import ReviewSteps
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.turning import TurningPanes

_LOW = 180
"""Units of height of a window under which the timeline's lanes would take the list its rows."""
_LATER_MS = 250
"""Counts and sentence are read again this long after the last decision of a quick row of them."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What the whole match set adds up to now."""

    case: int
    counts: MatchCounts
    gaps: tuple[Gap, ...]
    arrived: int
    """Matches that came in after the list was opened."""


def read_summary(services: DeskServices, case_id: int, up_to: int) -> Summary:
    """Return counts, gaps, and what has come in; in a job."""
    return Summary(
        case_id,
        services.matching.counts(case_id),
        services.matching.gaps(case_id),
        services.listing.arrived(case_id, up_to),
    )


class ReviewPage(StepPage):
    """List and preview; what leads on is in :class:`ReviewSteps`."""

    folds_sentence = True

    def _build(self) -> Iterator[None]:
        self._view: CaseView | None = None
        self._summary: Summary | None = None
        self._relist = False
        self.banner = Banner(self)
        self.beside = BesideBar(self.desk, self)
        yield
        self.listing = ReviewList(self.desk, self)
        self.news, self.filters = self.listing.news, self.listing.filters
        self.timeline, self.list = self.listing.timeline, self.listing.pane
        yield
        self.preview = PreviewView(self.desk, self)
        yield
        self.busy = BusyBar(self)
        self.deciding = Deciding(self.desk, self)
        self.steps = ReviewSteps(self.desk, self, self.busy)
        self.sentence = DraftSentence(self.desk, self)
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        yield
        self._lay_out()
        self._connect()

    def show_view(self, view: CaseView) -> None:
        """Show a case's matches; the same case again keeps its row and filter."""
        same = self._view is not None and self._view.case.id == view.case.id
        unchanged = same and self._view is not None and self._view.case == view.case
        self._view = view
        self.steps.set_view(view)
        self.beside.show_case(view.case)
        if unchanged:
            return
        if not same:
            self.listing.begin()
            self.preview.show_conversation(None, None, erases=False)
            self._summary = None
            self.banner.clear()
        self.deciding.set_case(view.case.id)
        self.listing.show_case(view, same=same)
        self._read_summary()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list its rows in a low window."""
        super().resizeEvent(event)
        if self._whole:
            self.timeline.set_low(self.window().height() < theme.px(_LOW))

    def clear(self) -> None:
        """Let go of the case."""
        self._view = None
        self._summary = None
        self.beside.clear()
        self.listing.clear()
        self.sentence.clear()
        self.deciding.set_case(0)
        self.preview.show_conversation(None, None, erases=False)
        self.banner.clear()
        self.steps.set_view(None)

    def panes(self) -> tuple[QWidget, ...]:
        """Return list, preview, and what narrows the list."""
        panes = (self.list.view, self.preview.text, self.filters.search, self.timeline)
        return tuple(pane for pane in panes if pane.isVisibleTo(self))

    def actions_in_footer(self) -> tuple[QAction, ...]:
        """Return what leads on, and what is done to the chosen rows."""
        return self.steps.actions()

    def footer_sentence(self) -> str:
        """Return the draft of the sentence that everyone will sign, or what an extract shows."""
        return self.sentence.text or self.steps.hint

    def _speak(self) -> None:
        if self._view is not None:
            self._later.start()

    def _lay_out(self) -> None:
        split = TurningPanes(self)
        split.fill((self.list, 4), (self.preview, 5), sizes=(105, 130))
        column = QVBoxLayout(self)
        flat(column, theme.px(2))
        column.addWidget(self.banner)
        column.addWidget(self.news.banner)
        column.addWidget(self.beside)
        column.addWidget(self.filters)
        column.addWidget(self.timeline)
        column.addWidget(split, 1)
        column.addWidget(self.busy)

    def _connect(self) -> None:
        rows = self.list.view
        self.listing.arrived_counted.connect(self.steps.set_arrived)
        self.news.undo_wanted.connect(self.deciding.undo)
        self.listing.emptied.connect(self._on_listing_emptied)
        self.listing.news_shown.connect(self._later.start)
        self.listing.failed.connect(self.desk.tell_failed)
        rows.match_settled.connect(self._on_rows_match_settled)
        rows.include_requested.connect(self._on_include_requested)
        rows.exclude_requested.connect(self._on_exclude_requested)
        rows.reading_changed.connect(self._on_rows_reading_changed)
        rows.reading_requested.connect(self._on_rows_reading_requested)
        self.deciding.taken.connect(self._on_deciding_taken)
        self.deciding.many_decided.connect(self._on_deciding_many_decided)
        self.deciding.stored.connect(self._on_deciding_stored)
        self.deciding.refused.connect(self._on_deciding_refused)
        self.deciding.undo_changed.connect(self.steps.set_can_undo)
        self.deciding.dialog_opened.connect(self.dialog_opened)
        self.beside.dialog_opened.connect(self.dialog_opened)
        self.beside.alarm_changed.connect(self.steps.set_alarmed)
        self.steps.look_requested.connect(self.beside.open_dialog)
        self.steps.include_requested.connect(self._on_include_requested)
        self.steps.exclude_requested.connect(self._on_exclude_requested)
        self.steps.dialog_opened.connect(self.dialog_opened)
        self.steps.undo_requested.connect(self.deciding.undo)
        self.steps.actions_changed.connect(self.actions_changed)
        self.steps.step_requested.connect(self.step_requested)
        self.sentence.changed.connect(self.actions_changed)
        self._later.timeout.connect(self._read_summary)

    def _channel_of(self, match_id: int) -> Channel | None:
        row = self.list.model.row(self.list.model.place_of(match_id))
        if row is None or self._view is None:
            return None
        return next((c for c in self._view.channels if c.key == row.match.channel), None)

    def _show_note(self) -> None:
        if self._view is None or self._summary is None:
            return
        tone, text = review_note(self._view, self._summary.gaps)
        if text:
            self.banner.show_message(tone, text, dismissable=False)
        else:
            self.banner.clear()

    @Slot()
    def _read_summary(self) -> None:
        view = self._view
        if view is None:
            return
        case_id, up_to = view.case.id, self.listing.up_to
        operations.query(
            parent=self,
            desk=self.desk,
            read=lambda services: read_summary(services, case_id, up_to),
            replaces="summary",
        ).success(self._on_summary_read).failure(self.desk.tell_failed).run_in_background()
        self.sentence.read(view.case)

    @Slot(object)
    def _on_summary_read(self, summary: Summary) -> None:
        if self._view is None or self._view.case.id != summary.case:
            return
        self._summary = summary
        self.filters.set_counts(summary.counts)
        self.news.set_arrived(summary.arrived)
        self.steps.set_dead(any(gap.source for gap in summary.gaps))
        self.steps.set_counts(summary.counts)
        self.steps.set_arrived(summary.arrived)
        self._show_note()
        self.actions_changed.emit()

    @Slot(str)
    def _on_rows_reading_changed(self, how: str) -> None:
        reading = self.preview.reading
        {
            "formatted": reading.toggle_formatted,
            "later": reading.go_on,
            "earlier": reading.go_back,
        }[how]()

    @Slot()
    def _on_listing_emptied(self) -> None:
        self.preview.show_conversation(None, None, erases=False)

    @Slot(int)
    def _on_rows_match_settled(self, match_id: int) -> None:
        view = self._view
        if view is None:
            return
        case_id, by = view.case.id, self.desk.person
        operations.query(
            parent=self,
            desk=self.desk,
            read=lambda services: prepare(
                match_id, services.preview.open(case_id, match_id, by), self.desk.foreign
            ),
            replaces="open-match",
        ).success(self._on_conversation_read).failure(self.desk.tell_failed).run_in_background()

    @Slot(object)
    def _on_conversation_read(self, shown: Conversation) -> None:
        if self._view is None or shown.match_id != self.list.view.current_id():
            return
        channel = self._channel_of(shown.match_id)
        case, match_id = self._view.case, shown.match_id
        if self.list.model.set_seen(match_id):
            operations.note_opened(
                parent=self, desk=self.desk, case_id=case.id, match_id=match_id
            ).run_in_background(initiator=self)
        self.preview.show_conversation(
            shown,
            channel,
            erases=case.kind.erases,
            fetch=lambda services, attachment: services.preview.attachment(
                case.id, match_id, attachment, self.desk.person
            ),
        )

    @Slot()
    def _on_include_requested(self) -> None:
        if not self.steps.may_decide:
            return
        rows = self.list.chosen_rows()
        if rows is None:
            self.deciding.include_many(self.list.listed, self.list.view.stretches())
        else:
            self.deciding.include(rows)

    @Slot(bool)
    def _on_exclude_requested(self, ask: bool) -> None:
        if not self.steps.may_decide:
            return
        rows = self.list.chosen_rows()
        if rows is None:
            self.deciding.exclude_many(self.list.listed, self.list.view.stretches())
        else:
            self.deciding.exclude(rows, ask=ask)

    @Slot()
    def _on_rows_reading_requested(self) -> None:
        self.preview.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_deciding_taken(self, decided: Decided) -> None:
        """Show the decision at once, and open the next item."""
        self.news.set_many(None)
        if decided.onwards:
            self.list.keep_listed(decided.ids)
        self.list.model.set_decision(decided.ids, decided.decision)
        if decided.onwards:
            self.list.view.go_on()
        elif (place := self.list.model.place_of(decided.ids[0])) >= 0:
            self.list.view.go_to(place)
        else:
            # It may enter or leave the list, and only the store knows where.
            self._relist = True
        self.actions_changed.emit()

    @Slot()
    def _on_deciding_stored(self) -> None:
        self._later.start()
        if self._relist:
            self._relist = False
            self.listing.again()

    @Slot(object)
    def _on_deciding_many_decided(self, many: DecidedMany) -> None:
        """Read the list again: thousands of rows stand otherwise now."""
        self.listing.again()
        self.news.set_many(many)

    @Slot(object)
    def _on_deciding_refused(self, error: Exception) -> None:
        self.desk.tell_failed(error)
        self.listing.again()
        self._read_summary()
