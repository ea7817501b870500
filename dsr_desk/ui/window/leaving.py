"""Asked when the window is closed while something is being written."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, PlainLabel


class LeaveDialog(Dialog):
    """Staying is the default; leaving stops after the batch at hand, and nothing is lost."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Ask."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Work is under way"))
        self.setMinimumWidth(theme.px(110))
        self.stay = SafeButton(self.tr("Keep the window open"), self)
        self.leave = SafeButton(self.tr("Stop and close"), self)
        self.stay.setDefault(True)
        self.stay.clicked.connect(self.reject)
        self.leave.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.stay)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(5),) * 4)
        column.setSpacing(theme.px(3))
        column.addWidget(Heading(self.tr("Something is still being written"), self, level=1))
        column.addWidget(
            PlainLabel(
                self.tr(
                    "If you close now, it stops after the batch at hand. What was done is kept and"
                    " recorded; next time it goes on where it stopped."
                ),
                self,
                wrap=True,
            )
        )
        column.addLayout(row)
        self.stay.setFocus()
