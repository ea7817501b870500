"""The list of what must be opened before signing."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from dsr_desk.ui.qt import current_in_sight
from dsr_desk.ui.request.approve.to_see_model import ToSeeModel
from dsr_desk.ui.request.matches.view import MatchDelegate

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_N)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ToSeeView(QListView):
    """Opening is a deliberate act: a click, Enter, the space bar, or N for the next one.

    Going past a row with the arrow keys opens nothing: what is signed is that it was looked at.  A
    key that is held down opens one, not all that come after it.
    """

    opening_requested = Signal(str)
    """Carries the mark of what should be opened."""

    def __init__(self, model: ToSeeModel, parent: QWidget | None = None) -> None:
        """Take the model."""
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(MatchDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setProperty("framed", "true")
        self.letter_keys = True
        self.clicked.connect(self._on_clicked)

    def current_mark(self) -> str:
        """Return the mark of the current row, or nothing."""
        row = self._rows.row(self.currentIndex().row())
        return row.mark if row else ""

    def go_to(self, place: int) -> None:
        """Make one row the current one, without opening it."""
        if self._rows.rowCount():
            index = self._rows.index(max(0, min(place, self._rows.rowCount() - 1)))
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
            self.scrollTo(index)

    @Slot()
    def open_next(self) -> None:
        """Open the next one that has not been opened."""
        here = self.currentIndex().row()
        # The current row itself comes first when nothing was opened in it yet.
        place = self._rows.next_unopened(here - 1 if here >= 0 else -1)
        if place >= 0:
            self.go_to(place)
            self.opening_requested.emit(self.current_mark())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight when a message takes its room."""
        with current_in_sight(self, event):
            super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the list's own keys."""
        plain = event.modifiers() in _PLAIN
        held = event.isAutoRepeat() and event.key() in _OPENING
        if plain and (held or self._take_key(event.key())):
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Don't jump to a title by its letter."""

    def _take_key(self, key: int) -> bool:
        here = self.currentIndex().row()
        if self.letter_keys and key == Qt.Key.Key_N:
            self.open_next()
        elif key in _OPENING and key != Qt.Key.Key_N:
            self._open()
        elif self.letter_keys and key == Qt.Key.Key_J:
            self.go_to(here + 1)
        elif self.letter_keys and key == Qt.Key.Key_K:
            self.go_to(here - 1)
        else:
            return False
        return True

    def _open(self) -> None:
        if self.current_mark():
            self.opening_requested.emit(self.current_mark())

    @Slot(QModelIndex)
    def _on_clicked(self, _index: QModelIndex) -> None:
        self._open()
