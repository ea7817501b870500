"""Paints a row of the queue: when, who, what, where, how far, and who holds it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dsr_desk.ui.qt import Index
from dsr_desk.ui.queue.entry import Entry, Words
from dsr_desk.ui.queue.model import QueueRole
from dsr_desk.ui.style import theme
from dsr_desk.ui.style.icons import pixmap

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class QueueDelegate(QStyledItemDelegate):
    """Three lines; the selected row has a ground and a bar, the focused one a ring as well."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return three lines' height."""
        fonts = _Fonts()
        lines = fonts.bold_metrics.height() + 2 * fonts.small_metrics.height()
        return QSize(theme.px(60), lines + 2 * theme.px(0.5) + 2 * theme.px(2) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        entry = index.data(QueueRole.ENTRY)
        if not isinstance(entry, Entry):
            return
        painter.save()
        rect: QRect = option.rect
        _paint_ground(painter, rect, option.state)
        fonts = _Fonts()
        box = rect.adjusted(theme.px(4), theme.px(2), -theme.px(4), -theme.px(2) - 1)
        gap = theme.px(0.5)
        first = QRect(box.left(), box.top(), box.width(), fonts.small_metrics.height())
        second = QRect(box.left(), first.bottom() + gap, box.width(), fonts.bold_metrics.height())
        third = QRect(box.left(), second.bottom() + gap, box.width(), first.height())
        painter.setOpacity(0.6 if entry.gone else 1.0)
        self._paint_lines(painter, fonts, entry, (first, second, third))
        painter.restore()

    def _paint_lines(
        self, painter: QPainter, fonts: _Fonts, entry: Entry, lines: tuple[QRect, QRect, QRect]
    ) -> None:
        first, second, third = lines
        tokens = theme.tokens()
        painter.setFont(fonts.small)
        number = entry.row.number
        right = painter.fontMetrics().horizontalAdvance(number)
        _text(painter, first, number, tokens.muted, _RIGHT)
        if entry.holder:
            holder = Words(entry.holder, "user", "muted")
            room = min(_words_width(painter, holder), first.width() // 3)
            left = first.right() - right - theme.px(2) - room
            _words(painter, QRect(left, first.top(), room, first.height()), holder)
            right += room + theme.px(2)
        painter.setFont(fonts.small_bold if entry.due.tone != "muted" else fonts.small)
        _words(painter, first.adjusted(0, 0, -right - theme.px(2), 0), entry.due)

        painter.setFont(fonts.small_bold)
        room = _at_the_right(painter, second, entry.kind)
        painter.setFont(fonts.bold)
        person = second.adjusted(0, 0, -room - theme.px(2), 0)
        _text(painter, person, entry.person, tokens.text, _LEFT)

        painter.setFont(fonts.small)
        room = _at_the_right(painter, third, entry.state)
        _paint_place(painter, third.adjusted(0, 0, -room - theme.px(2), 0), entry)


class _Fonts:
    """The row's fonts at the size in use."""

    def __init__(self) -> None:
        base = QApplication.font()
        self.bold = theme.scaled_font(base, 1.0, bold=True)
        self.small = theme.scaled_font(base, 0.9)
        self.small_bold = theme.scaled_font(base, 0.9, bold=True)
        self.bold_metrics = QFontMetrics(self.bold)
        self.small_metrics = QFontMetrics(self.small)


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    tokens = theme.tokens()
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(tokens.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), QColor(tokens.accent))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(tokens.raised))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(tokens.accent))
        painter.drawRect(rect.adjusted(0, 0, -1, -2))
        painter.drawRect(rect.adjusted(1, 1, -2, -3))


def _icon_side(metrics: QFontMetrics) -> int:
    return metrics.ascent() + 2


def _words_width(painter: QPainter, words: Words) -> int:
    metrics = painter.fontMetrics()
    return _icon_side(metrics) + theme.px(1) + metrics.horizontalAdvance(words.text)


def _at_the_right(painter: QPainter, line: QRect, words: Words) -> int:
    """Paint words at the end of a line and return how wide they are."""
    room = min(_words_width(painter, words), line.width() * 3 // 5)
    _words(painter, QRect(line.right() - room + 1, line.top(), room, line.height()), words)
    return room


def _paint_place(painter: QPainter, box: QRect, entry: Entry) -> None:
    """Paint the organisation, which gives way, and the kinds of channel, which don't."""
    muted = theme.tokens().muted
    side = _icon_side(painter.fontMetrics())
    step = side + theme.px(0.75)
    title = box.adjusted(0, 0, -step * len(entry.channels) - theme.px(1), 0)
    wide = painter.fontMetrics().horizontalAdvance(entry.organisation)
    _text(painter, title, entry.organisation, muted, _LEFT)
    x = box.left() + min(wide, title.width()) + theme.px(1.5)
    ratio = painter.device().devicePixelRatio()
    for name in entry.channels:
        picture = pixmap(name, muted, side, ratio)
        painter.drawPixmap(QPoint(x, box.center().y() - side // 2 + 1), picture)
        x += step


def _words(painter: QPainter, box: QRect, words: Words) -> None:
    """Paint an icon and its words from the left."""
    colour = getattr(theme.tokens(), words.tone)
    side = _icon_side(painter.fontMetrics())
    picture = pixmap(words.icon, colour, side, painter.device().devicePixelRatio())
    painter.drawPixmap(QPoint(box.left(), box.center().y() - side // 2 + 1), picture)
    _text(painter, box.adjusted(side + theme.px(1), 0, 0, 0), words.text, colour, _LEFT)


def _text(painter: QPainter, box: QRect, text: str, colour: str, where: Qt.AlignmentFlag) -> None:
    """Paint text that gives way; a pixel of rounding is no reason to."""
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 2)
    room = box if where & Qt.AlignmentFlag.AlignRight else box.adjusted(0, 0, 3, 0)
    painter.drawText(room, int(where), shown)
