"""How long the papers of finished cases are kept, which are due, and their removal (law.md L42)."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.people import Right
from dsr_desk.domain.record.retention import FinishedCase, RetentionPeriod
from dsr_desk.services.erasing.retention import RetentionResult, RetentionView
from dsr_desk.ui import operations, wording, workspace_operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.settings.period_dialog import PeriodDialog
from dsr_desk.ui.staying import StayingForms
from dsr_desk.ui.widgets.asked_twice import AskedTwice
from dsr_desk.ui.widgets.buttons import DangerButton, SafeButton
from dsr_desk.ui.widgets.labels import Muted
from dsr_desk.ui.widgets.rows import TableRow
from dsr_desk.ui.widgets.rows_dialog import RowsDialog

LINES = 6
"""So many periods have a line each; more run on."""


class RetentionDialog(RowsDialog):
    """The finished cases as a table.  Removing asks once more, and the answer is not on Enter."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Read what is kept in a job."""
        super().__init__(parent)
        rows = self.tr("Finished cases with the day until which their papers are kept")
        self.name(self.tr("How long papers are kept"), rows, (200, 130))
        self._desk = desk
        self._view: RetentionView | None = None
        self._forms = StayingForms(self._on_failed, self)
        self.periods = Muted("", self, wrap=True)
        self.none = Muted(self.tr("No case is finished yet."), self, wrap=True)
        self.none.hide()
        self.change = SafeButton(self.tr("Set a period…"), self, icon="clock")
        self.remove = SafeButton(self.tr("Remove what is due…"), self)
        self.really = DangerButton(self.tr("Remove the papers for good"), self)
        self.asked = AskedTwice(self.remove, self.really, self.banner, self.close_button, self)
        text = self.tr(
            "When the period has passed since the last step of a finished case, its mails, drafts"
            " and packages are removed and its persons forgotten. What was decided and done stays"
            " in the audit. A hold on the case or on one of its persons stops it."
        )
        acts = (self.change, self.remove, self.really)
        self.lay_out(text, acts, above=(self.periods,), below=(self.none,))
        self.model.set_headings(
            (
                self.tr("Case"),
                self.tr("Organisation"),
                self.tr("Ended"),
                self.tr("Kept until"),
                self.tr("State"),
            )
        )
        self.change.clicked.connect(self._on_change_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.asked.confirmed.connect(self._on_asked_confirmed)
        self._allow()
        self.close_button.setFocus()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read what is kept (again)."""
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: services.retention.view(self._desk.by),
            replaces="retention",
        ).success(self._show).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _show(self, view: RetentionView) -> None:
        asked = self.asked.about
        if isinstance(asked, RetentionView) and asked.due != view.due:
            self.asked.let_go()  # Whoever is about to answer was asked about something else.
        self._view = view
        titles = {period.organisation: period.title for period in view.periods}
        self.model.set_rows([self._row(case, view, titles) for case in view.cases])
        if view.cases:
            self.table.selectRow(0)
        told = [self._period(period) for period in view.periods]
        told += [wording.made_alone(view.alone, self._desk.title_of)] if view.alone else []
        told += [self.tr("Files are still to be cleaned.")] if view.unclean else []
        self.periods.set_text(("\n" if len(told) <= LINES else "  ").join(told))
        self.none.setVisible(not view.cases)
        self._allow()

    def _row(self, case: FinishedCase, view: RetentionView, titles: dict[str, str]) -> TableRow:
        cells = (
            case.case,
            titles.get(case.organisation, case.organisation),
            wording.date_words(case.ended),
            wording.date_words(case.until),
        )
        if case.kept_by == "hold":
            return TableRow((*cells, self.tr("Kept by a hold")), case, "lock", "accent")
        if case.kept_by == "record":
            return TableRow((*cells, self.tr("Not as on record")), case, "alert", "failed")
        if case.kept_by:
            return TableRow((*cells, self.tr("A sending is not settled")), case, "lock", "accent")
        if case.due(view.today):
            return TableRow((*cells, self.tr("Due")), case, "clock", "attention")
        return TableRow((*cells, self.tr("Kept")), case, "check")

    def _period(self, period: RetentionPeriod) -> str:
        title = period.title or self.tr("Without an organisation")
        if period.reckoned is None:
            text = self.tr("{title}: kept until the authority’s own period is set.")
            return f"{text.format(title=title)} {self._proposed(period)}".rstrip()
        days = self.tr("%Ln day(s)", "", period.reckoned)
        text = self.tr("{title}: {days}.").format(title=title, days=days)
        return f"{text} {self._proposed(period)}".rstrip()

    def _proposed(self, period: RetentionPeriod) -> str:
        waiting = period.proposed
        if waiting is None:
            return ""
        text = self.tr("{name} has proposed {days}; another supervisor sets the same.")
        days = self.tr("%Ln day(s)", "", waiting.days)
        return text.format(name=self._desk.title_of(waiting.by), days=days)

    def _allow(self) -> None:
        view = self._view
        due = view is not None and (bool(view.due) or view.unclean)
        self.change.setEnabled(view is not None and self._desk.may(Right.CONFIGURE))
        self.remove.setEnabled(due and self._desk.may(Right.EXECUTE))
        only_files = due and view is not None and not view.due
        if only_files:
            self.remove.setText(self.tr("Clean the files…"))
            self.really.setText(self.tr("Clean the files"))
        else:
            self.remove.setText(self.tr("Remove what is due…"))
            self.really.setText(self.tr("Remove the papers for good"))

    @Slot()
    def _on_change_clicked(self) -> None:
        if self._view is not None:
            me = self._desk.by.user.id
            form = PeriodDialog(self._view.periods, self._view.alone, self._desk.title_of, me, self)
            form.period_given.connect(self._on_period_given)
            self._forms.open(form)

    @Slot(str, int, str)
    def _on_period_given(self, organisation: str, days: int, decision: str) -> None:
        setting = workspace_operations.set_period(
            parent=self, desk=self._desk, organisation=organisation, days=days, decision=decision
        )
        self._forms.carry_out(setting, self._on_period_set)

    @Slot(object)
    def _on_period_set(self, period: RetentionPeriod) -> None:
        if period.proposed is not None:
            text = self.tr(
                "It is on record as proposed: papers would go sooner, so it holds once another"
                " supervisor has set the same."
            )
            self.banner.show_message("attention", text)
        else:
            text = self.tr("The period is on record and holds from now on.")
            self.banner.show_message("ok", text)
        self.read()

    @Slot()
    def _on_remove_clicked(self) -> None:
        if self._view is not None:
            self.asked.ask(self._view, self._question(self._view))

    def _question(self, view: RetentionView) -> str:
        """Return what is asked once more; which day it is shown to be, since that decides."""
        if not view.due:
            return self.tr(
                "No further papers are removed: the desk’s files are cleaned of those that were."
            )
        text = self.tr("The papers of %Ln case(s) are removed for good.", "", len(view.due))
        clock = self.tr("By this computer’s clock, today is {day}.")
        words = [text, clock.format(day=wording.date_words(view.today))]
        if view.doubt is not None:
            text = self.tr(
                "From {last} to {until} nothing is on record: make sure that the clock is right."
            )
            days = {"last": view.doubt.last, "until": view.doubt.until}
            words.append(text.format(**{k: wording.date_words(day) for k, day in days.items()}))
        return " ".join(words)

    @Slot(object)
    def _on_asked_confirmed(self, seen: RetentionView) -> None:
        """Remove what was shown when it was asked once more, and nothing else."""
        self.remove.setEnabled(False)
        text = self.tr("The papers are being removed, and the files cleaned of them.")
        self.banner.show_message("info", text, dismissable=False)
        workspace_operations.enforce_retention(parent=self, desk=self._desk, seen=seen).success(
            self._on_removed
        ).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_removed(self, done: RetentionResult) -> None:
        if done.left:
            text = self.tr(
                "Removed, but {files} holds an address still, or can’t be removed. Tell the"
                " administrator."
            )
            self.banner.show_message("failed", text.format(files=", ".join(done.left)))
        elif done.unsought:
            text = self.tr(
                "The files were written anew. What was removed before is not known here any more,"
                " so they could not be searched for it."
            )
            self.banner.show_message("attention", text)
        elif not done.cases:
            self.banner.show_message("ok", self.tr("The files are clean."))
        else:
            text = self.tr("The papers of %Ln case(s) are gone.", "", len(done.cases))
            self.banner.show_message("ok", text)
        self.read()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.asked.let_go()
        self._allow()
        show_error(self.banner, error)
