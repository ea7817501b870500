"""Ports to the desk's own database: cases, the queue and match sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.finding.matches import Decision, Found, ItemRef, Match, MatchCounts
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import (
    Case,
    MailRole,
    ParsedRequest,
    RequestKind,
)
from dsr_desk.domain.verifying.authority import Standing
from dsr_desk.domain.verifying.checklist import Check
from dsr_desk.services.ports.queue import ManyCases


@dataclass(frozen=True, slots=True)
class NewCase:
    """A request about to be filed; ``sealed_mail`` is the raw mail, sealed (law.md L3).

    Without ``parsed`` it has no mail of its own yet: those of another case are linked to it.
    """

    case: Case
    """With id 0 and an empty number: both are given when it is stored."""
    parsed: ParsedRequest | None
    checks: tuple[Check, ...]
    sealed_mail: bytes
    standing: Standing | None = None
    """What the roster says about the sender (law.md L17)."""
    content_sha256: str = ""
    """Hash of what the mail's sender wrote; the bytes' own where there is none."""


@dataclass(frozen=True, slots=True)
class NewMail:
    """A mail about to join a case."""

    message_id: str
    sha256: str
    received_at: datetime
    sender: EmailAddress | None
    parsed: ParsedRequest
    sealed: bytes
    content_sha256: str = ""
    """Hash of what the sender wrote; the bytes' own where there is none."""


@dataclass(frozen=True, slots=True)
class CaseMail:
    """A mail of a case; ``parsed`` and ``sender`` are None once they have been forgotten."""

    id: int
    place: int
    """0 for the instruction, then in the order in which they came."""
    role: MailRole
    message_id: str
    sha256: str
    received_at: datetime
    sender: EmailAddress | None
    parsed: ParsedRequest | None


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the fence around a case is made of; a page reads this and no more of its case.

    Whom the case is about has no part in it: what a page shows is told by its matches.
    """

    id: int
    kind: RequestKind
    organisation: str
    away: tuple[str, ...]
    """As ``Case.away``."""
    checks: tuple[Check, ...]
    """Those of the editor, one for each channel."""


class Cases(ManyCases, Protocol):
    """Cases and the mails they grew from."""

    def add(self, new: NewCase) -> Case:
        """Store a case under the next number (DSR-0001, …)."""
        ...

    def get(self, number_or_id: str | int) -> Case | None:
        """Return a case by its number or id."""
        ...

    def bounds(self, number_or_id: str | int) -> Bounds | None:
        """Return what the fence around a case is made of."""
        ...

    def by_mail(self, identity: tuple[str, str], sha256: str) -> Case | None:
        """Return the first case that has this mail already: the same bytes, or the same content.

        ``identity`` is the Message-ID with the content's hash; the ID alone proves nothing.
        """
        ...

    def shared_ids(self, message_ids: Sequence[str]) -> frozenset[str]:
        """Return those of the Message-IDs that mails of different content bear."""
        ...

    def namesakes(self, case: int) -> dict[int, tuple[str, ...]]:
        """Return the cases of other mails that bear a Message-ID of this case, by the mail's place.

        Each is a number; a mail without any is left out.
        """
        ...

    def with_mails(self, message_ids: Sequence[str]) -> tuple[Case, ...]:
        """Return the cases that one of these mails belongs to, oldest first."""
        ...

    def mails(self, case: int) -> tuple[CaseMail, ...]:
        """Return the mails of a case in order."""
        ...

    def understand_anew(self, mail: int, parsed: ParsedRequest) -> tuple[Case, ...]:
        """Store what a mail is understood as now; return the cases it belongs to, oldest first."""
        ...

    def join(self, case: int, mail: NewMail, role: MailRole) -> CaseMail:
        """Store a new mail as the last of a case."""
        ...

    def link(self, case: int, mail: int, role: MailRole) -> None:
        """Let a stored mail belong to one more case, as its last."""
        ...

    def same_text(self, text_sha256: str, sender_key: str) -> tuple[Case, ...]:
        """Return the open cases of a sender whose mail has this hash, oldest first."""
        ...

    def save(self, case: Case) -> Case:
        """Store a changed case and count its version up.

        Raises:
            PlanChanged: somebody else has changed the case since it was read.
        """
        ...

    def parsed(self, case: int) -> ParsedRequest | None:
        """Return what was understood of the instruction; None once it has been forgotten."""
        ...

    def sealed_mail(self, case: int, place: int = 0) -> bytes:
        """Return the sealed raw mail at this place; empty once it is kept no more (L42)."""
        ...

    def held_elsewhere(self, strings: Sequence[str], case: int) -> frozenset[str]:
        """Return those of the strings that the rows of other cases hold."""
        ...

    def duplicates_of(self, number: str) -> tuple[Case, ...]:
        """Return the cases that were filed as duplicates of this one."""
        ...

    def set_text_hash(self, case: int, text_sha256: str) -> None:
        """Remember the hash by which a copy of the mail is known."""
        ...

    def checks(self, case: int) -> tuple[Check, ...]:
        """Return the checklist in order."""
        ...

    def save_checks(self, case: int, checks: Sequence[Check]) -> None:
        """Replace the checklist."""
        ...

    def standing(self, case: int) -> Standing | None:
        """Return what the roster said about the sender; None for older cases."""
        ...

    def save_standing(self, case: int, standing: Standing) -> None:
        """Keep what the roster says about the sender, in the place of what was kept."""
        ...

    def forget_persons(self, case: int, hashes: Sequence[tuple[int, str]]) -> None:
        """Put keyed hashes in the place of addresses; drop parsed text and evidence.

        What was understood of a mail that another case still needs goes with that case.
        """
        ...

    def drop_mails(self, case: int, released: Callable[[int], bool]) -> int:
        """Drop the sealed bytes of a case's mails for good; return of how many.

        A mail that another case has too stays until ``released`` says so of that one's id.  That
        there was a mail, and its hash, stays.
        """
        ...


@dataclass(frozen=True, slots=True)
class MatchFilter:
    """Which matches of a case to show."""

    kinds: tuple[ChannelKind, ...] = ()
    included: bool | None = None
    weak: bool | None = None
    channel: str = ""
    since: datetime | None = None
    until: datetime | None = None
    """From the first moment on, and before the second."""
    newer_than: int = 0
    """Only matches with a higher id: those that a later search has added."""
    up_to: int = 0
    """No match with a higher id, so that a list stays as it was opened; 0 for no bound."""
    kept: tuple[int, ...] = ()
    """Matches that stay listed however they are decided meanwhile: rows don't move."""


