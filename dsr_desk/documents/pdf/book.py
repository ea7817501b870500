"""A document made of pages that leave memory as soon as they are full.

Pages may be written in any order: front matter that needs page numbers is written last and stands
first.  What every page says about the whole (“4 (37)”) is written when the whole is known.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from dsr_desk.documents.pdf.file import PdfFile, metadata, number, text_string
from dsr_desk.documents.pdf.font_use import FontUse
from dsr_desk.documents.pdf.sheet import HEIGHT, LEFT, RIGHT, WIDTH, Link, Sheet, Style
from dsr_desk.documents.pdf.tags import Tree
from dsr_desk.documents.pdf.trees import write_tree


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the document: the page as an object, its order number, and how far up."""

    page: int
    index: int
    y: float

    def dest(self) -> bytes:
        """Return the destination that shows it."""
        return b"[%d 0 R /XYZ 0 %b 0]" % (self.page, number(min(self.y + 20, HEIGHT)))


@dataclass(slots=True)
class Bookmark:
    """A line of the outline, with those below it."""

    title: str
    place: Place
    below: list[Bookmark] = field(default_factory=list)


class Section:
    """Pages that follow each other; sections are put in order when the book is finished."""

    def __init__(self) -> None:
        """Start without pages."""
        self.pages = array("L")
        self.contents = array("L")
        self.keys = array("L")
        """By which the tree of elements knows each page."""
        self.elements = array("L")
        """What stands right below the document."""
        self.extras: dict[int, bytes] = {}
        """Entries of pages that have links or pictures."""


Facts = tuple[str, str, datetime, str]
"""Title, language, date and identity of a document."""
Says = Callable[[int, int], str]
"""Says something of a page: of its number from 1, and of how many there are."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page, above and below; few pages differ above, and all below."""

    style: Style
    above: Says
    below: Says


