"""The desk's time: one day for one moment, in lists, documents and the sentence that is signed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dsr_desk.domain.desk_time import DESK, at_desk, desk_day, desk_minute, zoned
from dsr_desk.domain.erasing.plans import scope_of
from tests.domain.factories import a_mandate, a_match

MIDNIGHTS = st.builds(
    lambda day, minutes: (
        datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    st.one_of(
        st.dates(date(1990, 1, 1), date(2040, 12, 31)),
        st.sampled_from([date(2026, 3, 29), date(2026, 10, 25), date(2027, 1, 1)]),
    ),
    st.integers(-180, 180),
)
"""Moments within three hours of a midnight, some on the days on which the clocks change."""


@given(st.lists(MIDNIGHTS, min_size=1, max_size=5))
@example([datetime(2026, 3, 28, 22, 59, tzinfo=UTC), datetime(2026, 3, 29, 22, 0, tzinfo=UTC)])
@example([datetime(2026, 10, 24, 22, 0, tzinfo=UTC), datetime(2026, 10, 25, 22, 59, tzinfo=UTC)])
def test_the_sentence_that_is_signed_tells_the_days_that_the_lists_show(
    moments: list[datetime],
) -> None:
    scope = scope_of([a_match()._replace(at=at) for at in moments], a_mandate())
    days = [at.astimezone(ZoneInfo("Europe/Stockholm")).date() for at in moments]
    (line,) = scope.lines
    assert (line.first, line.last) == (min(days), max(days))
    assert [desk_day(at) for at in moments] == days


@given(MIDNIGHTS)
def test_a_moment_to_the_minute_stands_on_its_own_day(moment: datetime) -> None:
    wall = moment.astimezone(ZoneInfo("Europe/Stockholm"))
    assert desk_minute(moment) == f"{desk_day(moment)} {wall.hour:02}:{wall.minute:02}"


@pytest.mark.parametrize(
    "text",
    [
        "0001-01-01T00:00:00+14:00",
        "0001-01-01T00:00:00+00:00",
        "9999-12-31T23:59:59-14:00",
        "9999-12-31T23:59:59+00:00",
    ],
)
def test_a_moment_at_the_ends_of_time_is_told_too(text: str) -> None:
    moment = datetime.fromisoformat(text)
    assert desk_minute(moment)[:10] == desk_day(moment).isoformat()
    assert at_desk(moment) == moment


def test_a_summer_night_is_told_by_the_wall() -> None:
    assert desk_minute(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "2026-07-02 00:30"


def test_what_somebody_wrote_is_the_desks_time_unless_it_says_otherwise() -> None:
    assert zoned(datetime(2026, 11, 10, 9, 12)).tzinfo is DESK  # noqa: DTZ001 (as it is typed)
    said = datetime(2026, 11, 10, 9, 12, tzinfo=UTC)
    assert zoned(said) is said
