"""Lines that only head what stands below them: a table's columns, a list of persons."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.attesting.dangers import Danger, find_doubt
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings

_WORD = re.compile(r"[^\W\d_]+")
_CELLS = re.compile(r"[|;\t]")
_HEADING_CELL = 3
"""Words of a column's heading at most."""
_INTRODUCING = 8
"""Words of a line at most that introduces a list."""


def heads_below(text: str, below: str, words: Wordings) -> bool:
    """Tell whether a statement is a table's head, or introduces the persons right below.

    “Name | Vessel | Address”, “Så här ser listan ut:”; what speaks of a check introduces nothing.

    Args:
        text: the statement.
        below: the next one.
        words: how people phrase things.
    """
    if MASK in text or MASK not in below:
        return False
    cells = _CELLS.split(text)
    if len(cells) > 1:
        narrow = all(len(_WORD.findall(cell)) <= _HEADING_CELL for cell in cells)
        alike = narrow and len(cells) == len(_CELLS.split(below))
        return alike and find_doubt(text, words, (Danger.ENCOUNTER, Danger.VAGUE)) is None
    introduces = text.rstrip().endswith(":") and len(_WORD.findall(text)) <= _INTRODUCING
    return introduces and find_doubt(text, words) is None
