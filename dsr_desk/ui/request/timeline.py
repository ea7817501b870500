"""A person's items over the months, channel by channel: drawn, and a filter by click or by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDate, QEvent, QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from dsr_desk.services.listing import Month
from dsr_desk.ui import theme
from dsr_desk.ui.qt import announce
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import tooltip

MOST_LANES = 6
"""The first is all channels together; of more channels, those with the most items are drawn."""
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


@dataclass(frozen=True, slots=True)
class _Lane:
    channel: str
    title: str
    heights: tuple[int, ...]


class Timeline(QWidget):
    """Bars by month: arrows move, Shift extends, Enter or a click chooses, Escape lets go."""

    stretch_chosen = Signal(object)
    """Carries a :class:`Stretch`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without months, and hidden."""
        super().__init__(parent)
        self._months: tuple[Month, ...] = ()
        self._titles: Mapping[str, str] = {}
        self._lanes: tuple[_Lane, ...] = ()
        self._at, self._from, self._lane = 0, 0, 0
        self._chosen: tuple[int, int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

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
        return QSize(theme.px(80), self._height() * len(self._lanes) + self._line())

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
        return self.tr("{when}, {channel}: %n item(s)", "", count).format(
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
            month, lane = self._hit(event)
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
        if self._months and event.button() is Qt.MouseButton.LeftButton:
            self._at, self._lane = self._hit(event)
            self._from = self._at
            self._moved()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the stretch out."""
        if self._months:
            self._at, _ = self._hit(event)
            self._moved()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was drawn; the same once more lets it go."""
        if self._months and event.button() is Qt.MouseButton.LeftButton:
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
        with QPainter(self) as painter:
            painter.setFont(theme.scaled_font(QApplication.font(), 0.85))
            self._paint_marks(painter)
            for number, lane in enumerate(self._lanes):
                self._paint_lane(painter, number, lane)
            self._paint_years(painter)
            self._paint_chosen(painter)

    def _paint_marks(self, painter: QPainter) -> None:
        """Mark what is chosen by a ground and a bold frame, and the cursor by a thin one."""
        if self._chosen is not None:
            box = self._box(*self._chosen)
            painter.fillRect(box, theme.color("accent_soft"))
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            first, last = sorted((self._from, self._at))
            painter.drawRect(self._box(first, last, self._lane).adjusted(-1, 0, 0, -1))

    def _paint_lane(self, painter: QPainter, number: int, lane: _Lane) -> None:
        top, height = number * self._height(), self._height()
        metrics = painter.fontMetrics()
        painter.setPen(theme.color("muted"))
        room = self._left() - theme.px(2)
        title = metrics.elidedText(lane.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(0, top, room, height), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(theme.color("line"))
        painter.drawLine(self._left(), top + height - 1, self.width(), top + height - 1)
        most = max(lane.heights, default=0)
        if not most:
            return
        bars = []
        for month, count in enumerate(lane.heights):
            if count:
                tall = max(2, round(count / most * (height - 4)))
                left, right = self._edge(month), self._edge(month + 1)
                gap = 1 if right - left > 3 else 0
                bars.append(QRect(left, top + height - 1 - tall, max(right - left - gap, 1), tall))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if number == 0 else "muted"))
        painter.drawRects(bars)

    def _paint_years(self, painter: QPainter) -> None:
        metrics = painter.fontMetrics()
        painter.setPen(theme.color("muted"))
        free = self._left()
        top = self._height() * len(self._lanes)
        for number, month in enumerate(self._months):
            at = self._edge(number)
            word = str(month.first.year)
            wide = metrics.horizontalAdvance(word)
            if (number == 0 or month.first.month == 1) and free <= at <= self.width() - wide:
                painter.drawText(QRect(at, top, wide + 2, self._line()), 0, word)
                free = at + wide + theme.px(2)

    def _paint_chosen(self, painter: QPainter) -> None:
        """Say in words what the list is narrowed to, in the place of the years at the right."""
        if self._chosen is None:
            return
        text = self.tr("Listed: {stretch} (Esc: all)").format(stretch=self._words(*self._chosen))
        painter.setFont(theme.scaled_font(QApplication.font(), 0.85, bold=True))
        wide = painter.fontMetrics().horizontalAdvance(text) + theme.px(3)
        top = self._height() * len(self._lanes)
        box = QRect(self.width() - wide, top, wide, self._line())
        painter.fillRect(box, theme.color("window"))
        painter.setPen(theme.color("accent"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, right, text)

    def _translate(self) -> None:
        totals: dict[str, int] = {}
        for month in self._months:
            for channel, count in month.counts:
                totals[channel] = totals.get(channel, 0) + count
        channels = sorted(totals, key=lambda key: -totals[key])[: MOST_LANES - 1]
        lanes = [_Lane("", self.tr("All channels"), tuple(m.total for m in self._months))]
        if len(channels) > 1:
            by_month = [dict(month.counts) for month in self._months]
            lanes += [
                _Lane(
                    channel,
                    one_line(self._titles.get(channel, channel), 80),
                    tuple(counts.get(channel, 0) for counts in by_month),
                )
                for channel in channels
            ]
        self._lanes = tuple(lanes) if self._months else ()
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

    def _hit(self, event: QMouseEvent | QHelpEvent) -> tuple[int, int]:
        """Return the month and the lane under the mouse."""
        spot = event.position().toPoint() if isinstance(event, QMouseEvent) else event.pos()
        x, y = spot.x(), spot.y()
        room = max(self.width() - self._left(), 1)
        month = (x - self._left()) * len(self._months) // room
        lane = y // max(self._height(), 1)
        return (
            min(max(month, 0), len(self._months) - 1),
            min(max(lane, 0), len(self._lanes) - 1),
        )

    def _box(self, first: int, last: int, lane: int) -> QRect:
        left, right = self._edge(first), self._edge(last + 1)
        return QRect(left, lane * self._height(), max(right - left, 2), self._height())

    def _edge(self, month: int) -> int:
        room = self.width() - self._left()
        return self._left() + month * room // max(len(self._months), 1)

    def _month_words(self, number: int) -> str:
        first = self._months[number].first
        return QLocale().toString(QDate(first.year, first.month, 1), "MMMM yyyy")

    def _left(self) -> int:
        return theme.px(28) if len(self._lanes) > 1 else theme.px(24)

    def _height(self) -> int:
        return self._line() + theme.px(0.5)

    def _line(self) -> int:
        return QFontMetrics(theme.scaled_font(QApplication.font(), 0.85)).height()
