"""The command that imports mails into the archive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dsr_desk.commands import shapes, words
from dsr_desk.commands.context import Context, Result
from dsr_desk.commands.erasing import returned_lines
from dsr_desk.commands.progress import tell
from dsr_desk.domain.errors import Problem
from dsr_desk.services.progress import Step

if TYPE_CHECKING:
    from dsr_desk.services.finding.importing import Importing


def import_mails(context: Context) -> Result:
    """Import mails into a channel (supervisors); say what can’t be read, and who comes back."""
    desk = context.desk()
    args = context.args
    by = context.sign_in(desk)
    paths = [Path(name) for name in args.paths]
    done = desk.importing.mails(paths, args.channel, by, tell, organisation=args.organisation)
    result = done.taken
    _work_out(desk.importing)
    added, known = words.number(result.added), words.number(result.known)
    line = f"{added} added, {known} known, {words.number(result.unreadable)} not readable"
    if result.senders_unread:
        line += f", {words.number(result.senders_unread)} with a sender that could not be read"
    back = desk.replaying.look(by)
    lines = [
        *(f"can’t be read: {origin}" for origin in done.unread),
        line,
        *_mended(result.mended),
        *(f"Erased, and here again: {line}" for line in returned_lines(r for r in back if r.back)),
    ]
    data = {
        **shapes.plain(result),
        "unread": list(done.unread),
        "returned": [shapes.plain(each) for each in back],
    }
    return Result(data, tuple(lines), 3 if result.unreadable else 1 if back else 0)


def _work_out(importing: Importing) -> None:
    """Do what an earlier program has left undone; cut off, it goes on at the next import."""
    goes = 0
    # What was imported is imported, whatever comes in the way of this.
    with suppress(Problem):
        while importing.behind():
            importing.work_out()
            goes += 1
            tell(Step("earlier imports", goes))


def _mended(count: int) -> Iterator[str]:
    """Yield what a second import has mended, and what follows from it for open cases."""
    if count:
        yield (
            f"{words.number(count)} mended: stored without a sender that could be found, and"
            " found by whom they are from now. Search again in open cases; a plan with one of"
            " them is out of date."
        )
