"""A look after the act, inside its transaction, whether it is so.

A statement may be said to have touched a row that a trigger has put back, or a rule has kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, select

from dsr_desk.domain.finding.errors import SourceStopped
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.sources.keys import Key, chunks
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.given import KEYS
from dsr_desk.sources.mapping.rules import ItemRule

_KEYS_AT_ONCE = 1_000
_NOT_ALL = (
    "rows that were to be changed were not, or others came meanwhile: if it happens again, a"
    " trigger or a rule of the database stands in the way"
)
_BACK = "a deleted row is there again: a trigger or a rule of the database stands in the way"
_HANGING = (
    "rows still hang on what was to go: they lie in another organisation or channel than it, or a"
    " trigger or a rule of the database stands in the way"
)
_NOT_KEPT = (
    "a row does not keep what it was given: a trigger or a rule of the database stands in the way"
)


class Verifier:
    """Looks whether what was done to rows stands; whatever does not undoes the batch."""

    def __init__(self, fit: Fit, mandate: Mandate) -> None:
        """Take the fitted mapping and the fence."""
        self._fit = fit
        self._mandate = mandate

    def touched(self, table: str, rows: int, wanted: int) -> None:
        """Refuse a statement that did not touch the rows that it was meant to.

        Raises:
            SourceStopped: another number of rows was touched.
        """
        if rows != wanted:
            raise self._stopped(_NOT_ALL, table)

    def gone(self, connection: Connection, rule: ItemRule, keys: Sequence[Key]) -> None:
        """Refuse where a deleted row is there, or something hangs on it still.

        No fence: what hangs on an item in another channel would be nobody's afterwards, and a
        foreign key would take it along.  Nothing is learnt but that there is something.

        Raises:
            SourceStopped: naming the table.
        """
        if self._any(connection, rule, rule.table, rule.id, keys):
            raise self._stopped(_BACK, rule.table)

    def alone(
        self, connection: Connection, rule: ItemRule, first: Sequence[str], keys: Sequence[Key]
    ) -> None:
        """Refuse to go on where something hangs on rows whose hangings were removed.

        Raises:
            SourceStopped: naming the table.
        """
        for link in map(self._fit.mapping.link, first):
            if link.parent == rule.table and self._any(
                connection, rule, link.child, link.child_column, keys
            ):
                raise self._stopped(_HANGING, link.child)

    def anonymised(
        self, connection: Connection, rule: ItemRule, wanted: Mapping[Key, Mapping[str, Any]]
    ) -> None:
        """Refuse where a row does not hold what it was given.

        Raises:
            SourceStopped: naming the table.
        """
        names = list(next(iter(wanted.values())))
        making = partial(self._as_it_is, rule, names)
        asked = self._fit.once(("as it is", *names), rule.name, self._mandate, making)
        stands = 0
        for part in chunks(list(wanted), _KEYS_AT_ONCE):
            for key, *values in connection.execute(asked, {KEYS: part}):
                given = wanted[key]
                # A column of fixed width gives back what it was given with blanks after it.
                pairs = zip(values, (given[name] for name in names), strict=True)
                stands += all(is_now == meant or _filled(is_now, meant) for is_now, meant in pairs)
        if stands != len(wanted):
            raise self._stopped(_NOT_KEPT, rule.table)

    def _as_it_is(self, rule: ItemRule, names: Sequence[str]) -> Select[Any]:
        table, key = self._fit.tables[rule.table], self._fit.id(rule)
        fence = self._fit.scope(rule.table, self._mandate)
        return select(key, *(table.c[name] for name in names)).where(self._fit.among(key), fence)

    def _any(
        self, connection: Connection, rule: ItemRule, table: str, column: str, keys: Sequence[Key]
    ) -> bool:
        making = partial(self._there, table, column)
        asked = self._fit.once(("any", table, column), rule.name, self._mandate, making)
        return any(
            connection.scalar(asked, {KEYS: part}) is not None
            for part in chunks(keys, _KEYS_AT_ONCE)
        )

    def _there(self, table: str, name: str) -> Select[Any]:
        column = self._fit.column(table, name)
        return select(column).where(self._fit.among(column)).limit(1)

    def _stopped(self, reason: str, table: str) -> SourceStopped:
        return SourceStopped(self._fit.source, f"{reason} ({table})")


def _filled(is_now: object, meant: object) -> bool:
    return isinstance(is_now, str) and isinstance(meant, str) and is_now.rstrip(" ") == meant
