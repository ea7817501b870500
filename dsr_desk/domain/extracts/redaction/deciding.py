"""When it can be decided who else is in an extract: until it has been handed over."""

from __future__ import annotations

from dsr_desk.domain.requests import Case, CaseState, RequestKind

REDACTABLE = (CaseState.REVIEWING, CaseState.TO_APPROVE, CaseState.APPROVED, CaseState.TO_ANSWER)
"""The steps at which an extract can still change."""


def handed_over(case: Case) -> bool:
    """Tell whether the extract of a case that erases afterwards has been handed over."""
    return case.kind is RequestKind.ACCESS_ERASURE and case.answered_at is not None


def may_redact(case: Case) -> bool:
    """Tell whether it can still be decided about other people in a case's extract."""
    return case.kind.exports and case.state in REDACTABLE and not handed_over(case)
