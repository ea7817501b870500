"""Sets legal holds in the middle of runs, from another process, and looks what went after them.

``python -m tests.tools.foes.holds [--server] [--content] [--rounds 60]``: another desk sets a hold
while a run is before a statement that is drawn; neither waits for the other, but by the database.
Nothing that was there when the hold had been set may go; what it says it came too late for must be
what was gone; and when it is lifted the run ends as one that nobody has disturbed.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import psycopg

from dsr_desk.domain.erasing.holds import Hold
from dsr_desk.domain.finding.matches import Ground
from tests.services.world import ANNA, Small
from tests.tools.foes.desks import Street, server
from tests.tools.house import House, libpq
from tests.tools.kills import moments
from tests.tools.kills.ends import CASE, begun, ended, finished, in_child, same_end

SEED = 20_261
_NEAR = 12
"""Statements and boundaries before the first act and after the last one."""
_BECAUSE = (Ground.LEGAL_CLAIM, "T 4711-26")
_ITEMS = "SELECT id, author, subject, body FROM item"


class Met(NamedTuple):
    """How a hold found things when it had been set, and what it said of them."""

    number: int
    gone: int
    """Items that were gone or masked."""
    too_late: int
    open: int
    went: int
    """Items that went although they were held."""


def _on_case(small: Small) -> Hold:
    return small.services.holds.on_case(CASE, *_BECAUSE, small.kim)


def _on_person(small: Small) -> Hold:
    return small.services.holds.on_person("nordkraft", ANNA, *_BECAUSE, small.kim)


KINDS: tuple[Callable[[Small], Hold], ...] = (_on_case, _on_person)


def _items(house: House) -> set[str]:
    if house.content:
        with psycopg.connect(libpq(house.content)) as server:
            return set(map(str, server.execute(_ITEMS).fetchall()))
    with closing(sqlite3.connect(house.folder / "workspace" / "archive.sqlite")) as archive:
        return set(map(str, archive.execute(_ITEMS)))


def _watched(step: moments.Step) -> None:
    moments.at_statements(step)
    moments.at_boundaries(step)


def _acting(house: House) -> range:
    """Return which moments of a run are near those in which it acts on items."""
    passed = moments.moments_of(house.noted(), _watched)
    acts = [n for n, where in enumerate(passed) if "SqlSource.erase" in where]
    return range(acts[0] - _NEAR, acts[-1] + _NEAR)


def _run(house: House, at: int, tell: int) -> None:
    """Carry the plan out, and tell when it is before that statement."""
    passed = 0

    def step(_where: str) -> None:
        nonlocal passed
        passed += 1
        if passed == at:
            os.write(tell, b"!")

    small = house.opened()
    alva = small.alva
    _watched(step)
    small.services.erasure.run(CASE, alva)


def _set(house: House, before: set[str], hear: int, kind: Callable[[Small], Hold]) -> Any:
    """Set a hold when that is heard, or when the run has ended; then look."""
    small = house.opened()
    kim = small.kim
    os.read(hear, 1)
    hold = kind(small)
    there = _items(house)
    reach = small.services.holds.reach(hold.id, kim)
    late, unsure = sum(each.too_late for each in reach), sum(each.open for each in reach)
    return [sorted(there), hold.id, len(before - there), late, unsure]


def met(house: House, at: int, kind: Callable[[Small], Hold]) -> Met:
    """Let a run and a hold meet."""
    before, (hear, tell) = _items(house), os.pipe()

    def setting() -> Any:
        os.close(tell)
        return _set(house, before, hear, kind)

    other = begun(setting)
    running = begun(lambda: _run(house, at, tell))
    os.close(tell)
    os.close(hear)
    ended(*running)
    code, found = ended(*other)
    assert code == 0, "no hold could be set"
    there, number, gone, late, unsure = found
    return Met(number, gone, late, unsure, len(set(there) - _items(house)))


def _lifted(house: House, number: int) -> None:
    small = house.opened()
    small.services.holds.lift(number, small.sam)


def main() -> int:
    """Let them meet; print how many items were gone how often, and what was wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--server", action="store_true", help="the desk's database on PostgreSQL")
    parser.add_argument("--content", action="store_true", help="the content on PostgreSQL")
    asked = parser.parse_args()
    dice, gone, wrong = random.Random(SEED), Counter[int](), Counter[str]()
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dsr-holds-")))
        far = asked.server or asked.content
        url = stack.enter_context(server(home / "pg")) if far else ""
        street = Street(home, url if asked.server else "", url if asked.content else "")
        first = street.built()
        in_child(lambda: first.opened().approved().number)
        undisturbed = finished(street.built(first).noted())
        acting = _acting(street.built(first))
        for number in range(asked.rounds):
            house = street.built(first)
            house.noted()
            found = met(house, dice.choice(acting), KINDS[number % len(KINDS)])
            gone[found.gone] += 1
            in_child(partial(_lifted, house, found.number))
            wrong.update(_faults(found))
            wrong["another end"] += not same_end(finished(house.folder), undisturbed)
            street.left(house)
    told = ", ".join(f"{count} items gone ×{times}" for count, times in sorted(gone.items()))
    sys.stdout.write(f"{asked.rounds} holds in the middle of a run: {told}\n")
    sys.stdout.writelines(f"  WRONG ×{count} {what}\n" for what, count in wrong.items() if count)
    return int(any(wrong.values()))


def _faults(found: Met) -> list[str]:
    faults = ["items went after their hold"] * bool(found.went)
    if not found.too_late <= found.gone <= found.too_late + found.open:
        faults.append(f"said {found.too_late} and {found.open}, and {found.gone} were gone")
    return faults


if __name__ == "__main__":
    sys.exit(main())
