"""What was decided about other people in a case's items."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select

from dsr_desk.domain.extracts.redaction.decided import Decided
from dsr_desk.storage.link import Link
from dsr_desk.storage.schema import redaction as redactions

_R = redactions.c
_AT_ONCE = 500


class SqlRedactions:
    """The ``Redactions`` port over SQL."""

    def __init__(self, link: Link) -> None:
        """Take the transaction's connection."""
        self._link = link

    def of(self, case: int) -> tuple[Decided, ...]:
        """Return all decisions of a case."""
        wanted = select(_R.about, _R.choice, _R.ground, _R.decided_by, _R.decided_at)
        rows = self._link.rows(wanted.where(_R.case_id == case).order_by(_R.about))
        return tuple(Decided(r.about, r.choice, r.ground, r.decided_by, r.decided_at) for r in rows)

    def put(self, case: int, decisions: Sequence[Decided]) -> None:
        """Store decisions; one about the same is replaced."""
        rows = [
            {
                "case_id": case,
                "about": each.about,
                "choice": each.choice,
                "ground": each.ground,
                "decided_by": each.by,
                "decided_at": each.at,
            }
            for each in decisions
        ]
        if rows:
            self._link.merge(redactions, ("case_id", "about"), rows)

    def take_back(self, case: int, about: Sequence[str]) -> None:
        """Forget what was decided about these."""
        for start in range(0, len(about), _AT_ONCE):
            these = about[start : start + _AT_ONCE]
            self._link.write(delete(redactions).where(_R.case_id == case, _R.about.in_(these)))
