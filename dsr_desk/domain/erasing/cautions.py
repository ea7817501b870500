"""Cautions: what an approver is told beside a plan before signing; none of them stops it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.erasing.holds import Hold, Holding
from dsr_desk.domain.erasing.plans import PlanException, PlanItem
from dsr_desk.domain.finding.matches import ItemRef
from dsr_desk.domain.people import Organisation, OrganisationKind

ACTIVE_FOR = timedelta(days=14)
"""A conversation in which something was written so lately may still be going on."""


class CautionKind(StrEnum):
    """What there is to be told, and by which rule of law.md."""

    HELD = "held-since"
    LIFTED = "hold-lifted"
    ACTIVE = "active-conversation"
    PARTIAL = "partial-answer"
    ARCHIVE = "archive-law"
    PUBLISHER = "publisher"
    COPIED = "triggers-unexplained"


LAW = {
    CautionKind.HELD: "L31",
    CautionKind.LIFTED: "L31",
    CautionKind.ACTIVE: "L24",
    CautionKind.PARTIAL: "L31",
    CautionKind.ARCHIVE: "L32",
    CautionKind.PUBLISHER: "L33",
    CautionKind.COPIED: "L37",
}


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing to be told: how much of it, the newest day, and a reference where there is one."""

    kind: CautionKind
    count: int = 0
    day: date | None = None
    reference: str = ""

    @property
    def law(self) -> str:
        """The rule's number in law.md."""
        return LAW[self.kind]


def cautions(
    at: datetime,
    items: Sequence[PlanItem],
    kept: Sequence[PlanException],
    left_out: int,
    organisation: Organisation | None,
    disposal: str,
) -> tuple[Caution, ...]:
    """Return what to tell about a plan made at a moment; ``left_out`` counts channels, persons."""
    found = [*_active(at, items)]
    if kept or left_out:
        found.append(Caution(CautionKind.PARTIAL, len(kept) + left_out))
    kind = organisation.kind if organisation else None
    if kind is OrganisationKind.PUBLIC_AUTHORITY:
        found.append(Caution(CautionKind.ARCHIVE, reference=disposal))
    if kind is OrganisationKind.PUBLISHER:
        found.append(Caution(CautionKind.PUBLISHER))
    return tuple(found)


def held_since(
    holding: Holding, items: Iterable[PlanItem], whose: Mapping[ItemRef, int]
) -> tuple[Caution, ...]:
    """Return what to tell of the items that a hold keeps which is newer than their plan.

    A run leaves them alone, and the case can't be finished; in a plan made anew they are
    exceptions with the hold's ground.  ``whose`` tells the person of each item where it matters.
    """
    held = sum(holding.over(item, whose.get(item.ref)) is not None for item in items)
    return (Caution(CautionKind.HELD, held),) if held else ()


def lifted_since(
    holds: Iterable[Hold],
    holding: Holding,
    at: datetime,
    kept: Iterable[PlanException],
    whose: Mapping[ItemRef, int],
) -> tuple[Caution, ...]:
    """Return what to tell of exceptions of a plan made ``at`` a moment whose hold is lifted since.

    They stay by a plan that nobody makes anew.  ``holds`` are the organisation's, lifted ones too;
    ``kept`` are exceptions that no person at the desk has left out; one that another hold keeps by
    now stays rightly.
    """
    over = {
        (hold.ground, hold.reference)
        for hold in holds
        if hold.lifted_at is not None and hold.lifted_at >= at
    }
    free = sum(
        (each.ground, each.note) in over and holding.over(each, whose.get(each.ref)) is None
        for each in kept
    )
    return (Caution(CautionKind.LIFTED, free),) if free else ()


def _active(at: datetime, items: Iterable[PlanItem]) -> tuple[Caution, ...]:
    recent = [item.at for item in items if item.at > at - ACTIVE_FOR]
    if not recent:
        return ()
    return (Caution(CautionKind.ACTIVE, len(recent), desk_day(max(recent))),)
