"""What all dialogs have in common: shown once, read by Tab, no larger than the screen.

Whoever would lose something by leaving does it twice: the first time it is only said.
"""

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
        self._warned = False

    @property
    def unsaved(self) -> bool:
        """Whether leaving would lose something; :meth:`warn` then says what."""
        return False

    def warn(self) -> None:
        """Say what would be lost."""
        raise NotImplementedError

    def may_lose(self) -> bool:
        """Return whether what is unsaved may go; the first time it is only said."""
        if not self.unsaved or self._warned:
            return True
        self._warned = True
        self.warn()
        return False

    def mended(self) -> None:
        """Take note that something else is unsaved now, of which nobody was told."""
        self._warned = False

    def reject(self) -> None:
        """Leave; the first time with something unsaved, only say that it would be lost."""
        if self.may_lose():
            super().reject()

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
