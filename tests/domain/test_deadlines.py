"""The two clocks: every row of the table in the law, and the rule against a second reckoning."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.deadlines import (
    CountryUnknown,
    YearUnknown,
    closed_because,
    local_day,
    service_target,
    statutory_deadline,
)

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


def _a_month_later(day: date) -> date:
    """Walk day by day to the same number in the next month, or to the month's last day."""
    later = day.replace(day=1) + timedelta(days=32)
    first = later.replace(day=1)
    candidate = first
    while candidate.day < day.day and (candidate + timedelta(days=1)).month == first.month:
        candidate += timedelta(days=1)
    return candidate


@given(st.dates(date(2024, 1, 1), date(2035, 12, 31)))
def test_the_rule_agrees_with_an_independent_reckoning(received: date) -> None:
    public = holidays.country_holidays("SE")
    due = _a_month_later(received)
    while due.isoweekday() > 5 or (due in public and public[due] != "Söndag"):
        due += timedelta(days=1)
    assert statutory_deadline(received, "SE").due == due


def test_the_same_receipt_ends_on_other_days_in_other_countries() -> None:
    start = date(2026, 4, 17)
    dues = {country: statutory_deadline(start, country).due for country in ("SE", "NO", "DK")}
    assert dues["NO"] == date(2026, 5, 18)
    assert dues["SE"] == date(2026, 5, 18)
    assert statutory_deadline(date(2026, 4, 17 - 3), "DK").due == date(2026, 5, 15)
    assert closed_because(date(2026, 6, 6), "SE")
    assert not closed_because(date(2026, 6, 5), "SE")
    assert closed_because(date(2026, 6, 5), "DK") == ""


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
    target = service_target(datetime(2026, 4, 1, 9, tzinfo=UTC), "SE", "Europe/Stockholm")
    assert target.isoformat() == "2026-04-17T16:00:00+02:00"
