"""Processes of their own, and how a workspace stands when the run in it has ended."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.tools.house import house_in, libpq

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


_ITEMS = "SELECT id, author, author_name, subject, body FROM item ORDER BY id"
_HANGING = (
    "SELECT item_id, address FROM recipient UNION ALL"
    " SELECT item_id, filename FROM attachment ORDER BY 1, 2"
)
_WORDS = "SELECT id FROM item_fts_docsize ORDER BY id"


def _read(archive: Any, *questions: str) -> tuple[str, ...]:
    return tuple(str(row) for asked in questions for row in archive.execute(asked).fetchall())


def _on_server(url: str) -> tuple[str, ...]:
    import psycopg

    with psycopg.connect(libpq(url)) as archive:
        return _read(archive, _ITEMS, _HANGING)


def end_of(folder: Path) -> End:
    """Read how a workspace stands."""
    house = house_in(folder)
    small = house.opened()
    view = small.services.erasure.view(CASE, small.alva)
    if house.content:
        content = _on_server(house.content)
    else:
        with closing(sqlite3.connect(small.paths.archive)) as archive:
            content = _read(archive, _ITEMS, _HANGING, _WORDS)
    assert view.record is not None
    with small.services.erasure._store.reading() as uow:
        outcomes = [row.outcome for row in uow.runs.outcomes(view.record.id)]
    return End(
        small.services.queue.get(CASE).state.value,
        content,
        tuple(str(outcome) for outcome in outcomes),
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


def finished(folder: Path) -> End:
    """Go on with the run, if it has not come to its end, and return how the workspace stands."""

    def work() -> dict[str, Any]:
        small = house_in(folder).opened()
        if small.services.erasure.view(CASE, small.alva).may_run:
            small.services.erasure.run(CASE, small.alva)
        return asdict(end_of(folder))

    code, data = in_child(work)
    if code or data is None:
        raise SystemExit(f"the restart itself has ended with {code}")
    end: dict[str, Any] = data
    return End(
        end["state"],
        tuple(end["items"]),
        tuple(end["outcomes"]),
        end["certificates"],
        end["chain_holds"],
    )


def begun(work: Callable[[], Any]) -> tuple[int, int]:
    """Begin work in a process of its own; return its id, and where its result can be read."""
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        return child, read
    os.close(read)
    try:
        result = work()
        with os.fdopen(write, "w", encoding="utf-8") as out:
            json.dump(result, out)
        os._exit(0)
    except BaseException as error:  # the parent must hear of anything
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        os._exit(1)


def ended(child: int, read: int) -> tuple[int, Any]:
    """Wait for a process; return its exit status or signal, and its result."""
    with os.fdopen(read, encoding="utf-8") as pipe:
        text = pipe.read()
    status = os.waitpid(child, 0)[1]
    return os.waitstatus_to_exitcode(status), json.loads(text) if text else None


def in_child(work: Callable[[], Any]) -> tuple[int, Any]:
    """Do work in a process of its own; return its exit status or signal, and its result."""
    return ended(*begun(work))
