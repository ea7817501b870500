"""Which list of users holds, by the signatures and by the audit; and which one held when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from dsr_desk.domain.errors import RegistryNotTrusted
from dsr_desk.domain.record.audit import AuditEntry, AuditEvent
from dsr_desk.domain.record.registry import ListInForce, Registry, Verify, list_in_force
from dsr_desk.services.ports import UnitOfWork

PROPOSED, WITHDRAWN = "account.proposed", "account.withdrawn"
LISTED = "account.effective"
"""A changed list is in force from here on."""
LIST, DIGEST = "list", "digest"
"""Its facts: the version, and the digest of the signed change."""
ALONE = "alone"
"""The fact that one person may have been both: nobody else was there to confirm what they gave."""
FOUNDED = 1
_APPROVED = "plan.approved"


def signed_list(uow: UnitOfWork, admin_key: str, verify: Verify) -> ListInForce:
    """Return the list that holds by the signatures under an administrator's key.

    Raises:
        RegistryNotTrusted: the founding's list is missing, another workspace's or not signed.
    """
    workspace, _, _ = uow.people.workspace()
    founding = uow.people.registry()
    if founding is None:
        raise RegistryNotTrusted("there is none")
    if founding.workspace != workspace:
        raise RegistryNotTrusted("it belongs to another workspace")
    if not verify(admin_key, founding.payload(), founding.signature):
        raise RegistryNotTrusted("the administrator has not signed it")
    return list_in_force(founding, uow.people.account_changes(), admin_key, verify)


def require_on_record(uow: UnitOfWork, now: ListInForce) -> None:
    """Refuse a list that is not the one that the audit has: a change was taken out, or put in.

    Raises:
        RegistryNotTrusted: it is not.
    """
    recorded = [dict(e.event.facts).get(DIGEST) for e in uow.audit.entries(events=(LISTED,))]
    if recorded != [change.digest for change in now.changes]:
        raise RegistryNotTrusted("it is not the one on record")


def stored_list(uow: UnitOfWork, verify: Verify) -> Registry | None:
    """Return the list as the database alone has it: to show it, never to trust it."""
    try:
        return signed_list(uow, uow.people.workspace()[1], verify).registry
    except RegistryNotTrusted:
        return None


@dataclass(frozen=True, slots=True)
class Lost:
    """A change that waits by the audit, and is not in the database as it was signed."""

    number: int
    by: str
    """Who has proposed it."""


def lost_change(uow: UnitOfWork, now: ListInForce) -> Lost | None:
    """Return the change that somebody has taken out, or edited, while it waited.

    Nothing was in force of it, so it stops nothing; but nobody would ask what became of it.  It is
    told until the next one is proposed.
    """
    waits = _waiting(uow)
    there = now.pending.number if now.pending is not None else 0
    if waits is not None and waits[0] != there:
        return Lost(waits[0], waits[1].actor)
    return None


def waiting_on_record(uow: UnitOfWork, now: ListInForce) -> ListInForce:
    """Return the list with a change that waits only if it is the one that waits by the audit.

    One that was taken back and whose row was put back, or that stands in another's place, is none:
    whoever confirms it would not sign what they were shown.
    """
    if now.pending is None:
        return now
    waits = _waiting(uow)
    if waits is not None and waits[0] == now.pending.number:
        # An older program has put no digest on record.
        bound = dict(waits[1].facts).get(DIGEST, now.pending.waiting_digest)
        if bound == now.pending.waiting_digest:
            return now
    return replace(now, pending=None)


def last_proposed(uow: UnitOfWork) -> int:
    """Return the highest number that a change was ever given, whatever has become of its row."""
    entries = uow.audit.entries(events=(PROPOSED,))
    return max((_number(entry.event) for entry in entries), default=0)


def _waiting(uow: UnitOfWork) -> tuple[int, AuditEvent] | None:
    """Return the number of the change that waits by the audit, and how it was proposed."""
    last: AuditEvent | None = None
    for entry in uow.audit.entries(events=(PROPOSED, WITHDRAWN, LISTED)):
        last = entry.event
    return (_number(last), last) if last is not None and last.event == PROPOSED else None


def _number(event: AuditEvent) -> int:
    return int(dict(event.facts).get(LIST, 0))


class MadeAlone(NamedTuple):
    """An account that somebody has given its keys or its role without a second person."""

    account: str
    by: str


def made_alone(
    now: ListInForce, accounts: Iterable[str], version: int | None = None
) -> tuple[MadeAlone, ...]:
    """Return which of some accounts one person alone had made what they were at a version.

    After each, who had made that person so alone themself: it may be the same one.
    """
    found = (step for each in accounts for step in now.alone_by(each, version))
    return tuple(dict.fromkeys(MadeAlone(account, by) for account, by in found))


def listed_at(entries: Iterable[AuditEntry], event: str, fact: str) -> dict[str, int]:
    """Return by a fact of an event which version of the list held when it was last recorded.

    The audit's order decides, not the clocks: whoever has left since signs nothing any more, and
    what they signed before stands (docs/adr/0083).
    """
    found: dict[str, int] = {}
    version = FOUNDED
    for entry in entries:
        facts = dict(entry.event.facts)
        if entry.event.event == LISTED:
            version = int(facts.get(LIST, version))
        elif entry.event.event == event and fact in facts:
            found[facts[fact]] = version
    return found


def listed_at_approval(entries: Iterable[AuditEntry], case: str, digest: str) -> int | None:
    """Return which version of the list held when this plan of a case was approved, if it was."""
    ours = (e for e in entries if e.event.event == LISTED or e.event.case == case)
    return listed_at(ours, _APPROVED, "digest").get(digest)
