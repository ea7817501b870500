"""What hangs on the items of the archive: their conversations, recipients, files and senders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from dsr_desk.domain.content import PLAIN_SENDER, ImportedItem
from dsr_desk.sources.archive.rows import (
    address_forms,
    named_place,
    rows_at,
    storable,
    writer_rows,
)
from dsr_desk.sources.archive.store import attachment, conversation, next_ids, recipient, writer
from dsr_desk.sources.pouring import pour


def add_hanging(connection: Connection, ids: Sequence[int], items: Iterable[ImportedItem]) -> None:
    """Store what hangs on items that are stored under these ids."""
    recipients: list[dict[str, object]] = []
    attachments: list[dict[str, object]] = []
    writers: list[dict[str, object]] = []
    for key, each in zip(ids, items, strict=True):
        owner = {"organisation": each.organisation, "channel": each.channel, "item_id": key}
        for text in each.recipients:
            address = storable(text)
            recipients.append(
                owner | {"address": address, "address_key": address_forms(address)[0]}
            )
        attachments.extend(
            owner
            | {
                "filename": storable(file.filename),
                "media_type": storable(file.media_type),
                "size": len(file.content),
                "content": file.content,
            }
            for file in each.attachments
        )
        if each.senders is not PLAIN_SENDER:
            writers.extend(owner | row for row in writer_rows(each.senders))
    for table, rows in ((writer, writers), (recipient, recipients), (attachment, attachments)):
        pour(connection, table, rows)


def conversations(connection: Connection, items: Iterable[ImportedItem]) -> list[int]:
    """Return the id of each item's conversation in its turn, making those that are not there."""
    places = [named_place(each, each.conversation) for each in items]
    table = conversation.c
    key = (table.organisation, table.channel, table.external_key)
    wanted = list(dict.fromkeys(places))
    ids = {
        (row[0], row[1], row[2]): int(row[3]) for row in rows_at(connection, key, wanted, table.id)
    }
    new = [place for place in wanted if place not in ids]
    if new:
        made = next_ids(connection, conversation, len(new))
        ids |= zip(new, made, strict=True)
        rows = [
            {"id": ids[p], "organisation": p[0], "channel": p[1], "external_key": p[2]} for p in new
        ]
        pour(connection, conversation, rows)
    return [ids[place] for place in places]
