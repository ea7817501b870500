"""What is done away from the asking thread is given to one side, never to both or to none."""

from __future__ import annotations

import contextlib
import threading

import pytest

from dsr_desk.mail.servers.wire import away
from dsr_desk.services.progress import Cancelled, CancelToken


class Looked(CancelToken):
    """Tells when somebody has looked at it, so that a cancel can come right after."""

    def __init__(self) -> None:
        super().__init__()
        self.looked = threading.Event()

    def check(self) -> None:
        super().check()
        self.looked.set()


def test_what_comes_with_the_cancel_is_either_returned_or_given_back() -> None:
    for _ in range(30):
        token, late, before = Looked(), threading.Semaphore(0), threading.enumerate()

        def act(token: Looked = token) -> str:
            token.looked.wait(5)
            token.cancel()
            return "a connection"

        def put_back(_: str, late: threading.Semaphore = late) -> None:
            late.release()

        returned = False
        with contextlib.suppress(Cancelled):
            returned = bool(away(act, token, put_back))
        for thread in set(threading.enumerate()).difference(before):
            thread.join()
        assert late.acquire(blocking=False) is not returned


def test_what_comes_after_the_cancel_is_given_back_once() -> None:
    token, go, late = CancelToken(), threading.Event(), threading.Semaphore(0)
    token.cancel()
    with pytest.raises(Cancelled):
        away(lambda: go.wait(5), token, lambda _: late.release())
    go.set()
    assert late.acquire(timeout=5)
    assert not late.acquire(blocking=False)


def test_a_failure_is_told_even_if_it_is_a_timeout() -> None:
    def fail() -> None:
        raise TimeoutError("slow")

    with pytest.raises(TimeoutError, match="slow"):
        away(fail, CancelToken(), lambda _: None)
