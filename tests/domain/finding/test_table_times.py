"""A moment in an exported table is read for certain, or it is none."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from dsr_desk.domain.finding.table_times import Order, moment_of, order_of

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAY, MONTH, UNKNOWN = Order.DAY_FIRST, Order.MONTH_FIRST, Order.UNKNOWN
MARCH = datetime(2026, 3, 2, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02 14:05",
        "2026-03-02T14:05:00",
        "2026-03-02T13:05:00Z",
        "2026-03-02 13:05:00 UTC",
        "2026-03-02 14:05:00 +0100",
        "2026-03-02T14:05:00.000+01:00",
        " 02.03.2026 14:05 ",
        "2.3.2026, 14.05.00",
        "1772456700",
        "1772456700000",
        "Mon, 02 Mar 2026 14:05:00 +0100",
        "2 Mar 2026 13:05:00 GMT",
        "2026-03-02 14.05",
        "2026-03-02T14.05.00",
        "2 Mar 2026 14:05:00 CET",
        "Mon, 02 Mar 2026 13:05:00 -0000",
        "Mon Mar 2 2026 14:05:00 GMT+0100 (Central European Standard Time)",
        "Mon Mar 02 14:05:00 2026",
        "Mar 2, 2026 2:05 PM",
        "Mar 2, 2026, 2:05:00 p.m.",
        "Mon, 2 Mar 2026 2:05 PM +0100",
    ],
)
def test_what_an_export_writes_is_one_moment(text: str) -> None:
    assert moment_of(text, STOCKHOLM, UNKNOWN) == MARCH


@pytest.mark.parametrize(
    ("text", "order", "moment"),
    [
        ("02/03/2026 14:05", DAY, MARCH),
        ("03/02/2026 2:05 PM", MONTH, MARCH),
        ("03/02/2026, 12:05:00 a.m.", MONTH, datetime(2026, 3, 1, 23, 5, tzinfo=UTC)),
        ("03/02/2026 14:05", UNKNOWN, None),
        ("31/12/2026", MONTH, None),
        ("03/02/2026 14:05 PM", MONTH, None),
        ("2026-07-01", UNKNOWN, datetime(2026, 6, 30, 22, tzinfo=UTC)),
    ],
)
def test_an_order_that_was_told_is_gone_by(
    text: str, order: Order, moment: datetime | None
) -> None:
    assert moment_of(text, STOCKHOLM, order) == moment


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2026-13-01", "31.02.2026", "0001-01-01", "1970-12-31", "2200-01-02",
     "9999-12-31T23:59:59-12:00", "42",
     "2 Mar 2026 14:05 JST", "2 Mar 2026 14:05 PM", "2 Mar 2026 00:05 AM", "2 Mar 2026 14:05 soon",
     "2026-03-02 14.055", "2026-03-02+02:00", "2026-03-02-05", "2026-W10-1",
     "20260302", "99999999999999999999", "२०२६-०३-०२", "12:00", "2026-03-02 25:00", "1e9"],
)  # fmt: skip
def test_what_is_no_moment_is_none(text: str) -> None:
    assert moment_of(text, STOCKHOLM, DAY) is None


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["01/02/2026", "13/02/2026"], DAY),
        (["01/02/2026", "02/13/2026"], MONTH),
        (["01/02/2026"], UNKNOWN),
        (["13/02/2026", "02/13/2026"], UNKNOWN),
        (["2026-03-02", ""], UNKNOWN),
    ],
)
def test_a_number_over_twelve_tells_the_order_of_all(texts: list[str], order: Order) -> None:
    assert order_of(texts) is order
