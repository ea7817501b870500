"""Words that hand over the sentence as the desk asked for it: “The sentence you need: …”.

Whoever writes so attests like anybody else.  What the desk itself writes (“Please write: …”) asks
the reader for it, and is no such statement; nor is one that doubts, denies or hangs it on anything.
"""

from __future__ import annotations

import re

from dsr_desk.domain.intake.dangers import Danger, find_doubt
from dsr_desk.domain.intake.wish import wish_condition
from dsr_desk.domain.intake.wordings import Wordings

_ASKS = re.compile(
    r"[\W\d_]*(?:är|var|is|was|are|does|do|did|ska|skall|kan|should|shall|can|stämmer|räcker)\b"
)
"""How a question begins, whatever its sign at the end."""
_OF_WORDS = frozenset({Danger.WORDING, Danger.ENCOUNTER, Danger.VAGUE, Danger.ORIGIN, Danger.CHECK})
"""What a statement about the sentence's own words holds, as a rule without meaning harm."""


def hands_over(text: str, words: Wordings) -> bool:
    """Tell whether a statement (folded) only says that the sentence is the one asked for."""
    told = words.attestation
    asks = "?" in text or _ASKS.match(text)
    if told.prescribed.search(text) is None or asks or '"' in text:
        return False
    turned = words.connectives.turns.search(text) or told.anchor.search(text)
    if turned or words.negation.words.search(text) or wish_condition(text, words):
        return False
    return find_doubt(text, words, _OF_WORDS) is None
