"""Gives a page the height that its wrapped texts need, and scrolls where the window has less."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget


class Roomy(QScrollArea):
    """Shows its content as large as itself, but never lower than nothing of it is cut.

    A layout would cut wrapped texts before it takes room from a list; here lists and previews
    shrink to their least first, and then all of it scrolls.  Of a stack only the page counts that
    is shown.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        """Take the content; it becomes this area's own."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Tab stops at what is in it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(_Sheet(content, self))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_app_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_app_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what has got the focus by another way than Tab: by F6, or by the program."""
        if now is not None and self.isAncestorOf(now):
            # A page that has only just come has no places before it has been laid out.
            QTimer.singleShot(0, self, self._reveal)

    @Slot()
    def _reveal(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)


class _Sheet(QWidget):
    """Lies in the area; has no layout, since that would say which height it likes best."""

    def __init__(self, content: QWidget, area: QScrollArea) -> None:
        super().__init__()
        self.setProperty("plain", "true")
        self._content, self._area = content, area
        content.setParent(self)

    def minimumSizeHint(self) -> QSize:
        """Return the least at which nothing is cut, at the width that there is."""
        page = self._content
        if isinstance(page, QStackedWidget):
            page = page.currentWidget() or page
        least = page.minimumSizeHint()
        layout = page.layout()
        if layout is None or not layout.hasHeightForWidth():
            return least
        width = max(least.width(), self._area.viewport().width())
        return QSize(least.width(), layout.totalMinimumHeightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hand all the room on."""
        super().resizeEvent(event)
        self._content.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """Measure again when the content needs another room."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return handled
