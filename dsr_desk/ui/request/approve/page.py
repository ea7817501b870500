"""Step 3, Approve: a second person opens the exceptions and the sample, then signs the digest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.erasing.plans import ChannelsAlike
from dsr_desk.domain.erasing.safeguards import PolicyMoved
from dsr_desk.domain.errors import PlanChanged, PlanMissing, WrongPassword
from dsr_desk.domain.errors.steps import NotSeen
from dsr_desk.domain.people import Channel, Right
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.erasing.approval import ApprovalView
from dsr_desk.services.erasing.to_see import ToSee
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.ui import operations
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.qt import flat
from dsr_desk.ui.request.approve.gate import ApprovalGate, Lock
from dsr_desk.ui.request.approve.notes import approve_note
from dsr_desk.ui.request.approve.plan_card import PlanCard
from dsr_desk.ui.request.approve.to_see_model import EXCEPTION
from dsr_desk.ui.request.approve.to_see_pane import ToSeePane
from dsr_desk.ui.request.beside.bar import BesideBar
from dsr_desk.ui.request.footer import footer_action
from dsr_desk.ui.request.page import StepPage
from dsr_desk.ui.request.preview.conversation import Conversation, prepare
from dsr_desk.ui.request.preview.view import PreviewView
from dsr_desk.ui.request.reason_dialog import Question, ask_reason
from dsr_desk.ui.staying import StayingForms
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.roomy import bring_into_view
from dsr_desk.ui.widgets.turning import TurningPanes

_RETURNABLE = (CaseState.TO_APPROVE, CaseState.APPROVED)


@dataclass(frozen=True, slots=True)
class _Opened:
    """What was fetched for a mark; another case may be shown by the time it comes."""

    case: int
    mark: str
    shown: Conversation


class ApprovePage(StepPage):
    """Plan, list, preview and gate.  Nothing in the footer approves."""

    def _build(self) -> Iterator[None]:
        self._view: CaseView | None = None
        self._look: ApprovalView | None = None
        self._looked_at = 0
        """The case that is sent back, also when another one is shown before the answer."""
        self.banner = Banner(self)
        self._forms = StayingForms(partial(show_error, self.banner), self)
        self.note = Banner(self)
        self.empty = EmptyState(self, icon="shield")
        self.beside = BesideBar(self.desk, self)
        yield
        self.plan = PlanCard(self.desk, self)
        self.list = ToSeePane(self)
        self.ground = Banner(self)
        yield
        self.preview = PreviewView(self.desk, self)
        self.preview.be_for_approval()
        yield
        self.gate = ApprovalGate(self)
        self._parts = TurningPanes(self)
        yield
        self._lay_out()
        yield
        self._next = footer_action(self, "eye", self.list.view.open_next)
        self._sign = footer_action(self, "pen", self._on_sign_triggered)
        self._return = footer_action(self, "undo", self._on_gate_send_back_requested)
        self._onward = footer_action(self, "arrow-right", self._on_onward_triggered)
        self.list.view.opening_requested.connect(self._on_list_opening_requested)
        self.gate.opened_or_closed.connect(self.actions_changed)
        self.gate.approve_requested.connect(self._on_gate_approve_requested)
        self.gate.send_back_requested.connect(self._on_gate_send_back_requested)

    def show_view(self, view: CaseView) -> None:
        """Ask how the case's plan looks to this person."""
        if self._view is None or self._view.case.id != view.case.id:
            self.clear()
        self._view = view
        self.beside.show_case(view.case)
        self._read()

    def clear(self) -> None:
        """Let go of the case, of what was typed and of what was opened."""
        self._view = self._look = None
        self.beside.clear()
        self.banner.clear()
        self.gate.forget()
        self.gate.set_working(False)
        self._show()

    def set_letter_keys(self, on: bool) -> None:
        """Switch the list's single-letter keys on or off (WCAG 2.1.4)."""
        self.list.view.letter_keys = on
        self.list.translate()

    def actions_in_footer(self) -> tuple[QAction, ...]:
        """Return the next thing to open, the way to the signature, back or on; no approval."""
        if self._look is None or self._view is None:
            return ()
        if self._view.case.state is not CaseState.TO_APPROVE:
            return (self._onward,)
        if not self._signable:
            return ()
        if self.list.model.next_unopened(-1) >= 0:
            return (self._next,)
        if self.list.model.moved:
            return (self._return,)
        return () if self.gate.open or self.gate.working else (self._sign,)

    def footer_sentence(self) -> str:
        """Return that erasing comes later."""
        if self._look is None or not self._signable:
            return ""
        return self.tr("Approving erases nothing yet: the run is a step of its own.")

    def panes(self) -> tuple[QWidget, ...]:
        """Return list, preview and gate."""
        if self._look is None:
            return ()
        first = self.gate.typed if self.gate.typed.isEnabled() else self.gate.send_back
        return (self.list.view, self.preview.text, first)

    def _speak(self) -> None:
        self._show()

    @property
    def _signable(self) -> bool:
        """Whether this person could sign this plan now."""
        return (
            self._look is not None
            and self._look.may_approve
            and self._look.plan.intact
            and self._view is not None
            and self._view.case.state is CaseState.TO_APPROVE
        )

    def _lay_out(self) -> None:
        right = QWidget(self)
        beside = QVBoxLayout(right)
        flat(beside, theme.px(1.5))
        beside.addWidget(self.ground)
        beside.addWidget(self.preview, 1)
        self._parts.fill((self.list, 4), (right, 5), sizes=(105, 130))
        column = QVBoxLayout(self)
        flat(column, theme.px(2))
        column.addWidget(self.banner)
        column.addWidget(self.note)
        column.addWidget(self.beside)
        column.addWidget(self.empty, 1)
        column.addWidget(self.plan)
        column.addWidget(self._parts, 1)
        column.addWidget(self.gate)

    def _read(self) -> None:
        if self._view is None:
            return
        case_id = self._view.case.id
        operations.query(
            parent=self,
            desk=self.desk,
            read=lambda services: services.approval.look(case_id, self.desk.by),
            replaces="look",
        ).success(self._on_look_read).failure(self._on_look_failed).run_in_background()

    def _show(self) -> None:
        """Show the plan, or that there is none yet."""
        look, view = self._look, self._view
        there = look is not None and view is not None
        for part in (self.plan, self._parts):
            part.setVisible(there)
        self.empty.setVisible(not there)
        self._next.setText(self.tr("Open the next"))
        self._sign.setText(self.tr("Go to the signature"))
        self._onward.setText(self.tr("Go on with the case"))
        self.empty.show_words(
            self.tr("Nothing to approve yet"),
            self.tr("A plan is made at the end of the review."),
        )
        if look is None or view is None:
            self.note.clear()
            self.gate.hide()
            self.list.clear()
            self._show_item(None, None)
        else:
            self._show_plan(look, view)
        self.actions_changed.emit()

    def _show_plan(self, look: ApprovalView, view: CaseView) -> None:
        self.plan.show_plan(look.plan)
        signed = bool(look.approvals) and view.case.state is not CaseState.TO_APPROVE
        self.list.show_rows(look.must_see, signing=self._signable, signed=signed)
        plan = look.plan.plan
        own = self.desk.person is not None and self.desk.by.user.id in plan.head.preparers
        lock = Lock(view.case.number, plan.item_count, look.plan.confirmation)
        self.gate.show_lock(lock, signable=self._signable, own=own)
        self.gate.set_left(self.list.model.left, moved=self.list.model.moved)
        self._return.setText(self.gate.send_back.text())
        returnable = view.case.state in _RETURNABLE and self.desk.may(Right.PREPARE)
        self.gate.setVisible(self._signable or returnable)
        tone, text = approve_note(look, view, self.desk.title_of)
        if text:
            self.note.show_message(tone, text, dismissable=False)
        else:
            self.note.clear()

    def _show_item(self, row: ToSee | None, shown: Conversation | None) -> None:
        """Show an item; of an exception, above it, on what ground it is kept."""
        kept = row is not None and row.kind == EXCEPTION
        if row is not None and row.ground is not None:
            self.ground.show_message("info", self.list.ground_words(row), dismissable=False)
        else:
            self.ground.clear()
        channel = None
        if row is not None and not kept and self._look is not None and self._view is not None:
            channel = _channel_of(row, self._look, self._view)
        self.preview.show_conversation(shown, channel, erases=not kept)

    @Slot(object)
    def _on_look_read(self, look: ApprovalView) -> None:
        before = self._look
        self._look = look
        if before is None or before.plan.plan.digest != look.plan.plan.digest:
            self._show_item(None, None)
        self._show()

    @Slot(object)
    def _on_look_failed(self, error: Exception) -> None:
        """Where there is no plan the empty state says so; anything else is said as it is."""
        self._look = None
        self._show()
        if not isinstance(error, PlanMissing):
            show_error(self.banner, error)

    @Slot(str)
    def _on_list_opening_requested(self, mark: str) -> None:
        if self._view is None:
            return
        case_id, place = self._view.case.id, self.list.model.place_of(mark) + 1
        operations.query(
            parent=self,
            desk=self.desk,
            read=lambda services: _Opened(
                case_id,
                mark,
                prepare(
                    place,
                    services.approval.open(case_id, mark, self.desk.by),
                    self.desk.foreign,
                ),
            ),
            replaces="open-for-approval",
        ).success(self._on_item_read).failure(partial(show_error, self.banner)).run_in_background()

    @Slot(object)
    def _on_item_read(self, opened: _Opened) -> None:
        row = self.list.model.row(self.list.model.place_of(opened.mark))
        if row is None or self._view is None or self._view.case.id != opened.case:
            return
        if opened.shown.as_found:
            self.list.set_seen(opened.mark)
        else:
            self.list.model.set_moved(opened.mark)
        self._show_item(row, opened.shown)
        bring_into_view(self._parts)
        self.gate.set_left(self.list.model.left, moved=self.list.model.moved)
        self.actions_changed.emit()

    @Slot(str, str)
    def _on_gate_approve_requested(self, typed: str, password: str) -> None:
        if self._view is None or self._look is None:
            return
        self.banner.clear()
        # Its button can't be pressed from now on, and Qt would look for a place in the queue.
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.gate.set_working(True)
        operations.approve_plan(
            parent=self,
            desk=self.desk,
            case_id=self._view.case.id,
            digest=self._look.plan.plan.digest,
            typed=typed,
            password=password,
        ).success(self._on_approved).failure(self._on_approval_failed).run_in_background()

    @Slot(object)
    def _on_approved(self, _changes: Changes) -> None:
        self.gate.set_working(False)
        self.gate.forget()

    @Slot(object)
    def _on_approval_failed(self, error: Exception) -> None:
        if not self.gate.working:
            # Another case is shown by now: what went wrong is not said beside it.
            self.desk.tell_failed(error)
            return
        self.gate.set_working(False)
        if isinstance(error, WrongPassword):
            self.gate.ask_password_again()
            bring_into_view(self.gate)
            return
        show_error(self.banner, error)
        # The gate lies at the page's end, and what is said stands at its beginning.
        bring_into_view(self.banner)
        self.gate.forget()
        if isinstance(error, (PlanChanged, PolicyMoved, ChannelsAlike, NotSeen)):
            self._read()

    @Slot()
    def _on_gate_send_back_requested(self) -> None:
        if self._view is None:
            return
        question = Question(
            title=self.tr("Send the plan back"),
            explanation=self.tr(
                "The plan is withdrawn and the case goes back to the review. The comment stands"
                " above the list there."
            ),
            field=self.tr("Comment, without personal data"),
            verb=self.tr("Send back"),
            suggestion=self.tr("Something is not as it was found. Search again.")
            if self.list.model.moved
            else "",
        )
        self._looked_at = self._view.case.id
        dialog = ask_reason(question, self, self._forms, self._on_dialog_reason_given)
        self.dialog_opened.emit(dialog)

    @Slot(str)
    def _on_dialog_reason_given(self, comment: str) -> None:
        sending = operations.send_back_plan(
            parent=self, desk=self.desk, case_id=self._looked_at, comment=comment
        )
        self._forms.carry_out(sending)

    @Slot()
    def _on_sign_triggered(self) -> None:
        """Lead to the fields, which lie below what is seen where texts are large."""
        self.gate.typed.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self.gate)

    @Slot()
    def _on_onward_triggered(self) -> None:
        self.step_requested.emit(0)


def _channel_of(row: ToSee, look: ApprovalView, view: CaseView) -> Channel | None:
    """Return the channel of a drawn item, for what its policy says."""
    keys = {item.number: item.channel for item in look.plan.to_open}
    return next((c for c in view.channels if c.key == keys.get(row.number)), None)
