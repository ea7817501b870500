"""How fast work goes, reckoned from its own steps."""

from __future__ import annotations

import time
from collections.abc import Callable

from dsr_desk.services.progress import Step


class Pace:
    """Reckons items a second since the work at hand was first heard of."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the clock, in seconds."""
        self._clock = clock
        self._first: tuple[Step, float] | None = None

    def rate(self, step: Step) -> int:
        """Return whole items a second; 0 while there is nothing to tell."""
        now = self._clock()
        if (
            self._first is None
            or self._first[0].what != step.what
            or step.done < self._first[0].done
        ):
            self._first = (step, now)
        begun, at = self._first
        passed = now - at
        return round((step.done - begun.done) / passed) if passed > 0 and step.total else 0
