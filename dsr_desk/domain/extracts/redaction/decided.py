"""What is decided about other people and about files that nobody can look through (law.md L27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Choice(StrEnum):
    """Whether something goes into the package as it is."""

    REDACT = "redact"
    SHOW = "show"


class RedactionGround(StrEnum):
    """Why somebody is taken out or shown, a file held back or handed over."""

    OTHERS = "others"
    """Art. 15(4), or 20(4) for portability: the rights and freedoms of others."""
    BY_RULE = "by_rule"
    """The same, and nobody has looked at it yet: what is certainly another's is taken out."""
    KNOWN = "known"
    """The person knows it already, or wrote it themselves."""
    CONSENT = "consent"
    """The other person agrees."""
    PUBLIC = "public"
    """It is public, or belongs to an office and not to a person."""
    NO_PERSON = "no_person"
    """It is nobody's name or number, or the person's own."""
    LOOKED_THROUGH = "looked_through"
    """A file: somebody has looked through it and found nothing of others."""
    UNREADABLE = "unreadable"
    """A file: the desk can't look through it, and nobody has."""
    NAMES_OTHERS = "names_others"
    """A file: it names somebody who is taken out, and can't be rewritten."""


GROUNDS = {
    Choice.REDACT: (RedactionGround.OTHERS,),
    Choice.SHOW: (
        RedactionGround.KNOWN,
        RedactionGround.CONSENT,
        RedactionGround.PUBLIC,
        RedactionGround.NO_PERSON,
        RedactionGround.LOOKED_THROUGH,
    ),
}
"""What a person may give as a reason for each choice."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision, about an identifier or a file that only its keyed hash names."""

    about: str
    choice: Choice
    ground: RedactionGround
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands now: decided by a person, or as the rule has it meanwhile."""

    choice: Choice
    ground: RedactionGround
    decided: bool


def standing_of(decisions: list[Decided], *, certain: bool) -> Standing:
    """Return how a third party stands.

    Undecided, who is certainly another is taken out and the rest is given (law.md L26); what only
    looks like a name or a number stays until a person has said whose it is.  Of two decisions that
    came together because two persons turned out to be one, the more careful one counts.
    """
    for found in sorted(decisions, key=lambda d: d.choice is not Choice.REDACT):
        return Standing(found.choice, found.ground, decided=True)
    if certain:
        return Standing(Choice.REDACT, RedactionGround.BY_RULE, decided=False)
    return Standing(Choice.SHOW, RedactionGround.NO_PERSON, decided=False)
