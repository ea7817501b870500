"""A window that stands open while its reader's account ends: it is emptied, and says why."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.record.account_errors import AccountEnded, RoleLowered
from dsr_desk.services.ports import QueueFilter
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.window.main_window import MainWindow
from tests.ui.fakes import AGENT, PASSWORD, SIGNED_AGENT, SIGNED_SUPERVISOR, World
from tests.ui.waiting import idle


def asks_who_is_there(qtbot: QtBot, window: MainWindow, desk: Desk) -> str:
    """Wait until somebody is asked for, and return what is said above."""
    qtbot.waitUntil(lambda: window.sign_in.isVisible() and window.sign_in.banner.isVisible())
    idle(qtbot, desk)
    assert desk.person is None
    assert not window.banner.isVisible()
    return window.sign_in.banner.text.whole_text


def test_whatever_is_read_next_signs_out_who_has_left(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, world: World
) -> None:
    at_work.open_case(42)
    over = Dialog(at_work)
    over.open()
    world.over[AGENT.id] = AccountEnded()
    operations.query(
        parent=nobody, desk=nobody, read=lambda services: services.queue.page(QueueFilter())
    ).run_in_background()
    said = asks_who_is_there(qtbot, at_work, nobody)
    assert said.startswith(f"{nobody.title_of(AGENT.id)} was signed out. This account has ended")
    assert at_work.queue.model.rowCount() == 0
    assert at_work.windowTitle() == "DSR Desk"
    assert not at_work.findChildren(Dialog)


def test_a_window_in_which_nobody_does_anything_is_emptied_too(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, world: World
) -> None:
    assert at_work.still_here.timer.isActive()
    at_work.still_here.timer.timeout.emit()
    qtbot.waitUntil(lambda: not nobody.jobs._running)
    assert nobody.person is SIGNED_AGENT
    world.over[AGENT.id] = RoleLowered()
    at_work.still_here.timer.timeout.emit()
    assert "Sign in again" in asks_who_is_there(qtbot, at_work, nobody)
    assert not at_work.still_here.timer.isActive()
    world.over.clear()
    qtbot.keyClicks(at_work.sign_in.password, PASSWORD)
    with qtbot.waitSignal(nobody.signed_in):
        at_work.sign_in.button.click()
    nobody.leave()
    idle(qtbot, nobody)
    assert not at_work.sign_in.banner.isVisible()


def test_what_was_read_before_the_end_is_not_shown_after_it(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, world: World
) -> None:
    shown: list[object] = []

    def slow(_progress: object, _cancel: object) -> str:
        world.over[AGENT.id] = AccountEnded()
        return "anna.svensson@example.org"

    Operation(nobody, nobody, slow).success(shown.append).run_in_background()
    asks_who_is_there(qtbot, at_work, nobody)
    assert shown == []


def test_who_has_come_in_since_is_not_signed_out_by_a_late_answer(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, world: World
) -> None:
    world.gate.clear()
    world.over[AGENT.id] = AccountEnded()
    told: list[object] = []
    nobody.failed.connect(told.append)

    def late(_progress: object, _cancel: object) -> None:
        world.gate.wait(10)
        raise AccountEnded

    Operation(nobody, nobody, late, writes=True).run_in_background()
    nobody.leave()
    nobody.enter(SIGNED_SUPERVISOR)
    world.gate.set()
    idle(qtbot, nobody)
    assert nobody.person is SIGNED_SUPERVISOR
    assert told == []


@pytest.mark.parametrize("writes", [True, False])
def test_a_step_that_is_refused_for_it_signs_out_as_well(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, writes: bool
) -> None:
    def refused(_progress: object, _cancel: object) -> Changes:
        raise AccountEnded

    told: list[Exception] = []
    Operation(nobody, nobody, refused, writes=writes).failure(told.append).run_in_background()
    asks_who_is_there(qtbot, at_work, nobody)
    assert [type(error) for error in told] == [AccountEnded]
