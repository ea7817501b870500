"""Taking in mail from the window: chosen, or dropped on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from dsr_desk.services.intake.intake import IntakeResult
from dsr_desk.services.ports import BoxEntry
from dsr_desk.services.progress import Step
from dsr_desk.ui import operations, wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.jobs import Ticket
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.window.intake_report import (
    IntakeDialog,
    case_of_one,
    first_case,
    intake_sentence,
    intake_tone,
)


class TakingIn(QObject):
    """Runs one intake at a time and says in a banner what came of it."""

    finished = Signal(str)
    """The number of the first new case, or empty."""
    case_requested = Signal(str)
    """The case that a single mail came to should be shown and worked on: its number."""

    def __init__(self, desk: Desk, banner: Banner, busy: BusyBar, parent: QWidget) -> None:
        """Take where to say it."""
        super().__init__(parent)
        self._desk, self._banner, self._busy, self._window = desk, banner, busy, parent
        self._ticket: Ticket | None = None
        self._result: IntakeResult | None = None
        self._paths: tuple[Path, ...] = ()
        self._mails: tuple[BoxEntry, ...] = ()
        busy.stop_requested.connect(self._on_busy_stop_requested)
        banner.action_requested.connect(self._on_banner_action_requested)

    @Slot()
    def on_files_wanted(self) -> None:
        """Let the person choose files."""
        dialog = QFileDialog(self._window, self.tr("Take in mail"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        mail = self.tr("Mail (*.eml *.msg *.mbox *.mbx *.emlx)")
        dialog.setNameFilters([mail, self.tr("All files (*)")])
        self._show(dialog)

    @Slot()
    def on_folder_wanted(self) -> None:
        """Let the person choose a folder (of mails, or a Maildir)."""
        dialog = QFileDialog(self._window, self.tr("Take in a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._show(dialog)

    @property
    def hindrance(self) -> str:
        """Why nothing can be taken in now, as a code of ``dropping``, or empty."""
        if self._desk.person is None:
            return "signed-out"
        return "busy" if self._ticket is not None else ""

    def take(self, paths: Sequence[Path], mails: Sequence[BoxEntry] = ()) -> None:
        """File what is found under the paths, and mails that were handed over as content.

        Asked again while busy, nothing happens.
        """
        if self.hindrance or not (paths or mails):
            return
        self._paths, self._mails, self._result = tuple(paths), tuple(mails), None
        self._banner.clear()
        self._busy.begin(wording.step("intake"), stoppable=True)
        operation = operations.take_in(
            parent=self, desk=self._desk, paths=self._paths, mails=self._mails
        )
        operation.success(self._succeed).failure(self._fail).cancelled(self._stop)
        self._ticket = operation.with_progress(self._step).run_in_background(initiator=self)

    def refuse(self, text: str) -> None:
        """Say why what was dropped is not taken."""
        self._result = None
        self._banner.show_message("attention", text)

    @Slot(object)
    def on_mails_came(self, result: IntakeResult) -> None:
        """Say what came of mails that a mailbox has brought by itself."""
        statuses = {outcome.status for outcome in result.outcomes}
        if self._ticket is None and statuses != {"known"}:
            self._tell(result)

    def _show(self, dialog: QFileDialog) -> None:
        dialog.filesSelected.connect(self._on_dialog_files_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _step(self, step: Step) -> None:
        text = f"{wording.step(step.what)} · {step.done}"
        self._busy.show_step(step, text)

    def _succeed(self, result: IntakeResult) -> None:
        self._end()
        self._tell(result)
        self.finished.emit(first_case(result))

    def _tell(self, result: IntakeResult) -> None:
        """Say what became of the mails, and lead to the one case or to the list of all."""
        self._result = result
        number = case_of_one(result)
        details = self.tr("Show all…") if len(result.outcomes) > 1 else ""
        action = self.tr("Open {number}").format(number=number) if number else details
        self._banner.show_message(intake_tone(result), intake_sentence(result), action)

    def _fail(self, error: Exception) -> None:
        self._end()
        show_error(self._banner, error, retry=True)
        self.finished.emit("")

    def _stop(self) -> None:
        self._end()
        self._banner.show_message(
            "info", self.tr("Stopped. What was filed before stays filed."), ""
        )
        self.finished.emit("")

    def _end(self) -> None:
        self._ticket = None
        self._busy.end()

    @Slot("QStringList")
    def _on_dialog_files_selected(self, files: list[str]) -> None:
        self.take([Path(file) for file in files])

    @Slot()
    def _on_busy_stop_requested(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    @Slot()
    def _on_banner_action_requested(self) -> None:
        number = case_of_one(self._result) if self._result is not None else ""
        if number:
            self._banner.clear()
            self.case_requested.emit(number)
        elif self._result is not None:
            IntakeDialog(self._result, self._window).open()
        else:
            self.take(self._paths, self._mails)
