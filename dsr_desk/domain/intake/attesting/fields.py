"""What the other fields of a form or ticket say against the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.attesting.asked import Asked, People
from dsr_desk.domain.intake.attesting.denying import denied_by
from dsr_desk.domain.intake.attesting.known_answers import is_unknown
from dsr_desk.domain.intake.attesting.label_classes import LabelClass, classes_of
from dsr_desk.domain.intake.attesting.literal import Literal, is_literal
from dsr_desk.domain.intake.attesting.material import Material
from dsr_desk.domain.intake.attesting.settled import settled_rows
from dsr_desk.domain.intake.attesting.states import Said, states, tells_state
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.dates import Calendar
from dsr_desk.domain.intake.text.form_boxes import EMPTY
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.wishes.channels import names_channel
from dsr_desk.domain.requests import Evidence

_TICKED = re.compile(r"(?:\[ ?[x✓✔] ?\]|\(x\)|[☑☒✓✔✅]) ?")
_EMPTY = re.compile(rf"[^\w\[(☐□]{{0,4}}{EMPTY} ?")
_OF = re.compile(r"((?:\S+ ){0,3}?(?:av|by)) (?=\S)")
"""“Legitimation: uppvisad av Bo Ek” asks what “Legitimation uppvisad av: Bo Ek” asks."""
_BESIDE = re.compile(r"[:|\t=.…¦][ *|\t\u00a0]*$")
"""How a label ends that has its answer beside it."""
_ADDRESS = re.compile(rf"[<(\[]?{MASK}+[>)\]]?")
_MARKS = " |\n*_.,;!"
_MOST_FIELDS = 1000
"""Fields that are read; of a form with more, somebody looks at the rest."""
_FIGURED = {LabelClass.NUMBER, LabelClass.MOMENT, LabelClass.DUE}
_STATED = re.compile(r"[\w '’-]+[.!?]?")
"""How a state is written: no page, no address."""
_STATE_WORDS = 3
"""Words of a state at most."""
_LONG = 12
"""Words of an answer at most; what is longer is told in sentences, which are read as such."""


@dataclass(frozen=True, slots=True)
class FieldAgainst:
    """A field that speaks against the sentence."""

    reason: str
    evidence: Evidence


def _people(material: Material) -> People:
    subjects = tuple(plain(one.address.local) for one in material.subjects)
    return People(subjects, material.sender)


def _fields(
    material: Material, own: Sequence[Literal], words: Wordings
) -> Iterator[tuple[Asked, Evidence, bool]]:
    """Yield the fields but the sentence's own, with whether label and answer stand in one line.

    Each is told once: a form may repeat a line ten thousand times.
    """
    people = _people(material)
    told: set[tuple[str, str]] = set()
    settled = set(map(id, settled_rows(material, words)))
    for entry in material.fields[:_MOST_FIELDS]:
        if id(entry) in settled:
            continue
        value, label = entry.value.text.strip(_MARKS), entry.label
        if not label or (label, value) in told or any(one.lies_in(entry.value) for one in own):
            continue
        told.add((label, value))
        of_sentence = is_literal(label, words)  # “We have confirmed … | Anna Ek”
        if of_sentence or len(value.split()) > _LONG or _ADDRESS.fullmatch(value):
            continue
        evidence = entry.value.evidence(material.shown)
        by = _OF.match(value)
        if by and (words.fields.identity.search(by[1]) or words.fields.filled_by.search(by[1])):
            label, value = f"{label} {by[1]}", value[by.end() :]
        beside = _BESIDE.search(material.shown[max(evidence.start - 9, 0) : evidence.start])
        asked = Asked(label, value, evidence.text.strip(_MARKS), people, material.calendar)
        yield asked, evidence, beside is not None


def field_against(
    material: Material, own: Sequence[Literal], words: Wordings
) -> FieldAgainst | None:
    """Return the field that speaks against the sentence, if one does.

    Args:
        material: what the verdict is drawn from.
        own: where the sentence stands.
        words: how people phrase things.
    """
    for asked, evidence, beside in _fields(material, own, words):
        if reason := denied_by(asked, words):
            return FieldAgainst(reason, evidence)
        if beside and (is_unknown(asked, words) or _stands_open(asked, words)):
            return FieldAgainst("attestation-ambiguous", evidence)
    if len(material.fields) > _MOST_FIELDS:
        last = material.fields[_MOST_FIELDS].value
        return FieldAgainst("attestation-ambiguous", last.evidence(material.shown))
    people = _people(material)
    for sentence in (*material.sentences, *material.footers):
        if reason := _boxed(sentence, people, material.calendar, words):
            return FieldAgainst(reason, sentence.evidence(material.shown))
    return None


def _stands_open(asked: Asked, words: Wordings) -> bool:
    """Tell whether a short answer says how something stands: “Workflow: Disputed”, “Tagg: Ej 22”.

    What it is the state of, a label that nobody listed does not tell.  Where a day or a number is
    due, a word is neither.
    """
    label, value, classes = asked.label, asked.value, classes_of(asked.label, words)
    if not _STATED.fullmatch(value) or len(value.split()) > _STATE_WORDS:
        return False
    if words.persons.person_labels.search(label) or LabelClass.OFFICE in classes:
        return False
    if words.negation.words.fullmatch(value):
        return False  # “Övrigt: Inget” answers a question
    if LabelClass.STAFF in classes:
        return states(value, words)
    if any(_is_of_wish(one, words) for one in (label, value)):
        return False
    if classes and classes <= _FIGURED and not any(letter.isdigit() for letter in value):
        return True
    heard = (words.negation.words, words.fields.later, words.fields.tests, words.dangers.pending)
    if any(one.search(value) for one in heard):
        return True
    # “Harbour Road Physiotherapy” is a house.
    if " " in value and all(word[:1].isupper() for word in asked.written.split()):
        return states(value, words)
    return tells_state(asked.written, words, Said(" ".join(asked.people.subjects), frozenset()))


def _is_of_wish(text: str, words: Wordings) -> bool:
    wish = words.wish
    asks = wish.erase_wide.search(text) or wish.access_wide.search(text)
    return asks is not None or names_channel(text, words)


def _boxed(sentence: Sentence, people: People, calendar: Calendar, words: Wordings) -> str:
    """Return what a box says against it: “[x] I am the person …”, “[x] No”, “[ ] Approved”."""
    text, fields = sentence.text, words.fields
    if ticked := _TICKED.search(text):
        said = text[ticked.end() :].strip(_MARKS)
        if fields.own_box.match(said):
            return "attestation-not-by-editor"
        by = _OF.match(said)
        if by is None:
            return ""
        return denied_by(Asked(by[1], said[by.end() :], "", people, calendar), words)
    if empty := _EMPTY.match(text):
        said = text[empty.end() :].strip(_MARKS)
        opens = fields.seen.match(said) or fields.done.fullmatch(said)
        return "attestation-ambiguous" if opens else ""
    return ""
