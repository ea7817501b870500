"""What a ticket system or a form writes above a case and below it: none of it speaks of the check.

“Kö: Externa leverantörer”, “Opened: 19 Aug 2026 09:03”, “Handläggare: Siv Kantola”.  Each is told
by what its label asks for (:mod:`label_classes`) and by the form of what answers it: a number, a
past day, a name, an office, a telephone.  A label of which nothing is known has no bearing where a
number or a past day answers it and it holds no word against the attestation itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from dsr_desk.domain.intake.attesting.figures import (
    MARKS,
    YEAR,
    is_code,
    is_day,
    is_figure,
    is_past,
)
from dsr_desk.domain.intake.attesting.in_form import in_form
from dsr_desk.domain.intake.attesting.label_classes import (
    LabelClass,
    classes_of,
    says_nothing,
)
from dsr_desk.domain.intake.attesting.material import Material
from dsr_desk.domain.intake.attesting.names_and_titles import (
    PHRASE,
    is_contact,
    is_level,
    is_office,
    is_sort,
    is_staff,
    is_status,
    is_unit,
)
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence

_LONGEST = 12
"""Words of an answer at most."""
_FIGURES_ALONE = 3
"""Figures of a number outside a form at least."""


def is_of_header(label: str, value: Sentence, material: Material, words: Wordings) -> bool:
    """Tell whether a row is one of a system's own, which say nothing of the person or the check.

    Args:
        label: in lower case, without its number.
        value: what answers it.
        material: the mail.
        words: the wordings.
    """
    said = value.text.strip(MARKS)
    if len(said.split()) > _LONGEST or (label[-1:].isdigit() and said[:1].isdigit()):
        return False  # “Marked satisfied 21 Oct 2025 16:31” is no label with a number
    classes = classes_of(label, words)
    if not classes:
        return says_nothing(label, words) and is_figure(value, said, material, words)
    if not said:
        # “Kontrollerad av: -” leaves the check open.
        return words.fields.identity.search(label) is None and LabelClass.STAFF not in classes
    if words.forms.nobody.fullmatch(said):
        return words.fields.identity.search(label) is None
    return any(_ANSWERS[one](value, said, material, words) for one in classes)


def only_figures(sentence: Sentence, material: Material, words: Wordings) -> bool:
    """Tell whether a line is nothing but labels with a number or a past day, without any colon.

    “Ärendenummer 2024-00871 | Inlämnat 2024-10-07 kl. 10:02”, “Submitted on Monday, 16 March 2026”.
    """
    text = sentence.text
    if not any(letter.isdigit() for letter in text) or len(text.split()) > _LONGEST + PHRASE:
        return False
    # “nr 2” alone may be another one.
    if sum(letter.isdigit() for letter in text) < _FIGURES_ALONE and not in_form(material, words):
        return False
    start = 0
    for piece in _BESIDE.split(text):
        at = text.index(piece, start)
        start = at + len(piece)
        if not _is_labelled_figure(sentence, at, piece.strip(" .,"), material, words):
            return False
    return True


def _is_labelled_figure(
    sentence: Sentence, at: int, piece: str, material: Material, words: Wordings
) -> bool:
    figure, day = _FIGURE.search(piece), words.regions.post_days.search(piece)
    if figure is None:
        return False
    end = min(figure.start(), day.start()) if day else figure.start()
    label = piece[:end].strip(" :.#")
    if not classes_of(label, words) and (series := _SERIES_LAST.search(piece[:end])):
        end = series.start()  # “Ärendenummer KS 2024/451”
        label = piece[:end].strip(" :.#")
    begin = sentence.start + at + end
    value = replace(sentence, start=begin, end=sentence.start + at + len(piece))
    if not label:
        # “Vi ses. 21 dec.” may go on in the next line.
        return YEAR.search(piece) is not None and is_past(value, piece, material, words)
    return is_of_header(label, value, material, words) and bool(classes_of(label, words))


_BESIDE = re.compile(r" ?[|·•] ?")
"""What stands between two labels with their figures in one line."""
_FIGURE = re.compile(r"#?\d")
_SERIES_LAST = re.compile(r"(?<!\w)[a-zåäö]{1,6}[-/ ]?$")
_ANSWERS: Mapping[LabelClass, Callable[[Sentence, str, Material, Wordings], bool]] = (
    MappingProxyType(
        {
            LabelClass.NUMBER: is_code,
            LabelClass.MOMENT: is_past,
            LabelClass.DUE: is_day,
            LabelClass.STAFF: is_staff,
            LabelClass.OFFICE: is_office,
            LabelClass.UNIT: is_unit,
            LabelClass.SORT: is_sort,
            LabelClass.LEVEL: is_level,
            LabelClass.CONTACT: is_contact,
            LabelClass.STATUS: is_status,
        }
    )
)
"""What answers a row of each class without saying anything of the person or the check."""
