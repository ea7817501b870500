"""One item in its conversation: what was written around it, inside the fence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sqlalchemy import Connection, Dialect, case, select, tuple_

from dsr_desk.domain.finding.matches import Item, ItemRef, Mandate
from dsr_desk.sources.kept import Kept
from dsr_desk.sources.keys import Key, parse_key
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.given import persons
from dsr_desk.sources.mapping.rules import ItemRule
from dsr_desk.sources.reading import ItemReader


def conversation(
    connection: Connection, fit: Fit, ref: ItemRef, mandate: Mandate, limit: int
) -> tuple[Item, ...]:
    """Return the items around one, oldest first, at most ``limit``; nothing if it is not there."""
    rule = fit.rule(ref.rule)
    key = parse_key(fit.id(rule), ref.key) if rule is not None else None
    if rule is None or key is None or ref.source != fit.source or limit < 1:
        return ()
    keys = _around(connection, fit, rule, key, mandate, limit)
    items: dict[Key, Item] = {}
    for name, own in by_rule(connection, fit, rule, keys, mandate).items():
        named = fit.rule(name)
        if named is not None:
            rows = ItemReader(fit, named, mandate).load(connection, own)
            items.update((k, rows[str(k)].item) for k in own if str(k) in rows)
    return tuple(items[k] for k in keys if k in items)


def _around(
    connection: Connection, fit: Fit, rule: ItemRule, key: Key, mandate: Mandate, limit: int
) -> list[Key]:
    """Return the keys of a window of the conversation; the item itself is always in it."""
    table, id_column = fit.tables[rule.table], fit.id(rule)
    at, thread = table.c[rule.show.at], table.c[rule.show.thread]
    fence = fit.scope(rule.table, mandate)
    own = table.alias("own")
    of_own = own.c[rule.id] == key
    same = thread == select(own.c[rule.show.thread]).where(of_own).scalar_subquery()
    place = tuple_(
        select(own.c[rule.show.at]).where(of_own).scalar_subquery(),
        select(own.c[rule.id]).where(of_own).scalar_subquery(),
    )
    found = select(id_column).where(fence, same)
    here = connection.scalar(found.where(id_column == key))
    if here is None:
        return []
    position = tuple_(at, id_column)
    before = connection.scalars(
        found.where(position < place).order_by(at.desc(), id_column.desc()).limit(limit - 1)
    ).all()
    after = connection.scalars(
        found.where(position > place).order_by(at, id_column).limit(limit - 1)
    ).all()
    return _window(list(before), key, list(after), limit)


def _window(before: list[Key], key: Key, after: list[Key], limit: int) -> list[Key]:
    """Take as much before as after; where one side is short, the other gets its room."""
    room = limit - 1
    earlier = min(len(before), max(room // 2, room - len(after)))
    later = min(len(after), room - earlier)
    return [*reversed(before[:earlier]), key, *after[:later]]


def by_rule(
    connection: Connection, fit: Fit, rule: ItemRule, keys: Sequence[Key], mandate: Mandate
) -> dict[str, list[Key]]:
    """Sort keys under the rule that a search would name them by; others go under the first."""
    making = partial(_naming, connection.dialect, fit, rule, mandate)
    kept = fit.once("naming", rule.name, mandate, making)
    named: dict[str, list[Key]] = {}
    for key, name in kept.rows(connection, keys, persons=persons(mandate)):
        named.setdefault(name, []).append(key)
    return named


def _naming(dialect: Dialect, fit: Fit, rule: ItemRule, mandate: Mandate) -> Kept:
    rules = [each for each in fit.mapping.items if each.table == rule.table]
    takes = [(fit.belongs(each, mandate), each.name) for each in rules]
    statement = select(fit.id(rule), case(*takes, else_=rules[0].name))
    fence = fit.scope(rule.table, mandate)
    return Kept(statement.where(fit.among(fit.id(rule)), fence), dialect)
