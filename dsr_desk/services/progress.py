"""Progress and cancelling, as plain values that no toolkit owns."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """How far a piece of work has come; ``total`` is 0 while unknown."""

    what: str
    done: int
    total: int = 0
    pages: int = 0
    """Pages of the document so far, where one is written."""
    size: int = 0
    """Bytes written so far."""
    part: str = ""
    """Which part of it is being done, where it has several."""
    in_bytes: bool = False
    """Whether ``done`` and ``total`` are bytes."""


Progress = Callable[[Step], None]


def unheard(step: Step) -> None:
    """Take a step that nobody listens to."""


class Cancelled(Exception):
    """The work was cancelled where it could be.

    What was done before is kept, unless its words say that nothing is left behind.
    """


class CancelToken:
    """Asked between pieces of work; set from any thread."""

    def __init__(self) -> None:
        """Start uncancelled."""
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody has asked."""
        return self._event.is_set()

    def check(self) -> None:
        """Stop here if somebody has asked.

        Raises:
            Cancelled: somebody has.
        """
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> None:
        """Let time pass, but no more than it takes somebody to ask.

        Raises:
            Cancelled: somebody has.
        """
        if self._event.wait(seconds):
            raise Cancelled
