"""Whether a mail is a form: names and phrases have no bearing in one alone."""

from __future__ import annotations

from dsr_desk.domain.intake.attesting.figures import MARKS, is_code, is_day, is_past
from dsr_desk.domain.intake.attesting.label_classes import (
    LabelClass,
    classes_of,
    without_number,
)
from dsr_desk.domain.intake.attesting.material import Material
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.entries import Entry

_ROWS = 4
"""Rows of a form at least."""
_MANY_ROWS = 6
"""Rows that are a form, whatever they ask."""
_FIGURES = (
    (LabelClass.NUMBER, is_code),
    (LabelClass.MOMENT, is_past),
    (LabelClass.DUE, is_day),
)
"""What figures may answer a label of each class."""


def in_form(material: Material, words: Wordings) -> bool:
    """Tell whether the mail is a form: many rows, or several with a number or a day of a case.

    “Queue: quarantine” above a letter heads no form; there only what is listed has no bearing.
    """
    rows = [row for row in material.fields if row.head is not None]
    if len(rows) < _ROWS:
        return False
    return len(rows) >= _MANY_ROWS or any(_is_numbered(row, material, words) for row in rows)


def _is_numbered(row: Entry, material: Material, words: Wordings) -> bool:
    classes = classes_of(without_number(row.label), words)
    said = row.value.text.strip(MARKS)
    told = (is_answer for one, is_answer in _FIGURES if one in classes)
    return any(is_answer(row.value, said, material, words) for is_answer in told)
