"""Looking into a PDF with PDFium: pages, text, names and pictures.

PDFium is not made for threads: one lock keeps it to one at a time, closing included.
"""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import RawIOBase
from typing import BinaryIO

import pypdfium2  # type: ignore[import-untyped]  # the package states no types
from pypdfium2 import raw

from dsr_desk.documents.pdf.book import item_name
from dsr_desk.domain.errors import PackageInvalid

_LOCK = threading.Lock()
_WIDEST = 4_000
_MOST_PIXELS = 40_000_000
MOST_REMEMBERED = 1_000
"""Pages after which a document is opened anew: PDFium keeps what it has read of each until then."""
_DRAWN = 10
"""So many times as much it may keep of a page that was drawn: pictures are in it."""


class Window(RawIOBase):
    """A part of a file as if it were one: a stored member needs no unpacking."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        """Take the open file, where the part begins and how long it is."""
        self._file = file
        self._start = start
        self.size = size
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = 0) -> int:
        self._place = (0, self._place, self.size)[whence] + offset
        return self._place

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # as used
        room = max(min(len(buffer), self.size - self._place), 0)
        self._file.seek(self._start + self._place)
        data = self._file.read(room)
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)


@contextmanager
def _turn() -> Iterator[None]:
    """Take a turn with PDFium; a page that it can't make sense of is the file's fault."""
    with _LOCK:
        try:
            yield
        except pypdfium2.PdfiumError:
            raise PackageInvalid("its PDF is damaged") from None


class Pdf:
    """An open document; every method takes its turn."""

    def __init__(self, source: BinaryIO | RawIOBase | bytes) -> None:
        """Open what a file or bytes hold.

        Raises:
            PackageInvalid: it is no PDF.
        """
        self._source = source
        self._remembered = 0
        with _LOCK:
            try:
                self._document = pypdfium2.PdfDocument(source)
            except pypdfium2.PdfiumError:
                raise PackageInvalid("its PDF can’t be opened") from None
            self.pages: int = len(self._document)

    def close(self) -> None:
        """Forget the document."""
        with _LOCK:
            self._document.close()

    def text(self, page: int) -> str:
        """Return a page's text layer."""
        with _turn():
            self._remember()
            with closing(self._document[page]) as shown, closing(shown.get_textpage()) as layer:
                text: str = layer.get_text_range()
        return text

    def _remember(self, much: int = 1) -> None:
        """Count a page that is read, and let go of all before it from time to time."""
        self._remembered += much
        if self._remembered > MOST_REMEMBERED:
            self._document.close()
            self._document = pypdfium2.PdfDocument(self._source)
            self._remembered = much

    def facts(self) -> Iterator[str]:
        """Yield the document's own facts and its bookmarks' titles."""
        with _turn():
            said = list(self._document.get_metadata_dict().values())
            said += [mark.get_title() for mark in self._document.get_toc()]
        yield from said

    def page_of(self, item: int) -> int:
        """Return the page on which an item begins, or -1."""
        with _turn():
            found = raw.FPDF_GetNamedDestByName(self._document.raw, item_name(item) + b"\0")
            return int(raw.FPDFDest_GetDestPageIndex(self._document.raw, found)) if found else -1

    def png(self, page: int, width: int) -> bytes:
        """Return a page as a PNG of this width.

        Raises:
            PackageInvalid: there is no such page, or it is absurdly long.
        """
        if not 0 <= page < self.pages:
            raise PackageInvalid(f"it has no page {page + 1}")
        with _turn():
            self._remember(_DRAWN)
            rows, shape = self._drawn(page, width)
        return png(rows, *shape)

    def _drawn(self, page: int, width: int) -> tuple[bytes, tuple[int, int, int, int]]:
        with closing(self._document[page]) as shown:
            wide, high = shown.get_size()
            scale = max(1, min(width, _WIDEST)) / max(wide, 1)
            if wide * high * scale * scale > _MOST_PIXELS:
                raise PackageInvalid("a page is too large to be shown")
            with closing(shown.render(scale=scale, rev_byteorder=True)) as bitmap:
                shape = (bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)
                return bytes(bitmap.buffer), shape


@contextmanager
def opened_pdf(source: BinaryIO | RawIOBase | bytes) -> Iterator[Pdf]:
    """Open a PDF for a block.

    Raises:
        PackageInvalid: it is none.
    """
    pdf = Pdf(source)
    try:
        yield pdf
    finally:
        pdf.close()


def png(rows: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """Return rows of red, green, blue (and perhaps a fourth byte) as a PNG."""
    lines = []
    for start in range(0, height * stride, stride):
        line = rows[start : start + width * channels]
        if channels != 3:
            plain = bytearray(width * 3)
            for colour in range(3):
                plain[colour::3] = line[colour::channels]
            line = bytes(plain)
        lines.append(b"\0" + line)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(lines), 1)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
