"""Fields that say of the check nothing but that it was done: they are no statements beside it.

“Legitimationstyp: Pass”, “Status | Verified”, “☑ Pass ☐ Körkort”: a closed set of labels with a
closed set of answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dsr_desk.domain.intake.attesting.asked import WORD
from dsr_desk.domain.intake.attesting.material import Material
from dsr_desk.domain.intake.phrasing.field_words import FieldWords
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.entries import Entry
from dsr_desk.domain.intake.text.form_boxes import EMPTY
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence

_MARKS = " |:\t\n*_.=…-"
_BOX = re.compile(rf"({EMPTY})|(?:\[ ?[x✓✔] ?\]|\(x\)|[☑✓✔✅]) ?")
_MOMENT = re.compile(r"(20\d\d-\d\d-\d\d)(?:[ t]\d\d:\d\d(?::\d\d)?)?")
_MOST_STATEMENTS, _MOST_FIELDS = 600, 40
"""Of a mail with more, none is left out: no form is so long."""
_COMMA = re.compile(r",(?= )")


def without_settled(material: Material, words: Wordings) -> Material:
    """Return the material without the statements that are such fields."""
    fields = words.fields
    settled = [entry for entry in material.fields if _is_settled(entry, material, fields)]
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
        if field and lead == field.label:
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


def _is_settled(entry: Entry, material: Material, words: FieldWords) -> bool:
    value = entry.value.text.strip(_MARKS)
    if words.how_labels.search(entry.label):
        other = words.other_kinds.fullmatch(value)
        return other is None and words.settled_kinds.fullmatch(value) is not None
    if words.settled_labels.fullmatch(entry.label):
        return words.settled.fullmatch(_COMMA.sub("", value)) is not None
    if words.staff_labels.fullmatch(entry.label):
        names = [plain(word) for word in WORD.findall(value)]
        sender = {plain(word) for word in WORD.findall(material.sender)}
        nobody = words.persons.search(value) or words.tests.search(value)
        return len(names) > 1 and not nobody and sender.issuperset(names)
    moment = _MOMENT.fullmatch(value) if words.moment_labels.fullmatch(entry.label) else None
    return moment is not None and _is_past(moment[1], material)


def _is_past(day: str, material: Material) -> bool:
    """Tell whether it is a day before the mail's own: on that day an hour may be still to come."""
    days, today = material.calendar.mentions(day), material.calendar.today
    named = days[0].day if len(days) == 1 else None
    return named is not None and today is not None and named < today


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
