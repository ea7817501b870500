"""What the roster said about the sender of a case (law.md L17)."""

from __future__ import annotations

from sqlalchemy import select

from dsr_desk.domain.verifying.authority import Standing
from dsr_desk.storage.engine.link import Repository
from dsr_desk.storage.schema import case_standing


class SqlStandings(Repository):
    """Keeps a case's standing; a part of the ``Cases`` port."""

    def standing(self, case: int) -> Standing | None:
        """Return what the roster said about the sender; None for older cases."""
        found: Standing | None = self._link.value(
            select(case_standing.c.standing).where(case_standing.c.case_id == case)
        )
        return found

    def save_standing(self, case: int, standing: Standing) -> None:
        """Keep what the roster says about the sender, in the place of what was kept."""
        row = {"case_id": case, "standing": standing}
        self._link.merge(case_standing, ("case_id",), [row])
