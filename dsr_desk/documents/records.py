"""The JSON of a package: how records are written, and how strictly they are read back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dsr_desk.documents.html_text import html_to_text
from dsr_desk.documents.names import member_name
from dsr_desk.documents.visible import whole
from dsr_desk.domain.canonical import Json
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.matches import Item
from dsr_desk.domain.packages import (
    PACKAGE_FORMAT,
    SCHEMA_ID,
    OpenedItem,
    PackageHead,
    PackageItem,
)

PERSON, STAFF = "person", "staff"
REPAIRED = "unpaired-surrogates-marked"


@dataclass(frozen=True, slots=True)
class Laid:
    """An item as PDF and JSON both show it: one text, one set of member names."""

    number: int
    item: Item
    channel_title: str
    text: str
    members: tuple[str, ...]


def laid(packed: PackageItem) -> Laid:
    """Return an item with its visible text and the names its attachments get."""
    item = packed.item
    text = html_to_text(item.body) if item.html else item.body
    names = tuple(
        whole(member_name(packed.number, place, attachment.filename))[0]
        for place, attachment in enumerate(item.attachments, 1)
    )
    return Laid(packed.number, item, packed.channel_title, text, names)


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
        "cover": [{"code": field.code, "text": field.text} for field in head.cover],
        "gaps": [{"source": g.source, "channel": g.channel, "reason": g.reason} for g in head.gaps],
        "left_out": [{"ground": ground, "count": count} for ground, count in head.left_out],
        "item_count": head.item_count,
    }


def item_record(shown: Laid, *, staff_names: bool) -> dict[str, Json]:
    """Return one item; a staff member who is not to be named is a role (law.md L28)."""
    item, flags = shown.item, _Flags()
    named = staff_names or not item.staff
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
                "size": attachment.size,
            }
            for member, attachment in zip(shown.members, item.attachments, strict=True)
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
    return line.encode("utf-8")


def document_start(head: PackageHead) -> bytes:
    """Return the JSON document up to its first item; items follow one a line."""
    return encode(head_record(head))[:-1] + b',"items":[\n'


DOCUMENT_END = b"\n]}\n"


class Fields:
    """Reads one JSON object strictly: every field there, of its type, and no other."""

    def __init__(self, value: object, names: Sequence[str]) -> None:
        """Take an object and the names of all its fields.

        Raises:
            PackageInvalid: it is no object, or has other fields.
        """
        if not isinstance(value, dict) or set(value) != set(names):
            raise _misshapen(names[0])
        self._value: dict[str, object] = value

    def text(self, name: str) -> str:
        """Return a text."""
        return self._typed(name, str)

    def maybe(self, name: str) -> str | None:
        """Return a text or nothing."""
        return None if self._value[name] is None else self.text(name)

    def count(self, name: str) -> int:
        """Return a whole number from 0."""
        value = self._typed(name, int)
        if isinstance(value, bool) or value < 0:
            raise _misshapen(name)
        return value

    def flag(self, name: str) -> bool:
        """Return true or false."""
        return self._typed(name, bool)

    def moment(self, name: str) -> datetime:
        """Return a moment with its zone."""
        try:
            moment = datetime.fromisoformat(self.text(name))
        except ValueError:
            raise _misshapen(name) from None
        if moment.tzinfo is None:
            raise _misshapen(name)
        return moment

    def day(self, name: str) -> date | None:
        """Return a date or nothing."""
        text = self.maybe(name)
        try:
            return date.fromisoformat(text) if text is not None else None
        except ValueError:
            raise _misshapen(name) from None

    def list(self, name: str) -> list[Any]:
        """Return a list of anything."""
        value: list[Any] = self._typed(name, list)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        values = self.list(name)
        if not all(isinstance(value, str) for value in values):
            raise _misshapen(name)
        return tuple(values)

    def object(self, name: str, names: Sequence[str]) -> Fields:
        """Return an object within."""
        return Fields(self._value[name], names)

    def objects(self, name: str, names: Sequence[str]) -> Iterator[Fields]:
        """Yield the objects of a list."""
        return (Fields(value, names) for value in self.list(name))

    def _typed(self, name: str, kind: type[Any]) -> Any:  # the type is checked right here
        value = self._value[name]
        if not isinstance(value, kind):
            raise _misshapen(name)
        return value


def _misshapen(name: str) -> PackageInvalid:
    return PackageInvalid(f"its JSON is not as the format says, at “{name}”")


ITEM_FIELDS = (
    "number", "id", "conversation", "kind", "channel", "at", "author", "recipients", "subject",
    "text", "html", "attachments", "fingerprint", "flags",
)  # fmt: skip
HEAD_FIELDS = (
    "$schema", "format", "case", "organisation", "profile", "language", "subjects", "channels",
    "requested_on", "received_at", "created_at", "staff_names", "cover", "gaps", "left_out",
    "item_count", "items",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A package's JSON, read strictly."""

    case: str
    organisation: str
    profile: str
    language: str
    subjects: tuple[str, ...]
    created_at: datetime
    items: tuple[OpenedItem, ...]


