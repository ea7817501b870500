"""Telling the controller that an instruction looks unlawful (Art. 28(3), law.md L4)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import Case
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.operations import query
from dsr_desk.ui.request.footer import footer_action
from dsr_desk.ui.request.letter_dialog import Drafting, LetterDialog
from dsr_desk.ui.request.reason_dialog import Question, ask_reason
from dsr_desk.ui.staying import StayingForms


class UnlawfulNotice(QObject):
    """Asks why it looks so, then shows the mail that says it; saving it is put on record."""

    dialog_opened = Signal(object)
    """Carries the dialog that stands over the page now."""
    letter_saved = Signal(object)
    """Carries the :class:`~pathlib.Path` of the mail file."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        """Take the page that the dialogs stand over."""
        super().__init__(page)
        self._desk, self._page = desk, page
        self._case: Case | None = None
        self._asked = 0
        """The case that was asked about, whichever is shown when the answer comes."""
        self._draft: Drafting | None = None
        self._forms = StayingForms(desk.tell_failed, self)
        self._action = footer_action(self, "flag", self.ask)

    def set_case(self, case: Case | None) -> None:
        """Take the case that is shown."""
        self._case = case

    def actions(self) -> tuple[QAction, ...]:
        """Return the way to it, where there is somebody to tell and a right to write."""
        known = self._case is not None and self._case.sender is not None
        return (self._action,) if known and self._desk.may(Right.PREPARE) else ()

    def translate(self) -> None:
        """Speak another language."""
        self._action.setText(self.tr("Looks unlawful…"))
        self._action.setStatusTip(
            self.tr("Tell the organisation that its instruction looks unlawful (Article 28(3)).")
        )

    @Slot()
    def ask(self) -> None:
        """Ask why the case's instruction looks unlawful."""
        if self._case is None:
            return
        self._asked = self._case.id
        question = Question(
            title=self.tr("The instruction looks unlawful"),
            explanation=self.tr(
                "Article 28(3): the organisation is told at once, and decides. You will see the"
                " mail before it is saved. The case stays as it is."
            ),
            field=self.tr("Why it looks unlawful"),
            verb=self.tr("Write the mail…"),
        )
        dialog = ask_reason(question, self._page, self._forms, self._on_dialog_reason_given)
        self.dialog_opened.emit(dialog)

    @Slot(str)
    def _on_dialog_reason_given(self, reason: str) -> None:
        """Show the mail with the reason in it, where it may be written at all."""
        self._draft = partial(_draft, self._page, self._desk, self._asked, reason)
        self._forms.carry_out(self._draft(None), self._on_drafted)

    @Slot(object)
    def _on_drafted(self, _draft: ReplyDraft) -> None:
        letter = LetterDialog(
            self._desk,
            self._asked,
            self.tr("Tell the organisation"),
            self.tr("Saving the mail puts its time on record and changes nothing else."),
            self._page,
            draft=self._draft,
        )
        letter.letter_saved.connect(self.letter_saved)
        letter.open()
        self.dialog_opened.emit(letter)


def _draft(
    page: QWidget, desk: Desk, case_id: int, reason: str, language: str | None
) -> Operation[ReplyDraft]:
    return query(
        parent=page,
        desk=desk,
        read=lambda services: services.replies.notice(case_id, reason, desk.by, language),
        replaces="draft-reply",
    )
