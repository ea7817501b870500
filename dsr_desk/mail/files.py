"""Mails on disk, as the use cases ask for them; and mails as content of the archive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.policy import compat32
from itertools import islice
from pathlib import Path

from dsr_desk.domain.content import ImportedAttachment, ImportedItem
from dsr_desk.domain.people import Channel
from dsr_desk.domain.requests import ReadMessage
from dsr_desk.mail.boxes import read_paths
from dsr_desk.mail.outlook import is_outlook, outlook_attachments
from dsr_desk.mail.parts import filename_of
from dsr_desk.mail.reader import read_message
from dsr_desk.services.ports import BoxEntry

_MOST_ATTACHMENTS = 200
_NAMED = re.compile(rb"name\s*[*=]", re.IGNORECASE)
"""What stands in every header that names a part; most mails need not be taken apart for it."""


class MailFolder:
    """Reads mails from files; ``authserv_ids`` are our own receiving servers' names."""

    def __init__(self, authserv_ids: tuple[str, ...] = ()) -> None:
        """Take the names under which our own servers write Authentication-Results."""
        self._authserv_ids = authserv_ids

    def entries(self, paths: Iterable[Path]) -> Iterator[BoxEntry]:
        """Yield every mail under the paths; an unreadable file is an entry with a problem."""
        yield from read_paths(paths)

    def read(self, entry: BoxEntry) -> ReadMessage:
        """Understand one mail's structure; never raises on its content."""
        return read_message(
            entry.data,
            origin=entry.origin,
            received_at=entry.received_at,
            authserv_ids=self._authserv_ids,
        )


def to_item(entry: BoxEntry, message: ReadMessage, channel: Channel, staff: bool) -> ImportedItem:
    """Return a mail as an item of a channel; replies share the thread's first Message-ID."""
    first = message.references[:1] or ((message.in_reply_to,) if message.in_reply_to else ())
    own = message.message_id or message.sha256
    return ImportedItem(
        organisation=channel.organisation,
        channel=channel.key,
        kind=channel.kind,
        external_id=own,
        conversation=first[0] if first else own,
        author=message.senders[0].text if message.senders else "",
        author_name=message.sender_name,
        staff=staff,
        at=message.sent_at or message.received_at or datetime.fromtimestamp(0, UTC),
        subject=message.subject,
        body=message.text,
        recipients=tuple(address.text for address in message.recipients),
        reply_to=message.reply_to[0].text if message.reply_to else "",
        attachments=tuple(_attachments(entry.data)),
    )


def _attachments(data: bytes) -> Iterator[ImportedAttachment]:
    """Yield the named parts of a mail; one that can't be taken apart has none."""
    if is_outlook(data):
        for found in islice(outlook_attachments(data), _MOST_ATTACHMENTS):
            yield ImportedAttachment(*found)
        return
    if not _NAMED.search(data):
        return
    try:
        tree: Message[str, str] = message_from_bytes(data, policy=compat32)
        parts = [part for part in tree.walk() if not part.is_multipart() and filename_of(part)]
    except (MessageError, RecursionError, ValueError, LookupError):
        return
    for part in parts[:_MOST_ATTACHMENTS]:
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield ImportedAttachment(filename_of(part), part.get_content_type(), content)
