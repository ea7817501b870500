"""Words that hand over the sentence as the desk asked for it: “The sentence you need: …”.

Whoever writes so attests like anybody else.  What the desk itself writes (“Please write: …”) asks
the reader for it, and is no such statement; nor is one that doubts, denies or hangs it on anything.
"""

from __future__ import annotations

import re

from dsr_desk.domain.intake.attesting.dangers import Danger, find_doubt
from dsr_desk.domain.intake.phrasing.wordings import Wordings

_LETTER = re.compile(r"[^\W_]")
_ASKS = re.compile(
    r"[\W\d_]*(?:är|var|is|was|are|does|do|did|ska|skall|kan|should|shall|can|stämmer|räcker)\b"
)
"""How a question begins, whatever its sign at the end."""
_OF_READER = re.compile(r"\b(?:you|ni|du) (?:have to|need to|must|should|ska|skall|måste|bör)\b")
"""What the desk asks of whoever reads it."""
_OF_WORDS = frozenset({Danger.WORDING, Danger.ENCOUNTER, Danger.VAGUE, Danger.ORIGIN, Danger.CHECK})
"""What a statement about the sentence's own words holds, as a rule without meaning harm."""


def hands_over(text: str, words: Wordings) -> bool:
    """Tell whether a statement (folded) leads up to the sentence as the one that was asked for.

    Said behind it (“that is what I was told to write”) it is a distance from it.
    """
    told = words.attestation
    if not text.rstrip(" \n").endswith(":") or told.prescribed.search(text) is None:
        return False
    if _LETTER.search(told.prescribed_words.sub(" ", text)):
        return False  # “as you asked for Bo Ek”, “a draft of the line you want”
    if _OF_READER.search(text) or "?" in text or '"' in text or _ASKS.match(text):
        return False
    return find_doubt(text, words, _OF_WORDS) is None
