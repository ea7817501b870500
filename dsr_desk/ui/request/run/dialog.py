"""Asks once more before an approved plan is run: the button says what, and to how many."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import DangerButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, PlainLabel


class RunDialog(Dialog):
    """Cancel has the focus; Enter cancels; the dangerous button needs a click or the space bar."""

    def __init__(self, case: str, sentence: str, what: str, parent: QWidget) -> None:
        """Take the sentence that was signed, and in short what is done to how many items."""
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(self.tr("Run the plan of {case}").format(case=case))
        self.setMinimumWidth(theme.px(110))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(theme.px(2.5))
        column.addWidget(
            Heading(self.tr("{what}? It can’t be undone.").format(what=what), self, wrap=True)
        )
        column.addWidget(PlainLabel(sentence, self, wrap=True))
        note = self.tr(
            "You can stop after a batch and go on later. What has been erased stays erased."
        )
        column.addWidget(PlainLabel(note, self, wrap=True, tone="muted"))
        self.erase = DangerButton(what, self)
        self.cancel = SafeButton(self.tr("Cancel"), self)
        self.cancel.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.erase)
        row.addStretch(1)
        row.addWidget(self.cancel)
        column.addLayout(row)
        self.erase.clicked.connect(self._on_erase_clicked)
        self.cancel.clicked.connect(self.reject)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_erase_clicked(self) -> None:
        self.accept()
