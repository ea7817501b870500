"""Safeguards: how much an approver opens, how long an approved run waits, and who may ease that.

What is in force is not a row: it is worked out from a list of signed changes.  One that
strengthens needs one signature, one that weakens needs another supervisor's as well; a change of
what a channel's policy erases always needs both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from dsr_desk.domain.canonical import Json, canonical, digest
from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.people import Action, ChannelPolicy, Reach, Right
from dsr_desk.domain.record.registry import Registry

SAFEGUARDS_FORMAT = "dsr-safeguards/1"
UNCONFIRMED = "nobody else has confirmed it"
MOST_SAMPLE, MOST_HOURS = 200, 72
Verify = Callable[[str, bytes, str], bool]
"""Public key, signed bytes, signature: whether it is that key's."""


@dataclass(frozen=True, slots=True)
class Safeguards:
    """The size of the drawn sample, and the hours between an approval and its run."""

    sample: int = 5
    delay_hours: int = 0

    @property
    def delay(self) -> timedelta:
        """How long an approved run waits."""
        return timedelta(hours=self.delay_hours)


@dataclass(frozen=True, slots=True)
class SafeguardChange:
    """A proposed change, signed by who proposes it and, where that is needed, by another."""

    workspace: str
    number: int
    """Counts up from 1, so that none can be left out or given twice."""
    sample: int
    delay_hours: int
    proposed_by: str
    proposed_at: datetime
    channel: str = ""
    """The channel whose policy changes; empty for the two figures."""
    action: str = ""
    reach: str = ""
    signature: str = ""
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    confirmation: str = ""
    withdrawn_by: str = ""

    @property
    def figures(self) -> Safeguards:
        """The figures that hold once it is in force."""
        return Safeguards(self.sample, self.delay_hours)

    @property
    def policy(self) -> ChannelPolicy | None:
        """The channel's policy that holds once it is in force."""
        return ChannelPolicy(Action(self.action), Reach(self.reach)) if self.channel else None

    def payload(self) -> bytes:
        """Return the bytes that the proposer signs."""
        return canonical(self._proposal())

    def confirmation_payload(self) -> bytes:
        """Return the bytes that the second person signs: the signed proposal, and who and when."""
        moment = self.confirmed_at.isoformat() if self.confirmed_at else ""
        signed: Json = [self._proposal(), self.signature, self.confirmed_by, moment]
        return canonical(signed)

    @property
    def digest(self) -> str:
        """What the audit keeps of it once it is in force."""
        signed: Json = [self._proposal(), self.signature, self.confirmed_by, self.confirmation]
        return digest(signed)

    def _proposal(self) -> dict[str, Json]:
        return {
            "format": SAFEGUARDS_FORMAT,
            "workspace": self.workspace,
            "number": self.number,
            "sample": self.sample,
            "delay_hours": self.delay_hours,
            "channel": self.channel,
            "action": self.action,
            "reach": self.reach,
            "proposed_by": self.proposed_by,
            "proposed_at": self.proposed_at.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class InForce:
    """What holds: the figures, the changes that made them so, and one that waits for a second."""

    figures: Safeguards
    changes: tuple[SafeguardChange, ...]
    pending: SafeguardChange | None = None
    late: tuple[str, ...] = ()
    """The digests of changes that are on record and hold nothing: see ``in_force``."""

    def matches(self, recorded: Iterable[str]) -> bool:
        """Tell whether exactly the changes that the audit has are in force, in its order."""
        told = [digest for digest in recorded if digest not in self.late]
        return [change.digest for change in self.changes] == told

    def until(self, count: int) -> Safeguards:
        """Return the figures after the first so many changes."""
        return self.changes[count - 1].figures if count else Safeguards()


class SafeguardRefused(Refusal):
    """A change of the safeguards that can't be made as it stands."""

    code = "safeguard-refused"

    def __init__(self) -> None:
        """Say what a change must be."""
        super().__init__(
            f"Choose a sample of 1 to {MOST_SAMPLE} items and a delay of 0 to {MOST_HOURS} hours,"
            " other than what is in force, and settle a change that still waits first."
        )


class PolicyWithoutChannel(SafeguardRefused):
    """A policy was given and not said of which channel: it would have been ignored."""

    code = "policy-without-channel"

    def __init__(self) -> None:
        """Say what is lacking."""
        Refusal.__init__(
            self,
            "What is erased, and how far that reaches, is decided for each channel, and none was"
            " named. Nothing was changed: name the channel (on the command line: --channel KEY).",
        )


class NoSuchChange(SafeguardRefused):
    """A change of the safeguards that is to be confirmed or taken back, and does not wait."""

    code = "no-such-change"

    def __init__(self) -> None:
        """Say where the one that waits is shown."""
        Refusal.__init__(
            self,
            "No change of the safeguards with that number waits: it is in force, taken back, or"
            " never was. “dsr-desk safeguards” shows what holds and what waits.",
        )


class SecondPersonNeeded(Refusal):
    """A weaker safeguard is confirmed by somebody else than who proposed it."""

    code = "second-person-needed"

    def __init__(self) -> None:
        """Say who may."""
        super().__init__(
            "You have proposed this change, so another supervisor has to confirm it. Ask them to"
            " sign in and look."
        )


class PolicyMoved(Refusal):
    """A plan was made for other channels, or for another policy of theirs, than hold now."""

    code = "policy-moved"

    def __init__(self) -> None:
        """Say what to do: such a plan can't become right again."""
        super().__init__(
            "Since this plan was made, its channels, what they erase or where they lie have"
            " changed. Nothing more was approved or erased. Send the plan back and have it prepared"
            " anew: it then says what holds now. A run that has begun is sent back by a supervisor;"
            " what it has erased stays erased."
        )


class TooEarly(Refusal):
    """An approved run waits out its cooling-off time."""

    code = "too-early"

    def __init__(self, moment: datetime, shown: str) -> None:
        """Take the moment, and its words in the desk's time zone."""
        super().__init__(
            f"The plan is approved, but may only be run from {shown}. Until then everybody who"
            " may prepare can cancel it: send the plan back with the reason.",
            moment=shown,
        )
        self.moment = moment


class ClockSetForward(Refusal):
    """The clock says that a wait is over, and the machine has not been up for so long."""

    code = "clock-set-forward"

    def __init__(self, hours: int) -> None:
        """Say how many hours are to be waited."""
        super().__init__(
            f"By the clock the wait of {hours} h is over, but this computer has"
            " not counted so many: its clock was set forward, or it was paused. Set the clock"
            " right and wait, or have the plan sent back and approved again.",
            hours=hours,
        )


def possible(change: SafeguardChange, before: Safeguards) -> bool:
    """Tell whether a change has figures that are allowed and changes anything."""
    in_range = 1 <= change.sample <= MOST_SAMPLE and 0 <= change.delay_hours <= MOST_HOURS
    return in_range and (change.figures != before or bool(change.channel))


def needs_second(change: SafeguardChange, before: Safeguards) -> bool:
    """Tell whether a change takes something of a safeguard away."""
    weaker = change.sample < before.sample or change.delay_hours < before.delay_hours
    return weaker or bool(change.channel)


def change_fault(
    change: SafeguardChange, before: Safeguards, registry: Registry, verify: Verify
) -> str:
    """Return why a change is not in force, or empty."""
    proposer = registry.user(change.proposed_by)
    if change.workspace != registry.workspace:
        return "it was made for another workspace"
    if proposer is None or not proposer.may(Right.SAFEGUARD):
        return "who proposed it may not change safeguards"
    if not verify(proposer.public_key, change.payload(), change.signature):
        return "its signature is not the proposer’s"
    if change.withdrawn_by:
        return "it was withdrawn"
    if not possible(change, before):
        return "its figures are not allowed"
    if not needs_second(change, before):
        return ""
    second = registry.user(change.confirmed_by)
    if second is None or not second.may(Right.SAFEGUARD):
        return UNCONFIRMED
    if second.id == proposer.id or second.public_key == proposer.public_key:
        return "who proposed it has confirmed it"
    if not verify(second.public_key, change.confirmation_payload(), change.confirmation):
        return "the confirmation’s signature is not that person’s"
    return ""


def in_force(
    changes: Iterable[SafeguardChange],
    registry: Registry | None,
    verify: Verify,
    listed: Mapping[str, int] | None = None,
) -> InForce:
    """Return what holds; a change that lacks a signature changes nothing.

    Only the last one can be waiting: until it is settled, no other is proposed.  ``listed`` tells
    by a change's digest which version of the list held when it took effect: whoever signed it may
    have left since.

    One that is on record, and was signed by whoever could have until a change of the list before,
    holds nothing and stops nothing: figures that nobody could change are as they were.  A channel's
    policy is not told by this alone, so such a change of one stays a fault (docs/adr/0083).
    """
    figures, held, pending = Safeguards(), [], None
    late: list[str] = []
    for change in sorted(changes, key=lambda each: each.number):
        version = (listed or {}).get(change.digest)
        users = registry.as_of(version) if registry and version is not None else registry
        fault = change_fault(change, figures, users, verify) if users else "no list of users"
        pending = None
        if not fault:
            figures = change.figures
            held.append(change)
        elif registry and version is not None and _too_late(change, figures, registry, verify):
            late.append(change.digest)
        elif fault == UNCONFIRMED and not change.confirmed_by:
            # What else is wrong with it, such as that its proposer has left, nobody can mend.
            pending = change
    return InForce(figures, tuple(held), pending, tuple(late))


def _too_late(
    change: SafeguardChange, before: Safeguards, registry: Registry, verify: Verify
) -> bool:
    """Tell whether a change of the figures is as it must be, by the list of another moment."""
    return not change.channel and any(
        not change_fault(change, before, then, verify) for then in registry.every()
    )
