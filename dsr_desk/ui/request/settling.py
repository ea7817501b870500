"""Settling a check or a case with a reason: asks for it, then does it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.checklist import Check
from dsr_desk.domain.sender import CallBack
from dsr_desk.services.case_view import CaseView
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.call_back_dialog import CallBackDialog
from dsr_desk.ui.request.checks_view import ChecksView
from dsr_desk.ui.request.questions import Questions
from dsr_desk.ui.request.reason_dialog import Question, ReasonDialog
from dsr_desk.ui.request.roster_notes import ChooseDialog


class Settling(QObject):
    """Opens the dialog that fits and carries its answer out; the case page hears of the change."""

    dialog_opened = Signal(object)
    """Carries the dialog that stands over the page now."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        """Take the page that the dialogs stand over."""
        super().__init__(page)
        self._desk, self._page = desk, page
        self._questions = Questions(self)
        self._view: CaseView | None = None
        self._check: Check | None = None
        self._case = 0

    def listen_to(self, checks: ChecksView) -> None:
        """Take up what is asked for in the checklist."""
        checks.override_requested.connect(self._on_override_requested)
        checks.call_back_requested.connect(self._on_call_back_requested)
        checks.leave_out_requested.connect(self._on_leave_out_requested)
        checks.disposal_requested.connect(self._on_disposal_requested)
        checks.read_requested.connect(self._on_read_requested)

    def set_view(self, view: CaseView | None) -> None:
        """Take the case that is shown."""
        self._view = view

    @Slot()
    def set_aside(self) -> None:
        """Ask why the case is put away."""
        if self._view is not None:
            self._ask(None, self._questions.aside(self._view.case), self._on_aside_given)

    @Slot()
    def reopen(self) -> None:
        """Take the case up again."""
        if self._view is not None:
            operations.reopen_case(
                parent=self._page, desk=self._desk, case_id=self._view.case.id
            ).run_in_background()

    @Slot()
    def split(self) -> None:
        """Give the channels that the sender is no editor of to a case of their own."""
        if self._view is not None:
            operations.split_case(
                parent=self._page, desk=self._desk, case_id=self._view.case.id
            ).run_in_background()

    @Slot()
    def judge_anew(self) -> None:
        """Ask why the sender's authority is judged by a roster that has changed."""
        self._ask(None, self._questions.judge(), self._on_judge_given)

    @Slot()
    def choose_organisation(self) -> None:
        """Ask for which of the sender's organisations the mail speaks."""
        if self._view is None:
            return
        case_id, offered = self._view.case.id, self._view.candidates
        dialog = ChooseDialog(self._desk, case_id, offered, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        self.dialog_opened.emit(dialog)

    @Slot()
    def call_it_an_editors(self) -> None:
        """Ask how it is known that an editor wrote what looks like the person's own mail."""
        if self._view is not None:
            self._ask(None, self._questions.editor(), self._on_editor_given)

    @Slot(object)
    def _on_override_requested(self, check: Check) -> None:
        self._ask(
            check, self._questions.override(check, self._channel(check)), self._on_override_given
        )

    @Slot(object)
    def _on_call_back_requested(self, check: Check) -> None:
        if self._view is None:
            return
        self._check, self._case = check, self._view.case.id
        dialog = CallBackDialog(self._view.organisation, self._desk.clock(), self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.call_given.connect(self._on_call_given)
        dialog.open()
        self.dialog_opened.emit(dialog)

    @Slot(object)
    def _on_call_given(self, call: CallBack) -> None:
        if self._check is not None:
            operations.call_back_sender(
                parent=self._page,
                desk=self._desk,
                case_id=self._case,
                check=self._check.name,
                call=call,
            ).run_in_background()

    @Slot(object)
    def _on_leave_out_requested(self, check: Check) -> None:
        self._ask(check, self._questions.leave_out(self._channel(check)), self._on_leave_out_given)

    @Slot(object)
    def _on_disposal_requested(self, check: Check) -> None:
        self._ask(check, self._questions.disposal(), self._on_disposal_given)

    @Slot(object)
    def _on_read_requested(self, check: Check) -> None:
        self._ask(check, self._questions.read(check), self._on_read_given)

    @Slot(str)
    def _on_override_given(self, reason: str) -> None:
        if self._check is not None:
            operations.override_check(
                parent=self._page,
                desk=self._desk,
                case_id=self._case,
                check=self._check.name,
                reason=reason,
            ).run_in_background()

    @Slot(str)
    def _on_read_given(self, reason: str) -> None:
        if self._check is not None:
            operations.mail_was_read(
                parent=self._page,
                desk=self._desk,
                case_id=self._case,
                check=self._check.name,
                reason=reason,
            ).run_in_background()

    @Slot(str)
    def _on_leave_out_given(self, reason: str) -> None:
        if self._check is not None:
            operations.leave_channel_out(
                parent=self._page,
                desk=self._desk,
                case_id=self._case,
                channel=self._check.target,
                reason=reason,
            ).run_in_background()

    @Slot(str)
    def _on_disposal_given(self, reference: str) -> None:
        operations.record_disposal(
            parent=self._page, desk=self._desk, case_id=self._case, reference=reference
        ).run_in_background()

    @Slot(str)
    def _on_aside_given(self, reason: str) -> None:
        operations.set_case_aside(
            parent=self._page, desk=self._desk, case_id=self._case, reason=reason
        ).run_in_background()

    @Slot(str)
    def _on_judge_given(self, reason: str) -> None:
        operations.judge_authority_anew(
            parent=self._page, desk=self._desk, case_id=self._case, reason=reason
        ).run_in_background()

    @Slot(str)
    def _on_editor_given(self, reason: str) -> None:
        operations.record_editor_wrote(
            parent=self._page, desk=self._desk, case_id=self._case, reason=reason
        ).run_in_background()

    def _ask(self, check: Check | None, question: Question, slot: object) -> None:
        if self._view is None:
            return
        # What was asked about is settled, also when another case is shown before the answer.
        self._check, self._case = check, self._view.case.id
        dialog = ReasonDialog(question, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.reason_given.connect(slot)
        dialog.open()
        self.dialog_opened.emit(dialog)

    def _channel(self, check: Check) -> str:
        titles = {c.key: c.title for c in self._view.wished} if self._view else {}
        return titles.get(check.target, check.target)
