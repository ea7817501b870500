"""Glancing: what a line of a list shows of an item, read without whole texts, files or hashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Dialect, String, func, select

from dsr_desk.domain.finding.matches import Glance, ItemRef, Mandate
from dsr_desk.sources.kept import Kept
from dsr_desk.sources.keys import Key, chunks, parse_keys
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.rules import ItemRule
from dsr_desk.sqlitefile import Lent

BEGINNING = 640
"""How many characters of a body are read."""


def glances(
    connection: Connection | Lent, fit: Fit, refs: Sequence[ItemRef], mandate: Mandate
) -> Iterator[Glance]:
    """Yield what a list shows of those items that lie inside the fence."""
    covered = {(channel.key, channel.kind.value) for channel in mandate.channels}
    for rule, named in _by_rows(fit, refs):
        make = partial(_kept, connection.dialect, fit, rule, mandate)
        kept = fit.once("glance", rule.name, mandate, make)
        for part in chunks(list(named)):
            for key, channel, kind, subject, body, html, author, name, files in kept.rows(
                connection, part
            ):
                if (channel, kind) not in covered:
                    continue
                who, begun = _text(name) or _text(author), _text(body)[:BEGINNING]
                for ref in named[key]:
                    yield Glance(ref, _text(subject), who, begun, files, bool(html))


def _by_rows(
    fit: Fit, refs: Sequence[ItemRef]
) -> Iterator[tuple[ItemRule, dict[Key, list[ItemRef]]]]:
    """Sort references by what is shown of their rows: most rules of one table show the same."""
    of_rule: dict[str, list[ItemRef]] = {}
    for ref in refs:
        of_rule.setdefault(ref.rule, []).append(ref)
    found: dict[str, tuple[ItemRule, dict[Key, list[ItemRef]]]] = {}
    for name, own in of_rule.items():
        rule = fit.rule(name)
        if rule is None:
            continue
        first = fit.shown_alike(rule)
        _, named = found.setdefault(first.name, (first, {}))
        keys = parse_keys(fit.id(first), [ref.key for ref in own])
        for ref, key in zip(own, keys, strict=True):
            if key is not None:
                named.setdefault(key, []).append(ref)
    yield from found.values()


def _kept(dialect: Dialect, fit: Fit, rule: ItemRule, mandate: Mandate) -> Kept:
    """Return the one question about a list's rows: nobody's address is in it."""
    table, show = fit.tables[rule.table], rule.show
    below = fit.mapping.link(show.attachments.link)
    files = (
        select(func.count())
        .select_from(fit.tables[below.child])
        .where(fit.child(below) == fit.id(rule), fit.scope(below.child, mandate))
        .scalar_subquery()
    )
    statement = select(
        fit.id(rule),
        fit.column(rule.table, fit.mapping.channel),
        table.c[rule.kind],
        table.c[show.subject],
        _beginning(table.c[show.body]),
        table.c[show.html],
        table.c[show.author],
        table.c[show.author_name],
        files,
    ).where(fit.among(fit.id(rule)), fit.scope(rule.table, mandate))
    return Kept(statement, dialect)


def _beginning(body: Column[Any]) -> ColumnElement[Any]:
    return func.substr(body, 1, BEGINNING) if isinstance(body.type, String) else body


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)
