"""The files that hang on a mail, with their bytes; a mail that is passed on is one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.policy import compat32
from itertools import islice
from mimetypes import guess_extension

from dsr_desk.domain.content import ImportedAttachment
from dsr_desk.mail.reading.outlook import is_outlook, outlook_attachments
from dsr_desk.mail.reading.parts import (
    Tree,
    children,
    filename_of,
    is_attachment,
    mail_name,
    media_type,
    payload_of,
)

_MOST = 200
_HINTED = re.compile(
    rb"name\s*[*=]|^content-disposition[ \t]*:\s*attachment"
    rb"|^content-type[ \t]*:(?!\s*(?:text/(?:plain|html)\b|multipart/(?!digest)))",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands in every mail with a file on it; most need not be taken apart for it."""
_MAILS = frozenset({"message/rfc822", "message/global"})
_AS_SENT = compat32.clone(max_line_length=0)


def attachments(data: bytes) -> tuple[ImportedAttachment, ...]:
    """Return the files of a mail; one that can't be taken apart has none."""
    if is_outlook(data):
        return tuple(ImportedAttachment(*each) for each in islice(outlook_attachments(data), _MOST))
    if not _HINTED.search(data):
        return ()
    try:
        return tuple(islice(_files(message_from_bytes(data, policy=compat32)), _MOST))
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError):
        return ()


def _files(mail: Tree) -> Iterator[ImportedAttachment]:
    """Yield the files in their order; those on a mail passed on too, and it whole before them."""
    waiting: list[tuple[Tree, bool]] = [(mail, False)]
    while waiting:
        part, passed_on = waiting.pop()
        kind, below = media_type(part), children(part)
        holds_mail = kind in _MAILS and bool(below)
        if below and (kind.startswith("message/") and not passed_on):
            yield ImportedAttachment(_name(part, below[0]), kind, _whole(part, below))
        elif not below and is_attachment(part, kind):
            yield ImportedAttachment(_name(part, None), kind, payload_of(part))
        if holds_mail or not kind.startswith("message/"):
            inner = passed_on or holds_mail
            waiting += [(child, inner) for child in reversed(below)]


def _whole(part: Tree, below: list[Tree]) -> bytes:
    """Return the mail inside a part as it was sent, as far as its taking apart kept it."""
    whole = b"\n".join(each.as_bytes(policy=_AS_SENT) for each in below)
    way = str(part.get("content-transfer-encoding", "")).strip().lower()
    if way not in ("base64", "quoted-printable"):
        return whole
    # No sender may encode a mail whole, and some do.
    wrapped = message_from_bytes(b"Content-Transfer-Encoding: " + way.encode() + b"\n\n" + whole)
    return payload_of(wrapped) or whole


def _name(part: Tree, mail: Tree | None) -> str:
    """Return the name that a file gives itself, or what tells it from others."""
    named = filename_of(part)
    if named:
        return named
    if mail is None:
        return f"attachment{guess_extension(media_type(part)) or ''}"
    fields = ((name.lower(), value) for name, value in mail.raw_items())
    subject = str(next((value for name, value in fields if name == "subject"), ""))
    return mail_name(subject.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
