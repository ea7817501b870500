"""Keeps Python's garbage collector in the window's thread while others work beside it.

Python collects wherever it happens to be, in a job's thread too, and what it finds may be a widget
or a signal's sender.  Qt then ends it there, holding a lock that the window's thread waits for with
the interpreter in its hands: both stand still for ever.  In the window's own thread it may be in
the midst of a question that Qt asks a widget, such as how high it is at a width: a window that is
closed and held by nobody is asked such things too, and would be ended under Qt's feet.  So nothing
is collected by itself while jobs can run or windows may be there; a timer of the window's thread
does it by the same rules, from the event loop, where Qt is in the midst of nothing (docs/adr/0078).

A collection of everything keeps the window still for as long as it takes to walk through all that
the program holds.  So what stays as long as the window does is set aside, and everything is walked
through only when a quarter has been added since, as Python does it.  What has been added is told by
the blocks of memory in use: to count objects is the walk to be spared.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer, Slot

from dsr_desk.ui.qt import alive

EVERY_MS = 1000
_OLDEST = 2
_keepers: set[int] = set()
"""Those who want it kept here; with the last of them the collector is its own again."""
_kept_for: dict[int, QObject] = {}
"""The keeper of each owner, by the owner's id: to look for it among the owner's children would make
known to Python whatever else hangs there, such as Qt's style with all its enumerations."""


class GarbageKeeper(QObject):
    """Collects in the thread it was made in, until it is let go."""

    _aside = 0
    """Blocks of memory that were in use when what stays was set aside."""
    _left = 0
    """Blocks beyond those that the last collection of everything has left.

    Both are the process's, as the collector is: who sets aside is not always who collects.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin at once; call :meth:`let_go` in the end."""
        super().__init__(parent)
        _keepers.add(id(self))
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY_MS)

    def let_go(self) -> None:
        """Leave the collector to itself again, once nobody else keeps it; may be called twice."""
        self._timer.stop()
        _keepers.discard(id(self))
        if not _keepers:
            gc.enable()

    @Slot()
    def look(self) -> None:
        """Collect what is due by now."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [gen for gen in range(3) if counts[gen] > thresholds[gen]]
        if due and due[-1] == _OLDEST and not self._grown():
            due.pop()
        if not due:
            return
        gc.collect(due[-1])
        if due[-1] == _OLDEST:
            GarbageKeeper._left = self._held()

    def _grown(self) -> bool:
        """Tell whether a quarter has been added to what the last collection of all has left."""
        return self._held() > self._left * 5 // 4

    @classmethod
    def _held(cls) -> int:
        """Count the blocks of memory in use beyond those set aside."""
        return max(sys.getallocatedblocks() - cls._aside, 0)

    @classmethod
    def keep_for(cls, owner: QObject) -> None:
        """Keep the collector here for as long as an owner lives; may be asked twice."""
        if not alive(_kept_for.get(id(owner))):
            _kept_for[id(owner)] = cls(owner)

    @classmethod
    def set_aside(cls) -> None:
        """Never look for garbage again in what there is now: it stays as long as the program does.

        To be called once all modules are imported and the window is built whole: before, that is
        most of the heap, and walking through it takes a twentieth of a second.
        """
        gc.freeze()
        cls._aside, cls._left = sys.getallocatedblocks(), 0
