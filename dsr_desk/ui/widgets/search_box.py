"""A box to search a list with: the keys lead on into the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dsr_desk.ui.style import theme
from dsr_desk.ui.style.icons import icon
from dsr_desk.ui.widgets.clear_button import ClearButton


class SearchBox(QLineEdit):
    """Esc empties it; Down and Enter go on to what was found."""

    left_downwards = Signal()
    entered = Signal()
    """Enter was pressed (not held); ``left_downwards`` follows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Have a sign and a button that empties it."""
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.clear_button = ClearButton(self)
        self._leave_room()

    def sign_place(self) -> QRect:
        """Return where the sign stands: as large as a line of text is high."""
        side = theme.px(4)
        return QRect(theme.px(2), (self.height() - side) // 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign too: an action of Qt’s own has 16 pixels, however large the texts are."""
        super().paintEvent(event)
        icon("search").paint(QPainter(self), self.sign_place())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the texts."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._leave_room()

    def _leave_room(self) -> None:
        margins = self.textMargins()
        margins.setLeft(self.sign_place().right())
        self.setTextMargins(margins)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave or empty it by key."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.key() != Qt.Key.Key_Down and not event.isAutoRepeat():
                self.entered.emit()
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
