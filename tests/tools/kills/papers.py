"""Kills the removal of papers everywhere, gets it into trouble, and looks what is left in the end.

    python -m tests.tools.kills.papers             at every statement, then full disks and locks
    python -m tests.tools.kills.papers --server    at every statement, the database on PostgreSQL

In the workspace are two cases that are due, one of them with a package, one that is held, and one
that is open.  Whatever the first call came to, the next one must leave no byte of the two persons
that are forgotten, one event a case, an audit that verifies, and the other two as they were.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool

from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.finding.matches import Ground
from tests.services.world import ANNA, EXTRACT, WISH, Small, a_mail
from tests.tools.foes.desks import Street, server
from tests.tools.house import House, house_in
from tests.tools.kills.ends import in_child
from tests.tools.kills.moments import at_boundaries, at_statements, kill_at
from tests.tools.kills.troubles import be_impatient, locked, read, tight_disk

NORA, HELD, OPEN = "nora.nyman@utanfor.example", "olle@utanfor.example", "pia@utanfor.example"
_AGE = timedelta(days=800)
_SPARES = (0, 4096, 16_384, 65_536, 131_072, 262_144, 524_288, 1_048_576)


def main() -> int:
    """Do what was asked for; return whether something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", action="store_true")
    arguments = parser.parse_args()
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dsr-papers-")))
        url = stack.enter_context(server(home / "server")) if arguments.server else ""
        street = Street(home / "street", url)
        first = street.built()
        assert in_child(lambda: _beginning(first))[0] == 0
        found = list(_killed(street, first))
        found += [] if arguments.server else list(_in_trouble(street, first, home))
    counted = Counter(kind for kind, _, _ in found)
    wrong = [each for each in found if each[2]]
    sys.stdout.writelines(f"{kind} {where}: {what}\n" for kind, where, what in wrong)
    sys.stdout.write(f"{dict(counted)}: {len(wrong)} wrong\n")
    return int(bool(wrong))


def _beginning(house: House) -> None:
    small = house.opened()
    case = small.reviewed(text=EXTRACT)
    small.services.export.export(case.id, None, small.alva)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    for number, who in enumerate((NORA, HELD, OPEN)):
        made = small.file(a_mail(WISH.format(who=who), message_id=f"<p{number}@nordkraft.example>"))
        if who != OPEN:
            small.services.checklist.set_aside(made.id, "Återkallad", small.alva)
    small.services.holds.on_person("nordkraft", HELD, Ground.LEGAL_CLAIM, "T 1", small.alva)


def _later(folder: Path) -> Small:
    small = house_in(folder).opened()
    small.clock.moment += _AGE
    return small


def _enforce(small: Small) -> None:
    retention = small.services.retention
    retention.enforce(small.alva, today=retention.view(small.alva).today)


def _watched(folder: Path, last: int) -> list[str]:
    passed, step = kill_at(last)
    small = _later(folder)
    _ = small.alva  # signing in is no part of the step
    at_statements(step)
    at_boundaries(step)
    _enforce(small)
    return passed


Found = Iterator[tuple[str, str, str]]


def _killed(street: Street, first: House) -> Found:
    moments: list[str] = in_child(partial(_watched, street.built(first).noted(), -1))[1]
    for last, where in enumerate(moments):
        house = street.built(first)
        status, _ = in_child(partial(_watched, house.noted(), last))
        assert status == -9, status
        yield "killed", f"{last} {where}", _wrong(house.folder)
        street.left(house)


def _in_trouble(street: Street, first: House, home: Path) -> Found:
    for spare in _SPARES:
        with tight_disk(home, first.folder, spare) as (folder, larger):
            how = _tried(folder, 10**6, None)
            larger()
            yield "full disk", f"{spare} ({how})", _wrong(folder)
    for name, begin in (("locked", locked("desk")), ("read", read("desk"))):
        for last in range(14):
            house = street.built(first)
            how = _tried(house.folder, last, begin)
            yield name, f"{last} ({how})", _wrong(house.folder)
            street.left(house)


def _tried(folder: Path, last: int, begin: Callable[[Small], Callable[[], None]] | None) -> str:
    def work() -> str:
        event.listen(Pool, "connect", be_impatient)
        passed: list[str] = []
        small = _later(folder)
        _ = small.alva
        over: list[Callable[[], None]] = []

        def step(where: str) -> None:
            passed.append(where)
            if begin is not None and len(passed) == last + 1:
                try:
                    over.append(begin(small))
                except Exception:
                    passed.pop()

        at_boundaries(step)
        try:
            _enforce(small)
        except DeskError as error:
            return error.code
        finally:
            for end in over:
                end()
        return "done"

    code, word = in_child(work)
    return str(word) if code == 0 else f"exit {code}"


def _wrong(folder: Path) -> str:
    """Call it again, then say what is not as it should be."""
    code, word = in_child(lambda: _looked_at(folder))
    return str(word) if code == 0 else f"the next call ended with {code}"


def _looked_at(folder: Path) -> str:
    small = _later(folder)
    _enforce(small)
    services, wrong = small.services, []
    view = services.retention.view(small.alva)
    events = Counter(e.event.event for e in services.audit.entries())
    checks: dict[str, Any] = {
        "audit": services.audit.verify().holds,
        "unclean": not view.unclean,
        "enforced": events["retention.enforced"] == 2,
        "cleaned": events["retention.cleaned"] >= 1,
        "kept": [case.case for case in view.cases] == ["DSR-0003"],
        "held": services.checklist.raw_mail("DSR-0003", small.alva),
        "open": services.checklist.raw_mail("DSR-0004", small.alva),
        "forgotten": not any(_held(small, who) for who in (NORA, ANNA)),
        "there": small.services.queue.get("DSR-0004").subjects[0].address is not None,
        "sought": not (small.root / "retention-sought.sealed").exists(),
        "part": not list(small.root.rglob("*.part")),
    }
    sought = sum(
        int(dict(e.event.facts)["strings"])
        for e in services.audit.entries()
        if e.event.event == "retention.cleaned"
    )
    checks["searched"] = sought >= 2
    wrong = [name for name, right in checks.items() if not right]
    return ", ".join(wrong)


def _held(small: Small, text: str) -> list[str]:
    files = [path for path in small.root.rglob("*") if path.is_file()]
    names = [p.name for p in files if text.encode() in p.read_bytes().lower()]
    return [name for name in names if not name.startswith("archive")]


if __name__ == "__main__":
    sys.exit(main())
