"""Mails on disk, as the use cases ask for them; and mails as content of the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from dsr_desk.domain.content import ImportedAttachment, ImportedItem
from dsr_desk.domain.people import Channel
from dsr_desk.domain.requests import ReadMessage
from dsr_desk.mail.reading.attached import attachments
from dsr_desk.mail.reading.boxes import read_paths
from dsr_desk.mail.reading.reader import read_message
from dsr_desk.services.ports import BoxEntry


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

    def attachments(self, data: bytes) -> tuple[ImportedAttachment, ...]:
        """Return the files that hang on a mail; of one that can't be taken apart, none."""
        return attachments(data)


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
        attachments=attachments(entry.data),
        senders=message.sender_line,
        content=message.content_sha256 or message.sha256,
    )
