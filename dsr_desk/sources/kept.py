"""Statements that are kept: on SQLite their text is made once and the driver is asked directly.

For a small chunk Core takes longer to hand a statement over and to wrap its rows than SQLite takes
to read them.  A server's answer takes a journey anyway, so it is asked through Core as ever.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Dialect, LargeBinary, Select, Table, select
from sqlalchemy.types import TypeEngine

from dsr_desk.sources.mapping.fitting import KEYS
from dsr_desk.sqlitefile import Lent

Rows = Sequence[Sequence[Any]]
Keys = Sequence[int | str]
_FEW = 64
"""How many rows are held at a time where each may be large."""
_MANY = 1_000


class Kept:
    """A question about the rows of some keys (``Fit.among``); nobody's address is part of it."""

    def __init__(self, statement: Select[Any], dialect: Dialect) -> None:
        """Take the question and, on SQLite, make its text."""
        self._statement = statement
        self._embedded = dialect.name == "sqlite"
        if not self._embedded:
            return
        # The fence's channels are written out one by one, as Core would do at each execution.
        made = statement.compile(dialect=dialect).construct_expanded_state({KEYS: ()})
        self._text = made.statement
        names = made.positiontup or ()
        self._own = [made.parameters[name] for name in names]
        self._places = [place for place, name in enumerate(names) if name == KEYS]
        back = [_way_back(column.type, dialect) for column in statement.selected_columns]
        self._back = [(place, way) for place, way in enumerate(back) if way is not None]

    def rows(self, connection: Connection | Lent, keys: Keys, lock: Table | None = None) -> Rows:
        """Return the rows, locked where a table is named and the database locks rows."""
        if not (self._embedded or isinstance(connection, Lent)):
            return connection.execute(self._locking(lock), {KEYS: keys}).all()
        with self._noted():
            if isinstance(connection, Lent):
                cursor = connection.driver.execute(self._text, self._given(keys))
            else:
                cursor = self._asked(connection, keys)
            return self._plain(cursor.fetchall())

    def each(
        self, connection: Connection, keys: Keys, lock: Table | None = None
    ) -> Iterator[Sequence[Any]]:
        """Yield the rows, few of them held at a time."""
        if not self._embedded:
            options = {"yield_per": _FEW}
            yield from connection.execute(
                self._locking(lock), {KEYS: keys}, execution_options=options
            )
            return
        cursor = self._asked(connection, keys)
        while found := self._next(cursor):
            yield from self._plain(found)

    def _next(self, cursor: Any) -> Rows:
        with self._noted():
            return cast("Rows", cursor.fetchmany(_FEW))

    @contextmanager
    def _noted(self) -> Iterator[None]:
        """Let the driver's error know what was asked: it names the column, and no table."""
        try:
            yield
        except sqlite3.Error as error:
            error.add_note(self._text)
            raise

    def _locking(self, table: Table | None) -> Select[Any]:
        return self._statement if table is None else self._statement.with_for_update(of=table)

    def _asked(self, connection: Connection, keys: Keys) -> Any:
        if not connection.in_transaction():
            # What is read in several steps is of one moment, as it is through Core.
            connection.begin()
        return asked_directly(connection, self._text, self._given(keys))

    def _given(self, keys: Keys) -> tuple[Any, ...]:
        given, asked = self._own.copy(), json.dumps(list(keys))
        for place in self._places:
            given[place] = asked
        return tuple(given)

    def _plain(self, rows: Rows) -> Rows:
        return _taken_back(rows, self._back)


def _taken_back(rows: Rows, ways: Sequence[tuple[int, Callable[[Any], Any]]]) -> Rows:
    """Return rows with each value as its column's type gives it back."""
    if not rows or not ways:
        return rows
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place, way in ways:
        columns[place] = map(way, columns[place])
    return list(zip(*columns, strict=True))


def plain_rows(
    connection: Connection,
    columns: Sequence[ColumnElement[Any]],
    where: Sequence[ColumnElement[bool]],
) -> Iterator[Sequence[Any]]:
    """Yield very many rows as tuples, a thousand held at a time, without SQLAlchemy's around them.

    The statement itself goes through Core: it names persons, so it is not one to be kept.
    """
    with connection.execute(select(*columns).where(*where)) as result:
        cursor = cast("Any", result).cursor
        back = [_way_back(column.type, connection.dialect) for column in columns]
        ways = [(place, way) for place, way in enumerate(back) if way is not None]
        while found := cursor.fetchmany(_MANY):
            yield from _taken_back(found, ways)


def named_rows(connection: Connection, statement: Select[Any], keys: Keys) -> Rows:
    """Return the rows of a question about keys that names persons, and so is not one to be kept.

    On SQLite they are plain tuples, as those of ``Kept``.
    """
    with connection.execute(statement, {KEYS: keys}) as result:
        if connection.dialect.name != "sqlite":
            return result.all()
        found = cast("Any", result).cursor.fetchall()
    back = [_way_back(column.type, connection.dialect) for column in statement.selected_columns]
    return _taken_back(found, [(at, way) for at, way in enumerate(back) if way is not None])


def asked_directly(connection: Connection, text: str, values: tuple[Any, ...]) -> Any:
    """Ask SQLite's driver; return what the rows are fetched from.

    Whoever listens to an engine's statements hears of this one too.
    """
    if connection.dispatch.before_cursor_execute:
        return connection.exec_driver_sql(text, values)
    return cast("Any", connection.connection.driver_connection).execute(text, values)


def _way_back(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """Return what a column's type does to a value on its way back, or None for nothing."""
    made = kind.dialect_impl(dialect)
    return None if isinstance(made, LargeBinary) else made.result_processor(dialect, None)
