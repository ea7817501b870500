"""Frozen plans, their items and exceptions, seen marks and approvals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Row, bindparam, func, select, update

from dsr_desk.domain.erasing.plans import Plan, PlanException, PlanItem
from dsr_desk.domain.record.approvals import Approval
from dsr_desk.storage.engine.link import CHUNK, Repository
from dsr_desk.storage.engine.pouring import Pouring, as_it_comes
from dsr_desk.storage.engine.questions import Question
from dsr_desk.storage.repositories.records import (
    EXCEPTION_COLUMNS,
    ITEM_COLUMNS,
    exception_from,
    exception_values,
    items_from,
    planned_columns,
)
from dsr_desk.storage.schema import approval as approvals
from dsr_desk.storage.schema import plan as plans
from dsr_desk.storage.schema import plan_exception, plan_item, seen_mark


class SqlPlans(Repository):
    """The ``Plans`` port over SQL."""

    def add(
        self, case: int, plan: Plan, items: Sequence[PlanItem], kept: Sequence[PlanException]
    ) -> Plan:
        """Store a plan with everything it covers; return it with its id."""
        number = self._link.add(
            plans,
            {
                "case_id": case,
                "version": plan.head.version,
                "head": plan.head,
                "scope": plan.scope,
                "digest": plan.digest,
                "item_count": plan.item_count,
                "exception_count": plan.exception_count,
                "withdrawn": False,
            },
        )
        chunks = (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))
        self._link.pour(_POURED, {"plan_id": number}, map(planned_columns, chunks))
        rows = [exception_values(number, exception) for exception in kept]
        self._link.write(plan_exception.insert(), rows)
        return replace(plan, id=number)

    def latest(self, case: int) -> Plan | None:
        """Return the case's newest plan that has not been withdrawn."""
        row = self._link.first(
            select(plans)
            .where(plans.c.case_id == case, ~plans.c.withdrawn)
            .order_by(plans.c.version.desc())
            .limit(1)
        )
        return None if row is None else _plan(row)

    def every(self, case: int) -> tuple[Plan, ...]:
        """Return all plans that the case has had, withdrawn ones too, the oldest first."""
        of_case = select(plans).where(plans.c.case_id == case).order_by(plans.c.version)
        return tuple(_plan(row) for row in self._link.rows(of_case))

    def versions(self, case: int) -> int:
        """Return how many plans the case has had."""
        return int(
            self._link.value(select(func.count()).select_from(plans).where(plans.c.case_id == case))
        )

    def withdraw(self, plan: int) -> None:
        """Mark a plan as no longer valid; it stays readable."""
        self._link.write(update(plans).where(plans.c.id == plan).values(withdrawn=True))

    def items(self, plan: int, numbers: Sequence[int] | None = None) -> tuple[PlanItem, ...]:
        """Return plan items by number, or all, in order."""
        if numbers is None:
            return items_from(self._link.ask(_ITEMS, plan=plan))
        every = select(*ITEM_COLUMNS).where(plan_item.c.plan_id == plan)
        wanted = sorted(set(numbers))
        rows: list[Sequence[Any]] = []
        for start in range(0, len(wanted), CHUNK):
            part = every.where(plan_item.c.number.in_(wanted[start : start + CHUNK]))
            rows += self._link.rows(part.order_by(plan_item.c.number))
        return items_from(rows)

    def exceptions(self, plan: int) -> tuple[PlanException, ...]:
        """Return what is kept, in order."""
        every = select(*EXCEPTION_COLUMNS).where(plan_exception.c.plan_id == plan)
        return tuple(exception_from(r) for r in self._link.pages(every, (plan_exception.c.number,)))

    def mark_seen(self, plan: int, user: str, mark: str, at: datetime) -> None:
        """Record that a user has opened ``item:N`` or ``exception:N``; the first time stays."""
        row = {"plan_id": plan, "user_id": user, "mark": mark, "at": at}
        self._link.keep(seen_mark, ("plan_id", "user_id", "mark"), [row])

    def looks(self, plan: int, user: str) -> dict[str, datetime]:
        """Return the marks of one user, each with the moment of the first look."""
        rows = self._link.rows(
            select(seen_mark.c.mark, seen_mark.c.at).where(
                seen_mark.c.plan_id == plan, seen_mark.c.user_id == user
            )
        )
        return {row.mark: row.at for row in rows}

    def approve(self, plan: int, approval: Approval) -> None:
        """Store an approval."""
        self._link.write(
            approvals.insert(),
            {
                "plan_id": plan,
                "approver": approval.approver,
                "counter": approval.counter,
                "document": approval,
            },
        )

    def approvals(self, plan: int) -> tuple[Approval, ...]:
        """Return the approvals of a plan."""
        rows = self._link.rows(
            select(approvals.c.document).where(approvals.c.plan_id == plan).order_by(approvals.c.id)
        )
        return tuple(row.document for row in rows)

    def next_counter(self, user: str) -> int:
        """Return the next number for a user's approvals."""
        last = self._link.value(
            select(func.max(approvals.c.counter)).where(approvals.c.approver == user)
        )
        return int(last or 0) + 1


_ITEMS = Question(
    select(*ITEM_COLUMNS)
    .where(plan_item.c.plan_id == bindparam("plan", type_=Integer))
    .order_by(plan_item.c.number)
)
"""All items of a plan: the gate needs every one of them at once, to compare their digest."""

_POURED = Pouring(plan_item, ITEM_COLUMNS, ("plan_id",), as_it_comes)


def _plan(row: Row[Any]) -> Plan:
    return Plan(row.id, row.head, row.scope, row.digest, row.item_count, row.exception_count)
