"""Taking content into the archive: in batches, once, with addresses in the form they are sought."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, Engine, insert, select

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.content import PLAIN_SENDER, ImportedItem, SenderLine
from dsr_desk.services.progress import Progress, Step
from dsr_desk.sources.archive import (
    KEY,
    attachment,
    conversation,
    indexed_together,
    item,
    next_ids,
    recipient,
    writer,
)
from dsr_desk.sources.engines import writing
from dsr_desk.sources.failures import told

BATCH = 5_000
"""Items of one transaction: their index entries are written together, so more are cheaper each."""
BATCH_SIZE = 32 * 1024**2
"""Characters and bytes of content that are held in memory, and then written in one transaction."""
STEP = 500
"""Items after which progress is told, and keys that are looked up at once."""
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


class SqlArchive:
    """An ``ArchiveWriter`` over the archive's tables."""

    def __init__(self, engine: Engine, batch: int = BATCH) -> None:
        """Take the archive's engine, and how many items one transaction holds at most."""
        self._engine, self._most = engine, batch

    def add(self, items: Iterable[ImportedItem], progress: Progress) -> tuple[int, int]:
        """Store items that are not there yet; return how many were added and how many skipped.

        Each batch is one transaction.  An import that is cut off keeps what it has read, and goes
        on where it stopped; one that is killed loses the batch it was at.
        """
        batch, done = _Batch(), _Count()
        try:
            for each in items:
                batch.take(each)
                if len(batch.items) >= self._most or batch.size >= BATCH_SIZE:
                    full, batch = batch, _Batch()
                    self._store(full, done)
                if (done.all + len(batch.items)) % STEP == 0:
                    progress(Step("import", done.all + len(batch.items)))
        finally:
            if batch.items:
                self._store(batch, done)
        if done.all % STEP:
            progress(Step("import", done.all))
        return done.added, done.skipped

    def _store(self, batch: _Batch, done: _Count) -> None:
        with told(KEY), writing(self._engine).begin() as connection:
            stored = _add(connection, batch.items)
        done.added += stored
        done.skipped += len(batch.items) - stored


@dataclass(slots=True)
class _Batch:
    """Items that are stored together."""

    items: list[ImportedItem] = field(default_factory=list)
    size: int = 0

    def take(self, each: ImportedItem) -> None:
        self.items.append(each)
        self.size += len(each.body) + sum(len(file.content) for file in each.attachments)


@dataclass(slots=True)
class _Count:
    """How many items were added, and how many were there already."""

    added: int = 0
    skipped: int = 0

    @property
    def all(self) -> int:
        return self.added + self.skipped


def _add(connection: Connection, batch: Sequence[ImportedItem]) -> int:
    fresh: dict[Place, ImportedItem] = {}
    for each in batch:
        fresh.setdefault(_place_of(each), each)
    for place in _known(connection, list(fresh)):
        del fresh[place]
    for place in _known_by_name(connection, fresh):
        del fresh[place]
    if not fresh:
        return 0
    threads = _conversations(connection, fresh.values())
    ids = next_ids(connection, item, len(fresh))
    with indexed_together(connection):
        connection.execute(
            insert(item),
            [
                _row(key, place, each, threads[_place(each, each.conversation)])
                for key, (place, each) in zip(ids, fresh.items(), strict=True)
            ],
        )
    _add_hanging(connection, ids, fresh.values())
    return len(fresh)


def _add_hanging(connection: Connection, ids: Sequence[int], items: Iterable[ImportedItem]) -> None:
    recipients: list[dict[str, object]] = []
    attachments: list[dict[str, object]] = []
    writers: list[dict[str, object]] = []
    for key, each in zip(ids, items, strict=True):
        owner = {"organisation": each.organisation, "channel": each.channel, "item_id": key}
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
        if each.senders is not PLAIN_SENDER:
            writers.extend(owner | row for row in _writers(each.senders))
    if writers:
        connection.execute(insert(writer), writers)
    if recipients:
        connection.execute(insert(recipient), recipients)
    if attachments:
        connection.execute(insert(attachment), attachments)


