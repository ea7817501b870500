"""The text of a stranger's PDF or Word file, as it is read in a process of its own (docs/adr/0090).

Nothing of such a file runs or is drawn here but the first page of a PDF that holds no text.  What
can't be read gives an empty :class:`Paper`: the window says that it can't be shown.
"""

from __future__ import annotations

import zlib
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from dsr_desk.ui.widgets.foreign_text import breakable

PAPER_LIMIT = 40_000_000
"""Bytes of a file that is opened."""
TEXT_LIMIT = 30_000
"""Characters of it that are shown: a dozen pages."""
SIDE_LIMIT = 1_400
"""Pixels of the longer side of a page that is drawn because it holds no text."""
_XML_LIMIT = 30_000_000
"""Bytes of a Word file's text with its markup, unpacked."""
_PAGES = 60
_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"
_HEAD, _BEFORE = 1_024, b"\xef\xbb\xbf\0 \t\r\n"
"""Within so many bytes a PDF begins, after nothing but these: a text may speak of one."""
_STRIKE = "\u0336"
"""Drawn through the letter before it: what was struck out is not read as said."""
_WORD_TEXT = "word/document.xml"
_WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What a file says, or its first page as pixels where it says nothing; neither when broken."""

    text: str = ""
    cut: bool = False
    """Whether it goes on."""
    width: int = 0
    height: int = 0
    pixels: bytes = b""
    """Red, green, blue, opacity."""


NO_PAPER = Paper()


def is_paper(data: bytes) -> bool:
    """Tell whether bytes begin like a PDF or a Word file: neither name nor type decides."""
    return _is_pdf(data) or data.startswith(_ZIP)


def _is_pdf(data: bytes) -> bool:
    return data[:_HEAD].lstrip(_BEFORE).startswith(_PDF)


@dataclass(frozen=True, slots=True)
class PaperWanted:
    """Asks for the text of a PDF or a Word file."""

    data: bytes

    def answer(self) -> Paper:
        """Return what it says; an empty paper when it is neither, or broken."""
        if _is_pdf(self.data):
            return _of_pdf(self.data)
        return _of_word(self.data) if self.data.startswith(_ZIP) else NO_PAPER


def _paper(text: str, *, more: bool) -> Paper:
    plain = "".join(letter for letter in text if letter.isprintable() or letter in "\n\t").strip()
    return Paper(breakable(plain[:TEXT_LIMIT]), more or len(plain) > TEXT_LIMIT)


def _of_pdf(data: bytes) -> Paper:
    import pypdfium2  # type: ignore[import-untyped]  # the package states no types

    texts: list[str] = []
    left = TEXT_LIMIT + 1
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            pages = len(document)
            while len(texts) < min(pages, _PAGES) and left > 0:
                with closing(document[len(texts)]) as page:
                    texts.append(_text_of_page(page, left))
                left -= len(texts[-1])
            said = "\n\n".join(text for text in texts if text)
            if not said.strip() and pages:
                with closing(document[0]) as page:
                    return _drawn(page, more=pages > 1)
    except pypdfium2.PdfiumError:
        return NO_PAPER
    return _paper(said, more=len(texts) < pages)


def _text_of_page(page: Any, most: int) -> str:
    with closing(page.get_textpage()) as layer:
        count = min(layer.count_chars(), most)
        text: str = layer.get_text_range(0, count) if count > 0 else ""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip()


def _drawn(page: Any, *, more: bool) -> Paper:
    from pypdfium2 import raw

    scale = SIDE_LIMIT / max(*page.get_size(), 1.0)
    look = {"rev_byteorder": True, "force_bitmap_format": raw.FPDFBitmap_BGRA}
    with closing(page.render(scale=scale, **look)) as bitmap:
        rows, wide, high = bytes(bitmap.buffer), bitmap.width, bitmap.height
        step = wide * 4
        starts = range(0, high * bitmap.stride, bitmap.stride)
        pixels = b"".join(rows[at : at + step] for at in starts)
    return Paper(cut=more, width=wide, height=high, pixels=pixels)


def _of_word(data: bytes) -> Paper:
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open(_WORD_TEXT) as member:
            markup = member.read(_XML_LIMIT + 1)
        read = _WordReader()
        whole = read.read(markup[:_XML_LIMIT], last=len(markup) <= _XML_LIMIT)
    except (KeyError, BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError):
        # No such member, or locked, or packed in a way that nobody uses.
        return NO_PAPER
    except (expat.ExpatError, _NotPlain):
        return NO_PAPER
    return _paper("".join(read.parts), more=not whole)


class _NotPlain(Exception):
    """The markup declares what it is made of: no Word file does, and entities swell."""


class _Enough(Exception):
    """There is as much text as is shown."""


class _WordReader:
    """Writes down a Word file's paragraphs, cells, ticks and breaks; nothing that was deleted."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._size = 0
        self._in_text = 0
        self._ticked = False
        self._struck = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def read(self, markup: bytes, *, last: bool) -> bool:
        """Read it; tell whether that was all of it."""
        try:
            self._parser.Parse(markup, last)
        except _Enough:
            return False
        return last

    def _refuse(self, *_declared: object) -> None:
        raise _NotPlain

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self._size += len(text)
        if self._size > TEXT_LIMIT:
            raise _Enough

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = _word(name)
        if kind == "t":
            self._in_text += 1
        elif kind == "r":
            self._struck = False
        elif kind in ("strike", "dstrike"):
            self._struck = _on(attributes)
        elif kind in ("br", "cr"):
            self._write("\n")
        elif kind == "tab" and not attributes:  # with any, it is where a tab stops
            self._write("\t")
        elif kind == "checkBox":
            self._ticked = False
        elif kind in ("checked", "default"):
            self._ticked = _on(attributes)

    def _end(self, name: str) -> None:
        kind = _word(name)
        if kind == "t":
            self._in_text -= 1
        elif kind in ("p", "tr"):
            self._write("\n")
        elif kind == "tc":
            # A cell ends with its paragraph; the next stands beside it.
            while self.parts and self.parts[-1] == "\n":
                self.parts.pop()
            self._write("  |  ")
        elif kind == "checkBox":
            self._write("☑ " if self._ticked else "[ ] ")

    def _text(self, text: str) -> None:
        if self._in_text:
            self._write(_STRIKE.join((*text, "")) if self._struck else text)


def _word(name: str) -> str:
    """Return an element's or attribute's own name where it is one of Word's, else nothing."""
    space, _, own = name.partition(" ")
    return own if space in _WORDS else ""


def _on(attributes: dict[str, str]) -> bool:
    """Tell whether a property of Word's that is there is in force: it is, unless it says no."""
    said = next((value for key, value in attributes.items() if _word(key) == "val"), "1")
    return said not in ("0", "false", "off")
