"""Commands about who is an editor: roster list, import, add, end, export, history, connect."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dsr_desk.commands import shapes, words
from dsr_desk.commands.context import Command, Context, Result, read_password, words_below
from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.counting import Count
from dsr_desk.domain.desk_time import desk_minute
from dsr_desk.domain.errors.steps import UnknownEntry
from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.roster.errors import STOPS, RosterFileRefused
from dsr_desk.domain.roster.proposals import (
    ROW_PROBLEMS,
    Ending,
    Kind,
    Line,
    Mode,
    Risk,
    RosterDifference,
    Row,
)

if TYPE_CHECKING:
    from dsr_desk.domain.people import RosterEntry
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.people.accounts import SignedIn
    from dsr_desk.services.people.roster import Seen

_NOBODY = (
    "Nobody is an editor of anything yet. “dsr-desk roster import --help” says how to list them."
)
_SIGNS = {Kind.ADDED: "+", Kind.CHANGED: "~", Kind.ENDED: "-", Kind.UNCHANGED: "="}


def roster(context: Context) -> Result:
    """Show or change who is an editor of what; without a word more, the list."""
    command: Command = getattr(context.args, "roster_command", None) or listing
    return command(context)


def listing(context: Context) -> Result:
    """List the editors with their channels and periods."""
    view = context.desk().rosters.view()
    shown = sorted(view.roster.entries, key=lambda e: (e.channel, e.address.key, e.since))
    lines = [f"{e.channel:<24} {e.address.text:<40} {_period(e)}  {e.name}" for e in shown]
    data = {
        "today": view.today.isoformat(),
        "organisations": shapes.plain(view.organisations),
        "channels": shapes.plain(view.channels),
        "entries": shapes.plain(shown),
        "sources": [source.key for source in view.sources],
    }
    return Result(data, tuple(lines) or (_NOBODY,))


def importing(context: Context) -> Result:
    """Show what a CSV file or a configured database would change, or apply what was shown."""
    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    mode = Mode.WHOLE if args.whole_organisation else Mode.ADD
    if args.source:
        seen = desk.rosters.preview_source(args.source, mode, args.whole_organisation, by)
    elif args.file:
        seen = desk.rosters.preview_file(Path(args.file), mode, args.whole_organisation, by)
    else:
        raise RosterFileRefused("name a file, or a database with --source")
    return _shown_or_applied(context, desk, seen, by)


def add(context: Context) -> Result:
    """Show what adding one editor would change, or apply what was shown."""
    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    since, until = _day(args.since), _day(args.until)
    row = Row(1, args.channel, _address(args.address), args.name, since, until)
    return _shown_or_applied(context, desk, desk.rosters.preview_row(row, by), by)


def end(context: Context) -> Result:
    """Show what ending one entry would change, or apply what was shown."""
    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    address, day = _address(args.address), _day(args.last_day)
    found = [
        e
        for e in desk.rosters.view().roster.of(address)
        if e.channel == args.channel and args.since in ("", e.since.isoformat())
    ]
    if len(found) != 1 or day is None:
        raise UnknownEntry
    ending = Ending(args.channel, address, found[0].since, day)
    return _shown_or_applied(context, desk, desk.rosters.preview_ending(ending, by), by)


def export(context: Context) -> Result:
    """Write the roster as CSV; it can be edited and imported again."""
    path = context.desk().rosters.export(Path(context.args.file), context.args.organisation)
    return Result({"saved": str(path)}, (f"Saved as {path}.",))


def history(context: Context) -> Result:
    """List who changed the roster when, and by what."""
    made = context.desk().rosters.history()
    lines = [
        f"{desk_minute(each.at)}  {each.actor:<16} {_origin(each.kind, each.mode)}:"
        f" {each.added} added, {each.changed} changed, {each.ended} ended{_accepted(each.risks)}"
        for each in made
    ]
    unchanged = "The roster is as it was when the workspace was made."
    return Result(shapes.plain(made), tuple(lines) or (unchanged,))


def connect(context: Context) -> Result:
    """Configure the platform's own database as a source of editors, by a mapping file."""
    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    file = args.database_password_file
    password = read_password(Path(file), "") if file else ""
    desk.rosters.connect(args.source, args.title, Path(args.mapping), args.location, password, by)
    line = f"“dsr-desk roster import --source {args.source}” shows what it says."
    return Result({"source": args.source}, (line,))


def add_commands(parser: ArgumentParser, common: Callable[[], ArgumentParser]) -> None:
    """Add the words that may follow ``roster``; ``common`` makes the options of every command."""
    word = words_below(parser, common, "roster_command")
    word("list", listing)
    word("history", history)
    imports = _applying(word("import", importing))
    imports.add_argument("file", nargs="?", default="", metavar="FILE")
    imports.add_argument("--source", default="", metavar="KEY", help="a configured database")
    imports.add_argument(
        "--whole-organisation",
        default="",
        metavar="KEY",
        help="the rows are its whole roster: who is missing gets an end (nothing is deleted)",
    )
    adds = _entry(_applying(word("add", add)))
    adds.add_argument("--name", default="")
    adds.add_argument("--until", default="", metavar="DAY", help="the last day")
    _entry(_applying(word("end", end))).add_argument("--last-day", required=True, metavar="DAY")
    exports = word("export", export)
    exports.add_argument("file", metavar="FILE")
    exports.add_argument("--organisation", default="", metavar="KEY")
    connects = word("connect", connect)
    for name in ("--source", "--mapping", "--location"):
        connects.add_argument(name, required=True)
    connects.add_argument("--title", default="")
    connects.add_argument("--database-password-file", default="", metavar="FILE")


