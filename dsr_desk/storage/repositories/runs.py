"""Runs and what happened to each item; the database lets an item have one outcome only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import starmap
from operator import itemgetter
from typing import Any, TypeVar, cast

from sqlalchemy import (
    Integer,
    bindparam,
    func,
    insert,
    literal,
    select,
    update,
)

from dsr_desk.domain.erasing.hold_reach import PassedItem
from dsr_desk.domain.erasing.plans import Plan
from dsr_desk.domain.erasing.receipts import (
    Happened,
    ItemOutcome,
    OpenItem,
    Outcome,
    RunRecord,
    RunState,
    Stage,
    StageName,
    Trace,
)
from dsr_desk.domain.errors import Defect
from dsr_desk.domain.finding.matches import ItemRef
from dsr_desk.storage.engine.link import Repository
from dsr_desk.storage.engine.questions import Question
from dsr_desk.storage.schema import dsr_case, plan_item, run_item, run_stage
from dsr_desk.storage.schema import plan as plans
from dsr_desk.storage.schema import run as runs

_STAGES = tuple(StageName)
_T = TypeVar("_T")


class SqlRuns(Repository):
    """The ``Runs`` port over SQL."""

    def of_plan(self, plan: int) -> RunRecord | None:
        """Return the run over a plan, if it has begun."""
        return self._record(runs.c.plan_id == plan)

    def traces(self, run: int) -> tuple[Trace, ...]:
        """Return what a run has found so far; its items are not counted for that."""
        found: tuple[Trace, ...] = self._link.value(select(runs.c.traces).where(runs.c.id == run))
        return found

    def begin(self, plan: Plan, executor: str, at: datetime) -> RunRecord:
        """Begin the only run over a plan, with an open row for each plan item.

        Raises:
            Defect: the plan has a run already.
        """
        if self.of_plan(plan.id) is not None:
            raise Defect("A second run over one plan was about to begin.")
        number = self._link.add(
            runs,
            {
                "plan_id": plan.id,
                "plan_digest": plan.digest,
                "state": RunState.RUNNING,
                "executor": executor,
                "started_at": at,
                "traces": (),
            },
        )
        columns = ("run_id", "plan_id", "number", "intent", "seen", "reason")
        rows = select(
            literal(number),
            plan_item.c.plan_id,
            plan_item.c.number,
            literal(False),
            literal(False),
            literal(""),
        ).where(plan_item.c.plan_id == plan.id)
        self._link.write(insert(run_item).from_select(columns, rows))
        record = self.of_plan(plan.id)
        if record is None:
            raise Defect(f"There is no run with the id {number}.")
        return record

    def unfinished(self, run: int, limit: int) -> tuple[OpenItem, ...]:
        """Return items without an outcome, those with an intent first, then by number."""
        rows: list[Sequence[Any]] = []
        for question in _OPEN:
            rows += self._link.ask(question, run=run, limit=limit - len(rows))
        return tuple(starmap(OpenItem, rows))

    def intend(self, run: int, seen: Sequence[tuple[int, bool]]) -> None:
        """Record the intent for items (number, whether they stood in the source).

        Raises:
            Defect: an item is not of the run, or has an intent: what was seen first must stay.
        """
        self._each(
            update(run_item)
            .where(~run_item.c.intent, run_item.c.outcome.is_(None))
            .values(intent=True, seen=bindparam("was_seen")),
            run,
            [
                {"first": first, "last": last, "was_seen": stood}
                for first, last, stood in _ranges(seen)
            ],
            len(seen),
            "an intent",
        )

    def conclude(self, run: int, outcomes: Sequence[ItemOutcome]) -> None:
        """Record the one outcome of each item.

        Raises:
            Defect: an item has an outcome already, or is not of the run.
        """
        self._each(
            update(run_item)
            .where(run_item.c.outcome.is_(None))
            .values(outcome=bindparam("the_outcome"), reason=bindparam("the_reason")),
            run,
            [
                {"first": first, "last": last, "the_outcome": outcome, "the_reason": reason}
                for first, last, (outcome, reason) in _ranges(
                    [(o.number, (o.outcome, o.reason)) for o in outcomes]
                )
            ],
            len(outcomes),
            "an outcome",
        )

    def outcomes(self, run: int, only: Outcome | None = None) -> tuple[Happened, ...]:
        """Return what happened to every item of the run, in order, or to those with one outcome."""
        if only is None:
            return tuple(starmap(Happened, self._link.ask(_HAPPENED, run=run)))
        return tuple(starmap(Happened, self._link.ask(_ENDED, run=run, outcome=only)))

    def noted(self, run: int) -> dict[int, Outcome | None]:
        """Return the outcome of every item of the run, by its number; None where it is open."""
        rows = cast("Sequence[tuple[int, Outcome | None]]", self._link.ask(_NOTED, run=run))
        return dict(rows)

    def cases(self, organisation: str) -> tuple[int, ...]:
        """Return the cases of an organisation of which a run has begun; of none: all of them."""
        begun = select(plans.c.case_id).join(runs, runs.c.plan_id == plans.c.id).distinct()
        if organisation:
            begun = begun.join(dsr_case, dsr_case.c.id == plans.c.case_id)
            begun = begun.where(dsr_case.c.organisation == organisation)
        return tuple(row.case_id for row in self._link.rows(begun.order_by(plans.c.case_id)))

    def passed(self, case: int) -> Iterator[PassedItem]:
        """Yield the items of all runs of a case, and how far each run has come with them."""
        for source, rule, key, *rest in self._link.ask(_PASSED, case=case):
            yield PassedItem(ItemRef(source, rule, key), *rest)

    def reopen(self, run: int, outcomes: Sequence[Outcome]) -> int:
        """Give failed items back to the run; return how many.

        The intent stays: the act may have happened although it was reported as failed.
        """
        return self._link.write(
            update(run_item)
            .where(run_item.c.run_id == run, run_item.c.outcome.in_(outcomes))
            .values(outcome=None, reason="")
        )

    def give_back(self, run: int, numbers: Sequence[int]) -> None:
        """Take the outcomes of items away, so that the run comes to them again."""
        within = run_item.c.number.between(bindparam("first"), bindparam("last"))
        ranges = [
            {"first": first, "last": last} for first, last, _ in _ranges([(n, 0) for n in numbers])
        ]
        statement = update(run_item).where(run_item.c.run_id == run, within)
        self._link.write(statement.values(outcome=None, reason=""), ranges)

    def save(self, run: int, state: RunState, at: datetime | None, traces: Sequence[Trace]) -> None:
        """Store the state, the end and the traces.

        Raises:
            Defect: there is no such run.
        """
        saved = self._link.write(
            update(runs)
            .where(runs.c.id == run)
            .values(state=state, finished_at=at, traces=tuple(traces))
        )
        if not saved:
            raise Defect(f"There is no run with the id {run}.")

    def save_stage(self, run: int, stage: Stage) -> None:
        """Store a stage; the same name again replaces it."""
        row = {
            "run_id": run,
            "name": stage.name,
            "started_at": stage.started_at,
            "finished_at": stage.finished_at,
            "figures": stage.figures,
            "note": stage.note,
        }
        self._link.merge(run_stage, ("run_id", "name"), [row])

    def keep_probes(self, run: int, sealed: bytes) -> None:
        """Keep the sealed probe strings until the probe has passed; empty destroys them."""
        self._link.write(update(runs).where(runs.c.id == run).values(probes=sealed or None))

    def probes(self, run: int) -> bytes:
        """Return the sealed probe strings, or nothing."""
        return bytes(self._link.value(select(runs.c.probes).where(runs.c.id == run)) or b"")

    def _each(
        self, statement: Any, run: int, ranges: list[dict[str, Any]], count: int, what: str
    ) -> None:
        """Update the open rows of ranges of numbers, or say that one of them was not open."""
        within = run_item.c.number.between(bindparam("first"), bindparam("last"))
        touched = self._link.write(statement.where(run_item.c.run_id == run, within), ranges)
        if touched != count:
            raise Defect(f"An item of a run was about to be given {what} for the second time.")

    def _record(self, where: Any) -> RunRecord | None:
        row = self._link.first(
            select(runs, plans.c.item_count).join(plans, plans.c.id == runs.c.plan_id).where(where)
        )
        if row is None:
            return None
        counted = self._link.rows(
            select(run_item.c.outcome, func.count().label("times"))
            .where(run_item.c.run_id == row.id, run_item.c.outcome.is_not(None))
            .group_by(run_item.c.outcome)
        )
        times = {count.outcome: count.times for count in counted}
        return RunRecord(
            id=row.id,
            plan=row.plan_id,
            plan_digest=row.plan_digest,
            state=row.state,
            executor=row.executor,
            started_at=row.started_at,
            finished_at=row.finished_at,
            counts=tuple((o, times[o]) for o in Outcome if o in times),
            total=row.item_count,
            stages=self._stages(row.id),
            traces=row.traces,
        )

    def _stages(self, run: int) -> tuple[Stage, ...]:
        rows = self._link.rows(select(run_stage).where(run_stage.c.run_id == run))
        stages = [
            Stage(row.name, row.started_at, row.finished_at, row.figures, row.note) for row in rows
        ]
        return tuple(sorted(stages, key=lambda stage: _STAGES.index(stage.name)))


def _ranges(given: Sequence[tuple[int, _T]]) -> list[tuple[int, int, _T]]:
    """Return first, last and value: a batch is mostly numbers in a row that are given the same."""
    ranges: list[tuple[int, int, _T]] = []
    for number, value in sorted(given, key=itemgetter(0)):
        if ranges and ranges[-1][1:] == (number - 1, value):
            ranges[-1] = (ranges[-1][0], number, value)
        else:
            ranges.append((number, number, value))
    return ranges


_OPEN = tuple(
    Question(
        select(run_item.c.number, run_item.c.intent, run_item.c.seen)
        .where(run_item.c.run_id == bindparam("run", type_=Integer))
        .where(run_item.c.outcome.is_(None), run_item.c.intent.is_(intent))
        .order_by(run_item.c.number)
        .limit(bindparam("limit", type_=Integer))
    )
    for intent in (True, False)
)
"""Items without an outcome, those with an intent first: one question for each, so that the index of
open items answers both in order."""
_EVERY = (
    select(*(run_item.c[name] for name in Happened._fields))
    .where(run_item.c.run_id == bindparam("run", type_=Integer))
    .order_by(run_item.c.number)
)
_HAPPENED = Question(_EVERY)
_NOTED = Question(
    select(run_item.c.number, run_item.c.outcome).where(
        run_item.c.run_id == bindparam("run", type_=Integer)
    )
)
_PASSED = Question(
    select(
        *(plan_item.c[name] for name in ("source", "rule", "key", "channel", "at")),
        run_item.c.intent,
        run_item.c.outcome,
    )
    .join(runs, runs.c.id == run_item.c.run_id)
    .join(plans, plans.c.id == runs.c.plan_id)
    .join(
        plan_item,
        (plan_item.c.plan_id == run_item.c.plan_id) & (plan_item.c.number == run_item.c.number),
    )
    .where(plans.c.case_id == bindparam("case", type_=Integer))
    .order_by(run_item.c.run_id, run_item.c.number)
)
_ENDED = Question(
    _EVERY.where(run_item.c.outcome == bindparam("outcome", type_=run_item.c.outcome.type))
)
