"""What a letter states of a case, held against the audit before the letter leaves.

A case's dates and what its run came to are rows.  Each step that sets them leaves a digest, so that
no letter gives others to the editor.  Names and addresses are bound by the sealed mail, never by a
digest here: a plain digest of an address could be found by trying.
"""

from __future__ import annotations

from datetime import UTC, datetime

from dsr_desk.domain.answers.replies import ASK_BACK, CONFIRMATION, REFUSAL, REMINDER
from dsr_desk.domain.canonical import Json, digest
from dsr_desk.domain.erasing.receipts import RunRecord, identifies
from dsr_desk.domain.erasing.traces import MENTIONS
from dsr_desk.domain.finding.scope import scope_digest
from dsr_desk.domain.requests import Case, Deadline
from dsr_desk.domain.verifying.checklist import EDITOR
from dsr_desk.services.cases import WAITING, moment_on_record
from dsr_desk.services.ports import UnitOfWork
from dsr_desk.services.record.on_record import Entries, filing_of, recorded

DATES, SAID = "dates", "said"
"""The audit's facts that bind a case's dates, and what its confirmation says of the run."""
DECIDED = "decided"
"""The audit's fact that binds the organisation's decision not to act; empty once it was undone."""

_ASKING = (ASK_BACK, REMINDER)


def dates_digest(case: Case) -> str:
    """Return what binds the dates that letters give, and the language they begin with."""
    extension = case.clocks.extension
    return digest(
        {
            "requested": case.requested_on.isoformat() if case.requested_on else "",
            "deadline": _deadline(case.deadline),
            "extended": _deadline(extension.deadline) if extension else [],
            "language": case.language,
        }
    )


def dates_stand(entries: Entries, case: Case) -> bool:
    """Tell whether a case's dates are those on record; an older program has bound none."""
    return recorded(entries, DATES, case) in ("", dates_digest(case))


def dates_fact(entries: Entries, before: Case, after: Case) -> dict[str, str]:
    """Return what a step that moves dates leaves; edited ones are never put on record by it."""
    return {DATES: dates_digest(after)} if dates_stand(entries, before) else {}


def said_digest(uow: UnitOfWork, case: Case) -> str:
    """Return what binds what a confirmation says of the case's run; empty before its end."""
    plan = uow.plans.latest(case.id)
    record = uow.runs.of_plan(plan.id) if plan else None
    if plan is None or record is None or record.finished_at is None:
        return ""
    mentions, identifying = traces_told(record)
    return digest(
        {
            "plan": plan.digest,
            "scope": scope_digest(plan.scope),
            "finished": record.finished_at.astimezone(UTC).isoformat(),
            "items": record.finished_items,
            "undone": undone(record),
            "anonymous": record.anonymous,
            "mentions": mentions,
            "identifying": identifying,
            "left_out": list(left_out(uow, case)),
        }
    )


def traces_told(record: RunRecord) -> tuple[int, int]:
    """Return how often the person is mentioned by others, and may still be identified."""
    mentions = sum(trace.count for trace in record.traces if trace.what == MENTIONS)
    return mentions, sum(trace.count for trace in record.traces if identifies(trace))


def undone(record: RunRecord) -> int:
    """Return how many items a run has left as they were."""
    return sum(count for outcome, count in record.counts if not outcome.done)


def left_out(uow: UnitOfWork, case: Case) -> tuple[str, ...]:
    """Return the keys of the channels that the case leaves out."""
    checks = uow.cases.checks(case.id)
    return tuple(check.target for check in checks if check.left_out and check.code == EDITOR)


def stated_fault(
    uow: UnitOfWork, case: Case, kind: str, entries: Entries, received: datetime
) -> str:
    """Return what a letter of a kind would give otherwise than the audit has it, or empty.

    ``received`` is when the first mail came, as the audit has it.
    """
    filed = filing_of(entries, case)
    placed = recorded(entries, "organisation", case) if "organisation" in filed else None
    if placed not in (None, case.organisation):
        return "the organisation is not the one on record"
    if case.received_at != received or not dates_stand(entries, case):
        return "the dates are not those on record"
    since = moment_on_record(case.waiting_since)
    if kind == REMINDER and recorded(entries, WAITING, case) not in ("", since):
        return "since when the editor has been asked is not on record"
    refusal = case.clocks.refusal
    if kind == REFUSAL and (refusal is None or recorded(entries, DECIDED, case) != refusal.bound):
        return "the organisation’s decision is not the one on record"
    said = recorded(entries, SAID, case)
    # Nobody is asked for what a run needs once it has been carried out.
    if said and (kind in _ASKING or (kind == CONFIRMATION and said != said_digest(uow, case))):
        return "what the run came to is not what is on record"
    return ""


def _deadline(deadline: Deadline) -> list[Json]:
    return [
        *(deadline.due.isoformat(), deadline.start.isoformat(), deadline.months),
        *(deadline.country, deadline.latest_possible, list(deadline.steps)),
    ]
