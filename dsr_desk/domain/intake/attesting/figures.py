"""What answers a row with figures alone: a number with its series, a day, an hour, a telephone."""

from __future__ import annotations

import re

from dsr_desk.domain.intake.attesting.dangers import find_doubt
from dsr_desk.domain.intake.attesting.material import Material
from dsr_desk.domain.intake.attesting.states import states
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence

MARKS = " |:\t\n*_.=…-"
"""What stands around an answer."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_CODE = re.compile(r"#?(?=[^\n]*\d.*\d)[A-ZÅÄÖ\d](?:[-/ .:#_]{0,2}[A-ZÅÄÖ\d]){1,28}")
"""A number with the letters of its series: “KC-77120”, “dnr KS 2024/00451”."""
_SERIES = re.compile(r"[^\W\d_]+")
_LONG_SERIES = 6
"""Letters of a series at most; where a blank stands beside them, four are a word: “KOPIA 2024”."""
_WORD_SERIES = 4
_CLOCK = re.compile(r"(?:kl\.? ?)?(?<!\d)\d{1,2}[:.]\d\d(?::\d\d)?(?!\d)(?: ?[ap]\.?m\.?)?")
YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH_BETWEEN = re.compile(r"(?<=\d)/([a-z]{3})/(?=\d)")
"""“12/Mar/26”, as some trackers write a day."""
_SHORT_YEAR = re.compile(r"(\d{1,2} [a-z]{3}) (\d\d)(?!\d)")
TELEPHONE = re.compile(r"[+(]?\d[\d ()/+–-]{4,20}\d(?:,? (?:ext|ankn)\.? ?\d+)?")
PAGE = re.compile(r"(?:https?://|www\.)\S{1,200}|(?:\d{1,3}\.){3}\d{1,3}")
_FIGURES = re.compile(r"[\d\W_]+")
AMOUNT = re.compile(r"(?=.{0,20}\d)[\d\s.,:%€$£+-]{1,24}")


def is_figure(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether an answer is a number or a past day: neither says anything by itself."""
    digits = any(letter.isdigit() for letter in said)
    return digits and (
        is_code(value, said, material, words)
        or is_past(value, said, material, words)
        or TELEPHONE.fullmatch(said) is not None
        or PAGE.fullmatch(said) is not None
    )


def is_code(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether an answer is a number with an office's short capitals: “Berit/1985” is none."""
    written = value.evidence(material.shown).text.strip(MARKS)
    if AMOUNT.fullmatch(words.forms.amounts.sub("", said)):
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


def _day_in(said: str) -> str:
    """Return what tells the day, without the hour, as calendars write it."""
    return _SHORT_YEAR.sub(r"\1 20\2", _MONTH_BETWEEN.sub(r" \1 ", _CLOCK.sub(" ", said)))


def is_day(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether an answer is a day, perhaps with an hour, or some time, and nothing besides."""
    if AMOUNT.fullmatch(words.forms.amounts.sub("", said)):
        return True
    told = _day_in(said)
    bare = _FIGURES.sub(" ", words.regions.post_days.sub(" ", told))
    return len(material.calendar.mentions(told)) == 1 and not _LETTERS.search(bare)


def is_past(value: Sentence, said: str, material: Material, words: Wordings) -> bool:
    """Tell whether it is a day before the mail's own: on that day an hour may be still to come."""
    today = material.calendar.today
    if today is None:
        return False
    if YEAR.fullmatch(said):
        return int(said) <= today.year
    days = material.calendar.mentions(_day_in(said))
    if not (days and is_day(value, said, material, words)):
        return False
    named = days[0].day
    return named is not None and named < today
