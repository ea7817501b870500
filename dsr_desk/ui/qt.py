"""Aliases and small helpers around Qt that every window needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, QThread
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QAbstractItemView, QLayout, QWidget

Index = QModelIndex | QPersistentModelIndex


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for the catalogues (lupdate knows the name); PySide6's own is not typed."""
    return text


def on_main_thread() -> bool:
    """Tell whether this is the thread in which widgets may be touched."""
    app = QCoreApplication.instance()
    return app is None or QThread.currentThread() is app.thread()


_WINDOWS: dict[int, QObject] = {}
"""Windows without a parent, by their ids, until Qt has ended them."""


def keep_window(window: QObject) -> None:
    """Leave a window's end to Qt: it is never garbage, whoever has let go of it (docs/adr/0078).

    The collector takes its parts to pieces in any order, and each one's end makes Qt ask the others
    how large they would like to be.
    """
    _WINDOWS[id(window)] = window
    window.destroyed.connect(partial(_WINDOWS.pop, id(window), None))


def alive(thing: QObject | None) -> bool:
    """Tell whether Qt still has the object."""
    return thing is not None and isValid(thing)


def restyle(widget: QWidget) -> None:
    """Apply the style sheet anew after a property it selects by has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_flag(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet selects by."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)


def flat(layout: QLayout, spacing: int = 0) -> None:
    """Take a layout's margins away."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)


@contextmanager
def current_in_sight(view: QAbstractItemView, event: QResizeEvent) -> Iterator[None]:
    """Keep a list's current row in sight while the list gets another size, if it was."""
    row = view.visualRect(view.currentIndex())
    seen = row.isValid() and row.top() >= 0 and row.bottom() < event.oldSize().height()
    yield
    if seen:
        view.scrollTo(view.currentIndex())


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say what has just happened."""
    # Its enumerations are made when it is first named: not before the first window.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
