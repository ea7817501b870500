"""The command that imports content into the archive."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dsr_desk.commands import shapes, words
from dsr_desk.commands.context import Context, Result
from dsr_desk.commands.erasing import returned_lines
from dsr_desk.commands.progress import tell
from dsr_desk.domain.errors import Problem
from dsr_desk.domain.finding.table_times import Order
from dsr_desk.domain.finding.tables import WHY_REFUSED, TableHead, Told, known_columns
from dsr_desk.services.progress import Step

if TYPE_CHECKING:
    from dsr_desk.services.finding.importing import Importing, ImportResult


_NOT_READ = {
    "": "can’t be read",
    "time": "its time can’t be told",
    "staff": "whether staff wrote it is neither yes nor no",
    "too-many-cells": "it has more cells than there are headings",
    "encoding": "some of it can’t be decoded",
    "quotes": "its quotation marks don’t fit, or a cell never ends: nothing from here on was read",
}
_FIELDS = {
    "author": "author",
    "at": "time",
    "text": "text",
    "subject": "subject",
    "name": "name",
    "to": "recipients",
    "thread": "conversation",
    "id": "id",
    "staff": "staff",
}
"""Parts of a row, by what they are called in ``--column``, and in words."""
_ORDERS = {
    Order.DAY_FIRST: "3 April, the day first",
    Order.MONTH_FIRST: "4 March, the month first",
}


def import_content(context: Context) -> Result:
    """Import content into a channel (supervisors); say what can’t be read, and who comes back."""
    desk = context.desk()
    args = context.args
    by = context.sign_in(desk)
    paths = [Path(name) for name in args.paths]
    told = Told(tuple(args.column), Order(args.dates))
    if args.look:
        heads = desk.importing.look(paths, told)
        said = tuple(line for head in heads for line in _head_lines(head))
        status = 1 if any(head.why for head in heads) else 0
        return Result([_head_data(h) for h in heads], said or ("No table among them.",), status)
    done = desk.importing.take_in(
        paths,
        args.channel,
        by,
        tell,
        organisation=args.organisation,
        told=told,
        set_right=args.set_right,
    )
    result = done.taken
    _work_out(desk.importing)
    back = desk.replaying.look(by)
    lines = [
        *(line for head in done.tables for line in _head_lines(head)),
        *(f"{_NOT_READ[each.why]}: {each.origin}" for each in done.unread),
        _counted(result),
        *_mended(result.mended),
        *_times(result),
        *(f"Erased, and here again: {line}" for line in returned_lines(r for r in back if r.back)),
    ]
    data = {
        **shapes.plain(result),
        "differing": sorted(result.differing),
        "unread": [shapes.plain(each) for each in done.unread],
        "tables": [_head_data(head) for head in done.tables],
        "returned": [shapes.plain(each) for each in back],
    }
    unclear = result.unreadable or result.other_time or result.otherwise
    return Result(data, tuple(lines), 3 if unclear else 1 if back else 0)


def column(text: str) -> tuple[str, str]:
    """Read which column is what, such as ``author=E-post``.

    Raises:
        ArgumentTypeError: it names no such field.
    """
    name, equals, heading = text.partition("=")
    if not equals or name.strip() not in _FIELDS:
        raise ArgumentTypeError(f"give it such as author=HEADING; fields: {', '.join(_FIELDS)}")
    return name.strip(), heading.strip()


def add_options(imports: ArgumentParser) -> None:
    """Add what may follow ``import``."""
    imports.add_argument("paths", nargs="+", metavar="PATH", help="mails, folders, or CSV files")
    imports.add_argument("--organisation", required=True, metavar="KEY")
    imports.add_argument("--channel", required=True, metavar="KEY")
    imports.add_argument(
        "--column",
        type=column,
        action="append",
        default=[],
        metavar="FIELD=HEADING",
        help=f"which column of a CSV file is {', '.join(_FIELDS)}; may be repeated",
    )
    orders = [order.value for order in Order]
    imports.add_argument("--dates", choices=orders, default=Order.UNKNOWN.value)
    imports.add_argument(
        "--set-right",
        action="store_true",
        help="let rows that are there already become what is read now, where they were read with"
        " other columns, or with day and month the other way round",
    )
    imports.add_argument("--look", action="store_true", help="only say how a CSV file is read")


def _head_lines(head: TableHead) -> Iterator[str]:
    """Say how a table is read."""
    read = [f"{_FIELDS[name]} “{head.headings[at]}”" for name, at in head.columns.items()]
    others = [each for at, each in enumerate(head.headings) if at not in head.columns.values()]
    yield f"{head.file} ({head.encoding}): {', '.join(read) or '–'}"
    for name, places in known_columns(head.headings).items():
        free = [head.headings[at] for at in places if at not in head.columns.values()]
        if name not in head.columns and len(free) > 1:
            yield f"  {_FIELDS[name]}: {' or '.join(f'“{each}”' for each in free)}?"
    if head.order in _ORDERS:
        yield f"  dates such as 03/04/2026: {_ORDERS[head.order]}"
    if others:
        yield f"  not read: {', '.join(f'“{each}”' for each in others)}"
    if head.why:
        yield f"  {WHY_REFUSED[head.why]}"


def _head_data(head: TableHead) -> dict[str, object]:
    return {
        "file": head.file,
        "encoding": head.encoding,
        "separator": head.separator,
        "columns": {name: head.headings[at] for name, at in head.columns.items()},
        "headings": list(head.headings),
        "dates": head.order.value,
        "why_not": head.why,
    }


def _work_out(importing: Importing) -> None:
    """Do what an earlier program has left undone; cut off, it goes on at the next import."""
    goes = 0
    # What was imported is imported, whatever comes in the way of this.
    with suppress(Problem):
        while importing.behind():
            importing.work_out()
            goes += 1
            tell(Step("earlier imports", goes))


def _counted(result: ImportResult) -> str:
    """Say how many items were added, were there already, and could not be read."""
    added, known = words.number(result.added), words.number(result.known)
    line = f"{added} added, {known} known, {words.number(result.unreadable)} not readable"
    if result.senders_unread:
        line += f", {words.number(result.senders_unread)} with an author that no search finds"
    return line


def _mended(count: int) -> Iterator[str]:
    """Yield what a second import has mended, and what follows from it for open cases."""
    if count:
        yield (
            f"{words.number(count)} mended: stored without a sender that could be found, and"
            " found by whom they are from now. Search again in open cases; a plan with one of"
            " them is out of date."
        )


def _times(result: ImportResult) -> Iterator[str]:
    """Yield how many rows stand there as they were read otherwise, and what sets them right."""
    if result.otherwise:
        differ = ", ".join(_FIELDS[name] for name in _FIELDS if name in result.differing)
        yield (
            f"{words.number(result.otherwise)} there already, read with other columns then: they"
            f" differ in {differ}. Nothing was imported. If the columns above are right, import"
            " the same again with --set-right; if not, say with --column which is what."
        )
    if result.reread:
        yield (
            f"{words.number(result.reread)} have become what their rows say now. Search again in"
            " open cases; a plan with one of them is out of date."
        )
    if result.other_time:
        yield (
            f"{words.number(result.other_time)} there already with another time: day and month"
            " were read the other way round. If they are right now, import the same again with"
            " --set-right."
        )
    if result.retimed:
        yield (
            f"{words.number(result.retimed)} have got another time. Search again in open cases; a"
            " plan with one of them is out of date."
        )
