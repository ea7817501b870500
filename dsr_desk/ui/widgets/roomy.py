"""Gives a page the height that its wrapped texts need, and scrolls where the window has less."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

from dsr_desk.ui.qt import alive, set_flag


class Roomy(QScrollArea):
    """Shows its content as large as itself, but never lower than nothing of it is cut.

    A layout would cut wrapped texts before it takes room from a list; here lists and previews
    shrink to their least first, and then all of it scrolls.  Of a stack only the page counts that
    is shown.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        """Take the content; it becomes this area's own."""
        super().__init__(parent)
        self._wanted: QWidget | None = None
        # Cards end where the page does: the bar would touch them, and their borders read as cut.
        set_flag(self.verticalScrollBar(), "apart", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Tab stops at what is in it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(_Sheet(content, self))
        self.verticalScrollBar().actionTriggered.connect(self._on_bar_action_triggered)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_app_focus_changed)

    def bring(self, widget: QWidget) -> None:
        """Scroll to a part of the page, and again when the page gets another height by it.

        What has only just been shown has no height before it has been laid out.  Whoever scrolls
        is not scrolled back.
        """
        self._wanted = widget
        self.look_again()

    def look_again(self) -> None:
        """Scroll to what is wanted, once everything has its place."""
        if self._wanted is not None:
            QTimer.singleShot(0, self, self._go)

    @Slot()
    def _go(self) -> None:
        sheet, wanted = self.widget(), self._wanted
        if sheet is None or wanted is None or not alive(wanted) or not wanted.isVisible():
            self._wanted = None
            return
        bar, top = self.verticalScrollBar(), wanted.mapTo(sheet, QPoint()).y()
        low = max(bar.value(), top + wanted.height() - self.viewport().height())
        bar.setValue(min(low, top))

    @Slot(int)
    def _on_bar_action_triggered(self, _action: int) -> None:
        self._wanted = None

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


def bring_into_view(widget: QWidget) -> None:
    """Scroll the page that a widget lies on, until all of the widget is seen or its top is."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, Roomy):
        around = around.parentWidget()
    if around is not None:
        around.bring(widget)


class TallColumn(Roomy):
    """A column among others that scrolls alone: what stands beside it keeps the window's height."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        """Take the content; it is never narrower than nothing of it is cut."""
        super().__init__(content, parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Return the content's least width, and the bar's."""
        sheet, bar = self.widget(), self.verticalScrollBar()
        least = sheet.minimumSizeHint().width() if sheet is not None else 0
        return QSize(least + bar.sizeHint().width(), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Ask for another width when the content does."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return handled


class _Sheet(QWidget):
    """Lies in the area; has no layout, since that would say which height it likes best."""

    def __init__(self, content: QWidget, area: Roomy) -> None:
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
        self._area.look_again()

    def event(self, event: QEvent) -> bool:
        """Measure again when the content needs another room."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return handled
