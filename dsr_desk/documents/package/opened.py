"""A package's JSON as it is read back: nothing of it is taken on trust."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

import msgspec

from dsr_desk.documents.extract.as_json import PERSON, STAFF, ItemRecord, shown_author
from dsr_desk.documents.fields import LARGEST, Fields, misshapen, parse_json
from dsr_desk.documents.package.manifest import JSON
from dsr_desk.documents.texts import words
from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.packages import PACKAGE_FORMAT, SCHEMA_ID, OpenedItem

_decode = msgspec.json.Decoder(ItemRecord).decode
_encode = msgspec.json.Encoder().encode
_ITEMS, _END = b'"items":[', b"]}"

_MOST_LINE = 256 * 1024**2
"""Bytes of one record, which is in memory as a whole; a mail has a hundred million at most."""

ITEM_FIELDS = (
    "number", "id", "conversation", "kind", "channel", "at", "author", "recipients", "subject",
    "text", "html", "attachments", "fingerprint", "flags",
)  # fmt: skip
HEAD_FIELDS = (
    "$schema", "format", "case", "organisation", "profile", "language", "subjects", "channels",
    "requested_on", "received_at", "created_at", "staff_names", "withheld", "cover", "gaps",
    "left_out", "item_count", "items",
)  # fmt: skip
REDACTIONS = "redactions"
"""There where other people were taken out."""


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


def read_document(blocks: Iterable[bytes]) -> Document:
    """Understand a package's JSON; written one record a line, it is never in memory as a whole.

    Raises:
        PackageInvalid: it is not of the format, or its items are not numbered 1, 2, ….
    """
    lines = lines_of(blocks)
    start = next(lines, b"")
    if not start.endswith(_ITEMS):
        # Somebody else has laid it out: as JSON it is as good.
        start = b"\n".join((start, *lines))
        fields = _head_fields(parse_json(start, JSON))
        return _document(fields, None)
    fields = _head_fields(parse_json(start + b"]}", JSON))
    return _document(fields, lines)


def check_start(line: bytes) -> None:
    """Understand what stands before the items of a document that is written one record a line.

    Raises:
        PackageInvalid: it is not of the format.
    """
    _check_head(_head_fields(parse_json(line + b"]}", JSON)))


def _head_fields(value: object) -> Fields:
    """Understand what stands before the items; whoever took somebody out tells so there."""
    told = isinstance(value, dict) and REDACTIONS in value
    fields = Fields(value, (*HEAD_FIELDS, REDACTIONS) if told else HEAD_FIELDS)
    for value in fields.list(REDACTIONS) if told else ():
        # Older packages name no article.
        named = isinstance(value, dict) and "article" in value
        texts = ("what", "ground", "article") if named else ("what", "ground")
        redaction = Fields(value, (*texts, "count"))
        redaction.need_texts(*texts)
        redaction.count("count")
    return fields


def _document(fields: Fields, lines: Iterator[bytes] | None) -> Document:
    """Understand the records, which stand one a line, or else in what has been parsed already."""
    if fields.text("format") != PACKAGE_FORMAT or fields.text("$schema") != SCHEMA_ID:
        raise PackageInvalid(f"it is not of the format {PACKAGE_FORMAT}")
    _check_head(fields)
    staff = words(fields.text("language")).get("package", "staff")
    listed = fields.objects("channels", ("key", "title"))
    titles = {channel.text("key"): channel.text("title") for channel in listed}
    if lines is None:
        items = tuple(opened_item(value, staff, titles) for value in fields.list("items"))
    else:
        items = tuple(_item(record, staff, titles) for record in _records(lines))
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


def lines_of(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines of what comes in blocks, without their ends."""
    left: list[bytes] = []
    size = 0
    for block in blocks:
        first, *others = block.split(b"\n")
        left.append(first)
        size = len(others[-1]) if others else size + len(first)
        if size > _MOST_LINE:
            raise PackageInvalid(f"a line of {JSON} is longer than any record")
        if others:
            yield b"".join(left)
            yield from others[:-1]
            left = [others[-1]]
    yield b"".join(left)


