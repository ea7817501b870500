"""What an attachment may say in place of the mail: named to the agent, and never counted."""

from __future__ import annotations

from dsr_desk.domain.requests import AttachmentNote, ReadMessage

ATTACHED = "text-attached"
"""The problem of a mail that lacks what a file on it may hold."""
_TYPES = ("text/", "message/", "application/pdf", "application/rtf", "application/msword")
_TYPE_WORDS = ("wordprocessingml", "opendocument.text", "vnd.ms-outlook", "xhtml")
_NO_LETTERS = frozenset(
    "text/calendar text/vcard text/x-vcard text/directory text/css message/delivery-status".split()
)
"""Texts that say nothing to anybody."""
_ENDINGS = tuple(".txt .text .md .eml .msg .htm .html .pdf .rtf .doc .docx .odt .pages".split())


def may_say(note: AttachmentNote) -> bool:
    """Tell whether a file is of a kind in which people write."""
    kind = note.media_type.lower()
    if kind in _NO_LETTERS or not note.size:
        return False
    written = kind.startswith(_TYPES) or any(word in kind for word in _TYPE_WORDS)
    return written or note.filename.lower().endswith(_ENDINGS)


def letters_attached(message: ReadMessage) -> bool:
    """Tell whether a mail brings a text beside its own: a file, or a mail that is passed on."""
    return bool(message.forwarded_parts) or any(map(may_say, message.attachments))
