"""Asks for the password of a sealed package; a wrong one is said, and asked for again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import PrimaryButton
from dsr_desk.ui.widgets.labels import Heading, PlainLabel
from dsr_desk.ui.widgets.picture import Picture


class LockedView(QWidget):
    """One field, one button; what was typed is forgotten with every package."""

    password_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build it."""
        super().__init__(parent)
        self._picture = Picture("lock", "line_strong", 9, self)
        self.sentence = Heading("", self, level=2, wrap=True)
        self.reason = PlainLabel("", self, wrap=True, tone="muted")
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(200)
        self.field.setFixedWidth(theme.px(80))
        self.shown = QCheckBox(self)
        self.button = PrimaryButton("", self)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(2))
        column.addStretch(2)
        for label in (self._picture, self.sentence, self.reason):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(theme.px(1))
        for widget in (self.field, self.shown, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        self.field.returnPressed.connect(self._on_button_clicked)
        self.field.textChanged.connect(self._on_field_text_changed)
        self.shown.toggled.connect(self._on_shown_toggled)
        self.button.clicked.connect(self._on_button_clicked)
        self._translate()

    def begin(self) -> None:
        """Ask about another package."""
        self.field.clear()
        self.shown.setChecked(False)
        self.ask()

    def ask(self) -> None:
        """Ask, or ask again: what was typed stands there to be mended."""
        self.setEnabled(True)
        self._on_field_text_changed(self.field.text())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()

    def _translate(self) -> None:
        self.sentence.set_text(self.tr("This package is sealed"))
        self.reason.set_text(
            self.tr(
                "Type the password that was told you: four words and two digits. While the package"
                " is read it lies opened in a folder of your own, which is removed when you close"
                " it."
            )
        )
        self.field.setAccessibleName(self.tr("Password of the package"))
        self.shown.setText(self.tr("Show what I type"))
        self.button.setText(self.tr("Open the package"))

    @Slot(str)
    def _on_field_text_changed(self, text: str) -> None:
        self.button.setEnabled(bool(text.strip()))

    @Slot(bool)
    def _on_shown_toggled(self, on: bool) -> None:
        modes = QLineEdit.EchoMode
        self.field.setEchoMode(modes.Normal if on else modes.Password)

    @Slot()
    def _on_button_clicked(self) -> None:
        if self.button.isEnabled():
            self.setEnabled(False)
            self.password_given.emit(self.field.text().strip())
