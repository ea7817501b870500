"""The files that hang on a case's mail: listed, and fetched to be looked at; nothing is opened."""

from __future__ import annotations

from dsr_desk.domain.content import ImportedAttachment
from dsr_desk.domain.finding.matches import Attachment
from dsr_desk.domain.intake.by_hand import UNREAD
from dsr_desk.domain.requests import ReadMessage
from dsr_desk.services.intake.mail_parser import MailParser
from dsr_desk.services.ports import BoxEntry

_MAIL = "message/rfc822"
_ENDINGS = (".eml", ".msg")
_UNFOLLOWED = UNREAD | {"too-many-parts", "too-many-lines"}
"""Trouble after which a mail is not taken apart a second time."""


def listed(parser: MailParser, raw: bytes, message: ReadMessage | None) -> tuple[Attachment, ...]:
    """Return what hangs on a mail, each by its place; a mail that is passed on too."""
    if message is None or not (message.attachments or message.forwarded_parts):
        return ()
    if not raw or _UNFOLLOWED & set(message.problems):
        return ()
    return tuple(
        Attachment(
            str(place),
            file.filename,
            _MAIL if _is_mail(file) else file.media_type,
            len(file.content),
        )
        for place, file in enumerate(parser.attachments(raw))
    )


def legible(parser: MailParser, raw: bytes, place: int) -> bytes:
    """Return the file at a place; of a mail, who wrote it and its text, read within bounds."""
    file = parser.attachments(raw)[place]
    if not _is_mail(file):
        return file.content
    read = parser.understand(BoxEntry("", file.content)).message
    return _told(read).encode("utf-8", "replace") if read is not None else file.content


def _is_mail(file: ImportedAttachment) -> bool:
    named = file.filename.lower().endswith(_ENDINGS)
    return file.media_type.startswith("message/rfc822") or named


def _told(mail: ReadMessage) -> str:
    sent = f"{mail.sent_at:%Y-%m-%d %H:%M %Z}" if mail.sent_at else ""
    lines = [
        ("From", " ".join([mail.sender_name, *(f"<{sender}>" for sender in mail.senders)])),
        ("To", ", ".join(str(recipient) for recipient in mail.recipients)),
        ("Date", sent),
        ("Subject", mail.subject),
    ]
    head = "\n".join(f"{name}: {told.strip()}" for name, told in lines if told.strip())
    return f"{head}\n\n{mail.text}"
