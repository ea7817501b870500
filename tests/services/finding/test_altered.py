"""What was altered behind the desk's back, with its known fingerprint left as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from dsr_desk.domain.erasing.receipts import Outcome
from dsr_desk.domain.errors.steps import ItemMoved, NotSeen
from dsr_desk.domain.requests import Case
from tests.services.world import ANNA, SAM, WISH, Small, a_mail

AS_FOUND = "hej, när kommer montören? ÄLGÖRT"


def set_unseen(small: Small, body: str, where: str = f"body = '{AS_FOUND}'") -> int:
    """Change a text so that the archive does not notice; return the item's key."""
    with closing(sqlite3.connect(small.paths.archive)) as file, file:
        ((key,),) = file.execute(f"SELECT id FROM item WHERE {where}").fetchall()  # noqa: S608
        kept = file.execute("SELECT * FROM item_fingerprint WHERE item_id = ?", (key,)).fetchall()
        assert kept
        file.execute("UPDATE item SET body = ? WHERE id = ?", (body, key))
        file.executemany("INSERT INTO item_fingerprint VALUES (?, ?, ?, ?)", kept)
    return int(key)


def keys(small: Small) -> set[int]:
    with closing(sqlite3.connect(small.paths.archive)) as file:
        return {key for (key,) in file.execute("SELECT id FROM item")}


@pytest.fixture
def stale(small: Small) -> tuple[Case, int]:
    """A case whose first search has believed a fingerprint that does not fit."""
    case = small.file(a_mail(WISH.format(who=ANNA)))
    key = set_unseen(small, "annat")
    small.services.matching.search(case.id, small.alva)
    return small.services.queue.get(case.id), key


def match_of(small: Small, case: Case, key: int) -> int:
    rows = small.services.matching.page(case.id).rows
    return next(row.match.id for row in rows if row.match.ref.key == str(key))


def test_it_is_told_when_it_is_opened(small: Small, stale: tuple[Case, int]) -> None:
    case, key = stale
    rows = small.services.matching.page(case.id).rows
    told = {
        row.match.ref.key
        for row in rows
        if small.services.preview.open(case.id, row.match.id).changed
    }
    assert told == {str(key)}


def test_an_approver_who_opens_it_has_not_opened_what_the_plan_names(
    small: Small, stale: tuple[Case, int]
) -> None:
    case, _ = stale
    small.services.planning.prepare(case.id, small.alva)
    with pytest.raises(NotSeen):
        small.approve(case)


def test_what_an_approver_finds_gone_is_not_opened(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    must_see = small.services.approval.look(case.id, small.sam).must_see
    with closing(sqlite3.connect(small.paths.archive)) as file, file:
        file.execute("DELETE FROM item WHERE body = ?", (AS_FOUND,))
    opened = [small.services.approval.open(case.id, row.mark, small.sam) for row in must_see]
    gone = {row.mark for row, shown in zip(must_see, opened, strict=True) if shown.item is None}
    after = small.services.approval.look(case.id, small.sam).must_see
    seen = {row.mark for row in after if row.seen}
    assert len(gone) == 1
    assert seen == {row.mark for row in must_see} - gone


def test_it_is_never_approved(small: Small, stale: tuple[Case, int]) -> None:
    case, key = stale
    small.services.planning.prepare(case.id, small.alva)
    view = small.services.approval.look(case.id, small.sam)
    # Opened while it is as it was found; so it would be where it was not drawn.
    set_unseen(small, AS_FOUND, f"id = {key}")
    for wanted in view.must_see:
        small.services.approval.open(case.id, wanted.mark, small.sam)
    set_unseen(small, "annat", f"id = {key}")
    plan = view.plan
    with pytest.raises(ItemMoved):
        small.services.approval.approve(
            case.id, plan.plan.digest, plan.confirmation, SAM, small.sam
        )


def test_the_next_search_finds_it_as_it_is(small: Small, stale: tuple[Case, int]) -> None:
    case, key = stale
    again = small.services.matching.search(case.id, small.alva)
    assert (again.added, again.changed, again.removed) == (0, 1, 0)
    assert not small.services.preview.open(case.id, match_of(small, case, key)).changed
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    small.services.erasure.run(case.id, small.alva)
    assert key not in keys(small)


def test_what_is_altered_after_the_approval_is_left_and_told(small: Small) -> None:
    case = small.approved()
    key = set_unseen(small, "annat")
    view = small.services.erasure.run(case.id, small.alva)
    assert key in keys(small)
    assert view.record is not None
    assert dict(view.record.counts)[Outcome.CHANGED] == 1
