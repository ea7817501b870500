"""Legal holds: which items a range of days takes in."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dsr_desk.domain.erasing.holds import Hold, HoldOn
from dsr_desk.domain.finding.matches import Decision, Ground, ItemRef, Match, Why
from dsr_desk.domain.people import ChannelKind

THE_FIRST = date(2026, 3, 1)
HOLD = Hold(
    1, "nordkraft", HoldOn.ITEMS, "chat", None, None, Ground.LEGAL_CLAIM, "T 12-26", "sam",
    datetime(2026, 4, 1, tzinfo=UTC),
)  # fmt: skip


def match(at: datetime) -> Match:
    ref = ItemRef("archive", "chat", "1")
    yes = Decision(True)
    return Match(1, 1, ref, "chat", ChannelKind.CHAT, "c", at, "f", 1, Why.SENDER, yes)


@pytest.mark.parametrize(
    ("at", "held"),
    [
        (datetime(2026, 2, 28, 22, 59, tzinfo=UTC), False),
        (datetime(2026, 2, 28, 23, 30, tzinfo=UTC), True),  # shown as 00:30 on the first
        (datetime(2026, 3, 1, 12, 0, tzinfo=UTC), True),
        (datetime(2026, 3, 1, 23, 30, tzinfo=UTC), True),  # shown as 00:30 on the second
        (datetime(2026, 3, 2, 0, 0, tzinfo=UTC), False),
    ],
)
def test_what_is_of_the_day_as_it_is_shown_or_as_it_is_stored_is_held(
    at: datetime, held: bool
) -> None:
    day = replace(HOLD, since=THE_FIRST, until=THE_FIRST)
    assert day.takes(match(at)) is held
