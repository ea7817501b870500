"""Questions that every page asks: their text is made once, and the driver is asked directly.

Core takes many times as long to make a statement and to wrap its rows as SQLite to answer it.  What
is kept here are texts with places for values; a value, such as a person's address, never is.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from sqlalchemy import Boolean, Connection, Dialect, Select

from dsr_desk.sqlitefile import Lent
from dsr_desk.storage.engine.types import ForeignText, Named, UtcDateTime, holds_escaped

if TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine

_FEW, _MOST = 4, 5_000
"""Rows from which, and up to which, they are taken back a column at a time."""
_MOST_KNOWN = 64
_T = TypeVar("_T")
Way = Callable[[Any], Any]
"""What a type does to a value between the program and the database."""


class Question:
    """One question from Core, with named parameters; one for all connections and threads."""

    def __init__(self, statement: Select[Any]) -> None:
        """Take the question; it is compiled when it is first asked."""
        self._statement = statement
        self._asked: dict[str, _Asked] = {}
        self._naming: Callable[[Sequence[Any]], Any] | None = None

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """Return all rows as tuples, each value by way of its column's type."""
        return self._in(connection.dialect).rows(connection, values)

    def straight(self, lent: Lent, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """Return the same of SQLite's own connection."""
        return self._in(lent.dialect).straight(lent.driver, values)

    def columns(self, lent: Lent, values: Mapping[str, Any]) -> list[Iterable[Any]]:
        """Return a page's rows by column, or nothing where there is none.

        A value may pass its column's type only when it is taken.
        """
        return self._in(lent.dialect).columns(lent.driver, values)

    def named(self, rows: Sequence[Sequence[Any]]) -> Sequence[Any]:
        """Return rows of this question with their columns by their names."""
        if self._naming is None:
            self._naming = _naming(self._statement.selected_columns.keys())
        return list(map(self._naming, rows))

    def _in(self, dialect: Dialect) -> _Asked:
        asked = self._asked.get(dialect.name)
        if asked is None:
            asked = self._asked[dialect.name] = _Asked(self._statement, dialect)
        return asked


class Recurring(Question, Generic[_T]):
    """A question whose rows name no person of a case, and are the same for very many pages.

    It is asked each time; but what is made of its rows is kept beside them as they are stored, and
    made again when they are others.
    """

    def __init__(
        self, statement: Select[Any], make: Callable[[Sequence[Sequence[Any]]], _T]
    ) -> None:
        """Take the question, and what makes a record of its rows."""
        super().__init__(statement)
        self.make = make
        self._known: dict[tuple[Any, ...], _T] = {}

    def known(self, lent: Lent, values: Mapping[str, Any]) -> _T:
        """Return what is made of the rows of SQLite's own connection."""
        asked = self._in(lent.dialect)
        rows = tuple(asked.stored(lent.driver, values))
        found = self._known.get(rows)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = self._known[rows] = self.make(asked.taken_back(rows))
        return found


def _naming(names: Sequence[str]) -> Callable[[Sequence[Any]], Any]:
    """Return what gives a row's values their columns' names."""
    make: Callable[[str, Sequence[str]], Any] = namedtuple
    give: Callable[[Sequence[Any]], Any] = make("Named", names)._make
    return give


class _Asked:
    """A question in the words of one kind of database."""

    def __init__(self, statement: Select[Any], dialect: Dialect) -> None:
        made = statement.compile(dialect=dialect)
        self._text = made.string
        self._embedded = dialect.name == "sqlite"
        ways = {n: way_in(bind.type, dialect) for bind, n in made.bind_names.items()}
        own = made.params
        order = made.positiontup if made.positional else None
        self._given = [(name, own[name], ways[name]) for name in order or ways]
        self._named = order is None
        kinds = [column.type for column in statement.selected_columns]
        back = [(place, _way_back(kind, dialect)) for place, kind in enumerate(kinds)]
        texts = [place for place, kind in enumerate(kinds) if type(kind) is ForeignText]
        self._texts = [(place, way) for place, way in back if way and place in texts]
        closed = [place for place, kind in enumerate(kinds) if isinstance(kind, Named | Boolean)]
        self._words = [(n, _Words(way).__getitem__) for n, way in back if way and n in closed]
        others = {*texts, *closed}
        self._back = [(place, way) for place, way in back if way and place not in others]
        self._plain = not (self._texts or self._back or self._words)

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        if self._embedded and not connection.dispatch.before_cursor_execute:
            # SQLite has no connection to lose: nothing that SQLAlchemy watches over is missed.
            return self.straight(cast("Any", connection.connection.driver_connection), values)
        return self.taken_back(connection.exec_driver_sql(self._text, self._sent(values)).all())

    def straight(self, driver: Any, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        return self.taken_back(self.stored(driver, values))

    def columns(self, driver: Any, values: Mapping[str, Any]) -> list[Iterable[Any]]:
        rows = self.stored(driver, values)
        return self._columns_back(rows) if rows else []

    def stored(self, driver: Any, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Return the rows as the database holds them."""
        found: list[tuple[Any, ...]] = driver.execute(self._text, self._sent(values)).fetchall()
        return found

    def _sent(self, values: Mapping[str, Any]) -> Any:
        if self._named:
            return {name: way(values.get(name, own)) for name, own, way in self._given}
        return tuple([way(values.get(name, own)) for name, own, way in self._given])

    def taken_back(self, rows: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
        """Return rows with each value as its column's type gives it back."""
        if not rows or self._plain:
            return rows
        if len(rows) < _FEW:
            return [self._one_back(row) for row in rows]
        if len(rows) > _MOST:
            # Each step below is one call of C, which lets no other thread run before its end.
            parts = [rows[start : start + _MOST] for start in range(0, len(rows), _MOST)]
            return list(chain.from_iterable(map(self.taken_back, parts)))
        return list(zip(*self._columns_back(rows), strict=True))

    def _columns_back(self, rows: Sequence[Sequence[Any]]) -> list[Iterable[Any]]:
        columns: list[Any] = list(zip(*rows, strict=True))
        if holds_escaped(chain.from_iterable([columns[place] for place, _ in self._texts])):
            for place, way in self._texts:
                columns[place] = map(way, columns[place])
        for place, way in self._back:
            columns[place] = all_on(way, columns[place])
        for place, way in self._words:
            columns[place] = map(way, columns[place])
        return columns

    def _one_back(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for place, way in self._texts:
            values[place] = way(values[place])
        for place, way in chain(self._back, self._words):
            values[place] = way(values[place])
        return tuple(values)


class _Words(dict[Any, Any]):
    """What the values of a closed set come back as, each worked out once."""

    def __init__(self, way: Way) -> None:
        self._way = way

    def __missing__(self, value: Any) -> Any:
        found = self[value] = self._way(value)
        return found


def all_on(way: Way, values: Sequence[Any]) -> Iterable[Any]:
    """Take a column's values on their way, each once: most columns have few different ones."""
    if len(values) < _FEW:
        return map(way, values)
    different = dict.fromkeys(values)
    if len(different) > len(values) // 2:
        return map(way, values)
    taken = {value: way(value) for value in different}
    return map(taken.__getitem__, values)


def way_in(kind: TypeEngine[Any], dialect: Dialect) -> Way:
    """Return what a column's type does to a value on its way into the database."""
    made = kind.dialect_impl(dialect)
    if isinstance(made, ForeignText | UtcDateTime):
        # Neither type lets its database change the value further: the wrapper is spared.
        return partial(made.process_bind_param, dialect=dialect)
    return made.bind_processor(dialect) or as_it_is


def _way_back(kind: TypeEngine[Any], dialect: Dialect) -> Way | None:
    """Return what a column's type does to a value on its way back, or None for nothing."""
    made = kind.dialect_impl(dialect)
    return made.result_processor(dialect, None)


def as_it_is(value: Any) -> Any:
    """Return a value unchanged."""
    return value
