"""The JSON of a package as it is written: one record a line (``package/opened.py`` reads it)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from dsr_desk.documents.extract.pictures import Picture
from dsr_desk.documents.names import member_name
from dsr_desk.documents.visible import whole
from dsr_desk.domain.canonical import Json
from dsr_desk.domain.extracts.packages import (
    PACKAGE_FORMAT,
    SCHEMA_ID,
    PackageHead,
    PackageItem,
    withheld,
)
from dsr_desk.domain.finding.matches import Item
from dsr_desk.domain.html_text import html_to_text

_encode = msgspec.json.Encoder().encode
_PIECE = 256 * 1024
"""So many bytes are gathered before they are written: no more than a processor keeps at hand."""
PERSON, STAFF = "person", "staff"
REPAIRED = "unpaired-surrogates-marked"


class Laid(NamedTuple):
    """An item as PDF and JSON both show it: one text, one set of member names."""

    number: int
    item: Item
    channel_title: str
    text: str
    files: tuple[tuple[str, int], ...]
    """Member name and size of each attachment, in the item's order."""
    pictures: tuple[Picture | None, ...] = ()
    """For each attachment, what can be shown of it, small."""

    @property
    def conversation_title(self) -> str:
        """What the conversation that this item begins is called; may be empty."""
        return " ".join((self.item.subject.strip() or self.text[:200]).split())[:400]


def member_names(packed: PackageItem) -> tuple[str, ...]:
    """Return the names that an item's attachments get in the package."""
    return tuple(
        member_name(packed.number, place, attachment.filename)
        for place, attachment in enumerate(packed.item.attachments, 1)
    )


def laid(
    packed: PackageItem,
    files: tuple[tuple[str, int], ...],
    pictures: tuple[Picture | None, ...] = (),
) -> Laid:
    """Return an item with its visible text and the files its attachments have become."""
    item = packed.item
    text = html_to_text(item.body) if item.html else item.body
    return Laid(packed.number, item, packed.channel_title, text, files, pictures)


def head_record(head: PackageHead) -> dict[str, Json]:
    """Return what stands before the items."""
    return {
        "$schema": SCHEMA_ID,
        "format": PACKAGE_FORMAT,
        "case": head.case,
        "organisation": head.organisation,
        "profile": head.profile.value,
        "language": head.language,
        "subjects": list(head.subjects),
        "channels": [{"key": key, "title": title} for key, title in head.channels],
        "requested_on": head.requested_on.isoformat() if head.requested_on else None,
        "received_at": _moment(head.received_at),
        "created_at": _moment(head.created_at),
        "staff_names": head.show_staff_names,
        "withheld": list(withheld(head)),
        "cover": [{"code": field.code, "text": field.text} for field in head.cover],
        "gaps": [{"source": g.source, "channel": g.channel, "reason": g.reason} for g in head.gaps],
        "left_out": [{"ground": ground, "count": count} for ground, count in head.left_out],
        **({"redactions": redactions} if (redactions := _redactions(head)) else {}),
        "item_count": head.item_count,
    }


def _moment(moment: datetime) -> str:
    """Return a moment as the items' are written."""
    return str(msgspec.to_builtins(moment))


def _redactions(head: PackageHead) -> list[Json]:
    persons = [("person", *each) for each in head.redaction.grounds()]
    files = [("file", *each) for each in head.redaction.held_back()]
    return [
        {
            "what": what,
            "ground": ground.value,
            "article": head.profile.others_article,
            "count": count,
        }
        for what, ground, count in (*persons, *files)
    ]


class Key(msgspec.Struct, gc=False):
    """Where an item lies: source, rule of the mapping, key there."""

    source: str
    rule: str
    key: str


class Author(msgspec.Struct, gc=False):
    """Who wrote an item; a staff member who is not to be named is a role (law.md L28)."""

    role: str
    address: str | None
    name: str | None


class File(msgspec.Struct, gc=False):
    """An attachment: its member of the package, and what it was called and said to be."""

    member: str
    filename: str
    media_type: str
    size: int


class ItemRecord(msgspec.Struct, gc=False):
    """An item as the schema describes it; the fields are written in this order."""

    number: int
    id: Key
    conversation: str
    kind: str
    channel: str
    at: datetime
    author: Author
    recipients: tuple[str, ...]
    subject: str
    text: str
    html: str | None
    attachments: tuple[File, ...]
    fingerprint: str
    flags: tuple[str, ...] = ()


class ExtractJson:
    """Writes the JSON document: its head, one item a line, its end, in large pieces.

    The author whom the item before had too is not made anew.
    """

    def __init__(self, head: PackageHead, write: Callable[[bytes], object]) -> None:
        """Begin the document."""
        self._write = write
        write(_encode(_marked(head_record(head)))[:-1] + b',"items":[\n')
        self._lines: list[bytes] = []
        self._size = 0
        self._between = b""
        self._who: tuple[object, ...] = ()
        self._author = Author(STAFF, None, None)

    def add(self, shown: Laid) -> None:
        """Write an item's record; half a character is marked, and the item flagged."""
        record = self._record(shown)
        try:
            line = _encode(record)
        except UnicodeEncodeError:
            record.flags = (REPAIRED,)
            line = _encode(_marked(msgspec.to_builtins(record)))
        self._lines.append(line)
        self._size += len(line)
        if self._size > _PIECE:
            self._hand_over()

    def end(self) -> None:
        """End the document."""
        self._hand_over()
        self._write(b"\n]}\n")

    def _hand_over(self) -> None:
        if self._lines:
            self._write(self._between + b",\n".join(self._lines))
            self._between = b",\n"
            self._lines.clear()
            self._size = 0

    def _record(self, shown: Laid) -> ItemRecord:
        item, ref = shown.item, shown.item.ref
        who = (item.author, item.author_name, item.staff)
        if who != self._who:
            self._who, self._author = who, _author(item)
        return ItemRecord(
            shown.number,
            Key(ref.source, ref.rule, ref.key),
            item.conversation,
            item.kind,
            item.channel,
            item.at,
            self._author,
            item.recipients,
            item.subject,
            shown.text,
            item.body if item.html else None,
            _files(shown) if shown.files else (),
            item.fingerprint,
        )


def _author(item: Item) -> Author:
    named = bool(item.author or item.author_name) or not item.staff
    role = STAFF if item.staff else PERSON
    return Author(role, item.author, item.author_name) if named else Author(role, None, None)


def _files(shown: Laid) -> tuple[File, ...]:
    return tuple(
        File(member, attachment.filename, attachment.media_type, size)
        for (member, size), attachment in zip(shown.files, shown.item.attachments, strict=True)
    )


def _marked(value: Json) -> Json:
    """Return a value in which each half of a character, which can't be stored, is marked."""
    if isinstance(value, str):
        return whole(value)[0]
    if isinstance(value, Mapping):
        return {name: _marked(inner) for name, inner in value.items()}
    return list(map(_marked, value)) if isinstance(value, Sequence) else value


def shown_author(name: str | None, address: str | None) -> str:
    """Return how an author is shown; empty for a role without a name."""
    if name and address and name != address:
        return f"{name} <{address}>"
    return name or address or ""
