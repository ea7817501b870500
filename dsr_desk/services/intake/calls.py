"""Requests by phone: somebody at the desk types in what was said, and it becomes a case.

The record goes the way of a mail: composed, hashed, sealed, checked, and on record in the audit as
typed.  Its sender is never proved and its attestation never ``ok``, whatever was typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.clocks.deadlines import local_day
from dsr_desk.domain.intake.calls import (
    CALL_CHANNELS,
    CallChoice,
    CallerElsewhere,
    KnownCaller,
    PhoneCall,
)
from dsr_desk.domain.people import Channel, Organisation, Right, RosterEntry, in_use
from dsr_desk.domain.titles import channels_apart, organisations_apart
from dsr_desk.domain.verifying.authority import candidates
from dsr_desk.services.intake.intake import Intake, IntakeResult
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import BoxEntry, Clock, Cryptography, DeskStore


class CallComposer(Protocol):
    """Writes the record of a call."""

    def __call__(
        self, call: PhoneCall, *, account: str, at: datetime, message_id: str, desk: EmailAddress
    ) -> bytes:
        """Return it in RFC 5322 form."""
        ...


class Calls:
    """Takes in requests that were made by phone."""

    def __init__(
        self,
        store: DeskStore,
        intake: Intake,
        compose: CallComposer,
        crypto: Cryptography,
        desk: EmailAddress,
        clock: Clock,
    ) -> None:
        """Take the desk's store, the intake, what writes the record, and the desk's address."""
        self._store = store
        self._intake = intake
        self._compose = compose
        self._crypto = crypto
        self._desk = desk
        self._clock = clock

    def now(self) -> datetime:
        """Return the moment by the desk's clock: the usual moment of a call."""
        return self._clock()

    def choices(self) -> tuple[CallChoice, ...]:
        """Return the organisations by title, each with its editors of today."""
        with self._store.reading() as uow:
            organisations = organisations_apart(uow.people.organisations())
            channels, entries = in_use(uow.people.channels()), uow.people.roster().entries
            channels = channels_apart(channels, organisations)
        now = self._clock()
        found = (self._choice(o, channels, entries, now) for o in organisations)
        return tuple(sorted(found, key=lambda choice: choice.organisation.title))

    def file(self, call: PhoneCall, by: SignedIn | None) -> IntakeResult:
        """File a call as a case.

        Raises:
            NotSignedIn, RightMissing: nobody is signed in, or the role may not prepare.
            CallIncomplete, CallInFuture: a part is missing or impossible.
            CallerElsewhere: the caller does not belong to the organisation.
        """
        now = self._clock()
        call.check(now)
        who = self._caller_belongs(call, by)
        number = self._crypto.random(16).hex()
        data = self._compose(
            call,
            account=who.user.id,
            at=now,
            message_id=f"<call-{number}@{self._desk.domain}>",
            desk=self._desk,
        )
        entry = BoxEntry("", data, call.called_at, typed=True)
        return self._intake.take_in_entries(iter([entry]), who)

    def _caller_belongs(self, call: PhoneCall, by: SignedIn | None) -> SignedIn:
        """Return who types the call in; refuse a caller of another organisation."""
        with self._store.reading() as uow:
            who = acting(uow, by, Right.PREPARE)
            people = uow.people
            known = people.organisations(), in_use(people.channels()), people.roster()
            found = candidates(call.caller, *known, self._clock())
        if call.organisation not in found:
            raise CallerElsewhere(call.organisation)
        return who

    @staticmethod
    def _choice(
        organisation: Organisation,
        channels: Iterable[Channel],
        entries: Iterable[RosterEntry],
        now: datetime,
    ) -> CallChoice:
        own = {c.key: c.kind for c in channels if c.organisation == organisation.key}
        day = local_day(now, organisation.time_zone)
        callers = {
            entry.address: KnownCaller(entry.address, entry.name)
            for entry in entries
            if entry.channel in own and entry.holds_on(day)
        }
        return CallChoice(
            organisation,
            tuple(sorted(callers.values(), key=lambda caller: (caller.name, caller.address.text))),
            tuple(kind for kind in CALL_CHANNELS if kind in own.values()),
        )
