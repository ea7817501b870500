"""The attachments of the opened item: type and size; pictures and texts are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsr_desk.domain.finding.matches import Attachment
from dsr_desk.services.desk import DeskServices
from dsr_desk.ui import operations, wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.foreign_reader import ForeignReader
from dsr_desk.ui.qt import clear_layout, flat
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.buttons import SafeButton
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.flow import FlowLayout
from dsr_desk.ui.widgets.foreign_html import ForeignBrowser
from dsr_desk.ui.widgets.foreign_papers import Paper, is_paper
from dsr_desk.ui.widgets.foreign_parts import FORMATS, NO_PICTURE, DecodedPicture
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, Muted, set_tip

Fetch = Callable[[DeskServices, str], bytes]
"""Gives the bytes of one attachment by its id; called in a job."""

MOST = 30
"""So many have a button; how many more there are is said."""
_TEXTS = ("text/", "message/", "application/json", "application/xml")
_TEXT_BYTES = 4_000_000
_NAME = 40
"""Units of width that an attachment's name has on its button."""
_SHOWN = 8_000
"""Characters of a text attachment that are shown."""


class Note(Enum):
    """What is said above what is shown."""

    NOTHING = auto()
    CUT = auto()
    PAPER = auto()
    PAPER_CUT = auto()
    PAGE = auto()


@dataclass(frozen=True, slots=True)
class Looked:
    """What could be made of an attachment; neither a picture nor a text when nothing."""

    attachment: Attachment
    picture: DecodedPicture = NO_PICTURE
    text: str = ""
    note: Note = Note.NOTHING
    left_out: bool = False
    """Whether it holds text that was deleted or is hidden in it, which is not shown."""


def look_at(attachment: Attachment, data: bytes, reader: ForeignReader) -> Looked:
    """Return what can be shown of an attachment; its bytes decide, not its name; in a job."""
    if data.startswith(tuple(FORMATS)):
        return Looked(attachment, reader.picture(data))
    if is_paper(data):
        return _looked_paper(attachment, reader.paper(data))
    body = _decoded(data[:_TEXT_BYTES])
    if attachment.media_type.lower().startswith(_TEXTS) and "\x00" not in body:
        note = Note.CUT if len(body) > _SHOWN else Note.NOTHING
        return Looked(attachment, text=reader.source(body).text[:_SHOWN], note=note)
    return Looked(attachment)


def _looked_paper(attachment: Attachment, paper: Paper) -> Looked:
    if paper.pixels:
        page = DecodedPicture(paper.width, paper.height, paper.pixels)
        return Looked(attachment, page, note=Note.PAGE)
    note = Note.PAPER_CUT if paper.cut else Note.PAPER
    return Looked(attachment, text=paper.text, note=note, left_out=paper.left_out)


def _decoded(data: bytes) -> str:
    """Return a text as programs write it: in UTF-8, with a mark in UTF-16, or as Windows did."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        # Cut in the middle of a letter, or one of many that are broken: it is UTF-8 all the same.
        whole = broken.start > len(data) - 4 or b"\xc3" in data
        return data.decode("utf-8" if whole else "cp1252", "replace")


class AttachmentsView(QWidget):
    """A button for each attachment; pressing one asks to see it."""

    chosen = Signal(object)
    """Carries the :class:`Attachment`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._attachments: tuple[Attachment, ...] = ()
        self._row = FlowLayout(self, theme.px(1.5))

    def buttons(self) -> tuple[SafeButton, ...]:
        """Return the buttons in order."""
        return tuple(child for child in self.children() if isinstance(child, SafeButton))

    def show_attachments(self, attachments: Sequence[Attachment]) -> None:
        """List them."""
        if tuple(attachments) == self._attachments:
            return
        self._attachments = tuple(attachments)
        clear_layout(self._row)
        for button in self.buttons():
            button.setParent(None)
        for number, attachment in enumerate(self._attachments[:MOST]):
            name = one_line(attachment.filename, 60)
            size = wording.size(attachment.size)
            kind = one_line(attachment.media_type, 40)
            whole = f"{name} · {kind} · {size}"
            # The end of a name says what it is; all of it would keep the list beside it away.
            middle = Qt.TextElideMode.ElideMiddle
            short = self.fontMetrics().elidedText(name, middle, theme.px(_NAME))
            # A single & would take the next letter for a shortcut.
            text = f"{short} · {size}".replace("&", "&&")
            button = SafeButton(text, self, icon="attachment")
            set_tip(button, whole)
            button.setAccessibleName(self.tr("Look at {name}").format(name=whole))
            button.setProperty("number", number)
            button.clicked.connect(self._on_button_clicked)
            self._row.addWidget(button)
        if len(self._attachments) > MOST:
            text = self.tr("%Ln more", "", len(self._attachments) - MOST)
            self._row.addWidget(Muted(text, self))
        self.setVisible(bool(self._attachments))

    @Slot()
    def _on_button_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(self._attachments[int(sender.property("number"))])


