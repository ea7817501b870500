"""Holds: set, lift and list what must stay; ask which of them are in force for a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dsr_desk.domain.addresses import EmailAddress
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
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.people import Channel, Organisation, Right
from dsr_desk.domain.record.audit import AuditEntry
from dsr_desk.domain.requests import Case
from dsr_desk.domain.titles import channels_apart, organisations_apart
from dsr_desk.services.cases import Recorder, fetch
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import Clock, Cryptography, DeskStore, UnitOfWork

SET, LIFTED = "hold.set", "hold.lifted"


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
            found = [h for h in uow.holds.every() if h.id == number and h.lifted_at is None]
            if not found:
                raise HoldUnknown(number)
            (hold,) = found
            if hold.set_by == who.id:
                raise HoldNotYours
            at = self._clock()
            uow.holds.lift(number, who.id, at)
            self._record.note(uow, who.id, LIFTED, None, hold=number, says=hold.bound)
            uow.commit()
        return replace(hold, lifted_by=who.id, lifted_at=at)

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
                uow, who.id, SET, None, hold=number, ground=ground.value, says=hold.bound
            )
            uow.commit()
        return replace(hold, id=number)


def holding_of(uow: UnitOfWork, case: Case, crypto: Cryptography, key: bytes) -> Holding:
    """Return the holds in force for a case."""
    holds = uow.holds.in_force(case.organisation)
    persons: tuple[tuple[int, str], ...] = ()
    if any(hold.on is HoldOn.PERSON for hold in holds):
        persons = tuple(
            (s.number, crypto.keyed_hash(key, s.address.key) if s.address else s.hashed)
            for s in case.subjects
        )
    return Holding(holds, case.number, persons)


def holds_fault(uow: UnitOfWork, entries: Iterable[AuditEntry]) -> str:
    """Return why the holds are not those of the audit, or nothing.

    Whoever can write the database could take a hold away, and the run would know of none.
    """
    bound: dict[str, str] = {}
    for entry in entries:
        facts = dict(entry.event.facts)
        if entry.event.event == SET:
            bound[facts["hold"]] = facts["says"]
        elif entry.event.event == LIFTED:
            bound.pop(facts["hold"], None)
    stored = {str(hold.id): hold.bound for hold in uow.holds.every() if hold.lifted_at is None}
    return "" if bound == stored else "a legal hold was changed outside the desk"
