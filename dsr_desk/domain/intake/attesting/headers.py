"""What a ticket system or a form writes above a case and below it: none of it speaks of the check.

“Kö: Externa leverantörer”, “Opened: 19 Aug 2026 09:03”, “Handläggare: Siv Kantola”.  Each is told
by a closed set of labels and what answers them: a number, a past day, an office's words, the name
of the sender's own house.  Who wrote or handles it has to be the sender, whoever signs below, or a
colleague whose address in the sender's house stands beside the name; anybody else is heard.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dsr_desk.domain.intake.attesting.asked import WORD
from dsr_desk.domain.intake.attesting.dangers import Danger, find_doubt
from dsr_desk.domain.intake.attesting.material import Material
from dsr_desk.domain.intake.attesting.states import states
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.subjects.found_addresses import find_addresses
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence

_MARKS = " |:\t\n*_.=…-"
_NUMBERING = re.compile(r"^(?:§ ?)?\d{1,2}(?:\.\d{1,2})*[.)]? (?=[^\W\d])")
_CODE = re.compile(
    r"(?=[^\n]*\d.*\d)(?:[A-Z]{1,6}[-/ ]{0,2}|[A-Z]{1,3}[-/ ][A-Z]{1,3}[-/ ]{0,2})?"
    r"[#\d][\d/:. #_-]*(?:[A-Z]{1,3})?"
)
"""A number with the letters of its series: “KC-77120”, “dnr KS 2024/00451”."""
_CLOCK = re.compile(r"(?:kl\.? ?)?(?<!\d)\d{1,2}[:.]\d\d(?::\d\d)?(?!\d)(?: ?[ap]m)?")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_FIGURES = re.compile(r"[\d\W_]+")
_FURTHER = re.compile(r"[,(/–<|]| - ")
"""What parts a name from the office or the address behind it."""
_HANDLE = re.compile(r"\S+@\S+")
"""An address, whose letters say nothing."""
_CALLED = ("tfn", "tel", "ext", "of", "and", "och")
"""Small words that stand behind a name beside its office; any other may take the check back."""
_NAMES = 2
"""Words of a whole name at least."""
_SIGNED = 3
"""Lines below a closing among which the sender's name stands."""
_LONGEST = 12
"""Words of an answer at most."""


def without_number(label: str) -> str:
    """Return a label without the number of its line: “2.3 Former address”."""
    return _NUMBERING.sub("", label)


def is_of_header(label: str, value: Sentence, material: Material, words: Wordings) -> bool:
    """Tell whether a field is one of a system's own, which say nothing of the person or the check.

    Args:
        label: in lower case, without its number.
        value: what answers it.
        material: the mail.
        words: the wordings.
    """
    said, fields = value.text.strip(_MARKS), words.fields
    if not said or len(said.split()) > _LONGEST:
        return False
    if fields.staff_labels.fullmatch(label):
        return _is_of_house(value, said, material, words)
    if fields.moment_labels.fullmatch(label):
        return _is_past(said, material, words)
    if fields.due_labels.fullmatch(label):
        return _is_day(said, material, words)
    if fields.number_labels.fullmatch(label):
        return _is_code(value, said, material, words)
    if fields.level_labels.fullmatch(label):
        return _consists(said, fields.levels.sub)
    if fields.sort_labels.fullmatch(label):
        return _consists(said, fields.sorts.sub)
    if fields.unit_labels.fullmatch(label):
        return _consists(said, fields.units.sub, material.house)
    return False


def _is_code(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether an answer is a number with an office's short capitals: “Berit/1985” is none."""
    written = value.evidence(material.shown).text.strip(_MARKS)
    sample = states(said, words) or words.fields.tests.search(said) or find_doubt(said, words)
    return _CODE.fullmatch(written) is not None and not sample


def _consists(said: str, known: Callable[[str, str], str], house: str = "") -> bool:
    """Tell whether no word is left of an answer but those of the sender's own house."""
    rest = WORD.findall(known(" ", said))
    names = [plain(word).removesuffix("s") for word in rest]
    return MASK not in said and all(len(name) > _NAMES and name in house for name in names)


def _is_day(said: str, material: Material, words: Wordings) -> bool:
    """Tell whether an answer is a day, perhaps with an hour, and nothing besides."""
    bare = _FIGURES.sub(" ", words.regions.post_days.sub(" ", said))
    days = material.calendar.mentions(_CLOCK.sub(" ", said))
    return len(days) == 1 and not _LETTERS.search(bare)


def _is_past(said: str, material: Material, words: Wordings) -> bool:
    """Tell whether it is a day before the mail's own: on that day an hour may be still to come."""
    if not _is_day(said, material, words):
        return False
    named = material.calendar.mentions(_CLOCK.sub(" ", said))[0].day
    today = material.calendar.today
    return named is not None and today is not None and named < today


def _is_of_house(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
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
    if any(word[0].islower() and word not in _CALLED for word in WORD.findall(rest)):
        return False
    names = [plain(word) for word in WORD.findall(_FURTHER.split(said, maxsplit=1)[0])]
    if len(names) < _NAMES or _is_subject(names, material):
        return False
    if further is None and all(name in material.sender for name in names):
        return True
    signed = [plain(line.text) for line in material.footers[:_SIGNED]]
    return any(" ".join(names) in line for line in signed) or _has_address(value, names, material)


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
