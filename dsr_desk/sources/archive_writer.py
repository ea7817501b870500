"""Taking content into the archive: in batches, once, with addresses in the form they are sought."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from itertools import islice

from sqlalchemy import Connection, Engine, insert, select, tuple_

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.content import ImportedItem
from dsr_desk.services.progress import Progress, Step
from dsr_desk.sources.archive import KEY, attachment, conversation, item, recipient
from dsr_desk.sources.engines import writing
from dsr_desk.sources.failures import told

BATCH = 500
_CODEC = ("utf-8", "surrogatepass")

_IN_BRACKETS = re.compile(r"<([^<>]*)>\s*\Z")
# The only address in a longer text: “anna@example.org (Anna)”, “mailto:anna@example.org”.
_ADDRESS = re.compile(r"[^\s<>(),:;\"]{1,64}@[^\s<>(),:;\"]{1,190}")
# Neither can be stored by every database: halves of a character, and the end mark of C's texts.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

Place = tuple[str, str, str]
"""Organisation, channel, external key: what an item or a conversation is known by."""


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


class SqlArchive:
    """An ``ArchiveWriter`` over the archive's tables."""

    def __init__(self, engine: Engine) -> None:
        """Take the archive's engine."""
        self._engine = engine

    def add(self, items: Iterable[ImportedItem], progress: Progress) -> tuple[int, int]:
        """Store items that are not there yet; return how many were added and how many skipped.

        Each batch is one transaction: an import that is cut off goes on where it stopped.
        """
        added = skipped = 0
        for batch in _batches(items):
            with told(KEY), writing(self._engine).begin() as connection:
                stored = _add(connection, batch)
            added += stored
            skipped += len(batch) - stored
            progress(Step("import", added + skipped))
        return added, skipped


def _batches(items: Iterable[ImportedItem]) -> Iterator[list[ImportedItem]]:
    source = iter(items)
    while batch := list(islice(source, BATCH)):
        yield batch


def _add(connection: Connection, batch: Sequence[ImportedItem]) -> int:
    fresh: dict[Place, ImportedItem] = {}
    for each in batch:
        fresh.setdefault(_place(each, each.external_id), each)
    for place in _known(connection, list(fresh)):
        del fresh[place]
    if not fresh:
        return 0
    threads = _conversations(connection, fresh.values())
    rows = [
        _row(place, each, threads[_place(each, each.conversation)]) for place, each in fresh.items()
    ]
    key = (item.c.organisation, item.c.channel, item.c.external_key)
    ids = {
        (row[1], row[2], row[3]): row[0]
        for row in connection.execute(insert(item).returning(item.c.id, *key), rows)
    }
    _add_hanging(connection, fresh, ids)
    return len(fresh)


def _add_hanging(
    connection: Connection, fresh: dict[Place, ImportedItem], ids: dict[Place, int]
) -> None:
    recipients: list[dict[str, object]] = []
    attachments: list[dict[str, object]] = []
    for place, each in fresh.items():
        owner = {"organisation": each.organisation, "channel": each.channel, "item_id": ids[place]}
        for text in each.recipients:
            address = _storable(text)
            recipients.append(
                owner | {"address": address, "address_key": address_forms(address)[0]}
            )
        attachments.extend(
            owner
            | {
                "filename": _storable(file.filename),
                "media_type": _storable(file.media_type),
                "size": len(file.content),
                "content": file.content,
            }
            for file in each.attachments
        )
    if recipients:
        connection.execute(insert(recipient), recipients)
    if attachments:
        connection.execute(insert(attachment), attachments)


def _known(connection: Connection, places: Sequence[Place]) -> Iterator[Place]:
    key = (item.c.organisation, item.c.channel, item.c.external_key)
    for row in connection.execute(select(*key).where(tuple_(*key).in_(places))):
        yield row[0], row[1], row[2]


def _conversations(connection: Connection, items: Iterable[ImportedItem]) -> dict[Place, int]:
    """Return the id of each item's conversation, making those that are not there."""
    places = dict.fromkeys(_place(each, each.conversation) for each in items)
    table = conversation.c
    key = (table.organisation, table.channel, table.external_key)
    there = select(table.id, *key).where(tuple_(*key).in_(list(places)))
    ids = {(row[1], row[2], row[3]): row[0] for row in connection.execute(there)}
    new = [
        {"organisation": place[0], "channel": place[1], "external_key": place[2]}
        for place in places
        if place not in ids
    ]
    if new:
        made = connection.execute(insert(conversation).returning(table.id, *key), new)
        ids |= {(row[1], row[2], row[3]): row[0] for row in made}
    return ids


def _place(each: ImportedItem, external: str) -> Place:
    """Return what is stored of an outside name: its hash, for a Message-ID may hold an address."""
    return each.organisation, each.channel, hashlib.sha256(external.encode(*_CODEC)).hexdigest()


def _row(place: Place, each: ImportedItem, thread: int) -> dict[str, object]:
    author, reply_to = _storable(each.author), _storable(each.reply_to)
    key, base = address_forms(author)
    return {
        "organisation": place[0],
        "channel": place[1],
        "external_key": place[2],
        "kind": each.kind.value,
        "conversation_id": thread,
        "author": author,
        "author_key": key,
        "author_base": base,
        "author_name": _storable(each.author_name),
        "staff": each.staff,
        "at": each.at.astimezone(UTC),
        "subject": _storable(each.subject),
        "body": _storable(each.body),
        "html": each.html,
        "reply_to": reply_to,
        "reply_key": address_forms(reply_to)[0],
    }


def _storable(text: str) -> str:
    """Return the text with a mark in the place of what databases can't hold."""
    return _UNSTORABLE.sub("\ufffd", text)
