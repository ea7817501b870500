"""An icon standing by itself, in the colour of a token."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from dsr_desk.ui.style import theme
from dsr_desk.ui.style.icons import pixmap


class Picture(QLabel):
    """Only decorates: what it says stands beside it in words."""

    def __init__(
        self, name: str, role: str = "muted", units: float = 4, parent: QWidget | None = None
    ) -> None:
        """Take the icon, the token and the side in units of the theme."""
        super().__init__(parent)
        self._name, self._role, self._units = name, role, units
        theme.watch().scheme_changed.connect(self._on_watch_scheme_changed)
        self._on_watch_scheme_changed()

    def use(self, name: str, role: str) -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self._on_watch_scheme_changed()

    @Slot()
    def _on_watch_scheme_changed(self) -> None:
        colour = getattr(theme.tokens(), self._role)
        side = theme.px(self._units)
        self.setPixmap(pixmap(self._name, colour, side, self.devicePixelRatioF()))
