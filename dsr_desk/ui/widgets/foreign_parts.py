"""A stranger's text in parts, as it is read in a process of its own (``foreign_reader``).

Nothing here touches a widget; Qt is imported only where a layout is tried or a picture decoded,
which happens in that process, and there without a screen.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dsr_desk.ui.widgets.foreign_papers import Paper, PaperWanted
from dsr_desk.ui.widgets.foreign_text import (
    HTML_LIMIT,
    LINE_LIMIT,
    TEXT_LIMIT,
    breakable,
    formatted_html,
    html_text,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

LAYOUT_SECONDS = 0.020
"""What laying a formatted mail out may cost; dearer ones are shown plain."""
SIDE_LIMIT = 1_600
"""Pixels of a decoded picture's longer side."""
FORMATS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"BM": "bmp"}
"""How a picture must begin to be decoded at all: no plug-in is chosen by its name or type."""

_EMBEDDED = re.compile(r"\bdata:[\w.+/-]{1,80};base64,[A-Za-z0-9+/=\s]{200,}")
"""Pictures written into the text: megabytes of letters that nobody reads."""
_PAGE_WIDTH = 640.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part begins: which stretch of the source, and which piece of its text."""

    stretch: int = 0
    piece: int = 0


BEGINNING = Place()


@dataclass(frozen=True, slots=True)
class ForeignText:
    """One part of a text, fit to be laid out."""

    text: str
    place: Place = BEGINNING
    next: Place | None = None
    """Where the next part begins; None at the end."""
    begins: float = 0.0
    """How much of the whole lies before this part, from 0 to 1."""
    is_source: bool = False
    """Whether HTML is shown as it is written, because it could not be read in time."""


@dataclass(frozen=True, slots=True)
class DecodedPicture:
    """A picture as bare pixels: 32 bits each, red, green, blue, opacity; none when it is empty."""

    width: int = 0
    height: int = 0
    pixels: bytes = b""


NO_PICTURE = DecodedPicture()


@dataclass(frozen=True, slots=True)
class PartWanted:
    """Asks for a part of a body as plain text."""

    body: str
    is_html: bool
    place: Place = BEGINNING

    def answer(self) -> ForeignText:
        """Return the part; a place beyond the end gives an empty one."""
        source = _EMBEDDED.sub("", self.body) if self.is_html else self.body
        begin, end = _stretch(source, self.place.stretch, html=self.is_html)
        text = html_text(source[begin:end]) if self.is_html else source[begin:end]
        pieces = _pieces(text.replace("\r\n", "\n").replace("\r", "\n"))
        piece = min(self.place.piece, len(pieces) - 1)
        following = None
        if piece + 1 < len(pieces):
            following = Place(self.place.stretch, piece + 1)
        elif end < len(source):
            following = Place(self.place.stretch + 1)
        before = begin + (end - begin) * piece / len(pieces)
        return ForeignText(
            breakable(pieces[piece]),
            Place(self.place.stretch, piece),
            following,
            before / max(len(source), 1),
        )


@dataclass(frozen=True, slots=True)
class LayoutWanted:
    """Asks for a body's sanitised HTML, if a window can lay it out at once."""

    body: str
    most: float = LAYOUT_SECONDS

    def answer(self) -> str:
        """Return the HTML, or nothing where plain text is better."""
        clean = formatted_html(_EMBEDDED.sub("", self.body))
        return clean if clean and layout_seconds(clean) <= self.most else ""


@dataclass(frozen=True, slots=True)
class PictureWanted:
    """Asks for a picture's pixels."""

    data: bytes

    def answer(self) -> DecodedPicture:
        """Return a picture no larger than a screen; an empty one when it is none we decode."""
        kind = next((name for start, name in FORMATS.items() if self.data.startswith(start)), "")
        return _decoded(self.data, kind) if kind else NO_PICTURE


Wanted = PartWanted | LayoutWanted | PictureWanted | PaperWanted


def answer(wanted: Wanted) -> ForeignText | str | DecodedPicture | Paper:
    """Answer one question; what the process is given to do."""
    return wanted.answer()


def _stretch(source: str, number: int, *, html: bool) -> tuple[int, int]:
    """Return where a stretch of the source begins and ends; a tag is not cut in two."""
    begin = _edge(source, number * HTML_LIMIT, html=html)
    return begin, _edge(source, (number + 1) * HTML_LIMIT, html=html)


def _edge(source: str, at: int, *, html: bool) -> int:
    if at <= 0 or at >= len(source):
        return min(max(at, 0), len(source))
    tag = source.rfind("<", at - 4_000, at) if html else -1
    return tag if tag > 0 else at


def _pieces(text: str) -> list[str]:
    """Cut text into pieces that a window lays out one at a time, at ends of lines if it can."""
    pieces: list[str] = []
    rest = text
    while len(rest) > TEXT_LIMIT or rest.count("\n", 0, TEXT_LIMIT) > LINE_LIMIT:
        piece = "\n".join(rest[:TEXT_LIMIT].split("\n", LINE_LIMIT)[:LINE_LIMIT])
        line = piece.rfind("\n", len(piece) // 2)
        size = line + 1 if line > 0 else len(piece)
        pieces.append(rest[:size])
        rest = rest[size:]
    return [*pieces, rest]


def layout_seconds(clean: str) -> float:
    """Return the processor time that Qt takes to lay sanitised HTML out."""
    from PySide6.QtGui import QImage, QTextDocument

    _without_screen()

    class _Document(QTextDocument):
        def loadResource(self, _kind: int, _name: object) -> object:
            return QImage(1, 1, QImage.Format.Format_ARGB32)

    begun = time.process_time()
    document = _Document()
    document.setTextWidth(_PAGE_WIDTH)
    document.setHtml(clean)
    document.size()
    return time.process_time() - begun


def _decoded(data: bytes, kind: str) -> DecodedPicture:
    from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QSize, Qt
    from PySide6.QtGui import QImage, QImageReader

    _without_screen()
    device = QBuffer()
    device.setData(QByteArray(data))
    device.open(QIODeviceBase.OpenModeFlag.ReadOnly)
    reader = QImageReader(device, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not size.isValid():
        return NO_PICTURE
    most = QSize(SIDE_LIMIT, SIDE_LIMIT)
    if size.width() > SIDE_LIMIT or size.height() > SIDE_LIMIT:
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    reader.setAutoTransform(True)
    # A bomb fails here: Qt's own bound of 256 MiB stands, and so does this process's.
    image = reader.read().convertToFormat(QImage.Format.Format_RGBA8888)
    if image.isNull():
        return NO_PICTURE
    return DecodedPicture(image.width(), image.height(), bytes(image.constBits()))


def _without_screen() -> QGuiApplication | Any:
    """Return this process's application: Qt measures text only when there is one."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtGui import QGuiApplication

    found = QCoreApplication.instance()
    if found is not None:
        return found
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _kept.append(QGuiApplication(["dsr-desk"]))
    return _kept[0]


_kept: list[QGuiApplication] = []
