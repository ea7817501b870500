"""Legal holds on the command line."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dsr_desk.commands import shapes, words
from dsr_desk.commands.context import (
    Command,
    Context,
    Result,
    address,
    day,
    number,
    words_below,
)
from dsr_desk.domain.counting import Count
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.erasing.holds import HOLD_GROUNDS, Hold, HoldDaysAlone, HoldOn, HoldUnknown
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.finding.scope import GROUNDS

if TYPE_CHECKING:
    from dsr_desk.domain.erasing.hold_reach import HoldReach
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.people.accounts import SignedIn


def hold(context: Context) -> Result:
    """List, set or lift legal holds; without a word more, the list."""
    command: Command = getattr(context.args, "hold_command", None) or listing
    return command(context)


def listing(context: Context) -> Result:
    """List the holds, lifted ones too."""
    desk = context.desk()
    every, names = desk.holds.every(), words.names_of(desk)
    return Result(
        [_shown(each) for each in every],
        tuple(_line(each, names) for each in every) or ("Nothing is held.",),
    )


def setting(context: Context) -> Result:
    """Keep what a person, a case or a range of items is about; nothing of it is erased."""
    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    if (args.since or args.until) and not args.channel:
        raise HoldDaysAlone
    because = (Ground(args.ground), args.reference, by)
    if args.case is not None:
        made = desk.holds.on_case(args.case, *because)
    elif args.channel is not None:
        made = desk.holds.on_items(args.channel, args.since, args.until, *because)
    else:
        made = desk.holds.on_person(args.organisation, args.person, *because)
    # It waited for the batch that was being committed, so this is how far any run had come.
    return _with_reach(desk, made, by)


def showing(context: Context) -> Result:
    """Tell what a hold in force came too late for, and what it keeps of runs that have begun."""
    desk, number = context.desk(), context.args.number
    by = context.sign_in(desk)
    found = [each for each in desk.holds.every() if each.id == number and not each.lifted_at]
    if not found:
        raise HoldUnknown(number)
    return _with_reach(desk, found[0], by)


def lifting(context: Context) -> Result:
    """Lift a hold that somebody else has set (supervisors)."""
    desk = context.desk()
    lifted = desk.holds.lift(context.args.number, context.sign_in(desk))
    return Result(_shown(lifted), (_line(lifted, words.names_of(desk)),))


def add_commands(parser: ArgumentParser, common: Callable[[], ArgumentParser]) -> None:
    """Add the words that may follow ``hold``; ``common`` makes the options of every command."""
    word = words_below(parser, common, "hold_command")
    word("list", listing)
    sets = word("set", setting)
    about = sets.add_mutually_exclusive_group(required=True)
    about.add_argument("--case", default=None, metavar="CASE")
    about.add_argument(
        "--person", type=address, default=None, metavar="ADDRESS", help="with --organisation"
    )
    about.add_argument("--channel", default=None, metavar="KEY", help="with --since and --until")
    sets.add_argument("--organisation", default="", metavar="KEY")
    sets.add_argument("--since", type=day, default=None, metavar="DATE", help="the first day")
    sets.add_argument("--until", type=day, default=None, metavar="DATE", help="the last day")
    sets.add_argument("--ground", required=True, choices=[each.value for each in HOLD_GROUNDS])
    sets.add_argument("--reference", required=True, help="the matter’s own number; no name")
    word("show", showing).add_argument("number", type=number, metavar="HOLD")
    word("lift", lifting).add_argument("number", type=number, metavar="HOLD")


def _shown(each: Hold) -> dict[str, object]:
    plain: dict[str, object] = shapes.plain(each)
    return plain


def _line(each: Hold, names: words.Names) -> str:
    what = f"{_ON[each.on]} {each.target}" if each.on is not HoldOn.PERSON else "a person"
    days = f" {each.since or '…'} to {each.until or '…'}" if each.since or each.until else ""
    state = f"lifted by {names[each.lifted_by]}" if each.lifted_at else "in force"
    ground = f"{GROUNDS['en'][each.ground]} ({each.reference})"
    return f"{each.id:>4} {each.organisation}: {what}{days}, {ground}, {state}"


def _with_reach(desk: DeskServices, held: Hold, by: SignedIn) -> Result:
    reach = desk.holds.reach(held.id, by)
    told = (line for each in reach for line in _told(each))
    plain = {**_shown(held), "reach": [shapes.plain(each) for each in reach]}
    return Result(plain, (_line(held, words.names_of(desk)), *told))


def _told(reach: HoldReach) -> Iterator[str]:
    """Yield what a hold has met of a case: what it came too late for, first."""
    where = f"of {reach.case} in {reach.channel}"
    late, begun, kept = map(Count, (reach.too_late, reach.open, reach.kept))
    if reach.first and reach.last:
        first, last = desk_day(reach.first), desk_day(reach.last)
        days = f"on {first}" if first == last else f"from {first} to {last}"
        yield (
            f"     Too late for {late:# item|# items} {where}, written {days}:"
            f" a run had erased or pseudonymised {late:it|them} before."
        )
    if begun:
        yield (
            f"     {begun:# item|# items} {where} {begun:is|are} in a batch that is not on record"
            f" yet: when the run goes on, the outcome of {begun:it|each} is erased before, or held."
        )
    if kept:
        yield (
            f"     {kept:# item|# items} {where} {kept:stays|stay}:"
            f" no run has erased {kept:it|them}."
        )


_ON = {HoldOn.CASE: "case", HoldOn.ITEMS: "items of"}
