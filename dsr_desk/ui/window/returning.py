"""What was erased and stands there again: the alarm above the queue, and erasing it again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.domain.people import Right
from dsr_desk.domain.record.audit import HistoryMissing
from dsr_desk.services.erasing.replaying import Replayed, ReplayReport, Returned
from dsr_desk.services.progress import Step
from dsr_desk.ui import operations, wording, workspace_operations
from dsr_desk.ui.desk import Changed, Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.jobs import Ticket
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.buttons import DangerButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, PlainLabel

_SHOWN = 8
"""Cases that are named; of more only the number is told."""


class ReturnedBanner(Banner):
    """Looks when somebody signs in and when content or mails have come; opens the dialog."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._desk = desk
        desk.signed_in.connect(self.look)
        desk.signed_out.connect(self.clear)
        desk.changed.connect(self._on_desk_changed)
        self.action_requested.connect(self.open_dialog)

    @Slot()
    def look(self) -> None:
        """Ask what has come back."""
        by = self._desk.by
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: services.replaying.look(by),
            replaces="returned",
        ).success(self._on_looked).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_desk_changed(self, changed: Changed) -> None:
        if changed.changes.content and self._desk.person is not None:
            self.look()

    @Slot()
    def open_dialog(self) -> None:
        """Show what has come back, and offer to erase it again."""
        dialog = ReplayDialog(self._desk, self.window())
        dialog.finished.connect(self.look)
        dialog.open()

    @Slot(object)
    def _on_looked(self, found: tuple[Returned, ...]) -> None:
        if not found:
            self.clear()
            return
        back = [one.case for one in found if one.back]
        if back:
            text = self.tr(
                "%Ln finished case(s): what was erased stands there again ({cases}). A backup may"
                " have been put back, or the person has come back.",
                "",
                len(back),
            ).format(cases=", ".join(back[:_SHOWN]))
        else:
            text = self.tr("What was erased again is still to be cleaned from the files.")
        self.show_message("failed", text, action=self.tr("Look…"), dismissable=False)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.clear()
        # That an older copy was put back is told by a banner of its own.
        if not isinstance(error, HistoryMissing):
            self._desk.tell_failed(error)


