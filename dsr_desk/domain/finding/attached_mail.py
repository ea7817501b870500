"""What a mail that hangs on another says: its bytes as they are hide what they encode."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.policy import compat32

from dsr_desk.domain.html_text import html_to_text

_ENCODED = (b"base64", b"quoted-printable")
_MOST_PARTS = 100


def mail_text(data: bytes) -> str:
    """Return a mail as text to search: as it stands, and its texts decoded; never raises.

    Args:
        data: the mail, of a bounded size.
    """
    raw = data.decode("utf-8", "replace")
    lower = data.lower()
    if not any(way in lower for way in _ENCODED):
        return raw
    try:
        parts = list(message_from_bytes(data, policy=compat32).walk())[:_MOST_PARTS]
        return "\n".join([raw, *filter(None, map(_decoded, parts))])
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError):
        return raw


def _decoded(part: Message[str, str]) -> str:
    if part.is_multipart() or part.get_content_maintype() != "text":
        return ""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = part.get_content_charset("utf-8")
    try:
        text = content.decode(charset, "replace")
    except (LookupError, ValueError):
        text = content.decode("utf-8", "replace")
    return f"{html_to_text(text)}\n{text}" if part.get_content_subtype() == "html" else text
