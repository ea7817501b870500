"""Step 4, Run: carry out the approved plan, stage by stage, and show what is proved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.erasing.erasure import RunView
from dsr_desk.services.erasing.planning import PlanView
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.services.progress import Step
from dsr_desk.ui import operations, wording
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.jobs import Ticket
from dsr_desk.ui.qt import flat
from dsr_desk.ui.request.footer import PLAIN, footer_action
from dsr_desk.ui.request.own_language import own_sentence, part_a_line
from dsr_desk.ui.request.page import StepPage
from dsr_desk.ui.request.run.amounts import what_is_done
from dsr_desk.ui.request.run.countdown import Countdown
from dsr_desk.ui.request.run.dialog import RunDialog
from dsr_desk.ui.request.run.notes import RUNNABLE, run_note, way_out
from dsr_desk.ui.request.run.outcome_view import OutcomeView
from dsr_desk.ui.request.run.pace import Pace
from dsr_desk.ui.request.run.stages_view import StagesView
from dsr_desk.ui.request.run.way_out import WaysOut
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.buttons import DangerButton
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.labels import Heading
from dsr_desk.ui.widgets.turning import Turning


class RunPage(StepPage):
    """The dangerous button stands in the page, never in the footer."""

    def _build(self) -> Iterator[None]:
        self._view: CaseView | None = None
        self._plan: PlanView | None = None
        self._run: RunView | None = None
        self._asked = 0
        """The case of the open question."""
        self._running = 0
        """The case whose run was started here and still goes on, whatever case is shown."""
        self._ticket: Ticket | None = None
        self._pace = Pace()
        self.banner = Banner(self)
        self.note = Banner(self)
        self.ways_out = WaysOut(self.desk, self)
        self.empty = EmptyState(self, icon="lock")
        self.card = Card("", self)
        self.sentence = Heading("", self, level=3, wrap=True)
        self.start = DangerButton("", self, icon="erase")
        yield
        self.countdown = Countdown(self.desk, self)
        self.busy = BusyBar(self)
        yield
        self.stages = StagesView(self)
        yield
        self.outcome = OutcomeView(self)
        yield
        _lay_out(self)
        self._answer = footer_action(self, "arrow-right", self._on_answer_triggered)
        self._back = footer_action(self, "arrow-left", self._on_back_triggered)
        self._back.setProperty(PLAIN, True)  # beside the red one, which goes on with the run
        self.ways_out.failed.connect(partial(show_error, self.banner))
        self.ways_out.look_requested.connect(self.read_again)
        self.ways_out.step_requested.connect(self.step_requested)
        self.note.action_requested.connect(self._on_note_action_requested)
        self.start.clicked.connect(self._on_start_clicked)
        self.countdown.over.connect(self.read_again)
        self.countdown.dialog_opened.connect(self.dialog_opened)
        self.countdown.failed.connect(partial(show_error, self.banner))
        self.busy.stop_requested.connect(self._on_busy_stop_requested)
        self.outcome.file_requested.connect(self._on_outcome_file_requested)

    def show_view(self, view: CaseView) -> None:
        """Ask how the case's run stands."""
        if self._view is None or self._view.case.id != view.case.id:
            self.clear()
        self._view = view
        if self._shows_run:
            self.busy.begin(self.tr("Erasing…"), stoppable=True)
        case_id, by = view.case.id, self.desk.by
        operations.query(
            parent=self,
            desk=self.desk,
            read=lambda services: (
                services.planning.view(case_id),
                services.erasure.view(case_id, by),
            ),
            replaces="run-view",
        ).success(self._on_run_read).failure(partial(show_error, self.banner)).run_in_background()

    @Slot()
    def read_again(self) -> None:
        """Ask once more how the run stands: its time has come."""
        if self._view is not None:
            self.show_view(self._view)

    def clear(self) -> None:
        """Let go of the case; a run that is going on goes on, and is found again later."""
        self._view = self._plan = self._run = None
        self._asked = 0
        self.banner.clear()
        self.note.clear()
        self.busy.end()
        self.stages.show_record(None)
        self.outcome.clear()
        self._show()

    @property
    def _shows_run(self) -> bool:
        """Whether the case on the page is the one whose run goes on."""
        return self._view is not None and self._view.case.id == self._running

    def actions_in_footer(self) -> tuple[QAction, ...]:
        """Return the way on: to the answer, or back to a new search when something was left."""
        state = self._view.case.state if self._view else None
        if state in (CaseState.TO_ANSWER, CaseState.CLOSED):
            return (self._answer,)
        if state is CaseState.RESIDUE:
            return (self._back,)
        return ()

    def footer_sentence(self) -> str:
        """Return how the run stands."""
        record = self._run.record if self._run else None
        return wording.run_state(record.state) if record else ""

    def panes(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        return (self.start,) if self.start.isVisible() else ()

    def _speak(self) -> None:
        self._translate()
        self._show()

    def _translate(self) -> None:
        self._answer.setText(self.tr("Write the answer"))
        self._back.setText(self.tr("Back to the review"))
        self.card.set_title(self.tr("The run"))

    def _show(self) -> None:
        """Show what is known: nothing to run yet, ready, running, or the outcome."""
        plan, view = self._plan, self._view
        for part in (self.card, self.outcome):
            part.setVisible(plan is not None)
        self.empty.setVisible(plan is None)
        if plan is None or view is None:
            self.empty.show_words(
                self.tr("Nothing to run yet"),
                self.tr("A plan has to be made and approved by a second person first."),
            )
            self.actions_changed.emit()
            return
        self.sentence.set_text(part_a_line(own_sentence(plan)))
        if not self._shows_run:
            self.stages.show_record(self._run.record if self._run else None)
        self.outcome.show_run(self._run, plan)
        self._show_start(plan, view)
        tone, text = ("", "") if self._shows_run else run_note(self._run, view.case.state)
        if text:
            offered = self.ways_out.offer(way_out(self._run, view.case.state))
            self.note.show_message(tone, text, offered, dismissable=False)
        else:
            self.note.clear()
        self.actions_changed.emit()

    def _show_start(self, plan: PlanView, view: CaseView) -> None:
        run = self._run
        begun = run is not None and run.record is not None
        self.start.setText(
            self.tr("Go on with the run…") if begun else f"{what_is_done(plan.plan.scope)}…"
        )
        # Asked of the window: while the dialog closes, nothing in it has the focus itself.
        leaves = self.window().focusWidget() is self.start
        self.start.setVisible(view.case.state in RUNNABLE and not self._shows_run)
        may = run is not None and run.may_run and self.desk.may(Right.EXECUTE)
        self.start.setEnabled(may and self._ticket is None)
        if leaves and (self.start.isHidden() or not self.start.isEnabled()):
            # Qt would look for the next place in the queue, or on the button that stops the run.
            self.focus_left.emit()
        self.countdown.show_moment(view.case.id, run.not_before if run is not None else None)

    @Slot(object)
    def _on_run_read(self, read: tuple[PlanView | None, RunView]) -> None:
        if self._view is None:
            return
        self._plan, self._run = read
        self._show()

    @Slot()
    def _on_start_clicked(self) -> None:
        if self._plan is None or self._view is None:
            return
        self._asked = self._view.case.id
        sentence = part_a_line(own_sentence(self._plan))
        what = what_is_done(self._plan.plan.scope)
        dialog = RunDialog(self._view.case.number, sentence, what, self)
        dialog.accepted.connect(self._on_dialog_accepted)
        dialog.open()
        self.dialog_opened.emit(dialog)

    @Slot()
    def _on_dialog_accepted(self) -> None:
        """Begin, if the case that was asked about is still the one on the page."""
        if self._view is None or self._view.case.id != self._asked or self._ticket is not None:
            return
        self.banner.clear()
        self._running = self._asked
        self.busy.begin(self.tr("Erasing…"), stoppable=True)
        self._ticket = (
            operations.run_plan(parent=self, desk=self.desk, case_id=self._running)
            .success(self._on_run_done)
            .failure(self._on_run_failed)
            .cancelled(self._on_run_stopped)
            .with_progress(self._on_run_progressed)
            .run_in_background()
        )
        self._show()

    @Slot()
    def _on_busy_stop_requested(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    @Slot(object)
    def _on_run_progressed(self, step: Step) -> None:
        if self._shows_run:
            words = wording.step_of(step)
            rate = 0 if step.in_bytes else self._pace.rate(step)
            if rate:
                words = self.tr("{what} · {done} of {total}, about {rate} a second").format(
                    what=words, done=step.done, total=step.total, rate=rate
                )
            self.busy.show_step(step, words)
            self.stages.show_step(step)

    @Slot(object)
    def _on_run_done(self, run: RunView) -> None:
        if self._ended():
            self._run = run
            self._show()

    @Slot(object)
    def _on_run_failed(self, error: Exception) -> None:
        if self._ended():
            show_error(self.banner, error)
            self._show()
        else:
            self.desk.tell_failed(error)

    @Slot()
    def _on_run_stopped(self) -> None:
        """The case is read again by now, and says itself that it was stopped."""
        if self._ended():
            self._show()

    @Slot()
    def _on_note_action_requested(self) -> None:
        """Ask for the reason of the way out; it is about the case on the page now."""
        dialog = self.ways_out.ask(self._view.case.id) if self._view is not None else None
        if dialog is not None:
            self.dialog_opened.emit(dialog)

    @Slot()
    def _on_answer_triggered(self) -> None:
        self.step_requested.emit(5)

    @Slot()
    def _on_back_triggered(self) -> None:
        self.step_requested.emit(2)

    @Slot(object)
    def _on_outcome_file_requested(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _ended(self) -> bool:
        """Let go of the run; tell whether its case is on the page."""
        shown = self._shows_run
        self._ticket, self._running = None, 0
        if shown:
            self.busy.end()
        elif self._plan is not None and self._view is not None:
            self._show_start(self._plan, self._view)
        return shown


def _lay_out(page: RunPage) -> None:
    page.card.body.addWidget(page.sentence)
    page.card.body.addSpacing(theme.px(1))
    page.card.body.addWidget(page.countdown)
    # Beside what it does: below the stages it would lie out of sight where texts are large.
    row = QHBoxLayout()
    row.addWidget(page.start)
    row.addStretch(1)
    page.card.body.addLayout(row)
    page.card.body.addWidget(page.busy)
    page.card.body.addSpacing(theme.px(1))
    page.card.body.addWidget(page.stages)
    page.card.body.addStretch(1)
    column = QVBoxLayout(page)
    flat(column, theme.px(2))
    column.addWidget(page.banner)
    column.addWidget(page.note)
    column.addWidget(page.empty, 1)
    column.addWidget(Turning(page.card, page.outcome, theme.px(2), page, shares=(5, 4)))
    column.addStretch(0)
