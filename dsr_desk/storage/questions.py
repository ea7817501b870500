"""Questions that every page asks: their text is made once, and the driver is asked directly.

Core takes many times as long to make a statement and to wrap its rows as SQLite to answer it.  What
is kept here are texts with places for values; a value, such as a person's address, never is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, Dialect, Select

from dsr_desk.storage.types import ForeignText, UtcDateTime

if TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine

Way = Callable[[Any], Any]
"""What a type does to a value between the program and the database."""


class Question:
    """One question from Core, with named parameters; one for all connections and threads."""

    def __init__(self, statement: Select[Any]) -> None:
        """Take the question; it is compiled when it is first asked."""
        self._statement = statement
        self._asked: dict[str, _Asked] = {}

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """Return all rows as tuples, each value by way of its column's type."""
        dialect = connection.dialect
        asked = self._asked.get(dialect.name)
        if asked is None:
            asked = self._asked[dialect.name] = _Asked(self._statement, dialect)
        return asked.rows(connection, values)


class _Asked:
    """A question in the words of one kind of database."""

    def __init__(self, statement: Select[Any], dialect: Dialect) -> None:
        made = statement.compile(dialect=dialect)
        self._text = made.string
        self._embedded = dialect.name == "sqlite"
        self._ways = {n: way_in(bind.type, dialect) for bind, n in made.bind_names.items()}
        self._own = dict(made.params)
        self._order = tuple(made.positiontup or ()) if made.positional else None
        back = [_way_back(column.type, dialect) for column in statement.selected_columns]
        self._back = [(place, way) for place, way in enumerate(back) if way is not None]

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        given = {name: way(values.get(name, self._own[name])) for name, way in self._ways.items()}
        order = self._order
        sent: Any = given if order is None else tuple([given[name] for name in order])
        rows: Sequence[Sequence[Any]]
        if self._embedded and not connection.dispatch.before_cursor_execute:
            # SQLite has no connection to lose: nothing that SQLAlchemy watches over is missed.
            driver = cast("Any", connection.connection.driver_connection)
            rows = driver.execute(self._text, sent).fetchall()
        else:
            rows = connection.exec_driver_sql(self._text, sent).all()
        if not rows or not self._back:
            return rows
        columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
        for place, way in self._back:
            columns[place] = all_on(way, cast("Sequence[Any]", columns[place]))
        return list(zip(*columns, strict=True))


def all_on(way: Way, values: Sequence[Any]) -> Iterable[Any]:
    """Take a column's values on their way, each once: most columns have few different ones."""
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
    if isinstance(made, ForeignText | UtcDateTime):
        return partial(made.process_result_value, dialect=dialect)
    return made.result_processor(dialect, None)


def as_it_is(value: Any) -> Any:
    """Return a value unchanged."""
    return value
