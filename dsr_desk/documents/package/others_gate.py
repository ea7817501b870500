"""The last look (law.md L29): whether the finished package still names who was taken out.

The package has been closed and opened again from the disk.  Every member is read as whoever gets it
would read it, and as it is stored; names of members, bookmarks and the PDF's own facts too.  One
hit and the package does not leave.  It goes through each member once and holds a page, a line of
JSON or one attachment at a time; the pages are handed to it by whoever reads them anyway.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from dsr_desk.documents.extract.as_html import INDEX
from dsr_desk.documents.names import FOLDER
from dsr_desk.documents.package.container import Container, is_page
from dsr_desk.documents.package.foreign_files import FILES
from dsr_desk.documents.package.manifest import JSON, MANIFEST, PDF, SCHEMA
from dsr_desk.documents.package.pdf_reading import Pdf
from dsr_desk.documents.pdf.bidi import holds_rightward, with_words_turned
from dsr_desk.documents.texts import words
from dsr_desk.domain.extracts.packages import PackageHead
from dsr_desk.domain.extracts.redaction.errors import PackageNamesOthers
from dsr_desk.domain.extracts.redaction.identity import TOKEN
from dsr_desk.domain.extracts.redaction.seeking import Seeker
from dsr_desk.domain.finding.detecting.encodings import forms
from dsr_desk.domain.finding.folded import plain
from dsr_desk.domain.html_text import html_to_text
from dsr_desk.services.progress import CancelToken, Progress, Step

_OVERLAP = 600
"""Of two blocks of bytes: longer than any address, number or name that is written out."""
_KEPT, _LONGEST_KEPT = 10_000, 200
_ARTICLE = re.compile(r'(?=<article id="item-\d)')
_NUMBER = re.compile(r'<article id="item-(\d+)')
_LINK = re.compile(r'(?:href|src|title|alt)="([^"]*)"')
_PACKED = re.compile(rb"/FlateDecode[^<>]*>>\nstream\n.*?\nendstream", re.DOTALL)
"""A packed stream of the PDF, which nobody reads as it is stored; its pages are read unpacked."""
_OF_ITEM = re.compile(rf"{FOLDER}(\d+)-")


@dataclass(frozen=True, slots=True)
class Handed:
    """What is known of the package that is looked at."""

    head: PackageHead
    signer: str
    item_pages: Sequence[int]
    """The page on which each item begins, from 0."""
    exempt: frozenset[str] = field(default_factory=frozenset)
    """Members that somebody has decided to hand over as they are."""


class OthersGate:
    """Looks through a finished package; made for a package out of which somebody is taken.

    Each look raises ``PackageNamesOthers`` with the member, and the item, in which somebody is
    named.
    """

    def __init__(self, container: Container, handed: Handed) -> None:
        """Take the open package, and what is known of it."""
        self._container = container
        self._handed = handed
        redaction, head = handed.head.redaction, handed.head
        frame = f"{_frame(head)}\n{handed.signer}"
        said = (handed.signer, head.organisation, *(title for _, title in head.channels))
        self._read: Seeker = redaction.seeker_for(said, frozenset(TOKEN.findall(plain(frame))))
        self._stored: Seeker = redaction.seeker_for(said, None)
        self._harmless: set[str] = set()
        """Short texts that name nobody: the same stand in every item."""

    def members(self, names: Sequence[str], progress: Progress, cancel: CancelToken) -> None:
        """Look through every member, the PDF as it is stored.

        Raises:
            PackageNamesOthers, Cancelled: somebody is named; it was asked to stop.
        """
        for number, name in enumerate(names, 1):
            cancel.check()
            self._member(name)
            progress(Step("seek", number, len(names)))

    def _member(self, name: str) -> None:
        """Look through one member and its name."""
        self._refuse_if(self._named(name), name, _item_of(name))
        if name.startswith(FOLDER):
            self._attachment(name)
        elif name in (JSON, MANIFEST, SCHEMA):
            self._json(name)
        elif name == INDEX or is_page(name):
            self._html(name)
        else:
            self._bytes(name)

    def facts(self, pdf: Pdf) -> None:
        """Look through the PDF's facts and bookmarks.

        Raises:
            PackageNamesOthers: somebody is named.
        """
        self._refuse_if(any(map(self._named, pdf.facts())), PDF, 0)

    def page(self, number: int, text: str) -> None:
        """Look through the text layer of a page (from 0).

        Raises:
            PackageNamesOthers: somebody is named.
        """
        item = bisect_right(self._handed.item_pages, number)
        named = self._named(text)
        if not named and holds_rightward(text):
            named = self._named(with_words_turned(text))
        self._refuse_if(named, PDF, item)

    def _json(self, name: str) -> None:
        """Read it line by line: an item each, before them what stands at the head."""
        rest = b""
        for block in chain(self._container.blocks(name), (b"\n",)):
            *lines, rest = (rest + block).split(b"\n")
            for line in lines:
                self._line(name, line.decode("utf-8"))

    def _line(self, name: str, line: str) -> None:
        item = 0
        try:
            value = json.loads(line.removesuffix(",") + ("]}" if line.endswith("[") else ""))
        except ValueError:
            value = line
        if isinstance(value, dict) and isinstance(value.get("number"), int):
            item = value["number"]
        self._refuse_if(any(map(self._named, _strings(value))), name, item)

    def _html(self, name: str) -> None:
        page = b"".join(self._container.blocks(name)).decode("utf-8")
        for part in _ARTICLE.split(page):
            number = _NUMBER.match(part)
            linked = any(map(self._named, _LINK.findall(part)))
            hit = linked or self._named(html_to_text(part)) or self._stands(part)
            self._refuse_if(hit, name, int(number[1]) if number else 0)

    def _attachment(self, name: str) -> None:
        """Read an attachment as far as it can be read; what can't be has no business in here."""
        if name in self._handed.exempt:
            return
        blocks, size = [], 0
        for block in self._container.blocks(name):
            size += len(block)
            if size <= FILES.most:
                blocks.append(block)
        found = FILES.read(b"".join(blocks)) if size <= FILES.most else None
        if found is None:
            # Where only staff are masked by policy, files nobody can read are handed over.
            self._refuse_if(bool(self._handed.head.redaction.persons), name, _item_of(name))
            return
        self._refuse_if(any(map(self._named, found.texts)), name, _item_of(name))

    def _bytes(self, name: str) -> None:
        """Look at a member as it is stored, where nothing more can be made of it."""
        tail = b""
        for block in self._container.blocks(name):
            window = tail + block
            readable = _PACKED.sub(b"\n", window).decode("utf-8", "replace")
            self._refuse_if(self._stands(readable), name, 0)
            tail = window[-_OVERLAP:]

    def _named(self, text: str) -> bool:
        """Tell whether a text that is read names somebody, in whatever writing."""
        if text in self._harmless:
            return False
        named = any(self._read.first(form) is not None for form in forms(text))
        if not named and len(text) <= _LONGEST_KEPT:
            if len(self._harmless) >= _KEPT:
                self._harmless.clear()
            self._harmless.add(text)
        return named

    def _stands(self, text: str) -> bool:
        """Tell whether what is stored names somebody as it stands; single words mean nothing."""
        return self._stored.first(text) is not None

    def _refuse_if(self, hit: bool, member: str, item: int) -> None:
        if hit:
            raise PackageNamesOthers(f"{FOLDER}…" if member.startswith(FOLDER) else member, item)


def _frame(head: PackageHead) -> str:
    """Return the words that stand in every package, whoever is named in it."""
    sections = words(head.language).sections.values()
    fixed = (text for section in sections for text in section.values())
    channels = (title for _, title in head.channels)
    cover = (field.text for field in head.cover)
    gaps = (gap.reason for gap in head.gaps)
    return "\n".join((*fixed, head.organisation, head.case, *channels, *cover, *gaps))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        inner: Iterable[object] = value.values() if isinstance(value, dict) else value
        for each in inner:
            yield from _strings(each)


def _item_of(name: str) -> int:
    found = _OF_ITEM.match(name)
    return int(found[1]) if found else 0
