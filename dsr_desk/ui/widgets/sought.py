"""From a search box to what it finds: fingers are faster than a list is read."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dsr_desk.ui.widgets.search_box import SearchBox

PATIENCE_MS = 200
"""How long typing rests before the search begins."""


class Sought(QObject):
    """Begins a search once typing rests, and lets nobody into a list that is not narrowed yet.

    Enter begins it at once.  Whoever owns it says by :meth:`listed` when the list shows what was
    sought: only then the keyboard goes there, where Enter would open a case that nobody sought, and
    a decision would be about all that was listed before.
    """

    begun = Signal()
    """The list is to be read for the text as it stands."""
    reached = Signal()
    """On to the list, which shows what was sought."""
    opened = Signal()
    """Enter was pressed again meanwhile: on into the first that was found."""

    def __init__(self, box: SearchBox) -> None:
        """Listen to the box."""
        super().__init__(box)
        self._box = box
        self._due = False
        """Whether the list does not show yet what stands in the box."""
        self._lost = False
        self._leaves = False
        self._enters = 0
        self._rest = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._rest.timeout.connect(self.begun)
        box.textChanged.connect(self._on_box_text_changed)
        box.entered.connect(self._on_box_entered)
        box.left_downwards.connect(self._on_box_left_downwards)

    def listed(self) -> None:
        """Take note that a list was read; one that was asked for before the text is no answer."""
        if self._rest.isActive():
            return
        goes = self._leaves and self._box.hasFocus()
        opens = goes and self._enters > 1
        self.settle()
        if goes:
            self.reached.emit()
        if opens:
            self.opened.emit()

    @Slot()
    def lose(self) -> None:
        """Take note that the list could not be read: the next Enter tries again."""
        self._lost, self._leaves, self._enters = self._due, False, 0

    def settle(self) -> None:
        """Seek nothing more: the list shows what stands in the box, or is about to."""
        self._rest.stop()
        self._due = self._lost = self._leaves = False
        self._enters = 0

    @Slot(str)
    def _on_box_text_changed(self, _text: str) -> None:
        self.settle()
        self._due = True
        self._rest.start()

    @Slot()
    def _on_box_entered(self) -> None:
        self._enters += self._due

    @Slot()
    def _on_box_left_downwards(self) -> None:
        if not self._due:
            self.reached.emit()
            return
        self._leaves = True
        if self._rest.isActive() or self._lost:
            self._rest.stop()
            self._lost = False
            self.begun.emit()
