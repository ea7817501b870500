"""Putting the organisation's decision not to act on a request on record (law.md L40)."""

from __future__ import annotations

from dataclasses import replace

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.refusing import DecisionOfNobody, RefusalDecision
from dsr_desk.domain.requests import Case
from dsr_desk.domain.verifying.direct import require_no_direct_request
from dsr_desk.services.cases import Recorder
from dsr_desk.services.ports import UnitOfWork
from dsr_desk.services.record.stated_on_record import DECIDED


def refuse(uow: UnitOfWork, record: Recorder, case: Case, decided: RefusalDecision) -> Changes:
    """Save a case that is set aside by the organisation's decision, and bind what it says.

    Raises:
        DirectRequest: the person wrote themselves; no controller has decided anything (law.md L5).
        DecisionOfNobody: whose decision it is is not settled.
    """
    require_no_direct_request(case, uow.cases.checks(case.id))
    if not case.organisation:
        raise DecisionOfNobody
    # Kept first, since it is kept without the persons' addresses, and bound as it is kept.
    kept = uow.cases.save(replace(case, clocks=replace(case.clocks, refusal=decided)))
    facts = {"ground": decided.ground.value}
    if kept.clocks.refusal is not None:
        facts[DECIDED] = kept.clocks.refusal.bound
    return record.save(uow, kept, decided.by, "case.set_aside", **facts)


def taken_back(case: Case) -> tuple[Case, dict[str, str]]:
    """Return a case that is taken up again without the decision, and what the audit keeps of that.

    What was answered with the decision is no answer to the request any more.
    """
    if case.clocks.refusal is None:
        return case, {}
    clocks = replace(case.clocks, refusal=None)
    return replace(case, clocks=clocks, answered_at=None), {DECIDED: ""}
