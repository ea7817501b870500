"""The line that tells what was found and not instructed, and opens it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.finding.side_lane import BesideView
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.qt import flat
from dsr_desk.ui.request.beside import operations as beside_operations
from dsr_desk.ui.request.beside import words as beside_words
from dsr_desk.ui.request.beside.dialog import BesideDialog
from dsr_desk.ui.widgets.banner import Banner

_STATES = (CaseState.REVIEWING, CaseState.TO_APPROVE, CaseState.APPROVED, CaseState.RESIDUE)


class BesideBar(QWidget):
    """Reads by itself for the case it is given; hidden while there is nothing to tell."""

    dialog_opened = Signal(object)
    """The side lane stands over the page now."""
    read = Signal()
    """What stands beside the case is known now."""
    alarm_changed = Signal(bool)
    """Whether a named address has nothing while a near one has."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Take the desk."""
        super().__init__(parent)
        self._desk = desk
        self._case: Case | None = None
        self._view: BesideView | None = None
        self._told = ("", "")
        self.banner = Banner(self)
        self.banner.action_requested.connect(self.open_dialog)
        column = QVBoxLayout(self)
        flat(column)
        column.addWidget(self.banner)
        self._show()

    def show_case(self, case: Case) -> None:
        """Look beside a case; the same case unchanged is not looked at again."""
        if case == self._case:
            return
        if self._case is None or self._case.id != case.id:
            self._view = None
        self._case = case
        self._show()
        if case.state not in _STATES:
            self._view = None
            self._show()
            return
        beside_operations.look_beside(parent=self, desk=self._desk, case_id=case.id).success(
            self._on_beside_read
        ).failure(self._on_work_failed).run_in_background()

    def clear(self) -> None:
        """Let go of the case."""
        self._case = self._view = None
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()

    def _show(self) -> None:
        tone, text = "info", ""
        if self._view is not None and self._case is not None:
            tone, text = beside_words.summary(self._view, self._case)
        self.setVisible(bool(text))
        self.alarm_changed.emit(self._view is not None and bool(self._view.beside.alarms))
        if text and (tone, text) == self._told and not self.banner.isHidden():
            return  # looked up again after each decision, it is not said aloud each time
        self._told = (tone, text)
        if text:
            self.banner.show_message(tone, text, self.tr("Look at it…"), dismissable=False)
        else:
            self.banner.clear()

    @Slot(object)
    def _on_beside_read(self, view: BesideView) -> None:
        if self._case is None or view.case != self._case.id:
            return
        self._view = view
        self._show()
        self.read.emit()

    @Slot(object)
    def _on_work_failed(self, error: Exception) -> None:
        self._desk.tell_failed(error)

    @Slot()
    def open_dialog(self) -> None:
        """Show what stands beside the case."""
        if self._view is None or self._case is None:
            return
        dialog = BesideDialog(self._desk, self._case, self._view, self)
        self.dialog_opened.emit(dialog)
        dialog.open()