class Book:
    """Writes sections of pages, then everything that needs to know them all."""

    def __init__(self, out: BinaryIO, fonts: Sequence[FontUse]) -> None:
        """Begin a document."""
        self._file = PdfFile(out)
        self.reserve = self._file.reserve
        self.put_small = self._file.put_small
        self.put_run = self._file.put_run
        self._fonts = fonts
        self._parent = self._file.reserve()
        self._font_list = self._file.reserve()
        self._tree = Tree(self._file)
        self.document = self._tree.document
        self._headers: dict[str, int] = {}
        self._named: tuple[array[int], array[float]] = (array("L"), array("f"))

    def next_page(self, section: Section) -> int:
        """Return the number of the object that the section's next page will be."""
        page = self._file.reserve()
        section.pages.append(page)
        return page

    def write_sheet(self, section: Section, sheet: Sheet) -> None:
        """Write the content of the section's last page and forget it."""
        section.contents.append(self._file.put_stream(sheet.content()))
        if sheet.pictures:
            used = b" ".join(b"/X%d %d 0 R" % (name, name) for name in sheet.pictures)
            section.extras[section.pages[-1]] = (
                b" /Resources << /Font %d 0 R /XObject << %b >> >>" % (self._font_list, used)
            )
        section.keys.append(self._tree.page(sheet.marked))
        if sheet.links:
            for link in sheet.links:
                self._write_link(link)
            listed = b" ".join(b"%d 0 R" % link.name for link in sheet.links)
            page = section.pages[-1]
            section.extras[page] = (
                section.extras.get(page, b"") + b" /Tabs /S /Annots [%b]" % listed
            )

    def _write_link(self, link: Link) -> None:
        self._file.put_small(
            b"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [%b] /Dest %b"
            b" /Contents %b /StructParent %d >>"
            % (
                b" ".join(map(number, link.box)),
                link.dest,
                text_string(link.said),
                self._tree.link(link.element),
            ),
            link.name,
        )

    def put_picture(self, width: int, height: int, jpeg: bytes) -> int:
        """Write a JPEG of red, green and blue; return its number."""
        return self._file.put(
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB"
            b" /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n%b\nendstream"
            % (width, height, len(jpeg), jpeg)
        )

    def item_pages(self, sections: Sequence[Section]) -> array[int]:
        """Return, for each item in order, the page it begins on, from 0."""
        order = {page: index for index, page in enumerate(_pages(sections))}
        return array("L", map(order.__getitem__, self._named[0]))

    def name_item(self, place: Place) -> None:
        """Give the next item, in order from 1, its name in the document: ``item-00000001``."""
        self._named[0].append(place.page)
        self._named[1].append(place.y)

    def finish(
        self,
        sections: Sequence[Section],
        furniture: Furniture,
        bookmarks: Sequence[Bookmark],
        facts: Facts,
    ) -> int:
        """Write the rest of the file; return how many pages there are."""
        total = sum(len(section.pages) for section in sections)
        index, style = 0, furniture.style
        for section in sections:
            pages = zip(section.pages, section.contents, section.keys, strict=True)
            for page, content, key in pages:
                index += 1
                # Not packed: PDFium keeps every page up to the last that was asked for, and of a
                # packed one half as much again.
                self._file.put(
                    b"<< /Type /Page /Parent %d 0 R /Contents [%d 0 R %d 0 R %d 0 R]"
                    b" /StructParents %d%b >>"
                    % (
                        self._parent,
                        content,
                        self._header(style, furniture.above(index, total)),
                        self._footer(style, furniture.below(index, total)),
                        key,
                        section.extras.get(page, b""),
                    ),
                    page,
                )
        self._page_tree(_pages(sections))
        self._trailer(self._tree.write([s.elements for s in sections]), bookmarks, facts)
        return total

    def _header(self, style: Style, text: str) -> int:
        """Write a header, once for all pages that have it."""
        if text not in self._headers:
            sheet = Sheet()
            sheet.rule(LEFT, HEIGHT - 47, RIGHT - LEFT)
            sheet.begin_repeated()
            sheet.text(LEFT, HEIGHT - 40, style, text)
            sheet.end()
            self._headers[text] = self._file.put_stream(sheet.content())
        return self._headers[text]

    def _footer(self, style: Style, text: str) -> int:
        sheet = Sheet()
        sheet.begin_repeated()
        sheet.text_right(RIGHT, 34, style, text)
        sheet.end()
        return self._file.put_plain(sheet.content())

    def _page_tree(self, pages: Sequence[int]) -> None:
        """Write one flat list: viewers take ten thousands of pages in their stride."""
        used = [each for font in self._fonts for each in font.write(self._file)]
        self._file.put(
            b"<< %b >>" % b" ".join([b"/%b %d 0 R" % each for each in used]), self._font_list
        )
        box = b" ".join(map(number, (0, 0, WIDTH, HEIGHT)))
        self._file.put(
            b"<< /Type /Pages /Count %d /Kids [%b] /MediaBox [%b] /Resources << /Font %d 0 R >>"
            b" >>"
            % (len(pages), b" ".join(b"%d 0 R" % page for page in pages), box, self._font_list),
            self._parent,
        )

    def _trailer(self, tree: int, bookmarks: Sequence[Bookmark], facts: Facts) -> None:
        title, language, at, identity = facts
        outlines = self._outline(bookmarks)
        names, described = self._names(), self._file.put(metadata(title, language, at))
        root = self._file.put(
            b"<< /Type /Catalog /Pages %d 0 R /Outlines %d 0 R /PageMode /UseOutlines /Lang (%b)"
            b" /ViewerPreferences << /DisplayDocTitle true >> /Names << /Dests %d 0 R >>"
            b" /MarkInfo << /Marked true >> /StructTreeRoot %d 0 R /Metadata %d 0 R >>"
            % (self._parent, outlines, language.encode("ascii"), names, tree, described)
        )
        stamp = at.strftime("D:%Y%m%d%H%M%SZ").encode("ascii")
        info = self._file.put(
            b"<< /Title %b /Producer (DSR Desk) /CreationDate (%b) /ModDate (%b) >>"
            % (text_string(title), stamp, stamp)
        )
        self._file.finish(root, info, identity)

    def _outline(self, bookmarks: Sequence[Bookmark]) -> int:
        root = self._file.reserve()
        first, last, count = self._outline_level(bookmarks, root)
        ends = b" /First %d 0 R /Last %d 0 R" % (first, last) if first else b""
        self._file.put_small(b"<< /Type /Outlines /Count %d%b >>" % (count, ends), root)
        return root

    def _outline_level(self, bookmarks: Sequence[Bookmark], parent: int) -> tuple[int, int, int]:
        """Write one level, closed below; return its first and last entry and how many."""
        entries = [self._file.reserve() for _ in bookmarks]
        for place, (bookmark, entry) in enumerate(zip(bookmarks, entries, strict=True)):
            first, last, count = self._outline_level(bookmark.below, entry)
            links = b" /Prev %d 0 R" % entries[place - 1] if place else b""
            links += b" /Next %d 0 R" % entries[place + 1] if place + 1 < len(entries) else b""
            links += (
                b" /First %d 0 R /Last %d 0 R /Count -%d" % (first, last, count) if count else b""
            )
            self._file.put_small(
                b"<< /Title %b /Parent %d 0 R /Dest %b%b >>"
                % (text_string(bookmark.title), parent, bookmark.place.dest(), links),
                entry,
            )
        return (entries[0], entries[-1], len(entries)) if entries else (0, 0, 0)

    def _names(self) -> int:
        """Write the names of the items."""
        pages, heights = self._named

        def entry(place: int) -> tuple[bytes, bytes]:
            dest = b"[%d 0 R /XYZ 0 %b 0]" % (pages[place], number(heights[place] + 20))
            return b"(%b)" % item_name(place + 1), dest

        return write_tree(self._file, b"Names", len(pages), entry)


def _pages(sections: Sequence[Section]) -> list[int]:
    return [page for section in sections for page in section.pages]


def item_name(item: int) -> bytes:
    """Return the name under which a document knows an item."""
    return b"item-%08d" % item
