"""What attachments hold: read in pieces, hashed in pieces, the largest never whole in memory.

SQLite gives a part of a large value only through a handle on it; ``substr`` would read the whole
value again for every part.  A table without a ``rowid``, or a view, has no such handles: what lies
there is read whole.  A server is asked for parts, and hashes what it holds itself.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    Select,
    String,
    bindparam,
    case,
    func,
    literal_column,
    null,
    select,
)
from sqlalchemy.exc import OperationalError

from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.sources.mapping.fitting import Fit
from dsr_desk.sources.mapping.rules import ItemRule

PIECE = 1024 * 1024
"""Bytes that are read at once of a large attachment."""
_AT_ONCE = 256 * 1024
"""Up to so many characters or bytes come with their row: a handle for each would take longer."""
_SERVER_PIECE = 4 * PIECE
"""A server may have to unpack all that stands before a part."""
_START = "start"
_ROWIDS = ("rowid", "_rowid_", "oid")
_NOTHING = hashlib.sha256(b"").hexdigest()


class Contents:
    """The contents of the attachments of one rule, inside the fence."""

    def __init__(self, fit: Fit, rule: ItemRule, mandate: Mandate) -> None:
        """Take the fitted mapping, the rule and the fence."""
        below = rule.show.attachments
        link = fit.mapping.link(below.link)
        self._embedded = fit.embedded
        self._table = fit.tables[link.child]
        self._id = self._table.c[below.id]
        self._content = self._table.c[below.content]
        self._parent = fit.child(link)
        self._fit, self._mandate, self._child = fit, mandate, link.child

    @cached_property
    def _fence(self) -> ColumnElement[bool]:
        """The fence around the rows; most readers ask for no attachment by its key."""
        return self._fit.scope(self._child, self._mandate)

    def hashed(self) -> list[ColumnElement[Any]]:
        """Return what must be selected of a row, so that :meth:`digest` knows its hash."""
        if self._embedded:
            return self._measured()
        held = self._as_bytes()
        return [func.encode(func.sha256(held), "hex") if held is not None else null()]

    def digest(
        self, connection: Connection, parent: object, key: object, selected: Sequence[object]
    ) -> str:
        """Return the SHA-256 of an attachment's bytes, as hexadecimal."""
        if not self._embedded:
            return str(selected[0]) if selected[0] is not None else _NOTHING
        length, short = selected
        if length is None or cast("int", length) <= _AT_ONCE:
            return hashlib.sha256(as_bytes(short)).hexdigest()
        hashed = hashlib.sha256()
        for piece in self._embedded_pieces(connection, parent, key, *selected):
            hashed.update(piece)
        return hashed.hexdigest()

    def pieces(self, connection: Connection, parent: object, key: object) -> Iterator[bytes] | None:
        """Return an attachment's bytes in pieces, or None when the item has no such attachment."""
        if not self._embedded:
            return self._parts(connection, parent, key)
        row = connection.execute(self._one(parent, key, *self._measured())).first()
        return None if row is None else self._embedded_pieces(connection, parent, key, *row)

    def _one(self, parent: object, key: object, *columns: ColumnElement[Any]) -> Select[Any]:
        return (
            select(*columns)
            .select_from(self._table)
            .where(self._id == key, self._parent == parent, self._fence)
        )

    def _measured(self) -> list[ColumnElement[Any]]:
        """Return the length, for which SQLite reads no bytes, and the value if it is short."""
        length = func.length(self._content)
        return [length, case((length <= _AT_ONCE, self._content))]

    def _embedded_pieces(
        self, connection: Connection, parent: object, key: object, length: Any, short: object
    ) -> Iterator[bytes]:
        if length is None or length <= _AT_ONCE:
            yield as_bytes(short)
            return
        driver = cast("sqlite3.Connection", connection.connection.driver_connection)
        blob = self._handle(connection, driver, parent, key)
        if blob is None:
            yield as_bytes(connection.scalar(self._one(parent, key, self._content)))
            return
        with blob:
            while piece := blob.read(PIECE):
                yield piece

    def _handle(
        self, connection: Connection, driver: sqlite3.Connection, parent: object, key: object
    ) -> sqlite3.Blob | None:
        """Return a handle on a value; None where SQLite has none, or would give other bytes."""
        name = next(name for name in _ROWIDS if name not in self._table.c)
        asked = self._one(parent, key, literal_column(name), func.typeof(self._content))
        try:
            rowid, kind = connection.execute(asked).one()
            if kind == "text" and driver.execute("PRAGMA encoding").fetchone() != ("UTF-8",):
                return None
            return driver.blobopen(self._table.name, self._content.name, rowid, readonly=True)
        except (sqlite3.OperationalError, OperationalError, TypeError):
            return None

    def _as_bytes(self) -> ColumnElement[Any] | None:
        """Return the content as a server's bytes; None for what is neither text nor bytes."""
        if isinstance(self._content.type, LargeBinary):
            return self._content
        if isinstance(self._content.type, String):
            return func.convert_to(self._content, "UTF8", type_=LargeBinary())
        return None

    def _parts(self, connection: Connection, parent: object, key: object) -> Iterator[bytes] | None:
        held = self._as_bytes()
        if held is None:
            found = connection.execute(self._one(parent, key, self._id)).first()
            return None if found is None else iter(())
        part = func.substring(held, bindparam(_START), _SERVER_PIECE, type_=LargeBinary())
        asked = self._one(parent, key, part)
        first = connection.execute(asked, {_START: 1}).first()
        return None if first is None else _following(connection, asked, first[0])


def _following(connection: Connection, asked: Select[Any], piece: bytes | None) -> Iterator[bytes]:
    """Yield a part and all that follow it; the row stays as it is for the whole transaction."""
    start = 1
    while piece:
        yield piece
        start += len(piece)
        piece = connection.execute(asked, {_START: start}).scalar_one()


def as_bytes(value: object) -> bytes:
    """Return a stored value as the bytes of an attachment; a number or a date has none."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    return bytes(value) if isinstance(value, bytes | bytearray | memoryview) else b""
