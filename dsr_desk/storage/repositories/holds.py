"""Legal holds: set, lifted, never deleted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, or_, select, update

from dsr_desk.domain.erasing.holds import Hold, HoldOn
from dsr_desk.storage.engine.link import Link
from dsr_desk.storage.schema import hold as holds

_H = holds.c
_COLUMNS = (
    *(_H.id, _H.organisation, _H.about, _H.target, _H.since, _H.until, _H.ground, _H.reference),
    *(_H.set_by, _H.set_at, _H.lifted_by, _H.lifted_at),
)


class SqlHolds:
    """The ``Holds`` port over SQL."""

    def __init__(self, link: Link) -> None:
        """Take the transaction's connection."""
        self._link = link

    def add(self, hold: Hold) -> int:
        """Store a hold; return its number."""
        return self._link.add(
            holds,
            {
                "organisation": hold.organisation,
                "about": hold.on,
                "target": hold.target,
                "since": hold.since,
                "until": hold.until,
                "ground": hold.ground,
                "reference": hold.reference,
                "set_by": hold.set_by,
                "set_at": hold.set_at,
                "lifted_by": "",
            },
        )

    def lift(self, number: int, by: str, at: datetime) -> None:
        """Note who has lifted a hold, and when."""
        self._link.write(update(holds).where(_H.id == number).values(lifted_by=by, lifted_at=at))

    def every(self) -> tuple[Hold, ...]:
        """Return all holds in order, lifted ones too."""
        return tuple(_hold(row) for row in self._link.rows(select(*_COLUMNS).order_by(_H.id)))

    def in_force(self, organisation: str) -> tuple[Hold, ...]:
        """Return the holds that nobody has lifted and that can be about an organisation's case."""
        # A hold on a case stays with it, whichever organisation it is found to be of later.
        about = or_(_H.organisation == organisation, _H.about == HoldOn.CASE)
        wanted = select(*_COLUMNS).where(_H.lifted_at.is_(None))
        wanted = wanted.where(about) if organisation else wanted
        return tuple(_hold(row) for row in self._link.rows(wanted.order_by(_H.id)))


def _hold(row: Row[Any]) -> Hold:
    values: tuple[Any, ...] = tuple(row)
    return Hold(*values)
