"""Second look: what a plan has changed since the last one, and what somebody has opened of it."""

from __future__ import annotations

from datetime import datetime

from dsr_desk.domain.erasing.plans import Plan
from dsr_desk.domain.erasing.second_look import Delta, Row, compare, same_rows
from dsr_desk.services.ports import UnitOfWork


def rows_of(uow: UnitOfWork, plan: Plan) -> tuple[Row, ...]:
    """Return everything a plan covers."""
    return (*uow.plans.items(plan.id), *uow.plans.exceptions(plan.id))


def delta_of(uow: UnitOfWork, case: int, plan: Plan, rows: tuple[Row, ...]) -> Delta | None:
    """Return what a plan has changed since the last version that was approved.

    Where none was, since the version before; a first plan has changed nothing.
    """
    earlier = [p for p in uow.plans.every(case) if p.head.version < plan.head.version]
    if not earlier:
        return None
    approved = [p for p in earlier if uow.plans.approvals(p.id)]
    base = (approved or earlier)[-1]
    return Delta(base.head.version, bool(approved), compare(rows_of(uow, base), rows))


def looks_of(uow: UnitOfWork, case: int, plan: Plan, user: str) -> dict[str, datetime]:
    """Return what a person has opened of a plan, and when.

    What they opened in an earlier version and is the same now need not be opened again: a change
    voids only what it has changed.
    """
    looks: dict[str, datetime] = {}
    now: tuple[Row, ...] | None = None
    for earlier in uow.plans.every(case):
        if earlier.head.version >= plan.head.version:
            continue
        opened = uow.plans.looks(earlier.id, user)
        if opened:
            now = rows_of(uow, plan) if now is None else now
            same = same_rows(rows_of(uow, earlier), now)
            looks |= {mark: opened[old] for mark, old in same.items() if old in opened}
    return looks | uow.plans.looks(plan.id, user)
