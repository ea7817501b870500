"""The list of the queue with its keys; a case is shown once the keyboard rests on it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.qt import Index, current_in_sight
from dsr_desk.ui.queue.delegate import QueueDelegate
from dsr_desk.ui.queue.filters import view_of
from dsr_desk.ui.queue.model import QueueRole

REST_MS = 250
"""How long the arrow keys rest on a row before its case is shown."""


class QueueList(QListView):
    """The list with its keys: J and K, arrows, Enter opens, Ctrl+Enter takes the case on."""

    opened = Signal(int)
    """Enter or a double click on a case."""
    confirmed = Signal(int)
    """Ctrl+Enter on a case."""
    rested = Signal(int)
    """The choice has come to rest on a case."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        """Take whether single letters are keys."""
        super().__init__(parent)
        self._preferences = preferences
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(QueueDelegate(self))
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest_timeout)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)

    def current_case(self) -> int:
        """Return the id of the chosen case, 0 for none."""
        case = self.currentIndex().data(QueueRole.CASE)
        return case if isinstance(case, int) else 0

    def forget_rest(self) -> None:
        """Let go of a choice that has not rested yet."""
        self._rest.stop()

    @Slot()
    def open_current(self) -> None:
        """Open the case that the keyboard is on."""
        self._rest.stop()
        if self.current_case():
            self.opened.emit(self.current_case())

    def choose_row(self, row: int, *, mark: bool = True) -> None:
        """Put the keyboard on a row.  Only the row whose case is shown is marked."""
        flag = QItemSelectionModel.SelectionFlag
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect if mark else flag.Clear)
        if not mark:
            # Nobody has chosen it: a case is shown to whoever opens it, not to whoever waits.
            self._rest.stop()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Wait for the choice to rest."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row of the keyboard in sight when a banner or the window takes its room."""
        with current_in_sight(self, event):
            super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by J and K too; Enter opens."""
        letters = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        way = letters.get(Qt.Key(event.key()))
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if way and plain and self._preferences.single_keys:
            row = self.currentIndex().row() + way
            if 0 <= row < self.model().rowCount():
                self.choose_row(row)
        elif view_of(event) is not None:
            # A list would search its rows for it; the queue around it chooses a view.
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rest.stop()
            confirms = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            # Held down it would go on to whatever the case comes to next.
            if self.current_case() and not event.isAutoRepeat():
                (self.confirmed if confirms else self.opened).emit(self.current_case())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Don't jump about by typed letters: they are keys here."""

    @Slot()
    def _on_rest_timeout(self) -> None:
        if self.current_case():
            self.choose_row(self.currentIndex().row())
            self.rested.emit(self.current_case())

    @Slot(QModelIndex)
    def _on_clicked(self, _index: QModelIndex) -> None:
        self._rest.stop()
        self._on_rest_timeout()

    @Slot(QModelIndex)
    def _on_double_clicked(self, _index: QModelIndex) -> None:
        if self.current_case():
            self.opened.emit(self.current_case())
