"""The one place where foreign text is laid out as a document: plain, or sanitised and framed."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocumentFragment,
    QTextOption,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

DOCUMENT_LIMIT = 120_000
"""Characters in one document; what would come after is left out and said so."""


def _pixel() -> QImage:
    """Return one transparent pixel.

    For None or empty bytes Qt opens the name itself, so a real image must be given (measured).
    """
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(0)
    return image


class ForeignBrowser(QTextBrowser):
    """A read-only document that opens nothing: no file, no link, no network.

    Text goes in through the cursor as plain text.  HTML goes in only through
    :meth:`insert_sanitised`, and only what ``foreign_text.formatted_html`` has made of it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty document."""
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self._refused: list[str] = []
        self._left = DOCUMENT_LIMIT

    @property
    def refused(self) -> tuple[str, ...]:
        """What a document has asked for and not been given; nothing while sanitising holds."""
        return tuple(self._refused)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give a pixel for whatever is asked for."""
        self._refused.append(name.toString() if isinstance(name, QUrl) else name)
        return _pixel()

    def begin(self) -> QTextCursor:
        """Empty the document and return a cursor to fill it with."""
        self.clear()
        self._left = DOCUMENT_LIMIT
        return QTextCursor(self.document())

    def insert_plain(
        self, cursor: QTextCursor, text: str, style: QTextCharFormat | None = None
    ) -> None:
        """Insert text as it is; nothing in it is markup."""
        piece = text[: self._left]
        self._left -= len(piece)
        cursor.insertText(piece, style or QTextCharFormat())

    def insert_sanitised(self, cursor: QTextCursor, clean: str) -> None:
        """Insert sanitised HTML as a fragment, at the document's own size and colour."""
        if len(clean) > self._left:
            return
        self._left -= len(clean)
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        cursor.insertFragment(QTextDocumentFragment.fromHtml(clean, self.document()))
