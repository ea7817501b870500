"""What was decided about other people in a case's items."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, select

from dsr_desk.domain.extracts.redaction.decided import Decided
from dsr_desk.storage.engine.link import Repository
from dsr_desk.storage.engine.questions import Question
from dsr_desk.storage.schema import redaction as redactions

_R = redactions.c
_AT_ONCE = 500
_OF_CASE = Question(
    select(_R.about, _R.choice, _R.ground, _R.decided_by, _R.decided_at)
    .where(_R.case_id == bindparam("case"))
    .order_by(_R.about)
)


class SqlRedactions(Repository):
    """The ``Redactions`` port over SQL."""

    def of(self, case: int) -> tuple[Decided, ...]:
        """Return all decisions of a case."""
        return tuple(Decided(*row) for row in self._link.ask(_OF_CASE, case=case))

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
