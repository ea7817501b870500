"""Office days, summer time and dates in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dsr_desk.demo.calendar import (
    day_and_month,
    is_workday,
    next_office_time,
    next_workday,
    utc,
    weekday_name,
)
from dsr_desk.demo.dice import Dice

CLOSED = [
    "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14",
    "2026-06-19", "2026-12-24", "2026-12-31", "2025-04-18", "2019-04-19", "2026-11-22",
]  # fmt: skip


@pytest.mark.parametrize("day", CLOSED)
def test_the_office_is_closed_on_holidays_and_eves(day: str) -> None:
    assert not is_workday(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-11-23", "2026-04-07", "2026-06-18", "2026-01-07"])
def test_the_office_is_open_on_other_weekdays(day: str) -> None:
    assert is_workday(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("2026-03-28T12:00", "2026-03-28T11:00"),
        ("2026-03-29T12:00", "2026-03-29T10:00"),
        ("2026-10-24T12:00", "2026-10-24T10:00"),
        ("2026-10-25T12:00", "2026-10-25T11:00"),
    ],
)
def test_summer_time_begins_and_ends_on_the_last_sunday(local: str, expected: str) -> None:
    wanted = datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert utc(datetime.fromisoformat(local)) == wanted


def test_after_easter_the_next_workday_is_tuesday() -> None:
    assert next_workday(date(2026, 4, 3)) == date(2026, 4, 7)


def test_an_answer_to_a_friday_evening_comes_on_monday() -> None:
    evening = datetime.fromisoformat("2026-11-13T21:00")
    for seed in range(50):
        answer = next_office_time(evening, Dice(seed))
        assert answer.date() == date(2026, 11, 16)
        assert 8 <= answer.hour < 16


def test_dates_in_words() -> None:
    assert weekday_name(date(2026, 11, 23)) == "måndag"
    assert day_and_month(date(2026, 3, 5)) == "5 mars"
    assert day_and_month(date(2026, 3, 5), "en") == "5 March"
