"""A dialog that asks once more before a step that can't be taken back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import DangerButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading


class DangerDialog(Dialog):
    """Cancel has the focus; Enter cancels; the dangerous button needs a click or the space bar.

    Whoever derives it lays out in ``column`` what the step does, then adds the buttons.
    """

    def __init__(self, title: str, question: str, parent: QWidget, width: int) -> None:
        """Take the window's title and the question above all; the width is in units."""
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(width))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        self.column.setSpacing(theme.px(2.5))
        self.column.addWidget(Heading(question, self, wrap=True))

    def add_buttons(self, verb: str) -> DangerButton:
        """End the dialog; return the button that takes the step."""
        act = DangerButton(verb, self)
        self.cancel = SafeButton(QCoreApplication.translate("AskingDialog", "Cancel"), self)
        self.cancel.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(act)
        row.addStretch(1)
        row.addWidget(self.cancel)
        self.column.addLayout(row)
        act.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        return act
