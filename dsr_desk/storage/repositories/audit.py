"""The audit chain: written in the transaction of the change, and never forked.

Two writers can't take the same place: they go one at a time (``engine/database.py``), and the
sequence number is the primary key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC
from typing import Any

from sqlalchemy import Integer, bindparam, select

from dsr_desk.domain.errors import Defect
from dsr_desk.domain.record.audit import GENESIS, AuditEntry, AuditEvent, follow
from dsr_desk.storage.engine.link import CHUNK, Link
from dsr_desk.storage.engine.questions import Question
from dsr_desk.storage.schema import audit_entry

_A = audit_entry.c
_EVERY = select(
    *(_A.sequence, _A.at, _A.actor, _A.event, _A.case_number, _A.facts, _A.previous, _A.hash)
)
_PAGE = (
    _EVERY.where(_A.sequence > bindparam("last"))
    .order_by(_A.sequence)
    .limit(bindparam("limit", type_=Integer))
)
_OF_ALL, _OF_CASE = Question(_PAGE), Question(_PAGE.where(_A.case_number == bindparam("case")))
_HEAD = Question(select(_A.sequence, _A.hash).order_by(_A.sequence.desc()).limit(1))
_HASH = Question(select(_A.hash).where(_A.sequence == bindparam("sequence")))


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
        found = self._link.ask(_HEAD)
        return (found[0][0], found[0][1]) if found else (0, GENESIS)

    def hash_at(self, sequence: int) -> str:
        """Return the hash of one entry, or empty when there is no such entry."""
        found = self._link.ask(_HASH, sequence=sequence)
        return str(found[0][0]) if found else ""

    def entries(
        self, case: str = "", events: Sequence[str] = (), after: int = 0
    ) -> Iterator[AuditEntry]:
        """Yield entries in order, of one case or all; of the named events, or of every kind.

        ``after`` is the sequence number of the last entry that is not wanted.
        """
        for row in self._rows(case, events, after):
            sequence, at, actor, event, number, facts, previous, digest = row
            yield AuditEntry(
                sequence, AuditEvent(at, actor, event, number, facts), previous, digest
            )

    def _rows(self, case: str, events: Sequence[str], after: int) -> Iterator[Sequence[Any]]:
        """Yield the columns of entries, a chunk read at a time."""
        if events:
            wanted = _EVERY.where(_A.event.in_(events))
            wanted = wanted.where(_A.case_number == case) if case else wanted
            wanted = wanted.where(_A.sequence > after) if after else wanted
            yield from self._link.pages(wanted, (_A.sequence,))
            return
        last, full = after, True
        while full:
            given = {"last": last, "limit": CHUNK}
            rows = (
                self._link.ask(_OF_CASE, case=case, **given)
                if case
                else self._link.ask(_OF_ALL, **given)
            )
            yield from rows
            full = len(rows) == CHUNK
            last = rows[-1][0] if rows else last
