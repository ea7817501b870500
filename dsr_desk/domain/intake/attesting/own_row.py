"""The row of a form in which the sentence stands as the answer: “Intygande: Vi har bekräftat …”.

The label may stand beside it, in the cell before it, or on the line above.  It says nothing against
the sentence where each of its words is one by which an attestation is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.intake.attesting.label_classes import without_number
from dsr_desk.domain.intake.attesting.literal import Literal
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.entries import Entry
from dsr_desk.domain.intake.text.form_boxes import TICKED
from dsr_desk.domain.intake.text.sentences import Sentence

_DRAWN = re.compile(r"[\s|:*_.=…\-–—•·●▪◦#;\d)]*")
"""What stands around a label and between it and its answer."""
_LETTERED = re.compile(r"[a-h][.)] ?")
_AROUND = re.compile(rf"[\s*.!|;]*(?:{TICKED})?[\s*.!|;\[\]]*")
"""What an answer may hold beside the sentence."""


def own_row(literal: Literal, rows: Sequence[Entry], words: Wordings) -> Entry | None:
    """Return the row whose whole answer is the sentence, if its label asks for an attestation.

    Args:
        literal: where the sentence stands.
        rows: what the mail puts beside a label.
        words: the wordings.
    """
    for row in rows:
        head, value = row.head, row.value
        if head is None or head.block is not literal.block or not literal.lies_in(value):
            continue
        text = value.text
        low, high = literal.start - value.start, literal.end - value.start
        if low < 0 or not _AROUND.fullmatch(text[:low]) or not _AROUND.fullmatch(text[high:]):
            continue
        label = without_number(row.label)
        if words.attestation.heading.fullmatch(label):
            return row
    return None


def without_label(lead: str, begins: int, row: Entry | None) -> str:
    """Return what stands before the sentence without the label of its row.

    Args:
        lead: what its own statement says before it.
        begins: where that begins in its block.
        row: the row in which it stands.
    """
    if row is None or row.head is None:
        return lead
    low, high = row.head.start - begins, row.head.end - begins
    if not 0 <= low < high <= len(lead) or not _DRAWN.fullmatch(lead[:low]):
        return lead
    rest = lead[high:]
    drawn = _DRAWN.match(rest)
    rest = rest[drawn.end() :] if drawn else rest
    return "" if rest.strip() == "[" else rest


def heads(row: Entry | None, above: Sentence | None, words: Wordings) -> bool:
    """Tell whether the statement above the sentence is the label of its row, and no more."""
    if row is None or row.head is None or above is None or above.block is not row.head.block:
        return False
    low, high = row.head.start - above.start, row.head.end - above.start
    text = above.text
    inside = 0 <= low < high <= len(text)
    if not inside or not (_DRAWN.fullmatch(text[:low]) or _LETTERED.fullmatch(text[:low])):
        return False
    # “D. Intygande (kryssa)” tells what to do with the box below.
    return _DRAWN.fullmatch(words.regions.not_box_legends.sub(" ", text[high:])) is not None
