"""The command that shows, sets and enforces how long papers are kept."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import TYPE_CHECKING

from dsr_desk.commands import shapes, words
from dsr_desk.commands.context import Context, Result, day, number
from dsr_desk.commands.progress import tell
from dsr_desk.domain.counting import Count
from dsr_desk.domain.record.retention import FinishedCase, PeriodRefused, RetentionPeriod

if TYPE_CHECKING:
    from dsr_desk.services.erasing.retention import RetentionView


def retention(context: Context) -> Result:
    """Remove the papers of cases whose retention period has passed; --look only tells which."""
    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    if (args.days is None) != (not args.organisation):
        raise PeriodRefused("it needs both --organisation and --days")
    if args.days is not None:
        desk.retention.set_period(args.organisation, args.days, by, args.decision)
        return _look(desk.retention.view(by), words.names_of(desk))
    if args.look:
        return _look(desk.retention.view(by), words.names_of(desk))
    done = desk.retention.enforce(by, tell, today=args.today)
    lines = [_UNSOUGHT] if done.unsought else []
    if done.cases or done.files:
        lines.append(
            f"Papers of {Count(len(done.cases)):# case|# cases} removed:"
            f" {Count(done.mails):# mail|# mails}, {Count(done.files):# file|# files}."
        )
    else:
        lines.append("Nothing is due: no papers were removed.")
    lines += [
        f"{name} holds an address of a person still, or can’t be removed: tell the administrator"
        for name in done.left
    ]
    return Result(shapes.plain(done), tuple(lines), int(bool(done.left)))


_UNSOUGHT = (
    "What an earlier call has removed is not known here any more: the files were written anew, but"
    " could not be searched for it."
)


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--look", action="store_true", help="only say what is due, and when")
    parser.add_argument("--organisation", default="", metavar="KEY", help="whose period is set")
    parser.add_argument("--days", type=number, metavar="N", help="after the last step of a case")
    parser.add_argument(
        "--today", type=day, metavar="YYYY-MM-DD", help="say which day it is, where that is asked"
    )
    parser.add_argument(
        "--decision", default="", metavar="NUMBER", help="of a public authority’s disposal decision"
    )


def _look(view: RetentionView, names: words.Names) -> Result:
    due = {case.case for case in view.due}
    lines = []
    for period in view.periods:
        lines.append(_period_line(period))
        lines += [_proposed_line(period)] if period.proposed is not None else []
    lines += words.made_alone(view.alone, names)
    lines += [_case_line(case, due=case.case in due) for case in view.cases]
    if view.unclean:
        lines.append("Files are still to be cleaned of what was removed: run it without --look.")
    data = {
        "periods": [{**shapes.plain(p), "reckoned": p.reckoned} for p in view.periods],
        "cases": [{**shapes.plain(c), "due": c.case in due} for c in view.cases],
        "unclean": view.unclean,
        "alone": [each.account for each in view.alone],
    }
    return Result(data, tuple(lines))


def _period_line(period: RetentionPeriod) -> str:
    who = period.organisation or "cases of no known organisation"
    if period.reckoned is None:
        return f"{who}: kept until the authority’s own period is set (--days, --decision)"
    usual = "" if period.own else ", the usual period"
    backups = ", as long as its backups" if period.reckoned != period.days else ""
    return f"{who}: {Count(period.reckoned):# day|# days} after the last step{usual}{backups}"


def _proposed_line(period: RetentionPeriod) -> str:
    waiting = period.proposed
    days = waiting.days if waiting is not None else 0
    return (
        f"  {Count(days):# day|# days} proposed: holds once another supervisor sets the same"
        f" (--organisation {period.organisation} --days {days})"
    )


_KEPT_BY = {
    "hold": "kept by a hold",
    "sending": "what became of a sending is not settled",
    "record": "kept: the audit has no such end of it. Tell the administrator",
}


def _case_line(case: FinishedCase, *, due: bool) -> str:
    state = _KEPT_BY.get(case.kept_by, "due" if due else f"kept until {case.until}")
    return f"  {case.case}: ended {case.ended}, {state}"
