"""Persons whom somebody at the desk took out of a case: named in a mail, but not concerned by it.

Such a person is known by where the mail names them (“2.1”: mail 2, its first address), so that
neither the checklist nor the audit needs the address, and the sealed mails tell who it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.intake.joining import Letter
from dsr_desk.domain.requests import Evidence, Part, RequestKind, Verdict
from dsr_desk.domain.verifying.telling_apart import narrowed

PERSON, PERSON_LEFT_OUT = "person", "person-left-out"
"""The check that says so, and its reason."""


class LastPerson(Refusal):
    """A case without a person asks for nothing."""

    code = "last-person"

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            "The case has only this person. If the request is not about them, set the case aside"
            " with the reason, or ask the editor."
        )


class UnknownPerson(Refusal):
    """The case has no person of that number."""

    code = "unknown-person"

    def __init__(self, number: int) -> None:
        """Name the number."""
        super().__init__(
            f"The case has no person {number}. “dsr-desk show” lists its persons.", number=number
        )


def place_of_person(letters: Iterable[Letter], address: EmailAddress) -> str:
    """Return where the mails name a person first, such as “2.1”; empty when they don't."""
    for letter in letters:
        for index, subject in enumerate(letter.parsed.subjects, start=1):
            if subject.address == address:
                return f"{letter.place + 1}.{index}"
    return ""


def without_persons(
    letters: Sequence[Letter], places: Iterable[str]
) -> tuple[tuple[Letter, ...], tuple[tuple[str, Evidence], ...]]:
    """Return the mails as if they did not name these persons, and where each is named.

    Who is left has the wish that a mail has for them alone, where it has one.

    A place that names nobody is left away: what rests on it is not the mails'.
    """
    named = {
        f"{letter.place + 1}.{index}": (subject, letter.place)
        for letter in letters
        for index, subject in enumerate(letter.parsed.subjects, start=1)
    }
    known = [(place, *named[place]) for place in dict.fromkeys(places) if place in named]
    gone = {subject.address for _, subject, _ in known}
    found = tuple((place, replace(s.evidence, mail=mail)) for place, s, mail in known)
    left = [_without(letter, gone) for letter in letters] if gone else list(letters)
    persons = [subject.address for letter in left for subject in letter.parsed.subjects]
    return tuple(replace(one, parsed=narrowed(one.parsed, persons)) for one in left), found


def _without(letter: Letter, gone: set[EmailAddress]) -> Letter:
    parsed = letter.parsed
    kept = tuple(s for s in parsed.subjects if s.address not in gone)
    if letter.place and parsed.subjects and not kept and parsed.kind is not RequestKind.NONE:
        # What a follow-up wishes for nobody but them must not widen what is done to the others.
        nothing = Part(Verdict.FAILED, "wish-missing")
        parsed = replace(parsed, kind=RequestKind.NONE, channels=(), wish=nothing)
    return replace(letter, parsed=replace(parsed, subjects=kept))
