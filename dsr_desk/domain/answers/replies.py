"""Answers on their way out, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.requests import Case, CaseState, RequestKind

CONFIRMATION, EXTRACT, ASK_BACK, REFERRAL, REMINDER, BESIDE, NOTICE, NOTHING_FOUND, REFUSAL = (
    "confirmation",
    "extract",
    "ask_back",
    "referral",
    "reminder",
    "beside",
    "notice",
    "nothing_found",
    "refusal",
)
"""What an answer is, by its template's name and in the audit."""
FINAL = frozenset({CONFIRMATION, EXTRACT, NOTHING_FOUND, REFUSAL})
"""After one of them the case is answered."""


def nothing_found_fits(case: Case, found: int) -> bool:
    """Tell whether a case, for which so many items were found, is answered with “nothing found”.

    It needs no plan and no second person, since nothing is erased (law.md L19).  Where an extract
    is wished for too, that is made and answered first: it says the same.
    """
    if case.state is not CaseState.REVIEWING or not case.kind.erases:
        return False
    extract_first = case.kind is RequestKind.ACCESS_ERASURE and case.answered_at is None
    return found == 0 and not extract_first


@dataclass(frozen=True, slots=True)
class OutgoingAttachment:
    """A file that goes with an answer."""

    filename: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """An answer to exactly one verified recipient; nobody is ever on copy (law.md L25)."""

    recipient: EmailAddress
    sender: EmailAddress
    sender_name: str
    subject: str
    body: str
    message_id: str
    """Made by the caller, in angle brackets, so that it can be kept before sending."""
    date: datetime
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    attachments: tuple[OutgoingAttachment, ...] = ()
