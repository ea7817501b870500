"""Triggers that may copy what is erased: those of a plan are on record, and none may be new since.

Whoever approves is told how many there are (``CautionKind.COPIED``) and answers for them.  One that
comes later would copy everything unseen (docs/adr/0087).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dsr_desk.domain.erasing.triggers import Trigger, TriggersAdded
from dsr_desk.domain.finding.matches import Mandate
from dsr_desk.domain.record.audit import AuditEntry
from dsr_desk.services.finding.reach import parts_of
from dsr_desk.services.ports import Sources
from dsr_desk.services.record.on_record import PREPARED

TRIGGERS = "triggers"
"""The audit's fact of a plan: by digest the triggers that may copy what it erases."""
_DIGITS = 16
"""As many of each digest as are kept on record."""


def on_record(sources: Sources, mandate: Mandate) -> str:
    """Return what the audit keeps of the triggers there are.

    Raises:
        SourceUnavailable: a source can't be looked into.
    """
    return ",".join(sorted({each.digest[:_DIGITS] for _, each in _every(sources, mandate)}))


def added_since(
    sources: Sources, mandate: Mandate, entries: Iterable[AuditEntry], number: str, plan: str
) -> tuple[tuple[str, Trigger], ...]:
    """Return the triggers, each with its source, that were not there when a plan was prepared.

    One that was taken away since is no matter.  ``plan`` is its digest; a plan from before triggers
    were kept on record has none of which anybody could know.

    Raises:
        SourceUnavailable: a source can't be looked into.
    """
    known = _told(entries, number, plan)
    if known is None:
        return ()
    return tuple(each for each in _every(sources, mandate) if each[1].digest[:_DIGITS] not in known)


def require_none_added(
    sources: Sources, mandate: Mandate, entries: Iterable[AuditEntry], number: str, plan: str
) -> None:
    """Refuse to go on by a plan whose approver was not told of all triggers.

    Raises:
        TriggersAdded: naming the tables.
        SourceUnavailable: a source can't be looked into.
    """
    added = added_since(sources, mandate, entries, number, plan)
    if added:
        raise TriggersAdded(f"{source}.{trigger.table}" for source, trigger in added)


def _told(entries: Iterable[AuditEntry], number: str, plan: str) -> frozenset[str] | None:
    for entry in reversed(tuple(entries)):
        facts = dict(entry.event.facts)
        made = (entry.event.case, entry.event.event, facts.get("digest"))
        if made == (number, PREPARED, plan):
            return frozenset(facts[TRIGGERS].split(",")) if TRIGGERS in facts else None
    return None


def _every(sources: Sources, mandate: Mandate) -> Iterator[tuple[str, Trigger]]:
    for key, _ in parts_of(mandate):
        yield from ((key, each) for each in sorted(sources.get(key).copying()))
