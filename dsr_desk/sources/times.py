"""Times of foreign databases, as their drivers give them: an odd one must not hide its row.

A database keeps times that Python has not: no day at all, “infinity”, the year 10,000.  What reads
a column of times would stop at the first of them, and a whole source with it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Column, Date, DateTime, Engine, String, Time, event, type_coerce
from sqlalchemy.sql.elements import KeyedColumnElement

_TIMES = ("timestamptz", "timestamp", "date")
"""The kinds of a server whose odd values come as texts."""


def as_stored(column: Column[Any]) -> KeyedColumnElement[Any]:
    """Return a column whose times come as the driver gives them, whatever stands in them."""
    if isinstance(column.type, Date | DateTime | Time):
        return type_coerce(column, String).label(column.name)
    return column


def forgiving(engine: Engine) -> Engine:
    """Return the engine with connections that hand out a time that Python has not as its text."""
    if engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _forgive)
    return engine


def _forgive(connection: Any, _record: object) -> None:
    for name, loader in _loaders().items():
        connection.adapters.register_loader(name, loader)


@cache
def _loaders() -> dict[str, type[Any]]:
    """Return what reads each kind; who looks into files alone brings no driver of servers along."""
    from psycopg import DataError, adapters
    from psycopg.adapt import Loader
    from psycopg.pq import Format

    def made(name: str) -> type[Loader]:
        oid = adapters.types[name].oid
        usual = adapters.get_loader(oid, Format.TEXT) or Loader

        class Forgiving(Loader):
            """Reads as ever what can be read."""

            def __init__(self, oid: int, context: Any = None) -> None:
                super().__init__(oid, context)
                self._usual = usual(oid, context).load

            def load(self, data: Any) -> Any:
                """Return the time, or its text."""
                try:
                    return self._usual(data)
                except DataError:
                    return bytes(data).decode("ascii", "replace")

        return Forgiving

    return {name: made(name) for name in _TIMES}
