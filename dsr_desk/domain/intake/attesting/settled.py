"""Fields that say of the check nothing but that it was done: they are no statements beside it.

“Legitimationstyp: Pass”, “Status | Verified”, “☑ Pass ☐ Körkort”: a closed set of labels with a
closed set of answers.  So is what an office's system writes above a case: its number, its queue,
who of the sender's own house handles it, how much it hurries (:mod:`headers`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dsr_desk.domain.intake.attesting.headers import is_of_header, only_figures
from dsr_desk.domain.intake.attesting.in_form import in_form
from dsr_desk.domain.intake.attesting.label_classes import LabelClass, classes_of, without_number
from dsr_desk.domain.intake.attesting.material import Material
from dsr_desk.domain.intake.attesting.names_and_titles import is_case_state
from dsr_desk.domain.intake.attesting.openings import is_section
from dsr_desk.domain.intake.attesting.pointing import points_at_original
from dsr_desk.domain.intake.attesting.unfilled import awaits_signing
from dsr_desk.domain.intake.phrasing.field_words import FieldWords
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.entries import Entry
from dsr_desk.domain.intake.text.form_boxes import EMPTY
from dsr_desk.domain.intake.text.sentences import Sentence

_MARKS = " |:\t\n*_.=…-"
_BRACKETS = " ()[]*.:\n"
_RULE = re.compile(r"[-=+|: ]{3,}")
"""The line under a heading, or between the rows of a table."""
_DRAWN = re.compile(r"[\s|:*_.=…\-–—•·●▪◦>#()\[\],;?\d]*")
"""What stands beside the label and the value of a row: a number, a bullet, a line."""
_BOX = re.compile(rf"({EMPTY})|(?:\[ ?[x✓✔] ?\]|\(x\)|[☑✓✔✅]) ?")
_MOST_STATEMENTS, _MOST_FIELDS = 600, 60
"""Of a mail with more, none is left out: no form is so long."""
_COMMA = re.compile(r",(?= )")


def without_settled(material: Material, words: Wordings) -> Material:
    """Return the material without the statements that are such fields."""
    fields = words.fields
    settled = settled_rows(material, words)
    many = max(len(material.sentences) / _MOST_STATEMENTS, len(settled) / _MOST_FIELDS) > 1
    if many:
        return material
    # “Step 1:” above the sentence alone is a heading, and may say more.
    left_open = [head for head in material.left_open if _is_administrative(head, words)]
    left_open = left_open if in_form(material, words) else []
    quoted = bool(material.old or material.forwarded)
    asked = [row.head for row in material.fields if row.head and _asks(row.head, words)]
    rows = Covered([*settled, *(Entry("", head) for head in (*left_open, *asked))])
    kept = tuple(
        sentence
        for sentence in material.sentences
        if awaits_signing(sentence, material.shown, words)
        or not (
            rows.hold(sentence)
            or _only_kinds(sentence.text, fields)
            or _RULE.fullmatch(sentence.text)
            or words.regions.not_box_legends.fullmatch(sentence.text.strip(_BRACKETS))
            or only_figures(sentence, material, words)
            or (quoted and sentence.closed and points_at_original(sentence.text, words))
        )
    )
    if len(kept) == len(material.sentences):
        return material
    left_out = tuple(one for one in material.sentences if one not in kept)
    return replace(material, sentences=kept, left_out=left_out)


def settled_rows(material: Material, words: Wordings) -> list[Entry]:
    """Return the rows that say nothing of the check but that it was done, or nothing of it."""
    return [entry for entry in material.fields if _is_settled(entry, material, words)]


def _is_administrative(head: Sentence, words: Wordings) -> bool:
    """Tell whether a label that nothing answers asks for nothing but a system's own things.

    “Datum: .....” may wait for whoever is to sign the form (:mod:`unfilled`).
    """
    label = without_number(head.text.strip(_MARKS))
    heard = words.loose.sign_here.fullmatch(label) or words.fields.identity.search(label)
    return bool(classes_of(label, words)) and heard is None


def _asks(head: Sentence, words: Wordings) -> bool:
    """Tell whether a label is the question of a form, of which the answer alone says something."""
    asks = head.block.text[head.end : head.end + 1] == "?"
    return asks and is_section(head.text, words)


class Covered:
    """The stretches of a mail that are the labels and the values of some rows."""

    def __init__(self, rows: Sequence[Entry]) -> None:
        self._pieces: dict[int, list[tuple[int, int]]] = {}
        for piece in (one for row in rows for one in (row.head, row.value) if one is not None):
            self._pieces.setdefault(id(piece.block), []).append((piece.start, piece.end))

    def hold(self, sentence: Sentence) -> bool:
        """Tell whether nothing stands in a statement but those rows, and what is drawn there."""
        text, met = sentence.text, False
        for start, end in self._pieces.get(id(sentence.block), ()):
            low, high = max(start - sentence.start, 0), min(end - sentence.start, len(text))
            if low < high:
                met = True
                text = text[:low] + " " * (high - low) + text[high:]
        return met and _DRAWN.fullmatch(text) is not None


def _is_settled(entry: Entry, material: Material, words: Wordings) -> bool:
    value, fields = entry.value.text.strip(_MARKS), words.fields
    label = without_number(entry.label)
    by_whom = LabelClass.STAFF in classes_of(label, words)
    if fields.how_labels.search(label) and not by_whom:
        other = fields.other_kinds.fullmatch(value)
        return other is None and fields.settled_kinds.fullmatch(value) is not None
    if fields.settled_labels.fullmatch(label):
        # “Status: In progress” is the case's own where it says no more.
        done = fields.settled.fullmatch(_COMMA.sub("", value))
        of_case = LabelClass.STATUS in classes_of(label, words) and is_case_state(value, words)
        of_case = of_case and in_form(material, words)
        return done is not None or of_case
    return is_of_header(label, entry.value, material, words)


def _only_kinds(text: str, words: FieldWords) -> bool:
    """Tell whether a statement is a row of boxes with kinds of proof, of which one is ticked."""
    boxes = list(_BOX.finditer(text))
    if not boxes or boxes[0].start() > 0 or all(box[1] for box in boxes):
        return False
    ends = [box.start() for box in boxes[1:]] + [len(text)]
    kinds = [text[box.end() : end].strip(_MARKS) for box, end in zip(boxes, ends, strict=True)]
    ticked = [kind for kind, box in zip(kinds, boxes, strict=True) if not box[1]]
    known = all(words.settled_kinds.fullmatch(kind) for kind in kinds)
    return known and not any(words.other_kinds.fullmatch(kind) for kind in ticked)
