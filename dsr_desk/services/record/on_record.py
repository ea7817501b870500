"""What the audit has of a case: how it was filed, what was bound last, who has prepared it."""

from __future__ import annotations

from collections.abc import Iterable

from dsr_desk.domain.canonical import digest
from dsr_desk.domain.people import directory_digest
from dsr_desk.domain.record.audit import AuditEntry
from dsr_desk.domain.relations import RelationKind
from dsr_desk.domain.requests import Case
from dsr_desk.services.cases import PREPARES
from dsr_desk.services.ports import SourceEntry, UnitOfWork

FILED = "request.filed"
ANSWER_SAVED, ANSWER_SENT = "answer.saved", "answer.sent"
PREPARED, SENT_BACK = "plan.prepared", "plan.sent_back"
BEGUN, CERTIFIED = "run.begun", "run.certified"
STANDING = "standing"
"""The audit's fact that binds what the roster said of a case's sender (law.md L17)."""
ROSTER = "roster"
"""The audit's fact that binds the whole roster after a change of it."""
CHANNEL_ADDED = "channel.added"
HOLD_SET, HOLD_LIFTED = "hold.set", "hold.lifted"
DIRECTORY = "directory"
"""The audit's fact that binds the organisations, with their telephone numbers, and the channels."""
SOURCES = "connected"
"""The audit's fact that binds which databases of content are connected, and by which mappings."""
CONTENT = "content-"
"""What the name of a mapping of content that was taken in begins with."""
_SPLIT_FROM = frozenset({RelationKind.SPLIT_FROM.value, RelationKind.WISHES_FROM.value})
Entries = tuple[AuditEntry, ...]
"""The whole audit, read once, in its order."""


def filing_of(entries: Iterable[AuditEntry], case: Case) -> dict[str, str]:
    """Return the facts of the case's filing as the audit has them: its mail's hash, its way in."""
    found = _filed(entries, case.number)
    return dict(found.event.facts) if found is not None else {}


def recorded(entries: Iterable[AuditEntry], name: str, case: Case | None = None) -> str:
    """Return the newest value of a fact in the audit, of a case or of the workspace; or empty."""
    number = case.number if case else ""
    return next(
        (
            facts[name]
            for entry in reversed(tuple(entries))
            if entry.event.case == number and name in (facts := dict(entry.event.facts))
        ),
        "",
    )


def split_from(entries: Iterable[AuditEntry], number: str) -> tuple[str, int]:
    """Return the case from which one was split off, and the place of that; empty for any other."""
    found = _filed(entries, number)
    facts = dict(found.event.facts) if found is not None else {}
    if found is None or facts.get("relation") not in _SPLIT_FROM:
        return "", 0
    return facts.get("related", ""), found.sequence


def prepared_on_record(entries: Iterable[AuditEntry], case: Case) -> tuple[str, ...]:
    """Return who has prepared the case by the audit, whatever its row says (law.md L44).

    What was prepared before a split was prepared for both cases.
    """
    every = tuple(entries)
    who: dict[str, None] = {}
    number, until = case.number, len(every) + 1
    while number:
        for entry in every:
            ours = entry.event.case == number and entry.sequence < until
            if ours and dict(entry.event.facts).get(PREPARES):
                who[entry.event.actor] = None
        number, until = split_from(every, number)
    return tuple(who)


def prepared_plan(entries: Iterable[AuditEntry], case: Case) -> str:
    """Return the digest of the plan that waits for its approval, by the audit; or empty."""
    steps = [e.event for e in entries if e.event.case == case.number]
    of_plan = [step for step in steps if step.event.startswith("plan.")]
    waiting = of_plan[-1:] and of_plan[-1].event == PREPARED
    return dict(of_plan[-1].facts).get("digest", "") if waiting else ""


def before_run(entries: Iterable[AuditEntry], case: Case, digest: str) -> tuple[AuditEntry, ...]:
    """Return the audit as it was when a run of this plan was last begun; whole, if none was."""
    every = tuple(entries)
    begun = [
        entry.sequence
        for entry in every
        if (entry.event.case, entry.event.event) == (case.number, BEGUN)
        and dict(entry.event.facts).get("digest") == digest
    ]
    return tuple(e for e in every if e.sequence < begun[-1]) if begun else every


def ran_on_record(entries: Iterable[AuditEntry], case: Case, digest: str) -> bool:
    """Tell whether the audit has a run of this plan that was begun and, after it, certified."""
    begun = False
    for entry in entries:
        if entry.event.case != case.number:
            continue
        if entry.event.event == BEGUN:
            begun = dict(entry.event.facts).get("digest") == digest
        elif entry.event.event == CERTIFIED and begun:
            return True
    return False


def _filed(entries: Iterable[AuditEntry], number: str) -> AuditEntry | None:
    return next((e for e in entries if e.event.case == number and e.event.event == FILED), None)


def directory_fault(uow: UnitOfWork, entries: Entries) -> str:
    """Return that an organisation or a channel is not the one on record, or empty."""
    bound = recorded(entries, DIRECTORY)
    if bound and directory_digest(uow.people.organisations(), uow.people.channels()) != bound:
        return "the organisations and channels are not those on record"
    connected = recorded(entries, SOURCES)
    if connected and sources_digest(uow.people.sources()) != connected:
        return "the connected databases are not those on record"
    return ""


def sources_digest(sources: Iterable[SourceEntry]) -> str:
    """Return what the audit binds of the connected databases: where each is, by which mapping."""
    content = [s for s in sources if s.mapping.startswith(CONTENT)]
    ordered = sorted(content, key=lambda source: source.key)
    return digest([[s.key, s.title, s.mapping, s.location] for s in ordered])
