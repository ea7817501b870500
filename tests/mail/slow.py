"""A reader that sleeps, eats memory or dies where a mail tells it to; sent to another process."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from dsr_desk.config import Limits
from dsr_desk.domain.content import ImportedAttachment
from dsr_desk.domain.requests import ReadMessage
from dsr_desk.mail.reading.reader import read_message
from dsr_desk.services.ports import BoxEntry

SLEEPS, DIES, EATS, ASKS = b"sleep", b"die", b"eat", b"who"


class WilfulReader:
    """Does what the mail's body says, and then reads it."""

    def entries(self, paths: Iterable[Path]) -> Iterator[BoxEntry]:
        """There are none."""
        return iter(())

    def attachments(self, data: bytes) -> tuple[ImportedAttachment, ...]:
        """There are none."""
        del data
        return ()

    def read(self, entry: BoxEntry) -> ReadMessage:
        """Misbehave as the mail says."""
        word = entry.data.rpartition(b"\n")[2]
        if word == SLEEPS:
            time.sleep(3_600)
        if word == DIES:
            os._exit(7)
        if word == EATS:
            bytearray(Limits().reading_memory + (1 << 30))
        if word == ASKS:
            return ReadMessage("", "", str(os.getpid()), "", ())
        return read_message(entry.data, origin="", received_at=None, authserv_ids=())
