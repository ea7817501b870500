"""Outgoing mail as a value: one recipient, nobody on copy (law.md L25)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsr_desk.domain.addresses import EmailAddress


@dataclass(frozen=True, slots=True)
class OutgoingAttachment:
    """A file that goes with the answer."""

    filename: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """A prepared answer; ``date`` is aware, ``message_id`` and references carry angle brackets."""

    recipient: EmailAddress
    sender: EmailAddress
    sender_name: str
    subject: str
    body: str
    message_id: str
    date: datetime
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    attachments: tuple[OutgoingAttachment, ...] = ()
