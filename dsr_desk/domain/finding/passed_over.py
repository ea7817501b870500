"""Passed over: what names a person and is none of the items that an instruction is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PassedOver:
    """How much of it stands in the channels of an instruction, and stays there."""

    copies: int = 0
    """Copies of the person's address: as a recipient of what others wrote, as an account's row.

    A run takes them along; where there is nothing to erase, nothing does.
    """
    mentions: int = 0
    """Places at which others' texts name the person's address."""

    def facts(self) -> dict[str, int]:
        """Return what the audit keeps of it: counts alone."""
        return {"copies_left": self.copies, "mentions_left": self.mentions}
