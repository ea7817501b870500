"""The row of a table in which the sentence stands: how it begins, what the next cell answers."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.attesting.dangers import find_doubt
from dsr_desk.domain.intake.phrasing.wordings import Wordings

_OPENS = re.compile(r"\|[ ]*(?=[^|\n]{2,40}\| *$)|\d{1,2} ?\| ?$")
"""How a row begins that is drawn with signs or numbered: “| Intyg | …”, “6 | …”."""
_CELL_BEHIND = re.compile(r"[ .!]*\|[ ]*([^|\n]*)")
_TWO_NAMES = re.compile(r"[A-ZÅÄÖÉ][\w'’-]+(?: [A-ZÅÄÖÉ][\w'’.-]*){1,2}|[✓✔☑✅ .|]*")
"""What a cell behind it may hold: who says so, or a sign."""


def without_row(lead: str) -> tuple[str, bool]:
    """Return what stands before the sentence without the sign or the number of its row.

    The second tells whether nothing else stands there.
    """
    opens = _OPENS.match(lead)
    rest = lead[opens.end() :] if opens else lead
    return rest, opens is not None and not rest.strip()


def cell_against(shown: str, after: int, words: Wordings) -> bool:
    """Tell whether the cell behind the sentence is no name, no closing, no sign and no plain yes.

    Args:
        shown: the mail's text.
        after: where the sentence ends.
        words: the wordings.
    """
    cell = _CELL_BEHIND.match(shown, after)
    if cell is None:
        return False
    said = cell[1].strip()
    low = said.lower()
    if "?" in said or words.negation.words.search(low) or find_doubt(low, words):
        return True
    signs = _TWO_NAMES.fullmatch(said) or words.fields.settled.fullmatch(said.strip(" .!").lower())
    return not signs and not words.regions.closings.match(cell[1].lower())
