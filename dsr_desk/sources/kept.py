"""Statements that are kept: on SQLite their text is made once and the driver is asked directly.

For a small chunk Core takes longer to hand a statement over and to wrap its rows than SQLite takes
to read them.  A server's answer takes a journey anyway, so it is asked through Core as ever.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Any, cast

from sqlalchemy import CompoundSelect, Connection, Dialect, LargeBinary, Select, Table
from sqlalchemy.types import TypeEngine

from dsr_desk.sources.mapping.given import KEYS, Given, ListOfValues, Values, as_json
from dsr_desk.sqlitefile import Lent

Question = Select[Any] | CompoundSelect[Any]
Rows = Sequence[Sequence[Any]]
Ways = Sequence[tuple[int, Callable[[Any], Any]]]
"""What is done to the values of some columns."""
_FEW = 64
"""How many rows are held at a time where each may be large."""
_MANY = 1_000
_NOBODY: Given = MappingProxyType({})


class Kept:
    """A question about the rows of some keys or persons, who are no part of it but are given."""

    def __init__(self, statement: Question, dialect: Dialect) -> None:
        """Take the question and, on SQLite, make its text."""
        self._statement = statement
        self._embedded = dialect.name == "sqlite"
        if not self._embedded:
            return
        # The fence's channels are written out one by one, as Core would do at each execution.
        compiled = statement.compile(dialect=dialect)
        given = {n for n, bind in compiled.binds.items() if isinstance(bind.type, ListOfValues)}
        made = compiled.construct_expanded_state(dict.fromkeys(given, ()))
        self._text = made.statement
        names = made.positiontup or ()
        self._own = [made.parameters[name] for name in names]
        self._places = [(place, name) for place, name in enumerate(names) if name in given]
        self._asked_for = {name for _, name in self._places}
        self._back = _ways_back(statement, dialect)

    def rows(
        self,
        connection: Connection | Lent,
        keys: Values,
        lock: Table | None = None,
        persons: Given = _NOBODY,
    ) -> Rows:
        """Return the rows of keys, locked where a table is named and the database locks rows.

        A question that asks for persons is given them too (``given.persons``).
        """
        given = {KEYS: keys, **persons}
        if not (self._embedded or isinstance(connection, Lent)):
            return connection.execute(self._locking(lock), given).all()
        try:
            return self._plain(self._asked(connection, given).fetchall())
        except sqlite3.Error as error:
            # The driver names the column, and no table.
            error.add_note(self._text)
            raise

    def each(
        self, connection: Connection, keys: Values, lock: Table | None = None
    ) -> Iterator[Sequence[Any]]:
        """Yield the rows of keys, few of them held at a time."""
        given = {KEYS: keys}
        if not self._embedded:
            options = {"yield_per": _FEW}
            yield from connection.execute(self._locking(lock), given, execution_options=options)
            return
        for found in self._fetched(connection, given, _FEW):
            yield from found

    def every(self, connection: Connection | Lent, given: Given) -> Iterator[Rows]:
        """Yield very many rows as tuples, a thousand at a time."""
        if self._embedded or isinstance(connection, Lent):
            yield from self._fetched(connection, given, _MANY)
            return
        back = _ways_back(self._statement, connection.dialect)
        with connection.execute(self._statement, given) as result:
            # Without SQLAlchemy's rows around them.
            cursor = cast("Any", result).cursor
            while found := cursor.fetchmany(_MANY):
                yield _taken_back(found, back)

    def _fetched(self, connection: Connection | Lent, given: Given, count: int) -> Iterator[Rows]:
        """Yield SQLite's rows, so many at a time."""
        try:
            cursor = self._asked(connection, given)
            while found := cursor.fetchmany(count):
                yield self._plain(found)
        except sqlite3.Error as error:
            error.add_note(self._text)
            raise

    def _locking(self, table: Table | None) -> Question:
        return self._statement if table is None else self._statement.with_for_update(of=table)

    def _asked(self, connection: Connection | Lent, given: Given) -> Any:
        if isinstance(connection, Lent):
            return connection.driver.execute(self._text, self._values(given))
        if not connection.in_transaction():
            # What is read in several steps is of one moment, as it is through Core.
            connection.begin()
        return asked_directly(connection, self._text, self._values(given))

    def _values(self, given: Given) -> tuple[Any, ...]:
        # Of the forms of the persons' addresses most questions ask for one.
        values, lists = self._own.copy(), {name: as_json(given[name]) for name in self._asked_for}
        for place, name in self._places:
            values[place] = lists[name]
        return tuple(values)

    def _plain(self, rows: Rows) -> Rows:
        return _taken_back(rows, self._back)


def _taken_back(rows: Rows, ways: Ways) -> Rows:
    """Return rows with each value as its column's type gives it back."""
    if not rows or not ways:
        return rows
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place, way in ways:
        columns[place] = map(way, columns[place])
    return list(zip(*columns, strict=True))


def asked_directly(connection: Connection, text: str, values: tuple[Any, ...]) -> Any:
    """Ask SQLite's driver; return what the rows are fetched from.

    Whoever listens to an engine's statements hears of this one too.
    """
    if connection.dispatch.before_cursor_execute:
        return connection.exec_driver_sql(text, values)
    return cast("Any", connection.connection.driver_connection).execute(text, values)


def _ways_back(statement: Question, dialect: Dialect) -> Ways:
    """Return what happens to a question's values on their way back, by column."""
    back = [_way_back(column.type, dialect) for column in statement.selected_columns]
    return [(place, way) for place, way in enumerate(back) if way is not None]


def _way_back(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """Return what a column's type does to a value on its way back, or None for nothing."""
    made = kind.dialect_impl(dialect)
    return None if isinstance(made, LargeBinary) else made.result_processor(dialect, None)
