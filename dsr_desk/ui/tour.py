"""The demo that plays itself: one erasure and one extract through the real window, with pictures.

A tour is a list of steps.  Each waits until it can be taken, takes it as a person would (a button
is clicked, a field is filled in), and may leave a picture.  Nothing is faked: what the pictures
show is what a person at this workspace would see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

_POLL_MS = 30
_PATIENCE = 600
"""Polls before a step counts as stuck: two minutes, so that a slow machine is not the fault."""


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step: when it can be taken, what is done, and the picture taken before doing it."""

    name: str
    ready: Callable[[], bool]
    act: Callable[[], object]
    picture: str = ""


class TourStuck(Exception):
    """A step could not be taken: the window is not as it should be."""


class Tour(QObject):
    """Takes one step after the other while the event loop turns."""

    ended = Signal()

    def __init__(
        self, window: QWidget, steps: Sequence[TourStep], out: Path, parent: QObject | None = None
    ) -> None:
        """Take the window, the steps and the folder of pictures."""
        super().__init__(parent)
        self._window = window
        self._steps = list(steps)
        self._out = out
        self._polls = 0
        self.pictures: list[Path] = []
        self.fault = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> None:
        """Begin."""
        self._timer.start()

    @Slot()
    def _on_timer_timeout(self) -> None:
        if not self._steps:
            self._end("")
            return
        step = self._steps[0]
        if not step.ready():
            self._polls += 1
            if self._polls > _PATIENCE:
                self._end(step.name)
            return
        self._polls = 0
        self._steps.pop(0)
        if step.picture:
            self._take(step.picture)
        step.act()

    def _take(self, name: str) -> None:
        dialog = QApplication.activeModalWidget()
        shown = dialog if dialog is not None else self._window
        path = self._out / f"{len(self.pictures) + 1:02d}-{name}.png"
        shown.grab().save(str(path))
        self.pictures.append(path)

    def _end(self, fault: str) -> None:
        self._timer.stop()
        if fault:
            self._take("stuck")
        self.fault = fault
        self.ended.emit()
