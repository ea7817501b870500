"""Legal holds: set, lifted, never deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select, update

from dsr_desk.domain.erasing.holds import Hold, HoldOn
from dsr_desk.storage.engine.link import Repository
from dsr_desk.storage.engine.questions import Question
from dsr_desk.storage.schema import hold as holds

_H = holds.c
_COLUMNS = (
    *(_H.id, _H.organisation, _H.about, _H.target, _H.since, _H.until, _H.ground, _H.reference),
    *(_H.set_by, _H.set_at, _H.lifted_by, _H.lifted_at),
)
_ALL_IN_FORCE = select(*_COLUMNS).where(_H.lifted_at.is_(None)).order_by(_H.id)
_IN_FORCE = Question(_ALL_IN_FORCE)
# A hold on a case stays with it, whichever organisation it is found to be of later.
_IN_FORCE_FOR = Question(
    _ALL_IN_FORCE.where(or_(_H.organisation == bindparam("organisation"), _H.about == HoldOn.CASE))
)


class SqlHolds(Repository):
    """The ``Holds`` port over SQL."""

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
        # Every page asks this.
        if organisation:
            rows = self._link.ask(_IN_FORCE_FOR, organisation=organisation)
        else:
            rows = self._link.ask(_IN_FORCE)
        return tuple(map(_hold, rows))


def _hold(row: Sequence[Any]) -> Hold:
    values: tuple[Any, ...] = tuple(row)
    return Hold(*values)
