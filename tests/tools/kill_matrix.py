"""Kills a run with SIGKILL at every step boundary, starts it again, and compares the ends.

    python -m tests.tools.kill_matrix            one line a boundary, then the verdict
    python -m tests.tools.kill_matrix --json     the same as one JSON document

A boundary is the moment before or after any transaction of the desk, any act of the source, any
clean-up of files and any write of a certificate.  Each try works on a copy of the same workspace in
which a plan has been approved; the process that runs it kills itself there, and another goes on.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dsr_desk.documents.certificates import CertificateFiles
from dsr_desk.sources.sql import SqlSource
from dsr_desk.storage.desk import SqlDesk
from dsr_desk.storage.unit_of_work import SqlUnitOfWork
from tests.services.world import make_small, reopened

BOUNDARIES: tuple[tuple[type, str], ...] = (
    (SqlUnitOfWork, "commit"),
    (SqlSource, "erase"),
    (SqlSource, "erase_leftovers"),
    (SqlSource, "scrub"),
    (SqlDesk, "scrub"),
    (CertificateFiles, "write"),
)
CASE = "DSR-0001"


@dataclass(frozen=True, slots=True)
class End:
    """How a workspace stands when a run has ended."""

    state: str
    items: tuple[str, ...]
    """What is left in the archive: a line a row."""
    outcomes: tuple[str, ...]
    """One word for each plan item, in order."""
    certificates: int
    chain_holds: bool


@dataclass(frozen=True, slots=True)
class Try:
    """One kill and what came of it."""

    at: int
    where: str
    same: bool
    detail: str


def end_of(folder: Path) -> End:
    """Read how a workspace stands."""
    small = reopened(folder)
    view = small.services.erasure.view(CASE, small.alva)
    with closing(sqlite3.connect(small.paths.archive)) as archive:
        rows = archive.execute(
            "SELECT id, author, author_name, subject, body FROM item ORDER BY id"
        ).fetchall()
        hanging = archive.execute(
            "SELECT item_id, address FROM recipient UNION ALL"
            " SELECT item_id, filename FROM attachment ORDER BY 1, 2"
        ).fetchall()
    with closing(sqlite3.connect(small.paths.desk)) as desk:
        outcomes = desk.execute("SELECT outcome FROM run_item ORDER BY number").fetchall()
    assert view.record is not None
    return End(
        small.services.queue.get(CASE).state.value,
        tuple(str(row) for row in (*rows, *hanging)),
        tuple(str(outcome) for (outcome,) in outcomes),
        len(list(small.paths.certificates.glob("*.json"))),
        small.services.audit.verify().holds,
    )


def same_end(killed: End, undisturbed: End) -> bool:
    """Tell whether two ends are the same.

    After a crash “erased” and “was gone already” can't be told apart, so “gone after restart” may
    stand for “erased”; nothing else may differ.
    """
    words = [
        a == b or (b, a) == ("erased", "gone_after_restart")
        for a, b in zip(killed.outcomes, undisturbed.outcomes, strict=True)
    ]
    return all(words) and (
        killed.state,
        killed.items,
        killed.certificates,
        killed.chain_holds,
    ) == (undisturbed.state, undisturbed.items, undisturbed.certificates, True)


def run_here(folder: Path, kill_at: int | None) -> list[str]:
    """Carry out the plan in this process; kill it at a boundary, or return all boundaries."""
    passed: list[str] = []

    def step(where: str) -> None:
        if kill_at is not None and len(passed) == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        passed.append(where)

    small = reopened(folder)
    alva = small.alva
    for owner, name in BOUNDARIES:
        _watch(owner, name, step)
    small.services.erasure.run(CASE, alva)
    return passed


def _watch(owner: type, name: str, step: Callable[[str], None]) -> None:
    original = getattr(owner, name)

    def watched(self: object, *args: Any, **kwargs: Any) -> Any:
        step(f"before {owner.__name__}.{name}")
        result = original(self, *args, **kwargs)
        step(f"after {owner.__name__}.{name}")
        return result

    setattr(owner, name, watched)


def in_child(work: Callable[[], Any]) -> tuple[int, Any]:
    """Do work in a process of its own; return its exit status or signal, and its result."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            result = work()
            with os.fdopen(write, "w", encoding="utf-8") as out:
                json.dump(result, out)
            os._exit(0)
        except BaseException as error:  # the parent must hear of anything
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            os._exit(1)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as pipe:
        text = pipe.read()
    status = os.waitpid(child, 0)[1]
    return os.waitstatus_to_exitcode(status), json.loads(text) if text else None


def _end_after(folder: Path) -> Callable[[], dict[str, Any]]:
    def work() -> dict[str, Any]:
        small = reopened(folder)
        if small.services.erasure.view(CASE, small.alva).may_run:
            small.services.erasure.run(CASE, small.alva)
        return asdict(end_of(folder))

    return work


def _as_end(data: dict[str, Any]) -> End:
    return End(
        data["state"],
        tuple(data["items"]),
        tuple(data["outcomes"]),
        data["certificates"],
        data["chain_holds"],
    )


def matrix(home: Path, every: int = 1) -> list[Try]:
    """Kill at every boundary (or each ``every``-th) and compare the ends."""
    template = home / "template"
    make_small(template, extra=4)
    in_child(lambda: reopened(template).approved().number)

    def copy(name: str) -> Path:
        return Path(shutil.copytree(template, home / name))

    calm = copy("calm")
    _, boundaries = in_child(lambda: run_here(calm, None))
    undisturbed = _as_end(in_child(_end_after(calm))[1])
    tries: list[Try] = []
    for at in range(0, len(boundaries), every):
        folder = copy(f"kill-{at}")
        status, _ = in_child(lambda folder=folder, at=at: run_here(folder, at))  # type: ignore[misc]
        code, data = in_child(_end_after(folder))
        killed = _as_end(data) if code == 0 and data else None
        same = status == -signal.SIGKILL and killed is not None and same_end(killed, undisturbed)
        detail = "" if same else f"kill {status}, restart {code}: {killed}"
        tries.append(Try(at, boundaries[at], same, detail))
        shutil.rmtree(folder)
    return tries


def main() -> int:
    """Print the table; exit status 1 when any end differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="only each so-manieth boundary")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dsr-kill-") as home:
        tries = matrix(Path(home), args.every)
    if args.json:
        json.dump([asdict(one) for one in tries], sys.stdout)
    else:
        for one in tries:
            print(f"{one.at:>4}  {'same' if one.same else 'DIFFERS'}  {one.where} {one.detail}")
        print(f"{len(tries)} kills, {sum(not one.same for one in tries)} ends differ")
    return 0 if all(one.same for one in tries) else 1


if __name__ == "__main__":
    sys.exit(main())
