"""Asks for the reason that a step needs before it is taken."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from dsr_desk.ui import theme
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.labels import Heading, PlainLabel


@dataclass(frozen=True, slots=True)
class Question:
    """What the dialog says: ``title`` without personal data, ``verb`` for the button."""

    title: str
    explanation: str
    field: str
    verb: str
    suggestion: str = ""


class ReasonDialog(QDialog):
    """A title, what will happen, one field, and a button that repeats the verb.

    The reason stands on record, so an empty one can't be given.  Enter makes a new line;
    Ctrl+Enter confirms.
    """

    reason_given = Signal(str)

    def __init__(self, question: Question, parent: QWidget) -> None:
        """Take what is asked."""
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(question.title)
        self.setMinimumWidth(theme.px(110))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(question.title, self, level=2, wrap=True))
        column.addWidget(PlainLabel(question.explanation, self, wrap=True, tone="muted"))
        label = PlainLabel(question.field, self)
        self.field = QPlainTextEdit(question.suggestion, self)
        self.field.setProperty("field", "true")
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(question.field)
        self.field.setFixedHeight(theme.px(18))
        label.setBuddy(self.field)
        column.addWidget(label)
        column.addWidget(self.field)
        self.confirm = PrimaryButton(question.verb, self)
        self._cancel = SafeButton(self.tr("Cancel"), self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.confirm)
        column.addSpacing(theme.px(1))
        column.addLayout(row)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self._on_confirm_clicked)
        self.field.textChanged.connect(self._on_field_text_changed)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self._cancel.clicked.connect(self.reject)
        self._on_field_text_changed()
        self.field.setFocus()

    @property
    def reason(self) -> str:
        """What stands in the field."""
        return self.field.toPlainText().strip()

    @Slot()
    def _on_field_text_changed(self) -> None:
        self.confirm.setEnabled(bool(self.reason))

    @Slot()
    def _on_confirm_clicked(self) -> None:
        if self.reason:
            self.reason_given.emit(self.reason)
            self.accept()
