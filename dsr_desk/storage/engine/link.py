"""The connection of one transaction: runs statements, fetches whole results, maps errors."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Executable,
    PoolProxiedConnection,
    Row,
    Select,
    Table,
    literal,
    tuple_,
)

from dsr_desk.domain.errors import Defect, DeskError
from dsr_desk.sqlitefile import Lent, lends
from dsr_desk.storage.engine.errors import FAILURES, Place, failure_of, mapped
from dsr_desk.storage.engine.pouring import Insert, Pouring, Values, upsert
from dsr_desk.storage.engine.questions import Question, Recurring

CHUNK = 1000
"""Rows that are sent or fetched at a time."""
_MOST_KNOWN = 64

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
        self._unwritten: dict[Hashable, Any] | None = None
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
        lent = self._lent
        if lent is None or self._connection is not None:
            return self._mapped(partial(question.rows, self._open, values))
        # As ``mapped`` does: a page asks some six of these, and each call costs as much as a row.
        try:
            return question.straight(lent, values)
        except FAILURES as error:
            failure = failure_of(error, self._place, reading=self._reading)
        raise failure

    def made(
        self, question: Question, make: Callable[[Sequence[Iterable[Any]]], _T], **values: Any
    ) -> _T:
        """Return what is made of a page's rows, given by column; no columns where it is empty."""
        if self._lent is not None and self._connection is None:
            lent = self._lent
            return self._mapped(lambda: make(question.columns(lent, values)))
        rows = self.ask(question, **values)
        return self._mapped(lambda: make(list(zip(*rows, strict=True))))

    def recurring(self, question: Recurring[_T], **values: Any) -> _T:
        """Return what the question makes of its rows."""
        if self._lent is not None and self._connection is None:
            return self._mapped(partial(question.known, self._lent, values))
        rows = self.ask(question, **values)
        return self._mapped(partial(question.make, rows))

    def unwritten(self, what: Hashable, make: Callable[[], _T]) -> _T:
        """Return what was made of the same rows before, or make it.

        All that one reader sees is of one moment, so whether anybody has written since is asked
        once.  A server doesn't tell, and a writer sees what it writes itself: both make it anew.
        """
        if self._lent is None:
            return make()
        if self._unwritten is None:
            self._unwritten = self._mapped(self._lent.unwritten)
        known = self._unwritten
        if what not in known:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[what] = make()
        found: _T = known[what]
        return found

    def named(self, question: Question, **values: Any) -> Sequence[Any]:
        """Return the same with each row's columns by their names: for wide rows, and few."""
        return question.named(self.ask(question, **values))

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
        self, pouring: Pouring, fixed: Values, chunks: Iterable[Sequence[Sequence[Any]]]
    ) -> None:
        """Insert very many rows: chunks of their columns in order, and what is the same in all.

        The rows go straight to the driver, which is several times faster than :meth:`write`; every
        value passes its column's type all the same.
        """
        poured = pouring.into(self._open.dialect)
        for chunk in chunks:
            for text, values in poured.statements(chunk, fixed):
                self._mapped(partial(self._open.exec_driver_sql, text, values))

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

    def upsert(self, table: Table) -> Insert:
        """Return an insert that can say what happens on conflict."""
        return upsert(table, embedded=self._embedded)

    def pages(
        self, statement: Select[Any], order: Sequence[ColumnElement[Any]]
    ) -> Iterator[Row[Any]]:
        """Yield all rows in order, fetched a chunk at a time by key; the columns must be selected.

        Other statements may run between the rows.
        """
        for rows in self.chunks(statement, order):
            yield from rows

    def chunks(
        self, statement: Select[Any], order: Sequence[ColumnElement[Any]]
    ) -> Iterator[Sequence[Row[Any]]]:
        """Yield the chunks that :meth:`pages` goes through; none is empty."""
        page = statement.order_by(*order).limit(CHUNK)
        rows = self.rows(page)
        while rows:
            yield rows
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
            # Given back by the other from now on, also where it can't begin.
            lent, self._lent = self._lent, None
            self._connect(lent.pooled)
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


def after(order: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> ColumnElement[bool]:
    """Return the condition that a row comes after the key in this order."""
    return tuple_(*order) > _row(order, key)


def before(order: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> ColumnElement[bool]:
    """Return the condition that a row comes before the key in this order."""
    return tuple_(*order) < _row(order, key)


def _row(order: Sequence[ColumnElement[Any]], key: Sequence[Any]) -> ColumnElement[Any]:
    return tuple_(*(literal(value, column.type) for value, column in zip(key, order, strict=True)))


class Repository:
    """A part of what is asked and told of the tables, within one transaction."""

    def __init__(self, link: Link) -> None:
        """Take the transaction's connection."""
        self._link = link
