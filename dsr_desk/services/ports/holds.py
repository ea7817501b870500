"""Port to the desk's own database: legal holds."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from dsr_desk.domain.erasing.holds import Hold


class Holds(Protocol):
    """Legal holds; none is ever deleted."""

    def add(self, hold: Hold) -> int:
        """Store a hold; return its number."""
        ...

    def lift(self, number: int, by: str, at: datetime) -> None:
        """Note who has lifted a hold, and when."""
        ...

    def every(self) -> tuple[Hold, ...]:
        """Return all holds in order, lifted ones too."""
        ...

    def in_force(self, organisation: str) -> tuple[Hold, ...]:
        """Return the holds that nobody has lifted: an organisation's, and those on any one case.

        Of no organisation: all of them.
        """
        ...
