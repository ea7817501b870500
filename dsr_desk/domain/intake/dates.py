"""The day the person wrote to the organisation, where the mail clearly says it (law.md L2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dsr_desk.domain.intake.sentences import Sentence
from dsr_desk.domain.intake.wordings import DateWords

FIRST_DAY = date(2018, 5, 25)
"""The Regulation applies from this day on: an earlier date is something else."""

_ISO = re.compile(r"(?<!\d)(20\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?::?[ea]|st|nd|rd|th)?\.? (?:of )?([^\W\d_]{3,9})\.?,? (20\d{2})(?!\d)"
)
_MONTH_FIRST = re.compile(r"(?<!\w)([^\W\d_]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (20\d{2})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})[ -](20\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class RequestDay:
    """The day, or that it is unclear which of several it is."""

    day: date | None
    unclear: bool = False


def _made(year: str, month: int | str | None, day: str) -> date | None:
    if month is None:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def dates_in(text: str, words: DateWords) -> Iterator[date]:
    """Yield every date that is written in a way that has one meaning only."""
    written = [found.groups() for found in _ISO.finditer(text)]
    # “5/3 2026” is Swedish for 5 March; with slashes throughout it could be either.
    written += [(f.group(3), f.group(2), f.group(1)) for f in _SLASHED.finditer(text)]
    named = [(f.group(3), f.group(2), f.group(1)) for f in _DAY_FIRST.finditer(text)]
    named += [(f.group(3), f.group(1), f.group(2)) for f in _MONTH_FIRST.finditer(text)]
    made = [_made(year, month, day) for year, month, day in written]
    made += [_made(year, words.months.get(month), day) for year, month, day in named]
    yield from (day for day in made if day is not None)


def request_day(sentences: Iterable[Sentence], words: DateWords, latest: date | None) -> RequestDay:
    """Return the one day named beside a word for writing to the organisation."""
    days: set[date] = set()
    for sentence in sentences:
        text = sentence.text
        if words.request_cues.search(text) and not words.content_cues.search(text):
            days |= {
                day
                for day in dates_in(text, words)
                if day >= FIRST_DAY and (latest is None or day <= latest)
            }
    if len(days) == 1:
        return RequestDay(days.pop())
    return RequestDay(None, unclear=bool(days))
