"""Leftovers: copies that nobody previews, erased after the items and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    false,
    func,
    not_,
    select,
)

from dsr_desk.domain.finding.matches import ItemRef, Mandate
from dsr_desk.sources.keys import Key, chunks, parse_key
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.given import persons
from dsr_desk.sources.mapping.rules import IsAddress, LeftoverRule


def kept_keys(fit: Fit, kept: Iterable[ItemRef], table: str) -> frozenset[Key]:
    """Return the keys of kept items in one table, whichever rule has found them."""
    keys: set[Key] = set()
    for ref in kept:
        rule = fit.rule(ref.rule)
        if ref.source == fit.source and rule is not None and rule.table == table:
            key = parse_key(fit.id(rule), ref.key)
            keys.update(() if key is None else (key,))
    return frozenset(keys)


class Leftovers:
    """Counts and erases what the mapping calls leftovers, inside one mandate."""

    def __init__(self, fit: Fit, mandate: Mandate, kept: Sequence[ItemRef]) -> None:
        """Take the fitted mapping, the fence and the items whose copies stay."""
        self._fit = fit
        self._mandate = mandate
        self._kept = kept
        self._persons = persons(mandate)

    def count(self, connection: Connection) -> dict[str, int]:
        """Return how many leftovers each table holds; tables without any are left out."""
        counted: dict[str, int] = {}
        for rule in self._fit.mapping.leftovers:
            table = self._fit.tables[rule.table]
            counting = select(func.count()).select_from(table)
            number = sum(
                connection.scalar(counting.where(part), self._persons) or 0
                for part in self._parts(connection, rule)
            )
            if number:
                counted[rule.table] = counted.get(rule.table, 0) + number
        return counted

    def erase(self, connection: Connection) -> int:
        """Delete every leftover; return how many there were."""
        number = 0
        for rule in self._fit.mapping.leftovers:
            for part in self._parts(connection, rule):
                statement = delete(self._fit.tables[rule.table]).where(part)
                number += connection.execute(statement, self._persons).rowcount
        return number

    def is_leftover(self, name: str) -> ColumnElement[bool]:
        """Return the condition that a row of a table holds a person's address as a leftover."""
        for rule in self._fit.mapping.leftovers:
            if rule.table == name and rule.mine is not None:
                return self._fit.is_address(name, rule.mine)
        return false()

    def _parts(self, connection: Connection, rule: LeftoverRule) -> list[ColumnElement[bool]]:
        """Return conditions, each short enough for one statement, that take in every leftover."""
        fence = self._fit.scope(rule.table, self._mandate)
        if rule.mine is None:
            return [and_(fence, not_(self._used(rule)))]
        link = self._fit.mapping.link(rule.belongs)
        parent = self._fit.child(link)
        mine = and_(fence, self._fit.is_address(rule.table, rule.mine))
        kept = kept_keys(self._fit, self._kept, link.parent)
        if not kept:
            return [mine]
        found = connection.scalars(select(parent).where(mine).distinct(), self._persons).all()
        free = [key for key in found if key not in kept]
        return [and_(mine, parent.in_(part)) for part in chunks(free)]

    def _used(self, rule: LeftoverRule) -> ColumnElement[bool]:
        """Return the condition that some row still points here, fenced or not."""
        link = self._fit.mapping.link(rule.unused)
        child = self._fit.tables[link.child]
        return (
            select(child)
            .where(child.c[link.child_column] == self._fit.column(link.parent, link.parent_column))
            .exists()
        )


def standing_addresses(connection: Connection, fit: Fit, mandate: Mandate) -> Iterator[str]:
    """Yield the distinct addresses of authors and of recipients inside the fence."""
    held = [(rule.table, rule.mine) for rule in fit.mapping.items] + [
        (rule.table, rule.mine) for rule in fit.mapping.leftovers
    ]
    columns = [fit.column(t, mine.column) for t, mine in held if isinstance(mine, IsAddress)]
    for rule in fit.mapping.items:
        if (rows := fit.writers(rule)) is not None:
            columns += [rows.column("key"), rows.column("near")]
    for column in columns:
        where = fit.scope(column.table.name, mandate)
        for address in connection.scalars(select(column).where(where).distinct()):
            if address:
                yield str(address)
