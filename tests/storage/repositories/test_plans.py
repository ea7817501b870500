from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.erasing.plans import plan_digest
from dsr_desk.domain.errors import Defect
from dsr_desk.domain.record.approvals import Approval
from dsr_desk.storage.desk import SqlDesk
from dsr_desk.storage.engine import questions
from dsr_desk.storage.repositories import records
from tests.storage.made import KEPT, MORNING, new_case, plan, plan_items


def signed(counter: int, approver: str = "user-sam") -> Approval:
    """Return an approval whose moment was not taken in UTC."""
    return Approval(
        workspace="w-1",
        case="DSR-0001",
        plan_digest="d" * 64,
        approver=approver,
        counter=counter,
        approved_at=plan("DSR-0001", 1).head.prepared_at,
        seen=("exception:1", "item:1"),
        signature="5" * 128,
    )


def test_a_plan_comes_back_with_everything_its_digest_covers(desk: SqlDesk) -> None:
    items = plan_items(1100)
    exceptions = (KEPT, replace(KEPT, number=2, note="\x00"))
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        fresh = plan(case.number, 1100)
        digest = plan_digest(fresh.head, items, exceptions)
        stored = uow.plans.add(case.id, replace(fresh, digest=digest), items, exceptions)
        uow.commit()
    with desk.reading() as uow:
        again = uow.plans.latest(case.id)
        assert again == stored == replace(fresh, id=stored.id, digest=digest)
        assert uow.plans.items(stored.id) == items
        assert uow.plans.exceptions(stored.id) == exceptions
        covered = uow.plans.items(stored.id), uow.plans.exceptions(stored.id)
    assert plan_digest(again.head, *covered) == digest


@pytest.mark.parametrize("count", [8, 9, 11])
def test_a_long_plan_is_read_in_parts_and_comes_back_whole(
    desk: SqlDesk, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    items = plan_items(count)
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        stored = uow.plans.add(case.id, plan(case.number, count), items, ())
        uow.commit()
    monkeypatch.setattr(questions, "_MOST", 4)
    monkeypatch.setattr(records, "_AT_ONCE", 4)
    with desk.reading() as uow:
        assert uow.plans.items(stored.id) == items


def test_items_are_found_by_their_numbers(desk: SqlDesk) -> None:
    items = plan_items(5)
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        stored = uow.plans.add(case.id, plan(case.number, 5), items, ())
        assert uow.plans.items(stored.id, [4, 2, 9, 4]) == (items[1], items[3])
        assert uow.plans.items(stored.id, []) == ()
        assert uow.plans.exceptions(stored.id) == ()


def test_the_newest_plan_that_was_not_withdrawn_counts(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        case, other = uow.cases.add(new_case()), uow.cases.add(new_case())
        assert uow.plans.latest(case.id) is None
        assert uow.plans.versions(case.id) == 0
        first = uow.plans.add(case.id, plan(case.number, 0), (), ())
        second = uow.plans.add(case.id, plan(case.number, 0, version=2), (), ())
        assert uow.plans.latest(case.id) == second
        uow.plans.withdraw(second.id)
        assert uow.plans.latest(case.id) == first
        uow.plans.withdraw(first.id)
        assert uow.plans.latest(case.id) is None
        assert uow.plans.versions(case.id) == 2
        assert uow.plans.versions(other.id) == 0


def test_a_version_of_a_plan_is_given_once(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        uow.plans.add(case.id, plan(case.number, 0), (), ())
        with pytest.raises(Defect):
            uow.plans.add(case.id, plan(case.number, 0), (), ())


def test_what_was_seen_is_kept_for_each_person(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        number = uow.plans.add(case.id, plan(case.number, 0), (), ()).id
        later = MORNING + timedelta(hours=1)
        for mark in ("item:1", "exception:1"):
            uow.plans.mark_seen(number, "user-sam", mark, MORNING)
        uow.plans.mark_seen(number, "user-eva", "item:2", later)
        assert uow.plans.looks(number, "user-sam") == {"item:1": MORNING, "exception:1": MORNING}
        assert uow.plans.looks(number, "user-eva") == {"item:2": later}
        assert uow.plans.looks(number, "user-bo") == {}


def test_what_was_seen_again_keeps_its_first_time(embedded: SqlDesk, paths: WorkspacePaths) -> None:
    with embedded.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        number = uow.plans.add(case.id, plan(case.number, 0), (), ()).id
        for hours in range(2):
            at = MORNING + timedelta(hours=hours)
            uow.plans.mark_seen(number, "user-sam", "item:1", at)
        uow.commit()
    with closing(sqlite3.connect(paths.desk)) as connection:
        rows = connection.execute("SELECT at FROM seen_mark").fetchall()
    assert rows == [(MORNING.isoformat(),)]


def test_an_approval_comes_back_as_it_was_signed(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        number = uow.plans.add(case.id, plan(case.number, 0), (), ()).id
        uow.plans.approve(number, signed(1))
        uow.plans.approve(number, signed(1, "user-eva"))
        uow.commit()
    with desk.reading() as uow:
        first, second = uow.plans.approvals(number)
    assert (first, second) == (signed(1), signed(1, "user-eva"))
    assert first.payload() == signed(1).payload()


def test_an_approvers_counter_never_comes_twice(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        number = uow.plans.add(case.id, plan(case.number, 0), (), ()).id
        assert uow.plans.next_counter("user-sam") == 1
        uow.plans.approve(number, signed(1))
        assert uow.plans.next_counter("user-sam") == 2
        assert uow.plans.next_counter("user-eva") == 1
        with pytest.raises(Defect):
            uow.plans.approve(number, signed(1))
