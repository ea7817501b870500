"""The ways out of a run that can't begin or go on; what stands on record needs a reason."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.people import Right
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.reason_dialog import Question, ReasonDialog, ask_reason
from dsr_desk.ui.request.run.notes import WayOut
from dsr_desk.ui.staying import StayingForms

_RIGHTS = {
    WayOut.SEND_BACK: Right.APPROVE,
    WayOut.CONFIRM_GONE: Right.OVERRIDE,
    WayOut.LOOK_AGAIN: Right.EXECUTE,
    WayOut.TO_APPROVAL: Right.PREPARE,
}
_APPROVE = 3
"""The step where a plan is sent back."""


class WaysOut(QObject):
    """Says what the button of the note is called, asks for the reason and takes the step."""

    failed = Signal(object)
    """Carries why it could not be done."""
    look_requested = Signal()
    step_requested = Signal(int)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        """Take the page that the question stands over."""
        super().__init__(page)
        self._desk, self._page = desk, page
        self._forms = StayingForms(self.failed.emit, self)
        self._way: WayOut | None = None
        self._asked: tuple[WayOut, int] | None = None
        """The open question, and the case that it is about, whatever is shown by now."""

    def offer(self, way: WayOut | None) -> str:
        """Take what can be done; return what the button says, or nothing."""
        self._way = way if way is not None and self._desk.may(_RIGHTS[way]) else None
        if self._way is None:
            return ""
        return {
            WayOut.LOOK_AGAIN: self.tr("Look again"),
            WayOut.TO_APPROVAL: self.tr("Go to the Approve step"),
            WayOut.SEND_BACK: self.tr("Send the plan back…"),
            WayOut.CONFIRM_GONE: self.tr("It is the right database…"),
        }[self._way]

    def ask(self, case_id: int) -> ReasonDialog | None:
        """Ask for the reason, and return what asks; what needs none is done at once."""
        if self._way is WayOut.LOOK_AGAIN:
            self.look_requested.emit()
        if self._way is WayOut.TO_APPROVAL:
            self.step_requested.emit(_APPROVE)
        if self._way is None or self._way in (WayOut.LOOK_AGAIN, WayOut.TO_APPROVAL):
            return None
        self._asked = self._way, case_id
        confirms = self._way is WayOut.CONFIRM_GONE
        question = self._of_gone() if confirms else self._of_sending_back()
        return ask_reason(question, self._page, self._forms, self._on_dialog_reason_given)

    def _of_sending_back(self) -> Question:
        return Question(
            title=self.tr("Send the plan back"),
            explanation=self.tr(
                "The plan is withdrawn half-way. What was erased stays erased and stands in the"
                " audit; search again, and plan what is left."
            ),
            field=self.tr("Comment, without personal data"),
            verb=self.tr("Send back"),
        )

    def _of_gone(self) -> Question:
        return Question(
            title=self.tr("It is the right database"),
            explanation=self.tr(
                "Make sure of it with whoever keeps it. The run then goes through: what is not"
                " there was already gone, and the certificate says so. Your name and the reason"
                " stand in the audit."
            ),
            field=self.tr("How you made sure, without personal data"),
            verb=self.tr("Confirm it"),
        )

    @Slot(str)
    def _on_dialog_reason_given(self, reason: str) -> None:
        if self._asked is None:
            return
        way, case_id = self._asked
        if way is WayOut.CONFIRM_GONE:
            step = operations.confirm_gone(
                parent=self, desk=self._desk, case_id=case_id, reason=reason
            )
        else:
            step = operations.send_back_run(
                parent=self, desk=self._desk, case_id=case_id, comment=reason
            )
        self._forms.carry_out(step)
