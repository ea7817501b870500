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
class ImportedItem:
    """One mail, forum post or chat as it goes into the archive.

    ``external_id`` (a Message-ID, a post's number) makes importing idempotent within a channel.
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
