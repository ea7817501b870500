"""Legal holds: what must stay for now, although its erasure was asked for (law.md L31).

A hold is set at once by whoever prepares cases, because keeping can be mended and erasing can't.
Lifting one opens the way to an irreversible act, so it takes somebody else with the right to
approve.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum
from typing import Protocol

from dsr_desk.domain.canonical import digest
from dsr_desk.domain.desk_time import DESK
from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.finding.matches import Decision, Ground, ItemRef, Match

HOLD_GROUNDS = (
    Ground.LEGAL_CLAIM,
    Ground.LEGAL_OBLIGATION,
    Ground.PUBLIC_INTEREST,
    Ground.FREE_EXPRESSION,
    Ground.ARCHIVE,
    Ground.RESTRICTION,
)
"""Grounds that keep a person's own items; the others say that an item is no match."""

_ZONES = (UTC, DESK)


class HoldOn(StrEnum):
    """What a hold is about."""

    PERSON = "person"
    CASE = "case"
    ITEMS = "items"


class Placed(Protocol):
    """Something that was written in a channel at a moment."""

    @property
    def ref(self) -> ItemRef:
        """What names it."""
        ...

    @property
    def channel(self) -> str:
        """The channel's key."""
        ...

    @property
    def at(self) -> datetime:
        """When, with its zone."""
        ...


@dataclass(frozen=True, slots=True)
class Hold:
    """What must stay, on which ground, and who says so; it names persons by keyed hash alone."""

    id: int
    organisation: str
    on: HoldOn
    target: str
    """The keyed hash of an address, a case's number, or a channel's key."""
    since: date | None
    until: date | None
    """Of ``ITEMS``: the first and the last day whose items stay; open where None.

    A day is the desk's, as the windows show it, or UTC's, as a source and the command line do:
    what was written around midnight stays if it is of the day by either.
    """
    ground: Ground
    reference: str
    """The matter's own number; no name and no address."""
    set_by: str
    set_at: datetime
    lifted_by: str = ""
    lifted_at: datetime | None = None

    @property
    def bound(self) -> str:
        """The digest by which the audit binds what a hold says."""
        return digest(
            [
                self.organisation,
                self.on.value,
                self.target,
                self.since.isoformat() if self.since else "",
                self.until.isoformat() if self.until else "",
                self.ground.value,
                self.reference,
            ]
        )

    @property
    def restricts(self) -> bool:
        """Whether what it is about is not to be looked at either (law.md L36)."""
        return self.ground is Ground.RESTRICTION

    def names(self, case: str, persons: Collection[str]) -> bool:
        """Tell whether it is about all of a case's items, or about those of one of the persons."""
        return (self.on is HoldOn.CASE and self.target == case) or (
            self.on is HoldOn.PERSON and self.target in persons
        )

    def takes(self, item: Placed) -> bool:
        """Tell whether it is about a range of items, and this is one of them."""
        return (
            self.on is HoldOn.ITEMS
            and self.target == item.channel
            and any(self._within(zone, item.at) for zone in _ZONES)
        )

    def _within(self, zone: tzinfo, at: datetime) -> bool:
        day = at.astimezone(zone).date()
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Holding:
    """The holds that are in force for one case, and whose items each of its persons' are."""

    holds: tuple[Hold, ...]
    case: str
    persons: tuple[tuple[int, str], ...]
    """Number and keyed hash of each person of the case."""
    written: Mapping[ItemRef, Hold] = field(default_factory=dict)
    """What held persons wrote, also together with others, whoever the case is about; empty where
    nobody has asked."""

    def by_person(self) -> bool:
        """Tell whether some of the persons are held and others are not."""
        held = [self._of(number) is not None for number, _ in self.persons]
        return any(held) and not all(held)

    def about_case(self) -> bool:
        """Tell whether some hold is about the case itself or one of its persons."""
        hashes = [hashed for _, hashed in self.persons]
        return any(hold.names(self.case, hashes) for hold in self.holds)

    def over(self, item: Placed, number: int | None) -> Hold | None:
        """Return a hold over an item of the person of that number; None: of any of them."""
        for hold in self.holds:
            if hold.takes(item) or (hold.on is HoldOn.CASE and hold.names(self.case, ())):
                return hold
        if item.ref in self.written:
            return self.written[item.ref]
        if number is not None:
            return self._of(number)
        return next((h for n, _ in self.persons if (h := self._of(n)) is not None), None)

    def _of(self, number: int) -> Hold | None:
        hashes = [hashed for each, hashed in self.persons if each == number]
        return next((h for h in self.holds if h.on is HoldOn.PERSON and h.target in hashes), None)

    def kept(self, match: Match) -> Match:
        """Return a match as a plan takes it: left out on the hold's ground, if it is held."""
        hold = self.over(match, match.subject_number) if match.decision.included else None
        if hold is None:
            return match
        return match._replace(decision=Decision(False, hold.ground, hold.reference))


class HoldNotYours(Refusal):
    """A hold is lifted by somebody else than who has set it."""

    code = "hold-not-yours"

    def __init__(self) -> None:
        """Say who can."""
        super().__init__(
            "You have set this hold, so another supervisor must lift it. Nothing was changed."
        )


class HoldDaysReversed(Refusal):
    """A range of days that ends before it begins holds nothing."""

    code = "hold-days-reversed"

    def __init__(self, since: date, until: date) -> None:
        """Name both days."""
        super().__init__(
            f"The last day {until} comes before the first day {since}, so the hold would keep"
            " nothing. None was set: give the days in their order.",
            since=since,
            until=until,
        )


class HoldDaysAlone(Refusal):
    """Days were given for a hold that has none."""

    code = "hold-days-alone"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Only a hold on a channel has days; a person or a case is held whole. None was set:"
            " leave the days out, or name a channel."
        )


class HoldUnknown(Refusal):
    """There is no such hold in force."""

    code = "hold-unknown"

    def __init__(self, number: int) -> None:
        """Name it."""
        super().__init__(
            f"No hold number {number} is in force. List the holds and choose one of them.",
            number=number,
        )
