"""Rows of the archive: how what an import has read is stored, and by what it is known again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, select

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.content import ImportedItem, SenderLine
from dsr_desk.sources.keys import chunks
from dsr_desk.sources.mapping.given import KEYS, is_key

STEP = 500
"""Items after which progress is told, and that are mended at once."""
_CODEC = ("utf-8", "surrogatepass")

_IN_BRACKETS = re.compile(r"<([^<>]*)>\s*\Z")
# The only address in a longer text: “anna@example.org (Anna)”, “mailto:anna@example.org”.
_ADDRESS = re.compile(r"[^\s<>(),:;\"]{1,64}@[^\s<>(),:;\"]{1,190}")
# Neither can be stored by every database: halves of a character, and the end mark of C's texts.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

Place = tuple[str, str, str]
"""Organisation, channel, external key: what an item or a conversation is known by."""


@lru_cache(4_096)
def address_forms(text: str) -> tuple[str, str]:
    """Return the key and the base of an address as written, with or without a name before it.

    What is no address (a handle of a forum or chat) is kept in lower case as both.
    """
    bracketed = _IN_BRACKETS.search(text)
    written = (bracketed[1] if bracketed else text).strip()
    looking_like_one = _ADDRESS.findall(written)
    for candidate in (written, *(looking_like_one if len(looking_like_one) == 1 else ())):
        try:
            address = EmailAddress(candidate.strip("'"))
        except AddressError:
            continue
        return address.key, address.base
    return written.lower(), written.lower()


def storable(text: str) -> str:
    """Return the text with a mark in the place of what databases can't hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNSTORABLE.sub("\ufffd", text)
    return text.replace("\x00", "\ufffd")


def author_columns(each: ImportedItem) -> dict[str, object]:
    """Return the columns that say who wrote an item, as they are stored."""
    author = storable(each.author)
    # What was no address is nobody's key, however much it looks like one.
    form, base = address_forms(author)
    return {
        "author": storable(each.senders.text) or author,
        "author_key": form,
        "author_base": base,
        "author_name": storable(each.author_name),
        "staff": each.staff,
    }


def writer_rows(line: SenderLine) -> Iterator[dict[str, str]]:
    """Yield what is kept of a sender line beside the one author."""
    empty = {"address_key": "", "address_base": "", "near_base": ""}
    for text in line.several:
        key, base = address_forms(text)
        yield empty | {"written": storable(text), "address_key": key, "address_base": base}
    for text in line.near:
        yield empty | {"written": storable(text), "near_base": address_forms(text)[1]}
    if line.unread:
        yield empty | {"written": storable(line.text)}


def rows_at(
    connection: Connection,
    key: tuple[Column[str], Column[str], Column[str]],
    places: Sequence[Place],
    *more: ColumnElement[Any],
) -> Iterator[Sequence[Any]]:
    """Yield the rows at these places; of one channel at a time, for a list of keys is quick."""
    one_of = is_key(key[2], embedded=connection.dialect.name == "sqlite")
    for channel, group in groupby(sorted(places), lambda place: place[:2]):
        rows = select(*key, *more).where(key[0] == channel[0], key[1] == channel[1], one_of)
        for keys in chunks([place[2] for place in group]):
            yield from connection.execute(rows, {KEYS: keys})


def place_of(each: ImportedItem) -> Place:
    """Return by what an item is known: its outside name, with what was written where that counts.

    A Message-ID is anybody's to use again: other content under it is another mail.
    """
    return named_place(
        each, f"{each.external_id}\0{each.content}" if each.content else each.external_id
    )


def named_place(each: ImportedItem, external: str) -> Place:
    """Return what is stored of an outside name: its hash, for a Message-ID may hold an address."""
    return each.organisation, each.channel, hashlib.sha256(external.encode(*_CODEC)).hexdigest()
