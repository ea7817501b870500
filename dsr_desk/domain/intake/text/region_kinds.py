"""What a stretch of a mail's text is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsr_desk.domain.requests import Span


class RegionKind(StrEnum):
    """Where a stretch of text comes from."""

    NEW = "new"
    DOUBTFUL = "doubtful"
    QUOTED = "quoted"
    FORWARDED = "forwarded"
    SIGNATURE = "signature"
    DISCLAIMER = "disclaimer"

    @property
    def read(self) -> bool:
        """Whether persons and wishes are looked for in it."""
        return self in (RegionKind.NEW, RegionKind.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the shown text with its kind."""

    kind: RegionKind
    span: Span
