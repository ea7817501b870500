"""Keys as a keyboard sends them: a modifier is let go of once it is let go of.

``QTest`` reports the release of Shift, Ctrl or Alt with that very modifier still held.  Until the
next key everything in the program took it for held, the next test included, and a list that goes
to a row while Shift is held chooses all rows in between.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def click_key(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE, delay: int = -1
) -> None:
    """Press a key, with what is held meanwhile, and let go of all of it."""
    QTest.keyClick(widget, key, modifier, delay)
    if modifier != _NONE:
        # To nobody's widget: that of the key may be gone, and no window listens to a lone release.
        QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)


def held() -> Qt.KeyboardModifier:
    """Return the modifiers that the program takes for held."""
    return QGuiApplication.keyboardModifiers()
