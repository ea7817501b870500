"""Asks for the reason that a step needs before it is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dsr_desk.ui.staying import StayingDialog, StayingForms
from dsr_desk.ui.style import theme


@dataclass(frozen=True, slots=True)
class Question:
    """What the dialog says: ``title`` without personal data, ``verb`` for the button."""

    title: str
    explanation: str
    field: str
    verb: str
    suggestion: str = ""


class ReasonDialog(StayingDialog):
    """One field for a reason, which stands on record: an empty one can't be given.

    Enter makes a new line; Ctrl+Enter confirms.
    """

    reason_given = Signal(str)

    def __init__(self, question: Question, parent: QWidget) -> None:
        """Take what is asked."""
        super().__init__(question.title, question.explanation, parent)
        self.field = QPlainTextEdit(question.suggestion, self)
        self.field.setProperty("field", "true")
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(theme.px(18))
        self.field_label = self.labelled(question.field, self.field)
        self.add_buttons(question.verb)
        self.field.textChanged.connect(self._on_field_text_changed)
        self._on_field_text_changed()
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setFocus()

    @property
    def reason(self) -> str:
        """What stands in the field."""
        return self.field.toPlainText().strip()

    def give(self) -> None:
        """Hand the reason on."""
        self.reason_given.emit(self.reason)

    def filled(self) -> bool:
        """Whether there is a reason."""
        return bool(self.reason)

    @Slot()
    def _on_field_text_changed(self) -> None:
        self.weigh()


def ask_reason(
    question: Question, parent: QWidget, forms: StayingForms, given: Callable[[str], None]
) -> ReasonDialog:
    """Open the dialog and return it; ``given`` takes the step with the reason, by ``forms``."""
    dialog = ReasonDialog(question, parent)
    dialog.reason_given.connect(given)
    forms.open(dialog)
    return dialog
