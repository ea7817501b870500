"""Asks for a day that somebody has told: the person's own request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDateEdit, QWidget

from dsr_desk.ui.request.reason_dialog import Question
from dsr_desk.ui.staying import StayingDialog
from dsr_desk.ui.widgets.labels import PlainLabel

_TYPED = "yyyy-MM-dd"


def _as_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


class DateDialog(StayingDialog):
    """One day not after the receipt; a doubtful one must be said to be right.

    Enter in the field confirms nothing; Ctrl+Enter does, as in every dialog of the desk.
    """

    day_given = Signal(object, bool)
    """Carries the :class:`~datetime.date`, and whether it was said to be right all the same."""

    def __init__(
        self,
        question: Question,
        latest: date,
        first: date,
        doubt: Callable[[date], str],
        parent: QWidget,
    ) -> None:
        """Take what is asked, the last day that can be chosen, the day shown at first.

        ``doubt`` says in a sentence what speaks against a day, or nothing.
        """
        super().__init__(question.title, question.explanation, parent)
        self._doubt = doubt
        self.field = QDateEdit(_as_qt(first), self)
        self.field.setDisplayFormat(_TYPED)
        # Without any button, Qt leaves a styled field no width for its text.
        self.field.setCalendarPopup(True)
        self.field.setMaximumDate(_as_qt(latest))
        self.labelled(question.field, self.field)
        self.field.lineEdit().setAccessibleName(question.field)
        self.warning = PlainLabel("", self, wrap=True, tone="attention")
        self.sure = QCheckBox(self.tr("I have checked the day: it is right"), self)
        self.sure.setAccessibleName(self.sure.text())
        self.column.addWidget(self.warning)
        self.column.addWidget(self.sure)
        self.add_buttons(question.verb)
        self.confirm.setAutoDefault(False)
        self.field.dateChanged.connect(self._on_field_date_changed)
        self.sure.toggled.connect(self._on_sure_toggled)
        self._on_field_date_changed()
        self.field.setFocus()

    @property
    def day(self) -> date:
        """The day that is shown."""
        shown = self.field.date()
        return date(shown.year(), shown.month(), shown.day())

    def give(self) -> None:
        """Hand the day on."""
        self.day_given.emit(self.day, self.sure.isChecked())

    @Slot()
    def _on_field_date_changed(self) -> None:
        said = self._doubt(self.day)
        self.warning.set_text(said)
        self.warning.setVisible(bool(said))
        self.sure.setVisible(bool(said))
        # What was said of one day says nothing of the next.
        self.sure.setChecked(False)
        self._on_sure_toggled()

    def filled(self) -> bool:
        """Whether nothing speaks against the day, or it is said to be right all the same."""
        return self.sure.isChecked() or not self.warning.whole_text

    @Slot()
    def _on_sure_toggled(self) -> None:
        self.weigh()
