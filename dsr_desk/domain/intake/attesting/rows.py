"""The row of a table in which the sentence stands: how it begins, what the next cell answers."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.attesting.dangers import find_doubt
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain

_OPENS = re.compile(r"\|[ ]*(?=[^|\n]{2,40}\| *$)|\d{1,2} ?\| ?$")
"""How a row begins that is drawn with signs or numbered: “| Intyg | …”, “6 | …”."""
_CELL_BEHIND = re.compile(r"[ .!]*\|[ ]*([^|\n]*)")
_SIGNS = re.compile(r"[✓✔☑✅ .|]*")
"""What a cell behind it may hold: a sign, or nothing."""
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d")
_WORD = re.compile(r"[^\W\d_]{2,}")


def without_row(lead: str) -> tuple[str, bool]:
    """Return what stands before the sentence without the sign or the number of its row.

    The second tells whether nothing else stands there.
    """
    opens = _OPENS.match(lead)
    rest = lead[opens.end() :] if opens else lead
    return rest, opens is not None and not rest.strip()


def cell_against(shown: str, after: int, known: str, words: Wordings) -> bool:
    """Tell whether the cell behind the sentence is no sign, no plain yes, no day, no closing.

    The sender's own name may stand there; any other, or “Se Nedan”, is heard.

    Args:
        shown: the mail's text.
        after: where the sentence ends.
        known: the letters of the sender's name and of who signs below: a stranger's is none.
        words: the wordings.
    """
    cell = _CELL_BEHIND.match(shown, after)
    if cell is None:
        return False
    said = cell[1].strip()
    low = said.lower()
    if "?" in said or words.negation.words.search(low) or find_doubt(low, words):
        return True
    names = [plain(word) for word in _WORD.findall(said)]
    own = bool(names) and all(name in known for name in names)
    if own or _SIGNS.fullmatch(said) or _DAY.fullmatch(said):
        return False
    settled = words.fields.settled.fullmatch(said.strip(" .!").lower())
    return not settled and not words.regions.closings.match(cell[1].lower())
