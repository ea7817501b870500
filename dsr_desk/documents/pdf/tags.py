"""What a document is made of, for who listens to it: headings, paragraphs, lists, pictures.

An element is written as soon as it is closed; what stays in memory are those still open.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from dsr_desk.documents.pdf.file import PdfFile, number, text_string
from dsr_desk.documents.pdf.trees import write_tree

DOCUMENT, SECTION, ARTICLE = b"Document", b"Sect", b"Art"
H1, H2, PARAGRAPH, CAPTION = b"H1", b"H2", b"P", b"Caption"
LIST, LIST_ITEM, LABEL, LIST_BODY = b"L", b"LI", b"Lbl", b"LBody"
TABLE, TABLE_ROW, HEAD_CELL, CELL = b"Table", b"TR", b"TH", b"TD"
CONTENTS, ENTRY, LINK, FIGURE = b"TOC", b"TOCI", b"Link", b"Figure"
HERE = b""
"""No element of its own: what is drawn belongs to the one that is open."""
HEADS_COLUMN = b"/A<</O/Table/Scope/Column>>"


@dataclass(slots=True)
class Element:
    """A part of the document; ``page`` is the one its first content stands on."""

    name: int
    kind: bytes
    parent: int
    entries: bytes = b""
    page: int = 0
    kids: list[bytes] = field(default_factory=list)

    def hold(self, page: int, mark: int) -> None:
        """Note that marked content of a page belongs here."""
        if page == self.page or not self.kids:
            self.page = page
            self.kids.append(b"%d" % mark)
        else:
            self.kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (page, mark))

    def body(self) -> bytes:
        """Return it as it is written."""
        on = b"/Pg %d 0 R" % self.page if self.page else b""
        kids = b" ".join(self.kids)
        held = kids if kids.isdigit() else b"[%b]" % kids
        return b"<</S/%b/P %d 0 R%b%b/K %b>>" % (self.kind, self.parent, on, self.entries, held)


def single(kind: bytes, parent: int, page: int, mark: int) -> bytes:
    """Return, as it is written, an element that holds one marked content and nothing else."""
    return b"<</S/%b/P %d 0 R/Pg %d 0 R/K %d>>" % (kind, parent, page, mark)


def opened(kind: bytes) -> bytes:
    """Return the beginning of such an element, for :func:`whole`."""
    return b"<</S/%b" % kind


def whole(begun: Sequence[bytes], parent: int, page: int, mark: int) -> list[bytes]:
    """Return elements with one marked content each, by numbers one after the other."""
    inside = b"/P %d 0 R/Pg %d 0 R/K " % (parent, page)
    return [b"%b%b%d>>" % (each, inside, number) for number, each in enumerate(begun, mark)]


class Tree:
    """The root of the elements, and the table that leads from a page's content to them."""

    def __init__(self, file: PdfFile) -> None:
        """Take the file they are written to."""
        self._file = file
        self._root = file.reserve()
        self.document = file.reserve()
        self._held = array("L")

    def page(self, marked: Sequence[int]) -> int:
        """Write which element each marked content of a page belongs to; return the page's key."""
        listed = b"%d 0 R " * len(marked) % tuple(marked)
        return self.link(self._file.put_small(b"[%b]" % listed))

    def link(self, held: int) -> int:
        """Return the key of what one object holds."""
        self._held.append(held)
        return len(self._held) - 1

    def write(self, elements: Sequence[Sequence[int]]) -> int:
        """Write the document, which holds the elements of its sections; return the root."""
        whole = Element(self.document, DOCUMENT, self._root)
        whole.kids += [b"%d 0 R" % name for section in elements for name in section]
        self._file.put_small(whole.body(), whole.name)
        table = write_tree(self._file, b"Nums", len(self._held), self._entry)
        return self._file.put_small(
            b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (self.document, table, len(self._held)),
            self._root,
        )

    def _entry(self, key: int) -> tuple[bytes, bytes]:
        return b"%d" % key, b"%d 0 R" % self._held[key]


def in_language(language: str) -> bytes:
    """Return the entry that tells the language of an element."""
    return b"/Lang(%b)" % language.encode("ascii")


def described(text: str, box: tuple[float, float, float, float]) -> bytes:
    """Return the entries of a picture: what is said instead of it, and where it stands."""
    corners = b" ".join(map(number, box))
    return b"/Alt%b/A<</O/Layout/Placement/Block/BBox[%b]>>" % (text_string(text), corners)
