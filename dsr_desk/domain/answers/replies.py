"""Answers on their way out, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsr_desk.domain.addresses import EmailAddress

CONFIRMATION, EXTRACT, ASK_BACK, REFERRAL, REMINDER, BESIDE, NOTICE, NOTHING_FOUND = (
    "confirmation",
    "extract",
    "ask_back",
    "referral",
    "reminder",
    "beside",
    "notice",
    "nothing_found",
)
"""What an answer is, by its template's name and in the audit."""
FINAL = frozenset({CONFIRMATION, EXTRACT, NOTHING_FOUND})
"""After one of them the case is answered."""


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
