"""The ways in which another sentence takes an attestation's force, each a class with its words.

Nobody can list all the ways to say “but it isn't true”; but whoever says so speaks of the check, of
the mail's own words, of what is only believed, of somebody else, or of what is still to come.  What
speaks of the customer, the data, the channels, the weather or the reason is harmless, whatever
words it uses; constructions that hold a word of danger and none of its force (“vill inte finnas
kvar”) are listed beside the classes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.wordings import DangerWords, Wordings


class Danger(StrEnum):
    """What a sentence does to an attestation beside it; the value names its words."""

    SUSPENDED = "suspended"
    """Stops the whole mail or holds it back: a test, a draft, “wait”, a supposition."""
    WORDING = "wording"
    """Speaks of the mail's own words: the sentence, a template, a mistake, “what I wrote”."""
    PRETENCE = "pretence"
    """A joke, a game, a lie."""
    OTHER_PERSON = "other_person"
    """The one checked is or may be another: a relative, a proxy, a namesake, an impostor."""
    BELIEF = "belief"
    """The speaker only believes it, was told so, or took it on trust."""
    WEAK = "weak"
    """Thin evidence: a voice, a blurred picture, a wrong answer, a lost paper."""
    PENDING = "pending"
    """The check is still to come, or is left to somebody else."""
    ORIGIN = "origin"
    """Somebody else wrote, said or ordered what stands here."""
    CONDITIONAL = "conditional"
    """A condition."""
    DENIED = "denied"
    """Says no about the check, the meeting or the truth; what the tool can't do is harmless."""
    CHECK = "check"
    """Speaks of identity or of the check without saying plainly that it was done."""

    ENCOUNTER = "encounter"
    """Speaks of how the person was met or heard, or of what was done: below the attestation."""
    VAGUE = "vague"
    """A word of doubt that many an honest story holds; it counts where a take-back would stand."""

    def words(self, dangers: DangerWords) -> Pattern:
        """Return the pattern of the class."""
        pattern: Pattern = getattr(dangers, self.value)
        return pattern


REASONS = {
    Danger.SUSPENDED: "attestation-revoked",
    Danger.WORDING: "attestation-revoked",
    Danger.PRETENCE: "attestation-revoked",
    Danger.OTHER_PERSON: "attestation-other-person",
}
"""The reason code of a class; of any other it is ``attestation-ambiguous``."""

_COMPOUND = re.compile(r"-[^\W\d_]")
"""“Inga-Lill” denies nothing."""
_CLAUSE = re.compile(r"[,;:()\n]| - | (?:och|men|samt|så|fast|and|but|so) ")
_UNDOING = (
    Danger.DENIED,
    Danger.PENDING,
    Danger.BELIEF,
    Danger.CONDITIONAL,
    Danger.WEAK,
    Danger.SUSPENDED,
)
"""Beside a word of identity these count in the same clause even in harmless constructions."""
_OF_WHAT_FOLLOWS = frozenset({Danger.PENDING, Danger.BELIEF, Danger.WEAK})
"""Told before the attestation these count only where they are about who the person is: what leads
up to it is a story, and a story has its own doubts and its own waiting."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A danger and where in the text it was found."""

    danger: Danger
    start: int
    end: int

    @property
    def reason(self) -> str:
        """The reason code it gives the attestation."""
        return REASONS.get(self.danger, "attestation-ambiguous")


def _clause(text: str, at: int) -> str:
    """Return the clause that holds a position."""
    start = 0
    for found in _CLAUSE.finditer(text):
        if found.start() > at:
            return text[start : found.start()]
        start = found.end()
    return text[start:]


def _unchecked(clause: str, words: Wordings, *, told: bool) -> bool:
    """Tell whether a clause with a word of identity says anything but that the check was done.

    What is ``told`` before the attestation leads up to it: there only what undoes a check counts.
    A bare name of a proof (“Metod: pass”) says how it was done.
    """
    dangers = words.dangers
    if "?" in clause or any(danger.words(dangers).search(clause) for danger in _UNDOING):
        return True
    if dangers.vague.search(dangers.innocent.sub(" ", clause)):
        return True
    if told or dangers.kinds.fullmatch(clause.strip(" .,:;()")):
        return False
    done = dangers.check_done.search(clause) or words.attestation.paraphrase.search(clause)
    return done is None


def _spans(pattern: Pattern, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a pattern matches, overlapping matches too."""
    found = pattern.search(text)
    while found:
        yield found.span()
        found = pattern.search(text, found.start() + 1)


def _covered(danger: Danger, span: tuple[int, int], harmless: list[tuple[int, int]]) -> bool:
    """Tell whether a word of danger stands in a harmless construction.

    Of a condition the first word decides: “inlägg om pumpar dyker upp” holds none.
    """
    start = span[0]
    end = start + 1 if danger is Danger.CONDITIONAL else span[1]
    return any(low <= start and end <= high for low, high in harmless)


class Reach(StrEnum):
    """How near a sentence stands: how much a denial or a condition in it reaches."""

    ALL = "all"
    """It takes up what was said before: any “no” counts."""
    NEAR = "near"
    """Beside the attestation: a “no” about the check, the meeting, the truth."""
    FAR = "far"
    """Elsewhere: a “no” about the check itself."""


def _counts(danger: Danger, clause: str, reach: Reach, words: Wordings, *, told: bool) -> bool:
    """Tell whether a word of danger has its force in this clause."""
    dangers = words.dangers
    if danger is Danger.CHECK:
        return _unchecked(clause, words, told=told)
    if danger in (Danger.DENIED, Danger.CONDITIONAL):
        denied = dangers.deniable_far if reach is Reach.FAR else dangers.deniable
        return reach is Reach.ALL or denied.search(clause) is not None
    if danger is Danger.ENCOUNTER:
        return dangers.check_done.search(clause) is None
    if told and danger in _OF_WHAT_FOLLOWS:
        return dangers.told_about.search(clause) is not None
    return True


def find_doubt(
    text: str,
    words: Wordings,
    without: Collection[Danger] = (),
    reach: Reach = Reach.ALL,
    *,
    told: bool = False,
) -> Doubt | None:
    """Return the first danger in a sentence (folded text), if there is any.

    Args:
        text: the sentence.
        words: the wordings.
        without: classes that don't count where it stands.
        reach: how near it stands.
        told: whether it stands before the attestation.
    """
    dangers = words.dangers
    harmless = list(_spans(dangers.innocent, text))
    for danger in Danger:
        if danger in without:
            continue
        for found in danger.words(dangers).finditer(text):
            if _covered(danger, found.span(), harmless):
                continue
            if _COMPOUND.match(text, found.end()):
                continue
            if _counts(danger, _clause(text, found.start()), reach, words, told=told):
                return Doubt(danger, *found.span())
    return None
