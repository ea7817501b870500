"""What leads on from the review: the plan for a second person, the extract, a new search."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.answers.replies import nothing_found_fits
from dsr_desk.domain.extracts.redaction.deciding import may_redact
from dsr_desk.domain.finding.matches import MatchCounts
from dsr_desk.domain.requests import Case, CaseState, RequestKind
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.services.progress import Step
from dsr_desk.ui import operations, wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import Ticket
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.request.footer import footer_action
from dsr_desk.ui.request.others.dialog import OthersDialog
from dsr_desk.ui.widgets.busy import BusyBar


class ReviewSteps(QObject):
    """The footer's actions of the review, and the work behind those that take time."""

    include_requested = Signal()
    exclude_requested = Signal(bool)
    undo_requested = Signal()
    look_requested = Signal()
    """What stands beside the case is to be looked at."""
    dialog_opened = Signal(object)
    """A dialog stands over the page now."""
    actions_changed = Signal()
    step_requested = Signal(int)

    def __init__(self, desk: Desk, page: QWidget, busy: BusyBar) -> None:
        """Take the page and where progress is shown."""
        super().__init__(page)
        self._desk, self._page, self._busy = desk, page, busy
        self._view: CaseView | None = None
        self._counts: MatchCounts | None = None
        self._arrived = 0
        self._dead = False
        self._alarmed = False
        self._work: Ticket | None = None
        self.hint = ""
        """What an extract shows of others unless somebody decides; empty where none is made now."""
        self.send = footer_action(self, "send", self._on_send_triggered)
        self.extract = footer_action(self, "extract", self._on_extract_triggered)
        self.others = footer_action(self, "users", self._on_others_triggered)
        self.again = footer_action(self, "refresh", self._on_again_triggered)
        self.go_on = footer_action(self, "arrow-right", self._on_go_on_triggered)
        self.answer = footer_action(self, "arrow-right", self._on_answer_triggered)
        self.nothing = footer_action(self, "arrow-right", self._on_answer_triggered)
        self.look = footer_action(self, "eye", self.look_requested)
        self.include = footer_action(self, "check", self.include_requested)
        self.exclude = footer_action(self, "minus", self._on_exclude_triggered)
        self.undo = footer_action(self, "undo", self.undo_requested)
        self.undo.setShortcut(QKeySequence.StandardKey.Undo)
        self.undo.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.undo.setEnabled(False)
        page.addAction(self.undo)
        page.installEventFilter(self)
        busy.stop_requested.connect(self._on_busy_stop_requested)
        self._translate()

    @property
    def may_decide(self) -> bool:
        """Whether the case is at the step where matches are decided."""
        return self._view is not None and self._view.case.state is CaseState.REVIEWING

    def set_view(self, view: CaseView | None) -> None:
        """Take the case that is shown."""
        other = view is None or self._view is None or view.case.id != self._view.case.id
        self._view = view
        if other:
            self._counts = None
            self._arrived = 0
            self._dead = False
            self._work = None
            self._busy.end()
        self._translate()

    def set_counts(self, counts: MatchCounts) -> None:
        """Take what the match set adds up to."""
        self._counts = counts
        self._translate()

    @Slot(int)
    def set_arrived(self, count: int) -> None:
        """Take how many matches have come in that nobody has been shown yet."""
        if count != self._arrived:
            self._arrived = count
            self._translate()

    def set_dead(self, dead: bool) -> None:
        """Take whether a source can't be searched: no plan is made, and an extract lacks it."""
        if dead != self._dead:
            self._dead = dead
            self._translate()

    @Slot(bool)
    def set_alarmed(self, alarmed: bool) -> None:
        """Take whether the address may be misspelt: that is looked at before “nothing found”."""
        if alarmed != self._alarmed:
            self._alarmed = alarmed
            self._translate()

    @Slot(bool)
    def set_can_undo(self, can: bool) -> None:
        """Take whether there is a step to take back."""
        self.undo.setEnabled(can)

    def actions(self) -> tuple[QAction, ...]:
        """Return what fits the case, what leads on first."""
        if self._view is None:
            return ()
        case = self._view.case
        if case.state is CaseState.RESIDUE:
            return (self.go_on, self.again)
        if not self.may_decide:
            return (self.go_on, self.others) if may_redact(case) else (self.go_on,)
        found = None if self._counts is None else self._counts.total + self._arrived
        if found is not None and nothing_found_fits(case, found):
            return (*((self.look,) if self._alarmed else ()), self.nothing, self.again)
        others = (self.others,) if may_redact(case) else ()
        change = (self.undo, self.exclude, self.include)
        onward = self._onward(case)
        if self._dead and onward is not self.answer:
            return (self.again, onward, *others, *change)
        return (onward, *others, self.again, *change)

    def _onward(self, case: Case) -> QAction:
        if case.kind is not RequestKind.ACCESS_ERASURE:
            return self.send if case.kind.erases else self.extract
        if case.exported_at is None:
            return self.extract
        return self.answer if case.answered_at is None else self.send

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of another language through the page."""
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        return super().eventFilter(watched, event)

    def _translate(self) -> None:
        self.send.setText(self.tr("Send for approval"))
        self.extract.setText(self.tr("Make the extract"))
        self.others.setText(self.tr("Other people…"))
        self.again.setText(self.tr("Search again"))
        self.go_on.setText(self.tr("Go on with the case"))
        self.answer.setText(self.tr("Answer with the extract"))
        self.nothing.setText(self.tr("Answer: nothing found"))
        self.look.setText(self.tr("Look at the near address…"))
        self.include.setText(self.tr("Include"))
        self.exclude.setText(self.tr("Leave out…"))
        self.undo.setText(self.tr("Undo"))
        idle = self._work is None
        left = self._counts.unconfirmed if self._counts else 0
        hint = self.tr("Left out as not confirmed: %Ln item(s)", "", left)
        for action in (self.send, self.extract):
            # What has come in meanwhile would go into the plan without anybody having seen it.
            action.setEnabled(idle and self._counts is not None and not self._arrived)
            action.setStatusTip(hint if left else "")
        shows = self.tr(
            "What only looks like somebody else’s name or number is shown in the extract unless"
            " you decide: “Other people…”."
        )
        if not left:
            self.extract.setStatusTip(shows)
        if self._dead:
            text = self.tr("Not everything was searched: the extract says what it lacks.")
            self.extract.setStatusTip(text)
        self.again.setEnabled(idle)
        self.others.setEnabled(idle)
        makes = self.extract in self.actions() and not (self._dead or self._arrived)
        self.hint = shows if makes else ""
        self.actions_changed.emit()

    def _start(self, work: Operation[Any], text: str, *, stoppable: bool = True) -> None:
        self._busy.begin(text, stoppable=stoppable)
        self._work = (
            work.success(self._on_work_done)
            .failure(self._on_work_failed)
            .cancelled(self._end)
            .with_progress(self._on_work_progressed)
            .run_in_background()
        )
        self._translate()

    def _end(self) -> None:
        self._work = None
        self._busy.end()
        self._translate()

    @Slot()
    def _on_send_triggered(self) -> None:
        if self._view is None or self._work is not None:
            return
        self._start(
            operations.prepare_plan(parent=self._page, desk=self._desk, case_id=self._view.case.id),
            self.tr("Making the plan…"),
            stoppable=False,
        )

    @Slot()
    def _on_extract_triggered(self) -> None:
        if self._view is None or self._work is not None:
            return
        self._start(
            operations.make_extract(parent=self._page, desk=self._desk, case_id=self._view.case.id),
            self.tr("Making the extract…"),
        )

    @Slot()
    def _on_others_triggered(self) -> None:
        if self._view is None or self._work is not None:
            return
        dialog = OthersDialog(self._desk, self._view.case, self._page)
        self.dialog_opened.emit(dialog)
        dialog.open()

    @Slot()
    def _on_again_triggered(self) -> None:
        if self._view is None or self._work is not None:
            return
        self._start(
            operations.search_items(parent=self._page, desk=self._desk, case_id=self._view.case.id),
            self.tr("Searching again…"),
        )

    @Slot()
    def _on_go_on_triggered(self) -> None:
        self.step_requested.emit(0)

    @Slot()
    def _on_answer_triggered(self) -> None:
        self.step_requested.emit(5)

    @Slot()
    def _on_exclude_triggered(self) -> None:
        self.exclude_requested.emit(True)

    @Slot()
    def _on_busy_stop_requested(self) -> None:
        if self._work is not None:
            self._work.cancel()

    @Slot(object)
    def _on_work_progressed(self, step: Step) -> None:
        self._busy.show_step(step, wording.step_of(step))

    @Slot(object)
    def _on_work_done(self, _result: object) -> None:
        self._end()

    @Slot(object)
    def _on_work_failed(self, error: Exception) -> None:
        self._end()
        self._desk.tell_failed(error)
