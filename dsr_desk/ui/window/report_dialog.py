"""What is shown when the program itself has made a mistake."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from dsr_desk.ui.errors import report_text, sentence
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, PlainLabel


class ReportDialog(Dialog):
    """Says that the fault is ours, and gives a report that names nobody."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        """Take the error; nothing of what it says is shown, only where it broke."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("A mistake of the program"))
        self.resize(theme.px(150), theme.px(90))
        self.report = QPlainTextEdit(report_text(error), self)
        self.report.setReadOnly(True)
        self.report.setProperty("field", "true")
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(self.tr("The report"))
        copy = SafeButton(self.tr("Copy the report"), self, icon="copy")
        close = SafeButton(self.tr("Close"), self)
        close.setDefault(True)
        copy.clicked.connect(self._on_copy_clicked)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(4),) * 4)
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(self.tr("A mistake of the program"), self, level=1))
        column.addWidget(PlainLabel(sentence(error), self, wrap=True))
        column.addWidget(
            PlainLabel(
                self.tr("The report says where it happened. It holds no names and no texts."),
                self,
                wrap=True,
                tone="muted",
            )
        )
        column.addWidget(self.report, 1)
        column.addLayout(row)
        close.setFocus()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
