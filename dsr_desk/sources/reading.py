"""Rows become items: read in chunks by key, always inside the fence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import repeat, starmap
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    Dialect,
    RowMapping,
    Select,
    case,
    select,
)

from dsr_desk.domain.errors import OutsideMandate
from dsr_desk.domain.finding.matches import Attachment, Item, ItemRef, Mandate
from dsr_desk.domain.people import ChannelKind
from dsr_desk.sources.contents import Contents
from dsr_desk.sources.fingerprint import fingerprint, fingerprints, moment, moments
from dsr_desk.sources.kept import Kept
from dsr_desk.sources.keys import Key, chunks, parse_key
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.given import KEYS, persons
from dsr_desk.sources.mapping.rules import IsAddress, ItemRule
from dsr_desk.sources.times import as_stored

_SUBJECT, _AFTER_BODY, _AT = 4, 6, 10
"""Where subject and text stand among the shown columns, and the time; what items are linked by
follows it."""
_KINDS: dict[object, ChannelKind] = {kind.value: kind for kind in ChannelKind}


@dataclass(frozen=True, slots=True)
class Row:
    """An item with what only erasing needs to know."""

    item: Item
    belongs: bool
    """Whether the rule would still take the row for these persons."""
    columns: RowMapping
    """The mapped columns of the row itself, as stored."""


Mark = tuple[ItemRef, str, ChannelKind, str, datetime, str]
"""What a match keeps of an item: reference, channel, kind, conversation, time, fingerprint."""


class Judged(NamedTuple):
    """What a plan item is compared with; made for very many."""

    channel: str
    kind: ChannelKind
    fingerprint: str
    belongs: bool
    """Whether the rule would still take the row for these persons."""
    row: Row | None = None
    """The row itself, where a text is masked."""


@dataclass(frozen=True, slots=True)
class _Hanging:
    """What hangs on the items of one chunk, by key."""

    recipients: dict[object, list[object]]
    attachments: dict[object, list[tuple[object, ...]]]


class Fence(dict[Sequence[Any], ChannelKind | None]):
    """The kind of what stands in an organisation, a channel and a kind; None outside the fence."""

    def __init__(self, mandate: Mandate) -> None:
        """Take the mandate."""
        super().__init__()
        self._organisation = mandate.organisation
        self._covered = {(c.key, c.kind.value): c.kind for c in mandate.channels}

    def __missing__(self, place: Sequence[Any]) -> ChannelKind | None:
        organisation, channel, kind = place
        inside = _text(organisation) == self._organisation
        self[place] = self._covered.get((_text(channel), kind)) if inside else None
        return self[place]


class ItemReader:
    """Reads the items of one rule, fingerprint and all."""

    def __init__(self, fit: Fit, rule: ItemRule, mandate: Mandate) -> None:
        """Take the fitted mapping, the rule and the fence."""
        self._fit = fit
        self._rule = rule
        self._mandate = mandate
        self._table = fit.tables[rule.table]
        self._id = fit.id(rule)
        self._persons = persons(mandate)
        self._contents = Contents(fit, rule, mandate)
        self.hung: dict[str, dict[object, int]] = {}
        """How many rows hang on what was locked, by link and key."""
        # One statement for all batches: making one takes as long as fetching a small chunk.
        self._own = fit.once("own", rule.name, mandate, self._make_own)

    def load(
        self, connection: Connection, keys: Sequence[Key], *, lock: bool = False
    ) -> dict[str, Row]:
        """Return the rows of these keys that lie inside the fence; others are as if not there."""
        rows: dict[str, Row] = {}
        judging = self._fit.once("judging", self._rule.name, self._mandate, self._make_judging)
        statement = judging.with_for_update(of=self._table) if lock else judging
        for part in chunks(keys):
            # The item before what hangs on it: while it is locked, nothing can be added to it.
            own = connection.execute(statement, {KEYS: part, **self._persons}).all()
            hanging = self._hanging(connection, part, lock=lock)
            for found in own:
                item = self._item(found[:-1], hanging)
                if item is not None and self._mandate.covers(item):
                    rows[item.ref.key] = Row(item, bool(found[-1]), found._mapping)
        return rows

    def pieces(self, connection: Connection, key: Key, attachment: str) -> Iterator[bytes] | None:
        """Return an attachment's bytes in pieces; None when the item has no such attachment.

        Raises:
            OutsideMandate: there is no such item inside the fence.
        """
        own = connection.execute(self._own, {KEYS: [key]}).first()
        item = None if own is None else self._item(own, _Hanging({}, {}))
        if item is None or not self._mandate.covers(item):
            raise OutsideMandate
        below = self._rule.show.attachments
        table = self._fit.tables[self._fit.mapping.link(below.link).child]
        return self._contents.pieces(connection, key, parse_key(table.c[below.id], attachment))

    def marks(
        self, connection: Connection, keys: Sequence[Key], *, lock: bool = False
    ) -> Iterator[tuple[Key, Mark]]:
        """Yield what a match keeps of the items of these keys, by key; made for very many.

        It says of each item what :meth:`load` says; no item is built of which only this is kept.
        """
        source, name = self._fit.source, self._rule.name
        kept = self._own_rows(connection)
        asked = partial(kept.rows, connection, lock=self._table if lock else None)
        for rows, kinds, digests in self._digested(connection, asked, None, keys, lock=lock):
            own, channels, at, threads = ([row[n] for row in rows] for n in (0, 2, _AT, _AT + 1))
            place = repeat(source), repeat(name)
            found = marks_of(place, own, channels, kinds, threads, at, digests)
            yield from zip(own, found, strict=True)

    def fingerprints(
        self, connection: Connection, keys: Sequence[Key]
    ) -> Iterator[tuple[Key, ChannelKind, str]]:
        """Yield key, kind and fingerprint of the items of these keys."""
        asked = partial(self._own_rows(connection).rows, connection)
        for rows, kinds, digests in self._digested(connection, asked, None, keys, lock=False):
            yield from zip([row[0] for row in rows], kinds, digests, strict=True)

    def judged(
        self, connection: Connection, keys: Sequence[Key], *, lock: bool = False
    ) -> Iterator[tuple[str, Judged]]:
        """Yield what plan items are compared with, by key as text; made for very many."""
        asked = partial(
            self._kept("judged rows", connection, self._make_judging).rows,
            connection,
            lock=self._table if lock else None,
            persons=self._persons,
        )
        for rows, kinds, digests in self._digested(connection, asked, -1, keys, lock=lock):
            channels, belonging = [_text(row[2]) for row in rows], [bool(row[-1]) for row in rows]
            seen = zip(channels, kinds, digests, belonging, repeat(None, len(rows)), strict=True)
            yield from zip([str(row[0]) for row in rows], starmap(Judged, seen), strict=True)

    def texts(self, connection: Connection, keys: Sequence[Key]) -> Iterator[str]:
        """Yield what the items of these keys say: subject, text, recipients and names of files."""
        fence, kept = Fence(self._mandate), self._own_rows(connection)
        for part in chunks(keys):
            own = [row for row in kept.rows(connection, part) if fence[row[1:4]] is not None]
            recipients = self._recipients(connection, part, lock=False)
            files = self._file_names(connection, part)
            for row in own:
                key = row[0]
                below = (*recipients.get(key, ()), *files.get(key, ()))
                said = (*row[_SUBJECT:_AFTER_BODY], *below)
                yield "\n".join(map(_text, said))

    def own_rows(self, connection: Connection, keys: Sequence[Key]) -> Iterator[tuple[object, ...]]:
        """Yield what is mapped of the items' own rows, without what hangs on them."""
        kept = self._own_rows(connection)
        for part in chunks(keys):
            yield from map(tuple, kept.rows(connection, part))

    def _own_rows(self, connection: Connection) -> Kept:
        return self._kept("own rows", connection, lambda: self._own)

    def _make_own(self) -> Select[Any]:
        columns = [as_stored(self._table.c[name]) for name in read_names(self._fit, self._rule)]
        fence = self._fit.scope(self._rule.table, self._mandate)
        return select(*columns).where(self._fit.among(self._id), fence)

    def _kept(self, what: str, connection: Connection, make: Callable[[], Select[Any]]) -> Kept:
        def making() -> Kept:
            return Kept(make(), connection.dialect)

        return self._fit.once(what, self._rule.name, self._mandate, making)

    def _make_judging(self) -> Select[Any]:
        """Return the statement for items and, last, whether the rule would still take them."""
        # As a value and no condition: SQLite would look the persons' items up, and not the keys.
        belongs = case((self._fit.belongs(self._rule, self._mandate), 1), else_=0)
        return self._own.add_columns(belongs.label("_belongs"))

    def _digested(
        self,
        connection: Connection,
        asked: Callable[[Sequence[Key]], Sequence[Sequence[Any]]],
        end: int | None,
        keys: Sequence[Key],
        *,
        lock: bool,
    ) -> Iterator[tuple[Sequence[Sequence[Any]], Iterable[ChannelKind], Iterable[str]]]:
        """Yield chunks of rows inside the fence, their kinds and fingerprints.

        ``end`` is where what is mapped ends.
        """
        fence = Fence(self._mandate)
        for part in chunks(keys):
            own = asked(part)
            hanging = self._hanging(connection, part, lock=lock)
            kinds = [fence[row[1:4]] for row in own]
            if None in kinds:
                own = [row for row, kind in zip(own, kinds, strict=True) if kind is not None]
            mapped = (row if type(row) is tuple else tuple(row) for row in own)
            if end is not None:
                mapped = (row[:end] for row in mapped)
            below = hanging.recipients, hanging.attachments
            digests = fingerprints(self._rule.table, mapped, *below)
            yield own, filter(None, kinds), digests

    def _item(self, values: Sequence[Any], hanging: _Hanging) -> Item | None:
        (key, organisation, channel, kind_name, subject, body, html, *values_left) = values
        author, author_name, staff, at, thread, *_ = values_left
        kind = _KINDS.get(kind_name)
        if kind is None:
            return None
        recipients = hanging.recipients.get(key, [])
        attachments = hanging.attachments.get(key, [])
        return Item(
            ref=ItemRef(self._fit.source, self._rule.name, str(key)),
            organisation=_text(organisation),
            channel=_text(channel),
            kind=kind,
            conversation=_text(thread),
            author=_text(author),
            author_name=_text(author_name),
            staff=bool(staff),
            at=moment(at),
            subject=_text(subject),
            body=_text(body),
            html=bool(html),
            recipients=tuple(_text(each) for each in recipients),
            attachments=tuple(_attachment(each) for each in attachments),
            fingerprint=fingerprint(self._rule.table, values, recipients, attachments),
        )

    def _hanging(self, connection: Connection, keys: Sequence[Key], *, lock: bool) -> _Hanging:
        name, below = self._rule.show.recipients[0], self._rule.show.attachments
        recipients = self._recipients(connection, keys, lock=lock)
        wanted = [below.id, below.filename, below.media_type, below.size]
        attachments: dict[object, list[tuple[object, ...]]] = {}
        # Only the hash of the bytes is kept: a chunk may hold a gigabyte of attachments.
        held, contents = self._fit.mapping.link(below.link).name, self._contents
        for parent, key, *rest in self._below(
            connection, held, wanted, keys, lock=lock, files=True
        ):
            hashed = contents.digest(connection, parent, key, rest[3:])
            attachments.setdefault(parent, []).append((key, *rest[:3], hashed))
        for hung, rows in ((name, recipients), (held, attachments)) if lock else ():
            self.hung.setdefault(hung, {}).update((key, len(rows[key])) for key in rows)
        return _Hanging(recipients, attachments)

    def _recipients(
        self, connection: Connection, keys: Sequence[Key], *, lock: bool
    ) -> dict[object, list[object]]:
        name, column = self._rule.show.recipients
        found: dict[object, list[object]] = {}
        for parent, address in self._below(connection, name, [column], keys, lock=lock):
            found.setdefault(parent, []).append(address)
        return found

    def _file_names(
        self, connection: Connection, keys: Sequence[Key]
    ) -> dict[object, list[object]]:
        """Return the names alone: what attachments hold is neither read nor hashed."""
        below = self._rule.show.attachments
        columns = [below.id, below.filename]
        found: dict[object, list[object]] = {}
        for parent, _, name in self._below(connection, below.link, columns, keys, lock=False):
            found.setdefault(parent, []).append(name)
        return found

    def _below(
        self,
        connection: Connection,
        name: str,
        columns: Sequence[str],
        keys: Sequence[Key],
        *,
        lock: bool,
        files: bool = False,
    ) -> Iterable[Sequence[Any]]:
        making = partial(self._make_below, name, columns, connection.dialect, files=files)
        what = f"below {name}: {', '.join(columns)}"
        kept = self._fit.once(what, self._rule.name, self._mandate, making)
        table = self._fit.tables[self._fit.mapping.link(name).child] if lock else None
        return (kept.each if files else kept.rows)(connection, keys, table)

    def _make_below(
        self,
        name: str,
        columns: Sequence[str],
        dialect: Dialect,
        *,
        files: bool,
    ) -> Kept:
        more = self._contents.hashed() if files else []
        link = self._fit.mapping.link(name)
        table, parent = self._fit.tables[link.child], self._fit.child(link)
        statement = (
            select(parent, *(as_stored(table.c[column]) for column in columns), *more)
            .where(self._fit.among(parent), self._fit.scope(link.child, self._mandate))
            .order_by(*(table.primary_key.columns or [table.c[column] for column in columns]))
        )
        return Kept(statement, dialect)


