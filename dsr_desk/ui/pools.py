"""The threads in which jobs run; imported with the first job, after the first window is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from dsr_desk.services.progress import Cancelled, CancelToken

WATCHERS = 8
"""Jobs that wait for somebody else, such as a mail server, have threads of their own."""
TURN_SECONDS = 0.1

T = TypeVar("T")


class Pools:
    """One writer, a few readers, those that watch, and one that does not wait for the writer."""

    def __init__(self, readers: int) -> None:
        """Make them; a thread is begun when there is something for it to do."""
        self.writer = ThreadPoolExecutor(1, thread_name_prefix="desk-writer")
        self.readers = ThreadPoolExecutor(readers, thread_name_prefix="desk-reader")
        self.watchers = ThreadPoolExecutor(WATCHERS, thread_name_prefix="desk-watcher")
        self.urgent = ThreadPoolExecutor(1, thread_name_prefix="desk-urgent")

    def in_turn(self, work: Callable[[], T], token: CancelToken) -> T:
        """Do a short piece of writing when it is the writer's turn.

        Raises:
            Cancelled: somebody has asked to stop before it was begun; or what the work raises.
        """
        try:
            future = self.writer.submit(work)
            while not wait([future], timeout=TURN_SECONDS).done:
                if token.cancelled and future.cancel():
                    raise Cancelled
            return future.result()
        except (CancelledError, RuntimeError) as error:
            if isinstance(error, RuntimeError) and not token.cancelled:
                raise
            raise Cancelled from None

    def shut_down(self, futures: Iterable[Future[None]], seconds: float) -> bool:
        """Begin nothing more and wait for what runs; return whether all has ended in time."""
        for pool in (self.writer, self.readers, self.watchers, self.urgent):
            pool.shutdown(wait=False, cancel_futures=True)
        # A cancelled future that no thread has taken up is never told so, and wait() would wait.
        left = [future for future in futures if not future.cancelled()]
        return not wait(left, timeout=seconds).not_done
