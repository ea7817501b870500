"""Rows become items: read in chunks by key, always inside the fence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Integer,
    RowMapping,
    Select,
    String,
    case,
    select,
    type_coerce,
)
from sqlalchemy.sql.elements import KeyedColumnElement

from dsr_desk.domain.matches import Attachment, Item, ItemRef, Mandate
from dsr_desk.domain.people import ChannelKind
from dsr_desk.sources.fingerprint import fingerprint, moment
from dsr_desk.sources.fitting import KEYS, Fit
from dsr_desk.sources.kept import Kept
from dsr_desk.sources.mapping import IsAddress, ItemRule

CHUNK = 500
_AT = 10
"""Where the time stands among the shown columns; what items are linked by follows it."""
_BIGGEST_KEY = 2**63 - 1
_WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")
_KINDS: dict[object, ChannelKind] = {kind.value: kind for kind in ChannelKind}

Key = int | str
"""A primary key as the database holds it."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item with what only erasing needs to know."""

    item: Item
    belongs: bool
    """Whether the rule would still take the row for these persons."""
    columns: RowMapping
    """The mapped columns of the row itself, as stored."""


class Mark(NamedTuple):
    """What a match keeps of an item."""

    ref: ItemRef
    channel: str
    kind: ChannelKind
    conversation: str
    at: datetime
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Hanging:
    """What hangs on the items of one chunk, by key."""

    recipients: dict[object, list[object]]
    attachments: dict[object, list[tuple[object, ...]]]


def chunks(keys: Sequence[Key], size: int = CHUNK) -> Iterator[Sequence[Key]]:
    """Yield the keys in pieces that fit into one statement."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]


def parse_key(column: Column[Any], text: str) -> Key | None:
    """Return a reference's key as the column's type, or None when it can't be one."""
    if not isinstance(column.type, Integer):
        return text if "\x00" not in text else None
    if _WHOLE_NUMBER.fullmatch(text) is None or int(text) > _BIGGEST_KEY:
        return None
    return int(text)


class ItemReader:
    """Reads the items of one rule, fingerprint and all."""

    def __init__(self, fit: Fit, rule: ItemRule, mandate: Mandate) -> None:
        """Take the fitted mapping, the rule and the fence."""
        self._fit = fit
        self._rule = rule
        self._mandate = mandate
        self._table = fit.tables[rule.table]
        self._id = fit.id(rule)
        shown = _shown_names(fit, rule)
        others = [name for name in _other_names(rule) if name not in shown]
        columns = [as_stored(self._table.c[name]) for name in (*shown, *others)]
        self._own = select(*columns).where(fit.among(self._id), fit.scope(rule.table, mandate))

    def load(
        self, connection: Connection, keys: Sequence[Key], *, lock: bool = False
    ) -> dict[str, Row]:
        """Return the rows of these keys that lie inside the fence; others are as if not there."""
        rows: dict[str, Row] = {}
        belongs = case((self._fit.belongs(self._rule, self._mandate), 1), else_=0)
        statement = self._own.add_columns(belongs.label("_belongs"))
        statement = statement.with_for_update(of=self._table) if lock else statement
        for part in chunks(keys):
            # The item before what hangs on it: while it is locked, nothing can be added to it.
            own = connection.execute(statement, {KEYS: part}).all()
            hanging = self._hanging(connection, part, lock=lock)
            for found in own:
                item = self._item(found[:-1], hanging)
                if item is not None and self._mandate.covers(item):
                    rows[item.ref.key] = Row(item, bool(found[-1]), found._mapping)
        return rows

    def marks(
        self, connection: Connection, keys: Sequence[Key], *, lock: bool = False
    ) -> Iterator[tuple[Key, Mark]]:
        """Yield what a match keeps of the items of these keys, by key; made for very many.

        It says of each item what :meth:`load` says; no item is built of which only this is kept.
        """
        covered = {(c.key, c.kind.value): c.kind for c in self._mandate.channels}
        source, name, table = self._fit.source, self._rule.name, self._rule.table
        own_rows = self._kept("own", connection, lambda: self._own)
        for part in chunks(keys):
            own = own_rows.rows(connection, part, self._table if lock else None)
            hanging = self._hanging(connection, part, lock=lock)
            recipients, attachments = hanging.recipients, hanging.attachments
            for row in own:
                key, organisation, channel = row[0], _text(row[1]), _text(row[2])
                kind = covered.get((channel, row[3]))
                if kind is None or organisation != self._mandate.organisation:
                    continue
                digest = fingerprint(table, row, recipients.get(key, ()), attachments.get(key, ()))
                at, thread = moment(row[_AT]), _text(row[_AT + 1])
                yield key, Mark(ItemRef(source, name, str(key)), channel, kind, thread, at, digest)

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
        show, link = self._rule.show, self._fit.mapping.link
        name, column = show.recipients
        recipients: dict[object, list[object]] = {}
        for parent, address in self._below(connection, name, [column], keys, lock=lock):
            recipients.setdefault(parent, []).append(address)
        below = show.attachments
        wanted = [below.id, below.filename, below.media_type, below.size, below.content]
        attachments: dict[object, list[tuple[object, ...]]] = {}
        for parent, *rest in self._below(
            connection, link(below.link).name, wanted, keys, lock=lock
        ):
            # Only the hash of the bytes is kept: a chunk may hold a gigabyte of attachments.
            attachments.setdefault(parent, []).append((*rest[:4], _sha256(rest[4])))
        return _Hanging(recipients, attachments)

    def _below(
        self,
        connection: Connection,
        name: str,
        columns: Sequence[str],
        keys: Sequence[Key],
        *,
        lock: bool,
    ) -> Iterable[Sequence[Any]]:
        link = self._fit.mapping.link(name)
        table, parent = self._fit.tables[link.child], self._fit.child(link)
        below = self._kept(
            f"below {name}",
            connection,
            lambda: (
                select(parent, *(as_stored(table.c[column]) for column in columns))
                .where(self._fit.among(parent), self._fit.scope(link.child, self._mandate))
                .order_by(*(table.primary_key.columns or [table.c[column] for column in columns]))
            ),
        )
        return below.each(connection, keys, table if lock else None)

    def _kept(self, what: str, connection: Connection, make: Callable[[], Select[Any]]) -> Kept:
        """Return a statement about this rule's rows, made once for this fence."""
        return self._fit.once(
            what, self._rule.name, self._mandate, lambda: Kept(make(), connection.dialect)
        )


def attachment_bytes(
    connection: Connection, fit: Fit, rule: ItemRule, key: Key, attachment: str, mandate: Mandate
) -> bytes | None:
    """Return an attachment's bytes, or None when the item has no such attachment."""
    below = rule.show.attachments
    link = fit.mapping.link(below.link)
    table = fit.tables[link.child]
    id_key = parse_key(table.c[below.id], attachment)
    row = connection.execute(
        select(table.c[below.content]).where(
            table.c[below.id] == id_key,
            fit.child(link) == key,
            fit.scope(link.child, mandate),
        )
    ).first()
    return None if row is None else _bytes(row[0])


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


def as_stored(column: Column[Any]) -> KeyedColumnElement[Any]:
    """Read times as the driver gives them: a broken one must not hide its row."""
    if isinstance(column.type, DateTime):
        return type_coerce(column, String).label(column.name)
    return column


def _attachment(values: tuple[object, ...]) -> Attachment:
    size = values[3] if isinstance(values[3], int) else 0
    return Attachment(_text(values[0]), _text(values[1]), _text(values[2]), size)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _bytes(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    return bytes(value) if isinstance(value, bytes | bytearray | memoryview) else b""


def _sha256(value: object) -> str:
    return hashlib.sha256(_bytes(value)).hexdigest()