def _writers(line: SenderLine) -> Iterator[dict[str, str]]:
    """Yield what is kept of a sender line beside the one author."""
    empty = {"address_key": "", "address_base": "", "near_base": ""}
    for text in line.several:
        key, base = address_forms(text)
        yield empty | {"written": _storable(text), "address_key": key, "address_base": base}
    for text in line.near:
        yield empty | {"written": _storable(text), "near_base": address_forms(text)[1]}
    if line.unread:
        yield empty | {"written": _storable(line.text)}


def _known(connection: Connection, places: Sequence[Place]) -> Iterator[Place]:
    key = (item.c.organisation, item.c.channel, item.c.external_key)
    for row in _rows_at(connection, key, places):
        yield row[0], row[1], row[2]


def _known_by_name(connection: Connection, fresh: Mapping[Place, ImportedItem]) -> list[Place]:
    """Return what an archive holds that knew items by their outside names alone.

    There two mails of one Message-ID were one; what it holds is compared by its texts.
    """
    named: dict[Place, list[Place]] = {}
    for place, each in fresh.items():
        if each.content:
            named.setdefault(_place(each, each.external_id), []).append(place)
    key = (item.c.organisation, item.c.channel, item.c.external_key)
    found = []
    for *at, subject, body in _rows_at(connection, key, list(named), item.c.subject, item.c.body):
        for place in named[at[0], at[1], at[2]]:
            texts = _storable(fresh[place].subject), _storable(fresh[place].body)
            found += [place] if texts == (subject, body) else []
    return found


def _rows_at(
    connection: Connection,
    key: tuple[Column[str], Column[str], Column[str]],
    places: Sequence[Place],
    *more: Column[Any],
) -> Iterator[Sequence[Any]]:
    """Yield the rows at these places; of one channel at a time, for a list of keys is quick."""
    for channel, group in groupby(sorted(places), lambda place: place[:2]):
        keys = [place[2] for place in group]
        for start in range(0, len(keys), STEP):
            yield from connection.execute(
                select(*key, *more).where(
                    key[0] == channel[0],
                    key[1] == channel[1],
                    key[2].in_(keys[start : start + STEP]),
                )
            )


def _conversations(connection: Connection, items: Iterable[ImportedItem]) -> dict[Place, int]:
    """Return the id of each item's conversation, making those that are not there."""
    places = list(dict.fromkeys(_place(each, each.conversation) for each in items))
    table = conversation.c
    key = (table.organisation, table.channel, table.external_key)
    ids = {
        (row[0], row[1], row[2]): int(row[3]) for row in _rows_at(connection, key, places, table.id)
    }
    new = [place for place in places if place not in ids]
    if new:
        made = next_ids(connection, conversation, len(new))
        ids |= zip(new, made, strict=True)
        connection.execute(
            insert(conversation),
            [
                {"id": ids[p], "organisation": p[0], "channel": p[1], "external_key": p[2]}
                for p in new
            ],
        )
    return ids


def _place_of(each: ImportedItem) -> Place:
    """Return by what an item is known: its outside name, with what was written where that counts.

    A Message-ID is anybody's to use again: other content under it is another mail.
    """
    return _place(each, f"{each.external_id}\0{each.content}" if each.content else each.external_id)


def _place(each: ImportedItem, external: str) -> Place:
    """Return what is stored of an outside name: its hash, for a Message-ID may hold an address."""
    return each.organisation, each.channel, hashlib.sha256(external.encode(*_CODEC)).hexdigest()


def _row(key: int, place: Place, each: ImportedItem, thread: int) -> dict[str, object]:
    author, reply_to = _storable(each.author), _storable(each.reply_to)
    # What was no address is nobody's key, however much it looks like one.
    form, base = address_forms(author)
    author = _storable(each.senders.text) or author
    return {
        "id": key,
        "organisation": place[0],
        "channel": place[1],
        "external_key": place[2],
        "kind": each.kind.value,
        "conversation_id": thread,
        "author": author,
        "author_key": form,
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
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNSTORABLE.sub("\ufffd", text)
    return text.replace("\x00", "\ufffd")
