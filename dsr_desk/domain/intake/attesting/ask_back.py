"""Whether a text of ours holds the attestation sentence: quoted back it could be taken for one."""

from __future__ import annotations

from dsr_desk.domain.intake.attesting.literal import literals
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.folding import fold


def holds_sentence(text: str, words: Wordings) -> bool:
    """Tell whether the sentence stands in the text, also across line ends and quote marks."""
    bare = "\n".join(line.lstrip(" >\t|") for line in text.split("\n"))
    joined = " ".join(bare.split())
    blocks = (fold(form, 0, len(form)) for form in (text, bare, joined))
    return any(next(literals(block, words), None) is not None for block in blocks)
