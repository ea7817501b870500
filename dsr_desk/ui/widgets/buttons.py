"""Buttons by what they do: the one primary of a page, safe ones, and the one that destroys."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QToolTip, QWidget

from dsr_desk.ui.style.icons import size_beside_words, tint
from dsr_desk.ui.widgets.labels import set_tip, tooltip

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PressedByEnter:
    """Stands before Qt's own class: Enter on a button with the focus is about that button.

    Without it Qt presses the dialog's default button instead, or what lies around the button.  Held
    down it presses once: what it leads to may have a button in the same place.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Enter too."""
        button = cast(QAbstractButton, self)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and plain:
            if not event.isAutoRepeat():
                button.click()
        else:
            QAbstractButton.keyPressEvent(button, event)


class _Button(PressedByEnter, QPushButton):
    """A push button that Enter does not reach from elsewhere."""

    kind = "safe"
    role = "text"

    def __init__(self, text: str = "", parent: QWidget | None = None, *, icon: str = "") -> None:
        """Take the text and the name of an icon."""
        super().__init__(text, parent)
        self.setProperty("kind", self.kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            tint(self, icon, self.role)


class SafeButton(_Button):
    """Does something that can be taken back, or nothing."""


class PrimaryButton(_Button):
    """The page's next step."""

    kind = "primary"
    role = "on_accent"


class DangerButton(_Button):
    """Destroys something.  It never is the default and never has the first focus.

    Enter and Return do nothing on it: only a click or the space bar, each a deliberate act.  The
    second half of a double click is none: where the first half has asked “Remove…”, this button may
    stand in that one's place by then.
    """

    kind = "danger"
    role = "on_failed"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter pass by, and say what is pressed instead."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
            return
        event.accept()
        text = self.tr("Enter never erases or approves: press the space bar, or click.")
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), tooltip(text), self)
        self.setAccessibleDescription(text)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take no press from it."""
        event.accept()


class LinkButton(_Button):
    """A small action beside a text."""

    kind = "link"
    role = "accent"


class IconButton(PressedByEnter, QToolButton):
    """An icon alone, with the name that a screen reader and the tooltip say."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        """Take the icon's name and what it does."""
        super().__init__(parent)
        self.setProperty("kind", "icon")
        tint(self, icon, "muted")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Take another name (another language)."""
        self.setAccessibleName(name)
        set_tip(self, name)


class ActionButton(_Button):
    """Shows a QAction of a page: text, icon and whether it can be used follow the action."""

    def __init__(
        self, action: QAction, parent: QWidget | None = None, *, primary: bool = False
    ) -> None:
        """Take the action; the primary one looks it."""
        self.kind = "primary" if primary else "safe"
        super().__init__(action.text(), parent)
        self._action = action
        action.changed.connect(self._on_action_changed)
        self.clicked.connect(action.trigger)
        self._on_action_changed()

    @Slot()
    def _on_action_changed(self) -> None:
        self.setText(self._action.text())
        around = self.parentWidget()
        if (
            self.hasFocus()
            and around
            and not (self._action.isEnabled() and self._action.isVisible())
        ):
            # Qt would look for the next place wherever one is, in another part of the window.
            around.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())
        self.setIcon(self._action.icon())
        self.setIconSize(size_beside_words())
        set_tip(self, self._action.statusTip())
