"""Keeps Python's garbage collector in the window's thread while others work beside it.

Python collects wherever it happens to be, in a job's thread too, and what it finds may be a widget
or a signal's sender.  Qt then ends it there, holding a lock that the window's thread waits for with
the interpreter in its hands: both stand still for ever.  So nothing is collected by itself while
jobs can run; a timer of the window's thread does it by the same thresholds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1000
_keepers: set[int] = set()
"""Those who want it kept here; with the last of them the collector is its own again."""


class GarbageKeeper(QObject):
    """Collects in the thread it was made in, until it is let go."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin at once; call :meth:`let_go` in the end."""
        super().__init__(parent)
        _keepers.add(id(self))
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start(EVERY_MS)

    def let_go(self) -> None:
        """Leave the collector to itself again, once nobody else keeps it; may be called twice."""
        self._timer.stop()
        _keepers.discard(id(self))
        if not _keepers:
            gc.enable()

    @Slot()
    def _on_timer_timeout(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [gen for gen in range(3) if counts[gen] > thresholds[gen]]
        if due:
            gc.collect(due[-1])
