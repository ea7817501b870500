"""The words by which a statement beside an attestation is about something else than the check."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.domain.intake.phrasing.pattern import Pattern


@dataclass(frozen=True, slots=True)
class AsideWords:
    """What such a statement does without, and what makes a relative's request their own."""

    points: Pattern
    """What lies on the mail itself or on its sender: “the above”, “this letter”, “my desk”."""
    request: Pattern
    """What the mail is about: “a request”."""
    sender: Pattern
    """Who does the check, if anybody does: “we”."""
    kin: Pattern
    """Who is somebody's: “a parent”."""
