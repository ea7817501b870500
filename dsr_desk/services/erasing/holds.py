"""Holds: set, lift and list what must stay; ask which of them are in force for a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.erasing.hold_reach import HoldReach, PassedItem, reach_of
from dsr_desk.domain.erasing.holds import (
    HOLD_GROUNDS,
    Hold,
    HoldDaysReversed,
    Holding,
    HoldNotYours,
    HoldOn,
    HoldUnknown,
)
from dsr_desk.domain.errors import GroundMissing
from dsr_desk.domain.errors.steps import UnknownChannel, UnknownOrganisation
from dsr_desk.domain.finding.matches import Ground, ItemRef
from dsr_desk.domain.people import Channel, Organisation, Right
from dsr_desk.domain.record.audit import AuditEntry
from dsr_desk.domain.requests import Case
from dsr_desk.domain.titles import channels_apart, organisations_apart
from dsr_desk.services.cases import Recorder, fetch
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import Clock, Cryptography, DeskStore, UnitOfWork
from dsr_desk.services.record.found_on_record import found_stand
from dsr_desk.services.record.on_record import HOLD_LIFTED, HOLD_SET


@dataclass(frozen=True, slots=True)
class HoldsView:
    """The holds, lifted ones too, and what a new one can be about."""

    holds: tuple[Hold, ...]
    organisations: tuple[Organisation, ...]
    channels: tuple[Channel, ...]


class HoldDesk:
    """Sets and lifts legal holds."""

    def __init__(self, store: DeskStore, crypto: Cryptography, clock: Clock) -> None:
        """Take the desk's store, the algorithms and the clock."""
        self._store = store
        self._crypto = crypto
        self._clock = clock
        self._record = Recorder(clock)

    def on_person(
        self, organisation: str, address: str, ground: Ground, reference: str, by: SignedIn | None
    ) -> Hold:
        """Keep whatever a person wrote to an organisation, by any case there is or will be.

        Raises:
            UnknownOrganisation: there is no such organisation.
        """
        with self._store.reading() as uow:
            signed = acting(uow, by, Right.PREPARE)
            known = {each.key for each in uow.people.organisations()}
        if organisation not in known:
            raise UnknownOrganisation(known)
        key = EmailAddress(address).key
        hashed = self._crypto.keyed_hash(signed.keys.hashing, key)
        return self._set(organisation, (HoldOn.PERSON, hashed), None, None, ground, reference, by)

    def on_case(
        self, case_id: str | int, ground: Ground, reference: str, by: SignedIn | None
    ) -> Hold:
        """Keep whatever a case is about."""
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
        about = (HoldOn.CASE, case.number)
        return self._set(case.organisation, about, None, None, ground, reference, by)

    def on_items(
        self,
        channel: str,
        since: date | None,
        until: date | None,
        ground: Ground,
        reference: str,
        by: SignedIn | None,
    ) -> Hold:
        """Keep what was written in a channel from a day to a day.

        Raises:
            UnknownChannel: there is no such channel.
            HoldDaysReversed: the range ends before it begins.
        """
        if since is not None and until is not None and until < since:
            raise HoldDaysReversed(since, until)
        with self._store.reading() as uow:
            owners = {c.key: c.organisation for c in uow.people.channels()}
        if channel not in owners:
            raise UnknownChannel(owners)
        about = (HoldOn.ITEMS, channel)
        return self._set(owners[channel], about, since, until, ground, reference, by)

    def lift(self, number: int, by: SignedIn | None) -> Hold:
        """Lift a hold that somebody else has set.

        Raises:
            RightMissing: the role does not include lifting holds.
            HoldUnknown: none of that number is in force.
            HoldNotYours: the same person has set it.
        """
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.LIFT).user
            hold = _in_force(uow, number)
            if who.id in (hold.set_by, _set_on_record(uow, number)):
                raise HoldNotYours
            at = self._clock()
            uow.holds.lift(number, who.id, at)
            self._record.note(uow, who.id, HOLD_LIFTED, None, hold=number, says=hold.bound)
            uow.commit()
        return replace(hold, lifted_by=who.id, lifted_at=at)

    def reach(self, number: int, by: SignedIn | None) -> tuple[HoldReach, ...]:
        """Return how far runs had come with what a hold is about: what it came too late for.

        All is of one moment in which the hold is in force, so nothing of it was erased since it
        was set.

        Raises:
            HoldUnknown: none of that number is in force.
        """
        with self._store.reading() as uow:
            key = acting(uow, by, Right.PREPARE).keys.hashing
            hold = _in_force(uow, number)
            of_any = hold.organisation if hold.on is not HoldOn.CASE else ""
            found: list[HoldReach] = []
            for case in (fetch(uow, each) for each in uow.runs.cases(of_any)):
                holding = Holding((hold,), case.number, _persons(case, self._crypto, key))
                if hold.on is HoldOn.ITEMS or holding.about_case():
                    found += reach_of(case.number, _about(uow, case, holding))
            return tuple(found)

    def view(self) -> HoldsView:
        """Return all holds with the houses and channels that they can be about."""
        with self._store.reading() as uow:
            houses = organisations_apart(uow.people.organisations())
            channels = channels_apart(uow.people.channels(), houses)
            return HoldsView(uow.holds.every(), houses, channels)

    def every(self) -> tuple[Hold, ...]:
        """Return all holds, lifted ones too."""
        with self._store.reading() as uow:
            return uow.holds.every()

    def _set(
        self,
        organisation: str,
        about: tuple[HoldOn, str],
        since: date | None,
        until: date | None,
        ground: Ground,
        reference: str,
        by: SignedIn | None,
    ) -> Hold:
        if ground not in HOLD_GROUNDS or not reference.strip():
            raise GroundMissing("holding something back")
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.PREPARE).user
            at, why = self._clock(), reference.strip()
            hold = Hold(0, organisation, *about, since, until, ground, why, who.id, at)
            number = uow.holds.add(hold)
            self._record.note(
                uow, who.id, HOLD_SET, None, hold=number, ground=ground.value, says=hold.bound
            )
            uow.commit()
        return replace(hold, id=number)