def _records(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the records that stand one a line, up to the end of the document.

    Raises:
        PackageInvalid: one is none, or there is something else.
    """
    follows = True
    for number, line in enumerate(lines):
        if line == _END:
            break
        record = line.removesuffix(b",")
        if not follows or (number and not record):
            raise _improper()
        follows = record != line
        if record:
            yield record
    # The document ends with a line end: one empty line is left, and nothing else.
    if follows or list(lines) != [b""]:
        raise _improper()


def _improper() -> PackageInvalid:
    return PackageInvalid(f"{JSON} is no proper JSON")


def _check_head(fields: Fields) -> None:
    fields.day("requested_on")
    fields.moment("received_at")
    fields.flag("staff_names")
    fields.texts("withheld")
    for channel in fields.objects("channels", ("key", "title")):
        channel.need_texts("key", "title")
    for cover in fields.objects("cover", ("code", "text")):
        cover.need_texts("code", "text")
    for gap in fields.objects("gaps", ("source", "channel", "reason")):
        gap.need_texts("source", "channel", "reason")
    for left in fields.objects("left_out", ("ground", "count")):
        left.need_texts("ground")
        left.count("count")


def _item(record: bytes, staff: str, titles: Mapping[str, str]) -> OpenedItem:
    """Understand a record; one that the writer would write just so needs no second look.

    Nothing then stands in it twice, in another order or beside what the format has.

    Raises:
        PackageInvalid: it is not of the format.
    """
    read = _as_written(record)
    if read is None:
        return opened_item(parse_json(record, JSON), staff, titles)
    return OpenedItem(
        read.number,
        read.conversation,
        read.kind,
        titles.get(read.channel) or read.channel,
        read.at,
        shown_author(read.author.name, read.author.address) or staff,
        read.author.role == STAFF,
        read.subject,
        read.text,
        tuple((file.member, file.filename, file.size) for file in read.attachments),
        read.recipients,
    )


def _as_written(record: bytes) -> ItemRecord | None:
    """Return a record if it is sound and the writer would write just the same."""
    try:
        if _encode(_decode(record)) != record:
            return None
        # A text that has been encoded keeps that beside itself, for as long as it is there.
        read = _decode(record)
    except (msgspec.MsgspecError, ValueError):
        return None
    return read if _is_sound(read) else None


def _is_sound(read: ItemRecord) -> bool:
    """Tell whether values are such as the format allows; their types are."""
    if read.at.tzinfo is None or read.author.role not in (PERSON, STAFF):
        return False
    return all(0 <= size <= LARGEST for size in (read.number, *(f.size for f in read.attachments)))


def opened_item(
    value: object, staff: str = "", titles: Mapping[str, str] = MappingProxyType({})
) -> OpenedItem:
    """Understand one item; ``staff`` is what a staff member without a name is called.

    ``titles`` are those of channels by their keys.

    Raises:
        PackageInvalid: it is not of the format.
    """
    fields = Fields(value, ITEM_FIELDS)
    author = fields.object("author", ("role", "address", "name"))
    if author.text("role") not in (PERSON, STAFF):
        raise misshapen("role")
    ref = fields.object("id", ("source", "rule", "key"))
    ref.need_texts("source", "rule", "key")
    fields.need_texts("fingerprint")
    fields.texts("flags")
    fields.maybe("html")
    return OpenedItem(
        fields.count("number"),
        fields.text("conversation"),
        fields.text("kind"),
        titles.get(fields.text("channel")) or fields.text("channel"),
        fields.moment("at"),
        shown_author(author.maybe("name"), author.maybe("address")) or staff,
        author.text("role") == STAFF,
        fields.text("subject"),
        fields.text("text"),
        tuple(
            (part.text("member"), part.text("filename"), part.count("size"))
            for part in fields.objects("attachments", ("member", "filename", "media_type", "size"))
        ),
        fields.texts("recipients"),
    )
