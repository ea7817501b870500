"""Work away from the UI thread: one writer, a few readers, results back through one signal.

A job runs in a pool; what comes of it travels through the one long-lived :class:`_Relay` to the
main thread and is handed to the job's callbacks there, but only while the widget that asked is
alive.  That is looked at here and nowhere else.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from dsr_desk.services.progress import Cancelled, CancelToken, Progress, Step
from dsr_desk.ui.garbage import GarbageKeeper
from dsr_desk.ui.qt import alive, on_main_thread

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from dsr_desk.ui.pools import Pools

READERS = 3
SWITCH_SECONDS = 0.0005
"""How long a job keeps the interpreter when the window wants it: at Python's own five milliseconds,
painting a page of rows beside a busy job adds up to a stall."""
PROGRESS_INTERVAL = 0.1
"""At most ten steps a second are shown."""

T = TypeVar("T")
Work = Callable[[Progress, CancelToken], Any]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done, for whom, and what is done with what comes of it."""

    work: Work
    owner: QObject
    writes: bool = False
    watches: bool = False
    """It waits for the outside world, and keeps nobody busy meanwhile."""
    urgent: bool = False
    """It does not wait for what is being written in this window, such as a run: the database lets
    it in between two transactions, as it would another desk."""
    replaces: str = ""
    """A name: a newer job of the same owner and name makes this one's result uninteresting."""
    on_success: Callable[[Any], None] | None = None
    on_failure: Callable[[Exception], None] | None = None
    on_progress: Callable[[Step], None] | None = None
    on_cancelled: Callable[[], None] | None = None


@dataclass(eq=False, slots=True)
class Ticket:
    """A job that has been started."""

    number: int
    job: Job
    token: CancelToken = field(default_factory=CancelToken)
    finished: bool = False
    stale: bool = False

    def cancel(self) -> None:
        """Ask it to stop where it can."""
        self.token.cancel()

    def drop(self) -> None:
        """Ask it to stop, and hear nothing more of it."""
        self.stale = True
        self.token.cancel()


@dataclass(frozen=True, slots=True)
class _News:
    """What a job has to tell: a step, or its end."""

    ticket: Ticket
    step: Step | None = None
    result: Any = None
    error: Exception | None = None


class _Relay(QObject):
    """Carries news to the main thread."""

    told = Signal(object)


class JobRunner(QObject):
    """Runs jobs and hands their results to those who asked."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, readers: int = READERS) -> None:
        """Take how many may read at once; call :meth:`shut_down` before the program ends."""
        super().__init__(parent)
        sys.setswitchinterval(min(sys.getswitchinterval(), SWITCH_SECONDS))
        self._most_readers = readers
        self._numbers = itertools.count(1)
        self._running: dict[int, tuple[Ticket, Future[None]]] = {}
        self._latest: dict[tuple[int, str], Ticket] = {}
        self._relay = _Relay(self)
        self._relay.told.connect(self._on_relay_told)
        self._garbage = GarbageKeeper(self)

    @property
    def busy(self) -> bool:
        """Whether anything is being done; watching is not doing."""
        return any(not ticket.job.watches for ticket, _ in self._running.values())

    @property
    def writing(self) -> bool:
        """Whether something is being changed: closing the window waits for it."""
        return any(ticket.job.writes for ticket, _ in self._running.values())

    def start(self, job: Job) -> Ticket:
        """Start a job; its callbacks run on the main thread, later."""
        if not on_main_thread():
            raise RuntimeError("Jobs are started from the main thread.")
        ticket = Ticket(next(self._numbers), job)
        if job.replaces:
            key = (id(job.owner), job.replaces)
            older = self._latest.get(key)
            if older is not None:
                older.drop()
            self._latest[key] = ticket
        pool = self._pool_of(job)
        was_busy = self.busy
        self._running[ticket.number] = (ticket, pool.submit(self._do, ticket))
        if self.busy != was_busy:
            self.busy_changed.emit(True)
        return ticket

    def in_turn(self, work: Callable[[], T], token: CancelToken) -> T:
        """Do a short piece of writing when it is the writer's turn; for a watching job's thread.

        Raises:
            Cancelled: somebody has asked to stop before it was begun; or what the work raises.
        """
        return self._pools.in_turn(work, token)

    def shut_down(self, seconds: float = 10.0) -> bool:
        """Cancel what runs and wait for it; return whether everything has ended in time."""
        futures = [future for _, future in self._running.values()]
        for ticket, _ in self._running.values():
            ticket.drop()
        ended = self._pools.shut_down(futures, seconds)
        if ended:
            self._garbage.let_go()
        return ended

    @cached_property
    def _pools(self) -> Pools:
        # The window is painted before the first job, and needs no threads for that.
        from dsr_desk.ui.pools import Pools

        return Pools(self._most_readers)

    def _pool_of(self, job: Job) -> Executor:
        if job.urgent:
            return self._pools.urgent
        if job.watches:
            return self._pools.watchers
        return self._pools.writer if job.writes else self._pools.readers

    def _do(self, ticket: Ticket) -> None:
        """Run in a pool's thread; never raises."""
        try:
            ticket.token.check()
            result = ticket.job.work(_Throttle(self._relay, ticket), ticket.token)
        except Exception as error:
            self._relay.told.emit(_News(ticket, error=error))
        else:
            self._relay.told.emit(_News(ticket, result=result))

    @Slot(object)
    def _on_relay_told(self, news: _News) -> None:
        ticket, job = news.ticket, news.ticket.job
        interested = not ticket.stale and alive(job.owner)
        if news.step is not None:
            if interested and job.on_progress and not ticket.finished:
                job.on_progress(news.step)
            return
        self._end(ticket)
        if not interested:
            return
        if isinstance(news.error, Cancelled):
            if job.on_cancelled:
                job.on_cancelled()
        elif news.error is not None:
            if job.on_failure is None:
                raise news.error
            job.on_failure(news.error)
        elif job.on_success:
            job.on_success(news.result)

    def _end(self, ticket: Ticket) -> None:
        ticket.finished = True
        was_busy = self.busy
        self._running.pop(ticket.number, None)
        key = (id(ticket.job.owner), ticket.job.replaces)
        if self._latest.get(key) is ticket:
            del self._latest[key]
        if was_busy and not self.busy:
            self.busy_changed.emit(False)


class _Throttle:
    """Passes on ten steps a second, and every step that begins something new or ends it."""

    def __init__(self, relay: _Relay, ticket: Ticket) -> None:
        """Take where the steps go."""
        self._relay = relay
        self._ticket = ticket
        self._what = ""
        self._at = 0.0

    def __call__(self, step: Step) -> None:
        """Take a step, in the job's thread."""
        now = time.monotonic()
        new = step.what != self._what or (step.total > 0 and step.done >= step.total)
        if new or now - self._at >= PROGRESS_INTERVAL:
            self._what, self._at = step.what, now
            self._relay.told.emit(_News(self._ticket, step=step))
