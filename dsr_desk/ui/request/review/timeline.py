"""A person's items over the months, channel by channel: drawn, and a filter by click or by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDate, QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dsr_desk.services.finding.listing import Month
from dsr_desk.ui.qt import announce
from dsr_desk.ui.request.review.timeline_chart import Chart, Chosen, Lane, lanes_of, line_height
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.labels import tooltip

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -12,
    Qt.Key.Key_PageDown: 12,
    Qt.Key.Key_Home: -10_000,
    Qt.Key.Key_End: 10_000,
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months that are chosen, of one channel or (empty) of all; everything when it is None."""

    since: datetime | None = None
    until: datetime | None = None
    channel: str = ""


EVERYTHING = Stretch()


class Timeline(QWidget):
    """Bars by month: arrows move, Shift extends, Enter or a click chooses, Escape lets go."""

    stretch_chosen = Signal(object)
    """Carries a :class:`Stretch`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without months, and hidden."""
        super().__init__(parent)
        self._months: tuple[Month, ...] = ()
        self._titles: Mapping[str, str] = {}
        self._lanes: tuple[Lane, ...] = ()
        self._at, self._from, self._lane = 0, 0, 0
        self._chosen: Chosen | None = None
        self._drawing = False
        self._low = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    @property
    def _chart(self) -> Chart:
        return Chart(self._months, self._lanes, self.width())

    @property
    def stretch(self) -> Stretch:
        """What is chosen."""
        if self._chosen is None:
            return EVERYTHING
        first, last, lane = self._chosen
        # The first month takes in what is older, so it has no beginning.
        since = self._months[first].since if first else None
        return Stretch(since, self._months[last].until, self._lanes[lane].channel)

    def show_months(self, months: Sequence[Month], titles: Mapping[str, str]) -> None:
        """Take the months and the channels' titles; what was chosen of the same months stays."""
        if tuple(months) == self._months and titles == self._titles:
            return
        same = [m.first for m in months] == [m.first for m in self._months]
        self._months, self._titles = tuple(months), titles
        if not same:
            self._chosen = None
            self._at = self._from = max(len(self._months) - 1, 0)
        self._translate()
        self.setVisible(len(self._months) > 1)
        self.updateGeometry()

    def clear(self) -> None:
        """Let go of the case."""
        self._chosen, self._lane = None, 0
        self.show_months((), {})

    def sizeHint(self) -> QSize:
        """Return the room of the lanes and the years below them."""
        return QSize(theme.px(80), self._chart.bottom + line_height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and little width."""
        return QSize(theme.px(40), self.sizeHint().height())

    def words(self) -> str:
        """Say what the cursor stands on."""
        first, last = sorted((self._from, self._at))
        return self._words(first, last, self._lane) if self._months else ""

    def _words(self, first: int, last: int, number: int) -> str:
        lane = self._lanes[number]
        count = sum(lane.heights[first : last + 1])
        when = self._month_words(first)
        if first != last:
            when = f"{when} – {self._month_words(last)}"
        return self.tr("{when}, {channel}: %Ln item(s)", "", count).format(
            when=when, channel=lane.title
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()

    def event(self, event: QEvent) -> bool:
        """Say what lies under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            month, lane = self._chart.hit(event.pos())
            words = self._words(month, month, lane) if self._months else ""
            QToolTip.showText(event.globalPos(), tooltip(words), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose, let go."""
        key = Qt.Key(event.key())
        if not self._months:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._at = min(max(self._at + _STEPS[key], 0), len(self._months) - 1)
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._from = self._at
            self._moved()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key is Qt.Key.Key_Down else -1
            self._lane = min(max(self._lane + step, 0), len(self._lanes) - 1)
            self._moved()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        elif key is Qt.Key.Key_Escape and self._chosen is not None:
            self.let_go()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stretch."""
        spot = event.position().toPoint()
        if not self._months or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._drawing = spot.y() < self._chart.bottom
        if self._drawing:
            self._at, self._lane = self._chart.hit(spot)
            self._from = self._at
            self._moved()
        elif self._chosen is not None:
            self.let_go()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the stretch out."""
        if self._months and self._drawing:
            self._at, _ = self._chart.hit(event.position().toPoint())
            self._moved()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was drawn; the same once more lets it go."""
        if self._months and self._drawing and event.button() is Qt.MouseButton.LeftButton:
            self._drawing = False
            self._choose()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the cursor stands."""
        super().focusInEvent(event)
        self._moved()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the cursor."""
        super().focusOutEvent(event)
        self.update()

    def let_go_quietly(self) -> None:
        """Choose everything again, without telling."""
        self._chosen = None
        self.update()

    def let_go(self) -> None:
        """Show everything again."""
        self.let_go_quietly()
        self.stretch_chosen.emit(EVERYTHING)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw lanes, bars and years."""
        del event
        if not self._months:
            return
        chart = self._chart
        first, last = sorted((self._from, self._at))
        cursor = (first, last, self._lane) if self.hasFocus() else None
        note = ""
        if self._chosen is not None:
            text = self.tr("Listed: {stretch} · click to list all")
            note = text.format(stretch=self._words(*self._chosen))
        with QPainter(self) as painter:
            chart.paint(painter, self._chosen, cursor, note)

    def set_low(self, low: bool) -> None:
        """Have one lane for all channels together; not while something is chosen in another."""
        low = low and (self._chosen is None or self._chosen[2] == 0)
        if low != self._low:
            self._low = low
            self._translate()
            self.updateGeometry()

    def _translate(self) -> None:
        lanes = lanes_of(self._months, self._titles, self.tr("All channels"))
        self._lanes = lanes[:1] if self._low else lanes
        self._lane = min(self._lane, max(len(self._lanes) - 1, 0))
        self.setAccessibleName(self.tr("Items over time, by month and channel"))
        self._moved(aloud=False)

    def _moved(self, *, aloud: bool = True) -> None:
        self.setAccessibleDescription(self.words())
        if aloud:
            announce(self, self.words())
        self.update()

    def _choose(self) -> None:
        first, last = sorted((self._from, self._at))
        wanted = (first, last, self._lane)
        if wanted == self._chosen:
            self.let_go()
            return
        self._chosen = wanted
        self.update()
        self.stretch_chosen.emit(self.stretch)

    def _month_words(self, number: int) -> str:
        first = self._months[number].first
        return QLocale().toString(QDate(first.year, first.month, 1), "MMMM yyyy")
