"""F6 and Shift+F6 go round the parts of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from dsr_desk.ui.shortcuts import keys_of


class Panes(QObject):
    """Knows the parts by asking for them each time: another page has others."""

    def __init__(self, window: QWidget, parts: Callable[[], Sequence[QWidget]]) -> None:
        """Take what lists the parts in their order."""
        super().__init__(window)
        self._parts = parts
        for name, slot in (
            ("panes", self._on_forward_activated),
            ("panes_back", self._on_back_activated),
        ):
            for keys in keys_of(name):
                QShortcut(keys, window).activated.connect(slot)

    @Slot()
    def _on_forward_activated(self) -> None:
        self._go(1)

    @Slot()
    def _on_back_activated(self) -> None:
        self._go(-1)

    def _go(self, way: int) -> None:
        parts = [part for part in self._parts() if part.isVisible() and part.isEnabled()]
        if not parts:
            return
        focused = QApplication.focusWidget()
        here = -1 if way > 0 else len(parts)
        for number, part in enumerate(parts):
            if focused is not None and (focused is part or part.isAncestorOf(focused)):
                here = number
        parts[(here + way) % len(parts)].setFocus(
            Qt.FocusReason.TabFocusReason if way > 0 else Qt.FocusReason.BacktabFocusReason
        )
