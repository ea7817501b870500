"""The text of a stranger's PDF or Word file, as it is read in a process of its own (docs/adr/0090).

Nothing of such a file runs or is drawn here but the first page of a PDF that holds no text.  What
can't be read gives an empty :class:`Paper`: the window says that it can't be shown.
"""

from __future__ import annotations

import zlib
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile

from dsr_desk.ui.widgets.foreign_text import breakable
from dsr_desk.ui.widgets.foreign_word import TooMuch, WordReader
from dsr_desk.ui.widgets.foreign_word_xml import NotPlain

PAPER_LIMIT = 40_000_000
"""Bytes of a file that is opened."""
TEXT_LIMIT = 30_000
"""Characters of it that are shown: a dozen pages."""
SIDE_LIMIT = 1_400
"""Pixels of the longer side of a page that is drawn because it holds no text."""
_PAGES = 60
_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"
_HEAD, _BEFORE = 1_024, b"\xef\xbb\xbf\0 \t\r\n"
"""Within so many bytes a PDF begins, after nothing but these: a text may speak of one."""


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
    left_out: bool = False
    """Whether it holds text that was deleted or is hidden in it, and that it does not say."""


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
    read = WordReader(TEXT_LIMIT)
    try:
        whole = read.read(data)
    except (KeyError, BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError):
        # No such member, or locked, or packed in a way that nobody uses.
        return NO_PAPER
    except (expat.ExpatError, NotPlain, TooMuch):
        return NO_PAPER
    return replace(_paper("".join(read.parts), more=not whole), left_out=read.left_out)
