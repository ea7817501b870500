"""Reading within bounds: a mail that takes too long, or kills its reader, is read by hand.

Hostile mails are read and understood in a process of their own, which may use only so much time
and memory; it is killed when it does not answer, and the next mail gets a new one.  Small mails of
a simple build are read in this process: what they can cost is bounded by their size
(tests/tools/measure_intake.py; docs/adr/0012).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dsr_desk.bounded import Bounded, Stopped
from dsr_desk.config import Limits
from dsr_desk.domain.content import ImportedAttachment
from dsr_desk.domain.intake.by_hand import to_read_by_hand
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.requests import ParsedRequest, ReadMessage
from dsr_desk.mail.reading.outlook import is_outlook
from dsr_desk.services.ports import BoxEntry, MailFiles

_SHOWN = 20_000
"""Bytes of an unread mail that are shown as they are."""
_STRUCTURE = re.compile(rb"^content-type[ \t]*:", re.IGNORECASE | re.MULTILINE)
_SIMPLE_PARTS = 8

Understood = tuple[ReadMessage, ParsedRequest]


@dataclass(frozen=True, slots=True)
class _Task:
    """A mail to be read; ``own_domains`` is None when it shall not be understood too."""

    entry: BoxEntry
    own_domains: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reads: it is sent to the process once."""

    files: MailFiles
    wordings: Callable[[], Wordings]

    def __reduce__(self) -> tuple[object, ...]:
        """Make ready before the first mail's time counts, in the process it is sent to."""
        return _ready, (self.files, self.wordings)

    def __call__(self, task: _Task) -> tuple[ReadMessage, ParsedRequest | None]:
        message = self.files.read(task.entry)
        if task.own_domains is None:
            return message, None
        return message, parse_request(message, self.wordings(), task.own_domains)


def _ready(files: MailFiles, wordings: Callable[[], Wordings]) -> _Reader:
    wordings()
    return _Reader(files, wordings)


def simple(data: bytes, most: int) -> bool:
    """Tell whether a mail may be read in this process: small, and of few parts."""
    if len(data) > most or is_outlook(data):
        return False
    return len(_STRUCTURE.findall(data)) <= _SIMPLE_PARTS


class BoundedReading:
    """Reads mails from files, and understands them, within time and memory.

    May be asked from several threads; the processes start at the first mail that needs one, stay
    warm, and end with :meth:`close` or with this process.
    """

    def __init__(
        self, files: MailFiles, wordings: Callable[[], Wordings], limits: Limits | None = None
    ) -> None:
        """Take the reader, what gives the wordings (both are sent to the processes), the limits."""
        self._files = files
        self._reader = _Reader(files, wordings)
        self._limits = limits or Limits()
        self._processes = Bounded(self._reader, self._limits.reading_memory, "dsr-desk-reader")

    def entries(self, paths: Iterable[Path]) -> Iterator[BoxEntry]:
        """Yield every mail under the paths; an unreadable file is an entry with a problem."""
        return self._files.entries(paths)

    def read(self, entry: BoxEntry) -> ReadMessage:
        """Understand one mail's structure; never raises on its content."""
        return self._done(_Task(entry, None))[0]

    def attachments(self, data: bytes) -> tuple[ImportedAttachment, ...]:
        """Return the files that hang on a mail that was read."""
        return self._files.attachments(data)

    def understand(self, entry: BoxEntry, own_domains: tuple[str, ...]) -> Understood:
        """Read a mail and understand it; one that can't be is given back to be read by hand."""
        message, parsed = self._done(_Task(entry, own_domains))
        return message, parsed or to_read_by_hand(message)

    def close(self) -> None:
        """Let the processes end."""
        self._processes.close()

    def _done(self, task: _Task) -> tuple[ReadMessage, ParsedRequest | None]:
        if simple(task.entry.data, self._limits.simple_mail_bytes):
            return self._reader(task)
        try:
            return self._processes.ask(task, self._limits.reading_seconds)
        except Stopped as stopped:
            return _unread(task.entry, stopped.problem), None


def _unread(entry: BoxEntry, problem: str) -> ReadMessage:
    """Return a mail that was not read: its hash, and how it begins."""
    start = "" if is_outlook(entry.data) else entry.data[:_SHOWN].decode("utf-8", "replace")
    text = start.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    return ReadMessage(
        hashlib.sha256(entry.data).hexdigest(),
        "",
        "",
        text,
        (),
        received_at=entry.received_at,
        problems=(problem,),
    )
