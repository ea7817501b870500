"""Taking content into the archive: in batches, once, with addresses in the form they are sought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine, String, type_coerce

from dsr_desk.domain.content import ImportedItem
from dsr_desk.services.ports import Taken
from dsr_desk.services.progress import Progress, Step
from dsr_desk.sources.archive.fingerprints import behind, remember, work_out
from dsr_desk.sources.archive.hanging import add_hanging, conversations
from dsr_desk.sources.archive.mending import Kept, mended, retimed
from dsr_desk.sources.archive.otherwise import (
    Otherwise,
    has_rows,
    read_otherwise,
    remember_rows,
    reread,
)
from dsr_desk.sources.archive.rows import (
    STEP,
    Place,
    address_forms,
    author_columns,
    named_place,
    place_of,
    rows_at,
    storable,
)
from dsr_desk.sources.archive.store import KEY, added_together, item, next_ids
from dsr_desk.sources.engines import writing
from dsr_desk.sources.failures import told
from dsr_desk.sources.pouring import pour

BATCH = 5_000
"""Items of one transaction: their index entries are written together, so more are cheaper each."""
BATCH_SIZE = 32 * 1024**2
"""Characters and bytes of content that are held in memory, and then written in one transaction."""
_KEY = (item.c.organisation, item.c.channel, item.c.external_key)


class SqlArchive:
    """An ``ArchiveWriter`` over the archive's tables."""

    def __init__(self, engine: Engine, file: Path | None = None, *, batch: int = BATCH) -> None:
        """Take the archive's engine and file, and how many items one transaction holds at most."""
        self._engine, self._file, self._most = engine, file, batch

    def add(
        self, items: Iterable[ImportedItem], progress: Progress, *, set_right: bool = False
    ) -> Taken:
        """Store items that are not there yet; of those that are, mend what was stored with less.

        Each batch is one transaction.  An import that is cut off keeps what it has read, and goes
        on where it stopped; one that is killed loses the batch it was at.
        """
        batch, done = _Batch(), Taken()
        try:
            for each in items:
                batch.take(each)
                if len(batch.items) >= self._most or batch.size >= BATCH_SIZE:
                    full, batch = batch, _Batch()
                    done += self._store(full, set_right)
                if (done.all + len(batch.items)) % STEP == 0:
                    progress(Step("import", done.all + len(batch.items)))
        finally:
            if batch.items:
                done += self._store(batch, set_right)
        if done.all % STEP:
            progress(Step("import", done.all))
        return done

    def behind(self) -> bool:
        """Tell whether fingerprints are missing that can be worked out."""
        with told(KEY, self._file), self._engine.connect() as connection:
            return behind(connection)

    def work_out(self) -> None:
        """Work out a few of them."""
        with told(KEY, self._file), writing(self._engine).begin() as connection:
            work_out(connection)

    def otherwise(self, items: Iterable[ImportedItem]) -> Taken:
        """Tell which rows of tables stand there read with other columns; nothing is stored."""
        found = Taken()
        with told(KEY, self._file), self._engine.connect() as connection:
            if not has_rows(connection):
                return found
            left = iter(items)
            while batch := list(islice(left, STEP)):
                fresh = {place_of(each): each for each in batch}
                for place, _kept in list(_known(connection, fresh)):
                    del fresh[place]
                found += _told_otherwise([other for _, other in read_otherwise(connection, fresh)])
        return found

    def _store(self, batch: _Batch, set_right: bool) -> Taken:
        with told(KEY, self._file), writing(self._engine).begin() as connection:
            return _add(connection, batch.items, set_right)


@dataclass(slots=True)
class _Batch:
    """Items that are stored together."""

    items: list[ImportedItem] = field(default_factory=list)
    size: int = 0

    def take(self, each: ImportedItem) -> None:
        self.items.append(each)
        self.size += len(each.body) + sum(len(file.content) for file in each.attachments)


def _add(connection: Connection, batch: Sequence[ImportedItem], set_right: bool) -> Taken:
    fresh: dict[Place, ImportedItem] = {}
    for each in batch:
        fresh.setdefault(place_of(each), each)
    kept: list[Kept] = []
    for look in (_known, _known_by_name):
        for place, found in list(look(connection, fresh)):
            kept.append(found)
            del fresh[place]
    remember_rows(connection, ((each.id, each.again) for each in kept))
    others: list[Otherwise] = []
    for place, other in list(read_otherwise(connection, fresh)):
        others.append(other)
        fresh.pop(place, None)
    if fresh:
        _add_fresh(connection, fresh)
    result = Taken(len(fresh), len(batch) - len(fresh), mended(connection, kept))
    if set_right:
        times, rows = retimed(connection, kept), reread(connection, others)
        return replace(result, retimed=times, reread=rows)
    told_so = _told_otherwise(others)
    turned = len({each.id for each in kept if each.turned})
    return replace(
        result, other_time=turned, otherwise=told_so.otherwise, differing=told_so.differing
    )


def _told_otherwise(others: Sequence[Otherwise]) -> Taken:
    differing = [each for each in others if each.differs]
    fields = frozenset[str]().union(*(each.differs for each in differing))
    return Taken(otherwise=len({each.id for each in differing}), differing=fields)


def _add_fresh(connection: Connection, fresh: Mapping[Place, ImportedItem]) -> None:
    threads = conversations(connection, fresh.values())
    ids = next_ids(connection, item, len(fresh))
    with added_together(connection):
        rows = map(_row, ids, fresh, fresh.values(), threads)
        pour(connection, item, list(rows))
        add_hanging(connection, ids, fresh.values())
    remember(connection, ((i.organisation, i.channel, i.kind) for i in fresh.values()), ids)


def _known(
    connection: Connection, fresh: Mapping[Place, ImportedItem]
) -> Iterator[tuple[Place, Kept]]:
    """Yield what is there already under the same place, with the row that holds it."""
    columns = (item.c.id, item.c.author, type_coerce(item.c.at, String))
    for *where, key, author, at in rows_at(connection, _KEY, list(fresh), *columns):
        place = (where[0], where[1], where[2])
        yield place, Kept(key, author, fresh[place], bool(fresh[place].content), at)


def _known_by_name(
    connection: Connection, fresh: Mapping[Place, ImportedItem]
) -> list[tuple[Place, Kept]]:
    """Return what an archive holds that knew items by their outside names alone.

    There two mails of one Message-ID were one; what it holds is compared by its texts.
    """
    named: dict[Place, list[Place]] = {}
    for place, each in fresh.items():
        if each.content:
            named.setdefault(named_place(each, each.external_id), []).append(place)
    columns = (item.c.id, item.c.author, item.c.subject, item.c.body)
    found = []
    for *at, key, author, subject, body in rows_at(connection, _KEY, list(named), *columns):
        for place in named[at[0], at[1], at[2]]:
            each = fresh[place]
            if (storable(each.subject), storable(each.body)) == (subject, body):
                found.append((place, Kept(key, author, each, surely=False)))
    return found


def _row(key: int, place: Place, each: ImportedItem, thread: int) -> dict[str, object]:
    reply_to = storable(each.reply_to)
    return {
        "id": key,
        "organisation": place[0],
        "channel": place[1],
        "external_key": place[2],
        "kind": each.kind.value,
        "conversation_id": thread,
        **author_columns(each),
        "at": each.at.astimezone(UTC),
        "subject": storable(each.subject),
        "body": storable(each.body),
        "html": each.html,
        "reply_to": reply_to,
        "reply_key": address_forms(reply_to)[0],
        "row_key": each.row or None,
    }
