"""Lets the databases of all tests share what SQLAlchemy has made of a statement.

An engine keeps each statement that it has turned into SQL; the program has one engine a database,
so it does that once.  The tests have a new database each, and a quarter of their time went into
turning the same statements into the same SQL again.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

from sqlalchemy import Connection, Engine, event

MOST = 5_000
"""Statements that are kept; a test of a table that it reads from a database leaves its own."""


class Compiled(MutableMapping[Any, Any]):
    """The statements of all engines; two dialects that were set up alike are one."""

    def __init__(self) -> None:
        """Begin without any."""
        self._known: dict[Any, Any] = {}

    def __getitem__(self, key: tuple[Any, ...]) -> Any:
        """Return what was made of a statement before."""
        return self._known[_alike(key)]

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        """Keep what was made of a statement."""
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[_alike(key)] = compiled

    def __delitem__(self, key: tuple[Any, ...]) -> None:
        """Forget a statement."""
        del self._known[_alike(key)]

    def __iter__(self) -> Iterator[Any]:
        """Yield the keys."""
        return iter(self._known)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._known)


def _alike(key: tuple[Any, ...]) -> tuple[Any, ...]:
    dialect, *statement = key
    return (
        type(dialect),
        dialect.paramstyle,
        getattr(dialect, "server_version_info", None),
        *statement,
    )


def share_compiled() -> None:
    """Share from here on, in this process."""
    compiled = Compiled()

    @event.listens_for(Engine, "engine_connect")
    def _on_connected(connection: Connection) -> None:
        connection.execution_options(compiled_cache=compiled)
