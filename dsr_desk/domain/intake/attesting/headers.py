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

from dsr_desk.domain.intake.attesting.asked import WORD
from dsr_desk.domain.intake.attesting.dangers import Danger, find_doubt
from dsr_desk.domain.intake.attesting.label_classes import (
    LabelClass,
    classes_of,
    says_nothing,
    without_number,
)
from dsr_desk.domain.intake.attesting.material import Material
from dsr_desk.domain.intake.attesting.states import Said, states, tells_state
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.subjects.found_addresses import find_addresses
from dsr_desk.domain.intake.text.entries import Entry
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.text.vocabulary import which_unknown

_MARKS = " |:\t\n*_.=…-"
_CODE = re.compile(r"#?(?=[^\n]*\d.*\d)[A-ZÅÄÖ\d](?:[-/ .:#_]{0,2}[A-ZÅÄÖ\d]){1,28}")
"""A number with the letters of its series: “KC-77120”, “dnr KS 2024/00451”."""
_SERIES = re.compile(r"[^\W\d_]+")
_LONG_SERIES = 6
"""Letters of a series at most; where a blank stands beside them, four are a word: “KOPIA 2024”."""
_WORD_SERIES = 4
_CLOCK = re.compile(r"(?:kl\.? ?)?(?<!\d)\d{1,2}[:.]\d\d(?::\d\d)?(?!\d)(?: ?[ap]\.?m\.?)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH_BETWEEN = re.compile(r"(?<=\d)/([a-z]{3})/(?=\d)")
"""“12/Mar/26”, as some trackers write a day."""
_SHORT_YEAR = re.compile(r"(\d{1,2} [a-z]{3}) (\d\d)(?!\d)")
_TELEPHONE = re.compile(r"[+(]?\d[\d ()/+–-]{4,20}\d(?:,? (?:ext|ankn)\.? ?\d+)?")
_PAGE = re.compile(r"(?:https?://|www\.)\S{1,200}|(?:\d{1,3}\.){3}\d{1,3}")
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
_NAMED = 4
"""Words of a name at most."""
_SIGNED = 3
"""Lines below a closing among which the sender's name stands."""
_LONGEST = 12
"""Words of an answer at most."""
_ROWS = 4
"""Rows of a form at least."""
_MANY_ROWS = 6
"""Rows that are a form, whatever they ask."""
_FIGURES_OF = (LabelClass.NUMBER, LabelClass.MOMENT, LabelClass.DUE)
_FIGURES_ALONE = 3
"""Figures of a number outside a form at least."""
_PHRASE = 8
"""Words of a title or an office at most."""
_PIECES = re.compile(r"\s*(?:[,;:/|()]| [-–] )\s*")


def is_of_header(label: str, value: Sentence, material: Material, words: Wordings) -> bool:
    """Tell whether a row is one of a system's own, which say nothing of the person or the check.

    Args:
        label: in lower case, without its number.
        value: what answers it.
        material: the mail.
        words: the wordings.
    """
    said = value.text.strip(_MARKS)
    if len(said.split()) > _LONGEST or (label[-1:].isdigit() and said[:1].isdigit()):
        return False  # “Marked satisfied 21 Oct 2025 16:31” is no label with a number
    classes = classes_of(label, words)
    if not classes:
        return says_nothing(label, words) and _is_figure(value, said, material, words)
    if not said:
        # “Kontrollerad av: -” leaves the check open.
        return words.fields.identity.search(label) is None and LabelClass.STAFF not in classes
    if words.forms.nobody.fullmatch(said):
        return words.fields.identity.search(label) is None
    return any(_ANSWERS[one](value, said, material, words) for one in classes)


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
    said = row.value.text.strip(_MARKS)
    told = (one for one in _FIGURES_OF if one in classes)
    return any(_ANSWERS[one](row.value, said, material, words) for one in told)


def only_figures(sentence: Sentence, material: Material, words: Wordings) -> bool:
    """Tell whether a line is nothing but labels with a number or a past day, without any colon.

    “Ärendenummer 2024-00871 | Inlämnat 2024-10-07 kl. 10:02”, “Submitted on Monday, 16 March 2026”.
    """
    text = sentence.text
    if not any(letter.isdigit() for letter in text) or len(text.split()) > _LONGEST + _PHRASE:
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
        return _YEAR.search(piece) is not None and _is_past(value, piece, material, words)
    return is_of_header(label, value, material, words) and bool(classes_of(label, words))


def _is_figure(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether an answer is a number or a past day: neither says anything by itself."""
    digits = any(letter.isdigit() for letter in said)
    return digits and (
        _is_code(value, said, material, words)
        or _is_past(value, said, material, words)
        or _TELEPHONE.fullmatch(said) is not None
        or _PAGE.fullmatch(said) is not None
    )


def _is_code(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether an answer is a number with an office's short capitals: “Berit/1985” is none."""
    written = value.evidence(material.shown).text.strip(_MARKS)
    if _AMOUNT.fullmatch(words.forms.amounts.sub("", said)):
        return True
    if _CODE.fullmatch(written) is None or find_doubt(said, words):
        return False
    return not any(_may_be_word(series, written, words) for series in _SERIES.findall(written))


def _may_be_word(series: str, written: str, words: Wordings) -> bool:
    """Tell whether the letters of a number may say something: “KOPIA 2024”, “TEST-12”."""
    said, fields = series.lower(), words.fields
    apart = f" {series}" in f" {written}" or f"{series} " in f"{written} "
    if len(series) > _LONG_SERIES or (apart and len(series) >= _WORD_SERIES):
        return True
    heard = (fields.tests, words.negation.words, fields.kin)
    return states(said, words) or any(one.search(said) for one in heard)


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


def _day_in(said: str) -> str:
    """Return what tells the day, without the hour, as calendars write it."""
    return _SHORT_YEAR.sub(r"\1 20\2", _MONTH_BETWEEN.sub(r" \1 ", _CLOCK.sub(" ", said)))


def _is_day(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether an answer is a day, perhaps with an hour, or some time, and nothing besides."""
    if _AMOUNT.fullmatch(words.forms.amounts.sub("", said)):
        return True
    told = _day_in(said)
    bare = _FIGURES.sub(" ", words.regions.post_days.sub(" ", told))
    return len(material.calendar.mentions(told)) == 1 and not _LETTERS.search(bare)


def _is_past(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether it is a day before the mail's own: on that day an hour may be still to come."""
    today = material.calendar.today
    if today is None:
        return False
    if _YEAR.fullmatch(said):
        return int(said) <= today.year
    days = material.calendar.mentions(_day_in(said))
    if not (days and _is_day(value, said, material, words)):
        return False
    named = days[0].day
    return named is not None and named < today


def _is_level(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    figures = _AMOUNT.fullmatch(words.forms.amounts.sub("", said))
    return figures is not None or _consists(_LEADING.sub("", said), words.fields.levels.sub)


def _is_unit(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    of_house = _consists(said, words.fields.units.sub, material.house)
    return of_house or _is_phrase(value, said, material, words)


def _is_sort(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    known = _consists(said, words.fields.sorts.sub)
    return known or _is_phrase(value, said, material, words)


def _is_status(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    return in_form(material, words) and is_case_state(said, words)


def is_case_state(said: str, words: Wordings) -> bool:
    """Tell whether it says how far the case has come in the house, and no more: “In progress”."""
    return _LETTERS.search(said) is not None and _consists(said, words.forms.case_states.sub)


def _is_contact(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether an answer is a telephone, a page, an address of the sender's house."""
    if _TELEPHONE.fullmatch(said) or _PAGE.fullmatch(said):
        return True
    span = value.block.span(value.start, value.end)
    found = list(find_addresses(material.shown, span.start, span.end))
    if not found:
        posted = any(letter.isdigit() for letter in said)
        return posted and _is_phrase(value, said, material, words)
    of_house = all(plain(one.address.domain) in material.house for one in found)
    return of_house and not _LETTERS.search(said.replace(MASK, " "))


def _is_office(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether it is a title: “Member Services Lead”; “Member” is what the person is."""
    titled = words.forms.titles.search(said) or words.loose.roles.search(said)
    return titled is not None and _is_phrase(value, said, material, words)


def _is_phrase(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether an answer only calls something by its name: no state, no doubt, nobody's kin."""
    written = value.evidence(material.shown).text.strip(_MARKS)
    fields, attestation = words.fields, words.attestation
    said = _NUMBERED_ASIDE.sub(" ", said)
    if not (in_form(material, words) and _is_proper(written, said, words)):
        return False
    if MASK in said or "?" in said or len(said.split()) > _PHRASE or find_doubt(said, words):
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
    left = {one for one in WORD.findall(rest) if one not in _CALLED}
    told = [one for one in WORD.findall(written) if one.lower() in left]
    if not told:
        return True
    if words.dangers.requests.match(said) or not all(one[0].isupper() for one in told):
        return False
    return len(WORD.findall(written)) > 1


def _is_staff(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
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
    if any(word[0].islower() and word not in _CALLED for word in WORD.findall(rest)):
        return False
    names = [plain(word) for word in WORD.findall(_FURTHER.split(said, maxsplit=1)[0])]
    if len(names) < _NAMES or _is_subject(names, material):
        return False
    if further is None and all(name in material.sender for name in names):
        return True
    signed = [plain(line.text) for line in material.footers[:_SIGNED]]
    if any(" ".join(names) in line for line in signed) or _has_address(value, names, material):
        return True
    written = value.evidence(material.shown).text.strip(_MARKS)
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


_BESIDE = re.compile(r" ?[|·•] ?")
"""What stands between two labels with their figures in one line."""
_FIGURE = re.compile(r"#?\d")
_SERIES_LAST = re.compile(r"(?<!\w)[a-zåäö]{1,6}[-/ ]?$")
_NUMBERED_ASIDE = re.compile(r"\((?:id|nr|no|ref|dnr|#)?[.:]? ?#?\d[\d/-]*\)")
"""“(id 90-3317)” numbers what stands before it."""
_LEADING = re.compile(r"\d ?[-–:.]? ?(?=[^\W\d])")
"""The figure of a level before its word: “3 - Low”."""
_AMOUNT = re.compile(r"(?=.{0,20}\d)[\d\s.,:%€$£+-]{1,24}")
_ANSWERS: Mapping[LabelClass, Callable[[Sentence, str, Material, Wordings], bool]] = (
    MappingProxyType(
        {
            LabelClass.NUMBER: _is_code,
            LabelClass.MOMENT: _is_past,
            LabelClass.DUE: _is_day,
            LabelClass.STAFF: _is_staff,
            LabelClass.OFFICE: _is_office,
            LabelClass.UNIT: _is_unit,
            LabelClass.SORT: _is_sort,
            LabelClass.LEVEL: _is_level,
            LabelClass.CONTACT: _is_contact,
            LabelClass.STATUS: _is_status,
        }
    )
)
"""What answers a row of each class without saying anything of the person or the check."""
