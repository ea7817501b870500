"""The connection of one transaction: runs statements, fetches whole results, maps errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import repeat
from operator import itemgetter
from typing import Any, TypeVar, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Engine,
    Executable,
    PoolProxiedConnection,
    Row,
    Select,
    Table,
    literal,
    tuple_,
)
from sqlalchemy.dialects import postgresql, sqlite

from dsr_desk.domain.errors import Defect, DeskError
from dsr_desk.sqlitefile import Lent, lends
from dsr_desk.storage.errors import Place, mapped
from dsr_desk.storage.questions import Question, all_on, way_in
from dsr_desk.storage.types import ForeignText, stored_as_given

CHUNK = 1000
"""Rows that are sent or fetched at a time."""

Values = Mapping[str, Any]
_T = TypeVar("_T")


class Link:
    """One open connection in one transaction; nothing it returns is lazy."""

    def __init__(self, engine: Engine, place: Place, *, reading: bool) -> None:
        """Connect and begin."""
        self._engine = engine
        self._place = place
        self._reading = reading
        self._embedded = engine.dialect.name == "sqlite"
        self._connection: Connection | None = None
        self._lent: Lent | None = None
        if reading and lends(engine):
            self._lent = self._mapped(partial(Lent, engine))
        else:
            self._connect(None)

    def commit(self) -> None:
        """Make permanent what was done."""
        self._mapped(self._open.commit)

    def close(self) -> None:
        """Undo what was not made permanent, and give the connection back."""
        connection: Connection | Lent | None = self._connection or self._lent
        self._connection = self._lent = None
        if connection is not None:
            self._mapped(connection.close)

    def rows(self, statement: Executable) -> Sequence[Row[Any]]:
        """Return all rows."""
        return self._mapped(lambda: self._open.execute(statement).all())

    def ask(self, question: Question, **values: Any) -> Sequence[Sequence[Any]]:
        """Return all rows of a question that is kept, as plain tuples."""
        if self._lent is not None and self._connection is None:
            asked = partial(question.straight, self._lent, values)
            return self._mapped(asked)
        return self._mapped(partial(question.rows, self._open, values))

    def first(self, statement: Executable) -> Row[Any] | None:
        """Return the first row, if there is one."""
        return self._mapped(lambda: self._open.execute(statement).first())

    def value(self, statement: Executable) -> Any:
        """Return the first column of the first row, or None."""
        return self._mapped(lambda: self._open.execute(statement).scalar())

    def write(self, statement: Executable, values: Values | Sequence[Values] | None = None) -> int:
        """Run a statement, once or for each of the values; return how many rows it touched."""
        if isinstance(values, Sequence):
            chunks = (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
            return sum(self._run(statement, chunk) for chunk in chunks)
        return self._run(statement, values)

    def pour(
        self,
        statement: postgresql.Insert | sqlite.Insert,
        fixed: Values,
        columns: Sequence[Column[Any]],
        chunks: Iterable[Sequence[Sequence[Any]]],
    ) -> None:
        """Insert very many rows: chunks of their columns in order, and what is the same in all.

        The statement is made once and the rows go straight to the driver, which is several times
        faster than :meth:`write`; every value passes its column's type all the same.
        """
        poured = Pouring(self._open.dialect, statement, fixed, columns)
        for chunk in chunks:
            self._mapped(partial(self._open.exec_driver_sql, poured.text, poured.rows(chunk)))

    def add(self, table: Table, values: Values) -> int:
        """Insert a row and return its running number."""
        return int(self.value(table.insert().values(values).returning(table.c.id)))

    def merge(self, table: Table, keys: Sequence[str], values: Sequence[Values]) -> int:
        """Insert rows; where the key is there already, replace the rest of the row."""
        insert = self.upsert(table)
        rest = {c.name: insert.excluded[c.name] for c in table.c if c.name not in (*keys, "id")}
        return self.write(insert.on_conflict_do_update(index_elements=keys, set_=rest), values)

    def keep(self, table: Table, keys: Sequence[str], values: Sequence[Values]) -> int:
        """Insert rows; where the key is there already, leave the row alone."""
        return self.write(self.upsert(table).on_conflict_do_nothing(index_elements=keys), values)

    def upsert(self, table: Table) -> postgresql.Insert | sqlite.Insert:
        """Return an insert that can say what happens on conflict."""
        return sqlite.insert(table) if self._embedded else postgresql.insert(table)

    def pages(
        self, statement: Select[Any], order: Sequence[ColumnElement[Any]]
    ) -> Iterator[Row[Any]]:
        """Yield all rows in order, fetched a chunk at a time by key; the columns must be selected.

        Other statements may run between the rows.
        """
        page = statement.order_by(*order).limit(CHUNK)
        rows = self.rows(page)
        while rows:
            yield from rows
            if len(rows) < CHUNK:
                return
            rows = self.rows(
                page.where(after(order, [rows[-1]._mapping[column] for column in order]))
            )

    @property
    def _open(self) -> Connection:
        if self._connection is None:
            if self._lent is None:
                raise Defect("A transaction was used after its end.")
            self._connect(self._lent.pooled)
            self._lent = None
        return cast("Connection", self._connection)

    def _connect(self, lent: PoolProxiedConnection | None) -> None:
        """Go on by way of SQLAlchemy; a transaction that has begun already stays the same one."""
        connection = self._mapped(partial(Connection, self._engine, lent))
        try:
            self._mapped(connection.begin)
        except DeskError:
            connection.close()
            raise
        self._connection = connection

    def _run(self, statement: Executable, values: Values | Sequence[Values] | None) -> int:
        return self._mapped(lambda: self._open.execute(statement, values).rowcount)

    def _mapped(self, act: Callable[[], _T]) -> _T:
        return mapped(self._place, act, reading=self._reading)


class Pouring:
    """An insert made ready for the driver: its text, and rows as the driver takes them."""

    def __init__(
        self,
        dialect: Dialect,
        statement: postgresql.Insert | sqlite.Insert,
        fixed: Values,
        columns: Sequence[Column[Any]],
    ) -> None:
        """Compile the statement."""
        table = statement.table
        names = [*(column.name for column in columns), *fixed]
        made = statement.compile(dialect=dialect, column_keys=names)
        self.text = made.string
        self._columns = [column.name for column in columns]
        self._ways = [way_in(column.type, dialect) for column in columns]
        self._texts = [type(column.type) is ForeignText for column in columns]
        # Beside the columns the statement has values of its own, such as what it compares with.
        own = {name: made.params[name] for name in made.params if name not in names}
        self._fixed = {name: way_in(made.binds[name].type, dialect)(v) for name, v in own.items()}
        self._fixed |= {n: way_in(table.c[n].type, dialect)(value) for n, value in fixed.items()}
        self._take: Callable[[Sequence[Any]], Any] | None = None
        if made.positional:
            places = {name: at for at, name in enumerate([*self._columns, *self._fixed])}
            self._take = itemgetter(*(places[name] for name in made.positiontup or ()))
        self._rest = tuple(self._fixed.values())

    def rows(self, columns: Sequence[Sequence[Any]]) -> list[Any]:
        """Return some rows' parameters; the values go through their types column by column."""
        plain = [
            column if text and stored_as_given(column) else all_on(way, column)
            for way, text, column in zip(self._ways, self._texts, columns, strict=True)
        ]
        if self._take is not None:
            return list(zip(*self._take((*plain, *map(repeat, self._rest))), strict=False))
        names = self._columns
        return [
            self._fixed | dict(zip(names, row, strict=True)) for row in zip(*plain, strict=True)
        ]


def after(order: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> ColumnElement[bool]:
    """Return the condition that a row comes after the key in this order."""
    return tuple_(*order) > _row(order, key)


def before(order: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> ColumnElement[bool]:
    """Return the condition that a row comes before the key in this order."""
    return tuple_(*order) < _row(order, key)


def _row(order: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> ColumnElement[Any]:
    return tuple_(*(literal(value, column.type) for value, column in zip(key, order, strict=True)))
