"""Settling a check or a case with a reason: asks for it, then does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.refusing import RefusalGround
from dsr_desk.domain.sender import CallBack
from dsr_desk.domain.verifying.checklist import SENDER, Check, open_checks
from dsr_desk.domain.verifying.telling_apart import Told
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.services.intake.wishes_in import asked_in, certain_of
from dsr_desk.ui import operations, roster_operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.request.questions import Questions
from dsr_desk.ui.request.reason_dialog import Question, ReasonDialog
from dsr_desk.ui.request.verify.aside_dialog import AsideDialog
from dsr_desk.ui.request.verify.call_back_dialog import CallBackDialog
from dsr_desk.ui.request.verify.check_row import Asked, Way
from dsr_desk.ui.request.verify.person_dialog import PersonDialog
from dsr_desk.ui.request.verify.roster_notes import ChooseDialog
from dsr_desk.ui.request.verify.wishes_dialog import WishesDialog
from dsr_desk.ui.staying import StayingDialog, StayingForms


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
        self._forms = StayingForms(desk.tell_failed, self)
        self._step: Callable[..., Operation[Any]] | None = None
        """What is done with the answer of the dialog that stands over the page."""

    def listen_to(self, asked: Asked) -> None:
        """Take up what is asked for in the checklist."""
        asked.step_requested.connect(self._on_asked_step_requested)

    def set_view(self, view: CaseView | None) -> None:
        """Take the case that is shown."""
        self._view = view

    @Slot()
    def set_aside(self) -> None:
        """Ask why the case is put away."""
        if self._view is None:
            return
        dialog = AsideDialog(self._questions.aside(self._view.case), self._page)
        dialog.aside_given.connect(self._on_aside_given)
        self._open(dialog, operations.set_case_aside)

    @Slot(object, str, str)
    def _on_aside_given(self, ground: RefusalGround | None, decision: str, reason: str) -> None:
        if self._step is not None:
            self._forms.carry_out(self._step(reason=reason, ground=ground, decision=decision))

    @Slot()
    def call_the_sender_back(self) -> None:
        """Take a call down that settles the doubt about who has written."""
        checks = open_checks(self._view.checks) if self._view is not None else ()
        for check in checks:
            if check.code == SENDER:
                self._call_back(check)

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
        self._ask(self._questions.judge(), roster_operations.judge_authority_anew)

    @Slot()
    def choose_organisation(self) -> None:
        """Ask for which of the sender's organisations the mail speaks."""
        if self._view is None:
            return
        case_id, offered = self._view.case.id, self._view.candidates
        dialog = ChooseDialog(self._desk, case_id, offered, self._page)
        dialog.open()
        self.dialog_opened.emit(dialog)

    @Slot()
    def call_it_an_editors(self) -> None:
        """Ask how it is known that an editor wrote what looks like the person's own mail."""
        self._ask(self._questions.editor(), operations.record_editor_wrote)

    @Slot(object, object)
    def _on_asked_step_requested(self, way: Way, check: Check) -> None:
        steps: dict[Way, Callable[[Check], None]] = {
            Way.OVERRIDE: self._override,
            Way.CALL_BACK: self._call_back,
            Way.LEAVE_OUT: self._leave_out,
            Way.DISPOSAL: lambda _: self._ask(
                self._questions.disposal(), operations.record_disposal
            ),
            Way.READ: lambda check: self._ask(
                self._questions.read(check), operations.mail_was_read, check=check.name
            ),
            Way.PERSON: self._person,
            Way.TAKE_IN: partial(self._at_once, operations.take_person_in),
            Way.TELL_APART: self._tell_apart,
            Way.ASK_AGAIN: partial(self._at_once, operations.ask_for_key_again),
        }
        steps[way](check)

    def _override(self, check: Check) -> None:
        question = self._questions.override(check, self._channel(check))
        self._ask(question, operations.override_check, check=check.name)

    def _call_back(self, check: Check) -> None:
        if self._view is None:
            return
        dialog = CallBackDialog(self._view.organisation, self._desk.clock(), self._page)
        dialog.call_given.connect(self._on_call_given)
        self._open(dialog, operations.call_back_sender, check=check.name)

    @Slot(object)
    def _on_call_given(self, call: CallBack) -> None:
        if self._step is not None:
            self._forms.carry_out(self._step(call=call))

    def _leave_out(self, check: Check) -> None:
        question = self._questions.leave_out(self._channel(check))
        self._ask(question, operations.leave_channel_out, channel=check.target)

    def _person(self, check: Check) -> None:
        del check
        if self._view is None:
            return
        dialog = PersonDialog(self._view.case.subjects, self._page)
        dialog.person_given.connect(self._on_person_given)
        self._open(dialog, operations.leave_person_out)

    @Slot(int, str)
    def _on_person_given(self, number: int, reason: str) -> None:
        if self._step is not None:
            self._forms.carry_out(self._step(number=number, reason=reason))

    def _tell_apart(self, check: Check) -> None:
        del check
        if self._view is None:
            return
        view = self._view
        dialog = WishesDialog(view.case, asked_in(view), certain_of(view), self._page)
        dialog.wishes_given.connect(self._on_wishes_given)
        self._open(dialog, operations.tell_wishes_apart)

    @Slot(object, str)
    def _on_wishes_given(self, wishes: tuple[tuple[int, Told], ...], reason: str) -> None:
        if self._step is not None:
            self._forms.carry_out(self._step(wishes=dict(wishes), reason=reason))

    def _at_once(self, step: Callable[..., Operation[Changes]], check: Check) -> None:
        """Take a step that needs no answer."""
        if self._view is not None:
            step(
                parent=self._page,
                desk=self._desk,
                case_id=self._view.case.id,
                check=check.name,
            ).run_in_background()

    @Slot(str)
    def _on_reason_given(self, reason: str) -> None:
        if self._step is not None:
            self._forms.carry_out(self._step(reason=reason))

    def _ask(self, question: Question, step: Callable[..., Operation[Changes]], **of: str) -> None:
        """Ask for the reason; then the step is taken with it, and with what it is about."""
        if self._view is None:
            return
        dialog = ReasonDialog(question, self._page)
        dialog.reason_given.connect(self._on_reason_given)
        self._open(dialog, step, **of)

    def _open(self, dialog: StayingDialog, step: Callable[..., Operation[Any]], **of: str) -> None:
        if self._view is None:
            return
        # What was asked about is settled, also when another case is shown before the answer.
        case_id = self._view.case.id
        self._step = partial(step, parent=self._page, desk=self._desk, case_id=case_id, **of)
        self._forms.open(dialog)
        self.dialog_opened.emit(dialog)

    def _channel(self, check: Check) -> str:
        titles = {c.key: c.title for c in self._view.wished} if self._view else {}
        return titles.get(check.target, check.target)
