"""Safeguards: what the second look asks for, changed only by signatures that stand on record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.erasing.safeguards import (
    UNCONFIRMED,
    InForce,
    NoSuchChange,
    SafeguardChange,
    SafeguardRefused,
    Safeguards,
    SecondPersonNeeded,
    change_fault,
    in_force,
    needs_second,
    possible,
)
from dsr_desk.domain.errors import RegistryNotTrusted
from dsr_desk.domain.people import Channel, ChannelPolicy, Right, directory_digest
from dsr_desk.domain.record.audit import AuditEntry
from dsr_desk.domain.record.registry import Registry
from dsr_desk.domain.titles import channels_apart, organisations_apart
from dsr_desk.services.cases import Recorder
from dsr_desk.services.people.accounts import Accounts, SignedIn, acting
from dsr_desk.services.people.directory import require_on_record
from dsr_desk.services.people.lists import ALONE, LISTED, MadeAlone, listed_at, stored_list
from dsr_desk.services.ports import Clock, Cryptography, DeskStore, UnitOfWork, Uptime
from dsr_desk.services.record.audit import Audit
from dsr_desk.services.record.on_record import DIRECTORY, Entries

PROPOSED, EFFECTIVE, WITHDRAWN = (
    "safeguards.proposed",
    "safeguards.effective",
    "safeguards.withdrawn",
)
APPROVED = "plan.approved"
_CAN_BE = ("", UNCONFIRMED)
"""What a change may lack when it is proposed: the second signature."""
_NOT_ON_RECORD = "the safeguards are not those on record"


@dataclass(frozen=True, slots=True)
class SafeguardView:
    """What is in force and what waits; ``fault`` is why nothing can be approved or run."""

    now: InForce
    channels: tuple[Channel, ...]
    may_change: bool
    may_confirm: bool
    fault: str
    alone: tuple[MadeAlone, ...] = ()
    """Of who proposes and who looks, whoever one person alone has made so: two may be one."""


@dataclass(frozen=True, slots=True)
class AtApproval:
    """What held when a plan was approved, by the order of the audit, and since when it waits."""

    figures: Safeguards
    since: datetime
    by: str
    counter: str
    """The approval's counter; empty where an older program has recorded it."""
    boot: str = ""
    up: int = 0
    """What named the start of the machine that it was given on, and the seconds since then."""


