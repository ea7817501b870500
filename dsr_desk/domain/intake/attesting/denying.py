"""Answers in forms and tickets that tell that the sentence does not hold.

“Submitted by: data subject”, “Legitimation uppvisad av: Bo Ek”, “ID checked: N”: each label asks
for one thing, and some of its answers deny it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dsr_desk.domain.intake.attesting.asked import WORD, Asked
from dsr_desk.domain.intake.attesting.label_classes import LabelClass, classes_of
from dsr_desk.domain.intake.attesting.names_and_titles import is_case_state
from dsr_desk.domain.intake.phrasing.field_words import FieldWords
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain

_SAYS = re.compile(rf"[^\W_]|{MASK}")
_ZERO = re.compile(r"0(?:[ /%]|$)")

_Check = Callable[[Asked, FieldWords], bool]


def _from_person(asked: Asked, words: Wordings) -> bool:
    """Tell whether the person, or somebody of theirs, filled the form in or did the check."""
    fields, label = words.fields, asked.label
    shows = fields.identity.search(label) and not fields.checker.search(label)
    if shows or not asked.asks_by_whom(words):
        return False  # who showed a proof may be the person
    value = asked.value
    return asked.is_subjects or any(one.search(value) for one in (fields.persons, fields.kin))


def _in_their_role(asked: Asked, words: FieldWords) -> bool:
    if not words.role.search(asked.label) or words.identity.search(asked.label):
        return False
    return any(one.search(asked.value) for one in (words.persons, words.kin))


def _for_another(asked: Asked, words: FieldWords) -> bool:
    """Tell whether somebody acts for the person, as a relative or by an authority."""
    if not words.relation.search(asked.label):
        return False
    return words.related.fullmatch(asked.value) is None and is_no(asked, words) is False


def is_no(asked: Asked, words: FieldWords) -> bool:
    value = asked.value
    return not _SAYS.search(value) or bool(_ZERO.match(value) or words.no.fullmatch(value))


def _somebody_elses(asked: Asked, words: FieldWords) -> bool:
    """Tell whether the proof is somebody else's."""
    label = asked.label
    asks = words.identity.search(label) and words.owner.search(label)
    if not asks or words.checker.search(label) or words.method.fullmatch(label):
        return False
    if words.kin.search(asked.value):
        return True
    rest = words.proofs.sub(" ", words.persons.sub(" ", asked.value))
    names = [plain(word) for word in WORD.findall(rest)]
    known = asked.people.is_subject(names) or asked.people.is_sender(names)
    return bool(names) and MASK not in rest and not known


def _not_checked(asked: Asked, words: FieldWords) -> bool:
    if not words.identity.search(asked.label):
        return False
    lies_ahead = words.plan.match(asked.label) or words.later.search(asked.value)
    return bool(is_no(asked, words) or lies_ahead or asked.calendar.coming(asked.value))


def _still_to_do(asked: Asked, words: Wordings) -> bool:
    planned = words.fields.plan.match(asked.label)
    return bool(planned and words.attestation.topic.search(asked.value))


def _not_there_yet(asked: Asked, words: Wordings) -> bool:
    fields, label = words.fields, asked.label
    said = WORD.search(asked.value) or "%" in asked.value
    stated = fields.state.fullmatch(label) and not fields.plan.match(label)
    if not (said and stated) or fields.done.fullmatch(asked.value):
        return False
    of_case = LabelClass.STATUS in classes_of(label, words)
    return not (of_case and is_case_state(asked.value, words))


def _is_a_test(asked: Asked, words: FieldWords) -> bool:
    return bool(words.kind.search(asked.label) and words.tests.search(asked.value))


def _proves_nothing(asked: Asked, words: FieldWords) -> bool:
    told = words.method.fullmatch(asked.label) and MASK not in asked.value
    return bool(told) and words.unproved.search(asked.value) is not None


def _taken_back(asked: Asked, words: FieldWords) -> bool:
    return bool(words.comment.search(asked.label) and words.copied.search(asked.value))


_OTHERS: tuple[_Check, ...] = (_for_another, _somebody_elses)
_UNPROVED: tuple[_Check, ...] = (
    _not_checked,
    _is_a_test,
    _proves_nothing,
    _taken_back,
)


def denied_by(asked: Asked, words: Wordings) -> str:
    """Return the reason for which a field's answer speaks against the sentence, or ""."""
    fields = words.fields
    if _from_person(asked, words) or _in_their_role(asked, fields):
        return "attestation-not-by-editor"
    if any(check(asked, fields) for check in _OTHERS):
        return "attestation-other-person"
    waits = _still_to_do(asked, words) or _not_there_yet(asked, words)
    unproved = waits or any(check(asked, fields) for check in _UNPROVED)
    return "attestation-ambiguous" if unproved else ""
