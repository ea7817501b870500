"""What of a plan an approver gets to see: a row before it is opened, and the row that is opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dsr_desk.domain.erasing.plans import PlanException, PlanItem
from dsr_desk.domain.erasing.second_look import Turn, mark_of
from dsr_desk.domain.errors import OutsideMandate
from dsr_desk.domain.finding.matches import Ground, Item, Mandate, Why
from dsr_desk.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class ToSee:
    """Something the approver opens before signing: a drawn item, or an exception."""

    mark: str
    kind: str
    number: int
    title: str
    at: datetime
    channel_title: str
    ground: Ground | None
    note: str
    seen: bool
    why: Why = Why.SENDER
    turn: Turn | None = None
    """How it differs from the last version of the plan, if it does."""


def to_see(
    row: PlanItem | PlanException,
    item: Item | None,
    mandate: Mandate,
    seen: Mapping[str, datetime],
) -> ToSee:
    """Return what the approver sees of a row before it is opened."""
    mark = mark_of(row)
    channel = mandate.channel(row.channel)
    title = (item.subject or " ".join(item.body[:80].split())) if item else ""
    kept = isinstance(row, PlanException)
    return ToSee(
        mark=mark,
        kind="exception" if kept else "item",
        number=row.number,
        title=title,
        at=row.at,
        channel_title=channel.title if channel else row.channel,
        ground=row.ground if isinstance(row, PlanException) else None,
        note=row.note if isinstance(row, PlanException) else "",
        seen=mark in seen,
        why=row.why,
    )


def is_hidden(row: PlanItem | PlanException) -> bool:
    """Tell whether it is kept because its processing is restricted: nobody looks at it (L36)."""
    return isinstance(row, PlanException) and row.ground is Ground.RESTRICTION


def marked(uow: UnitOfWork, plan: int, mark: str) -> PlanItem | PlanException:
    """Return the row of a plan that a mark names.

    Raises:
        OutsideMandate: it names none.
    """
    kind, _, digits = mark.partition(":")
    number = int(digits) if digits.isdecimal() else 0
    if kind == "item":
        for item in uow.plans.items(plan, [number]):
            return item
    if kind == "exception":
        for kept in uow.plans.exceptions(plan):
            if kept.number == number:
                return kept
    raise OutsideMandate
