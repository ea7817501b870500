"""Glancing: what a line of a list shows of an item, read without whole texts, files or hashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, String, bindparam, func, select

from dsr_desk.domain.matches import Glance, ItemRef, Mandate
from dsr_desk.sources.fitting import Fit
from dsr_desk.sources.mapping import ItemRule
from dsr_desk.sources.reading import Key, chunks, parse_key

BEGINNING = 640
"""How many characters of a body are read."""
_KEYS = "keys_of_list"


def glances(
    connection: Connection, fit: Fit, refs: Sequence[ItemRef], mandate: Mandate
) -> Iterator[Glance]:
    """Yield what a list shows of those items that lie inside the fence."""
    covered = {(channel.key, channel.kind.value) for channel in mandate.channels}
    for rule, named in _by_rows(fit, refs):
        keys = list(named)
        make = partial(_statement, fit, rule, mandate)
        statement = fit.once("glance", rule.name, mandate, make)
        for part in chunks(keys):
            for key, channel, kind, subject, body, author, name, files in connection.execute(
                statement, {_KEYS: part}
            ):
                if (channel, kind) not in covered:
                    continue
                texts = _text(subject), _text(name) or _text(author), _text(body)[:BEGINNING]
                for ref in named[key]:
                    yield Glance(ref, *texts, files)


def _by_rows(
    fit: Fit, refs: Sequence[ItemRef]
) -> Iterator[tuple[ItemRule, dict[Key, list[ItemRef]]]]:
    """Sort references by what is shown of their rows: most rules of one table show the same."""
    found: dict[object, tuple[ItemRule, dict[Key, list[ItemRef]]]] = {}
    rules = {rule.name: rule for rule in fit.mapping.items}
    for ref in refs:
        rule = rules.get(ref.rule)
        key = parse_key(fit.id(rule), ref.key) if rule is not None else None
        if rule is None or key is None:
            continue
        shown = (rule.table, rule.id, rule.kind, rule.show)
        found.setdefault(shown, (rule, {}))[1].setdefault(key, []).append(ref)
    yield from found.values()


def _statement(fit: Fit, rule: ItemRule, mandate: Mandate) -> Select[Any]:
    """Return the one question about a list's rows: nobody's address is in it."""
    table, show = fit.tables[rule.table], rule.show
    below = fit.mapping.link(show.attachments.link)
    files = (
        select(func.count())
        .select_from(fit.tables[below.child])
        .where(fit.child(below) == fit.id(rule), fit.scope(below.child, mandate))
        .scalar_subquery()
    )
    return select(
        fit.id(rule),
        fit.column(rule.table, fit.mapping.channel),
        table.c[rule.kind],
        table.c[show.subject],
        _beginning(table.c[show.body]),
        table.c[show.author],
        table.c[show.author_name],
        files,
    ).where(fit.id(rule).in_(bindparam(_KEYS, expanding=True)), fit.scope(rule.table, mandate))


def _beginning(body: Column[Any]) -> ColumnElement[Any]:
    return func.substr(body, 1, BEGINNING) if isinstance(body.type, String) else body


def _text(value: object) -> str:
    return "" if value is None else str(value)
