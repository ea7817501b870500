"""The editor's mail as text: evidence marked by kind, quoted history set back."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from dsr_desk.domain.requests import Evidence, ParsedRequest
from dsr_desk.ui.request.verify.marks import Mark, MarkKind, pieces_of
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.foreign_html import ForeignBrowser
from dsr_desk.ui.widgets.foreign_text import LINE_LIMIT, TEXT_LIMIT, breakable

UNDERLINES = {
    MarkKind.ATTESTATION: QTextCharFormat.UnderlineStyle.SingleUnderline,
    MarkKind.PERSON: QTextCharFormat.UnderlineStyle.DotLine,
    MarkKind.WISH: QTextCharFormat.UnderlineStyle.DashUnderline,
    MarkKind.CHANNEL: QTextCharFormat.UnderlineStyle.DashUnderline,
    MarkKind.OTHER: QTextCharFormat.UnderlineStyle.DashDotLine,
}
"""A kind is told by its line too, for whoever can't tell the colours."""
_GROUNDS = {
    MarkKind.ATTESTATION: "ok_soft",
    MarkKind.PERSON: "mark_person",
    MarkKind.WISH: "mark_wish",
    MarkKind.CHANNEL: "mark_wish",
    MarkKind.OTHER: "mark_sender",
}
LINES = {
    MarkKind.ATTESTATION: "ok",
    MarkKind.PERSON: "accent",
    MarkKind.WISH: "attention",
    MarkKind.CHANNEL: "attention",
    MarkKind.OTHER: "muted",
}


STROKES = {
    MarkKind.ATTESTATION: Qt.PenStyle.SolidLine,
    MarkKind.PERSON: Qt.PenStyle.DotLine,
    MarkKind.WISH: Qt.PenStyle.DashLine,
    MarkKind.CHANNEL: Qt.PenStyle.DashLine,
    MarkKind.OTHER: Qt.PenStyle.DashDotLine,
}
"""The same lines as a pen draws them, for the legend."""


def ground_of(kind: MarkKind) -> QColor:
    """Return the colour behind words of this kind."""
    return theme.color(_GROUNDS[kind])


def mark_format(kind: MarkKind | None, *, quoted: bool = False) -> QTextCharFormat:
    """Return how a piece of the mail looks."""
    style = QTextCharFormat()
    style.setForeground(theme.color("muted" if quoted else "text"))
    if quoted:
        style.setFontItalic(True)
    if kind is not None:
        style.setBackground(ground_of(kind))
        style.setUnderlineStyle(UNDERLINES[kind])
        style.setUnderlineColor(theme.color(LINES[kind]))
    return style


class MailText(ForeignBrowser):
    """Shows the mail; where a piece of evidence stands is known by its place in the source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.setProperty("bare", "true")
        self.document().setDocumentMargin(0)
        self._parsed: ParsedRequest | None = None
        self._marks: tuple[Mark, ...] = ()
        self._places: list[tuple[int, int]] = []
        """Of each piece's start: its place in the mail's text and in the document."""
        self._emphasised: Evidence | None = None

    def show_mail(self, parsed: ParsedRequest | None, marks: Iterable[Mark]) -> None:
        """Show a mail's text with its marks."""
        self._parsed, self._marks = parsed, tuple(marks)
        self._emphasised = None
        self._fill()

    def restyle(self) -> None:
        """Colour it anew in another scheme, keeping the place."""
        at = self.verticalScrollBar().value()
        self._fill()
        self.verticalScrollBar().setValue(at)

    def emphasise(self, evidence: Evidence | None, *, jump: bool = False) -> bool:
        """Frame one piece of evidence; tells whether it stands in the shown text."""
        self._emphasised = evidence
        found = self._range_of(evidence)
        if found is None:
            self.setExtraSelections([])
            return False
        chosen = QTextEdit.ExtraSelection()
        chosen.cursor = found
        chosen.format.setBackground(theme.color("accent"))
        chosen.format.setForeground(theme.color("on_accent"))
        self.setExtraSelections([chosen])
        if jump:
            place = QTextCursor(self.document())
            place.setPosition(found.selectionStart())
            self.setTextCursor(place)
            self.ensureCursorVisible()
        return True

    def _fill(self) -> None:
        cursor = self.begin()
        self._places = []
        if self._parsed is None:
            return
        whole = self._parsed.text
        length = len("\n".join(whole[:TEXT_LIMIT].split("\n", LINE_LIMIT)[:LINE_LIMIT]))
        for piece in pieces_of(length, self._marks, self._parsed.quoted):
            self._places.append((piece.start, cursor.position()))
            text = breakable(whole[piece.start : piece.end])
            self.insert_plain(cursor, text, mark_format(piece.kind, quoted=piece.quoted))
        self._places.append((length, cursor.position()))
        if length < len(whole):
            self._say_cut(cursor)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.emphasise(self._emphasised)

    def _say_cut(self, cursor: QTextCursor) -> None:
        style = QTextCharFormat()
        style.setForeground(theme.color("attention"))
        text = self.tr("The mail is longer than what is shown here; the rest is kept unaltered.")
        self.insert_plain(cursor, f"\n\n{text}", style)

    def _range_of(self, evidence: Evidence | None) -> QTextCursor | None:
        """Return the selection of a piece of evidence; every piece begins where a mark does."""
        if evidence is None or not evidence.in_text:
            return None
        shown = dict(self._places)
        start = shown.get(evidence.start)
        end = shown.get(min(evidence.end, self._places[-1][0] if self._places else 0))
        if start is None or end is None:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor
