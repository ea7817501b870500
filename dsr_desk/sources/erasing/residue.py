"""Residue: looking for the persons again, by ways that do not trust the rules that found them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    LargeBinary,
    String,
    not_,
    or_,
    select,
)

from dsr_desk.domain.erasing.receipts import Trace
from dsr_desk.domain.erasing.traces import (
    FILES_UNSEARCHED,
    INDEX,
    LEFTOVERS,
    MENTIONS,
    OUTSIDE_TEXTS,
    SENDERS_UNREAD,
    STILL_FOUND,
    TRIGGERS,
)
from dsr_desk.domain.finding.matches import ItemRef, Mandate
from dsr_desk.domain.finding.needles import Needles
from dsr_desk.sources.erasing.leftovers import Leftovers, kept_keys
from dsr_desk.sources.finding.searching import Finder
from dsr_desk.sources.finding.seeking import holds_bytes, holds_text
from dsr_desk.sources.finding.unsearched import unread
from dsr_desk.sources.fulltext import stray_entries
from dsr_desk.sources.keys import Key
from dsr_desk.sources.known import OWN_TRIGGERS
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.given import persons
from dsr_desk.sources.mapping.triggers import unexplained


class Residue:
    """One look at one store after a run."""

    def __init__(self, engine: Engine, fit: Fit, mandate: Mandate, kept: Sequence[ItemRef]) -> None:
        """Take the store, the fitted mapping, the fence and what was left on purpose."""
        self._fit = fit
        self._mandate = mandate
        self._kept = kept
        self._finder = Finder(engine, fit, mandate)
        self._leftovers = Leftovers(fit, mandate, kept)
        self._needles = Needles(address for _, address in mandate.subjects)
        self._told = self._told_by_the_fence()

    def traces(self, connection: Connection) -> tuple[Trace, ...]:
        """Return everything that was found, blocking first."""
        traces = [*self._found_again(connection)]
        traces += [
            Trace(self._place(table), LEFTOVERS, count)
            for table, count in self._leftovers.count(connection).items()
        ]
        traces += self._in_tables(connection)
        traces += self._unsearched(connection)
        stray = stray_entries(connection, self._fit, self._mandate, self._needles)
        if stray:
            traces.append(Trace(self._place(self._fit.mapping.fulltext), INDEX, stray))
        return tuple(sorted(traces, key=lambda trace: not trace.blocking))

    def _unsearched(self, connection: Connection) -> Iterator[Trace]:
        """Yield how much was there that no look can tell anything of: no trace, but no proof."""
        not_read = tuple(unread(connection, self._fit, self._mandate))
        counts = {
            FILES_UNSEARCHED: sum(each.files for each in not_read),
            SENDERS_UNREAD: sum(each.senders for each in not_read),
        }
        for what, count in counts.items():
            if count:
                yield Trace(self._fit.source, what, count, blocking=False)
        copying = unexplained(connection, self._fit.mapping, OWN_TRIGGERS)
        for table, count in Counter(trigger.table for trigger in copying).items():
            yield Trace(self._place(table), TRIGGERS, count, blocking=False)

    def _place(self, table: str) -> str:
        return f"{self._fit.source}.{table}"

    def _found_again(self, connection: Connection) -> Iterator[Trace]:
        """Yield what the rules still find and nobody has decided to keep."""
        self._still: dict[str, set[Key]] = {}
        tables = {rule.table for rule in self._fit.mapping.items}
        kept = {table: kept_keys(self._fit, self._kept, table) for table in tables}
        for hit in self._finder.hits(connection):
            if hit.key not in kept[hit.table]:
                self._still.setdefault(hit.table, set()).add(hit.key)
        for table, keys in self._still.items():
            yield Trace(self._place(table), STILL_FOUND, len(keys))

    def _in_tables(self, connection: Connection) -> Iterator[Trace]:
        """Yield addresses in any text of any mapped table; one row counts once for each trace."""
        if not self._needles.forms:
            return
        for name in self._fit.mapping.tables:
            mentions, outside = self._scan(connection, name)
            if outside:
                yield Trace(self._place(name), OUTSIDE_TEXTS, outside)
            if mentions:
                yield Trace(self._place(name), MENTIONS, mentions, blocking=False)

    def _scan(self, connection: Connection, name: str) -> tuple[int, int]:
        """Return in how many rows texts mention the persons, and other columns name them."""
        table = self._fit.tables[name]
        columns = [
            column
            for column in table.columns
            if isinstance(column.type, String | LargeBinary) and column.name not in self._told
        ]
        if not columns:
            return 0, 0
        owner, items = self._owner(name)
        statement = select(owner, *columns).where(
            self._fit.scope(name, self._mandate),
            not_(self._leftovers.is_leftover(name)),
            or_(*(self._sieve(column) for column in columns)),
        )
        free, known = _free_texts(self._fit, name), self._known(items)
        mentions = outside = 0
        for row in connection.execute(
            statement, persons(self._mandate), execution_options={"yield_per": 100}
        ):
            if row[0] in known:
                continue
            named = [
                column.name
                for column, value in zip(columns, row[1:], strict=True)
                if self._needles.within(value)
            ]
            outside += any(column not in free for column in named)
            mentions += bool(named) and all(column in free for column in named)
        return mentions, outside

    def _told_by_the_fence(self) -> frozenset[str]:
        """Return the columns of which the fence says what they hold, where that names nobody."""
        values = (self._mandate.organisation, *(each.key for each in self._mandate.channels))
        if any(map(self._needles.within, values)):
            return frozenset()
        return frozenset((self._fit.mapping.organisation, self._fit.mapping.channel))

    def _owner(self, name: str) -> tuple[Column[Any], str]:
        """Return the column that says which item a row is or belongs to, and the items' table."""
        items = {rule.table: self._fit.id(rule) for rule in self._fit.mapping.items}
        if name in items:
            return items[name], name
        for link in self._fit.mapping.links:
            if link.child == name and link.parent in items:
                return self._fit.child(link), link.parent
        return next(iter(self._fit.tables[name].columns)), ""

    def _known(self, items: str) -> frozenset[Key]:
        """Return the items that are kept on purpose or have been counted already."""
        return kept_keys(self._fit, self._kept, items) | self._still.get(items, set())

    def _sieve(self, column: Column[Any]) -> ColumnElement[bool]:
        if isinstance(column.type, LargeBinary):
            return or_(*(holds_bytes(column, text) for text in self._needles.sieves))
        long = column.name in _long_texts(self._fit, column.table.name)
        return or_(*(holds_text(column, text, long=long) for text in self._needles.sieves))


def _long_texts(fit: Fit, table: str) -> frozenset[str]:
    """Return the columns in which most texts are long."""
    return frozenset(rule.show.body for rule in fit.mapping.items if rule.table == table)


def _free_texts(fit: Fit, table: str) -> frozenset[str]:
    """Return the columns in which people write what they like: an address there is a mention."""
    free: set[str] = set()
    for rule in fit.mapping.items:
        show = rule.show
        if rule.table == table:
            free.update((show.subject, show.body, show.author_name))
        below = show.attachments
        if fit.mapping.link(below.link).child == table:
            free.update((below.filename, below.media_type, below.content))
        rows = fit.writers(rule)
        if rows is not None and rows.table.name == table:
            free.add(rows.names.written)
    return frozenset(free)
