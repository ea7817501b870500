"""Operations on legal holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dsr_desk.domain.erasing.hold_reach import HoldReach
from dsr_desk.domain.erasing.holds import Hold, HoldOn
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.ui.operation import Operation

if TYPE_CHECKING:
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.people.accounts import SignedIn
    from dsr_desk.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class NewHold:
    """What somebody wants to keep, as the form has it."""

    on: HoldOn
    target: str
    """An address, a case's number, or a channel's key."""
    organisation: str
    ground: Ground
    reference: str
    since: date | None = None
    until: date | None = None


def set_hold(*, parent: QObject, desk: Desk, wanted: NewHold) -> Operation[Hold]:
    """Keep something, at once: also from a run of this window that is going on."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: _set(desk.services, wanted, desk.by),
        writes=True,
        urgent=True,
    )


def reach_of_hold(*, parent: QObject, desk: Desk, number: int) -> Operation[tuple[HoldReach, ...]]:
    """Ask what a hold came too late for, and what it keeps of runs that have begun."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.holds.reach(number, desk.by),
        replaces="reach of a hold",
    )


def lift_hold(*, parent: QObject, desk: Desk, number: int) -> Operation[Hold]:
    """Let something be erased again that somebody else has kept."""
    return Operation(
        parent, desk, lambda _p, _c: desk.services.holds.lift(number, desk.by), writes=True
    )


def _set(services: DeskServices, wanted: NewHold, by: SignedIn) -> Hold:
    because = (wanted.ground, wanted.reference, by)
    if wanted.on is HoldOn.CASE:
        return services.holds.on_case(wanted.target, *because)
    if wanted.on is HoldOn.ITEMS:
        return services.holds.on_items(wanted.target, wanted.since, wanted.until, *because)
    return services.holds.on_person(wanted.organisation, wanted.target, *because)
