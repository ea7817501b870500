"""The list of other people on screen: one key takes out, one shows; letters only while in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from dsr_desk.ui.request.matches.view import MatchDelegate
from dsr_desk.ui.request.others.model import OthersModel
from dsr_desk.ui.request.others.words import Row


class OthersView(QListView):
    """Several rows can be chosen; a decision then is about all of them."""

    redact_requested = Signal()
    show_requested = Signal()
    place_requested = Signal(int)
    """The place before (-1) or the next one (1) is wanted."""

    def __init__(self, model: OthersModel, parent: QWidget | None = None) -> None:
        """Take the model."""
        super().__init__(parent)
        self._others = model
        self.setModel(model)
        self.setItemDelegate(MatchDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("framed", "true")

    def chosen(self) -> tuple[Row, ...]:
        """Return the selected rows, in their order."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(row for place in places if (row := self._others.row(place)) is not None)

    def go_on(self) -> None:
        """Go to the row after the last selected one."""
        places = [index.row() for index in self.selectionModel().selectedIndexes()]
        place = min(max(places, default=-1) + 1, self._others.rowCount() - 1)
        if place >= 0:
            self.setCurrentIndex(self._others.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the list's own letters."""
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and self._take_letter(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Don't jump to a name by its letter: letters decide here."""

    def _take_letter(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_U:
            self.redact_requested.emit()
        elif event.key() == Qt.Key.Key_M:
            self.show_requested.emit()
        elif event.key() in (Qt.Key.Key_Comma, Qt.Key.Key_Period):
            self.place_requested.emit(1 if event.key() == Qt.Key.Key_Period else -1)
        else:
            return False
        return True
