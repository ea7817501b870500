"""The extract as a PDF: items as they come, conversation by conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import BinaryIO

from dsr_desk.config import resources
from dsr_desk.documents.extract.as_json import Laid
from dsr_desk.documents.extract.front import Front
from dsr_desk.documents.extract.item_head import GUTTER, WIDTH, ItemHead
from dsr_desk.documents.extract.pictures import Picture
from dsr_desk.documents.extract.summary import Summary
from dsr_desk.documents.pdf import tags
from dsr_desk.documents.pdf.book import Book, Bookmark, Furniture, Section
from dsr_desk.documents.pdf.flow import Flow
from dsr_desk.documents.pdf.fonts import Font
from dsr_desk.documents.pdf.scripts import script_of
from dsr_desk.documents.pdf.sheet import LEFT, RIGHT, TOP, Styles
from dsr_desk.documents.texts import size, words
from dsr_desk.documents.visible import Shower, is_eastern, is_picture
from dsr_desk.domain.canonical import digest
from dsr_desk.domain.extracts.packages import PackageHead
from dsr_desk.domain.people import ChannelKind

_HEADING, _BEGINNING = 56, 30
"""How much room a conversation's heading takes, and at least an item's head."""
_FEWEST_LINES = 3
_SCRIPTS = {
    "Arab": "Arabic", "Hebr": "Hebrew", "Syrc": "Syriac", "Thaa": "Thaana", "Deva": "Devanagari",
    "Beng": "Bengali", "Guru": "Gurmukhi", "Gujr": "Gujarati", "Orya": "Oriya", "Taml": "Tamil",
    "Telu": "Telugu", "Knda": "Kannada", "Mlym": "Malayalam", "Sinh": "Sinhala", "Thai": "Thai",
    "Mymr": "Myanmar", "Khmr": "Khmer", "Ethi": "Ethiopic",
}  # fmt: skip
_COMMON = " \u200c\u200d"
_PICTURE_WIDTH, _PICTURE_HEIGHT = 200.0, 150.0


@cache
def fonts() -> tuple[Font, Font]:
    """Return the shipped fonts, regular and bold, read once."""
    folder = resources() / "fonts"
    regular, bold = folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf"
    return Font(regular, spare, _of_script), Font(bold, spare, _of_script)


def spare(letter: str) -> Font:
    """Return the font for a letter that the others lack, read when a text first needs it."""
    return _of_script(script_of(letter)) or (_eastern() if is_eastern(letter) else _pictures())


@cache
def _of_script(script: str) -> Font | None:
    """Return the font of a script of which the others have no letters, or not all."""
    name = _SCRIPTS.get(script)
    if name is None:
        return None
    path = resources() / "fonts" / f"NotoSans{name}.ttf"
    return Font(path, reach=lambda letter: letter in _COMMON or script_of(letter) == script)


@cache
def _eastern() -> Font:
    return Font(resources() / "fonts" / "DroidSansFallback.ttf", reach=is_eastern)


@cache
def _pictures() -> Font:
    return Font(resources() / "fonts" / "Symbola.ttf", reach=is_picture)


def put_spares_away() -> None:
    """Forget the spare fonts, some ten megabytes, until a text needs one again.

    And of the others the words that they have shaped.
    """
    for read in (_eastern, _pictures, _of_script):
        read.cache_clear()
    for font in fonts():
        font.forget()


@cache
def _characters() -> frozenset[str]:
    regular, bold = fonts()
    return regular.characters & bold.characters


def shower() -> Shower:
    """Return what prepares foreign text for the shipped fonts."""
    return Shower(_characters(), _has_spare)


def _has_spare(letter: str) -> bool:
    has = script_of(letter) in _SCRIPTS or is_eastern(letter) or is_picture(letter)
    return has and spare(letter).has(letter)


@dataclass(frozen=True, slots=True)
class Made:
    """What is known of a finished PDF."""

    pages: int
    missing_glyphs: int
    item_pages: Sequence[int]
    """The page on which each item begins, from 0."""


class ExtractPdf:
    """Writes the extract; items are added in the order of their numbers."""

    def __init__(self, out: BinaryIO, head: PackageHead) -> None:
        """Begin the document."""
        self._head = head
        self._words = words(head.language)
        self._styles = Styles(*fonts())
        self._book = Book(out, self._styles.fonts)
        self._body = Section()
        self._flow = Flow(self._book, self._body)
        self._flow.on_new_page = self._continue
        self._shower = shower()
        self._heads = ItemHead(self._flow, self._styles, self._words, self._shower)
        self.summary = Summary(head.channels)
        self._conversation: tuple[str, str] | None = None
        self._item = 0

    def add(self, shown: Laid) -> None:
        """Lay out one item."""
        item = shown.item
        if (item.channel, item.conversation) != self._conversation:
            if self._conversation:
                self._flow.close()
            self._flow.open(tags.SECTION)
            self._conversation = (item.channel, item.conversation)
            self._begin_conversation(shown)
        self.summary.count(shown)
        lines = self._styles.body.lines(self._text(shown), WIDTH)
        flow, styles = self._flow, self._styles
        flow.need(_BEGINNING + styles.body.leading * _FEWEST_LINES)
        self._book.name_item(flow.place())
        flow.open(tags.ARTICLE)
        self._item = shown.number
        self._heads.draw(shown)
        flow.gap(3)
        flow.lines(styles.body, lines, GUTTER)
        self._files(shown)
        flow.close()
        self._item = 0
        # What is said in a chat is short, and there is much of it.
        flow.gap(12 if item.kind is ChannelKind.CHAT else 16)

    def finish(self) -> Made:
        """Write what stands before the items, and the rest of the file."""
        if self._conversation:
            self._flow.close()
        self._flow.on_new_page = None
        self._flow.new_page()
        front = Front(self._book, self._head, self._styles, self._words, self._shower)
        sections, bookmarks = front.write(self.summary)
        title = f"{self._title()} {self._head.case}"
        facts = (title, self._words.language, self._head.created_at, _identity(self._head))
        pages = self._book.finish(
            [*sections, self._body], self._furniture(), [*bookmarks, *self._bookmarks()], facts
        )
        item_pages = self._book.item_pages([*sections, self._body])
        return Made(pages, self._shower.missing, item_pages)

    @property
    def pages(self) -> int:
        """How many pages of items there are so far."""
        return len(self._body.pages)

    def _title(self) -> str:
        return self._words.get("package", f"title_{self._head.profile.value}")

    def _begin_conversation(self, shown: Laid) -> None:
        flow, styles = self._flow, self._styles
        title = self._shower.line(shown.conversation_title)
        title = title or self._words.get("package", "no_subject")
        flow.need(_HEADING + _BEGINNING + styles.body.leading * _FEWEST_LINES)
        flow.gap(10)
        self.summary.begin(shown, styles.body.breaker.cut(title, 330), flow.place())
        if flow.y < TOP:  # there is one above each page already
            flow.sheet.rule(LEFT, flow.y, RIGHT - LEFT)
            flow.gap(7)
        flow.text(styles.heading, styles.heading.breaker.cut(title, RIGHT - LEFT), kind=tags.H1)
        kind = self._words.value("kinds", shown.item.kind.value)
        flow.text(styles.small, self._shower.line(f"{shown.channel_title} · {kind}"))
        flow.gap(10)

    def _text(self, shown: Laid) -> str:
        text = self._shower.show(shown.text.rstrip()) if shown.text.strip() else ""
        return text or self._words.get("package", "no_text")

    def _files(self, shown: Laid) -> None:
        if not shown.files:
            return
        flow, styles = self._flow, self._styles
        flow.gap(5)
        flow.need(styles.label.leading * 2, inside=True)
        flow.text(styles.label, self._words.get("package", "attachments"), GUTTER)
        labels = [self._shower.line(file.filename) or "–" for file in shown.item.attachments]
        with flow.within(tags.LIST):
            for (member, count), label in zip(shown.files, labels, strict=True):
                line = self._words.get(
                    "package",
                    "attachment_line",
                    label=label,
                    size=size(count, self._words.language),
                    member=self._shower.line(member),
                )
                with flow.within(tags.LIST_ITEM, tags.LIST_BODY):
                    flow.text(styles.small, line, GUTTER, kind=tags.HERE)
        for picture, label in zip(shown.pictures, labels, strict=False):
            if picture is not None:
                self._picture(picture, label)

    def _picture(self, picture: Picture, label: str) -> None:
        """Draw a picture beneath the list: never larger than it has pixels for."""
        scale = min(_PICTURE_WIDTH / picture.width, _PICTURE_HEIGHT / picture.height, 0.75)
        width, height = picture.width * scale, picture.height * scale
        flow = self._flow
        flow.need(height + 6, inside=True)
        flow.gap(6)
        name = self._book.put_picture(picture.width, picture.height, picture.jpeg)
        flow.y -= height
        said = self._words.get("package", "picture", label=label)
        box = (GUTTER, flow.y, GUTTER + width, flow.y + height)
        flow.open(tags.FIGURE, tags.described(said, box))
        with flow.drawing() as sheet:
            sheet.picture(GUTTER, flow.y, width, height, name)
        flow.close()

    def _continue(self, flow: Flow) -> None:
        """Say on a new page which item goes on."""
        if self._item:
            top = flow.y - self._styles.strong.ascent
            marker = self._words.get("package", "item", number=self._item)
            cont = self._words.get("package", "continued")
            flow.sheet.begin_repeated()
            flow.sheet.text(LEFT, top, self._styles.label, marker)
            flow.sheet.text(LEFT, top - 11, self._styles.small, cont)
            flow.sheet.end()

    def _furniture(self) -> Furniture:
        """Return what stands on every page; no personal data."""
        above = self._words.get("package", "header", title=self._title(), case=self._head.case)

        def below(page: int, pages: int) -> str:
            return self._words.get("package", "page", page=page, pages=pages)

        return Furniture(self._styles.small, lambda *_: above, below)

    def _bookmarks(self) -> list[Bookmark]:
        """Return the channels with their conversations."""
        return [
            Bookmark(
                self._shower.line(channel.title),
                channel.conversations[0].place,
                [Bookmark(c.title, c.place) for c in channel.conversations],
            )
            for channel in self.summary.channels.values()
            if channel.conversations
        ]


def _identity(head: PackageHead) -> str:
    """Return the document's identity: the same for the same package."""
    made: datetime = head.created_at
    return digest([head.case, made.isoformat(), head.item_count])[:32].upper()
