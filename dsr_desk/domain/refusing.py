"""The organisation's decision not to act on a request, which it gives in writing (law.md L40).

“Manifestly unfounded or excessive” is the controller's call and needs its reason (Art. 12(5)(b)).
The desk puts the decision on record and tells it back; it never makes one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dsr_desk.domain.errors import Refusal


class RefusalGround(StrEnum):
    """On which ground an organisation refuses to act (Art. 12(5)(b))."""

    UNFOUNDED = "unfounded"
    EXCESSIVE = "excessive"


@dataclass(frozen=True, slots=True)
class RefusalDecision:
    """What the organisation has decided, as somebody at the desk put it on record."""

    ground: RefusalGround
    reference: str
    """The organisation's own number or name of the decision."""
    reason: str
    """The organisation's, as it wrote it; the addresses of the case's persons are masked."""
    by: str
    """Id of who put the decision on record."""
    at: datetime

    @property
    def bound(self) -> str:
        """The digest by which the audit binds what is told back to the editor."""
        from dsr_desk.domain.canonical import digest  # the first window needs none of it

        return digest([self.ground.value, self.reference, self.reason])


class DecisionMissing(Refusal):
    """The desk can't call a request unfounded or excessive itself (law.md L40)."""

    code = "decision-missing"

    def __init__(self) -> None:
        """Say what is needed."""
        super().__init__(
            "Only the organisation can refuse a request as manifestly unfounded or excessive, and"
            " it must say so in writing. Nothing was done: give the decision’s ground, its"
            " reference and the organisation’s reason (--ground, --decision, --reason)."
        )


class DecisionOfNobody(Refusal):
    """It is not clear yet whose decision it would be."""

    code = "decision-of-nobody"

    def __init__(self) -> None:
        """Say what comes first."""
        super().__init__(
            "It is not clear yet for which organisation the editor writes, so nobody’s decision can"
            " be put on record. Settle the organisation first, then set the case aside."
        )
