"""Other people in an extract, on the command line: list them, decide about them."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dsr_desk.commands import shapes, words
from dsr_desk.commands.context import Context, Result
from dsr_desk.domain.counting import Count
from dsr_desk.domain.extracts.redaction.decided import GROUNDS, Choice, RedactionGround
from dsr_desk.domain.extracts.redaction.errors import RedactionRefused

if TYPE_CHECKING:
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.extracts.others import StandingFile
    from dsr_desk.services.extracts.redacting import OthersView, PersonRow
    from dsr_desk.services.people.accounts import SignedIn

_MARK = 10
"""Letters of a keyed hash that are shown: enough for one case."""


def others(context: Context) -> Result:
    """List other people in a case's extract, or decide about those with the given marks."""
    desk, args = context.desk(), context.args
    by = context.sign_in(desk)
    number = desk.queue.get(args.case).number
    view = desk.redacting.view(number, by)
    if args.mask:
        return _decided(desk, number, args.mask, view, Choice.REDACT, RedactionGround.OTHERS, by)
    if args.keep:
        ground = _ground(args.ground)
        return _decided(desk, number, args.keep, view, Choice.SHOW, ground, by)
    if args.take_back:
        return _taken_back(desk, number, args.take_back, view, by)
    return _listed(number, view)


def add_options(parser: ArgumentParser) -> None:
    """Add what may follow ``others``."""
    parser.add_argument("case", metavar="CASE")
    what = parser.add_mutually_exclusive_group()
    for option, text in (
        ("--mask", "take somebody out, or hold a file back"),
        ("--keep", "leave somebody in, or hand a file over; with --ground"),
        ("--take-back", "nobody has decided about it any more"),
    ):
        what.add_argument(option, action="append", default=[], metavar="MARK", help=text)
    grounds = [ground.value for ground in GROUNDS[Choice.SHOW]]
    parser.add_argument("--ground", choices=grounds, help="why it is kept")


def _listed(number: str, view: OthersView) -> Result:
    data = {
        "case": number,
        "undecided": view.undecided,
        "staff_taken_out": view.staff,
        "sent_along": list(view.sent_along),
        "persons": [_person(row) for row in view.persons],
        "files": [_file(file) for file in view.files],
    }
    lines = (
        f"{number}: {Count(len(view.persons)):# other person|# other people},"
        f" {Count(len(view.files)):# file|# files}, {view.undecided} not decided about",
        *_sent_along(view.sent_along),
        *map(_person_line, view.persons),
        *map(_file_line, view.files),
    )
    return Result(data, lines)


def _sent_along(numbers: Sequence[int]) -> Iterator[str]:
    if numbers:
        told = ", ".join(map(str, numbers))
        yield (
            f"  ATTENTION items sent together with somebody else: {told}. Their text may be that"
            " person’s too: read it, and leave the item out where it is."
        )


def _ground(given: str | None) -> RedactionGround:
    if given is None:
        raise RedactionRefused("to keep somebody needs a ground (--ground)")
    return RedactionGround(given)


def _decided(
    desk: DeskServices,
    number: str,
    marks: Sequence[str],
    view: OthersView,
    choice: Choice,
    ground: RedactionGround,
    by: SignedIn,
) -> Result:
    desk.redacting.decide(number, _about(view, marks), choice, ground, by)
    data = {
        "case": number,
        "marks": list(marks),
        "choice": choice.value,
        "ground": ground.value,
    }
    files = {file.about[:_MARK] for file in view.files}
    told = ", ".join(f"{m} {words.choice(choice, file=m[:_MARK] in files)}" for m in marks)
    why = words.REDACTION_GROUNDS[ground]
    return Result(data, (f"{number}: {told} ({why}). Make the extract anew.",))


def _taken_back(
    desk: DeskServices, number: str, marks: Sequence[str], view: OthersView, by: SignedIn
) -> Result:
    from dsr_desk.services.extracts.redacting import (
        Before,  # all that decides, for this command alone
    )

    desk.redacting.put_back(number, Before(_about(view, marks), ()), by)
    line = f"{number}, {', '.join(marks)}: nobody has decided any more. Make the extract anew."
    return Result({"case": number, "marks": list(marks), "choice": None, "ground": None}, (line,))


def _about(view: OthersView, marks: Sequence[str]) -> tuple[str, ...]:
    """Return by what the decisions about the marked people and files are stored.

    A mark is the beginning of a keyed hash, not a place in the list: between two commands the items
    may have changed, and with them the numbers.

    Raises:
        RedactionRefused: a mark is nobody's, or could be two people's.
    """
    rows = [*(row.standing.about for row in view.persons), *((f.about,) for f in view.files)]
    found: list[str] = []
    for mark in marks:
        fitting = [about for about in rows if any(each.startswith(mark) for each in about)]
        if len(fitting) != 1 or len(mark) < _MARK:
            raise RedactionRefused("a mark is not in the list")
        found += fitting[0]
    return tuple(dict.fromkeys(found))


def _person(row: PersonRow) -> dict[str, Any]:
    party = row.standing.party
    return {
        "mark": row.standing.about[0][:_MARK],
        "person": party.number,
        "identifiers": shapes.plain(party.identifiers),
        "certain": party.certain,
        "places": row.count,
        "items": row.items,
        "spots": shapes.plain(row.spots),
        **shapes.plain(row.standing.standing),
    }


def _file(file: StandingFile) -> dict[str, Any]:
    return {
        "mark": file.about[:_MARK],
        "item": file.number,
        "match": file.match.id,
        "filename": file.attachment.filename,
        "size": file.attachment.size,
        "reason": file.reason.value,
        **shapes.plain(file.standing),
    }


def _person_line(row: PersonRow) -> str:
    party, standing = row.standing.party, row.standing.standing
    told = ", ".join(each.text for each in party.identifiers)
    sure = "" if party.certain else "perhaps "
    return (
        f"  {row.standing.about[0][:_MARK]}  {sure}Person {party.number}: {told};"
        f" {Count(row.count):# place|# places} in {Count(row.items):# item|# items};"
        f" {words.standing(standing, file=False)}"
    )


def _file_line(file: StandingFile) -> str:
    why = words.REDACTION_GROUNDS[file.reason]
    return (
        f"  {file.about[:_MARK]}  file {file.attachment.filename}, item {file.number}, {why};"
        f" {words.standing(file.standing, file=True)}"
    )
