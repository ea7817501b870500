from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dsr_desk.domain.erasing.plans import Plan
from dsr_desk.domain.erasing.receipts import (
    Happened,
    ItemOutcome,
    OpenItem,
    Outcome,
    RunRecord,
    RunState,
    Stage,
    StageName,
    Trace,
)
from dsr_desk.domain.errors import Defect
from dsr_desk.services.ports import UnitOfWork
from dsr_desk.storage.desk import SqlDesk
from tests.storage.made import MORNING, new_case, plan, plan_items


def planned(uow: UnitOfWork, amount: int) -> Plan:
    """Return a stored plan."""
    case = uow.cases.add(new_case())
    return uow.plans.add(case.id, plan(case.number, amount), plan_items(amount), ())


def begun(uow: UnitOfWork, amount: int) -> int:
    """Return a run over a plan of so many items."""
    return uow.runs.begin(planned(uow, amount), "user-alva", MORNING).id


def test_a_run_begins_with_an_open_row_for_each_item(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        planned(uow, 3)
        own = planned(uow, 2)
        assert uow.runs.of_plan(own.id) is None
        record = uow.runs.begin(own, "user-alva", MORNING)
        uow.commit()
    assert record == RunRecord(
        record.id, own.id, own.digest, RunState.RUNNING, "user-alva", MORNING, None, (), 2, ()
    )
    with desk.reading() as uow:
        assert uow.runs.of_plan(own.id) == record
        assert uow.runs.outcomes(record.id) == (Happened(1), Happened(2))
        assert uow.runs.probes(record.id) == b""


def test_a_plan_has_one_run_only(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        own = planned(uow, 1)
        uow.runs.begin(own, "user-alva", MORNING)
        with pytest.raises(Defect, match="second run"):
            uow.runs.begin(own, "user-eva", MORNING)


def test_what_has_an_intent_comes_first(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        run = begun(uow, 5)
        uow.runs.intend(run, [(4, True), (2, False)])
        uow.runs.conclude(run, [ItemOutcome(1, Outcome.ERASED)])
        left = uow.runs.unfinished(run, 3)
        assert [(row.number, row.intent, row.seen) for row in left] == [
            (2, True, False),
            (4, True, True),
            (3, False, False),
        ]
        assert len(uow.runs.unfinished(run, 99)) == 4


def test_every_item_ends_with_its_outcome(desk: SqlDesk) -> None:
    one = ItemOutcome(1, Outcome.FAILED, "timeout")
    two = ItemOutcome(2, Outcome.ANONYMISED)
    with desk.unit_of_work() as uow:
        run = begun(uow, 2)
        uow.runs.intend(run, [(1, True), (2, True)])
        uow.runs.conclude(run, [one, two])
        uow.commit()
    with desk.reading() as uow:
        assert uow.runs.unfinished(run, 9) == ()
        assert uow.runs.outcomes(run) == (
            Happened(1, True, True, Outcome.FAILED, "timeout"),
            Happened(2, True, True, Outcome.ANONYMISED),
        )
        assert uow.runs.outcomes(run, Outcome.ANONYMISED) == (
            Happened(2, True, True, Outcome.ANONYMISED),
        )


@pytest.mark.parametrize(
    "second",
    [
        [ItemOutcome(1, Outcome.ALREADY_GONE)],
        [ItemOutcome(1, Outcome.ERASED)],
        [ItemOutcome(3, Outcome.ERASED), ItemOutcome(1, Outcome.FAILED)],
        [ItemOutcome(2, Outcome.ERASED), ItemOutcome(2, Outcome.FAILED)],
        [ItemOutcome(99, Outcome.ERASED)],
    ],
)
def test_an_item_has_one_outcome_only(desk: SqlDesk, second: list[ItemOutcome]) -> None:
    with desk.unit_of_work() as uow:
        run = begun(uow, 3)
        uow.runs.conclude(run, [ItemOutcome(1, Outcome.ERASED)])
        uow.commit()
    with pytest.raises(Defect, match="an outcome"), desk.unit_of_work() as uow:
        uow.runs.conclude(run, second)
    with desk.reading() as uow:
        outcomes = [row.outcome for row in uow.runs.outcomes(run)]
    assert outcomes == [Outcome.ERASED, None, None]


def test_two_runs_do_not_touch_each_others_items(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        first, second = begun(uow, 2), begun(uow, 2)
        uow.runs.intend(first, [(1, True)])
        uow.runs.conclude(first, [ItemOutcome(1, Outcome.ERASED)])
        assert [row.outcome for row in uow.runs.outcomes(second)] == [None, None]
        assert not any(row.intent for row in uow.runs.outcomes(second))


@pytest.mark.parametrize("again", [(1, False), (1, True), (9, True)])
def test_what_was_seen_before_the_act_is_not_overwritten(
    desk: SqlDesk, again: tuple[int, bool]
) -> None:
    with desk.unit_of_work() as uow:
        run = begun(uow, 2)
        uow.runs.intend(run, [(1, True)])
        with pytest.raises(Defect, match="an intent"):
            uow.runs.intend(run, [again])


def test_nothing_to_record_is_no_fault(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        run = begun(uow, 1)
        uow.runs.intend(run, [])
        uow.runs.conclude(run, [])
        assert uow.runs.unfinished(run, 9) == (OpenItem(1),)


def test_failed_items_are_given_back_with_their_intent(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        run = begun(uow, 3)
        uow.runs.intend(run, [(1, True)])
        uow.runs.conclude(
            run,
            [
                ItemOutcome(1, Outcome.FAILED, "timeout"),
                ItemOutcome(2, Outcome.CHANGED),
                ItemOutcome(3, Outcome.ERASED),
            ],
        )
        assert uow.runs.reopen(run, [Outcome.FAILED]) == 1
        assert uow.runs.reopen(run, [Outcome.FAILED]) == 0
        assert uow.runs.unfinished(run, 9) == (OpenItem(1, intent=True, seen=True),)
        uow.runs.conclude(run, [ItemOutcome(1, Outcome.GONE_AFTER_RESTART)])


def test_a_record_counts_outcomes_and_keeps_stages_in_order(desk: SqlDesk) -> None:
    later = MORNING + timedelta(seconds=7)
    traces = (Trace("archive", "mention", 3, blocking=False), Trace("run", "left", 1))
    act = Stage(StageName.ACT, MORNING, later, (("erased", 2), ("failed", 1)), "note")
    with desk.unit_of_work() as uow:
        own = planned(uow, 4)
        run = uow.runs.begin(own, "user-alva", MORNING).id
        failed = [ItemOutcome(2, Outcome.FAILED)]
        erased = [ItemOutcome(number, Outcome.ERASED) for number in (1, 4)]
        uow.runs.conclude(run, failed + erased)
        uow.runs.save_stage(run, Stage(StageName.SCRUB, MORNING))
        uow.runs.save_stage(run, Stage(StageName.ACT, MORNING))
        uow.runs.save_stage(run, act)
        uow.runs.save(run, RunState.RESIDUE, later, traces)
        saved = uow.runs.of_plan(own.id)
        assert uow.runs.traces(run) == traces
        assert uow.runs.noted(run) == {
            1: Outcome.ERASED,
            2: Outcome.FAILED,
            3: None,
            4: Outcome.ERASED,
        }
    assert saved is not None
    assert saved.counts == ((Outcome.ERASED, 2), (Outcome.FAILED, 1))
    assert (saved.total, saved.finished_items) == (4, 3)
    assert saved.stages == (act, Stage(StageName.SCRUB, MORNING))
    assert (saved.state, saved.finished_at, saved.traces) == (RunState.RESIDUE, later, traces)


def test_saving_again_replaces_the_end_and_the_traces(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        own = planned(uow, 0)
        run = uow.runs.begin(own, "user-alva", MORNING).id
        uow.runs.save(run, RunState.RESIDUE, MORNING, [Trace("a", "b", 1)])
        first = uow.runs.of_plan(own.id)
        uow.runs.save(run, RunState.RUNNING, None, [])
        second = uow.runs.of_plan(own.id)
        assert first is not None
        assert second == replace(first, state=RunState.RUNNING, finished_at=None, traces=())
        with pytest.raises(Defect, match="no run"):
            uow.runs.save(run + 1, RunState.DONE, None, ())


def test_probe_strings_are_kept_until_they_are_destroyed(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        run = begun(uow, 0)
        uow.runs.keep_probes(run, b"\x00sealed")
        assert uow.runs.probes(run) == b"\x00sealed"
        uow.runs.keep_probes(run, b"")
        assert uow.runs.probes(run) == b""


def test_what_a_case_s_runs_have_come_to_is_told_item_by_item(desk: SqlDesk) -> None:
    with desk.unit_of_work() as uow:
        other, run = begun(uow, 1), begun(uow, 3)
        uow.runs.intend(run, [(1, True), (2, True)])
        uow.runs.conclude(run, [ItemOutcome(1, Outcome.ERASED)])
        planned(uow, 2)
        uow.commit()
    with desk.reading() as uow:
        assert other != run
        first, case = uow.runs.cases("")
        told = list(uow.runs.passed(case))
        assert [(item.intent, item.outcome) for item in told] == [
            (True, Outcome.ERASED),
            (True, None),
            (False, None),
        ]
        assert [(i.ref, i.channel, i.at) for i in told] == [
            (i.ref, i.channel, i.at) for i in plan_items(3)
        ]
        assert len(list(uow.runs.passed(first))) == 1
        assert uow.runs.cases("nordkraft") == (first, case)
        assert uow.runs.cases("nobody") == ()
