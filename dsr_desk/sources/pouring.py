"""Very many rows on their way into a table: a column at a time, each value by way of its type.

Core looks up each value of each row by its name, which takes an import longer than SQLite takes to
store a narrow row.  The text is Core's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from sqlalchemy import Connection, Table, insert


def pour(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that have all the same columns, as Core would; none are nothing to do.

    Raises:
        KeyError: a row lacks a column that the first has.
    """
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), rows)
        return
    made = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    columns = [_sent(connection, table, name, rows) for name in made.positiontup or ()]
    connection.exec_driver_sql(made.string, list(zip(*columns, strict=True)))


def _sent(
    connection: Connection, table: Table, name: str, rows: Sequence[Mapping[str, object]]
) -> Iterable[object]:
    """Return a column's values as the driver takes them."""
    values = map(itemgetter(name), rows)
    way = table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return map(way, values) if way else values
