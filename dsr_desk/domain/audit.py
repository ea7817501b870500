"""The audit chain: every change leaves one event, bound to the one before it; no personal data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dsr_desk.domain.canonical import digest

GENESIS = "0" * 64
"""What the first event is bound to."""


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """What happened, by whom, to which case; ``facts`` are counts, codes, digests and ids only."""

    at: datetime
    actor: str
    event: str
    case: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """An event in its place in the chain."""

    sequence: int
    event: AuditEvent
    previous: str
    hash: str


def chain_hash(sequence: int, event: AuditEvent, previous: str) -> str:
    """Return the hash that binds an event to its place and its predecessor."""
    return digest(
        {
            "sequence": sequence,
            "at": event.at.isoformat(),
            "actor": event.actor,
            "event": event.event,
            "case": event.case,
            "facts": [[name, value] for name, value in event.facts],
            "previous": previous,
        }
    )


def follow(sequence: int, previous: str, event: AuditEvent) -> AuditEntry:
    """Return the entry that comes after ``sequence`` with hash ``previous``."""
    number = sequence + 1
    return AuditEntry(number, event, previous, chain_hash(number, event, previous))


def first_broken(entries: Iterable[AuditEntry]) -> int | None:
    """Return the sequence number of the first entry that does not hold, or None.

    A missing entry is named by the number that should have stood there.
    """
    previous, expected = GENESIS, 1
    for entry in entries:
        if entry.sequence != expected or entry.previous != previous:
            return expected
        if chain_hash(entry.sequence, entry.event, entry.previous) != entry.hash:
            return entry.sequence
        previous, expected = entry.hash, expected + 1
    return None
