"""Sends a plan back whose run has begun and can't go on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.reason_dialog import Question, ReasonDialog, ask_reason


class SendingBack(QObject):
    """For the case that was asked about, whatever is shown when the answer comes."""

    failed = Signal(object)
    """Carries why it could not be sent back."""

    def __init__(self, desk: Desk, case_id: int, page: QWidget) -> None:
        """Take the case, and the page that the question stands over."""
        super().__init__(page)
        self._desk, self._case_id, self._page = desk, case_id, page

    def ask(self) -> ReasonDialog:
        """Ask for the comment, and return what asks."""
        question = Question(
            title=self.tr("Send the plan back"),
            explanation=self.tr(
                "The plan is withdrawn half-way. What was erased stays erased and stands in the"
                " audit; search again, and plan what is left."
            ),
            field=self.tr("Comment, without personal data"),
            verb=self.tr("Send back"),
        )
        return ask_reason(question, self._page, self._on_dialog_reason_given)

    @Slot(str)
    def _on_dialog_reason_given(self, comment: str) -> None:
        operations.send_back_run(
            parent=self, desk=self._desk, case_id=self._case_id, comment=comment
        ).failure(self.failed.emit).run_in_background()
