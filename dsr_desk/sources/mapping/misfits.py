"""Why a mapping does not fit a schema: names that are missing, columns of the wrong kind."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Of
from typing import Any

from sqlalchemy import Boolean, Column, Integer, String, Table

from dsr_desk.sources.mapping.rules import IsAddress, ItemRule, LeftoverRule, Mapping

Tables = Of[str, Table]
"""The mapped tables that are there, by their names."""


def misfits(mapping: Mapping, tables: Tables) -> Iterator[str]:
    """Yield why the mapping does not fit; a missing table hides what hangs on it."""
    missing = [name for name in mapping.tables if name not in tables]
    if missing:
        yield f"the table “{missing[0]}” is missing"
        return
    for table, column in _named_columns(mapping):
        if column not in tables[table].c:
            yield f"the column “{table}.{column}” is missing"
            return
    for rule in mapping.items:
        yield from _rule_misfits(mapping, tables, rule)
    for link in mapping.links:
        child = tables[link.child].c[link.child_column]
        parent = tables[link.parent].c[link.parent_column]
        if _kind(child) is None or _kind(child) is not _kind(parent):
            yield f"“{child.table.name}.{child.name}” is not of the same kind as what it names"
    items = {rule.table for rule in mapping.items}
    for leftover in mapping.leftovers:
        if leftover.belongs and mapping.link(leftover.belongs).parent not in items:
            yield f"the link “{leftover.belongs}” leads to no table of items"


def _rule_misfits(mapping: Mapping, tables: Tables, rule: ItemRule) -> Iterator[str]:
    table = tables[rule.table]
    if [column.name for column in table.primary_key.columns] != [rule.id]:
        yield f"“{rule.table}.{rule.id}” is not the whole primary key"
    if not isinstance(table.c[rule.id].type, Integer | String):
        yield f"“{rule.table}.{rule.id}” is neither a whole number nor a text"
    kept = {rule.id, mapping.organisation, mapping.channel}
    for name, value in rule.anonymise.set:
        if name in kept:
            yield f"“set.{name}” would move the row out of its scope"
        if not _takes(table.c[name], value):
            yield f"“{rule.table}.{name}” can’t take the value of “set”"
    for flag in (*rule.only, *rule.unshared):
        if not isinstance(table.c[flag.column].type, Boolean):
            yield f"“{rule.table}.{flag.column}” is not true or false"
    for name in rule.anonymise.mask:
        if not isinstance(table.c[name].type, String):
            yield f"“{rule.table}.{name}” is no text that could be masked"


def _kind(column: Column[Any]) -> type[Integer | String] | None:
    """Return what a column of keys holds: “1” and “01” are two texts and one number."""
    return next((kind for kind in (Integer, String) if isinstance(column.type, kind)), None)


def _takes(column: Column[Any], value: str | bool) -> bool:
    if isinstance(value, bool):
        return isinstance(column.type, Boolean)
    if not isinstance(column.type, String):
        return False
    return column.type.length is None or len(value) <= column.type.length


def _named_columns(mapping: Mapping) -> Iterator[tuple[str, str]]:
    """Yield every table and column that the mapping names."""
    for table in mapping.tables:
        yield table, mapping.organisation
        yield table, mapping.channel
    for link in mapping.links:
        yield link.child, link.child_column
        yield link.parent, link.parent_column
    for rule in mapping.items:
        for column in _item_columns(rule):
            yield rule.table, column
        yield mapping.link(rule.show.recipients[0]).child, rule.show.recipients[1]
        if rule.participants is not None:
            yield mapping.link(rule.participants.link).child, rule.participants.column
        if (own := rule.writers) is not None:
            for column in (own.written, own.key, own.base, own.near):
                yield mapping.link(own.link).child, column
        below = rule.show.attachments
        child = mapping.link(below.link).child
        for column in (below.id, below.filename, below.media_type, below.size, below.content):
            yield child, column
    for leftover in mapping.leftovers:
        yield from _leftover_columns(leftover)


def _item_columns(rule: ItemRule) -> Iterator[str]:
    show = rule.show
    yield from (rule.id, rule.kind, show.subject, show.body, show.html, show.author)
    yield from (show.author_name, show.staff, show.at, show.thread, rule.mine.column)
    if not isinstance(rule.mine, IsAddress):
        yield rule.mine.rule_column
    yield from (condition.column for _, condition in rule.hints)
    yield from (flag.column for flag in (*rule.only, *rule.unshared))
    yield from (column for column, _ in rule.anonymise.set)
    yield from rule.anonymise.mask


def _leftover_columns(leftover: LeftoverRule) -> Iterator[tuple[str, str]]:
    if leftover.mine is not None:
        yield leftover.table, leftover.mine.column
