"""Runs that go to their end, are left half way, or meet another file; and what they leave."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dsr_desk.domain.erasing.all_gone import NothingThere
from dsr_desk.domain.erasing.receipts import RunState
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.erasing.bytescan import every_file, scan_files
from dsr_desk.services.progress import Cancelled, CancelToken, Step
from tests.services.world import ANNA, FIRST, Small

ERASED = ("VÄSTANFLÄKT-77", "GULDREGN", "070-1740605", "ÄLGÖRT")
"""Words of Anna's own items, of their attachment, and of her staff replies at Nordkraft."""
KEPT = ("KORNBLIXT", "SKOGSSTJÄRNA", "MÅNVIOL", "TRANBÄRSRIS")
"""Words of other people, of the other organisation, and of the weak match that stays out."""
_COPIES = "SELECT count(*) FROM recipient WHERE organisation = 'nordkraft' AND address = ?"


def copied(of: Path, to: Path) -> None:
    with closing(sqlite3.connect(of)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def left_over(small: Small) -> tuple[set[str], int]:
    """Return which words are left in any byte, and how many copies still name the person."""
    found = scan_files(every_file([small.root]), (*ERASED, *KEPT), lambda _: None)
    with closing(sqlite3.connect(small.paths.archive)) as archive:
        (copies,) = archive.execute(_COPIES, (ANNA,)).fetchone()
    return set(found), copies


def events(small: Small, number: str) -> list[str]:
    return [entry.event.event for entry in small.services.audit.entries(number)]


def refuses_to_run(small: Small, case: Case) -> None:
    view = small.services.erasure.view(case.id, small.alva)
    assert (view.may_run, view.why_not, view.where) == (False, NothingThere.code, "archive")
    with pytest.raises(NothingThere, match="archive"):
        small.services.erasure.run(case.id, small.alva)


def half_way(small: Small) -> Case:
    """Stop a run after its first batch of three: two are left."""
    case, token = small.approved(), CancelToken()

    def stop(step: Step) -> None:
        if step.what == "act":
            token.cancel()

    with pytest.raises(Cancelled):
        small.services.erasure.run(case.id, small.alva, stop, token)
    return small.services.queue.get(case.id)


def to_the_end(small: Small, case: Case) -> None:
    small.to_signature(case.id)
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER


def restored(small: Small) -> str:
    """Run the usual erasure, then put the archive of before back; return the case's number."""
    if small.begins_at(restored):
        return FIRST
    case = small.approved()
    backup = small.root.parent / "backup.sqlite"
    with (
        closing(sqlite3.connect(small.paths.archive)) as live,
        closing(sqlite3.connect(backup)) as copy,
    ):
        live.backup(copy)
    small.services.erasure.run(case.id, small.alva)
    assert small.services.replaying.look(small.alva) == ()
    small.services = small.again().services
    for end in ("-wal", "-shm"):
        small.paths.archive.with_name(small.paths.archive.name + end).unlink(missing_ok=True)
    shutil.copyfile(backup, small.paths.archive)
    backup.unlink()
    small.services = small.again().services
    return case.number
