"""The lines at a letter's or a form's head: to whom, from whom, about what, under which number."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.attesting.dangers import Danger, find_doubt
from dsr_desk.domain.intake.attesting.states import states
from dsr_desk.domain.intake.phrasing.wordings import Wordings

_LONGEST = 8
"""Words that stand behind a label at most."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(r"(?<!\w)(?:[^\W\d_]{1,3}[ /-]{0,2})?#?\d[\d/:. -]*(?!\w)")
"""A number, or a day, with the letters of its series."""
_OF_CASES = (Danger.CHECK, Danger.ENCOUNTER, Danger.VAGUE)


def heads_letter(text: str, words: Wordings) -> bool:
    """Tell whether a line stands at a letter's head: “Till: Supporten”, “Avser: f.d. anställd”.

    One that says who writes is heard: “Från: Bo Ek” may head Bo's own words.  One that says what it
    is about has to be a number, or a former part: “Avser: provbrev”.

    Args:
        text: the line (folded).
        words: the wordings.
    """
    label, colon, said = (part.strip() for part in text.partition(":"))
    regions = words.regions
    if not colon or not 1 <= len(said.split()) <= _LONGEST:
        return False
    if regions.letter_status.fullmatch(label):
        return regions.letter_states.fullmatch(said) is not None
    to_whom = regions.letter_to.fullmatch(label)
    if not (to_whom or regions.letter_heads.fullmatch(label)):
        return False
    if states(said, words) or find_doubt(text, words, _OF_CASES):
        return False
    bare = _CODE.sub(" ", said)
    if to_whom:
        return _WORD.search(regions.letter_units.sub(" ", bare)) is None
    return not bare.strip() or regions.letter_about.fullmatch(said) is not None
