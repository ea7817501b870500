"""The preview's document: one frame an item, the person's own ones in the foreground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
)
from PySide6.QtWidgets import QApplication, QWidget

from dsr_desk.ui import theme, wording
from dsr_desk.ui.request.conversation import Conversation, Turn
from dsr_desk.ui.widgets.foreign_html import ForeignBrowser
from dsr_desk.ui.widgets.foreign_text import one_line

_THIN = 2.0
"""Height of the empty lines that Qt wants between frames."""


class ConversationText(ForeignBrowser):
    """Shows a conversation as cards, plain or (where an item has it) formatted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.setProperty("bare", "true")
        self._frames: list[tuple[QTextFrame, Turn]] = []
        self._shown: Conversation | None = None
        self._formatted = False

    def show_conversation(self, shown: Conversation | None, *, formatted: bool = False) -> None:
        """Show a conversation from the item that was opened."""
        self._shown, self._formatted = shown, formatted
        cursor = self.begin()
        self._frames = []
        if shown is None or shown.gone:
            return
        self._note(cursor, shown.earlier, before=True)
        for turn in shown.turns:
            self._frames.append((self._card(turn), turn))
        self._note(self._end(), shown.later, before=False)
        self._scroll_to_current()

    def restyle(self) -> None:
        """Colour it anew in another scheme or language."""
        self.show_conversation(self._shown, formatted=self._formatted)

    def begin(self) -> QTextCursor:
        """Empty the document, frames included."""
        self._frames = []
        return super().begin()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards' grounds, then the text upon them."""
        # Ended by leaving the block, whoever else still holds the frame.
        with QPainter(self.viewport()) as painter:
            self._paint_cards(painter, event)
        super().paintEvent(event)

    def _paint_cards(self, painter: QPainter, event: QPaintEvent) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self.document().documentLayout()
        down = self.verticalScrollBar().value()
        for frame, turn in self._frames:
            box = layout.frameBoundingRect(frame).translated(0, -down)
            if box.bottom() >= event.rect().top() and box.top() <= event.rect().bottom():
                _paint_card(painter, box.adjusted(2, 2, -2, -2), turn)

    def _card(self, turn: Turn) -> QTextFrame:
        shape = QTextFrameFormat()
        shape.setPadding(theme.px(3))
        shape.setBottomMargin(theme.px(1))
        shape.setTopMargin(theme.px(1))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        cursor = self._end()
        frame = cursor.insertFrame(shape)
        self._heading(cursor, turn)
        colour = theme.color("text" if turn.own else "muted")
        if self._formatted and turn.formatted:
            self.insert_sanitised(cursor, turn.formatted)
        else:
            body = QTextBlockFormat()
            body.setTopMargin(theme.px(1))
            cursor.insertBlock(body)
            self.insert_plain(cursor, turn.plain or "–", _ink(colour))
        for attachment in turn.attachments[:20]:
            cursor.insertBlock(QTextBlockFormat())
            name = one_line(attachment.filename, 80)
            size = wording.size(attachment.size)
            text = f"▤ {name} · {size} · {one_line(attachment.media_type, 60)}"
            self.insert_plain(cursor, text, _ink(theme.color("muted"), small=True))
        return frame

    def _heading(self, cursor: QTextCursor, turn: Turn) -> None:
        colour = theme.color("text" if turn.own else "muted")
        self.insert_plain(cursor, self._who(turn), _ink(colour, bold=True))
        rest = [wording.moment(turn.at)]
        if turn.own and turn.included is not None:
            rest.append(self.tr("included") if turn.included else self.tr("left out"))
        text = "   " + " · ".join(rest)
        self.insert_plain(cursor, text, _ink(theme.color("muted"), small=True))

    def _who(self, turn: Turn) -> str:
        """Return the author; staff by their role, not their name (law.md L28)."""
        if turn.staff:
            return self.tr("Customer service")
        if turn.author and turn.address and turn.author != turn.address:
            return f"{turn.author} <{turn.address}>"
        return turn.author or turn.address or self.tr("Unknown sender")

    def _note(self, cursor: QTextCursor, count: int, *, before: bool) -> None:
        line = QTextBlockFormat()
        if not count:
            line.setLineHeight(_THIN, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(line)
        if count:
            text = (
                self.tr("Not shown: %n earlier item(s)", "", count)
                if before
                else self.tr("Not shown: %n later item(s)", "", count)
            )
            self.insert_plain(cursor, text, _ink(theme.color("muted"), small=True))

    def _end(self) -> QTextCursor:
        """Return a cursor behind the last frame, in a line that takes no room."""
        cursor = self.document().rootFrame().lastCursorPosition()
        line = QTextBlockFormat()
        line.setLineHeight(_THIN, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if not cursor.block().text():
            cursor.setBlockFormat(line)
        return cursor

    def _scroll_to_current(self) -> None:
        layout = self.document().documentLayout()
        for frame, turn in self._frames:
            if turn.current:
                top = layout.frameBoundingRect(frame).top()
                self.verticalScrollBar().setValue(max(0, round(top) - theme.px(2)))
                cursor = frame.firstCursorPosition()
                self.setTextCursor(cursor)


def _ink(colour: QColor, *, bold: bool = False, small: bool = False) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setForeground(colour)
    if bold:
        style.setFontWeight(QFont.Weight.DemiBold)
    if small:
        style.setFontPointSize(QApplication.font().pointSizeF() * 0.9)
    return style


def _paint_card(painter: QPainter, box: QRectF, turn: Turn) -> None:
    ground = "accent_soft" if turn.own else "raised"
    painter.setBrush(theme.color(ground))
    if turn.current:
        painter.setPen(QPen(theme.color("accent"), 2))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, theme.px(2), theme.px(2))
