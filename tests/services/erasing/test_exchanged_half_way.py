"""A store's file that is exchanged while a run goes on: seen, and nobody is told “done” of it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dsr_desk.domain.erasing.all_gone import NothingThere
from dsr_desk.domain.erasing.receipts import Outcome, RunState
from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.finding.errors import SourceStopped
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.progress import Step
from dsr_desk.sources.archive.store import create_archive
from tests.services.erasing.runs import KEPT, copied, events, left_over, refuses_to_run
from tests.services.meanwhile import between_act_and_commit
from tests.services.world import Small

ACTED = "the second batch"
POSIX = pytest.mark.skipif(os.name != "posix", reason="no pipes that are files")
MOMENTS = (ACTED, "leftovers", "forget", "certify")


class At:
    """Lets something happen once, when a run comes to a moment; keeps what came of it."""

    def __init__(self, moment: str, happens: Callable[[], object]) -> None:
        self._moment, self._happens = moment, happens
        self.came_to: object = None
        self._waits = True

    def __call__(self, step: Step) -> None:
        now = ACTED if step.what == "act" and step.done else step.what
        if self._waits and now == self._moment:
            self._waits = False
            self.came_to = self._happens()


def exchanged(small: Small) -> Path:
    """Put another platform's file, with all that is beside it, in the place of the archive."""
    aside = small.root.parent / "aside"
    aside.mkdir()
    moved(small.paths.archive.parent, aside)
    create_archive(small.paths.archive).dispose()
    return aside


def put_back(small: Small, aside: Path) -> None:
    moved(small.paths.archive.parent, small.root.parent)
    moved(aside, small.paths.archive.parent)


def moved(of: Path, to: Path) -> None:
    for path in of.glob("archive.sqlite*"):
        path.rename(to / path.name)


def done(small: Small, case: Case, told: Callable[[Step], None] = lambda _: None) -> None:
    """Run to the end, and see that nothing of it is left in the archive."""
    view = small.services.erasure.run(case.id, small.alva, told)
    assert view.record is not None
    assert view.record.state is RunState.DONE, [t for t in view.record.traces if t.blocking]
    assert left_over(small) == (set(KEPT), 0)


@pytest.mark.parametrize("moment", MOMENTS)
def test_another_platforms_file_stops_the_run_until_the_right_one_is_back(
    small: Small, moment: str
) -> None:
    case = small.approved()
    at = At(moment, partial(exchanged, small))
    with pytest.raises(NothingThere, match="archive"):
        small.services.erasure.run(case.id, small.alva, at)
    assert isinstance(at.came_to, Path)
    small = small.again()
    refuses_to_run(small, case)
    assert small.services.queue.get(case.id).state is CaseState.RUNNING
    assert not list(small.paths.certificates.glob("*"))
    put_back(small, at.came_to)
    done(small, case)


def test_a_certificate_that_was_written_of_another_file_is_taken_back(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.approved()
    certifying, aside = small.services.erasure._certifying, list[Path]()
    write = certifying.write

    def written(*given: Any) -> str:
        digest = write(*given)
        aside.append(exchanged(small))
        return digest

    monkeypatch.setattr(certifying, "write", written)
    with pytest.raises(NothingThere):
        small.services.erasure.run(case.id, small.alva)
    assert not list(small.paths.certificates.glob("*"))
    monkeypatch.undo()
    put_back(small, *aside)
    done(small, case)
    assert list(small.paths.certificates.glob("*.json"))


@pytest.mark.parametrize("moment", ["scrub", "bytes"])
@pytest.mark.parametrize("pipe", [False, pytest.param(True, marks=POSIX)])
def test_a_file_that_is_taken_away_or_is_a_pipe_stops_the_run_in_words(
    small: Small, moment: str, pipe: bool
) -> None:
    case = small.approved()
    aside = small.root.parent / "aside"
    aside.mkdir()

    def taken() -> None:
        moved(small.paths.archive.parent, aside)
        if pipe:
            os.mkfifo(small.paths.archive)

    with pytest.raises((SourceStopped, SourceUnavailable)):
        small.services.erasure.run(case.id, small.alva, At(moment, taken))
    assert not list(small.paths.certificates.glob("*"))
    put_back(small, aside)
    done(small, case)


def test_a_supervisor_answers_for_a_file_that_was_exchanged_too(small: Small) -> None:
    case = small.approved()
    with pytest.raises(NothingThere):
        small.services.erasure.run(case.id, small.alva, At("scrub", partial(exchanged, small)))
    small.services.erasure.confirm_gone(case.id, "Flyttad av plattformen", small.sam)
    assert small.services.erasure.view(case.id, small.alva).may_run


def test_what_was_acted_on_in_a_file_that_is_no_longer_there_is_undone(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.approved()
    aside: list[Path] = []
    between_act_and_commit(monkeypatch, "erase", lambda: aside.append(exchanged(small)))
    before = _rows(small.paths.archive)
    with pytest.raises(NothingThere):
        small.services.erasure.run(case.id, small.alva)
    assert _rows(aside[0] / "archive.sqlite") == before
    put_back(small, aside[0])
    done(small, case)


def test_a_file_that_is_written_over_where_it_lies_stops_the_run_too(small: Small) -> None:
    """As ``.restore`` does it: the file's number is the same, and no batch finds anything."""
    case = small.approved()

    def written_over() -> None:
        other = small.root.parent / "other.sqlite"
        create_archive(other).dispose()
        copied(other, small.paths.archive)

    with pytest.raises(NothingThere, match="archive"):
        small.services.erasure.run(case.id, small.alva, At(ACTED, written_over))
    assert Outcome.ALREADY_GONE not in dict(_counts(small, case))


@pytest.mark.parametrize("moment", [ACTED, "leftovers"])
def test_the_same_database_in_a_new_file_is_gone_on_with(small: Small, moment: str) -> None:
    """As a platform cleans its own: written anew beside it, and put in its place."""
    case = small.approved()
    done(small, case, At(moment, partial(_written_anew, small)))
    assert events(small, case.number).count("run.looked_again") == 1
    assert events(small, case.number).count("run.file_exchanged") == 1


def test_a_backup_that_is_put_in_its_place_is_erased_too(small: Small) -> None:
    case = small.approved()
    backup = small.root.parent / "backup.sqlite"
    copied(small.paths.archive, backup)

    def restored() -> None:
        aside = small.root.parent / "aside"
        aside.mkdir()
        moved(small.paths.archive.parent, aside)
        backup.rename(small.paths.archive)

    done(small, case, At("bytes", restored))
    assert events(small, case.number).count("run.looked_again") == 1


def test_what_the_platform_itself_erases_half_way_stops_nothing(small: Small) -> None:
    case = small.approved()
    erased = partial(small.edit_archive, "DELETE FROM item WHERE id = 2")
    done(small, case, At(ACTED, erased))
    assert "run.file_exchanged" not in events(small, case.number)


def _written_anew(small: Small) -> Path:
    anew = small.paths.archive.with_name("anew.sqlite")
    with closing(sqlite3.connect(small.paths.archive)) as archive:
        archive.execute("VACUUM INTO ?", (str(anew),))
    for end in ("-wal", "-shm"):
        small.paths.archive.with_name(f"archive.sqlite{end}").unlink(missing_ok=True)
    return anew.rename(small.paths.archive)


def _rows(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as archive:
        return archive.execute("SELECT id, author, body FROM item ORDER BY id").fetchall()


def _counts(small: Small, case: Case) -> tuple[tuple[Outcome, int], ...]:
    record = small.services.erasure.view(case.id, small.alva).record
    assert record is not None
    return record.counts