class _Canvas(QWidget):
    """Paints a picture as large as there is room, never larger than it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image = QImage()

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._image.isNull():
            return
        room = self.size()
        size = self._image.size()
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRect(QPoint(0, 0), size), self._image)
            # A white page on a white card: where it ends is seen all the same.
            painter.setPen(theme.color("line"))
            painter.drawRect(QRect(0, 0, size.width() - 1, size.height() - 1))


class AttachmentLook(QWidget):
    """One attachment, with the way back; Escape goes there too."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Build its three faces."""
        super().__init__(parent)
        self._desk = desk
        self._unshown = ""
        self.title = Heading("", self, level=3, elide=Qt.TextElideMode.ElideMiddle)
        self.back = SafeButton("", self, icon="arrow-left")
        self.canvas = _Canvas(self)
        self.text = ForeignBrowser(self)
        self.text.setProperty("apart", "true")  # it is not the mail's own text, and looks so
        self.empty = EmptyState(self, icon="file")
        self.note = Muted("", self, wrap=True)
        self._stack = QStackedWidget(self)
        for page in (self.empty, self.canvas, self.text):
            self._stack.addWidget(page)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        flat(column, theme.px(2))
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self._stack, 1)
        self.back.clicked.connect(self.closed)
        self._translate()

    def say_of_unshown(self, text: str) -> None:
        """Say what is true of an attachment that can’t be shown, where it hangs on no item."""
        self._unshown = text

    def open(self, attachment: Attachment, fetch: Fetch) -> None:
        """Fetch and show one attachment."""
        self.title.set_text(one_line(attachment.filename))
        self.canvas.show_image(QImage())
        self.text.begin()
        self._say(Note.NOTHING)
        self.empty.show_words(self.tr("Fetching…"), "")
        self._stack.setCurrentWidget(self.empty)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        reader = self._desk.foreign
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: look_at(attachment, fetch(services, attachment.id), reader),
            replaces="attachment",
        ).success(self._on_looked).failure(self._on_failed).run_in_background()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()

    def _translate(self) -> None:
        self.back.setText(self.tr("Back to the text"))
        self.text.setAccessibleName(self.tr("The attachment’s text"))
        self.canvas.setAccessibleName(self.tr("The attachment’s picture"))

    def _say(self, note: Note, *, left_out: bool = False) -> None:
        words = {
            Note.CUT: self.tr("Only the beginning is shown."),
            Note.PAPER: self.tr("What the file says, without its layout and pictures."),
            Note.PAPER_CUT: self.tr(
                "What the file says at its beginning, without its layout and pictures."
            ),
            Note.PAGE: self.tr("The file holds no text. This is its first page."),
        }
        said = [words.get(note, "")]
        if left_out:
            said.append(self.tr("Text that was deleted or is hidden in it is left out."))
        self.note.set_text(" ".join(filter(None, said)))
        self.note.setVisible(any(said))

    @Slot(object)
    def _on_looked(self, looked: Looked) -> None:
        shown = bool(looked.text or looked.picture.pixels)
        self._say(looked.note if shown else Note.NOTHING, left_out=looked.left_out)
        picture = looked.picture
        if picture.pixels:
            # The image only borrows the bytes: a copy is its own.
            image = QImage(
                picture.pixels, picture.width, picture.height, QImage.Format.Format_RGBA8888
            ).copy()
            self.canvas.show_image(image)
            self._stack.setCurrentWidget(self.canvas)
        elif looked.text:
            self.text.insert_plain(self.text.begin(), looked.text)
            self._stack.setCurrentWidget(self.text)
        else:
            self.empty.show_words(
                self.tr("Can’t be shown here"),
                self._unshown
                or self.tr(
                    "Only pictures, plain text and what PDF and Word files say are shown. The"
                    " attachment is still handled together with its item; what it says has not"
                    " been looked at."
                ),
            )

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.closed.emit()
        self._desk.tell_failed(error)
