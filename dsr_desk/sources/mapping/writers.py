"""Senders that an item's one author does not tell, as conditions on the rows that name them.

An item that two people sent is both's.  Where one of them is named and the other is not, it is a
weak match for the one: erasing it would take the other's words too (law.md L26).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Select, Table, and_, or_, select

from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.sources.mapping.rules import Writers


@dataclass(frozen=True)
class WriterRows:
    """The rows of one link that name further senders."""

    table: Table
    parent: str
    """The column by which a row knows its item."""
    names: Writers

    def column(self, part: str) -> Column[str]:
        """Return the column that the mapping gives for a part: key, base, near or written."""
        found: Column[str] = self.table.c[getattr(self.names, part)]
        return found

    @property
    def item(self) -> Column[int]:
        """The column by which a row knows its item."""
        return self.table.c[self.parent]

    def suggest(self, mandate: Mandate) -> ColumnElement[bool]:
        """Return the condition that a row names one of the persons, exactly or perhaps."""
        bases = [address.base for _, address in mandate.subjects]
        return or_(self.column("base").in_(bases), self.column("near").in_(bases))

    def sent_with_others(self, mandate: Mandate) -> ColumnElement[bool]:
        """Return the condition that a row names a person who sent an item with somebody else."""
        bases = [address.base for _, address in mandate.subjects]
        return and_(self.column("base").in_(bases), self.others(self.item, _keys(mandate)).exists())

    def others(self, item: ColumnElement[int], named: Sequence[str]) -> Select[tuple[object, ...]]:
        """Return the query for senders of an item who are none of the named; one unread counts."""
        other = self.table.alias("other_writer")
        return select(other.c[self.names.key]).where(
            other.c[self.parent] == item, other.c[self.names.key].not_in(named)
        )

    def shared(self, item: ColumnElement[int], named: Sequence[str]) -> ColumnElement[bool]:
        """Return the condition that several sent an item, and not only the named ones."""
        one = self.table.alias("one_writer")
        several = select(one.c[self.names.key]).where(
            one.c[self.parent] == item, one.c[self.names.key] != ""
        )
        return and_(several.exists(), self.others(item, named).exists())

    def unread(self) -> ColumnElement[bool]:
        """Return the condition that a row stands for a sender that could not be read."""
        return and_(self.column("base") == "", self.column("near") == "")


def _keys(mandate: Mandate) -> list[str]:
    return [address.key for _, address in mandate.subjects]
