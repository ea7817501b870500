"""Lets the stores of all tests share the fit of a mapping to a schema that they all have.

A store looks at its schema when it is opened and makes its statements for what it finds; the
program does that once a store.  The tests have a new store each, of a handful of schemas, and spent
a quarter of their time on reading the same schema and making the same statements again.

What a fit is made of is compared each time: the mapping, and every word of the schema.  A schema
that a test changes is another one, and a server's is always looked at.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, Table, text

from dsr_desk.services.ports import Readiness
from dsr_desk.sources import schema
from dsr_desk.sources.mapping.fitting import Fit, fit
from dsr_desk.sources.mapping.rules import Mapping

MOST = 100
"""Fits that are kept; a test that makes up schemas by the hundred leaves its own."""
_WRITTEN = text("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")

Fitted = tuple[Fit | None, Readiness]
Fitting = Callable[[Connection, Mapping, str, Table | None], Fitted]


class FittedOnce:
    """Fits a mapping as the program does, unless the same was fitted before."""

    def __init__(self, fit: Fitting) -> None:
        """Take the program's own way."""
        self.fit = fit
        self._known: dict[object, Fitted] = {}

    def __call__(
        self,
        connection: Connection,
        mapping: Mapping,
        source: str,
        fingerprints: Table | None = None,
    ) -> Fitted:
        """Return what the mapping and the schema behind the connection come to."""
        if connection.dialect.name != "sqlite":
            return self.fit(connection, mapping, source, fingerprints)
        written = tuple(map(tuple, connection.execute(_WRITTEN)))
        key = (repr(mapping), source, fingerprints, connection.dialect.paramstyle, written)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MOST:
                self._known.clear()
            found = self._known[key] = self.fit(connection, mapping, source, fingerprints)
        return found


def share_fits() -> None:
    """Share from here on, in this process."""
    pytest.MonkeyPatch().setattr(schema, "fit", FittedOnce(fit))
