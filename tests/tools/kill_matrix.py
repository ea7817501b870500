"""Kills runs with SIGKILL and gets them into trouble, starts them again, and compares the ends.

    python -m tests.tools.kill_matrix            the table: so many of each kind, and the verdict
    python -m tests.tools.kill_matrix --lines    a line for every single try
    python -m tests.tools.kill_matrix --chain F  one run, killed again and again, as the tests do
    python -m tests.tools.kill_matrix --server   kills alone, the desk's database on PostgreSQL
    python -m tests.tools.kill_matrix --content  kills and trouble, the content on PostgreSQL

Kills: at every boundary of the steps, before statements drawn by a fixed seed, and after drawn
times.  Trouble: a disk that fills up, a database that another program has locked or reads, a
source that is moved away, another file in its place.  Each try works on a copy of one workspace
with an approved plan; the end must be that of a run nobody has disturbed.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from tests.services.world import make_small, reopened
from tests.tools.foes.desks import Street, server
from tests.tools.house import house_in
from tests.tools.kills import moments, server_troubles, troubles
from tests.tools.kills.ends import CASE, End, finished, in_child, same_end

SEED = 20_260
CHAIN = (7, 25, 33)
"""Boundaries, counted from each start, at which one run is killed again and again."""
_KILLED = "killed ×1"
_IN_A_ROW = 4
"""Kills that one run takes before it may go on to its end."""
KILLS = 200
"""Kills of each drawn kind.

