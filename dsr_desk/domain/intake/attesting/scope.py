"""Statements that say which channels are meant, and no more."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.text.vocabulary import unknown_words
from dsr_desk.domain.intake.wishes.channels import namings_in

_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 6
"""One word in so many may be unknown."""


def tells_scope(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether it says no more than which channels are meant: “Det gäller alla hennes mejl”."""
    if not words.wish.scope.search(sentence.text):
        return False
    named = namings_in(sentence, words)
    text = sentence.text
    for naming in reversed(named):
        text = f"{text[: naming.start]} {text[naming.end :]}"
    return bool(named) and unknown_words(text, "", words) <= len(_WORD.findall(text)) // _SHARE
