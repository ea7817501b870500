"""The connection of one transaction: runs statements, fetches whole results, maps errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Executable,
    Row,
    Select,
    Table,
    literal,
    tuple_,
)
from sqlalchemy.dialects import postgresql, sqlite

from dsr_desk.domain.errors import Defect, DeskError
from dsr_desk.storage.errors import Place, mapped

CHUNK = 1000
"""Rows that are sent or fetched at a time."""

Values = Mapping[str, Any]
_T = TypeVar("_T")


class Link:
    """One open connection in one transaction; nothing it returns is lazy."""

    def __init__(self, engine: Engine, place: Place, *, reading: bool) -> None:
        """Connect and begin."""
        self._place = place
        self._reading = reading
        self._connection: Connection | None = None
        connection = self._mapped(engine.connect)
        try:
            self._mapped(connection.begin)
        except DeskError:
            connection.close()
            raise
        self._connection = connection
        self._embedded = engine.dialect.name == "sqlite"

    def commit(self) -> None:
        """Make permanent what was done."""
        self._mapped(self._open.commit)

    def close(self) -> None:
        """Undo what was not made permanent, and give the connection back."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            self._mapped(connection.close)

    def rows(self, statement: Executable) -> Sequence[Row[Any]]:
        """Return all rows."""
        return self._mapped(lambda: self._open.execute(statement).all())

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
            raise Defect("A transaction was used after its end.")
        return self._connection

    def _run(self, statement: Executable, values: Values | Sequence[Values] | None) -> int:
        return self._mapped(lambda: self._open.execute(statement, values).rowcount)

    def _mapped(self, act: Callable[[], _T]) -> _T:
        return mapped(self._place, act, reading=self._reading)


def after(order: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> ColumnElement[bool]:
    """Return the condition that a row comes after the key in this order."""
    return tuple_(*order) > _row(order, key)


def before(order: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> ColumnElement[bool]:
    """Return the condition that a row comes before the key in this order."""
    return tuple_(*order) < _row(order, key)


def _row(order: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> ColumnElement[Any]:
    return tuple_(*(literal(value, column.type) for value, column in zip(key, order, strict=True)))
