"""Days as people write them: “2026-03-05”, “den 5 mars”, “5/3”, “i fredags”, “three days ago”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dsr_desk.domain.intake.phrasing.wordings import DateWords

_MOST = 20
"""Days that are read in one sentence; one that names more tells of no single day."""
_LONGEST_AGO = 275
"""A day without a year lies at most so many days back; “12 april” in March is a day to come."""
_LAST_DAY = 31
_AHEAD = 4
"""A month without a year is one to come if it is so near: “i april” in March."""
_IN_MONTH = re.compile(r"(?<!\w)(?:i|in|during|under) ([^\W\d_]{3,9})(?![\w-])(?!,? ?\d)")
_ISO = re.compile(r"(?<![\d/-])(20\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/]|-\d)")
_PACKED = re.compile(r"(?<![\d/-])(?:20)?(2\d)-?(0[1-9]|1[0-2])-?([0-2]\d|3[01])(?![\d/-])")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\. ?(\d{1,2})\. ?(?:20)?(\d{2})(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:(/|[ -]{1,2})(?:20|')?(\d{2}))?(?![\d/])")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?::?[ea]|:de|st|nd|rd|th)?\.?(?: of)? ?"
    r"([^\W\d_]{3,9})\.?(?:,? (20\d{2}))?(?!\d)(?!,? \d{4}(?!\d))"
)
_MONTH_FIRST = re.compile(
    r"(?<!\w)([^\W\d_]{3,9})\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?"
    r"(?:,? (20\d{2}))?(?![\d:])(?!,? \d{4}(?!\d))"
)
_DAY_ALONE = re.compile(
    r"(?<!\w)(?:den (\d{1,2})(?::?e|:a|:de)?|the (\d{1,2})(?:st|nd|rd|th))(?![\w/:.-]*\d|[:/-])"
)
_NEXT_WORD = re.compile(r"(?: of)?[ \n]([^\W\d_]+)")
_TO_DAY = re.compile(r",?(?: den| the)? ?\(?")


@dataclass(frozen=True, slots=True)
class DayMention:
    """A day in a text; None where its words could mean more than one day."""

    start: int
    end: int
    day: date | None


def _made(year: int, month: int | None, day: int) -> date | None:
    try:
        return date(year, month or 0, day)
    except ValueError:
        return None


def _followed(found: re.Match[str], months: Mapping[str, int]) -> bool:
    """Tell whether a month follows a day's number: “den 12 april” was read as a whole."""
    word = _NEXT_WORD.match(found.string, found.end())
    return word is not None and word[1] in months


def _lately(month: int | None, day: int, today: date | None) -> date | None:
    """Return the last such day of the year that is neither to come nor long ago."""
    if today is None:
        return None
    for year in (today.year, today.year - 1):
        made = _made(year, month, day)
        if made and timedelta() <= today - made <= timedelta(_LONGEST_AGO):
            return made
    return None