def holding_of(uow: UnitOfWork, case: Case, crypto: Cryptography, key: bytes) -> Holding:
    """Return the holds in force for a case."""
    holds = uow.holds.in_force(case.organisation)
    by_person = any(hold.on is HoldOn.PERSON for hold in holds)
    return Holding(holds, case.number, _persons(case, crypto, key) if by_person else ())


def whose_of(uow: UnitOfWork, case: Case) -> dict[ItemRef, int]:
    """Return by a case's search whose each of its items is.

    Rows that say otherwise than the search did don't tell: then any person's hold is over it.
    """
    matches = tuple(uow.matches.every(case.id))
    stand = found_stand(case, matches, tuple(uow.audit.entries(case.number)))
    return {match.ref: match.subject_number for match in (matches if stand else ())}


def _persons(case: Case, crypto: Cryptography, key: bytes) -> tuple[tuple[int, str], ...]:
    return tuple(
        (s.number, crypto.keyed_hash(key, s.address.key) if s.address else s.hashed)
        for s in case.subjects
    )


def _in_force(uow: UnitOfWork, number: int) -> Hold:
    for hold in uow.holds.every():
        if hold.id == number and hold.lifted_at is None:
            return hold
    raise HoldUnknown(number)


def _set_on_record(uow: UnitOfWork, number: int) -> str:
    """Return who has set a hold by the audit: whoever can write the database could edit its row."""
    for entry in uow.audit.entries(events=(HOLD_SET,)):
        if dict(entry.event.facts)["hold"] == str(number):
            return entry.event.actor
    return ""


def _about(uow: UnitOfWork, case: Case, holding: Holding) -> Iterator[PassedItem]:
    """Yield the items of a case's runs that a hold is over; what the newest of them says counts."""
    whose = whose_of(uow, case) if holding.by_person() else {}
    items = {item.ref: item for item in uow.runs.passed(case.id)}
    for item in items.values():
        if holding.over(item, whose.get(item.ref)) is not None:
            yield item


def holds_fault(uow: UnitOfWork, entries: Iterable[AuditEntry]) -> str:
    """Return why the holds are not those of the audit, or nothing.

    Whoever can write the database could take a hold away, and the run would know of none.
    """
    bound: dict[str, str] = {}
    for entry in entries:
        facts = dict(entry.event.facts)
        if entry.event.event == HOLD_SET:
            bound[facts["hold"]] = facts["says"]
        elif entry.event.event == HOLD_LIFTED:
            bound.pop(facts["hold"], None)
    stored = {str(hold.id): hold.bound for hold in uow.holds.every() if hold.lifted_at is None}
    return "" if bound == stored else "a legal hold was changed outside the desk"
