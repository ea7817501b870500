"""Authority: whether a sender may speak for a channel, as of the mail's local day (law.md L17).

Only an exact key is an editor.  A look-alike, a plus-tag or another domain is a hint in the
evidence.  What the roster said at filing is kept with the case as facts, and a later change of the
roster is shown beside them: it never turns a verdict by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dsr_desk.domain.addresses import EmailAddress, same_organisation
from dsr_desk.domain.canonical import digest
from dsr_desk.domain.clocks.deadlines import local_day
from dsr_desk.domain.neighbours import Neighbours
from dsr_desk.domain.people import Channel, Organisation, Period, Roster, RosterEntry
from dsr_desk.domain.requests import Evidence, Verdict

_MOST_PERIODS = 6


@dataclass(frozen=True, slots=True)
class RosterFact(Period):
    """The case's sender was an editor of a channel from a day to a day (both included)."""

    channel: str
    since: date
    until: date | None = None

    def words(self) -> str:
        """Return the period as evidence shows it: ISO days with a dash, open at the end."""
        return f"{self.since.isoformat()} – {self.until.isoformat() if self.until else ''}".strip()


@dataclass(frozen=True, slots=True)
class Standing:
    """What the roster said about a case's sender when it was filed, or last judged by a person.

    It holds no address and no name: those are the case's own.
    """

    day: date
    """The mail's day in the organisation's time zone."""
    facts: tuple[RosterFact, ...]

    def digest(self) -> str:
        """Return what the audit binds, so that a changed row is noticed."""
        rows = [
            [f.channel, f.since.isoformat(), f.until.isoformat() if f.until else ""]
            for f in self.facts
        ]
        return digest({"day": self.day.isoformat(), "facts": rows})

    def roster(self, sender: EmailAddress) -> Roster:
        """Return the facts as the roster that the sender's checks are held against."""
        return Roster(
            tuple(RosterEntry(f.channel, sender, "", f.since, f.until) for f in self.facts)
        )


@dataclass(frozen=True, slots=True)
class RosterChange:
    """The roster says something else of a channel today than when the case was filed.

    ``code`` is ``roster-gained`` (an editor on the mail's day now, not then), ``roster-lost`` (the
    other way round) or ``roster-moved`` (an editor on that day both times, other dates).
    """

    channel: str
    code: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """How the authority for one channel came out."""

    verdict: Verdict
    reason: str
    evidence: Evidence | None = None


def standing_of(sender: EmailAddress | None, roster: Roster, day: date) -> Standing:
    """Return what the roster says about a sender, for every channel and period."""
    entries = roster.of(sender) if sender is not None else ()
    facts = sorted(
        (RosterFact(e.channel, e.since, e.until) for e in entries),
        key=lambda fact: (fact.channel, fact.since, fact.until or date.max),
    )
    return Standing(day, tuple(facts))


def candidates(
    sender: EmailAddress | None,
    organisations: Sequence[Organisation],
    channels: Iterable[Channel],
    roster: Roster,
    received: datetime,
) -> tuple[str, ...]:
    """Return the keys of the organisations the sender may speak for, in a stable order.

    The roster decides: first whoever has a role on the mail's local day, else whoever has had one.
    The sender's domain is only a help for a sender whom no roster knows; the longest one counts.
    """
    if sender is None:
        return ()
    owners = {channel.key: channel.organisation for channel in channels}
    zones = {o.key: o.time_zone for o in organisations}
    ever: set[str] = set()
    now: set[str] = set()
    for entry in roster.of(sender):
        owner = owners.get(entry.channel, "")
        if owner not in zones or entry.never_held:
            continue
        ever.add(owner)
        if entry.holds_on(local_day(received, zones[owner])):
            now.add(owner)
    return tuple(sorted(now or ever)) or _by_domain(sender, organisations)


def judge(
    sender: EmailAddress,
    channel: Channel,
    roster: Roster,
    day: date,
    domains: Iterable[str] = (),
) -> Judgement:
    """Return whether the sender was an editor of the channel on that day, with the evidence."""
    entry = roster.entry_for(sender, channel.key, day)
    if entry is not None:
        words = RosterFact(entry.channel, entry.since, entry.until).words()
        return Judgement(Verdict.OK, "editor-of-channel", Evidence(words))
    own = [e for e in roster.of(sender) if e.channel == channel.key and not e.never_held]
    if own:
        return Judgement(Verdict.FAILED, _when(own, day), Evidence(_periods(own)))
    others = (e.address for e in roster.entries if e.channel == channel.key and e.holds_on(day))
    near = Neighbours(others, domains).of(sender)
    if near is not None:
        return Judgement(Verdict.FAILED, "editor-near-address", Evidence(near.text))
    known = any(not e.never_held for e in roster.of(sender))
    return Judgement(Verdict.FAILED, "editor-not-of-channel" if known else "editor-on-no-roster")


def roster_changes(
    then: Standing | None, sender: EmailAddress | None, roster: Roster, channels: Iterable[str]
) -> tuple[RosterChange, ...]:
    """Return what the roster says otherwise today about the mail's day, by channel."""
    if then is None or sender is None:
        return ()
    now = standing_of(sender, roster, then.day)
    found = (_change(channel, then, now) for channel in channels)
    return tuple(change for change in found if change is not None)


def _change(channel: str, then: Standing, now: Standing) -> RosterChange | None:
    before, after = (
        [f for f in standing.facts if f.channel == channel and f.holds_on(then.day)]
        for standing in (then, now)
    )
    if before == after:
        return None
    code = "roster-moved" if before and after else "roster-lost" if before else "roster-gained"
    shown = ["; ".join(f.words() for f in facts) for facts in (before, after)]
    return RosterChange(channel, code, *shown)


def _when(own: Sequence[RosterEntry], day: date) -> str:
    """Return how the sender's own periods in the channel miss the day."""
    earlier = any(e.until is not None and e.until < day for e in own)
    later = any(e.since > day for e in own)
    if earlier and later:
        return "editor-between-periods"
    return "editor-role-ended" if earlier else "editor-role-later"


def _periods(own: Sequence[RosterEntry]) -> str:
    ordered = sorted(own, key=lambda e: e.since)[-_MOST_PERIODS:]
    return "; ".join(RosterFact(e.channel, e.since, e.until).words() for e in ordered)


def _by_domain(sender: EmailAddress, organisations: Sequence[Organisation]) -> tuple[str, ...]:
    found = [
        (len(domain), organisation.key)
        for organisation in organisations
        for domain in organisation.domains
        if same_organisation(sender.domain, domain)
    ]
    longest = max((length for length, _ in found), default=0)
    return tuple(sorted({key for length, key in found if length == longest}))
