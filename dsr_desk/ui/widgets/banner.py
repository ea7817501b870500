"""A message where the work is: what happened, and the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from dsr_desk.ui.qt import announce, set_flag
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import IconButton, SafeButton
from dsr_desk.ui.widgets.labels import PlainLabel
from dsr_desk.ui.widgets.picture import Picture

LOOKS = {"info": "info", "ok": "done", "attention": "alert", "failed": "failed"}


class Banner(QFrame):
    """Hidden until it has something to say."""

    action_requested = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._tone = "info"
        self._picture = Picture("info", "accent", 5, self)
        self.text = PlainLabel("", self, wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = SafeButton("", self)
        self._close = IconButton("cross", self.tr("Dismiss"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(3), theme.px(1.5), theme.px(1.5), theme.px(1.5))
        row.setSpacing(theme.px(2))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self.button.clicked.connect(self.action_requested)
        self._close.clicked.connect(self._on_close_clicked)
        self.hide()

    @property
    def tone(self) -> str:
        """How it says it: info, ok, attention or failed."""
        return self._tone

    def show_message(
        self, tone: str, text: str, action: str = "", *, dismissable: bool = True
    ) -> None:
        """Say something, with a button when there is something to do about it."""
        if tone not in LOOKS:
            raise ValueError(tone)
        self._tone = tone
        set_flag(self, "banner", tone)
        self.text.set_text(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._close.setVisible(dismissable)
        self._close.set_name(self.tr("Dismiss"))
        # Several banners may stand above each other: each button says whose it is.
        for button in (self.button, self._close):
            button.setAccessibleDescription(text)
        self._picture.use(LOOKS[tone], "accent" if tone == "info" else tone)
        self.show()
        announce(self, text)

    def clear(self) -> None:
        """Say nothing more."""
        self.hide()

    @Slot()
    def _on_close_clicked(self) -> None:
        self.hide()
        self.dismissed.emit()
