"""Senders that an item's one author does not tell, as conditions on the rows that name them.

An item that two people sent is both's.  Where one of them is named and the other is not, it is a
weak match for the one: erasing it would take the other's words too (law.md L26).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Column, ColumnElement, Select, Table, and_, or_, select

from dsr_desk.sources.mapping.given import is_persons
from dsr_desk.sources.mapping.rules import Reader, Writers

Named = Callable[[ColumnElement[str]], ColumnElement[bool]]
"""Makes the condition that a column holds the address of somebody who is named."""


@dataclass(frozen=True)
class WriterRows:
    """The rows of one link that name further senders."""

    table: Table
    parent: str
    """The column by which a row knows its item."""
    names: Writers
    embedded: bool
    """Whether the store is SQLite."""

    def column(self, part: str) -> Column[str]:
        """Return the column that the mapping gives for a part: key, base, near or written."""
        found: Column[str] = self.table.c[getattr(self.names, part)]
        return found

    @property
    def item(self) -> Column[int]:
        """The column by which a row knows its item."""
        return self.table.c[self.parent]

    def suggest(self) -> ColumnElement[bool]:
        """Return the condition that a row names one of the persons, exactly or perhaps."""
        return or_(self._bases(self.column("base")), self._bases(self.column("near")))

    def sent_with_others(self) -> ColumnElement[bool]:
        """Return the condition that a row names a person who sent an item with somebody else."""
        keys = partial(is_persons, reader=Reader.KEY, embedded=self.embedded)
        return and_(self._bases(self.column("base")), self._others(self.item, keys).exists())

    def _bases(self, column: Column[str]) -> ColumnElement[bool]:
        return is_persons(column, Reader.BASE, embedded=self.embedded)

    def _others(self, item: ColumnElement[int], named: Named) -> Select[tuple[object, ...]]:
        """Return the query for senders of an item who are none of the named; one unread counts."""
        other = self.table.alias("other_writer")
        return select(other.c[self.names.key]).where(
            other.c[self.parent] == item, ~named(other.c[self.names.key])
        )

    def shared(self, item: ColumnElement[int], named: Named) -> ColumnElement[bool]:
        """Return the condition that several sent an item, and not only the named ones."""
        one = self.table.alias("one_writer")
        several = select(one.c[self.names.key]).where(
            one.c[self.parent] == item, one.c[self.names.key] != ""
        )
        return and_(several.exists(), self._others(item, named).exists())

    def unread(self) -> ColumnElement[bool]:
        """Return the condition that a row stands for a sender that could not be read."""
        return and_(self.column("base") == "", self.column("near") == "")
