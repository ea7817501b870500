"""Whether the new text hands the word to somebody else, or speaks in a script nobody reads here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dsr_desk.domain.intake.attesting.letter_heads import heads_letter
from dsr_desk.domain.intake.attesting.literal import Literal
from dsr_desk.domain.intake.attesting.openings import is_heading, is_section
from dsr_desk.domain.intake.attesting.states import states
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.wishes.verbs import wishes

_HEADING = 6
"""Words that a heading above the greeting has at most."""
_NUMBER = re.compile(r"^[^:]{0,30}\d{2}|^[^\d]{1,20}: ?\S*\d")
_CLOCK = re.compile(r"(?<![\d.:])\d{1,2}:\d\d(?::\d\d)?(?![\d:-])")
_LABELLED = re.compile(r"[^\d:]{1,30}: ?\S")
_NAMING = 8
"""Words at most of a line that tells who wrote what follows, and when."""
_UNREAD = re.compile(
    r"[\u0370-\u1cff\u1f00-\u1fff\u2e80-\ua6ff\ua840-\uabff\uac00-\ud7ff\uf900-\ufaff"
    r"\ufb1d-\ufdff\ufe70-\ufefc]{2}"
)
"""Letters of other scripts: Greek, Cyrillic, Arabic, Chinese and so on."""


def letter_within(sentences: Sequence[Sentence], words: Wordings) -> Sentence | None:
    """Return a greeting that stands below other text: what follows may be somebody's else."""
    begun = False
    for sentence in sentences:
        text = sentence.text.lstrip(" -\"'")
        # “Bästa hälsningar, Siv” closes a mail; “Bästa Siv” opens one.
        greets = words.attestation.salutation.match(text) and not words.regions.closings.match(text)
        if begun and greets:
            return sentence
        begun = begun or not (greets or _heads(sentence, words))
    return None


def _heads(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether a line above the greeting is a heading: “Radering av anna@example.org”."""
    text = sentence.text
    heading = text.strip("()* ")
    if is_heading(heading, words) or is_section(heading, words) or heads_letter(text, words):
        return True
    if words.fields.staff_labels.fullmatch(text.partition(":")[0].strip()):
        return False  # who wrote what follows is neither the sender nor of the sender's house
    about = MASK in text or wishes(text, words) or _NUMBER.search(text) is not None
    short = not sentence.closed and len(text.split()) <= _HEADING
    return about and short and not states(text, words)


def letter_handed_over(
    sentences: Sequence[Sentence], own: Sequence[Literal], words: Wordings
) -> Sentence | None:
    """Return what says above the attestation that somebody else's words follow.

    “Här kommer kopian av det personen nedan skrivit till oss:”; a list of addresses that follows it
    is no letter.
    """
    for sentence, below in pairwise(sentences):
        if any(literal.lies_in(sentence) for literal in own):
            return None
        text = sentence.text.rstrip()
        hands = text.endswith(":") and words.attestation.letter_follows.search(text)
        if hands and below.text.strip(" -•·.,") != MASK * len(below.text.strip(" -•·.,")):
            return sentence
    return None


def other_voice(sentences: Sequence[Sentence], own: Sequence[Literal]) -> Sentence | None:
    """Return what may give the attestation another voice, or say what nobody here can read.

    “Olle Ek 10:02” or “2026-03-02 10:00 - Olle Ek” heads what somebody wrote in a chat or a case.
    """
    attested = False
    for sentence in sentences:
        attested = attested or any(literal.lies_in(sentence) for literal in own)
        if _UNREAD.search(sentence.text) or (not attested and _heads_entry(sentence)):
            return sentence
    return None


def _heads_entry(sentence: Sentence) -> bool:
    text = sentence.text
    if sentence.closed or MASK in text or not 2 <= len(text.split()) <= _NAMING:
        return False
    return _CLOCK.search(text) is not None and _LABELLED.match(text) is None