def read_document(data: bytes) -> Document:
    """Understand a package's JSON.

    Raises:
        PackageInvalid: it is not of the format, or its items are not numbered 1, 2, ….
    """
    fields = Fields(parse_json(data, "extract.json"), HEAD_FIELDS)
    if fields.text("format") != PACKAGE_FORMAT or fields.text("$schema") != SCHEMA_ID:
        raise PackageInvalid(f"it is not of the format {PACKAGE_FORMAT}")
    _check_head(fields)
    items = tuple(_opened(Fields(value, ITEM_FIELDS)) for value in fields.list("items"))
    if [item.number for item in items] != list(range(1, fields.count("item_count") + 1)):
        raise PackageInvalid("its items are not numbered one after the other")
    return Document(
        fields.text("case"),
        fields.text("organisation"),
        fields.text("profile"),
        fields.text("language"),
        fields.texts("subjects"),
        fields.moment("created_at"),
        items,
    )


def parse_json(data: bytes, name: str) -> object:
    """Parse JSON; duplicate names and numbers that are none are refused."""
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise PackageInvalid(f"{name} is no proper JSON") from None


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse(constant: str) -> object:
    raise ValueError(constant)


def _check_head(fields: Fields) -> None:
    fields.day("requested_on")
    fields.moment("received_at")
    fields.flag("staff_names")
    for channel in fields.objects("channels", ("key", "title")):
        channel.text("key"), channel.text("title")
    for cover in fields.objects("cover", ("code", "text")):
        cover.text("code"), cover.text("text")
    for gap in fields.objects("gaps", ("source", "channel", "reason")):
        gap.text("source"), gap.text("channel"), gap.text("reason")
    for left in fields.objects("left_out", ("ground", "count")):
        left.text("ground"), left.count("count")


def _opened(fields: Fields) -> OpenedItem:
    author = fields.object("author", ("role", "address", "name"))
    if author.text("role") not in (PERSON, STAFF):
        raise _misshapen("role")
    ref = fields.object("id", ("source", "rule", "key"))
    ref.text("source"), ref.text("rule"), ref.text("key")
    fields.texts("recipients"), fields.texts("flags"), fields.maybe("html")
    fields.text("fingerprint")
    return OpenedItem(
        fields.count("number"),
        fields.text("conversation"),
        fields.text("kind"),
        fields.text("channel"),
        fields.moment("at"),
        shown_author(author.maybe("name"), author.maybe("address")),
        author.text("role") == STAFF,
        fields.text("subject"),
        fields.text("text"),
        tuple(
            (part.text("member"), part.text("filename"), part.count("size"))
            for part in fields.objects(
                "attachments", ("member", "filename", "media_type", "size")
            )
        ),
    )


def shown_author(name: str | None, address: str | None) -> str:
    """Return how an author is shown; empty for a role without a name."""
    if name and address and name != address:
        return f"{name} <{address}>"
    return name or address or ""
