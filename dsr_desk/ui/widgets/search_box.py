"""A box to search a list with: the keys lead on into the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dsr_desk.ui.style.icons import icon


class SearchBox(QLineEdit):
    """Esc empties it; Down and Enter go on to what was found."""

    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Have an icon and a button that empties it."""
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setClearButtonEnabled(True)
        self._sign = self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._sign.setEnabled(False)

    @Slot()
    def show_icon(self) -> None:
        """Tint the icon anew."""
        self._sign.setIcon(icon("search"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave or empty it by key."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
