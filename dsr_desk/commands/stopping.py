"""Ctrl+C during long work that leaves nothing behind: it ends where it can, not anywhere."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from dsr_desk.services.progress import Cancelled, CancelToken


@contextmanager
def stoppable() -> Iterator[CancelToken]:
    """Give a block's work the token that Ctrl+C sets; a second Ctrl+C ends it at once.

    Raises:
        Cancelled: it has ended because it was asked to, in words for a person.
    """
    token, before = CancelToken(), signal.getsignal(signal.SIGINT)

    def ask(*_: object) -> None:
        token.cancel()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, ask)
    try:
        yield token
    except Cancelled:
        raise Cancelled("Stopped. Nothing is left behind; the command begins anew.") from None
    finally:
        signal.signal(signal.SIGINT, before)
