"""The audit chain: written in the transaction of the change, and never forked.

Two writers can't take the same place: they go one at a time (``database.py``), and the sequence
number is the primary key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC

from sqlalchemy import select

from dsr_desk.domain.errors import Defect
from dsr_desk.domain.record.audit import GENESIS, AuditEntry, AuditEvent, follow
from dsr_desk.storage.link import Link
from dsr_desk.storage.schema import audit_entry

_A = audit_entry.c


class SqlAuditLog:
    """The ``AuditLog`` port over SQL."""

    def __init__(self, link: Link) -> None:
        """Take the transaction's connection."""
        self._link = link
        self.grown = False
        """Whether this transaction has added to the chain."""

    def append(self, event: AuditEvent) -> AuditEntry:
        """Add an event at the end of the chain."""
        if event.at.utcoffset() is None:
            raise Defect("An event without a time zone was about to be recorded.")
        # In UTC before it is hashed: the hash covers the moment as it will be read back.
        entry = follow(*self.head(), replace(event, at=event.at.astimezone(UTC)))
        self._link.write(
            audit_entry.insert(),
            {
                "sequence": entry.sequence,
                "at": entry.event.at,
                "actor": entry.event.actor,
                "event": entry.event.event,
                "case_number": entry.event.case,
                "facts": entry.event.facts,
                "previous": entry.previous,
                "hash": entry.hash,
            },
        )
        self.grown = True
        return entry

    def head(self) -> tuple[int, str]:
        """Return the last sequence number and hash; (0, GENESIS) when empty."""
        row = self._link.first(select(_A.sequence, _A.hash).order_by(_A.sequence.desc()).limit(1))
        return (0, GENESIS) if row is None else (row.sequence, row.hash)

    def hash_at(self, sequence: int) -> str:
        """Return the hash of one entry, or empty when there is no such entry."""
        return str(self._link.value(select(_A.hash).where(_A.sequence == sequence)) or "")

    def entries(self, case: str = "", events: Sequence[str] = ()) -> Iterator[AuditEntry]:
        """Yield entries in order, of one case or all; of the named events, or of every kind."""
        statement = select(audit_entry)
        if case:
            statement = statement.where(_A.case_number == case)
        if events:
            statement = statement.where(_A.event.in_(events))
        for row in self._link.pages(statement, (_A.sequence,)):
            event = AuditEvent(row.at, row.actor, row.event, row.case_number, row.facts)
            yield AuditEntry(row.sequence, event, row.previous, row.hash)
