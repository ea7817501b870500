"""Operations: success first, then the news; failures go to who takes them, else to the window."""

from __future__ import annotations

import inspect
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.errors import DiskFull, NotSignedIn, SelfApproval
from dsr_desk.services.ports import QueueFilter
from dsr_desk.services.progress import Cancelled, CancelToken, Progress, Step
from dsr_desk.ui import operations, roster_operations, workspace_operations
from dsr_desk.ui.desk import Changed, Desk, Failed
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.request.beside import operations as beside_operations
from tests.ui.fakes import AGENT, SIGNED_SUPERVISOR, World
from tests.ui.waiting import idle

OPERATIONS = [
    function
    for module in (operations, roster_operations, workspace_operations, beside_operations)
    for name, function in vars(module).items()
    if inspect.isfunction(function)
    and function.__module__ == module.__name__
    and not name.startswith("_")
]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda function: function.__name__)
def test_an_operation_is_asked_for_by_keyword_with_its_parent_first(operation: object) -> None:
    assert inspect.isfunction(operation)
    parameters = list(inspect.signature(operation).parameters.values())
    assert all(p.kind is inspect.Parameter.KEYWORD_ONLY for p in parameters)
    assert [p.name for p in parameters][:2] == ["parent", "desk"]


def test_success_comes_before_the_news_and_the_news_names_who_set_it_off(
    qtbot: QtBot, desk: Desk, world: World
) -> None:
    heard: list[object] = []
    desk.changed.connect(heard.append)
    initiator = object()
    operations.take_case(parent=desk, desk=desk, case_id=31).success(
        heard.append
    ).run_in_background(initiator=initiator)
    idle(qtbot, desk)
    assert heard == [case_changed(31), Changed(case_changed(31), initiator)]
    assert world.cases[31].holder == AGENT.id


def test_what_waits_for_its_turn_is_done_by_whoever_has_asked_for_it(
    qtbot: QtBot, desk: Desk
) -> None:
    before, turn = desk.person, Event()
    heard: list[object] = []
    refused: list[Exception] = []

    def long(_progress: Progress, _cancel: CancelToken) -> bool:
        return turn.wait(60)

    def short(_progress: Progress, _cancel: CancelToken) -> None:
        heard.append(desk.by)

    Operation(desk, desk, long, writes=True).run_in_background()
    Operation(desk, desk, short, writes=True).run_in_background()
    desk.leave()
    Operation(desk, desk, short, writes=True).failure(refused.append).run_in_background()
    desk.enter(SIGNED_SUPERVISOR)
    Operation(desk, desk, short, writes=True).run_in_background()
    turn.set()
    idle(qtbot, desk)
    assert before not in (None, SIGNED_SUPERVISOR)
    assert heard == [before, SIGNED_SUPERVISOR]
    assert [type(error) for error in refused] == [NotSignedIn]
    assert desk.by == SIGNED_SUPERVISOR


@pytest.mark.parametrize("error", [None, DiskFull()], ids=["done", "failed"])
def test_what_was_written_for_a_dialog_that_is_gone_is_told_all_the_same(
    qtbot: QtBot, desk: Desk, error: Exception | None
) -> None:
    turn, dialog = Event(), QObject()
    changed: list[Changed] = []
    failed: list[Failed] = []
    slots: list[object] = []
    desk.changed.connect(changed.append)
    desk.failed.connect(failed.append)

    def work(progress: Progress, _cancel: CancelToken) -> Changes:
        assert turn.wait(60)
        progress(Step("act", 1, 2))
        if error is not None:
            raise error
        return case_changed(7)

    operation = Operation(dialog, desk, work, changes=lambda changes: changes, writes=True)
    operation.success(slots.append).failure(slots.append).with_progress(slots.append)
    operation.run_in_background()
    shiboken6.delete(dialog)
    turn.set()
    idle(qtbot, desk)
    assert slots == []
    assert [each.changes for each in changed] == ([] if error else [case_changed(7)])
    assert [each.error for each in failed] == ([error] if error else [])


def test_where_nothing_changed_nothing_is_told(qtbot: QtBot, desk: Desk) -> None:
    heard: list[object] = []
    desk.changed.connect(heard.append)
    operations.take_case(parent=desk, desk=desk, case_id=42).run_in_background()
    idle(qtbot, desk)
    assert heard == []


@pytest.mark.parametrize(("error", "retries"), [(DiskFull(), True), (SelfApproval(), False)])
def test_an_untaken_failure_goes_to_the_window(
    qtbot: QtBot, desk: Desk, error: Exception, retries: bool
) -> None:
    heard: list[Failed] = []
    desk.failed.connect(heard.append)

    def work(_progress: Progress, _cancel: CancelToken) -> None:
        raise error

    Operation(desk, desk, work).run_in_background()
    idle(qtbot, desk)
    assert [failed.error for failed in heard] == [error]
    assert (heard[0].retry is not None) is retries


def test_trying_again_does_the_same_once_more(qtbot: QtBot, desk: Desk, world: World) -> None:
    failed: list[Failed] = []
    heard: list[object] = []
    desk.failed.connect(failed.append)
    world.fails = DiskFull()
    operations.query(
        parent=desk, desk=desk, read=lambda services: services.queue.page(QueueFilter()).total
    ).success(heard.append).run_in_background()
    idle(qtbot, desk)
    assert failed[0].retry is not None
    failed[0].retry()
    idle(qtbot, desk)
    assert heard == [10]


@pytest.mark.parametrize("error", [DiskFull(), Cancelled()])
def test_work_that_ended_half_way_is_told_as_a_change(
    qtbot: QtBot, desk: Desk, error: Exception
) -> None:
    heard: list[object] = []
    desk.changed.connect(heard.append)

    def work(_progress: Progress, _cancel: CancelToken) -> None:
        raise error

    operation = Operation(desk, desk, work, at_worst=case_changed(5))
    operation.failure(lambda _error: None).run_in_background()
    idle(qtbot, desk)
    assert heard == [Changed(case_changed(5))]


def test_without_a_person_a_change_is_refused(qtbot: QtBot, desk: Desk) -> None:
    desk.leave()
    heard: list[Exception] = []
    operations.take_case(parent=desk, desk=desk, case_id=42).failure(
        heard.append
    ).run_in_background()
    idle(qtbot, desk)
    assert [type(error) for error in heard] == [NotSignedIn]


def test_changes_add_up() -> None:
    assert case_changed(1) | Changes(people=True) == Changes(frozenset({1}), True, True)


def test_an_operation_does_nothing_until_it_is_run(qtbot: QtBot, desk: Desk, world: World) -> None:
    operations.take_case(parent=QObject(), desk=desk, case_id=31)
    assert not desk.jobs.busy
    assert world.cases[31].holder == ""
