"""The pages of a package's PDF as PDFium shows them; asked in a process of its own alone.

PDFium runs no script and follows no action here: none of its modules for forms is started.

The table of a large PDF takes a quarter of a second to be read, and the way to a page as long
again.  So a process that is a window's own keeps the file open from one question to the next
(:func:`keep_open`), until the window ends it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from dsr_desk.documents.package.container import Container
from dsr_desk.documents.package.pdf_reading import Pdf
from dsr_desk.documents.pdf.ours import require_ours
from dsr_desk.domain.errors import PackageInvalid

_BUFFER = 256 * 1024


class _Shelf:
    """Holds the one file that is kept open, where any is."""

    def __init__(self) -> None:
        self.keeps = False
        self._path: Path | None = None
        self._container: Container | None = None
        self._pdf: Pdf | None = None

    @contextmanager
    def container(self, path: Path) -> Iterator[Container]:
        """Open a package for a block, or take the one that is open."""
        if not self.keeps:
            with Container(path) as container:
                yield container
            return
        if self._container is None or path != self._path:
            self.clear()
            self._container, self._path = Container(path), path
        yield self._container

    @contextmanager
    def pdf(self, path: Path) -> Iterator[Pdf]:
        """Open a package's PDF for a block, or take the one that is open."""
        with self.container(path) as container:
            if not self.keeps:
                with container.pdf() as pdf:
                    yield pdf
                return
            if self._pdf is None:
                self._pdf = Pdf(container.pdf_source())
            yield self._pdf

    def clear(self) -> None:
        """Close what is open."""
        if self._pdf is not None:
            self._pdf.close()
        if self._container is not None:
            self._container.close()
        self._path = self._container = self._pdf = None


_SHELF = _Shelf()


def keep_open() -> None:
    """From now on keep the last file open in this process, which answers one question a time."""
    _SHELF.keeps = True


def let_go() -> None:
    """Keep no file open any more."""
    _SHELF.clear()
    _SHELF.keeps = False


def look_through(path: Path) -> None:
    """Make sure that the PDF is one of ours, before PDFium opens it.

    Raises:
        PackageInvalid: it holds what no extract does, or is written in another way.
    """
    with _SHELF.container(path) as container:
        require_ours(BufferedReader(container.pdf_source(), _BUFFER))


def count_pages(path: Path) -> int:
    """Return how many pages there are.

    Raises:
        PackageInvalid: there is no PDF, or none that opens.
    """
    with _SHELF.pdf(path) as pdf:
        return pdf.pages


def draw_page(path: Path, page: int, width: int) -> bytes:
    """Return page ``page`` (from 0) as PNG, ``width`` pixels wide.

    Raises:
        PackageInvalid: there is no such page, or it can't be shown.
    """
    with _SHELF.pdf(path) as pdf:
        return pdf.png(page, width)


def find_page(path: Path, number: int) -> int:
    """Return the page (from 0) on which an item begins.

    Raises:
        PackageInvalid: there is no such item.
    """
    with _SHELF.pdf(path) as pdf:
        page = pdf.page_of(number)
    if page < 0:
        raise PackageInvalid(f"its PDF has no item {number}")
    return page


def find_item(path: Path, page: int, items: int) -> int:
    """Return the first item that begins on a page (from 0), else the one that goes on there.

    0 is a page before all items.
    """
    numbers = range(1, items + 1)
    with _SHELF.pdf(path) as pdf:
        first = bisect_left(numbers, page, key=pdf.page_of) + 1
        if first <= items and pdf.page_of(first) == page:
            return first
        return bisect_right(numbers, page, key=pdf.page_of)
