"""What answers a row in words: a name, an office, a unit, a sort of case, a state of its way."""

from __future__ import annotations

import re
from collections.abc import Callable

from dsr_desk.domain.intake.attesting.asked import WORD
from dsr_desk.domain.intake.attesting.dangers import Danger, find_doubt
from dsr_desk.domain.intake.attesting.figures import AMOUNT, MARKS, PAGE, TELEPHONE
from dsr_desk.domain.intake.attesting.in_form import in_form
from dsr_desk.domain.intake.attesting.material import Material
from dsr_desk.domain.intake.attesting.states import Said, states, tells_state
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.subjects.found_addresses import find_addresses
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.text.vocabulary import which_unknown

_LETTERS = re.compile(r"[^\W\d_]{2}")
_FURTHER = re.compile(r"[,(/–<|]| - ")
"""What parts a name from the office or the address behind it."""
_HANDLE = re.compile(r"\S+@\S+")
"""An address, whose letters say nothing."""
_NAMES = 2
"""Words of a whole name at least."""
_NAMED = 4
"""Words of a name at most."""
_SIGNED = 3
"""Lines below a closing among which the sender's name stands."""
PHRASE = 8
"""Words of a title or an office at most."""
_PIECES = re.compile(r"\s*(?:[,;:/|()]| [-–] )\s*")
_NUMBERED_ASIDE = re.compile(r"\((?:id|nr|no|ref|dnr|#)?[.:]? ?#?\d[\d/-]*\)")
"""“(id 90-3317)” numbers what stands before it."""
_LEADING = re.compile(r"\d ?[-–:.]? ?(?=[^\W\d])")
"""The figure of a level before its word: “3 - Low”."""


def _consists(said: str, known: Callable[[str, str], str], house: str = "") -> bool:
    """Tell whether no word is left of an answer but those of the sender's own house."""
    rest = WORD.findall(known(" ", said))
    names = [plain(word).removesuffix("s") for word in rest]
    # “Mall: 12” names no sort.
    return (
        MASK not in said
        and _LETTERS.search(said) is not None
        and all(len(name) > _NAMES and name in house for name in names)
    )


