"""What all dialogs have in common: Tab goes as one reads, and they fit on the screen."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog

from dsr_desk.ui.reading_order import InReadingOrder


class Dialog(InReadingOrder, QDialog):
    """A dialog that is no larger than the screen, with its buttons where they can be reached."""

    def showEvent(self, event: QShowEvent) -> None:
        """Be no larger than the screen: large text makes every length larger."""
        super().showEvent(event)
        room = self.screen().availableGeometry().size()
        if self.width() > room.width() or self.height() > room.height():
            self.resize(self.size().boundedTo(room))
