"""What is dragged onto the window: a sign says whether it can be taken, and why not.

Files and folders come as paths.  Mail programs hand over a mail's content instead: as
``message/rfc822``, or as Windows' virtual files (a list of names, then each content).  Whatever the
other program proposes, it is copied: a move would take the mail out of somebody's mailbox.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dsr_desk.services.ports import BoxEntry
from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.labels import Heading, PlainLabel
from dsr_desk.ui.widgets.picture import Picture

translate = QCoreApplication.translate

MAIL = "message/rfc822"
NAMES = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
CONTENTS = 'application/x-qt-windows-mime;value="FileContents"'
_DESCRIPTOR, _NAME_AT = 592, 72
"""Bytes of one FILEDESCRIPTORW, and where its name stands (Windows' shlobj_core.h)."""
_MOST_CONTENTS = 1_000

_REFUSALS = {
    "signed-out": QT_TRANSLATE_NOOP("Dropping", "Sign in first, then drop the mail again."),
    "busy": QT_TRANSLATE_NOOP("Dropping", "Mail is being taken in. Wait until that is done."),
    "link": QT_TRANSLATE_NOOP(
        "Dropping", "This is only a link. Save the mail as a file (.eml or .msg) and drop the file."
    ),
    "text": QT_TRANSLATE_NOOP(
        "Dropping", "This is no mail and no file. Drop mails, files or folders here."
    ),
    "empty": QT_TRANSLATE_NOOP(
        "Dropping",
        "The other program handed over no content. Save the mail as a file (.eml or .msg) and drop"
        " the file.",
    ),
}


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was dropped: files and folders, and mails by their content."""

    paths: tuple[Path, ...]
    mails: tuple[BoxEntry, ...]


def refusal(mime: QMimeData) -> str:
    """Return why nothing of this can be taken, as a code, or empty; reads no content."""
    if mime.hasFormat(MAIL) or mime.hasFormat(NAMES):
        return ""
    if any(url.isLocalFile() and url.toLocalFile() for url in mime.urls()):
        return ""
    return "link" if mime.hasUrls() else "text"


def refusal_text(code: str) -> str:
    """Return the sentence for a refusal."""
    return translate("Dropping", _REFUSALS[code])


def contents(mime: QMimeData) -> Dropped:
    """Read what was dropped; a link among files is told as a file that can't be read."""
    paths, links = [], []
    for url in mime.urls():
        if url.isLocalFile() and url.toLocalFile():
            paths.append(Path(url.toLocalFile()))
        else:
            links.append(BoxEntry(url.toDisplayString(), problem="file-unreadable"))
    if paths:
        return Dropped(tuple(paths), tuple(links))
    return Dropped((), tuple(_mails(mime)))


def _mails(mime: QMimeData) -> Iterator[BoxEntry]:
    if mime.hasFormat(NAMES):
        names = _names(_bytes(mime, NAMES))
        found = [(name, _content(mime, number)) for number, name in enumerate(names)]
        if any(data for _, data in found):
            for name, data in found:
                yield BoxEntry(name, data, problem="" if data else "file-unreadable")
            return
    mail = _bytes(mime, MAIL)
    if mail:
        yield BoxEntry(translate("Dropping", "Dropped mail"), mail)


def _bytes(mime: QMimeData, form: str) -> bytes:
    return bytes(mime.data(form).data())


def _content(mime: QMimeData, number: int) -> bytes:
    data = _bytes(mime, f"{CONTENTS};index={number}")
    return data or (_bytes(mime, CONTENTS) if number == 0 else b"")


def _names(data: bytes) -> list[str]:
    """Return the names in a list of Windows' virtual files; bounded by the bytes there are."""
    if len(data) < 4:
        return []
    told = struct.unpack_from("<I", data)[0]
    count = min(told, (len(data) - 4) // _DESCRIPTOR, _MOST_CONTENTS)
    starts = (4 + number * _DESCRIPTOR + _NAME_AT for number in range(count))
    end = _DESCRIPTOR - _NAME_AT
    return [
        data[at : at + end].decode("utf-16-le", "replace").partition("\x00")[0] for at in starts
    ]


class DropSign(QFrame):
    """Lies over the window while something is dragged: a picture and a sentence."""

    def __init__(self, window: QWidget) -> None:
        """Start hidden."""
        super().__init__(window)
        self._window = window
        self.setProperty("panel", "true")
        self._picture = Picture("inbox", "accent", 12, self)
        self.sentence = Heading("", self, level=1, wrap=True)
        self.reason = PlainLabel("", self, wrap=True, tone="muted")
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(2))
        column.addStretch(2)
        for widget in (self._picture, self.sentence, self.reason):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        column.addStretch(3)
        self.hide()

    def show_offer(self, code: str) -> None:
        """Say that it can be dropped, or why not."""
        if code:
            self._picture.use("failed", "failed")
            self.sentence.set_text(self.tr("This can’t be taken in"))
            self.reason.set_text(refusal_text(code))
        else:
            self._picture.use("inbox", "accent")
            self.sentence.set_text(self.tr("Drop to take in the mail"))
            text = self.tr("It is copied: nothing is changed where it comes from.")
            self.reason.set_text(text)
        self.cover()
        self.show()
        self.raise_()

    def cover(self) -> None:
        """Be as large as the window."""
        self.setGeometry(self._window.rect())


class DropTarget(QObject):
    """Answers the window's drag events, and keeps the sign as large as the window."""

    def __init__(self, window: QWidget) -> None:
        """Take the window."""
        super().__init__(window)
        self.sign = DropSign(window)
        self._refused = ""
        window.installEventFilter(self)

    def entered(self, event: QDragEnterEvent, hindrance: str) -> None:
        """Show the sign.

        The event is accepted even when nothing will be: otherwise its leaving would not be told.
        """
        self._refused = hindrance or refusal(event.mimeData())
        self.sign.show_offer(self._refused)
        self.moved(event)
        event.accept()

    def moved(self, event: QDragMoveEvent) -> None:
        """Let the pointer show whether it can be dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        if self._refused:
            event.ignore()
        else:
            event.accept()

    def left(self) -> None:
        """Take the sign away."""
        self.sign.hide()

    def dropped(self, event: QDropEvent, hindrance: str) -> tuple[Dropped, str]:
        """Take what was dropped, or say why not."""
        self.sign.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        code = hindrance or refusal(event.mimeData())
        found = Dropped((), ()) if code else contents(event.mimeData())
        if not code and not found.paths and not found.mails:
            code = "empty"
        if code:
            event.ignore()
        else:
            event.accept()
        return found, code

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() is QEvent.Type.Resize and self.sign.isVisible():
            self.sign.cover()
        return super().eventFilter(watched, event)
