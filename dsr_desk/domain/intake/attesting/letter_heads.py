"""The lines at a letter's or a form's head: to whom, from whom, about what, under which number."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.attesting.dangers import Danger, find_doubt
from dsr_desk.domain.intake.attesting.states import states
from dsr_desk.domain.intake.attesting.surroundings import wishes
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain

_LONGEST = 8
"""Words that stand behind a label at most."""
_WORD = re.compile(r"[^\W\d_]{4,}")
"""A word by which the sender is known."""
_NUMBER = re.compile(r"\d{3}|\d[/-]\d")
_OF_CASES = (Danger.CHECK, Danger.ENCOUNTER, Danger.VAGUE)


def heads_letter(text: str, words: Wordings, writer: str = "") -> bool:
    """Tell whether a line stands at a letter's head: “Till: Supporten”, “Avser: f.d. anställd”.

    One that says who writes has to name the sender: “Från: Bo Ek” may head Bo's own words; one that
    says what it is about, a wish, a number, or somebody's former part: “Avser: provbrev”.

    Args:
        text: the line (folded).
        words: the wordings.
        writer: the letters of the sender's name and domain.
    """
    label, colon, said = (part.strip() for part in text.partition(":"))
    regions = words.regions
    if label == "status":
        return regions.letter_states.fullmatch(said) is not None
    if not colon or not 1 <= len(said.split()) <= _LONGEST or states(said, words):
        return False
    if find_doubt(text, words, _OF_CASES):
        return False
    if regions.letter_from.fullmatch(label):
        first = _WORD.search(said)
        return first is not None and plain(first.group()) in writer
    if regions.letter_to.fullmatch(label):
        return True
    known = _NUMBER.search(said) or wishes(said, words) or regions.letter_about.fullmatch(said)
    return bool(known) and regions.letter_heads.fullmatch(label) is not None