class ReplayDialog(Dialog):
    """Cancel has the focus; Enter closes; the dangerous button needs a click or the space bar."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Look at once."""
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(self.tr("Erase again what has come back"))
        self.setMinimumWidth(theme.px(120))
        self._desk = desk
        self._ticket: Ticket | None = None
        self.banner = Banner(self)
        self.copying = Banner(self)
        self.title = Heading("", self, wrap=True)
        self.lines = PlainLabel("", self, wrap=True)
        self.note = PlainLabel("", self, wrap=True, tone="muted")
        self.busy = BusyBar(self)
        self.erase = DangerButton(self.tr("Erase again"), self, icon="erase")
        self.close_button = SafeButton(self.tr("Close"), self)
        self.close_button.setDefault(True)
        self._build()
        self.erase.clicked.connect(self._on_erase_clicked)
        self.busy.stop_requested.connect(self._on_busy_stop_requested)
        self.close_button.clicked.connect(self.reject)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(theme.px(2.5))
        for part in (self.banner, self.title, self.lines, self.copying, self.note, self.busy):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.erase)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.erase.setEnabled(False)

    def _look(self) -> None:
        self.title.set_text(self.tr("Looking for what has come back…"))
        by = self._desk.by
        operations.query(
            parent=self, desk=self._desk, read=lambda services: services.replaying.look(by)
        ).success(self._on_looked).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_looked(self, found: tuple[Returned, ...]) -> None:
        self._warn_of_copying([one for one in found if one.back and one.copying])
        back, unclean = [one for one in found if one.back], any(one.unclean for one in found)
        planned = sum(one.planned for one in back)
        if not back:
            self._offer_cleaning(unclean=unclean)
            return
        title = self.tr("Erase %Ln item(s) again? It can’t be undone.", "", planned)
        only_others = self.tr("None of it is covered by the old approvals.")
        self.title.set_text(title if planned else only_others)
        self.lines.set_text("\n".join(self._returned(one) for one in back[:_SHOWN]))
        self.note.set_text(
            self.tr(
                "Only what the old plan named goes, exactly as it was approved then; every"
                " approval’s signature is checked again. Other items of the person stay: they need"
                " an instruction of their own."
            )
        )
        self.erase.setText(self.tr("Erase %Ln item(s) again", "", planned))
        self.erase.setEnabled(bool(planned or unclean) and self._desk.may(Right.EXECUTE))

    def _offer_cleaning(self, *, unclean: bool) -> None:
        """Say that nothing has come back; offer what a replay that broke off has left undone."""
        if not unclean:
            self.title.set_text(self.tr("Nothing that was erased has come back."))
            return
        self.title.set_text(
            self.tr("Erasing again was broken off: the files are still to be cleaned.")
        )
        self.erase.setText(self.tr("Clean the files"))
        self.erase.setEnabled(self._desk.may(Right.EXECUTE))

    def _returned(self, one: Returned) -> str:
        text = self.tr("{case}: %Ln item(s) of the plan", "", one.planned).format(case=one.case)
        others = self.tr("%Ln other(s)", "", one.others)
        return f"{text}, {others}"

    def _warn_of_copying(self, found: list[Returned]) -> None:
        """Warn, beside what is in the way of nothing, of what may undo the erasing."""
        if not found:
            self.copying.clear()
            return
        text = self.tr(
            "{cases}: triggers were added or changed since the plan was made. They may copy what is"
            " erased to where nobody looks: have whoever keeps the database disable them first."
        ).format(cases=", ".join(one.case for one in found[:_SHOWN]))
        self.copying.show_message("attention", text, dismissable=False)

    @Slot()
    def _on_erase_clicked(self) -> None:
        self.erase.setEnabled(False)
        self.banner.clear()
        self.busy.begin(self.tr("Erasing…"), stoppable=True)
        self._ticket = (
            workspace_operations.replay(parent=self, desk=self._desk)
            .success(self._on_done)
            .failure(self._on_erasing_failed)
            .cancelled(self._on_stopped)
            .with_progress(self._on_progressed)
            .run_in_background()
        )

    @Slot()
    def _on_busy_stop_requested(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    @Slot()
    def _on_stopped(self) -> None:
        """Look what is left to do: a batch that was begun is done."""
        self.busy.end()
        self._look()

    @Slot(object)
    def _on_erasing_failed(self, error: Exception) -> None:
        self._on_failed(error)
        self._look()

    @Slot(object)
    def _on_progressed(self, step: Step) -> None:
        self.busy.show_step(step, wording.step(step.what))

    @Slot(object)
    def _on_done(self, report: ReplayReport) -> None:
        self.busy.end()
        self.copying.clear()
        good = self.tr("Done: nothing of the erased persons is left within the instructions.")
        bad = self.tr("Something is left. See the lines below.")
        self.title.set_text(good if report.clean else bad)
        self.lines.set_text("\n".join(self._replayed(one) for one in report.cases))
        self.note.set_text("")

    def _replayed(self, one: Replayed) -> str:
        if one.reason:
            return self.tr("{case}: not erased, its approval does not hold: {reason}").format(
                case=one.case, reason=wording.fact(one.reason)
            )
        if one.refused:
            return self.tr("{case}: not erased, its approval does not hold any more").format(
                case=one.case
            )
        parts = (
            self.tr("%Ln erased", "", one.erased),
            self.tr("%Ln pseudonymised", "", one.anonymised),
            self.tr("%Ln other(s) left", "", one.left),
        )
        return f"{one.case}: {', '.join(parts)}"

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.busy.end()
        show_error(self.banner, error)