def _on_the(day: int, today: date | None) -> date | None:
    """Return the last day of that number: “kom in den 17:e”."""
    if today is None:
        return None
    last_of_previous = today.replace(day=1) - timedelta(1)
    for month in (today, last_of_previous):
        made = _made(month.year, month.month, day)
        if made and made <= today:
            return made
    return None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a day's words are read by: the mail's own day and its language."""

    words: DateWords
    today: date | None
    day_first: bool
    """“5/3” is 5 March, as in Swedish; else it could be 3 May."""

    def mentions(self, text: str) -> list[DayMention]:
        """Return the days named in folded text, in order; each stretch is read once."""
        found: list[DayMention] = []
        for mention in (*self._numbered(text), *self._named(text), *self._slashed(text)):
            self._keep(found, mention)
        exact = tuple(found)
        for mention in self._relative(text):
            # “fredagen den 6 mars”: the weekday only goes with the day.
            gaps = [text[mention.end : e.start] for e in exact if 0 <= e.start - mention.end <= 7]
            if not any(_TO_DAY.fullmatch(gap) for gap in gaps):
                self._keep(found, mention)
        return sorted(found, key=lambda mention: mention.start)[:_MOST]

    def coming(self, text: str) -> bool:
        """Tell whether folded text names a day after the mail's own: “den 1 april” in March.

        A day or a month without a year is one to come where it is not lately past.
        """
        today, months = self.today, self.words.months
        if today is None:
            return False
        named = [(f[2], f[1], f[3]) for f in _DAY_FIRST.finditer(text)]
        named += [(f[1], f[2], f[3]) for f in _MONTH_FIRST.finditer(text)]
        days = [(months[name], int(day), year) for name, day, year in named if name in months]
        if self.day_first:
            days += [
                (int(f[2]), int(f[1]), "")
                for f in _SLASHED.finditer(text)
                if not f[4] and int(f[2]) <= 12
            ]
        if any(made.day and made.day > today for made in self._numbered(text)):
            return True
        later = (
            (months[f[1]] - today.month) % 12 for f in _IN_MONTH.finditer(text) if f[1] in months
        )
        if any(0 < ahead <= _AHEAD for ahead in later):
            return True
        alone = (int(f[1] or f[2]) for f in _DAY_ALONE.finditer(text) if not _followed(f, months))
        return any(self._is_coming(*one, today) for one in days) or any(
            today.day < day <= _LAST_DAY for day in alone
        )

    @staticmethod
    def _is_coming(month: int, day: int, year: str | None, today: date) -> bool:
        if year:
            made = _made(int(year), month, day)
            return made is not None and made > today
        return _made(today.year, month, day) is not None and _lately(month, day, today) is None

    @staticmethod
    def _keep(found: list[DayMention], mention: DayMention) -> None:
        if not any(f.start < mention.end and mention.start < f.end for f in found):
            found.append(mention)

    @staticmethod
    def _numbered(text: str) -> Iterator[DayMention]:
        for f in _ISO.finditer(text):
            if made := _made(int(f[1]), int(f[3]), int(f[4])):
                yield DayMention(*f.span(), made)
        for f in _PACKED.finditer(text):
            if made := _made(2000 + int(f[1]), int(f[2]), int(f[3])):
                yield DayMention(*f.span(), made)
        for f in _DOTTED.finditer(text):
            if made := _made(2000 + int(f[3]), int(f[2]), int(f[1])):
                yield DayMention(*f.span(), made)

    def _named(self, text: str) -> Iterator[DayMention]:
        months = self.words.months
        written = [(f.span(), f[2], f[1], f[3]) for f in _DAY_FIRST.finditer(text)]
        written += [(f.span(), f[1], f[2], f[3]) for f in _MONTH_FIRST.finditer(text)]
        written.sort(key=lambda one: one[3] is None)
        for span, name, day, year in written:
            if name not in months:
                continue
            month = months[name]
            made = (
                _made(int(year), month, int(day)) if year else _lately(month, int(day), self.today)
            )
            if made:
                yield DayMention(*span, made)

    def _slashed(self, text: str) -> Iterator[DayMention]:
        for f in _SLASHED.finditer(text):
            first, second = int(f[1]), int(f[2])
            if not (1 <= first <= 31 and 1 <= second <= 31) or min(first, second) > 12:
                continue
            # With slashes throughout it could be either, also in Swedish; “5/3 2026” could not.
            clear = (self.day_first and f[3] != "/") or max(first, second) > 12 or first == second
            clear = clear or (f[3] or "/") != "/"
            day, month = (first, second) if second <= 12 else (second, first)
            made = _made(2000 + int(f[4]), month, day) if f[4] else _lately(month, day, self.today)
            if made or not clear:
                yield DayMention(*f.span(), made if clear else None)
        for f in _DAY_ALONE.finditer(text):
            if _followed(f, self.words.months):
                continue
            if made := _on_the(int(f[1] or f[2]), self.today):
                yield DayMention(*f.span(), made)

    def _relative(self, text: str) -> Iterator[DayMention]:
        if self.today is None:
            return
        words, today = self.words, self.today
        yield from self._weekdays(text, today)
        for back, pattern in words.days_back:
            for f in pattern.finditer(text):
                yield DayMention(*f.span(), today - timedelta(back))
        for pattern in words.days_ago:
            for f in pattern.finditer(text):
                count = words.numbers.get(f["count"]) or int(f["count"])
                yield DayMention(*f.span(), today - timedelta(count))

    def _weekdays(self, text: str, today: date) -> Iterator[DayMention]:
        words = self.words
        last_monday = today - timedelta(today.weekday() + 7)
        for patterns, day_of in (
            (words.weekday_of_last_week, lambda weekday: last_monday + timedelta(weekday)),
            (words.weekday_unclear, self._unless_this_week),
            (words.weekday_lately, self._last),
        ):
            for pattern in patterns:
                for f in pattern.finditer(text):
                    yield DayMention(*f.span(), day_of(words.weekdays[f["day"]]))

    def _last(self, weekday: int) -> date | None:
        if self.today is None:
            return None
        return self.today - timedelta((self.today.weekday() - weekday - 1) % 7 + 1)

    def _unless_this_week(self, weekday: int) -> date | None:
        """Read “last Tuesday”, which on a Thursday could be two days ago or nine."""
        last = self._last(weekday)
        if last is None or self.today is None or weekday < self.today.weekday():
            return None
        return last
