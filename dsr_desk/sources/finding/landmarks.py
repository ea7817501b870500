"""Landmarks: by what a database is known again in which a run has left nothing that it knew."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Select, func, select

from dsr_desk.domain.finding.matches import ItemRef, Mandate
from dsr_desk.sources.finding.asides import tables_of
from dsr_desk.sources.fingerprint import fingerprint
from dsr_desk.sources.keys import Key, parse_keys
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.rules import ItemRule
from dsr_desk.sources.reading import ItemReader

_DIGITS = 8
"""Of a mark: enough to tell a thousand rows apart, too few to tell what one of them says.

A guess of all that stands in a row they do confirm (docs/adr/0116)."""

_FIRST, _TIMES = 10_000, 4
"""Among how many of a server's first rows they are sought before all that lie inside are asked."""


def landmarks(
    connection: Connection, fit: Fit, mandate: Mandate, but: Collection[ItemRef], most: int
) -> Iterator[str]:
    """Yield a mark of each of so many items inside the fence, those with the lowest keys.

    It is made of the item's own row: what hangs on it may go with somebody else's erasure.
    """
    for rule in tables_of(fit):
        reader = ItemReader(fit, rule, mandate)
        for row in reader.own_rows(connection, _keys(connection, fit, rule, mandate, but, most)):
            yield fingerprint(rule.table, row, (), ())[:_DIGITS]


def _keys(
    connection: Connection,
    fit: Fit,
    rule: ItemRule,
    mandate: Mandate,
    but: Collection[ItemRef],
    most: int,
) -> list[Key]:
    own, alike = fit.id(rule), {r.name for r in fit.mapping.items if r.table == rule.table}
    named = [ref.key for ref in but if ref.source == fit.source and ref.rule in alike]
    passed = set(parse_keys(own, named))
    inside, wanted = select(own).where(fit.scope(rule.table, mandate)), most + len(passed)
    found = [] if fit.embedded else _among_the_first(connection, own, inside, wanted)
    if len(found) < wanted:
        # Of a key that is worked out no database goes through the rows, which are long, in its
        # order: an index has all that is asked for.
        worked_out = inside.order_by(func.coalesce(own, own)).limit(wanted)
        found = connection.scalars(worked_out).all()
    return list(islice((key for key in found if key not in passed), most))


def _among_the_first(
    connection: Connection, own: Column[Any], inside: Select[Any], wanted: int
) -> Sequence[Key]:
    """Return the lowest keys of those inside, where so many are among a server's first rows.

    A server that is asked for the lowest alone takes all channels to be mixed and goes by the
    key's order: through the whole table, where one was connected or taken in after the others.
    """
    bound = connection.scalar(
        select(own).order_by(own).offset(max(_FIRST, _TIMES * wanted)).limit(1)
    )
    within = inside if bound is None else inside.where(own < bound)
    return connection.scalars(within.order_by(own).limit(wanted)).all()
