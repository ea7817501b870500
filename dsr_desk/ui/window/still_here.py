"""Looks, while a window stands open, whether whoever is signed in may still read here."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QDialog, QWidget

from dsr_desk.ui.desk import Desk
from dsr_desk.ui.operation import Operation

LOOK_MS = 15_000
"""How long what is on the screen may stay there after its reader's account has ended."""


class StillHere(QObject):
    """Each operation asks; where nobody does anything, this asks in their place."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Look while somebody is signed in."""
        super().__init__(window)
        self._desk, self._window = desk, window
        self.timer = QTimer(self, interval=LOOK_MS)
        self.timer.timeout.connect(self._on_timer_timeout)
        desk.signed_in.connect(self.timer.start)
        desk.signed_out.connect(self.timer.stop)
        desk.turning_out.connect(self._on_desk_turning_out)

    @Slot()
    def _on_timer_timeout(self) -> None:
        # It is in nobody's way, and that it could not look is told by whatever they do next.
        Operation(
            self, self._desk, lambda _p, _c: None, watches=True, replaces="still-here"
        ).failure(_not_now).run_in_background()

    @Slot(object)
    def _on_desk_turning_out(self, _why: object) -> None:
        """Take away what stands over the window: there is nobody left who could answer it."""
        for dialog in self._window.findChildren(QDialog):
            dialog.done(QDialog.DialogCode.Rejected)


def _not_now(_error: Exception) -> None:
    """Let the next look find it out."""
