"""What was found and decided in a case, held against the audit before anything rests on it.

Rows say what somebody who can write the database wants them to say: that another person's mail was
found, that what was left out goes, that nobody is taken out.  So every search and every decision
leaves a digest of all that stands after it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from dsr_desk.domain.matches import Found, ItemRef, Match, Why, initial_decision
from dsr_desk.domain.profiles import OrganisationProfile
from dsr_desk.domain.redaction.decided import Decided
from dsr_desk.domain.requests import Case
from dsr_desk.services.ports import UnitOfWork
from dsr_desk.services.record.on_record import Entries, recorded

FOUND, DECIDED, OTHERS = "found_rows", "decided_rows", "others_rows"
"""The audit's facts that bind which items were found, what was decided about them and others."""
PROFILE_SAVED = "profile.saved"


def found_digest(found: Iterable[Found | Match]) -> str:
    """Return what binds which items were found, for whom and why; of one twice the first counts."""
    rows: dict[ItemRef, tuple[Why, int]] = {}
    for each in found:
        rows.setdefault(each.ref, (each.why, each.subject_number))
    return _digest("\0".join((*ref, why, str(who))) for ref, (why, who) in rows.items())


def decided_digest(uow: UnitOfWork, case: Case) -> str:
    """Return what binds the decisions of a case that people have taken."""
    return _digest(
        "\0".join((*ref, str(decision.included), str(decision.ground), who))
        for ref, decision, who in uow.matches.decided(case.id)
    )


def others_digest(uow: UnitOfWork, case: Case) -> str:
    """Return what binds the decisions about other people in a case's package."""
    rows: tuple[Decided, ...] = uow.redactions.of(case.id)
    return _digest(f"{r.about}\0{r.choice}\0{r.ground}\0{r.by}" for r in rows)


def decisions_stand(uow: UnitOfWork, case: Case, entries: Entries) -> bool:
    """Tell whether the decisions are those on record; an older program has bound none."""
    bound = recorded(entries, DECIDED, case)
    return not bound or bound == decided_digest(uow, case)


def matches_stand(uow: UnitOfWork, case: Case, matches: Iterable[Match], entries: Entries) -> bool:
    """Tell whether a case's matches are what a search has found and people have decided."""
    every = tuple(matches)
    bound = recorded(entries, FOUND, case)
    if not bound:
        return True
    started = (m.decision[:2] == initial_decision(m.why)[:2] for m in every if not m.decided_by)
    return bound == found_digest(every) and all(started) and decisions_stand(uow, case, entries)


def others_fault(
    uow: UnitOfWork, case: Case, profile: OrganisationProfile, entries: Entries
) -> str:
    """Return that what is taken out of an extract, or said in it, is not on record; or nothing."""
    bound = recorded(entries, OTHERS, case)
    decided = bound or not _older(entries, case)
    if decided and others_digest(uow, case) != (bound or _digest(())):
        return "what was decided about other people is not on record"
    said = [
        dict(entry.event.facts).get("digest", "")
        for entry in entries
        if entry.event.event == PROFILE_SAVED
        and dict(entry.event.facts).get("organisation") == profile.organisation
    ]
    usual = OrganisationProfile(profile.organisation).digest()
    if profile.digest() != (said[-1] if said else usual):
        return "what the organisation says in its extracts is not on record"
    return ""


def _older(entries: Entries, case: Case) -> bool:
    """Tell whether a program that bound nothing has recorded decisions about other people."""
    return any(
        entry.event.case == case.number and entry.event.event.startswith("redaction.")
        for entry in entries
    )


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "surrogatepass")).hexdigest()
