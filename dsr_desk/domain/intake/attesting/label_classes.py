"""What the label of a form's row asks for, told by its words.

“Upprättat datum”, “Ärendets nummer”, “Assignment group”: nobody can list the labels that systems
print, but the words they consist of are few.  A label is of a class where all of its words are, so
that one word more (“Datum för kontroll”) makes it one of none.
"""

from __future__ import annotations

import re
from enum import StrEnum

from dsr_desk.domain.intake.attesting.dangers import find_doubt
from dsr_desk.domain.intake.attesting.states import Said, tells_state
from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.wordings import Wordings

_NUMBERING = re.compile(r"^(?:§ ?)?\d{1,2}(?:\.\d{1,2})*[.)]? (?=[^\W\d])")
_LETTERS = re.compile(r"[^\W\d_]")


class LabelClass(StrEnum):
    """What an administrative label asks for; the value names its words in the wordings."""

    NUMBER = "number"
    MOMENT = "moment"
    DUE = "due"
    STAFF = "staff"
    OFFICE = "office"
    UNIT = "unit"
    SORT = "sort"
    LEVEL = "level"
    CONTACT = "contact"
    STATUS = "status"


_NOBODY = Said("", frozenset())
_OF_PERSONS = frozenset({LabelClass.NUMBER, LabelClass.MOMENT})
"""What may be asked of the person concerned: their number, since when they are a customer."""


def without_number(label: str) -> str:
    """Return a label without the number of its line: “2.3 Former address”."""
    return _NUMBERING.sub("", label)


def classes_of(label: str, words: Wordings) -> frozenset[LabelClass]:
    """Return the classes that a label (in lower case) may be of; none where a word is unknown."""
    return frozenset(one for one in LabelClass if _is_of(one, label, words))


def _is_of(one: LabelClass, label: str, words: Wordings) -> bool:
    forms, fields = words.forms, words.fields
    if "(" in label:
        return False  # “Inkommet (utkast)” says more than when it came
    listed: Pattern | None = getattr(fields, f"{_LISTED.get(one, '')}_labels", None)
    if listed is not None and listed.fullmatch(label):
        return True
    known: Pattern = getattr(forms, one.value)
    rest = known.sub(" ", label)
    if one in _OF_PERSONS:
        rest = forms.of_person.sub(" ", rest)
    rest = forms.neutral.sub(" ", rest)
    return known.search(label) is not None and _LETTERS.search(rest) is None


_LISTED = {
    LabelClass.NUMBER: "number",
    LabelClass.MOMENT: "moment",
    LabelClass.DUE: "due",
    LabelClass.STAFF: "staff",
    LabelClass.UNIT: "unit",
    LabelClass.SORT: "sort",
    LabelClass.LEVEL: "level",
}
"""The whole labels that the wordings list besides, by class."""


def says_nothing(label: str, words: Wordings) -> bool:
    """Tell whether a label that is of no class holds no word against the attestation."""
    fields, attestation = words.fields, words.attestation
    heard = (
        fields.identity,
        fields.plan,
        fields.later,
        fields.tests,
        fields.copied,
        fields.unproved,
        fields.state,
        fields.persons,
        fields.kin,
        words.loose.kin,
        words.negation.words,
        attestation.topic,
        attestation.future,
    )
    if any(one.search(label) for one in heard) or tells_state(label, words, _NOBODY):
        return False
    return find_doubt(label, words) is None
