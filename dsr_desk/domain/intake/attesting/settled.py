"""Fields that say of the check nothing but that it was done: they are no statements beside it.

“Legitimationstyp: Pass”, “Status | Verified”, “☑ Pass ☐ Körkort”: a closed set of labels with a
closed set of answers.  So is what an office's system writes above a case: its number, its queue,
who of the sender's own house handles it, how much it hurries (:mod:`headers`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dsr_desk.domain.intake.attesting.headers import is_of_header, without_number
from dsr_desk.domain.intake.attesting.material import Material
from dsr_desk.domain.intake.phrasing.field_words import FieldWords
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.entries import Entry
from dsr_desk.domain.intake.text.form_boxes import EMPTY
from dsr_desk.domain.intake.text.sentences import Sentence

_MARKS = " |:\t\n*_.=…-"
_BOX = re.compile(rf"({EMPTY})|(?:\[ ?[x✓✔] ?\]|\(x\)|[☑✓✔✅]) ?")
_MOST_STATEMENTS, _MOST_FIELDS = 600, 40
"""Of a mail with more, none is left out: no form is so long."""
_COMMA = re.compile(r",(?= )")


def without_settled(material: Material, words: Wordings) -> Material:
    """Return the material without the statements that are such fields."""
    fields = words.fields
    settled = [entry for entry in material.fields if _is_settled(entry, material, words)]
    boxed = any(_BOX.match(sentence.text) for sentence in material.sentences)
    many = max(len(material.sentences) / _MOST_STATEMENTS, len(settled) / _MOST_FIELDS) > 1
    if many or not (settled or boxed):
        return material
    return replace(material, sentences=_kept(material.sentences, settled, fields))


def _kept(
    sentences: Sequence[Sentence], settled: Sequence[Entry], words: FieldWords
) -> tuple[Sentence, ...]:
    """Return the statements that are none of the settled fields; a label may stand a line above."""
    kept: list[Sentence] = []
    for sentence in sentences:
        if _only_kinds(sentence.text, words):
            continue
        field = next((entry for entry in settled if _holds(sentence, entry.value)), None)
        lead = sentence.text[: field.value.start - sentence.start].strip(_MARKS) if field else ""
        if field and without_number(lead) == without_number(field.label):
            continue
        if field and not lead and kept and kept[-1].text.strip(_MARKS) == field.label:
            kept.pop()
            continue
        kept.append(sentence)
    return tuple(kept)


def _holds(sentence: Sentence, value: Sentence) -> bool:
    """Tell whether a statement ends with a field's answer."""
    same = sentence.block is value.block and sentence.start <= value.start < sentence.end
    return same and not sentence.block.text[value.end : sentence.end].strip(_MARKS)


def _is_settled(entry: Entry, material: Material, words: Wordings) -> bool:
    value, fields = entry.value.text.strip(_MARKS), words.fields
    label = without_number(entry.label)
    if fields.how_labels.search(label) and not fields.staff_labels.fullmatch(label):
        other = fields.other_kinds.fullmatch(value)
        return other is None and fields.settled_kinds.fullmatch(value) is not None
    if fields.settled_labels.fullmatch(label):
        return fields.settled.fullmatch(_COMMA.sub("", value)) is not None
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
