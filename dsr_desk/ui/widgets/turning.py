"""Two things beside each other where there is room, else the second below the first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSplitter, QWidget

from dsr_desk.ui.qt import flat
from dsr_desk.ui.style import theme

_ROW, _COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Turning(QWidget):
    """Never asks for more width than the wider of the two: the window may be that narrow."""

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        spacing: int,
        parent: QWidget | None = None,
        *,
        shares: tuple[int, int] = (1, 0),
        comfort: int = 0,
        whole: bool = False,
    ) -> None:
        """Take both, the room between them, and how they share what is left over.

        ``comfort`` is the width under which the second one would not stand beside the first;
        ``whole``: the first one, which may give way, gets a line of its own before it does.
        """
        super().__init__(parent)
        self._first, self._second, self._comfort = first, second, comfort
        self._whole = whole
        self._box = QBoxLayout(_ROW, self)
        flat(self._box, spacing)
        for part, share in zip((first, second), shares, strict=True):
            self._box.addWidget(part, share)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider one."""
        widths = map(_least, self._parts())
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the second one where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange anew when one of them needs another room."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return handled

    def _parts(self) -> tuple[QWidget, ...]:
        return tuple(part for part in (self._first, self._second) if not part.isHidden())

    def _arrange(self) -> None:
        needed = sum(map(_least, self._parts()))
        if self._whole and not self._first.isHidden():
            needed += max(self._first.sizeHint().width() - _least(self._first), 0)
        if not self._second.isHidden():
            needed += max(self._comfort - _least(self._second), 0)
        fits = needed + self._box.spacing() <= self.width()
        way = _ROW if fits else _COLUMN
        if way is not self._box.direction():
            self._box.setDirection(way)
            self.updateGeometry()


class Panes(QSplitter):
    """Panes of which none goes away, with air between them that can be drawn."""

    def __init__(
        self,
        parent: QWidget | None = None,
        way: Qt.Orientation = Qt.Orientation.Horizontal,
    ) -> None:
        """Start with none."""
        super().__init__(way, parent)
        # Before there is anything in it: all of that would be styled anew.
        self.setStyleSheet("QSplitter::handle { background: transparent; }")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.px(2))

    def fill(self, *panes: tuple[QWidget, int], sizes: Sequence[int] = ()) -> None:
        """Take the panes, each with its share of what is left over; sizes in units of the theme."""
        for pane, share in panes:
            self.addWidget(pane)
            self.setStretchFactor(self.indexOf(pane), share)
        if sizes:
            self.setSizes([theme.px(size) for size in sizes])


class TurningPanes(Panes):
    """Two panes with a handle between them; where both are too wide, one below the other."""

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider pane, and the height of both where they stand so."""
        return QSize(max(self._widths(), default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where there is too little room, or enough again."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Turn when a pane needs another room."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return handled

    def _arrange(self) -> None:
        beside = sum(self._widths()) + self.handleWidth() <= self.width()
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if way is not self.orientation():
            self.setOrientation(way)

    def _widths(self) -> list[int]:
        panes = (self.widget(number) for number in range(self.count()))
        return [_least(pane) for pane in panes if pane is not None]


def _least(part: QWidget) -> int:
    return max(part.minimumSizeHint().width(), part.minimumWidth())