class SafeguardDesk:
    """Proposes, confirms and shows safeguards; tells the gate what held."""

    def __init__(
        self,
        store: DeskStore,
        crypto: Cryptography,
        accounts: Accounts,
        audit: Audit,
        clock: Clock,
        uptime: Uptime | None = None,
    ) -> None:
        """Take the store, the algorithms, the accounts, the audit, the clock and its witness."""
        self._uptime = uptime
        self._store = store
        self._crypto = crypto
        self._accounts = accounts
        self._audit = audit
        self._clock = clock
        self._record = Recorder(clock)

    def view(self, by: SignedIn | None) -> SafeguardView:
        """Return what is in force, what waits for a second person, and whether it is on record."""
        with self._store.reading() as uow:
            now = self.in_force(uow)
            fault = safeguard_fault(now, tuple(uow.audit.entries()))
            houses = organisations_apart(uow.people.organisations())
            channels = channels_apart(uow.people.channels(), houses)
            waiting = now.pending
            alone: tuple[MadeAlone, ...] = ()
            if waiting is not None and by is not None:
                alone = by.seen.alone(uow, (waiting.proposed_by, by.user.id))
        may = by is not None and by.user.may(Right.SAFEGUARD)
        second = by is not None and waiting is not None and waiting.proposed_by != by.user.id
        return SafeguardView(now, channels, may, may and second, fault, alone)

    def in_force(self, uow: UnitOfWork, registry: Registry | None = None) -> InForce:
        """Return what holds by the signatures; without a trusted list, by the stored one."""
        verify = self._crypto.verify
        users = registry or stored_list(uow, verify)
        entries = uow.audit.entries(events=(EFFECTIVE, LISTED))
        listed = listed_at(entries, EFFECTIVE, "safeguards")
        return in_force(uow.people.safeguard_changes(), users, verify, listed)

    def stamp(self) -> dict[str, object]:
        """Return what an approval notes of the clock that nobody can set."""
        if self._uptime is None:
            return {}
        boot, up = self._uptime()
        return {"boot": boot, "up": up}

    def waited(self, held: AtApproval) -> timedelta | None:
        """Return how long at most it is since an approval; None where nothing can prove it.

        Between an approval and a run on the same start of the same machine its second clock tells;
        after a restart or elsewhere the wall's clock is all there is.
        """
        boot, up = self._uptime() if self._uptime is not None else ("", 0)
        return timedelta(seconds=up - held.up) if boot and boot == held.boot else None

    def propose(
        self,
        figures: Safeguards,
        password: str,
        by: SignedIn | None,
        channel: str = "",
        policy: ChannelPolicy | None = None,
    ) -> Changes:
        """Sign a change: in force at once, unless it weakens something or is a channel's policy.

        Raises:
            SafeguardRefused: it changes nothing, a figure is out of range, or another one waits.
            WrongPassword, RegistryNotTrusted, HistoryMissing: see ``Accounts``.
        """
        key = self._key(by, password)
        with self._store.unit_of_work() as uow:
            signed = acting(uow, by, Right.SAFEGUARD)
            registry = self._accounts.list_within(uow).registry
            now = self.in_force(uow, registry)
            draft = SafeguardChange(
                registry.workspace,
                len(uow.people.safeguard_changes()) + 1,
                figures.sample,
                figures.delay_hours,
                signed.user.id,
                self._clock(),
                channel,
                policy.action.value if policy else "",
                policy.reach.value if policy else "",
            )
            self._require_possible(uow, draft, now)
            change = replace(draft, signature=self._crypto.sign(key, draft.payload()))
            if change_fault(change, now.figures, registry, self._crypto.verify) not in _CAN_BE:
                # Of who signs and what they sign all is asked above, so the key is not their own.
                raise RegistryNotTrusted("this account does not have its own key")
            uow.people.save_safeguard_change(change)
            self._note(uow, PROPOSED, change, signed, {})
            if not needs_second(change, now.figures):
                self._take_effect(uow, change, signed)
            uow.commit()
        return Changes(queue=True, people=True)

    def confirm(self, number: int, password: str, by: SignedIn | None) -> Changes:
        """Sign a waiting change as the second person; it is in force from then on.

        Raises:
            SecondPersonNeeded: by who has proposed it, or with the same key.
            NoSuchChange: no such change waits.
        """
        key = self._key(by, password)
        with self._store.unit_of_work() as uow:
            signed = acting(uow, by, Right.SAFEGUARD)
            registry = self._accounts.list_within(uow).registry
            now = self.in_force(uow, registry)
            waiting = now.pending
            if waiting is None or waiting.number != number:
                raise NoSuchChange
            change = replace(waiting, confirmed_by=signed.user.id, confirmed_at=self._clock())
            confirmation = self._crypto.sign(key, change.confirmation_payload())
            change = replace(change, confirmation=confirmation)
            if change_fault(change, now.figures, registry, self._crypto.verify):
                raise SecondPersonNeeded
            uow.people.save_safeguard_change(change)
            self._take_effect(uow, change, signed)
            uow.commit()
        return Changes(queue=True, people=True)

    def withdraw(self, number: int, by: SignedIn | None) -> Changes:
        """Take a waiting change back; nothing was in force of it.

        Raises:
            NoSuchChange: no such change waits.
        """
        with self._store.unit_of_work() as uow:
            signed = acting(uow, by, Right.SAFEGUARD)
            waiting = self.in_force(uow).pending
            if waiting is None or waiting.number != number:
                raise NoSuchChange
            uow.people.save_safeguard_change(replace(waiting, withdrawn_by=signed.user.id))
            self._note(uow, WITHDRAWN, waiting, signed, {})
            uow.commit()
        return Changes(people=True)

    def _key(self, by: SignedIn | None, password: str) -> bytes:
        """Open the key for a signature: that takes a while, so before the transaction begins.

        Raises:
            OwnPasswordWrong, HistoryMissing: see ``Accounts.unlock_again`` and ``Audit``.
        """
        with self._store.reading() as uow:
            signed = acting(uow, by, Right.SAFEGUARD)
        self._audit.require_seen()
        return self._accounts.unlock_again(signed, password)

    def _require_possible(self, uow: UnitOfWork, draft: SafeguardChange, now: InForce) -> None:
        if now.pending is not None or not possible(draft, now.figures):
            raise SafeguardRefused
        if not draft.channel:
            return
        known = next((c for c in uow.people.channels() if c.key == draft.channel), None)
        if known is None or known.policy == draft.policy or draft.figures != now.figures:
            raise SafeguardRefused

    def _take_effect(self, uow: UnitOfWork, change: SafeguardChange, by: SignedIn) -> None:
        facts: dict[str, object] = {"safeguards": change.digest}
        if change.confirmed_by:
            made = by.seen.alone(uow, (change.proposed_by, change.confirmed_by))
            facts[ALONE] = "yes" if made else "no"
        if change.policy is not None:
            require_on_record(uow)
            channels = {c.key: c for c in uow.people.channels()}
            uow.people.save_channel(replace(channels[change.channel], policy=change.policy))
            organisations = uow.people.organisations()
            facts[DIRECTORY] = directory_digest(organisations, uow.people.channels())
        self._note(uow, EFFECTIVE, change, by, facts)

    def _note(
        self,
        uow: UnitOfWork,
        event: str,
        change: SafeguardChange,
        by: SignedIn,
        more: dict[str, object],
    ) -> None:
        facts: dict[str, object] = {
            "number": change.number,
            "sample": change.sample,
            "hours": change.delay_hours,
        }
        if change.channel:
            facts |= {"channel": change.channel, "policy": f"{change.action}/{change.reach}"}
        self._record.note(uow, by.user.id, event, None, **facts, **more)


