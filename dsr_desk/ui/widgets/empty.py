"""What is shown where there is nothing: one sentence, one reason, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.labels import Heading, PlainLabel
from dsr_desk.ui.widgets.picture import Picture


class EmptyState(QWidget):
    """Stands in the middle of its place."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, icon: str = "inbox") -> None:
        """Take the icon's name; the words come with ``show_words``."""
        super().__init__(parent)
        self._picture = Picture(icon, "line_strong", 9, self)
        self.sentence = Heading("", self, level=2, wrap=True)
        self.reason = PlainLabel("", self, wrap=True, tone="muted")
        # Two that stand beside each other have their pictures at one height, with a reason or not.
        policy = self.reason.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reason.setSizePolicy(policy)
        self.button = SafeButton("", self)
        self.button.clicked.connect(self.action_requested)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(2))
        column.addStretch(2)
        for widget in (self._picture, self.sentence, self.reason):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        column.addSpacing(theme.px(1))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        self.show_words("", "")

    def show_words(self, sentence: str, reason: str, button: str = "", icon: str = "") -> None:
        """Say what is missing, why, and what can be done about it."""
        self.sentence.set_text(sentence)
        self.reason.set_text(reason)
        self.reason.setVisible(bool(reason))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        if icon:
            self._picture.use(icon, "line_strong")
