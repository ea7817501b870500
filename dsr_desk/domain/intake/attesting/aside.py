"""Which doubted statements are about something else than the check.

The words of a danger are words of every day: a mother, a call, a mistake, “no”.  Nobody can list
all that is said with them; but who takes an attestation back needs more than the one word.  They
speak of the check or of a paper, put a condition, hold the mail back, ask, take up what was said,
point at what stands above or below, or tell what they did themselves or somebody else's mother did.
A wish, or a statement of some length, without any of that is about something else, and the second
opinion may lift it sooner.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from dsr_desk.domain.intake.attesting.dangers import Danger
from dsr_desk.domain.intake.attesting.literal import Literal
from dsr_desk.domain.intake.attesting.remarks import refers_back
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.wishes.verbs import wishes

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 7
"""Words of a statement at least: a shorter one says what it says of what stands beside it."""
_OWNERS = re.compile(r"(?:^|\W)(?!deras\s)(?:\w+'?s|hans|hennes|his|her|min|mitt|mina|my)\s$")
"""Whose relative it is, right before the word: “Hasses bror”, “her mother”."""
_NEEDED = (Danger.CHECK, Danger.WEAK, Danger.SUSPENDED, Danger.CONDITIONAL)
"""What is never about something else."""


class Aside(Enum):
    """How surely a doubted statement is about something else."""

    NO = auto()
    """It may be about the check."""
    PERHAPS = auto()
    """It holds none of what a take-back needs, but is short, tells of the sender, or takes up what
    was said; more has to speak for the mail."""
    SURELY = auto()


def how_far_aside(
    sentence: Sentence, reason: str, own: Sequence[Literal], words: Wordings
) -> Aside:
    """Tell whether a statement that raised a doubt is about something else than the check.

    Args:
        sentence: the statement.
        reason: the code of the doubt.
        own: the attestation, wherever the new text holds it.
        words: the wordings.
    """
    text = sentence.text
    if goes_on(sentence, own) and not wishes(text, words):
        return Aside.NO
    another = reason == "attestation-other-person" or words.aside.kin.search(text)
    if another or _takes_back(text, words):
        return Aside.NO
    return Aside.SURELY if _stands_aside(sentence, words) else Aside.PERHAPS


def goes_on(sentence: Sentence, own: Sequence[Literal]) -> bool:
    """Tell whether a statement stands behind the attestation in its paragraph.

    “… identity. The girl at the dentist's has him as a patient and had a look for us.”
    """
    return any(
        one.block is sentence.block
        and one.end <= sentence.start
        and "\f" not in one.block.text[one.end : sentence.start]
        for one in own
    )


def _takes_back(text: str, words: Wordings) -> bool:
    """Tell whether a statement holds what a take-back needs."""
    dangers = words.dangers
    if "?" in text or words.aside.points.search(text):
        return True
    if any(one.words(dangers).search(text) for one in _NEEDED):
        return True
    return _denies(text, words) and dangers.encounter.search(text) is not None


def _denies(text: str, words: Wordings) -> bool:
    denied = (words.negation.words, words.dangers.denied, words.told.denies)
    return any(one.search(text) for one in denied)


def _stands_aside(sentence: Sentence, words: Wordings) -> bool:
    text = sentence.text
    if refers_back(sentence, words):
        return False
    if words.dangers.other_person.search(text):
        return False
    if wishes(text, words) or words.aside.request.search(text):
        return not _denies(text, words)
    return len(_WORD.findall(text)) >= _LEAST and not words.aside.sender.search(text)


def names_nobodys_kin(text: str, words: Wordings) -> bool:
    """Tell whether relatives are named, and none of them as somebody's: “a parent”."""
    found = list(words.aside.kin.finditer(text))
    owned = (
        _OWNERS.search(text, 0, one.start()) or one.group().rstrip("'").endswith(("ens", "'s"))
        for one in found
    )
    return bool(found) and not any(owned)
