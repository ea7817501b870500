"""Ports to the desk's own database: plans, approvals and runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from dsr_desk.domain.erasing.hold_reach import PassedItem
    from dsr_desk.domain.erasing.plans import Plan, PlanException, PlanItem
    from dsr_desk.domain.erasing.receipts import (
        Happened,
        ItemOutcome,
        OpenItem,
        Outcome,
        RunRecord,
        RunState,
        Stage,
        Trace,
    )
    from dsr_desk.domain.record.approvals import Approval


class Plans(Protocol):
    """Frozen plans, their items, seen marks and approvals."""

    def add(
        self, case: int, plan: Plan, items: Sequence[PlanItem], kept: Sequence[PlanException]
    ) -> Plan:
        """Store a plan with everything it covers; return it with its id."""
        ...

    def latest(self, case: int) -> Plan | None:
        """Return the case's newest plan that has not been withdrawn."""
        ...

    def every(self, case: int) -> tuple[Plan, ...]:
        """Return all plans that the case has had, withdrawn ones too, the oldest first."""
        ...

    def versions(self, case: int) -> int:
        """Return how many plans the case has had."""
        ...

    def withdraw(self, plan: int) -> None:
        """Mark a plan as no longer valid; it stays readable."""
        ...

    def items(self, plan: int, numbers: Sequence[int] | None = None) -> tuple[PlanItem, ...]:
        """Return plan items by number, or all, in order."""
        ...

    def exceptions(self, plan: int) -> tuple[PlanException, ...]:
        """Return what is kept, in order."""
        ...

    def mark_seen(self, plan: int, user: str, mark: str, at: datetime) -> None:
        """Record that a user has opened ``item:N`` or ``exception:N``."""
        ...

    def looks(self, plan: int, user: str) -> dict[str, datetime]:
        """Return the marks of one user, each with the moment of the first look."""
        ...

    def approve(self, plan: int, approval: Approval) -> None:
        """Store an approval."""
        ...

    def approvals(self, plan: int) -> tuple[Approval, ...]:
        """Return the approvals of a plan."""
        ...

    def next_counter(self, user: str) -> int:
        """Return the next number for a user's approvals."""
        ...


class Runs(Protocol):
    """Runs and what happened to each item."""

    def of_plan(self, plan: int) -> RunRecord | None:
        """Return the run over a plan, if it has begun."""
        ...

    def begin(self, plan: Plan, executor: str, at: datetime) -> RunRecord:
        """Begin the only run over a plan, with an open row for each plan item."""
        ...

    def unfinished(self, run: int, limit: int) -> tuple[OpenItem, ...]:
        """Return items without an outcome, those with an intent first, then by number."""
        ...

    def intend(self, run: int, seen: Sequence[tuple[int, bool]]) -> None:
        """Record the intent for items (number, whether they stood in the source)."""
        ...

    def conclude(self, run: int, outcomes: Sequence[ItemOutcome]) -> None:
        """Record the one outcome of each item; a second outcome for an item is a Defect."""
        ...

    def outcomes(self, run: int, only: Outcome | None = None) -> tuple[Happened, ...]:
        """Return what happened to every item of the run, in order, or to those with one outcome."""
        ...

    def noted(self, run: int) -> Mapping[int, Outcome | None]:
        """Return the outcome of every item of the run, by its number; None where it is open."""
        ...

    def cases(self, organisation: str) -> tuple[int, ...]:
        """Return the cases of an organisation of which a run has begun; of none: all of them."""
        ...

    def passed(self, case: int) -> Iterator[PassedItem]:
        """Yield the items of all runs of a case, and how far each run has come with them."""
        ...

    def reopen(self, run: int, outcomes: Sequence[Outcome]) -> int:
        """Give failed items back to the run; return how many."""
        ...

    def give_back(self, run: int, numbers: Sequence[int]) -> None:
        """Take the outcomes of items away, so that the run comes to them again."""
        ...

    def traces(self, run: int) -> tuple[Trace, ...]:
        """Return what a run has found so far; its items are not counted for that."""
        ...

    def save(self, run: int, state: RunState, at: datetime | None, traces: Sequence[Trace]) -> None:
        """Store the state, the end and the traces."""
        ...

    def save_stage(self, run: int, stage: Stage) -> None:
        """Store a stage; the same name again replaces it."""
        ...

    def keep_probes(self, run: int, sealed: bytes) -> None:
        """Keep the sealed probe strings until the probe has passed; empty destroys them."""
        ...

    def probes(self, run: int) -> bytes:
        """Return the sealed probe strings, or nothing."""
        ...
