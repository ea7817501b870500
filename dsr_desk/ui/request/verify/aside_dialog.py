"""Asks why a case is put away: it is no request, or the organisation refuses it (law.md L40)."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dsr_desk.domain.refusing import RefusalGround
from dsr_desk.ui import wording
from dsr_desk.ui.request.reason_dialog import Question, ReasonDialog
from dsr_desk.ui.widgets.labels import PlainLabel

_ABOVE_REASON = 2
"""What stands above the reason's label: the title and the explanation."""


class AsideDialog(ReasonDialog):
    """A choice, the reference of the organisation's decision where it is one, and the reason.

    The desk itself never calls a request unfounded or excessive: without a decision's reference
    that choice can't be confirmed.
    """

    aside_given = Signal(object, str, str)
    """Carries the :class:`RefusalGround` or None, the decision's reference, and the reason."""

    def __init__(self, question: Question, parent: QWidget) -> None:
        """Take what is asked."""
        self._plainly = question.field
        super().__init__(question, parent)
        self.choice = QComboBox(self)
        self.choice.addItem(self.tr("It is no request to carry out"), None)
        for ground in RefusalGround:
            refuses = self.tr("The organisation refuses it: {ground}")
            said = refuses.format(ground=wording.value(ground))
            self.choice.addItem(said, ground.value)
        self.reference = QLineEdit(self)
        rows = (
            (self.tr("What it is set aside for"), self.choice),
            (self.tr("Reference of the organisation’s written decision"), self.reference),
        )
        place = _ABOVE_REASON
        for title, field in rows:
            label = PlainLabel(title, self)
            label.setBuddy(field)
            field.setAccessibleName(title)
            self.column.insertWidget(place, label)
            self.column.insertWidget(place + 1, field)
            place += 2
        self.choice.currentIndexChanged.connect(self._on_choice_changed)
        self.reference.textChanged.connect(self._on_field_text_changed)
        self._on_choice_changed()

    @property
    def ground(self) -> RefusalGround | None:
        """On which ground the organisation refuses; None when it is no request."""
        value = self.choice.currentData()
        return RefusalGround(value) if value else None

    def give(self) -> None:
        """Hand on what was chosen."""
        self.aside_given.emit(self.ground, self._reference(), self.reason)

    def _reference(self) -> str:
        return self.reference.text().strip() if self.ground is not None else ""

    @Slot()
    def _on_choice_changed(self) -> None:
        refused = self.ground is not None
        self.reference.setEnabled(refused)
        title = self.tr("The organisation’s reason, as it wrote it") if refused else self._plainly
        self.field_label.set_text(title)
        self.field.setAccessibleName(title)
        self._on_field_text_changed()

    def filled(self) -> bool:
        """Whether there is a reason, and a decision's reference where it rests on one."""
        # The base class asks before there is a choice.
        chosen = hasattr(self, "reference") and self.ground is not None
        return super().filled() and (not chosen or bool(self._reference()))
