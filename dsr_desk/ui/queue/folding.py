"""Folds the queue to a rail beside the case, where a case would have too little room beside it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from dsr_desk.ui.queue.view import QueueView
from dsr_desk.ui.style import theme

QUEUE = 72
"""Units of width that the queue has at the least."""
_CASE = 206
"""Units of width under which a case is cramped: its list is read beside an item, and title, filters
and buttons take a second line each, which leaves the list two or three rows in a low window."""
_UNBOUND = 16_777_215  # Qt's QWIDGETSIZE_MAX, which PySide leaves out


class Folding(QObject):
    """Folded by its button or key at any time; by itself when a case is opened in a narrow window.

    What has folded by itself unfolds by itself in a wider window.  Whoever unfolds it in a narrow
    one wants it there: it does not fold by itself again.
    """

    def __init__(self, splitter: QSplitter, queue: QueueView, case_page: QWidget) -> None:
        """Take the splitter with the queue at its left and the case at its right."""
        super().__init__(splitter)
        self._splitter, self._queue, self._case_page = splitter, queue, case_page
        self._by_itself = self._wanted = False
        self._sizes = [0, 0]
        queue.setMinimumWidth(theme.px(QUEUE))
        queue.fold.clicked.connect(self.toggle)

    @property
    def narrow(self) -> bool:
        """Whether queue and case have too little room beside each other."""
        return self._splitter.width() < theme.px(QUEUE + _CASE)

    def make_room(self) -> None:
        """Fold where the window is narrow: a case has been opened."""
        if self.narrow and not (self._queue.folded or self._wanted):
            self._fold()
            self._by_itself = True

    def heed_double_click(self) -> None:
        """Let the second press of a double click fall on nothing: the case comes under it."""
        self._case_page.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        QTimer.singleShot(QApplication.doubleClickInterval(), self, self._on_clicks_over)

    def unfold(self) -> None:
        """Show the queue."""
        if not self._queue.folded:
            return
        self._by_itself = False
        self._queue.set_folded(False)
        self._queue.setMaximumWidth(_UNBOUND)
        self._queue.setMinimumWidth(theme.px(QUEUE))
        self._splitter.setSizes(self._sizes)

    def follow_width(self) -> None:
        """Unfold what has folded by itself, in a window that is wide again."""
        if self.narrow:
            return
        self._wanted = False
        if self._by_itself:
            self.unfold()

    @Slot()
    def toggle(self) -> None:
        """Fold, or unfold and go to the list."""
        self._wanted = self._queue.folded and self.narrow
        if self._queue.folded:
            self.unfold()
            self._queue.go_to_list()
        else:
            self._fold()

    def _fold(self) -> None:
        self._sizes = self._splitter.sizes()
        self._queue.set_folded(True)
        rail = self._queue.minimumSizeHint().width()
        self._queue.setFixedWidth(rail)
        self._splitter.setSizes([rail, self._splitter.width() - rail])

    @Slot()
    def _on_clicks_over(self) -> None:
        self._case_page.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
