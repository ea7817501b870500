"""Reading within bounds: a mail that takes too long, or kills its reader, is read by hand.

Hostile mails are read and understood in a process of their own, which may use only so much time
and memory; it is killed when it does not answer, and the next mail gets a new one.  Small mails of
a simple build are read in this process: what they can cost is bounded by their size
(tests/tools/measure_intake.py; docs/adr/0012).
"""

from __future__ import annotations

import contextlib
import hashlib
import multiprocessing
import re
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from dsr_desk.config import Limits
from dsr_desk.domain.intake.by_hand import to_read_by_hand
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.intake.wordings import Wordings
from dsr_desk.domain.requests import ParsedRequest, ReadMessage
from dsr_desk.mail.outlook import is_outlook
from dsr_desk.services.ports import BoxEntry, MailFiles

_WORKERS = 2
_START_SECONDS = 60.0
"""How long a new process may take to be ready: it only imports."""
_END_SECONDS = 2.0
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
    wordings: Wordings

    def __call__(self, task: _Task) -> tuple[ReadMessage, ParsedRequest | None]:
        message = self.files.read(task.entry)
        if task.own_domains is None:
            return message, None
        return message, parse_request(message, self.wordings, task.own_domains)


class _Stopped(Exception):
    """The process was stopped, or has stopped itself; the reason is a problem code."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def _bound_memory(most: int) -> None:
    """Let this process have only so many bytes, where the system knows such a bound."""
    if sys.platform in ("win32", "darwin"):
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))


def _serve(connection: Connection, reader: _Reader, memory: int) -> None:
    """Read mails until nobody asks any more; runs in the process."""
    # Ctrl+C in a terminal reaches the whole group: the asking process decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory(memory)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(None)
        while True:
            task = connection.recv()
            try:
                answer = reader(task)
            except Exception:  # also no memory left; the mail is read by hand
                answer = None
            connection.send(answer)


class _Worker:
    """One process and the line to it."""

    def __init__(self, reader: _Reader, memory: int) -> None:
        # A forked child would inherit the window's locks; a spawned one is new, also when frozen.
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, reader, memory), daemon=True, name="dsr-desk-reader"
        )
        self._process.start()
        theirs.close()
        self._receive(_START_SECONDS)

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, task: _Task, seconds: float) -> tuple[ReadMessage, ParsedRequest | None]:
        """Have a mail read.

        Raises:
            _Stopped: no answer in time, or none at all.
        """
        try:
            self._line.send(task)
        except (OSError, ValueError):
            raise _Stopped("reader-failed") from None
        answer: tuple[ReadMessage, ParsedRequest | None] | None = self._receive(seconds)
        if answer is None:
            raise _Stopped("reader-failed")
        return answer

    def _receive(self, seconds: float) -> tuple[ReadMessage, ParsedRequest | None] | None:
        try:
            if not self._line.poll(seconds):
                raise _Stopped("too-slow")
            answer: tuple[ReadMessage, ParsedRequest | None] | None = self._line.recv()
            return answer
        except (EOFError, OSError):
            raise _Stopped("reader-failed") from None

    def kill(self) -> None:
        """End the process whatever it does."""
        self._process.kill()
        self._process.join()
        self._line.close()

    def end(self) -> None:
        """Let the process end by itself, which it does once nobody can ask any more."""
        self._line.close()
        self._process.join(_END_SECONDS)
        self._process.kill()


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

    def __init__(self, files: MailFiles, wordings: Wordings, limits: Limits | None = None) -> None:
        """Take the reader (which is sent to the processes), the wordings and the limits."""
        self._files = files
        self._reader = _Reader(files, wordings)
        self._limits = limits or Limits()
        self._places = threading.Semaphore(_WORKERS)
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []

    def entries(self, paths: Iterable[Path]) -> Iterator[BoxEntry]:
        """Yield every mail under the paths; an unreadable file is an entry with a problem."""
        return self._files.entries(paths)

    def read(self, entry: BoxEntry) -> ReadMessage:
        """Understand one mail's structure; never raises on its content."""
        return self._done(_Task(entry, None))[0]

    def understand(self, entry: BoxEntry, own_domains: tuple[str, ...]) -> Understood:
        """Read a mail and understand it; one that can't be is given back to be read by hand."""
        message, parsed = self._done(_Task(entry, own_domains))
        return message, parsed or to_read_by_hand(message)

    def close(self) -> None:
        """Let the processes end."""
        with self._lock:
            workers, self._idle = self._idle, []
        for worker in workers:
            worker.end()

    def _done(self, task: _Task) -> tuple[ReadMessage, ParsedRequest | None]:
        if simple(task.entry.data, self._limits.simple_mail_bytes):
            return self._reader(task)
        try:
            with self._places:
                return self._asked(task)
        except _Stopped as stopped:
            return _unread(task.entry, stopped.problem), None

    def _asked(self, task: _Task) -> tuple[ReadMessage, ParsedRequest | None]:
        worker = self._taken()
        try:
            answer = worker.ask(task, self._limits.reading_seconds)
        except BaseException:
            # It may still be reading: whoever asked next would get this mail's answer.
            worker.kill()
            raise
        with self._lock:
            self._idle.append(worker)
        return answer

    def _taken(self) -> _Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    return worker
        try:
            return _Worker(self._reader, self._limits.reading_memory)
        except OSError:
            raise _Stopped("reader-failed") from None


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
