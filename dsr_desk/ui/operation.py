"""An operation: one intention of the person, not started yet (the manner of Anki's operations)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from PySide6.QtCore import QObject

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors import PlanChanged, Problem, SessionOver, WrongStep
from dsr_desk.ui.jobs import Job, Ticket
from dsr_desk.ui.qt import alive

if TYPE_CHECKING:
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.people.accounts import SignedIn
    from dsr_desk.services.progress import CancelToken, Progress, Step
    from dsr_desk.ui.desk import Desk

T = TypeVar("T")


class Operation(Generic[T]):
    """Work for the background with what shall be done about its result.

    ``work`` runs in a job's thread, by whoever was signed in when it was set off (``desk.by``), and
    must not touch a widget.  Who takes no ``failure`` leaves it
    to the window, which shows it with “Try again” where that can help; so it is with what was
    written when whoever asked is gone by then.
    """

    def __init__(
        self,
        parent: QObject,
        desk: Desk,
        work: Callable[[Progress, CancelToken], T],
        *,
        changes: Callable[[T], Changes] | None = None,
        writes: bool = False,
        watches: bool = False,
        urgent: bool = False,
        replaces: str = "",
        at_worst: Changes | None = None,
    ) -> None:
        """Take who asks, the work, and how to read off what it has changed.

        ``at_worst`` is told when the work stopped or failed half-way.
        """
        self._parent, self._desk, self._work = parent, desk, work
        self._changes, self._writes, self._replaces = changes, writes, replaces
        self._watches, self._urgent = watches, urgent
        self._at_worst = at_worst or Changes()
        self._success: Callable[[T], None] | None = None
        self._failure: Callable[[Exception], None] | None = None
        self._progress: Callable[[Step], None] | None = None
        self._cancelled: Callable[[], None] | None = None
        self._initiator: object | None = None
        self._by: SignedIn | None = None

    def success(self, slot: Callable[[T], None]) -> Self:
        """Call this with the result, before the changes are told to all."""
        self._success = slot
        return self

    def failure(self, slot: Callable[[Exception], None]) -> Self:
        """Call this with the error instead of leaving it to the window."""
        self._failure = slot
        return self

    def with_progress(self, slot: Callable[[Step], None]) -> Self:
        """Call this with the steps, ten times a second at most."""
        self._progress = slot
        return self

    def cancelled(self, slot: Callable[[], None]) -> Self:
        """Call this when the work was stopped on demand."""
        self._cancelled = slot
        return self

    def run_in_background(self, *, initiator: object | None = None) -> Ticket:
        """Start; ``initiator`` lets a screen recognise its own change."""
        self._initiator = initiator
        self._by = by = self._desk.person

        def work(progress: Progress, cancel: CancelToken) -> T:
            with self._desk.asked_by(by):
                if self._writes:  # It asks in its own transaction (services.people.accounts).
                    return self._work(progress, cancel)
                self._desk.require_here()
                found = self._work(progress, cancel)
                if not (self._watches or self._changes):
                    # It may be late: nothing is shown that was read for somebody who has left.
                    self._desk.require_here()
                return found

        return self._desk.jobs.start(
            Job(
                work,
                # What was read for a window that is gone is nothing to anybody; what was written
                # is, and so is that it failed.
                self._desk if self._writes else self._parent,
                writes=self._writes,
                watches=self._watches,
                urgent=self._urgent,
                replaces=self._replaces,
                on_success=self._succeed,
                on_failure=self._fail,
                on_progress=self._step,
                on_cancelled=self._stop,
            )
        )

    def _step(self, step: Step) -> None:
        if self._progress is not None and alive(self._parent):
            self._progress(step)

    def _succeed(self, result: T) -> None:
        if self._success is not None and alive(self._parent):
            self._success(result)
        if self._changes is not None:
            self._desk.tell_changed(self._changes(result), self._initiator)

    def _fail(self, error: Exception) -> None:
        if self._failure is not None and alive(self._parent):
            self._failure(error)
        else:
            self._desk.tell_failed(error, self._again if isinstance(error, Problem) else None)
        overtaken = self._writes and isinstance(error, (WrongStep, PlanChanged))
        self._desk.tell_changed(self._at_worst, self._initiator, error if overtaken else None)
        if isinstance(error, SessionOver) and self._by is not None:
            self._desk.turn_out(self._by, error)

    def _stop(self) -> None:
        if self._cancelled is not None and alive(self._parent):
            self._cancelled()
        self._desk.tell_changed(self._at_worst, self._initiator)

    def _again(self) -> None:
        self.run_in_background(initiator=self._initiator)


def long_change(
    parent: QObject,
    desk: Desk,
    act: Callable[[DeskServices, SignedIn, Progress, CancelToken], T],
    changes: Callable[[T], Changes],
    at_worst: Changes,
) -> Operation[T]:
    """Change something in a step that tells how far it is, and can be stopped half-way."""
    return Operation(
        parent,
        desk,
        lambda progress, cancel: act(desk.services, desk.by, progress, cancel),
        changes=changes,
        writes=True,
        at_worst=at_worst,
    )


def change(
    parent: QObject, desk: Desk, act: Callable[[DeskServices, SignedIn], Changes]
) -> Operation[Changes]:
    """Change something by one call of a service, which tells what changed."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: act(desk.services, desk.by),
        changes=lambda changes: changes,
        writes=True,
    )
