"""Which doubts of the rules the second opinion may lift, and how much has to speak for it."""

from __future__ import annotations

import re
from enum import Enum, auto

from dsr_desk.domain.intake.attesting.dangers import Danger, Reach, find_doubt
from dsr_desk.domain.intake.attesting.own_place import Surroundings
from dsr_desk.domain.intake.attesting.remarks import leaves_open, refers_back
from dsr_desk.domain.intake.attesting.surroundings import only_adds
from dsr_desk.domain.intake.phrasing.taught import Taught
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_TAIL = re.compile(r"[\w\s,.'-]*")
"""What goes on after the sentence in words: no label, box, aside, mark or blank."""
_PLAIN_LEAD = re.compile(r"[\w\s,.:'-]*")
_SOFT = (Danger.CHECK, Danger.VAGUE, Danger.PENDING)
"""Classes whose words honest mails hold as often as others: a doubt by them can be lifted."""
_LIFTABLE = (
    "attestation-ambiguous",
    "attestation-other-person",
    "attestation-revoked",
)
"""What another sentence raises and may be lifted."""


class Lift(Enum):
    """Whether a doubt of the rules may be lifted."""

    NEVER = auto()
    SOFT = auto()
    """It names no plain danger."""
    NAMED = auto()
    """It does, or takes up what was said; much has to speak for the mail."""
    ADDED = auto()
    """It is what the sentence's own statement adds, which has to be harmless by itself."""

    def at_most(self, taught: Taught) -> float:
        """Return what any one statement of the mail may weigh by itself."""
        if self is Lift.SOFT:
            return taught.soft_statement
        return taught.added_statement if self is Lift.ADDED else taught.named_statement

    def limit(self, taught: Taught, *, plain: bool) -> float:
        """Return the score below which it is lifted; a ``plain`` letter holds little else."""
        if self is Lift.SOFT:
            return taught.lifted_below
        if self is Lift.NAMED:
            return taught.named_below
        return taught.added_below_plain if plain else taught.added_below


def lift_of_remark(sentence: Sentence, reason: str, words: Wordings) -> Lift:
    """Tell how far what another sentence raises may be lifted.

    What names a plain danger, or takes up what was said (“that was according to …”), may be about
    the attestation, whatever its words; what may not be new text is left to a person.
    """
    if not sentence.certain or reason not in _LIFTABLE or leaves_open(sentence, words):
        return Lift.NEVER
    if reason != "attestation-ambiguous" or refers_back(sentence, words):
        return Lift.NAMED
    plain = find_doubt(sentence.text, words, _SOFT, Reach.NEAR)
    return Lift.SOFT if plain is None else Lift.NAMED


def lift_beside(around: Surroundings, reason: str, words: Wordings, shown: str) -> Lift:
    """Tell how far a doubt by the sentence's own statement may be lifted."""
    if not all(around.sentences[at].certain for at in around.own):
        return Lift.NEVER
    if only_adds(around, words, shown):
        return Lift.ADDED
    return Lift.NAMED if _soft_beside(around.lead, around.tail, reason, words) else Lift.NEVER


def _soft_beside(lead: str, tail: str, reason: str, words: Wordings) -> bool:
    """Tell whether it is raised by plain words before the sentence that name no danger."""
    if reason != "attestation-ambiguous":
        return False
    if not (_PLAIN_LEAD.fullmatch(lead) and _PLAIN_TAIL.fullmatch(tail)):
        return False
    if lead.rstrip().endswith((":", "|")):
        return False  # “Från:”, “Svar från extern:” tells whose words follow
    said = _WORD.search(lead) or _WORD.search(tail)
    if said is None or words.attestation.that.search(lead):
        return False
    return find_doubt(f"{lead}\n{tail}", words, _SOFT) is None
