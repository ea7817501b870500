"""Which statements have no bearing on an attestation: what they tell is known word by word.

A mail tells why the person asks, or why the sender answers late.  Nobody can list all the ways to
take an attestation back, but most stories are told in few words; and a statement wholly made of
those, with none that a check, a doubt, a denial or another person needs, takes nothing back.
"""

from __future__ import annotations

import re

from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.text.vocabulary import naming_nobody

_PLAIN = re.compile(r"[\w\s,.:!'/&-]*")
"""What it is written with: no bracket, quotation, question, box or address."""
_LEAST = 4
"""Words of a story at least: “Hon mejlade.” may tell how the check was done."""


def tells_a_story(sentence: Sentence, meant: str, words: Wordings) -> bool:
    """Tell whether a statement has no bearing on the check.

    Args:
        sentence: one of new text.
        meant: the letters of the names of the persons concerned.
        words: the wordings.
    """
    text = sentence.text
    if not sentence.certain or not _PLAIN.fullmatch(text) or len(text.split()) < _LEAST:
        return False
    rest = words.attestation.one_person.sub(" ", words.story.acts.sub(" ", text))
    if rest == text:
        return False
    return not naming_nobody(words.story.said.sub(" ", rest), meant)
