"""Commands that find and choose: match, decide."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dsr_desk.commands import shapes, words
from dsr_desk.commands.context import Context, Result, number
from dsr_desk.domain.counting import Count
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.finding.scope import GROUNDS
from dsr_desk.domain.steps import STATES

if TYPE_CHECKING:
    from dsr_desk.domain.finding.beside import Beside
    from dsr_desk.domain.finding.matches import Match
    from dsr_desk.domain.requests import Case


def add_match_options(match: ArgumentParser) -> None:
    """Add what may follow ``match CASE``."""
    match.add_argument(
        "--beside", action="store_true", help="also what was found and not instructed"
    )
    match.add_argument("--items", action="store_true", help="list every item, with its number")


def add_decide_options(decide: ArgumentParser) -> None:
    """Add what may follow ``decide CASE``."""
    decide.add_argument(
        "--item",
        type=number,
        action="append",
        required=True,
        metavar="ITEM",
        help="its number in “match CASE --items”; once for each",
    )
    way = decide.add_mutually_exclusive_group(required=True)
    way.add_argument("--include", action="store_true")
    way.add_argument("--exclude", action="store_true")
    grounds = [ground.value for ground in Ground]
    decide.add_argument("--ground", choices=grounds, help="why it is left out")
    decide.add_argument("--note", default="")


def match(context: Context) -> Result:
    """Search within the mandate and list what was found, and what could not be searched."""
    from dsr_desk.services.finding.matching import SEARCHABLE  # both for this command alone
    from dsr_desk.services.ports import MatchFilter

    desk = context.desk()
    case = desk.queue.get(context.args.case)
    searched = case.state in SEARCHABLE
    by = context.sign_in(desk) if searched else context.perhaps(desk)
    gaps = desk.matching.search(case.id, by).gaps if searched else desk.matching.gaps(case.id)
    matches, after = [], None
    while True:
        page = desk.matching.page(case.id, MatchFilter(), after, 500, by)
        matches += [row.match for row in page.rows]
        after = page.next_key
        if after is None:
            break
    counts, unread = desk.matching.counts(case.id), desk.matching.unread(case.id)
    data = {
        "case": case.number,
        "counts": shapes.plain(counts),
        "searched": searched,
        "gaps": [shapes.plain(gap) for gap in gaps],
        "matches": [shapes.match(found) for found in matches],
        "unread": [shapes.plain(each) for each in unread],
    }
    beside = desk.side_lane.look(case.id, by).beside if context.args.beside else None
    if beside is not None:
        data["beside"] = shapes.plain(beside)
    lines = [
        *(() if searched else (_not_searched(case),)),
        f"{case.number}: {words.number(counts.total)} found, {words.counts_line(counts)}",
        *(
            f"  {key}: {words.number(inside)} included, {words.number(out)} left out"
            for key, inside, out in counts.by_channel
        ),
        *(words.gap_line(gap) for gap in gaps),
        *unread_lines(unread),
        *(beside_lines(beside) if beside is not None else ()),
        *item_lines(matches if context.args.items else [m for m in matches if _to_look_at(m)]),
    ]
    # What a source would hold that could not be searched, nobody knows.
    missed = searched and any(gap.source for gap in gaps)
    return Result(data, tuple(lines), 3 if missed else 0)


def _not_searched(case: Case) -> str:
    """Say that what follows is no search of today: in a case that is done it may be long gone."""
    return (
        f"Not searched now: the case is “{STATES[case.state]}”. This is what the last search found,"
        " before anything was erased."
    )


def _to_look_at(found: Match) -> bool:
    return found.decision.ground is Ground.UNCONFIRMED


def item_lines(found: Sequence[Match]) -> tuple[str, ...]:
    """List items with the numbers that ``decide`` takes; nothing of what stands in them."""
    rows = [
        (
            str(each.id),
            str(desk_day(each.at)),
            each.channel,
            words.WHYS[each.why],
            f"left out ({GROUNDS['en'][each.decision.ground]})"
            if each.decision.ground
            else "included",
        )
        for each in found
    ]
    return words.table(("ITEM", "DAY", "CHANNEL", "WHY", "DECIDED"), rows) if rows else ()


def beside_lines(beside: Beside) -> Iterator[str]:
    """Say what stands beside the instruction, in figures."""
    for hint, count in beside.by_hint():
        yield f"  BESIDE {words.items(count)} of others {words.HINTS[hint]}"
    for each in beside.elsewhere:
        yield f"  BESIDE {each.channel}: {words.items(each.count)} of the person, not asked for"
    for twin in beside.twins:
        alarm = "ALARM" if twin.alarming else "BESIDE"
        why = words.LIKENESSES[twin.likeness]
        near = words.items(twin.count)
        yield f"  {alarm} {near} from a near address ({why}), {twin.own} from the one named"


def unread_lines(found: Iterable[Unread]) -> Iterator[str]:
    """Say what the channels hold that no search can tell anything of."""
    for each in found:
        if each.files:
            files = (
                f"{Count(each.files):# attachment that is|# attachments that are} no readable text"
            )
            yield f"  GAP {each.channel}: {files}"
        if each.senders:
            items = f"{words.items(each.senders)} with a sender that could not be read"
            yield f"  GAP {each.channel}: {items}"


def decide(context: Context) -> Result:
    """Include or exclude found items; an exclusion needs its ground."""
    desk = context.desk()
    by = context.sign_in(desk)
    args = context.args
    case = desk.queue.get(args.case)
    ground = Ground(args.ground) if args.ground else None
    decision = Decision(bool(args.include), None if args.include else ground, args.note)
    desk.matching.decide(case.id, args.item, decision, by)
    counts = desk.matching.counts(case.id)
    given = decision.ground
    done = f"left out ({GROUNDS['en'][given]})" if given else "included"
    line = f"{words.items(len(set(args.item)))} {done}; the case has {words.counts_line(counts)}"
    return Result({"case": case.number, "counts": shapes.plain(counts)}, (line,))
