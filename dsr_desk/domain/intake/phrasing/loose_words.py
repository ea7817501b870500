"""The words by which a piece that stands alone is known for what it is."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.domain.intake.phrasing.pattern import Pattern


@dataclass(frozen=True, slots=True)
class LooseWords:
    """What subject lines, headings and lines below a mail are made of."""

    subjects: Pattern
    """What a request's subject line says of whom or what it is about; no state of the request."""
    roles: Pattern
    """Offices and units as they stand below a name."""
    states: Pattern
    """What says how a request stands, or that it does not hold, wherever it stands alone."""
    alone: Pattern
    """The same of words that say it only where nothing else stands beside them."""
    sections: Pattern
    """The headings of a letter's and a form's other parts, as a whole: what they are about."""
    deadlines: Pattern
    """By what a day to come is a deadline for the reader."""
    kin: Pattern
    """Who signs as somebody's relative, or in an office that is no longer theirs."""
    sign_here: Pattern
    """What a form's last lines ask of whoever signs it."""
    copies: Pattern
    """What a heading calls what was copied from elsewhere, or stands there as a pattern."""