def _applying(parser: ArgumentParser) -> ArgumentParser:
    parser.add_argument(
        "--apply", default="", metavar="DIGEST", help="the difference that was shown"
    )
    parser.add_argument(
        "--accept",
        action="append",
        default=[],
        choices=[risk.value for risk in Risk],
        help="you have looked at this",
    )
    return parser


def _entry(parser: ArgumentParser) -> ArgumentParser:
    parser.add_argument("--channel", required=True, metavar="KEY")
    parser.add_argument("--address", required=True)
    parser.add_argument("--since", default="", metavar="DAY", help="its first day")
    return parser


def _shown_or_applied(context: Context, desk: DeskServices, seen: Seen, by: SignedIn) -> Result:
    found = seen.difference
    if context.args.apply:
        accepted = frozenset(Risk(name) for name in context.args.accept)
        desk.rosters.apply(seen, context.args.apply, accepted, by)
        said = (_counts(found), *_problem_lines(found), "Done.")
        return Result({**_data(found), "applied": True}, said, _status(found))
    lines = [_counts(found), *(_line(line) for line in found.changes)]
    lines += _problem_lines(found)
    lines += [
        f"  ? {words.number(count)} × {words.RISKS[risk]}" for risk, count in found.risks.items()
    ]
    if found.stops:
        lines.append(f"It can’t be applied as it is: {STOPS.get(found.stops, found.stops)}.")
    else:
        accepts = "".join(f" --accept {risk.value}" for risk in found.risks)
        lines.append("Nothing is changed yet. The same command applies exactly this with")
        lines.append(f"  --apply {found.digest}{accepts}")
    return Result({**_data(found), "applied": False}, tuple(lines), _status(found))


def _problem_lines(found: RosterDifference) -> list[str]:
    """Say which rows are not taken in."""
    lines = [f"  ! line {p.line}: {ROW_PROBLEMS.get(p.code, p.code)}" for p in found.problems]
    if found.more_problems:
        lines.append(
            f"  ! and {Count(found.more_problems):# row|# rows} more that can’t be taken in"
        )
    return lines


def _status(found: RosterDifference) -> int:
    """Return the exit status: rows that can't be read are no success, as with every import."""
    return 3 if found.problems or found.more_problems else 0


def _data(found: RosterDifference) -> dict[str, Any]:
    return {
        "digest": found.digest,
        "mode": found.mode.value,
        "organisation": found.organisation,
        "origin": shapes.plain(found.origin),
        "counts": {kind.value: found.count(kind) for kind in Kind},
        "gives": found.gives,
        "risks": {risk.value: count for risk, count in found.risks.items()},
        "lines": [shapes.plain(line) for line in found.changes],
        "problems": [
            {**shapes.plain(p), "reason": ROW_PROBLEMS.get(p.code, p.code)} for p in found.problems
        ],
        "more_problems": found.more_problems,
        "ignored_columns": list(found.ignored_columns),
        "stops": found.stops,
    }


def _counts(found: RosterDifference) -> str:
    counts = ", ".join(f"{words.number(found.count(kind))} {kind.value}" for kind in Kind)
    guess = f" (read as {found.origin.encoding})" if found.origin.encoding else ""
    return (
        f"{counts}; {Count(found.gives):# of them gives|# of them give} somebody authority{guess}"
    )


def _line(line: Line) -> str:
    before = f"  (before: {_period(line.before)})" if line.before else ""
    risks = f"  [{', '.join(map(words.risk_name, line.risks))}]" if line.risks else ""
    hint = f"  looks like {line.hint}" if line.hint else ""
    entry = line.after
    return (
        f"  {_SIGNS[line.kind]} {entry.channel} {shown(entry.address.text)} {_period(entry)}"
        f" {entry.name}{before}{risks}{hint}"
    )


def _origin(kind: str, mode: str) -> str:
    """Return where rows came from and as what; what an older or newer desk wrote, as it is."""
    if mode == Mode.HAND:
        return "by hand"
    taken = "as the whole roster" if mode == Mode.WHOLE else "added to the roster"
    return f"from a {'file' if kind == 'csv' else kind}, {taken}"


def _accepted(risks: Iterable[str]) -> str:
    known = {risk.value: words.risk_name(risk) for risk in Risk}
    told = ", ".join(known.get(risk, risk) for risk in risks)
    return f"; accepted: {told}" if told else ""


def _period(entry: RosterEntry) -> str:
    return f"{entry.since.isoformat()} – {entry.until.isoformat() if entry.until else '':<10}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise RosterFileRefused("a day is written as 2026-11-25") from None


def _address(text: str) -> EmailAddress:
    try:
        return EmailAddress(text)
    except AddressError:
        raise RosterFileRefused("this is not exactly one e-mail address") from None
