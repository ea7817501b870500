"""Asks for a day that somebody has told: the person's own request."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDateEdit, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.ui import theme
from dsr_desk.ui.request.reason_dialog import Question
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.labels import Heading, PlainLabel

_TYPED = "yyyy-MM-dd"


def _as_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


class DateDialog(QDialog):
    """A title, what will happen, one day not after the receipt, and a button with the verb.

    Enter in the field confirms nothing; Ctrl+Enter does, as in every dialog of the desk.
    """

    day_given = Signal(object)
    """Carries the :class:`~datetime.date`."""

    def __init__(self, question: Question, latest: date, first: date, parent: QWidget) -> None:
        """Take what is asked, the last day that can be chosen, and the day shown at first."""
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
        self.field = QDateEdit(_as_qt(first), self)
        self.field.setDisplayFormat(_TYPED)
        self.field.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        self.field.setMaximumDate(_as_qt(latest))
        self.field.setAccessibleName(question.field)
        label.setBuddy(self.field)
        column.addWidget(label)
        column.addWidget(self.field)
        self.confirm = PrimaryButton(question.verb, self)
        self.confirm.setAutoDefault(False)
        self._cancel = SafeButton(self.tr("Cancel"), self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.confirm)
        column.addSpacing(theme.px(1))
        column.addLayout(row)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self._on_confirm_clicked)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self._cancel.clicked.connect(self.reject)
        self.field.setFocus()

    @property
    def day(self) -> date:
        """The day that is shown."""
        shown = self.field.date()
        return date(shown.year(), shown.month(), shown.day())

    @Slot()
    def _on_confirm_clicked(self) -> None:
        self.day_given.emit(self.day)
        self.accept()
