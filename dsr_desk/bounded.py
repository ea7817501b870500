"""Work on what a stranger has sent, in processes of its own: within time and memory, or not at all.

Some texts make a parser or a layout take minutes, and some kill it.  A thread can't be stopped, a
process can: it is killed when it does not answer, and the next question gets a new one.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

TOO_SLOW = "too-slow"
FAILED = "reader-failed"

_WORKERS = 2
_START_SECONDS = 60.0
"""How long a new process may take to be ready: it only imports."""
_END_SECONDS = 2.0

Q = TypeVar("Q")
A = TypeVar("A")


class Stopped(Exception):
    """The process was stopped, or has stopped itself; ``problem`` says which."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Bounded(Generic[Q, A]):
    """Answers questions in processes of their own.

    May be asked from several threads; the processes start at the first question, stay warm, and
    end with :meth:`close` or with this process.  ``work`` is sent to each of them once; it must be
    importable without a window's modules, and never answers None.
    """

    def __init__(
        self, work: Callable[[Q], A], memory: int, name: str, processes: int = _WORKERS
    ) -> None:
        """Take what answers, how many bytes it may use, what its processes are called, how many."""
        self._work, self._memory, self._name = work, memory, name
        self._places = threading.Semaphore(processes)
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._stopped = threading.Event()

    def ask(self, question: Q, seconds: float) -> A:
        """Return the answer.

        Raises:
            Stopped: no answer in time, or none at all.
        """
        with self._places:
            worker = self._taken()
            try:
                answer: A = worker.ask(question, seconds)
            except BaseException:
                # It may still be at it: whoever asked next would get this question's answer.
                worker.kill()
                self._forget(worker)
                raise
            with self._lock:
                self._idle.append(worker)
            return answer

    def close(self) -> None:
        """Let the processes end."""
        with self._lock:
            workers, self._idle = self._idle, []
            self._all.difference_update(workers)
        for worker in workers:
            worker.end()

    def stop(self) -> None:
        """End the processes whatever they do, for good: whoever waits or asks hears ``Stopped``."""
        with self._lock:
            self._stopped.set()
            workers, self._idle = list(self._all), []
            self._all.clear()
        for worker in workers:
            worker.stop()

    def _forget(self, worker: _Worker) -> None:
        with self._lock:
            self._all.discard(worker)

    def _taken(self) -> _Worker:
        with self._lock:
            if self._stopped.is_set():
                raise Stopped(FAILED)
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    return worker
                self._all.discard(worker)
        try:
            worker = _Worker(self._work, self._memory, self._name)
        except OSError:
            raise Stopped(FAILED) from None
        with self._lock:
            self._all.add(worker)
        if self._stopped.is_set():
            worker.stop()
        return worker


class _Worker:
    """One process and the line to it."""

    def __init__(self, work: Callable[[Any], Any], memory: int, name: str) -> None:
        # A forked child would inherit the window's locks; a spawned one is new, also when frozen.
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._ending = threading.Lock()
        self._process = context.Process(
            target=_serve, args=(theirs, work, memory), daemon=True, name=name
        )
        self._process.start()
        theirs.close()
        try:
            self._receive(_START_SECONDS)
        except BaseException:
            # Nobody knows of it yet, so nobody else would end it.
            self.kill()
            raise

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, question: Any, seconds: float) -> Any:
        try:
            self._line.send(question)
        except (OSError, ValueError):
            raise Stopped(FAILED) from None
        answer = self._receive(seconds)
        if answer is None:
            raise Stopped(FAILED)
        return answer

    def _receive(self, seconds: float) -> Any:
        try:
            if seconds <= 0 or not self._line.poll(seconds):
                raise Stopped(TOO_SLOW)
            return self._line.recv()
        except (EOFError, OSError):
            raise Stopped(FAILED) from None

    def kill(self) -> None:
        """End the process whatever it does."""
        self.stop()
        self._line.close()

    def stop(self) -> None:
        """End the process; somebody may be waiting at the line, which therefore stays."""
        # Of two threads that wait for one child, one is told that there is none while the other
        # has not yet noted its end.
        with self._ending:
            self._process.kill()
            self._process.join()

    def end(self) -> None:
        """Let the process end by itself, which it does once nobody can ask any more."""
        self._line.close()
        self._process.join(_END_SECONDS)
        self._process.kill()


def _bound_memory(most: int) -> None:
    """Let this process have only so many bytes, where the system knows such a bound."""
    if sys.platform in ("win32", "darwin"):
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))


def _serve(connection: Connection, work: Callable[[Any], Any], memory: int) -> None:
    """Answer until nobody asks any more; runs in the process."""
    # Ctrl+C in a terminal reaches the whole group: the asking process decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory(memory)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(None)
        while True:
            question = connection.recv()
            try:
                answer = work(question)
            except Exception:  # also no memory left; whoever asked knows what to do instead
                answer = None
            connection.send(answer)
