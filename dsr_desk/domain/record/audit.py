"""The audit chain: every change leaves one event, bound to the one before it; no personal data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dsr_desk.domain.canonical import digest
from dsr_desk.domain.errors import Refusal

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


TOLERANCE = timedelta(minutes=5)
"""How far two machines' clocks, or one that was corrected, may be apart."""


def turned_back(entries: Iterable[AuditEntry]) -> tuple[int, ...]:
    """Return the entries that were written well before the latest moment written until then.

    A clock that is set forward ends a wait early, and nothing on one machine can tell; when it is
    set right again, the next entry does.  It names the first of each such stretch.
    """
    latest: datetime | None = None
    found: list[int] = []
    back = False
    for entry in entries:
        at = entry.event.at
        was, back = back, latest is not None and at < latest - TOLERANCE
        if back and not was:
            found.append(entry.sequence)
        latest = at if latest is None else max(latest, at)
    return tuple(found)


def as_they_were(entries: Iterable[AuditEntry], now: datetime) -> Iterator[AuditEntry]:
    """Yield the entries, each with the latest moment at which it can have been written.

    A clock that stood back gives a moment before one that was on record already: that one counts.
    A clock that was set forward gives one that is still to come; then the next that is not counts,
    or ``now``.  So neither makes a wait end early, nor does one wrong clock make it last for ever.
    """
    every = list(entries)
    bound = now
    moments: list[datetime] = []
    for entry in reversed(every):
        bound = entry.event.at if entry.event.at <= now else bound
        moments.append(bound)
    latest = min(moments, default=now)
    for entry, moment in zip(every, reversed(moments), strict=True):
        latest = max(latest, moment)
        yield replace(entry, event=replace(entry.event, at=latest))


@dataclass(frozen=True, slots=True)
class Memory:
    """What this machine remembers of the audit, held against what the database holds."""

    seen: int
    """The last entry that was seen here; 0 when nothing is remembered."""
    held: int
    """The last entry in the database."""
    holds: bool
    """Whether the entry that was seen is there and is the same."""


class HistoryMissing(Refusal):
    """The database does not hold what this machine has seen in its audit."""

    code = "history-missing"

    def __init__(self, seen: int, held: int) -> None:
        """Say how much was seen and how much is there."""
        super().__init__(
            f"This machine has seen the audit of this workspace up to step {seen}. The database"
            f" holds it to step {held}, and not the same: an older copy was put back, or its audit"
            " was rewritten,"
            " so decisions may be missing. Nothing is approved, handed out or erased. Put the"
            " newest copy back, or have the administrator look into it and trust the workspace"
            " anew (“dsr-desk trust --workspace FOLDER”).",
            seen=str(seen),
            held=str(held),
        )
