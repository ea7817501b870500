"""The desk's time: what a moment is called where the desk sits, whoever asks.

Lists, documents, refusals and the sentence that is signed tell the same day of the same moment.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from dsr_desk.config import DESK_ZONE

DESK = ZoneInfo(DESK_ZONE)


def at_desk(moment: datetime) -> datetime:
    """Return a moment as the desk's clock shows it; in the first and last hours of time as it is.

    A foreign store may hold such moments, and a page that can't be shown helps nobody.
    """
    try:
        return moment.astimezone(DESK)
    except (OverflowError, ValueError):
        return moment


def desk_day(moment: datetime) -> date:
    """Return the day of a moment on the desk's calendar."""
    return at_desk(moment).date()


def desk_minute(moment: datetime) -> str:
    """Return a moment to the minute, as the desk writes it: “2026-11-10 09:12”."""
    return at_desk(moment).replace(tzinfo=None).isoformat(" ", "minutes")


def desk_second(moment: datetime) -> str:
    """Return a moment to the second, for records of what was done: “2026-11-10 09:12:31”."""
    return at_desk(moment).replace(tzinfo=None).isoformat(" ", "seconds")


def zoned(moment: datetime) -> datetime:
    """Return a moment that somebody has written; without a zone of its own it is the desk's."""
    return moment if moment.tzinfo else moment.replace(tzinfo=DESK)
