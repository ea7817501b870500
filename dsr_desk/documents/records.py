"""The JSON of a package as it is written: one record a line (``opened.py`` reads it back)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from dsr_desk.documents.names import member_name
from dsr_desk.documents.pictures import Picture
from dsr_desk.documents.visible import whole
from dsr_desk.domain.canonical import Json
from dsr_desk.domain.html_text import html_to_text
from dsr_desk.domain.matches import Item
from dsr_desk.domain.packages import (
    PACKAGE_FORMAT,
    SCHEMA_ID,
    PackageHead,
    PackageItem,
    withheld,
)

_text = json.encoder.encode_basestring
"""Quotes and escapes a text, in C; letters stay as they are."""
_CONTROLS = bytes(range(0x20))
PERSON, STAFF = "person", "staff"
REPAIRED = "unpaired-surrogates-marked"


@dataclass(frozen=True, slots=True)
class Laid:
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
        "received_at": head.received_at.isoformat(),
        "created_at": head.created_at.isoformat(),
        "staff_names": head.show_staff_names,
        "withheld": list(withheld(head)),
        "cover": [{"code": field.code, "text": field.text} for field in head.cover],
        "gaps": [{"source": g.source, "channel": g.channel, "reason": g.reason} for g in head.gaps],
        "left_out": [{"ground": ground, "count": count} for ground, count in head.left_out],
        **({"redactions": redactions} if (redactions := _redactions(head)) else {}),
        "item_count": head.item_count,
    }


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


def item_record(shown: Laid) -> dict[str, Json]:
    """Return one item; a staff member who is not to be named is a role (law.md L28)."""
    item, flags = shown.item, _Flags()
    named = bool(item.author or item.author_name) or not item.staff
    return {
        "number": shown.number,
        "id": {"source": item.ref.source, "rule": item.ref.rule, "key": flags.text(item.ref.key)},
        "conversation": flags.text(item.conversation),
        "kind": item.kind.value,
        "channel": item.channel,
        "at": item.at.isoformat(),
        "author": {
            "role": STAFF if item.staff else PERSON,
            "address": flags.text(item.author) if named else None,
            "name": flags.text(item.author_name) if named else None,
        },
        "recipients": [flags.text(recipient) for recipient in item.recipients],
        "subject": flags.text(item.subject),
        "text": flags.text(shown.text),
        "html": flags.text(item.body) if item.html else None,
        "attachments": [
            {
                "member": member,
                "filename": flags.text(attachment.filename),
                "media_type": flags.text(attachment.media_type),
                "size": size,
            }
            for (member, size), attachment in zip(shown.files, item.attachments, strict=True)
        ],
        "fingerprint": item.fingerprint,
        "flags": [REPAIRED] if flags.repaired else [],
    }


class _Flags:
    """Notes whether a text could not be stored as it was."""

    def __init__(self) -> None:
        self.repaired = False

    def text(self, text: str) -> str:
        fit, changed = whole(text)
        self.repaired = self.repaired or changed
        return fit


def encode(record: Mapping[str, Json]) -> bytes:
    """Return a record as one line of JSON."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return whole(line)[0].encode("utf-8")


class ItemLines:
    """Writes items as lines of JSON: ``encode(item_record(shown))``, but far faster.

    The record is spelt out here because building it and walking through it takes longer than all
    the rest; half a character, which can't be stored, takes the long way.  What the item before
    had too, its author and its channel, is not spelt anew.
    """

    def __init__(self) -> None:
        """Begin a document."""
        self._who: tuple[object, ...] = ()
        self._who_spelt = ""
        self._where: tuple[object, ...] = ()
        self._where_spelt = ""

    def line(self, shown: Laid) -> bytes:
        """Return an item's record as one line."""
        item, ref = shown.item, shown.item.ref
        who = (item.author, item.author_name, item.staff, item.recipients)
        if who != self._who:
            self._who, self._who_spelt = who, _spelt_people(item)
        where = (item.kind, item.channel, item.conversation)
        if where != self._where:
            self._where, self._where_spelt = where, _spelt_place(item)
        try:
            before = (
                f'{{"number":{shown.number},"id":{{"source":{_text(ref.source)},'
                f'"rule":{_text(ref.rule)},"key":{_text(ref.key)}}},{self._where_spelt}'
                f'"at":"{item.at.isoformat()}",{self._who_spelt}"subject":{_text(item.subject)},'
                f'"text":'
            )
            files = _spelt_files(shown) if shown.files else ""
            after = f',"attachments":[{files}],"fingerprint":{_text(item.fingerprint)},"flags":[]}}'
            html = _long_text(item.body) if item.html else b"null"
            parts = (before.encode(), _long_text(shown.text), b',"html":', html, after.encode())
            return b"".join(parts)
        except UnicodeEncodeError:
            return encode(item_record(shown))


def _spelt_people(item: Item) -> str:
    named = bool(item.author or item.author_name) or not item.staff
    return (
        f'"author":{{"role":"{STAFF if item.staff else PERSON}",'
        f'"address":{_text(item.author) if named else "null"},'
        f'"name":{_text(item.author_name) if named else "null"}}},'
        f'"recipients":[{",".join(map(_text, item.recipients))}],'
    )


def _spelt_place(item: Item) -> str:
    return (
        f'"conversation":{_text(item.conversation)},"kind":{_text(item.kind.value)},'
        f'"channel":{_text(item.channel)},'
    )


def _spelt_files(shown: Laid) -> str:
    return ",".join(
        f'{{"member":{_text(member)},"filename":{_text(attachment.filename)},'
        f'"media_type":{_text(attachment.media_type)},"size":{size}}}'
        for (member, size), attachment in zip(shown.files, shown.item.attachments, strict=True)
    )


def _long_text(text: str) -> bytes:
    """Return a text as ``_text`` spells it: in a few passes over all of it, in half the time."""
    data = text.encode()
    data = data.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
    if len(data.translate(None, _CONTROLS)) != len(data):
        return _text(text).encode()
    return b'"%b"' % data


def document_start(head: PackageHead) -> bytes:
    """Return the JSON document up to its first item; items follow one a line."""
    return encode(head_record(head))[:-1] + b',"items":[\n'


DOCUMENT_END = b"\n]}\n"


def shown_author(name: str | None, address: str | None) -> str:
    """Return how an author is shown; empty for a role without a name."""
    if name and address and name != address:
        return f"{name} <{address}>"
    return name or address or ""
