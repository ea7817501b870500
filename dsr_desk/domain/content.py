"""Content on its way into the archive: what an import reads and the demo makes up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsr_desk.domain.people import ChannelKind


@dataclass(frozen=True, slots=True)
class ImportedAttachment:
    """An attachment with its bytes."""

    filename: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SenderLine:
    """What a mail's sender line says beside one plain address."""

    text: str = ""
    """The line as it was written; empty where it is no more than the author's address."""
    several: tuple[str, ...] = ()
    """Every address of those who sent it together, as far as they could be read exactly."""
    near: tuple[str, ...] = ()
    """Addresses that may be meant by what could only be read leniently."""
    unread: bool = False
    """Whether a sender could not be read in any way."""


PLAIN_SENDER = SenderLine()
UNREAD_SENDER = SenderLine(unread=True)


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """One mail, forum post or chat as it goes into the archive.

    ``external_id`` (a Message-ID, a post's number) makes importing idempotent within a channel;
    where there is a ``content``, a hash of what was written, other content is another item.
    ``author`` is the address as it was written, upper case, plus-tag and all.
    """

    organisation: str
    channel: str
    kind: ChannelKind
    external_id: str
    conversation: str
    author: str
    author_name: str
    staff: bool
    at: datetime
    subject: str
    body: str
    html: bool = False
    recipients: tuple[str, ...] = ()
    reply_to: str = ""
    attachments: tuple[ImportedAttachment, ...] = ()
    senders: SenderLine = PLAIN_SENDER
    content: str = ""
    by_order: bool = False
    """Whether its time rests on which number of 03/04/2026 is the day: an earlier import may have
    been told the other."""
    row: str = ""
    """Of a row of a table: a hash of all its cells, the same whichever column is read as what."""