def safeguard_fault(now: InForce, entries: Entries) -> str:
    """Return that the safeguards in force are not those that the audit has, or empty."""
    recorded = [digest for entry in entries if (digest := _effective(entry))]
    return "" if now.matches(recorded) else _NOT_ON_RECORD


def at_approval(now: InForce, entries: Entries, case: str, digest: str) -> AtApproval | None:
    """Return what held when this plan of a case was approved; None when nobody is on record.

    The audit's order decides, not the clocks: what came into force later changes nothing about an
    approval, and time is counted from the latest moment that was on record by then.  The plan has
    to be the last one of the case that anything was done to: one that was sent back or withdrawn
    since, or has a later version, is approved no more.
    """
    found: AtApproval | None = None
    effective, latest = 0, datetime.min.replace(tzinfo=UTC)
    for entry in entries:
        latest = max(latest, entry.event.at)
        effective += _effective(entry) not in ("", *now.late)
        if entry.event.case != case or not entry.event.event.startswith("plan."):
            continue
        facts = dict(entry.event.facts)
        found = None
        if entry.event.event == APPROVED and facts.get("digest") == digest:
            figures, counter = now.until(effective), facts.get("counter", "")
            boot, up = facts.get("boot", ""), int(facts.get("up", "0"))
            found = AtApproval(figures, latest, entry.event.actor, counter, boot, up)
    return found


def _effective(entry: AuditEntry) -> str:
    """Return the digest of the change that an entry brought into force, or empty."""
    effective = entry.event.event == EFFECTIVE
    return dict(entry.event.facts).get("safeguards", "") if effective else ""
