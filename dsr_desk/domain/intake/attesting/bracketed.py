"""Whether the sentence stands in brackets behind a wish: nothing else then introduces it."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.wishes.verbs import wishes

_ADDRESS_ENDS = re.compile(rf"{MASK}[.!]?$")
_BRACKET_ENDS = re.compile(r"\s*(?:\.\)|\)\.?)\s*")
_LEADS_ON = re.compile(
    r"(?<!\w)(?:this|these|it|following|so|thus|below|here"
    r"|så|såhär|detta|det|följande|nedan|här|löd)(?!\w)"
)
"""What hands over to the next line: “Her letter said this.”"""


def bracketed_behind_wish(lead: str, tail: str, words: Wordings) -> bool:
    """Tell whether it stands in brackets of its own behind a finished wish for a person.

    “Remove all posts by doreen@… (We have confirmed the person's identity.)”
    """
    wish = lead.rstrip().removesuffix("(").rstrip()
    alone = lead.rstrip().endswith("(") and _BRACKET_ENDS.fullmatch(tail) is not None
    if not alone or "(" in wish or not _ADDRESS_ENDS.search(wish) or not wishes(wish, words):
        return False
    if ":" in wish or words.negation.words.search(wish) or words.aside.kin.search(wish):
        return False  # “In such mails you put: …”, “… by her sister”
    told = words.attestation
    said = told.that.search(wish) or told.instruction.search(wish) or told.reported.search(wish)
    return said is None


def hands_on(above: str) -> bool:
    """Tell whether the statement above the wish may say whose words it is."""
    return above.endswith(":") or _LEADS_ON.search(above) is not None