def read_names(fit: Fit, rule: ItemRule) -> list[str]:
    """Return the columns of an item's own row that are read and hashed, in this order."""
    shown = _shown_names(fit, rule)
    return [*shown, *(name for name in _other_names(rule) if name not in shown)]


def _shown_names(fit: Fit, rule: ItemRule) -> list[str]:
    """Return the columns that become an item, in the order in which ``_item`` takes them."""
    show = rule.show
    names = [rule.id, fit.mapping.organisation, fit.mapping.channel, rule.kind]
    names += [show.subject, show.body, show.html]
    return [*names, show.author, show.author_name, show.staff, show.at, show.thread]


def _other_names(rule: ItemRule) -> list[str]:
    """Return the other columns of the item's own row that the mapping names."""
    names = [rule.mine.column]
    if not isinstance(rule.mine, IsAddress):
        names.append(rule.mine.rule_column)
    names += [condition.column for _, condition in rule.hints]
    names += [flag.column for flag in (*rule.only, *rule.unshared)]
    names += [column for column, _ in rule.anonymise.set]
    return list(dict.fromkeys([*names, *rule.anonymise.mask]))


def marks_of(
    place: tuple[Iterable[str], Iterable[str]],
    keys: Iterable[Key],
    channels: Iterable[object],
    kinds: Iterable[ChannelKind | None],
    threads: Iterable[object],
    at: Sequence[object],
    fingerprints: Iterable[str],
) -> Iterator[Mark]:
    """Return marks of rows, a column at a time; ``place`` is of each its source and its rule."""
    refs = map(ItemRef._make, zip(*place, map(str, keys), strict=False))
    texts = map(_text, channels), map(_text, threads)
    return zip(refs, texts[0], kinds, texts[1], moments(at), fingerprints, strict=True)


def _attachment(values: tuple[object, ...]) -> Attachment:
    size = values[3] if isinstance(values[3], int) else 0
    return Attachment(_text(values[0]), _text(values[1]), _text(values[2]), size)


def _text(value: object) -> str:
    return "" if value is None else str(value)
