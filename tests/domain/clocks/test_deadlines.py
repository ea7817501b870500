"""The two clocks: every row of the table in the law, and the rule against a second reckoning."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.clocks.arithmetic import deadline_line, target_line
from dsr_desk.domain.clocks.deadlines import (
    COUNTRIES,
    CountryUnknown,
    YearUnknown,
    closed_because,
    local_day,
    recount,
    service_arithmetic,
    statutory_deadline,
)
from dsr_desk.domain.clocks.holiday_names import holiday_name
from tests.domain import second_reckoning

START = datetime(2024, 1, 1, tzinfo=UTC)
TABLE = """
2026-01-31 2026-03-02
2027-01-31 2027-03-01
2028-01-31 2028-02-29
2027-02-01 2027-03-01
2028-02-29 2028-03-29
2026-03-03 2026-04-07
2026-03-05 2026-04-07
2026-03-31 2026-04-30
2026-04-01 2026-05-04
2026-04-14 2026-05-15
2026-05-06 2026-06-08
2026-05-19 2026-06-19
2026-05-20 2026-06-22
2026-09-03 2026-10-05
2026-10-31 2026-11-30
2026-11-24 2026-12-24
2026-11-25 2026-12-28
2026-12-01 2027-01-04
2026-12-06 2027-01-07
2026-12-31 2027-02-01
"""
EXTENDED = """
2026-01-31 2026-04-30
2026-03-05 2026-06-05
2028-01-31 2028-05-02
2026-10-31 2027-02-01
2026-11-30 2027-03-01
2026-12-06 2027-03-08
"""


def _rows(table: str) -> list[tuple[date, date]]:
    return [
        (date.fromisoformat(row.split()[0]), date.fromisoformat(row.split()[1]))
        for row in table.strip().splitlines()
    ]


@pytest.mark.parametrize(("received", "due"), _rows(TABLE))
def test_every_row_of_the_table_of_the_law_holds(received: date, due: date) -> None:
    assert statutory_deadline(received, "SE").due == due


@pytest.mark.parametrize(("received", "due"), _rows(EXTENDED))
def test_an_extended_period_is_three_months_from_receipt(received: date, due: date) -> None:
    assert statutory_deadline(received, "SE", months=3).due == due


@pytest.mark.parametrize("months", [1, 3])
@pytest.mark.parametrize("country", COUNTRIES)
def test_every_receipt_of_twelve_years_ends_as_a_second_reckoning_says(
    country: str, months: int
) -> None:
    day, wrong = date(2024, 1, 1), []
    while day <= date(2035, 12, 31):
        ours = statutory_deadline(day, country, months=months).due
        if ours != second_reckoning.last_day(day, country, months):
            wrong.append((day.isoformat(), ours.isoformat()))
        day += timedelta(days=1)
    assert wrong == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_closed_days_are_those_of_the_countrys_own_acts(country: str) -> None:
    first = date(2020, 1, 1)
    for day in (first + timedelta(days=n) for n in range(17 * 365)):
        public = day.isoweekday() < 6 and day in second_reckoning.closed_days(country, day.year)
        assert (closed_because(day, country) not in ("", "saturday", "sunday")) == public, day


@pytest.mark.parametrize(
    ("country", "day", "closed"),
    [
        ("SE", "2026-06-19", False),  # Midsummer Eve
        ("SE", "2026-12-24", False),
        ("SE", "2026-12-31", False),
        ("FI", "2026-06-19", False),  # a day off in practice, and in the package's table
        ("FI", "2026-12-24", False),
        ("FI", "2027-12-06", True),  # Independence Day
        ("DK", "2026-06-05", False),  # Constitution Day
        ("DK", "2026-12-24", False),
        ("DK", "2023-05-05", True),  # Great Prayer Day, the last one
        ("DK", "2024-04-26", False),
        ("NO", "2027-05-17", True),
        ("NO", "2026-12-24", False),
    ],
)
def test_eves_and_abolished_days_are_no_public_holidays(
    country: str, day: str, closed: bool
) -> None:
    assert bool(closed_because(date.fromisoformat(day), country)) == closed


def test_every_reason_has_a_name_in_both_languages() -> None:
    first = date(2020, 1, 1)
    reasons = {
        part
        for country in COUNTRIES
        for n in range(17 * 365)
        for part in closed_because(first + timedelta(days=n), country).split("; ")
    }
    assert not [reason for reason in reasons - {""} if holiday_name(reason, "sv") == reason]


@pytest.mark.parametrize(
    ("received", "dues"),
    [
        # Maundy Thursday
        ("2026-03-02", {"SE": "04-02", "NO": "04-07", "DK": "04-07", "FI": "04-02"}),
        # Constitution Day and Whit Monday
        ("2027-04-17", {"SE": "05-17", "NO": "05-18", "DK": "05-18", "FI": "05-17"}),
        # Epiphany
        ("2027-12-06", {"SE": "01-07", "NO": "01-06", "DK": "01-06", "FI": "01-07"}),
        # Independence Day, 5 June, the eves
        ("2027-11-06", {"SE": "12-06", "NO": "12-06", "DK": "12-06", "FI": "12-07"}),
        ("2026-05-05", {"SE": "06-05", "NO": "06-05", "DK": "06-05", "FI": "06-05"}),
        ("2026-11-24", {"SE": "12-24", "NO": "12-24", "DK": "12-24", "FI": "12-24"}),
    ],
)
def test_the_same_receipt_ends_on_each_countrys_own_day(
    received: str, dues: dict[str, str]
) -> None:
    start = date.fromisoformat(received)
    found = {c: f"{statutory_deadline(start, c).due:%m-%d}" for c in COUNTRIES}
    assert found == dues


def test_the_arithmetic_is_kept_step_by_step() -> None:
    deadline = statutory_deadline(date(2026, 1, 31), "SE")
    assert deadline.steps == (
        "month:2026-02-28",
        "rolled:2026-02-28:saturday",
        "rolled:2026-03-01:sunday",
    )


def test_a_summer_evening_in_utc_is_the_next_day_in_stockholm() -> None:
    day = local_day(datetime(2026, 9, 1, 22, 30, tzinfo=UTC), "Europe/Stockholm")
    assert day == date(2026, 9, 2)
    assert statutory_deadline(day, "SE").due == date(2026, 10, 2)


def test_a_year_beyond_the_table_is_refused_not_guessed() -> None:
    with pytest.raises(YearUnknown):
        statutory_deadline(date(2099, 12, 31), "SE")


def test_a_country_without_a_table_is_refused() -> None:
    with pytest.raises(CountryUnknown):
        statutory_deadline(date(2026, 1, 5), "XX")


def test_the_service_target_counts_working_days_only() -> None:
    target = service_arithmetic(datetime(2026, 4, 1, 9, tzinfo=UTC), "SE", "Europe/Stockholm").due
    assert target.isoformat() == "2026-04-17T16:00:00+02:00"


@given(
    st.integers(0, 11 * 366 * 24 * 60).map(lambda n: START + timedelta(minutes=n)),
    st.sampled_from(["Europe/Stockholm", "Europe/Oslo", "Europe/Copenhagen", "Europe/Helsinki"]),
)
def test_the_day_is_the_one_on_the_wall_there_and_a_change_of_time_moves_no_date(
    moment: datetime, zone: str
) -> None:
    wall = moment.astimezone(ZoneInfo(zone))
    assert local_day(moment, zone) == date(wall.year, wall.month, wall.day)
    target = service_arithmetic(moment, "SE", zone)
    assert (target.due.hour, target.due.minute) == (16, 0)
    assert target.start == wall.date()


@pytest.mark.parametrize("at", ["2026-03-28T22:59:00+00:00", "2026-10-24T21:59:00+00:00"])
def test_the_night_the_clocks_change_is_told_by_the_wall(at: str) -> None:
    moment = datetime.fromisoformat(at)
    assert local_day(moment, "Europe/Stockholm") == moment.date()
    later = local_day(moment + timedelta(minutes=1), "Europe/Stockholm")
    assert later == moment.date() + timedelta(days=1)


@given(st.dates(date(2024, 1, 1), date(2035, 12, 31)), st.sampled_from(COUNTRIES))
def test_counting_again_from_what_is_stored_gives_the_same(start: date, country: str) -> None:
    stored = statutory_deadline(start, country, latest_possible=True)
    assert recount(stored) == stored


def test_two_months_more_are_not_sixty_days() -> None:
    first = statutory_deadline(date(2026, 1, 31), "SE")
    extended = statutory_deadline(date(2026, 1, 31), "SE", months=3)
    assert extended.due == date(2026, 4, 30) != first.due + timedelta(days=60)


def test_the_arithmetic_is_one_line_in_either_language() -> None:
    deadline = statutory_deadline(date(2026, 3, 5), "SE")
    assert deadline_line(deadline, "en") == (
        "Received 5 March 2026 → one month later is 5 April 2026 → 5 April 2026 is a Sunday"
        " → 6 April 2026 is Easter Monday → last day 7 April 2026"
    )
    assert deadline_line(statutory_deadline(date(2026, 3, 3), "SE"), "sv") == (
        "Mottaget 3 mars 2026 → en månad senare är 3 april 2026 → 3 april 2026 är långfredagen"
        " → 4 april 2026 är en lördag → 5 april 2026 är en söndag"
        " → 6 april 2026 är annandag påsk → sista dag 7 april 2026"
    )
    target = service_arithmetic(datetime(2026, 4, 1, 9, tzinfo=UTC), "SE", "Europe/Stockholm")
    assert target_line(target, "en") == (
        "10 working days after the receipt on 1 April 2026"
        " → not counted: 3 April 2026 (Good Friday), 6 April 2026 (Easter Monday)"
        " → service target 17 April 2026 at 16:00"
    )


@pytest.mark.parametrize("tongue", ["C", "sv_SE.UTF-8", "en_US.UTF-8"])
def test_what_is_stored_does_not_depend_on_the_machines_language(tongue: str) -> None:
    program = (
        "from datetime import date\n"
        "from dsr_desk.domain.clocks.deadlines import statutory_deadline\n"
        "print(statutory_deadline(date(2026, 3, 3), 'SE').steps[1])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "LANG": tongue, "LC_ALL": tongue, "LANGUAGE": tongue[:2]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "rolled:2026-04-03:Good Friday\n"
