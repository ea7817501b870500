"""What a person must look at in a line of a roster's difference, before it is applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from dsr_desk.domain.addresses import EmailAddress, domain_key, same_organisation
from dsr_desk.domain.lookalikes import like_domain, unicode_domain
from dsr_desk.domain.neighbours import Neighbours, is_shared
from dsr_desk.domain.people import Channel, Organisation, Roster, RosterEntry
from dsr_desk.domain.roster.proposals import ONE_DAY, Kind, Line, Risk


@dataclass(frozen=True)
class Place:
    """What a proposal is held against: the stored roster, and whose the channels are."""

    stored: Roster
    organisations: Mapping[str, Organisation]
    channels: Mapping[str, Channel]
    today: date
    named: tuple[tuple[str, EmailAddress], ...] = ()
    """Channel and address of every proposed row: they may look like each other, too."""
    _cache: dict[str, Neighbours] = field(default_factory=dict)
    _elsewhere: dict[str, set[str]] = field(default_factory=dict)
    _posing: dict[tuple[str, str], str] = field(default_factory=dict)

    def organisation_of(self, channel: str) -> Organisation | None:
        """Return whose a channel is."""
        found = self.channels.get(channel)
        return self.organisations.get(found.organisation) if found else None

    @property
    def yesterday(self) -> date:
        """The last day on which somebody who leaves today was an editor."""
        return self.today - ONE_DAY

    def marked(self, line: Line) -> Line:
        """Return the line with what a person must look at."""
        risks = list(_past_risks(line, self.today))
        hint = ""
        if line.gives:
            hint = self._look_alike(line.after)
            risks += self._address_risks(line.after, hint)
        return replace(line, risks=tuple(risks), hint=hint)

    def owned(self, channel: str, organisation: str) -> bool:
        """Tell whether a channel is an organisation's."""
        found = self.channels.get(channel)
        return found is not None and found.organisation == organisation

    def _look_alike(self, entry: RosterEntry) -> str:
        organisation = self.organisation_of(entry.channel)
        found = self._neighbours(organisation).of(entry.address)
        if found is not None:
            return found.text
        posed = self._posed_domain(entry.address.domain, organisation)
        return f"{entry.address.local}@{posed}" if posed else ""

    def _posed_domain(self, domain: str, organisation: Organisation | None) -> str:
        """Return the organisation's domain that a foreign one could be taken for, or nothing."""
        key = (organisation.key if organisation else "", domain)
        if key not in self._posing:
            own = organisation.domains if organisation else ()
            foreign = not any(same_organisation(domain, known) for known in own)
            read = unicode_domain(domain_key(domain))
            alike = (k for k in own if like_domain(read, unicode_domain(domain_key(k))))
            self._posing[key] = next(alike, "") if foreign else ""
        return self._posing[key]

    def _neighbours(self, organisation: Organisation | None) -> Neighbours:
        key = organisation.key if organisation else ""
        cached = self._cache.get(key)
        if cached is None:
            stored = ((e.channel, e.address) for e in self.stored.entries)
            own = (a for channel, a in chain(stored, self.named) if self.owned(channel, key))
            domains = organisation.domains if organisation else ()
            cached = self._cache[key] = Neighbours(own, domains)
        return cached

    def _address_risks(self, entry: RosterEntry, hint: str) -> list[Risk]:
        organisation = self.organisation_of(entry.channel)
        domains = organisation.domains if organisation else ()
        tests = {
            Risk.LOOK_ALIKE: bool(hint),
            Risk.SHARED_ADDRESS: is_shared(entry.address),
            Risk.FOREIGN_DOMAIN: bool(domains)
            and not any(same_organisation(entry.address.domain, domain) for domain in domains),
            Risk.TWO_ORGANISATIONS: self._is_elsewhere(entry, organisation),
        }
        return [risk for risk, holds in tests.items() if holds]

    def _is_elsewhere(self, entry: RosterEntry, organisation: Organisation | None) -> bool:
        if not self._elsewhere:
            for other in self.stored.entries:
                channel = self.channels.get(other.channel)
                if channel and (other.until is None or other.until >= self.today):
                    houses = self._elsewhere.setdefault(other.address.key, set())
                    houses.add(channel.organisation)
        houses = self._elsewhere.get(entry.address.key, set())
        return bool(houses - {organisation.key if organisation else ""})


def _past_risks(line: Line, today: date) -> Iterable[Risk]:
    before, after = line.before, line.after
    if line.kind is Kind.UNCHANGED:
        return
    past = _clipped(after, today) if before is None else _beyond(after, before, today)
    if past:
        yield Risk.BACKDATED
    if before is not None and _beyond(before, after, today):
        yield Risk.PAST_LOST


def _clipped(entry: RosterEntry, today: date) -> bool:
    """Tell whether the entry holds on a day before today."""
    return not entry.never_held and entry.since < today


def _beyond(one: RosterEntry, other: RosterEntry, today: date) -> bool:
    """Tell whether ``one`` holds on a day before today on which ``other`` does not."""
    last = min(one.until or date.max, today - ONE_DAY)
    if one.never_held or one.since > last:
        return False
    return other.never_held or one.since < other.since or last > (other.until or date.max)
