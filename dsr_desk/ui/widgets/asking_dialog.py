"""What every dialog that asks before a step has in common: its head, its fields and its buttons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.confirming import confirm_hint, on_confirm_keys
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, PlainLabel

WIDTH = 110


class AskingDialog(Dialog):
    """A title, what will happen, labelled fields, and a button with the verb.

    Ctrl+Enter confirms.  Whoever derives it adds the fields, then the buttons, and says in
    :meth:`give` what confirming does.
    """

    def __init__(self, title: str, explanation: str, parent: QWidget, width: int = WIDTH) -> None:
        """Take what is asked; the width is in units of the theme."""
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(width))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        self.column.setSpacing(theme.px(2))
        self.column.addWidget(Heading(title, self, level=2, wrap=True))
        self.column.addWidget(PlainLabel(explanation, self, wrap=True, tone="muted"))

    def labelled(self, title: str, field: QWidget) -> PlainLabel:
        """Add a field under its label, which names it aloud too; return the label."""
        label = PlainLabel(title, self)
        label.setBuddy(field)
        field.setAccessibleName(title)
        self.column.addWidget(label)
        self.column.addWidget(field)
        return label

    def beside(self, *pairs: tuple[str, QWidget]) -> None:
        """Add fields beside each other, each under its label: so a long form fits on a screen."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(3))
        grid.setVerticalSpacing(theme.px(2))
        for place, (title, field) in enumerate(pairs):
            label = PlainLabel(title, self, wrap=True)
            label.setBuddy(field)
            field.setAccessibleName(title)
            grid.addWidget(label, 0, place, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, 1)
        self.column.addLayout(grid)

    def add_buttons(self, verb: str) -> None:
        """End the dialog: the safe button first, then the one that repeats the verb."""
        self.confirm = PrimaryButton(verb, self)
        cancel = SafeButton(QCoreApplication.translate("AskingDialog", "Cancel"), self)
        row = QHBoxLayout()
        row.setSpacing(theme.px(2))
        row.addWidget(confirm_hint(self), 1)
        row.addWidget(cancel)
        row.addWidget(self.confirm)
        self.column.addSpacing(theme.px(1))
        self.column.addLayout(row)
        on_confirm_keys(self, self._on_confirm_clicked)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        cancel.clicked.connect(self.reject)

    def give(self) -> None:
        """Hand on what was entered."""
        raise NotImplementedError

    @Slot()
    def _on_confirm_clicked(self) -> None:
        if self.confirm.isEnabled():
            self.give()
            self.accept()
