"""Ctrl+Enter, the keys that confirm, with either Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from dsr_desk.ui.widgets.labels import PlainLabel

_KEYS = [QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")]
"""The second is that of the number pad."""


def on_confirm_keys(
    widget: QWidget,
    slot: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> None:
    """Call the slot once for each time the keys are pressed, however long they are held.

    Held, they would go on to whatever comes next: a search that has ended leads to a plan.
    """
    shortcut = QShortcut(widget)
    shortcut.setKeys(_KEYS)
    shortcut.setContext(context)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(slot)


def confirm_hint(parent: QWidget) -> PlainLabel:
    """Return what stands beside the buttons of a form in which Enter alone confirms nothing."""
    text = QCoreApplication.translate("Confirming", "Ctrl+Enter confirms")
    return PlainLabel(text, parent, elide=Qt.TextElideMode.ElideRight, tone="muted")