MatchKey = tuple[datetime, int]
"""Where a match stands among the others: its time and its id."""
Chosen = tuple[ItemRef, Decision, str]
"""What somebody has decided about an item, and who."""


class Matches(Protocol):
    """The match set of a case: references, reasons and decisions, never bodies."""

    def refresh(self, case: int, found: Iterable[Found]) -> tuple[int, int, int]:
        """Bring the set up to date in one pass; decisions on items that stay are kept.

        A changed fingerprint takes the seen mark away.  Returns added, changed, removed.
        """
        ...

    def page(
        self, case: int, where: MatchFilter, after: tuple[str, int] | None = None, limit: int = 50
    ) -> tuple[tuple[Match, ...], tuple[str, int] | None]:
        """Return a page, newest first; the key continues it."""
        ...

    def every(self, case: int) -> Iterator[Match]:
        """Yield all matches ordered by channel, conversation, time and id."""
        ...

    def conversation(
        self, case: int, source: str, conversation: str, channel: str = ""
    ) -> dict[ItemRef, bool]:
        """Return the matches of one conversation: whether each is included.

        With the channel that it is in, which most callers know, it is found at once.
        """
        ...

    def get(self, case: int, match: int) -> Match | None:
        """Return one match of the case."""
        ...

    def counts(self, case: int) -> MatchCounts:
        """Count the set."""
        ...

    def decide(
        self, case: int, matches: Sequence[int], decision: Decision, by: str
    ) -> tuple[Chosen, ...]:
        """Record a decision on those of the matches that are the case's; return it as it stands."""
        ...

    def decided(self, case: int) -> tuple[Chosen, ...]:
        """Return each item that somebody has decided about; in no order."""
        ...

    def undecide(self, case: int) -> None:
        """Forget who has decided what; the next search begins every decision anew."""
        ...

    def drop_person(self, case: int, number: int) -> None:
        """Forget what was found for a person who is no longer one of the case."""
        ...

    def mark_seen(self, case: int, match: int) -> None:
        """Record that the item was opened."""
        ...

    def size(self, case: int, where: MatchFilter) -> int:
        """Count what a filter lists."""
        ...

    def newest(self, case: int) -> int:
        """Return the highest id of the case's matches, or 0."""
        ...

    def block(
        self, case: int, where: MatchFilter, after: MatchKey | None, skip: int, limit: int
    ) -> tuple[Match, ...]:
        """Return matches, newest first, from so many rows behind the key."""
        ...

    def place(self, case: int, where: MatchFilter, match: int) -> int:
        """Return how many rows of a list stand before a match, or -1 when it is not listed."""
        ...

    def ids(
        self, case: int, where: MatchFilter, start: int = 0, count: int | None = None
    ) -> tuple[int, ...]:
        """Return the ids of a stretch of a list, or of all of it, in its order."""
        ...

    def next_open(self, case: int, where: MatchFilter, after: int) -> int:
        """Return the id of the next match of a list, round its end, that is open; 0 for none.

        Open is what nobody has looked at, and what has not been confirmed.
        """
        ...

    def named(self, case: int, ids: Sequence[int]) -> tuple[Match, ...]:
        """Return the matches with these ids, newest first; those that are gone are left out."""
        ...

    def decisions(
        self, case: int, ids: Sequence[int]
    ) -> tuple[tuple[Decision, tuple[int, ...]], ...]:
        """Return how matches stand, those that stand alike together."""
        ...

    def span(self, case: int) -> tuple[datetime, datetime] | None:
        """Return the times of the oldest and the newest match."""
        ...

    def by_channel(self, case: int, where: MatchFilter) -> tuple[tuple[str, int], ...]:
        """Count what a filter lists, by channel."""
        ...
