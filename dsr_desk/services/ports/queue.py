"""What the queue is asked for, and what it shows of each case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import CaseState


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What the queue shows; empty means everything open."""

    states: tuple[CaseState, ...] = ()
    holder: str = ""
    overdue_at: datetime | None = None
    text: str = ""
    """Sought in case number, person's address, organisation and sender, ignoring case."""
    news: bool = False
    """Whether cases of any state are shown as well in which nobody has seen to the newest mail."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One row of the queue."""

    id: int
    number: str
    kind: str
    nature: str
    state: CaseState
    organisation: str
    organisation_title: str
    kinds: tuple[ChannelKind, ...]
    subjects: tuple[str, ...]
    """Addresses; empty once they have been erased."""
    subject_count: int
    sender_name: str
    holder: str
    received_at: datetime
    service_due: datetime
    statutory_due: str
    """ISO date: the last day that holds."""
    open_checks: int
    first_due: str = ""
    """ISO date of the first period's end when it has been extended (law.md L13), else empty."""
    latest_possible: bool = False
    """The person's own day is unknown, so the true last day may be earlier (law.md L2)."""
    waiting_since: datetime | None = None
    news: str = ""
    """Role of a mail that came since anybody did something with the case; else empty."""
    id_reused: bool = False
    """Another mail bears the Message-ID of one of its mails, with other content."""
    wishes_differ: bool = False
    """Something else may be asked for one person than for another: the kind is everybody's."""
    run_after: datetime | None = None
    """Until when its approved run waits."""


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of rows sorted by service target, then number; ``next_key`` continues, None ends."""

    rows: tuple[QueueRow, ...]
    next_key: tuple[str, int] | None
    total: int


class ManyCases(Protocol):
    """What is asked of many cases at once."""

    def page(
        self, where: QueueFilter, after: tuple[str, int] | None = None, limit: int = 50
    ) -> QueuePage:
        """Return a page of the queue, filled by key and sorted in SQL."""
        ...

    def states(self) -> dict[str, CaseState]:
        """Return where every case stands by its row, by its number, in one read."""
        ...
