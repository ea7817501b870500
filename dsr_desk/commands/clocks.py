"""Commands about clocks: deadline, deadlines, extend, request-date."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dsr_desk.commands import shapes
from dsr_desk.commands.context import Context, Result
from dsr_desk.config import DESK_ZONE
from dsr_desk.domain.arithmetic import LANGUAGES, deadline_line, parted, target_line
from dsr_desk.domain.deadlines import COUNTRIES, local_day, statutory_deadline
from dsr_desk.domain.holiday_names import holiday_name
from dsr_desk.domain.requests import Case, Deadline

ALL = "all"
_ZONES = {
    "SE": "Europe/Stockholm",
    "NO": "Europe/Oslo",
    "DK": "Europe/Copenhagen",
    "FI": "Europe/Helsinki",
}
"""Where a moment is read by default."""


def receipt(text: str) -> date | datetime:
    """Read a day, or a moment with its offset from UTC.

    Raises:
        ValueError: it is neither; a moment without an offset could be two days.
    """
    if len(text) == len("2026-03-03"):
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def zone(text: str) -> str:
    """Read the name of a time zone.

    Raises:
        ValueError: there is none of that name.
    """
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, OSError):
        raise ValueError(text) from None


def deadline(context: Context) -> Result:
    """Reckon the statutory last day for a date of receipt, with its arithmetic."""
    args = context.args
    given: date | datetime = args.date
    wanted = COUNTRIES if args.country == ALL else (args.country.upper(),)
    found = [
        statutory_deadline(
            local_day(given, args.time_zone or _ZONES.get(country, DESK_ZONE))
            if isinstance(given, datetime)
            else given,
            country,
            months=args.months,
        )
        for country in wanted
    ]
    lines = [f"{one.country}  {one.due}  {deadline_line(one, 'en')}" for one in found]
    data = [reckoned(one) for one in found]
    return Result(data if args.country == ALL else data[0], tuple(lines))


def deadlines(context: Context) -> Result:
    """List open cases whose stored dates today's table of holidays would give otherwise."""
    desk = context.desk()
    if context.args.take_over:
        by = context.sign_in(desk)
        case = desk.queue.get(context.args.take_over)
        desk.clocks.take_over(case.id, by)
        return _clocks_of(desk.queue.get(case.id))
    moved = desk.clocks.moved()
    lines = [
        f"{one.case.number}  stored {one.case.last_day.due}, today's table gives"
        f" {(one.found.extended or one.found.deadline or one.case.last_day).due}"
        + (f", service target {one.found.target.due:%Y-%m-%d}" if one.found.target else "")
        for one in moved
    ]
    lines += ["Nothing was moved. A supervisor takes a date over with --take-over CASE."]
    data = [
        {
            "case": one.case.number,
            "stored": reckoned(one.case.last_day),
            "deadline": reckoned(one.found.deadline) if one.found.deadline else None,
            "extended": reckoned(one.found.extended) if one.found.extended else None,
            "service_target": shapes.plain(one.found.target),
        }
        for one in moved
    ]
    return Result(data, tuple(lines) if moved else ("Every stored date is what the table gives.",))


def extend(context: Context) -> Result:
    """Record the controller's decision on two further months, once, with its reason."""
    desk = context.desk()
    by = context.sign_in(desk)
    case = desk.queue.get(context.args.case)
    desk.clocks.extend(case.id, context.args.reason, by)
    return _clocks_of(desk.queue.get(case.id))


def request_date(context: Context) -> Result:
    """Record the day the person wrote to the organisation, as the editor has told it."""
    desk = context.desk()
    by = context.sign_in(desk)
    case = desk.queue.get(context.args.case)
    desk.clocks.record_request_date(case.id, context.args.date, by)
    return _clocks_of(desk.queue.get(case.id))


def clock_lines(case: Case) -> tuple[str, ...]:
    """Return a case's clocks for people: both last days, and what stood before."""
    lines = [f"statutory last day {case.last_day.due}: {deadline_line(case.last_day, 'en')}"]
    extension = case.clocks.extension
    if extension is not None:
        at = extension.at.astimezone(ZoneInfo(DESK_ZONE))
        lines.append(
            f"  extended by {extension.by} on {at:%Y-%m-%d} ({extension.reason});"
            f" the first last day was {case.deadline.due}"
        )
    lines += [
        f"  until {old.at.astimezone(ZoneInfo(DESK_ZONE)):%Y-%m-%d} it was {old.deadline.due}"
        f" ({old.why})"
        for old in case.clocks.replaced
    ]
    target = case.clocks.target
    lines.append(
        target_line(target, "en") if target else f"service target {case.service_due:%Y-%m-%d}"
    )
    return tuple(lines)


def reckoned(found: Deadline) -> dict[str, Any]:
    """Return a deadline with every step, for programs and in words."""
    steps = []
    for step in found.steps:
        what, day, reason = parted(step)
        names = {language: holiday_name(reason, language) or None for language in LANGUAGES}
        steps.append({"what": what, "day": day.isoformat(), "reason": reason or None, **names})
    return {
        "received": found.start.isoformat(),
        "country": found.country,
        "months": found.months,
        "due": found.due.isoformat(),
        "latest_possible": found.latest_possible,
        "steps": steps,
        "words": {language: deadline_line(found, language) for language in LANGUAGES},
    }


def _clocks_of(case: Case) -> Result:
    return Result(clock_data(case), (case.number, *clock_lines(case)))


def clock_data(case: Case) -> dict[str, Any]:
    """Return a case's clocks: what holds, what it was first, and what stood before."""
    extension, target = case.clocks.extension, case.clocks.target
    return {
        "case": case.number,
        "requested_on": shapes.plain(case.requested_on),
        "last_day": case.last_day.due.isoformat(),
        "deadline": reckoned(case.deadline),
        "extension": {
            **reckoned(extension.deadline),
            "reason": extension.reason,
            "by": extension.by,
            "at": extension.at.isoformat(),
        }
        if extension
        else None,
        "replaced": [
            {**reckoned(old.deadline), "why": old.why, "by": old.by, "at": old.at.isoformat()}
            for old in case.clocks.replaced
        ],
        "service_target": {
            **shapes.plain(target),
            "words": {language: target_line(target, language) for language in LANGUAGES},
        }
        if target
        else None,
    }
