"""From the cells of a list of editors to rows that mean something, or the reason why not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.people import Channel
from dsr_desk.domain.roster.proposals import Mode, Proposal, Row, RowProblem
from dsr_desk.domain.roster.table import RawRow, RawTable, cell_fault, unguarded

MOST_PROBLEMS = 1_000
"""More are counted, not listed."""
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)

_OPEN = frozenset({"", "-", "–", "tills vidare", "tv", "until further notice", "null", "none"})
_FOREVER = 9999
_ENDLESS = "infinity"
"""What servers have for a day that never comes, as others have the year 9999."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)?"
                  r"(?:Z|[+-]\d{2}:?\d{2})?")  # fmt: skip
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_SLASHED_ISO = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")
_EXCEL_ZERO = date(1899, 12, 30)

DayFirst = bool | None


class _Fault(ValueError):
    """A cell is not what it should be."""

    def __init__(self, code: str, column: str) -> None:
        super().__init__(code)
        self.code, self.column = code, column


@dataclass(frozen=True)
class _Reading:
    """How the cells of one table are read."""

    find_channel: Callable[[str], str]
    day_first: DayFirst
    until_given: bool


def propose(
    table: RawTable, channels: Sequence[Channel], mode: Mode, organisation: str = ""
) -> Proposal:
    """Return what a table proposes; a row with a fault is a problem and proposes nothing."""
    own = [c for c in channels if not organisation or c.organisation == organisation]
    slashed = (r.cells.get(f, "") for r in table.rows for f in ("since", "until"))
    reading = _Reading(
        lambda text: _channel(text, channels, own), _day_first(slashed), "until" in table.fields
    )
    rows: list[Row] = []
    problems = list(table.problems)
    for raw in table.rows:
        try:
            rows.append(_row(raw, reading))
        except _Fault as fault:
            problems.append(RowProblem(raw.line, fault.code, fault.column))
    return Proposal(
        mode,
        table.origin,
        organisation,
        tuple(rows),
        problems=tuple(problems[:MOST_PROBLEMS]),
        more_problems=max(0, len(problems) - MOST_PROBLEMS),
        ignored_columns=table.ignored,
    )


def read_day(text: str, day_first: DayFirst = None) -> date | None:
    """Return the day that a cell names, or None for “still”.

    ISO, Excel's serial numbers and ``31.1.2026`` are certain.  With slashes it must be known for
    the whole table whether the day or the month comes first.

    Raises:
        ValueError: with the code of what is wrong.
    """
    plain = " ".join(text.split())
    if plain.lower() in _OPEN or plain.lower() == _ENDLESS:
        return None
    parts = _parts(plain, day_first)
    if parts is None:
        raise ValueError("date-unreadable")
    year, month, day = parts
    if year == _FOREVER:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        raise ValueError("date-unreadable") from None
    if not EARLIEST <= found <= LATEST:
        raise ValueError("date-out-of-range")
    return found


def _parts(plain: str, day_first: DayFirst) -> tuple[int, int, int] | None:
    """Return year, month and day as written."""
    for form in (_ISO, _COMPACT, _SLASHED_ISO):
        if found := form.fullmatch(plain):
            year, month, day = map(int, found.groups())
            return year, month, day
    if found := _DOTTED.fullmatch(plain):
        day, month, year = map(int, found.groups())
        return year, month, day
    if found := _SLASHED.fullmatch(plain):
        if day_first is None:
            raise ValueError("date-ambiguous")
        one, two, year = map(int, found.groups())
        return (year, two, one) if day_first else (year, one, two)
    if found := _SERIAL.fullmatch(plain):
        moved = _EXCEL_ZERO + timedelta(days=int(found[1]))
        return moved.year, moved.month, moved.day
    return None


def _day_first(cells: Iterable[str]) -> DayFirst:
    """Tell by all slashed dates of a table whether the day comes first; None: it can't be told."""
    numbers = [tuple(map(int, m.groups()[:2])) for c in cells if (m := _SLASHED.fullmatch(c))]
    first = any(one > 12 for one, _ in numbers)
    second = any(two > 12 for _, two in numbers)
    return first if first != second else None


def _row(raw: RawRow, reading: _Reading) -> Row:
    cells = {field: _clean(field, cell) for field, cell in raw.cells.items()}
    channel = cells["channel"]
    if not channel:
        raise _Fault("channel-missing", "channel")
    key = reading.find_channel(channel)
    address = _address(cells["address"])
    since, until = (_day(cells.get(f, ""), f, reading.day_first) for f in ("since", "until"))
    if since is not None and until is not None and until < since:
        raise _Fault("ends-before-it-begins", "until")
    given = reading.until_given
    return Row(raw.line, key, address, cells.get("name", ""), since, until, given)


def _clean(field: str, cell: str) -> str:
    text = unguarded(unicodedata.normalize("NFC", cell))
    fault = cell_fault(text)
    guarded = text != unicodedata.normalize("NFC", cell)
    date_sign = field in ("since", "until") and text in ("-", "–")
    if fault and not date_sign and not (fault == "formula" and guarded):
        raise _Fault(fault, field)
    return text


def _address(text: str) -> EmailAddress:
    if not text:
        raise _Fault("address-missing", "address")
    try:
        return EmailAddress(text)
    except AddressError:
        raise _Fault("address-invalid", "address") from None


def _day(text: str, field: str, day_first: DayFirst) -> date | None:
    try:
        found = read_day(text, day_first)
    except ValueError as error:
        raise _Fault(str(error), field) from None
    if found is None and field == "since" and " ".join(text.lower().split()) not in _OPEN:
        # A role that never begins is none that begins today.
        raise _Fault("date-out-of-range", field)
    return found


def _channel(text: str, channels: Sequence[Channel], own: Sequence[Channel]) -> str:
    """Return a channel's key by its key, else by its title where only one has it."""
    if any(channel.key == text for channel in channels):
        return text
    titled = [c.key for c in own if c.title.strip().lower() == text.lower()]
    if len(titled) > 1:
        raise _Fault("channel-ambiguous", "channel")
    if not titled:
        raise _Fault("unknown-channel", "channel")
    return titled[0]
