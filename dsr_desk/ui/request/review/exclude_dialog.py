"""Asks on what ground items are left out (law.md L31), once; the page remembers it for the case."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.ui import wording
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import ENTER, PrimaryButton, SafeButton
from dsr_desk.ui.widgets.confirming import on_confirm_keys
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, Muted, PlainLabel

GROUNDS = (
    Ground.NOT_THE_PERSON,
    Ground.LEGAL_CLAIM,
    Ground.LEGAL_OBLIGATION,
    Ground.PUBLIC_INTEREST,
    Ground.FREE_EXPRESSION,
    Ground.ARCHIVE,
)
"""What a person can choose; “not confirmed” is only where a weak match begins."""


class ExcludeDialog(Dialog):
    """One ground, a note if there is more to say; nothing is chosen beforehand."""

    ground_given = Signal(object)
    """Carries a :class:`Decision`."""

    def __init__(self, count: int, parent: QWidget, before: Decision | None = None) -> None:
        """Take how many items it is about, and what was chosen last in this case."""
        super().__init__(parent)
        self.setModal(True)
        title = self.tr("Leave %Ln item(s) out", "", count)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(110))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(0)
        column.addWidget(Heading(title, self, level=2))
        column.addSpacing(theme.px(1))
        text = self.tr(
            "What is left out is kept. Its ground stands in the plan, and the second person opens"
            " each of them."
        )
        column.addWidget(PlainLabel(text, self, wrap=True, tone="muted"))
        column.addSpacing(theme.px(1))
        self.grounds = QButtonGroup(self)
        self._add_grounds(column)
        self._add_note(column)
        self.confirm = PrimaryButton(self.tr("Leave out"), self)
        cancel = SafeButton(self.tr("Cancel"), self)
        row = QHBoxLayout()
        row.setSpacing(theme.px(2))
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.confirm)
        column.addLayout(row)
        self.confirm.setEnabled(False)
        self.grounds.idToggled.connect(self._on_grounds_id_toggled)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        cancel.clicked.connect(self.reject)
        on_confirm_keys(self, self._on_confirm_clicked)
        self.grounds.button(0).setFocus()
        self._restore(before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter confirm: many a time a day, and Ctrl+Z takes it back."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and plain and not event.isAutoRepeat():
            self._on_confirm_clicked()
        else:
            super().keyPressEvent(event)

    def _add_grounds(self, column: QVBoxLayout) -> None:
        words = {
            Ground.NOT_THE_PERSON: self.tr("The item was written by somebody else."),
            Ground.LEGAL_CLAIM: self.tr("Needed to establish, exercise or defend a legal claim."),
            Ground.LEGAL_OBLIGATION: self.tr("A law obliges the organisation to keep it."),
            Ground.PUBLIC_INTEREST: self.tr("Needed for a task in the public interest."),
            Ground.FREE_EXPRESSION: self.tr("Covered by freedom of expression and information."),
            Ground.ARCHIVE: self.tr("Kept for archiving, research or statistics by law."),
        }
        for number, ground in enumerate(GROUNDS):
            button = QRadioButton(wording.ground(ground), self)
            button.setAccessibleDescription(words[ground])
            self.grounds.addButton(button, number)
            text = Muted(words[ground], self, wrap=True)
            text.setIndent(theme.px(6))
            column.addWidget(button)
            column.addWidget(text)
            # Closer to its own ground than to the next.
            column.addSpacing(theme.px(1.5))

    def _add_note(self, column: QVBoxLayout) -> None:
        label = PlainLabel(self.tr("Note (optional, without personal data)"), self)
        self.note = QLineEdit(self)
        self.note.setAccessibleName(label.text())
        hint = self.tr("The ground is used again for the next ones: Shift+U asks anew.")
        for widget in (label, self.note, Muted(hint, self, wrap=True)):
            column.addSpacing(theme.px(1))
            column.addWidget(widget)
        column.addSpacing(theme.px(2))

    def _restore(self, before: Decision | None) -> None:
        if before is not None and before.ground in GROUNDS:
            button = self.grounds.button(GROUNDS.index(before.ground))
            button.setChecked(True)
            button.setFocus()
            self.note.setText(before.note)
            self.confirm.setEnabled(True)

    @Slot(int, bool)
    def _on_grounds_id_toggled(self, _number: int, _checked: bool) -> None:
        self.confirm.setEnabled(self.grounds.checkedId() >= 0)

    @Slot()
    def _on_confirm_clicked(self) -> None:
        number = self.grounds.checkedId()
        if number < 0:
            return
        note = " ".join(self.note.text().split())
        self.ground_given.emit(Decision(False, GROUNDS[number], note))
        self.accept()
