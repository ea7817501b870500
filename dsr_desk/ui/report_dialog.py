"""What is shown when the program itself has made a mistake, and the hook that catches it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from dsr_desk.ui import theme
from dsr_desk.ui.errors import report_text, sentence
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.labels import Heading, PlainLabel

log = logging.getLogger(__name__)


class ReportDialog(QDialog):
    """Says that the fault is ours, and gives a report that names nobody."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        """Take the error; nothing of what it says is shown, only where it broke."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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


class ExceptHook(QObject):
    """Takes what nobody caught, from any thread, to the window's thread: log first, then dialog."""

    caught = Signal(object)

    def __init__(self, show: Callable[[BaseException], object], parent: QObject) -> None:
        """Take what shows an error; call :meth:`install` to begin."""
        super().__init__(parent)
        self._show = show
        self.caught.connect(self._on_caught)

    def install(self) -> None:
        """Become the interpreter's hook."""
        sys.excepthook = self.take

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log where it broke (never what it says) and show it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("not caught\n%s", report_text(error.with_traceback(trace)))
        self.caught.emit(error)

    @Slot(object)
    def _on_caught(self, error: BaseException) -> None:
        self._show(error)
