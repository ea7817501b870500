"""Periods: how long an organisation's papers are kept, by the audit alone; shorter takes two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dsr_desk.config import RETENTION_DAYS
from dsr_desk.domain.people import Organisation, OrganisationKind, Right, User
from dsr_desk.domain.record.audit import AuditEntry
from dsr_desk.domain.record.registry import Registry
from dsr_desk.domain.record.retention import ProposedPeriod, RetentionPeriod

PERIOD_SET, PERIOD_PROPOSED = "retention.set", "retention.proposed"


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What the audit has of an organisation's period."""

    days: int | None = None
    decided: bool = False
    """Whether an authority's disposal decision was given with it (law.md L32)."""
    proposed: ProposedPeriod | None = None


def on_record(entries: Iterable[AuditEntry]) -> dict[str, OnRecord]:
    """Return by organisation what was set and what was proposed since."""
    found: dict[str, OnRecord] = {}
    for entry in entries:
        event = entry.event
        if event.event not in (PERIOD_SET, PERIOD_PROPOSED):
            continue
        facts = dict(event.facts)
        key, days, decision = facts["organisation"], int(facts["days"]), facts.get("reference", "")
        if event.event == PERIOD_SET:
            found[key] = OnRecord(days, bool(decision))
        else:
            waiting = ProposedPeriod(days, event.actor, decision)
            found[key] = replace(found.get(key, OnRecord()), proposed=waiting)
    return found


def periods(
    organisations: Iterable[Organisation], own: Mapping[str, OnRecord]
) -> tuple[RetentionPeriod, ...]:
    """Return every organisation's period, and the usual one for cases of none."""
    found = [RetentionPeriod("", "", RETENTION_DAYS, False)]
    for each in organisations:
        has = own.get(each.key, OnRecord())
        if each.kind is OrganisationKind.PUBLIC_AUTHORITY:
            # What was set while it was none, or without its decision, is no decision of its own.
            days = has.days if has.decided else None
        else:
            days = RETENTION_DAYS if has.days is None else has.days
        ours = days is not None and has.days is not None
        period = RetentionPeriod(each.key, each.title, days, ours, each.backup_days, has.proposed)
        found.append(period)
    return tuple(found)


def takes_two(period: RetentionPeriod, days: int) -> bool:
    """Tell whether papers would go sooner: that is a safeguard made weaker (docs/adr/0082)."""
    return period.days is None or days < period.days


def confirms(period: RetentionPeriod, asked: ProposedPeriod, by: User, people: Registry) -> bool:
    """Tell whether the same was proposed by another supervisor, who is another person."""
    waiting = period.proposed
    first = people.user(waiting.by) if waiting is not None else None
    return (
        waiting is not None
        and replace(waiting, by=asked.by) == asked
        and first is not None
        and first.may(Right.CONFIGURE)
        and first.id != by.id
        and first.public_key != by.public_key
    )
