"""The drawn part of the timeline: lanes of bars over months, measured and painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication

from dsr_desk.services.finding.listing import Month
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.foreign_text import one_line

MOST_LANES = 6
"""The first is all channels together; of more channels, those with the most items are drawn."""

Chosen = tuple[int, int, int]
"""First month, last month, lane."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One channel over all months, or (with an empty key) all of them together."""

    channel: str
    title: str
    heights: tuple[int, ...]


def lanes_of(months: Sequence[Month], titles: Mapping[str, str], whole: str) -> tuple[Lane, ...]:
    """Return the lanes of some months; ``whole`` is the title of all channels together."""
    if not months:
        return ()
    totals: dict[str, int] = {}
    for month in months:
        for channel, count in month.counts:
            totals[channel] = totals.get(channel, 0) + count
    together = Lane("", whole, tuple(month.total for month in months))
    if len(totals) < 2:
        return (together,)
    by_month = [dict(month.counts) for month in months]
    channels = sorted(totals, key=lambda key: -totals[key])[: MOST_LANES - 1]
    return (
        together,
        *(
            Lane(
                channel,
                one_line(titles.get(channel, channel), 80),
                tuple(counts.get(channel, 0) for counts in by_month),
            )
            for channel in channels
        ),
    )


def line_height() -> int:
    """Return the height of the years' line."""
    return QFontMetrics(theme.scaled_font(QApplication.font(), 0.85)).height()


def lane_height() -> int:
    """Return the height of a lane."""
    return line_height() + theme.px(0.5)


@dataclass(frozen=True, slots=True)
class Chart:
    """Lanes in so much width."""

    months: tuple[Month, ...]
    lanes: tuple[Lane, ...]
    width: int

    @property
    def left(self) -> int:
        """Where the bars begin, behind the titles."""
        return theme.px(28)

    @property
    def bottom(self) -> int:
        """Where the lanes end and the years stand."""
        return lane_height() * len(self.lanes)

    def edge(self, month: int) -> int:
        """Return where a month begins."""
        return self.left + month * (self.width - self.left) // max(len(self.months), 1)

    def box(self, first: int, last: int, lane: int) -> QRect:
        """Return the room of some months in a lane."""
        left, right = self.edge(first), self.edge(last + 1)
        return QRect(left, lane * lane_height(), max(right - left, 2), lane_height())

    def hit(self, spot: QPoint) -> tuple[int, int]:
        """Return the month and the lane that are nearest to a spot."""
        month = (spot.x() - self.left) * len(self.months) // max(self.width - self.left, 1)
        lane = spot.y() // max(lane_height(), 1)
        return (
            min(max(month, 0), len(self.months) - 1),
            min(max(lane, 0), len(self.lanes) - 1),
        )

    def paint(
        self, painter: QPainter, chosen: Chosen | None, cursor: Chosen | None, note: str = ""
    ) -> None:
        """Paint lanes and years; what is chosen in a bold frame, the cursor in a thin one.

        A ``note`` stands at the right of the years, and no year under it.
        """
        note_room = self._paint_note(painter, note) if note else 0
        painter.setFont(theme.scaled_font(QApplication.font(), 0.85))
        if chosen is not None:
            box = self.box(*chosen)
            painter.fillRect(box, theme.color("accent_soft"))
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        if cursor is not None:
            painter.setPen(theme.color("accent"))
            painter.drawRect(self.box(*cursor).adjusted(-1, 0, 0, -1))
        for number in range(len(self.lanes)):
            self._paint_lane(painter, number)
        self._paint_years(painter, self.width - note_room)

    def _paint_lane(self, painter: QPainter, number: int) -> None:
        lane, height = self.lanes[number], lane_height()
        foot = (number + 1) * height - 1
        room = self.left - theme.px(2)
        painter.setPen(theme.color("muted"))
        title = painter.fontMetrics().elidedText(lane.title, Qt.TextElideMode.ElideRight, room)
        beside = QRect(0, number * height, room, height)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(theme.color("line"))
        painter.drawLine(self.left, foot, self.width, foot)
        most = max(lane.heights, default=0)
        bars = []
        for month, count in enumerate(lane.heights):
            if count:
                tall = max(2, round(count / most * (height - 4)))
                left, right = self.edge(month), self.edge(month + 1)
                wide = max(right - left - (right - left > 3), 1)
                bars.append(QRect(left, foot - tall, wide, tall))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if number == 0 else "muted"))
        painter.drawRects(bars)

    def _paint_years(self, painter: QPainter, end: int) -> None:
        painter.setPen(theme.color("muted"))
        free = self.left
        for number, month in enumerate(self.months):
            at, word = self.edge(number), str(month.first.year)
            wide = painter.fontMetrics().horizontalAdvance(word)
            if (number == 0 or month.first.month == 1) and free <= at <= end - wide:
                painter.drawText(QRect(at, self.bottom, wide + 2, line_height()), 0, word)
                free = at + wide + theme.px(2)

    def _paint_note(self, painter: QPainter, text: str) -> int:
        """Write a few words into the years' line, at the right; return the room they take."""
        painter.setFont(theme.scaled_font(QApplication.font(), 0.85, bold=True))
        wide = painter.fontMetrics().horizontalAdvance(text) + theme.px(3)
        box = QRect(self.width - wide, self.bottom, wide, line_height())
        painter.setPen(theme.color("accent"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, right, text)
        return wide
