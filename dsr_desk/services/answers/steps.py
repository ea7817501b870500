"""Which answer fits a case's step, in which step an answer leaves the case, and what it knew of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from dsr_desk.domain.answers.replies import (
    ASK_BACK,
    CONFIRMATION,
    EXTRACT,
    FINAL,
    REFERRAL,
    REFUSAL,
    REMINDER,
)
from dsr_desk.domain.errors import PlanChanged, WrongStep
from dsr_desk.domain.requests import UNSETTLED, Case, CaseState, MailRole, Nature, RequestKind
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.services.ports import UnitOfWork

ASKING = frozenset({ASK_BACK, REMINDER})


def mails_to_know(uow: UnitOfWork, case: Case) -> int:
    """Return how many mails of a case whoever answers must have known of: all but notices."""
    return sum(mail.role is not MailRole.NOTICE for mail in uow.cases.mails(case.id))


def require_current(uow: UnitOfWork, case: Case, draft: ReplyDraft) -> None:
    """Refuse an answer that was drawn before another answer left, or before a mail came.

    Raises:
        PlanChanged: whoever read it does not know all that there is now.
    """
    if draft.kind in FINAL and draft.answered_at != case.answered_at:
        raise PlanChanged
    if draft.mails not in (None, mails_to_know(uow, case)):
        raise PlanChanged


def kind_of(case: Case) -> str:
    """Return what kind of answer the case is ready for."""
    if case.nature is Nature.DATA_SUBJECT:
        return REFERRAL
    if case.state is CaseState.SET_ASIDE and case.clocks.refusal is not None:
        return REFUSAL
    if case.state in (*UNSETTLED, CaseState.SET_ASIDE):
        return ASK_BACK
    if case.state in (CaseState.TO_ANSWER, CaseState.CLOSED):
        return CONFIRMATION if case.kind.erases else EXTRACT
    if case.kind is RequestKind.ACCESS_ERASURE and case.exported_at is not None:
        return EXTRACT
    raise WrongStep("answer", case.state.value)


def answered(case: Case, kind: str, at: datetime) -> Case:
    """Return the case in the state that this answer leaves it in."""
    if kind in FINAL:
        case = replace(case, answered_at=at)
    if kind in ASKING and case.state is CaseState.CHECKING:
        return replace(case, state=CaseState.WAITING)
    if kind == REFERRAL and case.state in UNSETTLED:
        return replace(case, state=CaseState.SET_ASIDE)
    if kind in (CONFIRMATION, EXTRACT) and case.state is CaseState.TO_ANSWER:
        return replace(case, state=CaseState.CLOSED)
    return case
