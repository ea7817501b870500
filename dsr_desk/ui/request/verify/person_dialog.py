"""Asks which person a request is not about, and why that is so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.requests import CaseSubject
from dsr_desk.ui.staying import StayingDialog
from dsr_desk.ui.style import theme

translate = QCoreApplication.translate


class PersonDialog(StayingDialog):
    """One of the persons, none at first, and a reason; both are needed.  Ctrl+Enter confirms."""

    person_given = Signal(int, str)
    """Carries the person's number in the case, and the reason."""

    def __init__(self, persons: Sequence[CaseSubject], parent: QWidget) -> None:
        """Take the persons of the case."""
        title = translate("PersonDialog", "Leave a person out")
        explanation = translate(
            "PersonDialog",
            "Nothing of this person will be searched, erased or handed out in this case; the others"
            " stay. What was found is looked for again. Your name and reason stand in the"
            " checklist, in the plan that is approved, and in the audit.",
        )
        super().__init__(title, explanation, parent)
        self.person = QComboBox(self)
        self.person.setPlaceholderText(self.tr("Choose a person"))
        for subject in persons:
            if subject.address is not None:
                self.person.addItem(shown(str(subject.address), 80), subject.number)
        self.person.setCurrentIndex(-1)
        self.labelled(self.tr("Who is left out"), self.person)
        self.field = QPlainTextEdit(self)
        self.field.setProperty("field", "true")
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(theme.px(18))
        self.labelled(self.tr("Why the request is not about them"), self.field)
        self.add_buttons(self.tr("Leave the person out"))
        self.person.currentIndexChanged.connect(self._on_changed)
        self.field.textChanged.connect(self._on_changed)
        self._on_changed()
        self.person.setFocus()

    def give(self) -> None:
        """Hand on who it is and why."""
        self.person_given.emit(self.person.currentData(), self._reason())

    def _reason(self) -> str:
        return self.field.toPlainText().strip()

    def filled(self) -> bool:
        """Whether it is said who, and why."""
        return self.person.currentIndex() >= 0 and bool(self._reason())

    @Slot()
    def _on_changed(self) -> None:
        self.weigh()
