"""Keys of a SQLite store that name no row: a column there holds anything, whatever it is for.

It may hold NULL many times, although it is the primary key, and bytes, numbers or texts that are
not of its kind.  Nothing could name such a row, so it would be passed over in silence.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Integer, literal, or_, select, text
from sqlalchemy.sql import func

from dsr_desk.sources.mapping.fitting import Fit

_HAS_INDEX = text("SELECT 1 FROM pragma_index_list(:name) WHERE origin = 'pk'")


def odd_keys(connection: Connection, fit: Fit) -> str:
    """Return why the store's rows can't all be named, or nothing.

    It is a look at the keys of a whole table, so rows come and go beside it; a table that is kept
    by its own number has no other keys, and is not looked at.
    """
    if not fit.embedded:
        return ""
    for table, column in dict.fromkeys((rule.table, rule.id) for rule in fit.mapping.items):
        key = fit.column(table, column)
        own_number = connection.scalar(_HAS_INDEX, {"name": table}) is None
        if own_number:
            continue
        if connection.scalar(select(literal(1)).select_from(key.table).where(_odd(key)).limit(1)):
            return odd_key(table, column)
    return ""


def odd_key(table: str, column: str) -> str:
    """Return what is said of a key that names no row."""
    return (
        f"a row of “{table}” has no “{column}”, or one of another kind than the column’s, so it"
        " could not be shown or erased: mend it there, then search again"
    )


def name_rows(column: Column[Any], keys: Collection[object]) -> bool:
    """Tell whether keys that were read can each name its row; there may be very many."""
    if isinstance(column.type, Integer):
        return set(map(type, keys)) <= {int}
    return all(isinstance(key, str) and "\x00" not in key for key in keys)


def _odd(key: Column[Any]) -> ColumnElement[bool]:
    if isinstance(key.type, Integer):
        return func.typeof(key) != "integer"
    return or_(func.typeof(key) != "text", func.instr(key, "\x00") > 0)
