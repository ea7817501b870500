"""Mending: items that the archive holds with fewer senders than their mail names.

A mail was once stored without an author where its From was no address, and with the first author
alone where several had sent it.  Imported again, it is given what it lacks.  Whoever it is surely
from stands in the item's own row, so its fingerprint changes with it and no approval goes on for
what was another item; what is only suggested starts excluded like any weak match.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from typing import Any

from sqlalchemy import (
    Connection,
    String,
    and_,
    bindparam,
    delete,
    insert,
    select,
    type_coerce,
    update,
)

from dsr_desk.domain.content import PLAIN_SENDER, ImportedItem, SenderLine
from dsr_desk.sources.archive.rows import STEP, author_columns, storable, writer_rows
from dsr_desk.sources.archive.store import item, writer
from dsr_desk.sources.fingerprint import moment


@dataclass(frozen=True, slots=True)
class Kept:
    """An item that is there already, and the mail that was read again."""

    id: int
    author: str
    """As it is stored."""
    again: ImportedItem
    surely: bool
    """Whether its content says that it is the same mail, and not its name and texts alone."""
    at: object = None
    """When it was written, as it is stored."""

    @property
    def turned(self) -> bool:
        """Whether day and month of its time were read the other way round."""
        return self.surely and self.again.by_order and moment(self.at) != self.again.at

    @property
    def lacks(self) -> bool:
        """Whether the mail may tell a sender that the item does not."""
        return self.again.senders is not PLAIN_SENDER or bool(not self.author and self.again.author)


def mended(connection: Connection, kept: Sequence[Kept]) -> int:
    """Give items the senders that they lack; return how many got some."""
    lacking = list({each.id: each for each in kept if each.lacks}.values())
    count = 0
    for start in range(0, len(lacking), STEP):
        part = lacking[start : start + STEP]
        stored = _stored(connection, [each.id for each in part])
        count += sum(_mend(connection, each, stored[each.id]) for each in part)
    return count


def retimed(connection: Connection, kept: Sequence[Kept]) -> int:
    """Give items the times that were read now; return how many had another.

    The time is in the fingerprint: what was approved with the other one is another item.
    """
    turned = {each.id: each.again.at.astimezone(UTC) for each in kept if each.turned}
    if turned:
        change = update(item).where(item.c.id == bindparam("key")).values(at=bindparam("told"))
        connection.execute(change, [{"key": key, "told": at} for key, at in turned.items()])
    return len(turned)


@dataclass(slots=True)
class _Stored:
    """What an item's rows say of its senders."""

    row: dict[str, Any]
    told: bool = False
    """Whether a further row names somebody, or may."""


def _stored(connection: Connection, ids: Sequence[int]) -> dict[int, _Stored]:
    own = item.c
    names = (own.author, own.author_key, own.author_base, own.author_name, own.staff, own.reply_to)
    at = type_coerce(own.at, String).label("at")
    found = {
        row.id: _Stored(dict(row._mapping))
        for row in connection.execute(select(own.id, *names, at).where(own.id.in_(ids)))
    }
    rows = select(writer.c.item_id).where(
        writer.c.item_id.in_(ids), (writer.c.address_key != "") | (writer.c.near_base != "")
    )
    for key in connection.scalars(rows.distinct()):
        found[key].told = True
    return found


def _mend(connection: Connection, kept: Kept, stored: _Stored) -> bool:
    again = kept.again if kept.surely else _doubted(kept.again, stored.row)
    if again is None or stored.told:
        return False
    columns, line = author_columns(again), again.senders
    same = all(stored.row[name] == value for name, value in columns.items())
    gains = line.near or line.several or (again.author and not kept.author)
    # Who surely sent it must be seen in the item: what was approved without them is another.
    if not gains or (same and line.several):
        return False
    unchanged = and_(item.c.id == kept.id, item.c.author == kept.author)
    if not connection.execute(update(item).where(unchanged).values(columns)).rowcount:
        return False
    connection.execute(delete(writer).where(writer.c.item_id == kept.id))
    owner = {"organisation": again.organisation, "channel": again.channel, "item_id": kept.id}
    rows: list[dict[str, object]] = [{**owner, **row} for row in writer_rows(line)]
    if rows:
        connection.execute(insert(writer), rows)
    return True


def _doubted(again: ImportedItem, row: dict[str, Any]) -> ImportedItem | None:
    """Return what may be taken of a mail that only its name and texts make the same; or nothing.

    Anybody can write a mail of another's Message-ID.  So all that is stored must be the same, and
    an author where there was none is no more than a suggestion.
    """
    told = (storable(again.reply_to), again.at)
    if told != (row["reply_to"], moment(row["at"])):
        return None
    if row["author"]:
        same = storable(again.author) == row["author"]
        return again if same and storable(again.author_name) == row["author_name"] else None
    if not again.author:
        return again
    line = again.senders
    near = tuple(dict.fromkeys((again.author, *line.several, *line.near)))
    shown = line.text or again.author
    return replace(
        again, author="", author_name="", staff=False,
        senders=SenderLine(shown, (), near, line.unread),
    )  # fmt: skip
