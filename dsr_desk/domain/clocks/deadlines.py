"""The two clocks of a case: the statutory month and the service target (law.md L2, L7–L14).

Holidays are those of the ``holidays`` package's category “public”, less two Finnish eves that it
counts and the law does not (docs/adr/0014).  A day in doubt never extends a period: an answer that
comes a day early harms nobody.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dsr_desk.domain.clocks.holiday_names import TABLE_LANGUAGE
from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.requests import Deadline, ServiceTarget

COUNTRIES = ("SE", "NO", "DK", "FI")
ZONES = {
    "SE": "Europe/Stockholm",
    "NO": "Europe/Oslo",
    "DK": "Europe/Copenhagen",
    "FI": "Europe/Helsinki",
}
"""A country's own time zone, where nobody says another."""
FIRST_YEAR, LAST_YEAR = 2000, 2099
ONE_MONTH, EXTENDED = 1, 3
"""Months of a period: the first one, and the extended one, counted from the same start (L12)."""
SERVICE_DAYS = 10
"""Working days from our receipt to the service target: the month is a ceiling (law.md L8)."""
SERVICE_HOUR = time(16, 0)
_NO_HOLIDAYS = {"FI": frozenset({"Midsummer Eve", "Christmas Eve"})}
"""In the package's table, and in practice days off, but no public holidays by law."""


class YearUnknown(Refusal):
    """The holiday table does not reach that far (law.md L10)."""

    code = "year-unknown"

    def __init__(self, year: int) -> None:
        """Name the year."""
        super().__init__(
            f"The table of public holidays does not cover {year}, so no deadline is given."
            " Check the date of receipt, or install a newer DSR Desk.",
            year=year,
        )


class CountryUnknown(Refusal):
    """No holiday table for that country."""

    code = "country-unknown"

    def __init__(self, country: str) -> None:
        """Name the country."""
        super().__init__(
            f"There is no table of public holidays for {country}. Use one of"
            f" {', '.join(COUNTRIES)}.",
            country=country,
        )


def local_day(moment: datetime, time_zone: str) -> date:
    """Return the calendar day of a moment in the organisation's time zone."""
    return moment.astimezone(ZoneInfo(time_zone)).date()


def closed_because(day: date, country: str) -> str:
    """Return why a period can't end on the day: ``saturday``, ``sunday``, a holiday, or empty.

    Raises:
        YearUnknown, CountryUnknown: the table does not know.
    """
    if country not in COUNTRIES:
        raise CountryUnknown(country)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise YearUnknown(day.year)
    if day.weekday() == calendar.SATURDAY:
        return "saturday"
    if day.weekday() == calendar.SUNDAY:
        return "sunday"
    return _public_holidays(country, day.year).get(day, "")


def statutory_deadline(
    start: date, country: str, *, months: int = ONE_MONTH, latest_possible: bool = False
) -> Deadline:
    """Return the last day of the statutory period (Art. 12(3); Regulation 1182/71 Art. 3).

    ``months`` is 1, or 3 for an extended period, which is counted from the same start (L12).

    Raises:
        YearUnknown, CountryUnknown: the holiday table does not know.
    """
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        raise YearUnknown(start.year)
    month_index = start.year * 12 + start.month - 1 + months
    year, month = divmod(month_index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    day = date(year, month + 1, min(start.day, last))
    steps = [f"month:{day.isoformat()}"]
    while reason := closed_because(day, country):
        steps.append(f"rolled:{day.isoformat()}:{reason}")
        day += timedelta(days=1)
    return Deadline(day, start, months, country, tuple(steps), latest_possible)


def recount(deadline: Deadline) -> Deadline:
    """Return what today's table makes of the same inputs (law.md L9).

    Raises:
        YearUnknown, CountryUnknown: the holiday table does not know.
    """
    return statutory_deadline(
        deadline.start,
        deadline.country,
        months=deadline.months,
        latest_possible=deadline.latest_possible,
    )


def service_arithmetic(received_at: datetime, country: str, time_zone: str) -> ServiceTarget:
    """Return when the desk wants to have answered: working days after our receipt, at 16:00.

    Raises:
        YearUnknown, CountryUnknown: the holiday table does not know.
    """
    start = day = local_day(received_at, time_zone)
    left, steps = SERVICE_DAYS, []
    while left:
        day += timedelta(days=1)
        reason = closed_because(day, country)
        if reason:
            steps.append(f"skipped:{day.isoformat()}:{reason}")
        left -= not reason
    due = datetime.combine(day, SERVICE_HOUR, ZoneInfo(time_zone))
    return ServiceTarget(due, start, SERVICE_DAYS, country, time_zone, tuple(steps))


@lru_cache(maxsize=256)
def _public_holidays(country: str, year: int) -> dict[date, str]:
    # The tables take longer to load than a window to paint, and the first window needs none.
    import holidays

    table = holidays.country_holidays(country, years=year, language=TABLE_LANGUAGE)
    left_out = _NO_HOLIDAYS.get(country, frozenset())
    return {day: name for day, name in table.items() if name not in left_out}
