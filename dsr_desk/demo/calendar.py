"""The demo's own today, Swedish office hours, and dates in words; the clock is never asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from dsr_desk.demo.dice import Dice

DEMO_TODAY = date(2026, 11, 23)
"""The Monday on which the demo plays."""

FIRST_YEAR = 2019
OPENS, CLOSES = 8, 16

_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_WEEKDAYS = {
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_SHORT = "mån tis ons tors fre lör sön"
_FIXED_HOLIDAYS = frozenset(
    {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
)


def month_name(day: date, language: str = "sv") -> str:
    """Return the month in words."""
    return _MONTHS[language].split()[day.month - 1]


def weekday_name(day: date, language: str = "sv") -> str:
    """Return the day of the week in words."""
    return _WEEKDAYS[language].split()[day.weekday()]


def short_weekday(day: date) -> str:
    """Return the day of the week as Swedish mail programs shorten it."""
    return _SHORT.split()[day.weekday()]


def day_and_month(day: date, language: str = "sv") -> str:
    """Return such as ``5 mars`` or ``5 March``."""
    return f"{day.day} {month_name(day, language)}"


def _easter(year: int) -> date:
    """Return Easter Day (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def is_workday(day: date) -> bool:
    """Tell whether a Swedish customer service is open; the eves count as closed."""
    if day.weekday() >= 5 or (day.month, day.day) in _FIXED_HOLIDAYS:
        return False
    midsummer_eve = day.month == 6 and day.weekday() == 4 and 19 <= day.day <= 25
    return not midsummer_eve and (day - _easter(day.year)).days not in (-2, 1, 39)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def offset_hours(day: date) -> int:
    """Return how far Stockholm is ahead of UTC on that day (from the morning on)."""
    return 2 if _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10) else 1


def utc(local: datetime) -> datetime:
    """Return a Stockholm wall-clock time as aware UTC."""
    return (local - timedelta(hours=offset_hours(local.date()))).replace(tzinfo=UTC)


def next_workday(day: date) -> date:
    """Return the day itself when the office is open, else the next day it is."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def next_office_time(after: datetime, dice: Dice) -> datetime:
    """Return a moment within office hours, some while after the given one."""
    soon = after + timedelta(minutes=dice.between(18, 300), seconds=dice.below(60))
    if is_workday(soon.date()) and OPENS <= soon.hour < CLOSES:
        return soon
    day = next_workday(soon.date() if soon.hour < OPENS else soon.date() + timedelta(days=1))
    opening = datetime.combine(day, time(OPENS, 5))
    return opening + timedelta(minutes=dice.between(0, 400), seconds=dice.below(60))


def waking_time(after: datetime, dice: Dice) -> datetime:
    """Return when a customer writes back: the same day or the next, never in the small hours."""
    later = after + timedelta(minutes=dice.between(12, 1500), seconds=dice.below(60))
    if later.hour < 7:
        later += timedelta(hours=7)
    return later
