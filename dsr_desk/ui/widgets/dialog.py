"""What all dialogs have in common: shown once, Tab goes as one reads, they fit on the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from dsr_desk.ui.widgets.reading_order import InReadingOrder


class Dialog(InReadingOrder, QDialog):
    """A dialog that is no larger than the screen, with its buttons where they can be reached."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Be made anew each time; what it shows goes with it when it is closed."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def showEvent(self, event: QShowEvent) -> None:
        """Be no larger than the screen: large text makes every length larger."""
        super().showEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Grow when there is more to say than there is room for."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return handled

    def _fit(self) -> None:
        """Take the height that wrapped texts need: Qt gives a window that of one line each."""
        size, layout = self.size(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            size.setHeight(max(size.height(), layout.totalMinimumHeightForWidth(size.width())))
        size = size.boundedTo(self.screen().availableGeometry().size())
        if size != self.size():
            self.resize(size)
