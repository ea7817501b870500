"""Moments as the tables of an export write them; what can't be told for certain is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from enum import StrEnum

_FIRST, _LAST = datetime(1971, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""Before and after these nobody wrote to a support desk: what is read so is no moment."""
_COUNTED = {10: 1, 13: 1_000, 16: 1_000_000}
"""Digits of a count since 1970, with how many of it make a second."""
_CLOCK = r"(?:[ ,T]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?"
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})" + _CLOCK)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})" + _CLOCK + r"(?: ?([AaPp])\.?[Mm]\.?)?")
_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[Tt ].*)?", re.ASCII)
_POINTS = re.compile(r"(?<=\d[Tt ])(\d{2})\.(\d{2})(?:\.(\d{2}))?(?!\d)")
"""A clock such as 14.05, which ISO 8601 would have as a part of an hour."""
_PART_OF_HOUR = re.compile(r"\d[Tt ]\d{2}\.")
_HALF_DAY = re.compile(r"\b(\d{1,2})(:\d{2}(?::\d{2})?) ?([ap])\.?m\b\.?", re.IGNORECASE)
_ZONE_TOLD = re.compile(r":\d{2}(?![\d:])\s*(?:\d{4}\b\s*)?(.*)", re.DOTALL)
_COMMENT = re.compile(r"\s*\([^()]*\)\Z")
_WORDED = (
    (re.compile(r"\b(?:GMT|UTC)(?=[+-]\d{4}\b)"), ""),
    (re.compile(r"\bCET\b"), "+0100"),
    (re.compile(r"\bCEST\b"), "+0200"),
    (re.compile(r"-0000\b"), "+0000"),
)
"""Zones that mails and browsers write and the library does not know, or calls unknown."""
_ZONE_BEHIND = re.compile(r"(?<=\d) (?:UTC|GMT|Z)$|(?<=\d) (?=[+-]\d{2}:?\d{2}$)")


class Order(StrEnum):
    """Which of the numbers in 03/04/2026 is the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    UNKNOWN = "unknown"


def order_of(texts: Iterable[str]) -> Order:
    """Return what the moments of a table tell of their order together; unknown when nothing does.

    A number over 12 is no month.  A table that says both says nothing.
    """
    found: set[Order] = set()
    for text in texts:
        parts = _SLASHED.match(text.strip())
        if parts and int(parts[1]) > 12:
            found.add(Order.DAY_FIRST)
        elif parts and int(parts[2]) > 12:
            found.add(Order.MONTH_FIRST)
    return found.pop() if len(found) == 1 else Order.UNKNOWN


def needs_order(text: str) -> bool:
    """Tell whether a moment is another one where the month comes first."""
    return _SLASHED.fullmatch(text.strip()) is not None


def moment_of(text: str, zone: tzinfo, order: Order) -> datetime | None:
    """Return the moment that a text tells, in UTC; it hung on a clock of ``zone`` if it is silent.

    A day without a time is its midnight.
    """
    told = text.strip()
    try:
        found = _counted(told) or _numbered(told, order, zone) or _standard(told)
        if found is None:
            return None
        moment = (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return moment if _FIRST <= moment < _LAST else None


def _counted(text: str) -> datetime | None:
    if not (text.isascii() and text.isdigit() and len(text) in _COUNTED):
        return None
    return datetime.fromtimestamp(int(text) / _COUNTED[len(text)], UTC)


def _numbered(text: str, order: Order, zone: tzinfo) -> datetime | None:
    """Read 31.12.2026 14:05, which is never another order, and 12/31/2026 2:05 PM."""
    if parts := _DOTTED.fullmatch(text):
        return datetime(int(parts[3]), int(parts[2]), int(parts[1]), *_clock(parts, 0), tzinfo=zone)
    if not (parts := _SLASHED.fullmatch(text)) or order is Order.UNKNOWN:
        return None
    day, month = (1, 2) if order is Order.DAY_FIRST else (2, 1)
    half = (parts[7] or "").lower()
    if half and not 1 <= int(parts[4] or 0) <= 12:
        raise ValueError("no hour of a half day")
    hours = 12 if half else 24
    time = _clock(parts, 12 if half == "p" else 0, hours)
    return datetime(int(parts[3]), int(parts[month]), int(parts[day]), *time, tzinfo=zone)


def _clock(parts: re.Match[str], more: int, hours: int = 24) -> tuple[int, int, int]:
    hour = int(parts[4] or 0)
    return hour % hours + more if hours == 12 else hour, int(parts[5] or 0), int(parts[6] or 0)


def _standard(text: str) -> datetime | None:
    """Read ISO 8601, and what mails write (RFC 5322)."""
    if text[:4].isdigit() and not text.isdigit():
        if not _DAY.fullmatch(text):
            return None
        plain = _POINTS.sub(lambda found: ":".join(filter(None, found.groups())), text)
        plain = _ZONE_BEHIND.sub(lambda found: "+00:00" if found[0].strip() else "", plain)
        plain = plain.replace(",", ".")
        return None if _PART_OF_HOUR.search(plain) else datetime.fromisoformat(plain)
    return _worded(text) if any(c.isalpha() for c in text) else None


def _worded(text: str) -> datetime | None:
    """Read what names its month; a zone that is not known is not passed over."""
    plain = _HALF_DAY.sub(_of_whole_day, _COMMENT.sub("", text))
    for written, meant in _WORDED:
        plain = written.sub(meant, plain)
    found, zone = parsedate_to_datetime(plain), _ZONE_TOLD.search(plain)
    return None if zone and zone[1] and found.tzinfo is None else found


def _of_whole_day(found: re.Match[str]) -> str:
    hour = int(found[1])
    if not 1 <= hour <= 12:
        raise ValueError("no hour of a half day")
    return f"{hour % 12 + (12 if found[3] in 'pP' else 0):02}{found[2]}"
