"""Step 4, Run: carry out the approved plan, stage by stage, and show what is proved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.domain.people import Right
from dsr_desk.domain.receipts import RunState
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.checklist import CaseView
from dsr_desk.services.erasure import RunView
from dsr_desk.services.planning import PlanView
from dsr_desk.services.progress import Step
from dsr_desk.ui import operations, theme, wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.icons import tint
from dsr_desk.ui.jobs import Ticket
from dsr_desk.ui.qt import flat
from dsr_desk.ui.request.outcome_view import OutcomeView
from dsr_desk.ui.request.page import StepPage
from dsr_desk.ui.request.run_dialog import RunDialog
from dsr_desk.ui.request.stages_view import StagesView
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.buttons import DangerButton
from dsr_desk.ui.widgets.card import Card
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.labels import PlainLabel

_RUNNABLE = (CaseState.APPROVED, CaseState.RUNNING, CaseState.RESIDUE)


class RunPage(StepPage):
    """The dangerous button stands in the page, never in the footer."""

    dialog_opened = Signal(object)
    """A dialog stands over the page now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build the page; a case comes with :meth:`show_view`."""
        super().__init__(desk, parent)
        self._view: CaseView | None = None
        self._plan: PlanView | None = None
        self._run: RunView | None = None
        self._ticket: Ticket | None = None
        self.banner = Banner(self)
        self.empty = EmptyState(self, icon="lock")
        self.card = Card("", self)
        self.sentence = PlainLabel("", self, wrap=True)
        self.start = DangerButton("", self)
        self.stages = StagesView(self)
        self.outcome = OutcomeView(self)
        self.busy = BusyBar(self)
        self._build()
        self._answer = self._action("arrow-right", "on_accent")
        self._answer.triggered.connect(self._on_answer_triggered)
        self._search = self._action("search", "text")
        self._search.triggered.connect(self._on_search_triggered)
        self.start.clicked.connect(self._on_start_clicked)
        self.busy.stop_requested.connect(self._on_busy_stop_requested)
        self.outcome.file_requested.connect(self._on_outcome_file_requested)
        self._translate()

    def show_view(self, view: CaseView) -> None:
        """Ask how the case's run stands."""
        if self._view is None or self._view.case.id != view.case.id:
            self.clear()
        self._view = view
        case_id, by = view.case.id, self.desk.by
        operations.query(
            parent=self,
            desk=self.desk,
            read=lambda services: (
                services.planning.view(case_id),
                services.erasure.view(case_id, by),
            ),
            replaces="run-view",
        ).success(self._on_run_read).run_in_background()

    def clear(self) -> None:
        """Let go of the case; a run that is going on goes on."""
        self._view = self._plan = self._run = self._ticket = None
        self.banner.clear()
        self.busy.end()
        self.stages.show_record(None)
        self.outcome.clear()
        self._show()

    def actions_in_footer(self) -> tuple[QAction, ...]:
        """Return the way on: to the answer, or back to a new search when something was left."""
        state = self._view.case.state if self._view else None
        if state in (CaseState.TO_ANSWER, CaseState.CLOSED):
            return (self._answer,)
        if state is CaseState.RESIDUE:
            return (self._search,)
        return ()

    def footer_sentence(self) -> str:
        """Return how the run stands."""
        record = self._run.record if self._run else None
        return wording.run_state(record.state) if record else ""

    def panes(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        return (self.start,) if self.start.isVisible() else ()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
            self._show()

    def _build(self) -> None:
        self.card.body.addWidget(self.sentence)
        self.card.body.addWidget(self.stages)
        self.card.body.addWidget(self.busy)
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addStretch(1)
        self.card.body.addLayout(row)
        self.card.body.addStretch(1)
        sides = QHBoxLayout()
        flat(sides, theme.px(3))
        sides.addWidget(self.card, 5)
        sides.addWidget(self.outcome, 4)
        column = QVBoxLayout(self)
        flat(column, theme.px(2))
        column.addWidget(self.banner)
        column.addWidget(self.empty, 1)
        column.addLayout(sides, 1)

    def _action(self, icon: str, role: str) -> QAction:
        action = QAction(self)
        tint(action, icon, role)
        return action

    def _translate(self) -> None:
        self._answer.setText(self.tr("Write the answer"))
        self._search.setText(self.tr("Back to the review"))
        self.card.set_title(self.tr("The run"))

    def _show(self) -> None:
        """Show what is known: nothing to run yet, ready, running, or the outcome."""
        plan, run = self._plan, self._run
        self.card.setVisible(plan is not None)
        self.outcome.setVisible(plan is not None)
        self.empty.setVisible(plan is None)
        if plan is None:
            self.empty.show_words(
                self.tr("Nothing to run yet"),
                self.tr("A plan has to be made and approved by a second person first."),
            )
            return
        swedish = self.locale().language() == self.locale().Language.Swedish
        self.sentence.set_text(plan.sentence_sv if swedish else plan.sentence_en)
        self.stages.show_record(run.record if run else None)
        self.outcome.show_run(run, plan)
        state = self._view.case.state if self._view else None
        may = run is not None and run.may_run and self.desk.may(Right.EXECUTE)
        begun = run is not None and run.record is not None
        word = (
            self.tr("Go on with the run…")
            if begun
            else self.tr("Erase %n item(s)…", "", plan.plan.item_count)
        )
        self.start.setText(word)
        self.start.setVisible(state in _RUNNABLE and self._ticket is None)
        self.start.setEnabled(may)
        self._show_note()
        self.actions_changed.emit()

    def _show_note(self) -> None:
        """Say why it can't run, or what was found."""
        record = self._run.record if self._run else None
        if record is not None and record.state is RunState.RESIDUE:
            text = self.tr(
                "The run found something left. The case can’t close as done: look at what was found,"
                " then run again or go back to the review."
            )
            self.banner.show_message("failed", text, dismissable=False)
        elif self._view and self._view.case.state is CaseState.TO_APPROVE:
            text = self.tr("The plan waits for a second person’s approval.")
            self.banner.show_message("info", text, dismissable=False)
        elif self._run and self._run.why_not in ("approval-invalid", "registry-not-trusted"):
            text = self.tr("The approval does not hold, so nothing can be erased.")
            self.banner.show_message("failed", text, dismissable=False)
        elif self.banner.tone != "failed":
            self.banner.clear()

    @Slot(object)
    def _on_run_read(self, read: tuple[PlanView | None, RunView]) -> None:
        self._plan, self._run = read
        self._show()

    @Slot()
    def _on_start_clicked(self) -> None:
        if self._plan is None or self._view is None:
            return
        swedish = self.locale().language() == self.locale().Language.Swedish
        sentence = self._plan.sentence_sv if swedish else self._plan.sentence_en
        dialog = RunDialog(self._view.case.number, sentence, self._plan.plan.item_count, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_dialog_accepted)
        dialog.open()
        self.dialog_opened.emit(dialog)

    @Slot()
    def _on_dialog_accepted(self) -> None:
        if self._view is None:
            return
        self.banner.clear()
        self.busy.begin(self.tr("Erasing…"), stoppable=True)
        self._ticket = (
            operations.run_plan(parent=self, desk=self.desk, case_id=self._view.case.id)
            .success(self._on_run_done)
            .failure(self._on_run_failed)
            .cancelled(self._on_run_stopped)
            .with_progress(self._on_run_progressed)
            .run_in_background()
        )
        self.start.hide()

    @Slot()
    def _on_busy_stop_requested(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    @Slot(object)
    def _on_run_progressed(self, step: Step) -> None:
        self.busy.show_step(step, wording.step(step.what))
        self.stages.show_step(step)

    @Slot(object)
    def _on_run_done(self, run: RunView) -> None:
        self._ended()
        self._run = run
        self._show()

    @Slot(object)
    def _on_run_failed(self, error: Exception) -> None:
        self._ended()
        show_error(self.banner, error)

    @Slot()
    def _on_run_stopped(self) -> None:
        self._ended()
        text = self.tr("Stopped after the batch. What was erased stays erased; the run can go on.")
        self.banner.show_message("attention", text)

    @Slot()
    def _on_answer_triggered(self) -> None:
        self.step_requested.emit(5)

    @Slot()
    def _on_search_triggered(self) -> None:
        self.step_requested.emit(1)

    @Slot(object)
    def _on_outcome_file_requested(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _ended(self) -> None:
        self._ticket = None
        self.busy.end()
