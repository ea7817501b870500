"""Whether the sentence stands in brackets behind a wish: nothing else then introduces it."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.wishes.verbs import wishes

_ADDRESS_ENDS = re.compile(rf"{MASK}[.!]?$")
_BRACKET_ENDS = re.compile(r"\s*(?:\.\)|\)\.?)\s*")


def bracketed_behind_wish(lead: str, tail: str, words: Wordings) -> bool:
    """Tell whether it stands in brackets of its own behind a finished wish for a person.

    “Remove all posts by doreen@… (We have confirmed the person's identity.)”
    """
    wish = lead.rstrip().removesuffix("(").rstrip()
    alone = lead.rstrip().endswith("(") and _BRACKET_ENDS.fullmatch(tail) is not None
    if not alone or "(" in wish or not _ADDRESS_ENDS.search(wish) or not wishes(wish, words):
        return False
    if words.negation.words.search(wish):
        return False
    told = words.attestation
    said = told.that.search(wish) or told.instruction.search(wish) or told.reported.search(wish)
    return said is None
