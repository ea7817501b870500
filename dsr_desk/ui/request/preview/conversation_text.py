"""The preview's document: one frame an item, the person's own ones in the foreground."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
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
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from dsr_desk.ui import wording
from dsr_desk.ui.request.preview.conversation import Conversation, Turn
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.foreign_html import ForeignBrowser
from dsr_desk.ui.widgets.foreign_text import one_line

_THIN = 2.0
"""Height of the empty lines that Qt wants between frames."""
_SLICE = 4_000
"""What one turn of the event loop lays out, in characters: some 15 ms."""
_PIECE = 2_000
_LONGEST_MARK, _MOST_MARKS = 200, 200
_CARD, _LINE = 400, 20
"""What a card, and a line, cost beside their characters."""


class ConversationText(ForeignBrowser):
    """Shows a conversation as cards, plain or (where an item has it) formatted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.setProperty("bare", "true")
        self._frames: list[tuple[QTextFrame, Turn]] = []
        self._shown: Conversation | None = None
        self._formatted = ""
        self._slices: Iterator[int] | None = None
        self._scrolled_to = 0
        self._words = ""
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._on_pause_timeout)

    def show_conversation(self, shown: Conversation | None, *, formatted: str = "") -> None:
        """Show a conversation from the item that was opened.

        ``formatted`` takes the place of that item's text: sanitised HTML that was tried out.  What
        is long comes in slices, one in each turn of the event loop.
        """
        self._shown, self._formatted = shown, formatted
        self.begin()
        if shown is None or shown.gone:
            return
        self._slices = self._laid_out(shown)
        self._on_pause_timeout()

    def restyle(self) -> None:
        """Colour it anew in another scheme or language."""
        self.show_conversation(self._shown, formatted=self._formatted)

    def mark(self, words: str) -> None:
        """Mark words wherever they stand, once all is laid out, and bring the first into view."""
        self._words = " ".join(words.split())[:_LONGEST_MARK]
        if self.complete:
            self._show_marks()

    def _show_marks(self) -> None:
        found: list[QTextEdit.ExtraSelection] = []
        at = self.document().find(self._words) if self._words else QTextCursor()
        while not at.isNull() and len(found) < _MOST_MARKS:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = at
            mark.format = _marked()
            found.append(mark)
            at = self.document().find(self._words, at)
        self.setExtraSelections(found)
        first = self.document().find(self._words, self.textCursor()) if found else at
        if not first.isNull():
            first.clearSelection()
            self.setTextCursor(first)
            self.ensureCursorVisible()
            self._scrolled_to = self.verticalScrollBar().value()

    @property
    def complete(self) -> bool:
        """Whether all of it is laid out."""
        return self._slices is None

    def begin(self) -> QTextCursor:
        """Empty the document, frames included."""
        self._frames = []
        self._slices = None
        self._scrolled_to = 0
        self._words = ""
        self.setExtraSelections([])
        self._pause.stop()
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

    @Slot()
    def _on_pause_timeout(self) -> None:
        """Lay out as much as one turn of the loop may take."""
        if self._slices is None:
            return
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        weight = 0
        for part in self._slices:
            weight += part
            if weight >= _SLICE:
                break
        else:
            self._slices = None
        whole.endEditBlock()
        self._scroll_to_current()
        if self._slices is not None:
            self._pause.start()
        elif self._words:
            self._show_marks()

    def _laid_out(self, shown: Conversation) -> Iterator[int]:
        """Put the conversation in, piece by piece; yield what each costs, in characters."""
        self._note(QTextCursor(self.document()), shown.earlier, before=True)
        for turn in shown.turns:
            yield from self._card(turn)
        self._note(self._end(), shown.later, before=False)

    def _card(self, turn: Turn) -> Iterator[int]:
        shape = QTextFrameFormat()
        shape.setPadding(theme.px(3))
        shape.setBottomMargin(theme.px(1))
        shape.setTopMargin(theme.px(1))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        cursor = self._end()
        self._frames.append((cursor.insertFrame(shape), turn))
        self._heading(cursor, turn)
        yield _CARD
        if turn.current and self._formatted:
            self.insert_sanitised(cursor, self._formatted)
            yield _SLICE
        else:
            yield from self._text(cursor, turn)
        for attachment in turn.attachments[:20]:
            cursor.insertBlock(QTextBlockFormat())
            name = one_line(attachment.filename, 80)
            size = wording.size(attachment.size)
            text = f"▤ {name} · {size} · {one_line(attachment.media_type, 60)}"
            self.insert_plain(cursor, text, _ink(theme.color("muted"), small=True))
            yield len(text)

    def _text(self, cursor: QTextCursor, turn: Turn) -> Iterator[int]:
        ink = _ink(theme.color("text" if turn.own else "muted"))
        body = QTextBlockFormat()
        body.setTopMargin(theme.px(1))
        cursor.insertBlock(body)
        text = turn.text.text.strip("\n") or "–"
        for piece in _slices(text):
            self.insert_plain(cursor, piece, ink)
            yield len(piece) + _LINE * piece.count("\n")
        if turn.text.next is not None:
            self.insert_plain(cursor, "\n…", ink)

    def _heading(self, cursor: QTextCursor, turn: Turn) -> None:
        line = QTextBlockFormat()
        # A name in Arabic letters would otherwise turn address, time and decision round.
        line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        cursor.setBlockFormat(line)
        colour = theme.color("text" if turn.own else "muted")
        self.insert_plain(cursor, self._who(turn), _ink(colour, bold=True))
        # A long address before it would else leave the day alone at the end of the line.
        rest = [wording.moment(turn.at).replace(" ", "\u00a0")]
        if turn.included is not None:
            rest.append(self.tr("included") if turn.included else self.tr("left out"))
        text = "   " + " · ".join(rest)
        self.insert_plain(cursor, text, _ink(theme.color("muted"), small=True))

    def _who(self, turn: Turn) -> str:
        """Return the author; staff by their role, not their name (law.md L28)."""
        if turn.staff:
            return self.tr("Customer service")
        if turn.author and turn.address and turn.author != turn.address:
            return f"{_apart(turn.author)} <{_apart(turn.address)}>"
        return _apart(turn.author or turn.address) or self.tr("Unknown sender")

    def _note(self, cursor: QTextCursor, count: int, *, before: bool) -> None:
        line = QTextBlockFormat()
        if not count:
            line.setLineHeight(_THIN, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(line)
        if count:
            text = (
                self.tr("Not shown: %Ln earlier item(s)", "", count)
                if before
                else self.tr("Not shown: %Ln later item(s)", "", count)
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
        """Bring the opened item to the top, unless somebody has scrolled meanwhile."""
        layout, bar = self.document().documentLayout(), self.verticalScrollBar()
        if bar.value() != self._scrolled_to:
            return
        for frame, turn in self._frames:
            if turn.current:
                top = layout.frameBoundingRect(frame).top()
                self.setTextCursor(frame.firstCursorPosition())
                bar.setValue(max(0, round(top) - theme.px(2)))
                self._scrolled_to = bar.value()


def _slices(text: str) -> Iterator[str]:
    """Cut a text where a line ends, or else where a word does, and end the paragraph there.

    One huge paragraph is laid out again from its start whenever something is added to it.
    """
    at = 0
    while len(text) - at > _PIECE:
        end = text.rfind("\n", at + _PIECE // 2, at + _PIECE) + 1
        if end:
            yield text[at:end]
        else:
            end = text.rfind(" ", at + _PIECE // 2, at + _PIECE) + 1 or at + _PIECE
            yield text[at:end] + "\n"
        at = end
    yield text[at:]


def _apart(name: str) -> str:
    """Return a foreign name so that its direction ends with it."""
    return f"\u2068{name}\u2069" if name else ""


def _marked() -> QTextCharFormat:
    """Return the look of a marked place: underlined too, as colour never says it alone."""
    style = QTextCharFormat()
    style.setBackground(theme.color("attention_soft"))
    style.setForeground(theme.color("text"))
    style.setFontUnderline(True)
    return style


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
