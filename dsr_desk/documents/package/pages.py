"""The pages of a package's PDF as PDFium shows them; asked in a process of its own alone.

PDFium runs no script and follows no action here: none of its modules for forms is started.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from io import BufferedReader
from pathlib import Path

from dsr_desk.documents.package.container import Container
from dsr_desk.documents.pdf.ours import require_ours
from dsr_desk.domain.errors import PackageInvalid

_BUFFER = 256 * 1024


def look_through(path: Path) -> None:
    """Make sure that the PDF is one of ours, before PDFium opens it.

    Raises:
        PackageInvalid: it holds what no extract does, or is written in another way.
    """
    with Container(path) as container:
        require_ours(BufferedReader(container.pdf_source(), _BUFFER))


def count_pages(path: Path) -> int:
    """Return how many pages there are.

    Raises:
        PackageInvalid: there is no PDF, or none that opens.
    """
    with Container(path) as container, container.pdf() as pdf:
        return pdf.pages


def draw_page(path: Path, page: int, width: int) -> bytes:
    """Return page ``page`` (from 0) as PNG, ``width`` pixels wide.

    Raises:
        PackageInvalid: there is no such page, or it can't be shown.
    """
    with Container(path) as container, container.pdf() as pdf:
        return pdf.png(page, width)


def find_page(path: Path, number: int) -> int:
    """Return the page (from 0) on which an item begins.

    Raises:
        PackageInvalid: there is no such item.
    """
    with Container(path) as container, container.pdf() as pdf:
        page = pdf.page_of(number)
    if page < 0:
        raise PackageInvalid(f"its PDF has no item {number}")
    return page


def find_item(path: Path, page: int, items: int) -> int:
    """Return the first item that begins on a page (from 0), else the one that goes on there.

    0 is a page before all items.
    """
    numbers = range(1, items + 1)
    with Container(path) as container, container.pdf() as pdf:
        first = bisect_left(numbers, page, key=pdf.page_of) + 1
        if first <= items and pdf.page_of(first) == page:
            return first
        return bisect_right(numbers, page, key=pdf.page_of)
