"""Glancing: what a line of a list shows of an item, read without whole texts, files or hashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    LargeBinary,
    String,
    case,
    cast,
    func,
    select,
    type_coerce,
)

from dsr_desk.domain.finding.matches import Glance, ItemRef, Mandate, maker
from dsr_desk.sources.kept import Kept, Rows
from dsr_desk.sources.keys import Key, chunks, parse_keys
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.rules import ItemRule
from dsr_desk.sqlitefile import Lent

BEGINNING = 640
"""How many characters of a body are shown at most, and of a long one read."""
_SHORT = 4_096
"""Up to so many bytes a body is read whole."""


_GLANCE = maker(Glance)
_KIND = itemgetter(0, 1)
"""A reference's source and rule."""
_PLACE = itemgetter(1, 2)
"""Where a question's row says channel and kind."""


def glances(
    connection: Connection | Lent, fit: Fit, refs: Sequence[ItemRef], mandate: Mandate
) -> tuple[Glance | None, ...]:
    """Return what a list shows of each item in its turn; None for what is not inside the fence."""
    covered = frozenset((channel.key, channel.kind.value) for channel in mandate.channels)
    found: list[Glance | None] = [None] * len(refs)
    for rule, places in _by_rows(fit, refs):
        make = partial(_kept, connection.dialect, fit, rule, mandate)
        kept = fit.once("glance", rule.name, mandate, make)
        own = refs if len(places) == len(refs) else [refs[place] for place in places]
        keys = parse_keys(fit.id(rule), [ref.key for ref in own])
        shown: dict[Key | None, Glance] = {}
        for part in chunks([key for key in dict.fromkeys(keys) if key is not None]):
            shown.update(_shown(kept.rows(connection, part), covered))
        if own is refs:
            return tuple(map(shown.get, keys))
        for place, key in zip(places, keys, strict=True):
            found[place] = shown.get(key)
    return tuple(found)


def _by_rows(fit: Fit, refs: Sequence[ItemRef]) -> Iterator[tuple[ItemRule, Sequence[int]]]:
    """Sort references by what is shown of their rows: most rules of one table show the same.

    They are told by their places, in order.
    """
    kinds = list(map(_KIND, refs))
    named = {kind: fit.rule(kind[1]) for kind in set(kinds) if kind[0] == fit.source}
    shown_as = {kind: fit.shown_alike(rule) for kind, rule in named.items() if rule is not None}
    rules = {rule.name: rule for rule in shown_as.values()}
    for name, rule in rules.items():
        own = {kind for kind, first in shown_as.items() if first.name == name}
        if own.issuperset(kinds):
            yield rule, range(len(refs))
        else:
            yield rule, [place for place, kind in enumerate(kinds) if kind in own]


def _shown(rows: Rows, covered: frozenset[tuple[str, str]]) -> Iterable[tuple[Key, Glance]]:
    """Return what is shown of rows inside the fence by their keys, put together by column."""
    if not covered.issuperset(map(_PLACE, rows)):
        rows = [row for row in rows if _PLACE(row) in covered]
    if not rows:
        return ()
    keys, _, _, subjects, bodies, html, authors, names, files = zip(*rows, strict=True)
    who = [name or author for name, author in zip(_texts(names), _texts(authors), strict=True)]
    begun = [body[:BEGINNING] for body in _texts(bodies)]
    columns = _texts(subjects), who, begun, files, map(bool, html)
    return zip(keys, map(_GLANCE, zip(*columns, strict=True)), strict=True)


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
        _beginning(table.c[show.body], embedded=fit.embedded),
        type_coerce(table.c[show.html], Integer),
        table.c[show.author],
        table.c[show.author_name],
        files,
    ).where(fit.among(fit.id(rule)), fit.scope(rule.table, mandate))
    return Kept(statement, dialect)


def _beginning(body: Column[Any], *, embedded: bool) -> ColumnElement[Any]:
    if not isinstance(body.type, String):
        return body
    cut = func.substr(body, 1, BEGINNING)
    if not embedded:
        return cut
    # SQLite goes through a text letter by letter to cut it, and knows its bytes without a look.
    return case((func.length(cast(body, LargeBinary)) <= _SHORT, body), else_=cut)


def _texts(values: Sequence[object]) -> Sequence[str]:
    """Return a column as texts; nearly always it holds nothing else."""
    if set(map(type, values)) == {str}:
        texts: Sequence[Any] = values
        return texts
    return ["" if value is None else str(value) for value in values]
