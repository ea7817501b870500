"""Inserts of very many rows: made once, and handed to the driver a column at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite

from dsr_desk.storage.engine.questions import Way, all_on, way_in
from dsr_desk.storage.engine.types import (
    ForeignText,
    UtcDateTime,
    all_in_utc,
    in_text,
    stored_as_given,
)

Values = Mapping[str, Any]
Insert = postgresql.Insert | sqlite.Insert
_TOGETHER = 250
"""Rows of one statement: of the widest table 4,500 values, and SQLite takes 32,766."""


class Pouring:
    """An insert of very many rows, one for all connections; it is compiled when first used."""

    def __init__(
        self,
        table: Table,
        columns: Sequence[Column[Any]],
        fixed: Sequence[str],
        finish: Callable[[Insert], Insert],
    ) -> None:
        """Take the columns whose values differ, and the names of those with one value for all.

        ``finish`` says what is done about a row that is there already.
        """
        self._table, self._columns, self._names, self._finish = table, columns, fixed, finish
        self._ready: dict[str, Poured] = {}

    def into(self, dialect: Dialect) -> Poured:
        """Return it in the words of one kind of database."""
        ready = self._ready.get(dialect.name)
        if ready is None:
            statement = self._finish(upsert(self._table, embedded=dialect.name == "sqlite"))
            ready = Poured(dialect, statement, self._columns, self._names)
            self._ready[dialect.name] = ready
        return ready


class Poured:
    """An insert made ready for the driver: its text, and rows as the driver takes them."""

    def __init__(
        self,
        dialect: Dialect,
        statement: Insert,
        columns: Sequence[Column[Any]],
        names: Sequence[str],
    ) -> None:
        """Compile the statement."""
        table = statement.table
        self._columns = [column.name for column in columns]
        every = [*self._columns, *names]
        made = statement.compile(dialect=dialect, column_keys=every)
        self._text = made.string
        self._ways = [way_in(column.type, dialect) for column in columns]
        self._kinds = [type(column.type) for column in columns]
        self._embedded = dialect.name == "sqlite"
        self._fixed = {name: way_in(table.c[name].type, dialect) for name in names}
        # Beside the columns the statement has values of its own, such as what it compares with.
        own = {name: made.params[name] for name in made.params if name not in every}
        self._own = {name: way_in(made.binds[name].type, dialect)(v) for name, v in own.items()}
        if self._embedded:
            places = {name: place for place, name in enumerate(every)}
            order = made.positiontup or ()
            self._take = itemgetter(*(places[name] for name in order if name in places))
            self._last = tuple(self._own[name] for name in order if name in own)
            # Core takes fifty milliseconds to make the same text of so many rows.
            before, values, after = self._text.partition(f"({', '.join('?' * len(every))})")
            self._texts = f"{before}{', '.join([values] * _TOGETHER)}{after}"

    def statements(
        self, columns: Sequence[Sequence[Any]], fixed: Values
    ) -> Iterator[tuple[str, Any]]:
        """Yield the text and the parameters of what stores some rows.

        The values go through their types column by column.  SQLite takes rows together in half the
        time that it takes for each by itself.
        """
        plain = [
            self._sent(way, kind, column)
            for way, kind, column in zip(self._ways, self._kinds, columns, strict=True)
        ]
        same = {name: way(fixed[name]) for name, way in self._fixed.items()}
        if not self._embedded:
            same |= self._own
            names = self._columns
            each = (same | dict(zip(names, row, strict=True)) for row in zip(*plain, strict=True))
            yield self._text, list(each)
            return
        rows = list(zip(*self._take((*plain, *map(repeat, same.values()))), strict=False))
        whole = len(rows) - len(rows) % _TOGETHER
        for start in range(0, whole, _TOGETHER):
            part = rows[start : start + _TOGETHER]
            yield self._texts, (*chain.from_iterable(part), *self._last)
        if rest := rows[whole:]:
            yield self._text, [(*row, *self._last) for row in rest]

    def _sent(self, way: Way, kind: type, column: Sequence[Any]) -> Iterable[Any]:
        """Return a column's values as they are stored, by one look at all of them if it can be."""
        if kind is ForeignText and stored_as_given(column):
            return column
        if kind is UtcDateTime and self._embedded and all_in_utc(column):
            return in_text(column)
        return all_on(way, column)


def as_it_comes(insert: Insert) -> Insert:
    """Return an insert of rows of which none is there already."""
    return insert


def upsert(table: Table, *, embedded: bool) -> Insert:
    """Return an insert that can say what happens on conflict."""
    return sqlite.insert(table) if embedded else postgresql.insert(table)
