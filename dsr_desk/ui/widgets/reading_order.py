"""Tab follows the eyes: what lies where says what comes after what, however late it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

_SLACK = 3
"""Pixels by which neighbours may overlap and still be two lines, or two columns."""


class InReadingOrder:
    """Stands before Qt's own class in a window whose Tab goes as one reads."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on in the order of reading."""
        window = cast(QWidget, self)
        follow_eyes(window)
        return QWidget.focusNextPrevChild(window, forward)


def follow_eyes(window: QWidget) -> None:
    """Let Tab go through the window as it is read; called before each step.

    Qt's own chain is the order of making: rows, chips and buttons that come and go would stand
    behind everything that was there before them.
    """
    for before, after in pairwise(widget for widget in _widgets(window) if _stops(widget)):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return bool(widget.focusPolicy() & tab) and widget.focusProxy() is None


def _widgets(parent: QWidget) -> Iterator[QWidget]:
    """Yield what is seen inside a widget, the widgets in a widget right after it.

    Places, not layouts, and children found anew instead of Qt's own lists of children, of a
    layout's items or of the chain: PySide keeps what it has handed out of those, widgets that Qt
    made for itself too, and takes another at the same address for it once Qt has deleted them.
    """
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    inner = [
        (child.geometry(), child)
        for child in parent.findChildren(QWidget, options=direct)
        if not child.isWindow() and child.isVisibleTo(parent)
    ]
    for widget in _read(inner):
        yield widget
        yield from _widgets(widget)


def _read(placed: Sequence[tuple[QRect, QWidget]]) -> Iterator[QWidget]:
    """Yield widgets line by line; in a line column by column, each of them read the same way."""
    if len(placed) < 2:
        yield from (widget for _, widget in placed)
        return
    for line in _cut(placed, QRect.top, QRect.bottom):
        for column in _cut(line, QRect.left, QRect.right):
            if len(column) < len(placed):
                yield from _read(column)
            else:
                yield from (widget for _, widget in column)


def _cut(
    placed: Sequence[tuple[QRect, QWidget]],
    begin: Callable[[QRect], int],
    end: Callable[[QRect], int],
) -> Iterator[list[tuple[QRect, QWidget]]]:
    """Yield what lies together, cut wherever nothing lies across."""
    together: list[tuple[QRect, QWidget]] = []
    reach = 0
    for rect, widget in sorted(placed, key=lambda each: begin(each[0])):
        if together and begin(rect) > reach - _SLACK:
            yield together
            together = []
        reach = max(reach, end(rect)) if together else end(rect)
        together.append((rect, widget))
    if together:
        yield together
