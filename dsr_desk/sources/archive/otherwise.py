"""Rows of tables that the archive holds read with other columns (docs/adr/0108).

Such a row is never stored beside itself: it is told in what the two readings differ, and becomes
what is read now when a person says that this is right.  Its fingerprint changes with it, so no
approval goes on for what was another item.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    String,
    bindparam,
    delete,
    exists,
    select,
    type_coerce,
    update,
)

from dsr_desk.domain.content import ImportedItem
from dsr_desk.sources.archive.hanging import add_hanging, conversations
from dsr_desk.sources.archive.rows import (
    Place,
    author_columns,
    named_place,
    place_of,
    rows_at,
    storable,
)
from dsr_desk.sources.archive.store import conversation, item, recipient, writer
from dsr_desk.sources.fingerprint import moment
from dsr_desk.sources.keys import Key, chunks

_BY_ROW = (item.c.organisation, item.c.channel, item.c.row_key)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """An item that is there, and how the same row is read now."""

    id: int
    again: ImportedItem
    differs: frozenset[str]
    """Which parts are others, of the fields of a table; none where both readings say the same."""


def has_rows(connection: Connection) -> bool:
    """Tell whether the archive knows any row of a table by its cells."""
    return connection.scalar(select(item.c.id).where(item.c.row_key > "").limit(1)) is not None


def read_otherwise(
    connection: Connection, fresh: Mapping[Place, ImportedItem]
) -> Iterator[tuple[Place, Otherwise]]:
    """Yield what is there of items that no place holds as they are read now."""
    rows: defaultdict[Place, list[Place]] = defaultdict(list)
    for place, each in fresh.items():
        if each.row:
            rows[each.organisation, each.channel, each.row].append(place)
    own = item.c
    columns = (own.author, own.author_name, own.staff, own.subject, own.body)
    at = type_coerce(own.at, String)
    found = list(
        rows_at(connection, _BY_ROW, list(rows), own.id, own.conversation_id, at, *columns)
    )
    threads = dict(_threads(connection, [row[4] for row in found]))
    to = _recipients(connection, [row[3] for row in found])
    for *where, key, thread, written, author, name, staff, subject, body in found:
        stored = {
            "author": author,
            "at": moment(written),
            "text": body,
            "subject": subject,
            "name": name,
            "to": sorted(to[key]),
            "thread": threads.get(thread),
            "staff": bool(staff),
        }
        for place in rows[where[0], where[1], where[2]]:
            told = _told(fresh[place])
            differs = {name for name, value in stored.items() if value != told[name]}
            if len(differs) > 1:
                # A row without a conversation is one of its own, by all that is read of it.
                differs.discard("thread")
            yield place, Otherwise(key, fresh[place], frozenset(differs))


def reread(connection: Connection, others: Sequence[Otherwise]) -> int:
    """Make items what is read of their rows now; return how many were something else.

    Where a row stands there twice both become it, and only one is known by what it is read now.
    """
    changed = {each.id: each.again for each in others if each.differs}
    if not changed:
        return 0
    ids = list(changed)
    threads = conversations(connection, changed.values())
    left = [t for part in chunks(ids) for t in connection.scalars(_thread_ids(part)).all()]
    named: dict[Place, int] = {}
    for key, each in changed.items():
        named.setdefault(place_of(each), key)
    rows = [
        {
            "key": key,
            "conversation_id": thread,
            **author_columns(each),
            "at": each.at.astimezone(UTC),
            "subject": storable(each.subject),
            "body": storable(each.body),
        }
        for (key, each), thread in zip(changed.items(), threads, strict=True)
    ]
    connection.execute(update(item).where(item.c.id == bindparam("key")), rows)
    # An earlier program took a row in twice, read so and so: one place has room for one of them.
    connection.execute(
        update(item).where(item.c.id == bindparam("key")).values(external_key=bindparam("name")),
        [{"key": key, "name": place[2]} for place, key in named.items()],
    )
    for part in chunks(ids):
        connection.execute(delete(recipient).where(recipient.c.item_id.in_(part)))
        connection.execute(delete(writer).where(writer.c.item_id.in_(part)))
    add_hanging(connection, ids, changed.values())
    for part in chunks(list(dict.fromkeys(left))):
        empty = ~exists().where(item.c.conversation_id == conversation.c.id)
        connection.execute(delete(conversation).where(conversation.c.id.in_(part), empty))
    return len(changed)


def remember_rows(connection: Connection, known: Iterable[tuple[int, ImportedItem]]) -> None:
    """Let items that are read as they stand be known by their rows from now on."""
    rows = [{"key": key, "row": each.row} for key, each in known if each.row]
    if rows:
        lacking = item.c.id == bindparam("key"), item.c.row_key.is_(None)
        connection.execute(update(item).where(*lacking).values(row_key=bindparam("row")), rows)


def _told(each: ImportedItem) -> dict[str, object]:
    """Return the parts of an item as they would be stored."""
    columns = author_columns(each)
    return {
        "author": columns["author"],
        "at": each.at.astimezone(UTC),
        "text": storable(each.body),
        "subject": storable(each.subject),
        "name": columns["author_name"],
        "to": sorted(map(storable, each.recipients)),
        "thread": named_place(each, each.conversation)[2],
        "staff": each.staff,
    }


def _thread_ids(ids: Sequence[Key]) -> Select[Any]:
    return select(item.c.conversation_id).where(item.c.id.in_(ids))


def _threads(connection: Connection, ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    for part in chunks(list(dict.fromkeys(ids))):
        asked = select(conversation.c.id, conversation.c.external_key)
        for row in connection.execute(asked.where(conversation.c.id.in_(part))):
            yield row.id, row.external_key


def _recipients(connection: Connection, ids: Sequence[int]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for part in chunks(ids):
        asked = select(recipient.c.item_id, recipient.c.address)
        for key, address in connection.execute(asked.where(recipient.c.item_id.in_(part))):
            found[key].append(address)
    return found
