"""The recorded steps by which a case's clocks change: asked for at the clocks, then carried out."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from dsr_desk.config import DESK_ZONE
from dsr_desk.domain.clocks.changing import Difference, require_likely
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import Case
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import sentence
from dsr_desk.ui.request.clocks.date_dialog import DateDialog
from dsr_desk.ui.request.clocks.view import Clocks
from dsr_desk.ui.request.reason_dialog import Question, ask_reason
from dsr_desk.ui.staying import StayingForms


class ClockSteps(QObject):
    """Opens the dialog that fits; says at the clocks when today's table gives other dates."""

    dialog_opened = Signal(object)
    """Carries the dialog that stands over the page now."""

    def __init__(self, desk: Desk, clocks: Clocks, page: QWidget) -> None:
        """Take the clocks and the page that the dialogs stand over."""
        super().__init__(page)
        self._desk, self._clocks, self._page = desk, clocks, page
        self._case: Case | None = None
        self._asked = 0
        self._forms = StayingForms(desk.tell_failed, self)
        clocks.request_date_requested.connect(self._on_clocks_request_date_requested)
        clocks.extension_requested.connect(self._on_clocks_extension_requested)
        clocks.take_over_requested.connect(self._on_clocks_take_over_requested)

    def set_case(self, case: Case) -> None:
        """Take the case that is shown, and hold its dates against today's table."""
        newer = self._case is None or (self._case.id, self._case.version) != (case.id, case.version)
        self._case = case
        if not newer or not case.state.open:
            return
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: (case.id, services.clocks.difference(case.id)),
            replaces="clock-difference",
        ).success(self._on_difference_found).run_in_background()

    @Slot(object)
    def _on_difference_found(self, found: tuple[int, Difference]) -> None:
        if self._case is None or found[0] != self._case.id:
            return
        self._clocks.show_difference(found[1], may_take_over=self._desk.may(Right.OVERRIDE))

    @Slot()
    def _on_clocks_request_date_requested(self) -> None:
        if self._case is None:
            return
        received = desk_day(self._case.received_at)
        question = Question(
            title=self.tr("The day of the person’s request"),
            explanation=self.tr(
                "The month of the law runs from the day the organisation received the person’s own"
                " request. Enter the day as the editor has told it. The last day is counted anew;"
                " the one before stays visible."
            ),
            field=self.tr("The organisation received the request on"),
            verb=self.tr("Record the day"),
        )
        first = self._case.requested_on or received
        doubt = partial(_doubt_about, self._case)
        dialog = DateDialog(question, received, first, doubt, self._page)
        dialog.day_given.connect(self._on_day_given)
        self._forms.open(dialog)
        self._opened(dialog)

    @Slot()
    def _on_clocks_extension_requested(self) -> None:
        if self._case is None:
            return
        question = Question(
            title=self.tr("Extend the period of {case}").format(case=self._case.number),
            explanation=self.tr(
                "The organisation may decide once, before the first last day has passed, to take"
                " two further months because of how complex or how many the requests are. It must"
                " tell the person within the first month, and why."
            ),
            field=self.tr("The organisation’s reason"),
            verb=self.tr("Record the extension"),
        )
        self._opened(ask_reason(question, self._page, self._forms, self._on_extension_given))

    @Slot()
    def _on_clocks_take_over_requested(self) -> None:
        if self._case is not None:
            operations.take_dates_over(
                parent=self._page, desk=self._desk, case_id=self._case.id
            ).run_in_background()

    @Slot(object, bool)
    def _on_day_given(self, day: date, sure: bool) -> None:
        recording = operations.record_request_date(
            parent=self._page, desk=self._desk, case_id=self._asked, day=day, sure=sure
        )
        self._forms.carry_out(recording)

    @Slot(str)
    def _on_extension_given(self, reason: str) -> None:
        extending = operations.extend_period(
            parent=self._page, desk=self._desk, case_id=self._asked, reason=reason
        )
        self._forms.carry_out(extending)

    def _opened(self, dialog: QDialog) -> None:
        """Tell of the dialog that stands over the page now."""
        # What was asked about is changed, also when another case is shown before the answer.
        self._asked = self._case.id if self._case else 0
        self.dialog_opened.emit(dialog)


def _doubt_about(case: Case, day: date) -> str:
    """Return what speaks against a day for this case, or nothing."""
    target = case.clocks.target
    try:
        require_likely(case, day, target.time_zone if target else DESK_ZONE)
    except Refusal as doubt:
        return sentence(doubt)
    return ""
