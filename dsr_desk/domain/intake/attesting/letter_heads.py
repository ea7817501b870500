"""The lines at a letter's or a form's head: to whom, from whom, about what, under which number."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.attesting.dangers import Danger, find_doubt
from dsr_desk.domain.intake.attesting.states import states
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain

_LONGEST = 8
"""Words that stand behind a label at most."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAMED = 5
"""Letters of a word at least by which the sender is known."""
_CODE = re.compile(r"(?<!\w)(?:[^\W\d_]{1,5}[ /-]{0,2})?#?\d[\d/:. -]*(?!\w)")
"""A number, or a day, with the letters of its series."""
_OF_CASES = (Danger.CHECK, Danger.ENCOUNTER, Danger.VAGUE)


def heads_letter(text: str, words: Wordings, writer: str = "") -> bool:
    """Tell whether a line stands at a letter's head: “Till: Supporten”, “Avser: f.d. anställd”.

    One that says who writes has to name the sender and nobody else: “Från: Bo Ek” may head Bo's own
    words.  One that says what it is about has to be a number, or a former part: “Avser: provbrev”.

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
    bare = _CODE.sub(" ", said)
    if regions.letter_from.fullmatch(label):
        rest = _WORD.findall(regions.letter_units.sub(" ", bare))
        named = [word for word in rest if len(word) >= _NAMED]
        return bool(named) and all(plain(word) in writer for word in rest)
    if regions.letter_to.fullmatch(label):
        return _WORD.search(regions.letter_units.sub(" ", bare)) is None
    known = not bare.strip() or regions.letter_about.fullmatch(said.strip())
    return bool(known) and regions.letter_heads.fullmatch(label) is not None
