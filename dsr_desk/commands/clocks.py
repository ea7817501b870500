"""Commands about clocks: deadline, deadlines, extend, request-date."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dsr_desk.commands import shapes, words
from dsr_desk.commands.context import Context, Result, number
from dsr_desk.config import DESK_ZONE
from dsr_desk.domain.clocks.arithmetic import deadline_line, parted, target_line
from dsr_desk.domain.clocks.deadlines import COUNTRIES, ZONES, local_day, statutory_deadline
from dsr_desk.domain.clocks.holiday_names import holiday_name
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.languages import LANGUAGES

if TYPE_CHECKING:
    from dsr_desk.domain.requests import Case, Deadline, Extension
    from dsr_desk.services.desk import DeskServices

ALL = "all"
_WHY = {
    "request-date": "the day of the person’s request was told",
    "table": "the table of holidays had changed",
    "extension-late": "the extension had come too late",
}


def receipt(text: str) -> date | datetime:
    """Read a day, or a moment with its offset from UTC: without one it could be two days.

    Raises:
        ArgumentTypeError: it is neither; names what is.
    """
    try:
        if len(text) == len("2026-03-03"):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ArgumentTypeError(
            f"“{text}” is no receipt. Give a day, such as 2026-03-03, or a moment with its offset"
            " from UTC, such as 2026-09-01T22:30Z or 2026-09-02T00:30+02:00"
        )
    return moment


def zone(text: str) -> str:
    """Read the name of a time zone.

    Raises:
        ArgumentTypeError: there is none of that name.
    """
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, OSError, ValueError):
        raise ArgumentTypeError(
            f"“{text}” is no time zone. Give its name, such as Europe/Stockholm or UTC"
        ) from None


def mail_number(text: str) -> int:
    """Read which mail of a case is meant: 1 is the first.

    Raises:
        ArgumentTypeError: it is no such number.
    """
    found = number(text)
    if found < 1:
        raise ArgumentTypeError("the mails of a case are counted from 1, as “show” does")
    return found


def deadline(context: Context) -> Result:
    """Reckon the last day by law for a date of receipt, with its arithmetic."""
    args = context.args
    given: date | datetime = args.date
    wanted = COUNTRIES if args.country == ALL else (args.country.upper(),)
    found = [
        statutory_deadline(
            local_day(given, args.time_zone or ZONES.get(country, DESK_ZONE))
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
        return _clocks_of(desk, case.id)
    moved = desk.clocks.moved()
    lines = [
        f"{one.case.number}  stored {one.case.last_day.due}, today’s table gives"
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
    return _clocks_of(desk, case.id)


def request_date(context: Context) -> Result:
    """Record the day the person wrote to the organisation, as the editor has told it."""
    desk = context.desk()
    by = context.sign_in(desk)
    case = desk.queue.get(context.args.case)
    args = context.args
    mail = -1 if args.mail is None else args.mail - 1
    desk.clocks.record_request_date(case.id, args.date, by, sure=args.sure, mail=mail)
    return _clocks_of(desk, case.id)


def clock_lines(case: Case, names: words.Names) -> tuple[str, ...]:
    """Return a case's clocks for people: both last days, and what stood before."""
    lines = [f"last day by law {case.last_day.due}: {deadline_line(case.last_day, 'en')}"]
    lines += _source_line(case, names)
    extension, fallen = case.clocks.extension, case.clocks.fallen
    if extension is not None:
        lines.append(
            f"  extended by {names[extension.by]} on {desk_day(extension.at)} ({extension.reason});"
            f" the first last day was {case.deadline.due}"
        )
    if fallen is not None:
        lines.append(
            f"  the extension by {names[fallen.by]} on {desk_day(fallen.at)} ({fallen.reason})"
            " does not hold:"
            " it came after the first last day; it holds again when that day is corrected"
        )
    lines += [
        f"  until {desk_day(old.at)} it was {old.deadline.due}: then {_WHY.get(old.why, old.why)}"
        for old in case.clocks.replaced
    ]
    target = case.clocks.target
    lines.append(
        target_line(target, "en") if target else f"service target {case.service_due:%Y-%m-%d}"
    )
    return tuple(lines)


def _source_line(case: Case, names: words.Names) -> list[str]:
    """Return where the day of the person's request is known from, if that was kept."""
    told = case.clocks.told
    if told is None or case.deadline.latest_possible:
        return []
    if told.mail < 0:
        return [f"  the day of the request was recorded by {names[told.by]} on {desk_day(told.at)}"]
    taken = f", taken over by {names[told.by]} on {desk_day(told.at)}" if told.by else ""
    return [f"  the day of the request is told in mail {told.mail + 1}{taken}"]


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


def _extension(found: Extension | None) -> dict[str, Any] | None:
    if found is None:
        return None
    at = found.at.isoformat()
    return {**reckoned(found.deadline), "reason": found.reason, "by": found.by, "at": at}


def _clocks_of(desk: DeskServices, case_id: int) -> Result:
    case = desk.queue.get(case_id)
    return Result(clock_data(case), (case.number, *clock_lines(case, words.names_of(desk))))


def clock_data(case: Case) -> dict[str, Any]:
    """Return a case's clocks: what holds, what it was first, and what stood before."""
    extension, fallen, told = case.clocks.extension, case.clocks.fallen, case.clocks.told
    target = case.clocks.target
    return {
        "case": case.number,
        "requested_on": shapes.plain(case.requested_on),
        "last_day": case.last_day.due.isoformat(),
        "deadline": reckoned(case.deadline),
        "told": {
            "mail": told.mail if told.mail >= 0 else None,
            "by": told.by or None,
            "at": told.at.isoformat(),
        }
        if told
        else None,
        "extension": _extension(extension),
        "fallen_extension": _extension(fallen),
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
