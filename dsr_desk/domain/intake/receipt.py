"""From which day a mail's clocks can run, when its own dates are beyond any table (law.md L10)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from dsr_desk.domain.clocks.deadlines import FIRST_YEAR, LAST_YEAR, YearUnknown

RECEIPT_YEAR_UNKNOWN = "receipt-year-unknown"
YEAR_UNKNOWN = "year-unknown"
"""Why a mail is refused: not even the year in which it is filed is known."""


_CLOCKS_DIFFER = timedelta(days=1)
"""By how much another machine's clock may be ahead; what lies further off has not been yet."""


def _known(year: int) -> bool:
    # The last year is left over for the periods that end after it.
    return FIRST_YEAR < year < LAST_YEAR


def usable_receipt(told: Iterable[datetime | None], now: datetime) -> tuple[datetime, str]:
    """Return the first receipt that a deadline can be counted from, and a problem code.

    A mail must not be lost to a broken clock or a forged header: then its receipt is the moment of
    filing, which makes the deadline the latest possible one, and the case says so.

    Raises:
        YearUnknown: not even the year of the filing is known.
    """
    known = [moment for moment in told if moment is not None]
    for moment in known:
        if _known(moment.year) and moment <= now + _CLOCKS_DIFFER:
            return moment, "" if moment is known[0] else RECEIPT_YEAR_UNKNOWN
    if not _known(now.year):
        raise YearUnknown(now.year)
    return now, RECEIPT_YEAR_UNKNOWN if known else ""


def usable_request_day(told: date | None, received: date) -> date | None:
    """Return the day of the person's own request when a period can be counted from it."""
    return told if told and told <= received and _known(told.year) else None