def is_level(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    figures = AMOUNT.fullmatch(words.forms.amounts.sub("", said))
    return figures is not None or _consists(_LEADING.sub("", said), words.fields.levels.sub)


def is_unit(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    of_house = _consists(said, words.fields.units.sub, material.house)
    return of_house or _is_phrase(value, said, material, words)


def is_sort(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    known = _consists(said, words.fields.sorts.sub)
    return known or _is_phrase(value, said, material, words)


def is_status(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    return in_form(material, words) and is_case_state(said, words)


def is_case_state(said: str, words: Wordings) -> bool:
    """Tell whether it says how far the case has come in the house, and no more: “In progress”."""
    return _LETTERS.search(said) is not None and _consists(said, words.forms.case_states.sub)


def is_contact(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether an answer is a telephone, a page, an address of the sender's house."""
    if TELEPHONE.fullmatch(said) or PAGE.fullmatch(said):
        return True
    span = value.block.span(value.start, value.end)
    found = list(find_addresses(material.shown, span.start, span.end))
    if not found:
        posted = any(letter.isdigit() for letter in said)
        return posted and _is_phrase(value, said, material, words)
    of_house = all(plain(one.address.domain) in material.house for one in found)
    return of_house and not _LETTERS.search(said.replace(MASK, " "))


def is_office(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether it is a title: “Member Services Lead”; “Member” is what the person is."""
    titled = words.forms.titles.search(said) or words.loose.roles.search(said)
    return titled is not None and _is_phrase(value, said, material, words)


def _is_phrase(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether an answer only calls something by its name: no state, no doubt, nobody's kin."""
    written = value.evidence(material.shown).text.strip(MARKS)
    fields, attestation = words.fields, words.attestation
    said = _NUMBERED_ASIDE.sub(" ", said)
    if not (in_form(material, words) and _is_proper(written, said, words)):
        return False
    if MASK in said or "?" in said or len(said.split()) > PHRASE or find_doubt(said, words):
        return False
    heard = (
        fields.tests,
        fields.persons,
        fields.kin,
        fields.later,
        fields.copied,
        words.loose.kin,
        words.negation.words,
        attestation.topic,
        attestation.future,
        attestation.turns,
    )
    bare = words.fields.units.sub(" ", said)  # “Member Services” is no member
    if any(one.search(bare) for one in heard):
        return False
    names = Said(" ".join(plain(one.address.local) for one in material.subjects), frozenset())
    pieces = (piece for piece in _PIECES.split(written) if piece)
    return not any(tells_state(piece, words, names) for piece in pieces)


def _is_proper(written: str, said: str, words: Wordings) -> bool:
    """Tell whether it is a name of its own: “Harrowgate HQ, Floor 2”; “Disputed” may be a state.

    What is no listed word of offices and cases has a capital letter, and there are two such words.
    """
    rest = words.fields.sorts.sub(" ", words.fields.units.sub(" ", said))
    rest = words.forms.titles.sub(" ", rest)
    left = set(WORD.findall(words.forms.beside_names.sub(" ", rest)))
    told = [one for one in WORD.findall(written) if one.lower() in left]
    if not told:
        return True
    if words.dangers.requests.match(said) or not all(one[0].isupper() for one in told):
        return False
    return len(WORD.findall(written)) > 1


def is_staff(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether an answer names the sender, whoever signs, or a colleague with the address."""
    fields = words.fields
    heard = (fields.persons, fields.kin, fields.tests, words.loose.kin, words.dangers.acts_for)
    if any(one.search(said) for one in heard) or states(said, words):
        return False
    if find_doubt(said, words, (Danger.ENCOUNTER, Danger.VAGUE)):
        return False
    further = _FURTHER.search(said)
    # “Siv Kantola, awaiting papers”: behind a name stands an office, a house or an address.
    behind = _FURTHER.split(value.evidence(material.shown).text, maxsplit=1)[1:]
    rest = words.loose.roles.sub(" ", fields.units.sub(" ", _HANDLE.sub(" ", " ".join(behind))))
    rest = words.forms.titles.sub(" ", rest)
    if any(word[0].islower() for word in WORD.findall(words.forms.beside_names.sub(" ", rest))):
        return False
    names = [plain(word) for word in WORD.findall(_FURTHER.split(said, maxsplit=1)[0])]
    if len(names) < _NAMES or _is_subject(names, material):
        return False
    if further is None and all(name in material.sender for name in names):
        return True
    signed = [plain(line.text) for line in material.footers[:_SIGNED]]
    if any(" ".join(names) in line for line in signed) or _has_address(value, names, material):
        return True
    written = value.evidence(material.shown).text.strip(MARKS)
    return in_form(material, words) and is_a_name(
        _FURTHER.split(written, maxsplit=1)[0].strip(), words
    )


def _is_subject(names: list[str], material: Material) -> bool:
    local = [plain(subject.address.local) for subject in material.subjects]
    return any(name in one for name in names for one in local if len(name) > _NAMES)


def _has_address(value: Sentence, names: list[str], material: Material) -> bool:
    """Tell whether the colleague's own address in the sender's house stands beside the name."""
    span = value.block.span(value.start, value.end)
    found = find_addresses(material.shown, span.start, span.end)
    return any(
        plain(one.address.domain) in material.house
        and any(name in plain(one.address.local) for name in names if len(name) > _NAMES)
        for one in found
    )


def is_a_name(written: str, words: Wordings) -> bool:
    """Tell whether words are written as a name and are none that say something: not “Se Nedan”."""
    said = WORD.findall(written)
    if not _NAMES <= len(written.split()) <= _NAMED or not all(one[0].isupper() for one in said):
        return False
    low = written.lower()
    small = frozenset[str]().union(*words.common.values())
    if any(one.lower() in small for one in said) or states(low, words) or find_doubt(low, words):
        return False
    heard = (words.negation.words, words.fields.no, words.fields.kin, words.fields.later)
    if any(one.search(low) for one in heard):
        return False
    return len(which_unknown(low, "", words)) >= len(written.split())