A run takes _IN_A_ROW of them at most, so these are at least 50 runs a kind: with the boundaries
(60), the troubles (40) and the chain more than 200, even where no full disk can be made.
"""
_LEAST, _MOST = 0, 1024 * 1024
"""Bytes to spare on a disk that fills up."""


@dataclass(frozen=True, slots=True)
class Try:
    """One run that was disturbed, and what came of it."""

    kind: str
    where: str
    how: str
    """How the disturbed process ended."""
    same: bool


class Matrix:
    """Disturbs copies of one workspace."""

    def __init__(self, home: Path, template: Path, street: Street | None = None) -> None:
        """Carry the plan out undisturbed first, in this process.

        What is imported and compiled here need not be by any of the processes that are forked.
        """
        self._home, self._template, self._street = home, template, street
        self._dice = random.Random(SEED)
        self._copies = 0
        calm = self._copy()
        small = house_in(calm).opened()
        small.services.erasure.run(CASE, small.alva)
        self.undisturbed = finished(calm)

    @cached_property
    def boundaries(self) -> list[str]:
        """The boundaries of an undisturbed run."""
        return moments.moments_of(self._copy(), moments.at_boundaries)

    def _copy(self) -> Path:
        if self._street is not None:
            return self._street.built(house_in(self._template)).noted()
        self._copies += 1
        return Path(shutil.copytree(self._template, self._home / f"copy-{self._copies}"))

    def _tried(self, kind: str, where: str, disturb: Callable[[Path], str]) -> Try:
        folder = self._copy()
        how = disturb(folder)
        end = finished(folder)
        if self._street is not None:
            self._street.left(house_in(folder))
        else:
            shutil.rmtree(folder)
        return Try(kind, where, how, self._same(end))

    def _same(self, end: End) -> bool:
        return same_end(end, self.undisturbed)

    def at_boundaries(self, every: int = 1) -> Iterator[Try]:
        """Kill at every boundary, or at every second, third, …"""
        for at, where in list(enumerate(self.boundaries))[::every]:
            yield self._tried(
                "kill at a step's boundary", f"{at} {where}", _killed(moments.at_boundaries, at)
            )

    def at_statements(self, count: int) -> Iterator[Try]:
        """Kill before statements that are drawn, each run several times."""
        every = len(moments.moments_of(self._copy(), moments.at_statements))

        def kill(folder: Path) -> tuple[int, str]:
            at = self._dice.randrange(every)
            watch = moments.at_statements
            return in_child(lambda: moments.run_watched(folder, watch, at))[0], str(at)

        yield from self._often("kill at a drawn statement", count, kill)

    def at_times(self, count: int) -> Iterator[Try]:
        """Kill after times that are drawn, from the beginning to the end of a run."""
        whole = sorted(moments.killed_after(self._copy(), -1)[1] for _ in range(3))[1]

        def kill(folder: Path) -> tuple[int, str]:
            seconds = self._dice.random() * whole
            return moments.killed_after(folder, seconds)[0], f"{seconds * 1000:.1f} ms"

        yield from self._often("kill after a drawn time", count, kill)

    def _often(
        self, kind: str, count: int, kill: Callable[[Path], tuple[int, str]]
    ) -> Iterator[Try]:
        """Kill runs again and again until so many kills have struck; each run is one try."""
        struck = 0
        while struck < count:
            places: list[str] = []

            def disturb(folder: Path, places: list[str] = places) -> str:
                for kills in range(_IN_A_ROW):
                    status, where = kill(folder)
                    places.append(where)
                    if status != -signal.SIGKILL:
                        return f"killed ×{kills}, {_word(status)}"
                return f"killed ×{_IN_A_ROW}"

            one = self._tried(kind, "", disturb)
            struck += _kills(one)
            yield replace(one, where=", ".join(places))

    def in_trouble(self, count: int) -> Iterator[Try]:
        """Lock a database, read it all along, move the source away or put another in its place."""
        kinds: dict[str, troubles.Begin] = {
            "the archive is locked": troubles.locked("archive"),
            "the desk is locked": troubles.locked("desk"),
            "the archive is being read": troubles.read("archive"),
            "the desk is being read": troubles.read("desk"),
            "the source is gone": troubles.gone,
            "another file in its place": troubles.exchanged,
        }
        for kind, begin in kinds.items():
            for at in sorted(self._dice.sample(range(len(self.boundaries)), count)):

                def disturb(folder: Path, at: int = at, begin: troubles.Begin = begin) -> str:
                    return troubles.in_trouble(folder, at, begin)

                yield self._tried(kind, f"{at} {self.boundaries[at]}", disturb)

    def in_trouble_with_server(self, count: int) -> Iterator[Try]:
        """Let the server where the content lies stand in the way, at drawn boundaries."""
        for kind, made in server_troubles.KINDS.items():
            for at in sorted(self._dice.sample(range(len(self.boundaries)), count)):

                def disturb(folder: Path, at: int = at, made: server_troubles.Made = made) -> str:
                    return troubles.in_trouble(folder, at, made(house_in(folder).content))

                yield self._tried(kind, f"{at} {self.boundaries[at]}", disturb)

    def fallen_back(self, count: int) -> Iterator[Try]:
        """Let an older state of the content come back, at drawn boundaries and at the end.

        The end is an undisturbed run's; or the run says that something is left; or, where the state
        comes back after the run's last look, the ledger tells of it.
        """
        older = server_troubles.fallen_back(house_in(self._template).content)
        for at in [
            *sorted(self._dice.sample(range(len(self.boundaries)), count)),
            len(self.boundaries) - 1,
        ]:
            folder = self._copy()
            how = troubles.in_trouble(folder, at, older(house_in(folder).content))
            same = self._same(finished(folder)) or server_troubles.tells(folder)
            yield Try("an older state comes back", f"{at} {self.boundaries[at]}", how, same)

    def edited(self, count: int) -> Iterator[Try]:
        """Let somebody else edit an item of the plan, at drawn boundaries of its run.

        Such an end may be another: what it says of every item must be so.
        """
        calm = self._copy()
        keys = [str(key) for key in in_child(lambda: server_troubles.plan_keys(calm))[1]]
        before = frozenset(in_child(lambda: server_troubles.keys_there(calm))[1])
        for kind in server_troubles.EDITS:
            for at in [0, *sorted(self._dice.sample(range(len(self.boundaries)), count))]:
                folder, key = self._copy(), self._dice.choice(keys)
                begin = server_troubles.edited(house_in(folder).content, kind, key)
                how = troubles.in_trouble(folder, at, begin)
                same = server_troubles.sound(finished(folder), keys, key, before)
                yield Try(kind, f"{at} {self.boundaries[at]}", how, same)

    def on_full_disks(self, count: int) -> Iterator[Try]:
        """Let the disk fill up, sooner or later."""
        for _ in range(count):
            spare = self._dice.randrange(_LEAST, _MOST)
            try:
                with troubles.tight_disk(self._home, self._template, spare) as (folder, grow):
                    how = troubles.in_trouble(folder)
                    grow()
                    same = self._same(finished(folder))
            except OSError as error:
                print(f"the full disk was left out: {error}", file=sys.stderr)
                return
            yield Try("the disk is full", f"{spare >> 10} KiB to spare", how, same)

    def chain(self) -> Try:
        """Kill one run again and again; it goes on from where each kill has left it."""

        def disturb(folder: Path) -> str:
            ways = [_killed(moments.at_boundaries, at)(folder) for at in CHAIN]
            return f"killed ×{sum(way == _KILLED for way in ways)}"

        return self._tried("killed again and again", f"at {CHAIN}", disturb)


def _killed(watch: Callable[[moments.Step], None], at: int) -> Callable[[Path], str]:
    return lambda folder: _word(in_child(lambda: moments.run_watched(folder, watch, at))[0])


def _word(status: int) -> str:
    return _KILLED if status == -signal.SIGKILL else "finished" if status == 0 else f"exit {status}"


def _kills(one: Try) -> int:
    """Return how many kills have struck a run."""
    found = re.match(r"killed ×(\d+)", one.how)
    return int(found[1]) if found else 0


def table(tries: list[Try]) -> str:
    """Return one line a kind: how many, how the disturbed processes ended, how many ends differ."""
    lines = [f"{'what':<28} {'runs':>4} {'kills':>5} {'ends differ':>12}  how a disturbed run went"]
    for kind in dict.fromkeys(one.kind for one in tries):
        own = [one for one in tries if one.kind == kind]
        ways = Counter(one.how for one in own)
        told = ", ".join(f"{count} {how}" for how, count in ways.most_common())
        kills, differ = sum(map(_kills, own)), sum(not one.same for one in own)
        lines.append(f"{kind:<28} {len(own):>4} {kills:>5} {differ:>12}  {told}")
    kills, differ = sum(map(_kills, tries)), sum(not one.same for one in tries)
    lines.append(
        f"{len(tries)} runs, {kills} kills; {differ} ends differ from an undisturbed run's"
    )
    return "\n".join(lines)


def _approved(folder: Path) -> Path:
    make_small(folder, extra=4)
    in_child(lambda: reopened(folder).approved().number)
    return folder


def _on_server(home: Path, stack: ExitStack, *, desk: bool, content: bool) -> Matrix:
    """Return a matrix over a workspace whose databases lie on a real server."""
    url = stack.enter_context(server(home / "pg"))
    street = Street(home, url if desk else "", url if content else "")
    house = street.built()
    in_child(lambda: house.opened().approved().number)
    return Matrix(home, house.noted(), street)


def main() -> int:
    """Print the table; exit status 1 when any end differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lines", action="store_true", help="a line for every try too")
    parser.add_argument("--statements", type=int, default=KILLS, help="kills")
    parser.add_argument("--times", type=int, default=KILLS, help="kills")
    parser.add_argument("--troubles", type=int, default=8, help="of each kind")
    parser.add_argument("--disks", type=int, default=25)
    parser.add_argument("--chain", type=Path, help="a folder with an approved workspace")
    parser.add_argument("--every", type=int, default=1, help="only each so many boundaries")
    parser.add_argument("--server", action="store_true", help="over PostgreSQL: kills alone")
    parser.add_argument("--content", action="store_true", help="the content on PostgreSQL")
    args = parser.parse_args()
    tries: list[Try] = []
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dsr-kill-")))
        if args.server or args.content:
            matrix = _on_server(home, stack, desk=args.server, content=args.content)
        else:
            matrix = Matrix(home, args.chain or _approved(home / "template"))
        for one in [matrix.chain()] if args.chain else _all(matrix, args):
            tries.append(one)
            if args.lines or not one.same:
                print(one.kind, one.where, one.how, "same" if one.same else "DIFFERS", flush=True)
    print(table(tries))
    return 0 if all(one.same for one in tries) else 1


def _all(matrix: Matrix, args: argparse.Namespace) -> Iterator[Try]:
    yield from matrix.at_boundaries(args.every)
    yield from matrix.at_statements(args.statements)
    yield from matrix.at_times(args.times)
    if args.content:
        yield from matrix.in_trouble_with_server(args.troubles)
        yield from matrix.fallen_back(args.troubles)
        yield from matrix.edited(args.troubles)
    if args.server or args.content:
        return
    yield from matrix.in_trouble(args.troubles)
    yield from matrix.on_full_disks(args.disks)
    yield matrix.chain()


if __name__ == "__main__":
    sys.exit(main())
