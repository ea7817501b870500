"""Running a plan: asked once more, stopped after a batch, gone on with, left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsr_desk.domain.erasing.receipts import (
    WAIT_COUNTED,
    WAIT_HOURS,
    RunRecord,
    RunState,
    Stage,
    StageName,
    Trace,
)
from dsr_desk.domain.erasing.traces import ERASED_BYTES, TRACES, TRIGGERS
from dsr_desk.domain.requests import CaseState
from dsr_desk.ui.desk import Desk, Failed
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.qt import alive
from dsr_desk.ui.request.reason_dialog import ReasonDialog
from dsr_desk.ui.request.run.dialog import RunDialog
from dsr_desk.ui.request.run.outcome_view import OutcomeView
from dsr_desk.ui.request.run.page import RunPage
from tests.ui.fake_approval import FakeApproval, FakeErasure, PlanWorld, plan_services, planned
from tests.ui.fakes import NOW, SIGNED_AGENT, SIGNED_SUPERVISOR, SUPERVISOR, make_services
from tests.ui.waiting import idle


@pytest.fixture
def world() -> PlanWorld:
    """An approved plan of fourteen items."""
    made = planned()
    FakeApproval(made).approved_by(SUPERVISOR.id)
    return made


@pytest.fixture
def page(world: PlanWorld, jobs: JobRunner, qtbot: QtBot) -> RunPage:
    """The page with that case, as an agent sees it; it is not read yet."""
    made = make_page(world, jobs)
    qtbot.addWidget(made)
    return made


def make_page(world: PlanWorld, jobs: JobRunner) -> RunPage:
    desk = Desk(make_services(world, **plan_services(world)), jobs, lambda: NOW)
    desk.enter(SIGNED_AGENT)
    made = RunPage(desk)
    desk.setParent(made)
    made.resize(1000, 700)
    made.show()
    return made


def show(page: RunPage, world: PlanWorld, qtbot: QtBot) -> None:
    page.show_view(world.view)
    idle(qtbot, page.desk)


def ask(page: RunPage, qtbot: QtBot) -> RunDialog:
    with qtbot.waitSignal(page.dialog_opened) as opened:
        page.start.click()
    assert opened.args is not None
    dialog = opened.args[0]
    assert isinstance(dialog, RunDialog)
    return dialog


def test_the_button_says_how_many_and_the_dialog_says_it_again(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    show(page, world, qtbot)
    assert page.start.text() == "Erase 11 items, pseudonymise 3…"
    assert page.sentence.geometry().bottom() < page.start.y() < page.stages.y()
    dialog = ask(page, qtbot)
    assert dialog.erase.text() == "Erase 11 items, pseudonymise 3"
    assert dialog.windowTitle() == "Run the plan of DSR-0042"
    dialog.cancel.click()
    assert world.record is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_erases_neither_on_the_page_nor_in_the_dialog(
    page: RunPage, world: PlanWorld, qtbot: QtBot, key: Qt.Key
) -> None:
    show(page, world, qtbot)
    with qtbot.assertNotEmitted(page.dialog_opened):
        qtbot.keyClick(page.start, key)
        qtbot.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)
    dialog = ask(page, qtbot)
    for widget in (dialog.erase, dialog):
        with qtbot.assertNotEmitted(dialog.accepted):
            qtbot.keyClick(widget, key)
    idle(qtbot, page.desk)
    assert world.record is None


def test_cancel_has_the_focus_and_is_the_default(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    show(page, world, qtbot)
    assert QApplication.focusWidget() is not page.start
    dialog = ask(page, qtbot)
    assert dialog.focusWidget() is dialog.cancel
    assert dialog.cancel.isDefault()
    assert not dialog.erase.isDefault()
    assert not dialog.erase.autoDefault()


def test_a_run_begun_by_key_gives_the_focus_away_and_not_to_whatever_comes_next(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    show(page, world, qtbot)
    page.start.setFocus()
    with qtbot.waitSignal(page.focus_left):
        ask(page, qtbot).erase.click()
    idle(qtbot, page.desk)


def test_nothing_dangerous_is_in_the_footer(page: RunPage, world: PlanWorld, qtbot: QtBot) -> None:
    show(page, world, qtbot)
    assert page.actions_in_footer() == ()


def test_a_run_to_its_end_shows_what_was_proved(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    show(page, world, qtbot)
    ask(page, qtbot).erase.click()
    idle(qtbot, page.desk)
    show(page, world, qtbot)
    assert world.record is not None
    assert world.record.state is RunState.DONE
    assert {w.whole_text for w in page.stages.words.values()} == {"done"}
    assert page.note.tone == "ok"
    assert page.outcome.open_pdf.isVisible()
    assert not page.start.isVisible()
    assert [action.text() for action in page.actions_in_footer()] == ["Write the answer"]


def test_a_run_is_stopped_after_a_batch_and_gone_on_with(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    show(page, world, qtbot)
    world.hold_after = 1
    ask(page, qtbot).erase.click()
    qtbot.waitUntil(world.waiting.is_set)
    assert not page.start.isVisible()
    page.busy.stop_requested.emit()
    world.go_on.set()
    idle(qtbot, page.desk)
    show(page, world, qtbot)
    assert world.record is not None
    assert world.record.finished_items == 5
    assert page.note.text.whole_text.startswith("Stopped half-way.")
    assert page.start.text() == "Go on with the run…"
    world.hold_after = -1
    ask(page, qtbot).erase.click()
    idle(qtbot, page.desk)
    assert world.record.state is RunState.DONE
    assert world.record.finished_items == 14


def test_leaving_the_page_while_a_run_goes_on_neither_crashes_nor_stops_it(
    world: PlanWorld, qtbot: QtBot, jobs: JobRunner
) -> None:
    page = make_page(world, jobs)
    show(page, world, qtbot)
    world.hold_after = 1
    ask(page, qtbot).erase.click()
    qtbot.waitUntil(world.waiting.is_set)
    page.clear()
    page.deleteLater()
    qtbot.waitUntil(lambda: not alive(page))
    world.go_on.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert world.record is not None
    assert world.record.state is RunState.DONE


def test_a_run_that_broke_off_is_not_said_to_be_going_on(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    FakeErasure(world)._save(RunState.RUNNING, 7, 14)
    world.set_case(state=CaseState.RUNNING)
    show(page, world, qtbot)
    assert page.note.text.whole_text.startswith("Begun and not ended")
    assert page.stages.words[StageName.ACT].whole_text == "not finished"
    assert page.start.isEnabled()


def test_another_case_shows_nothing_of_the_run_that_goes_on(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    show(page, world, qtbot)
    own = world.view
    world.hold_after = 1
    ask(page, qtbot).erase.click()
    qtbot.waitUntil(world.waiting.is_set)
    page.show_view(replace(own, case=replace(own.case, id=99, number="DSR-0099")))
    world.go_on.set()
    idle(qtbot, page.desk)
    assert not page.busy.isVisible()
    assert {w.whole_text for w in page.stages.words.values()} != {"now"}


def test_coming_back_to_the_case_finds_its_run_and_its_stop_button(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    show(page, world, qtbot)
    world.hold_after = 1
    ask(page, qtbot).erase.click()
    qtbot.waitUntil(world.waiting.is_set)
    page.clear()
    page.show_view(world.view)
    qtbot.waitUntil(page.busy.isVisible)
    assert not page.start.isVisible()
    world.go_on.set()
    idle(qtbot, page.desk)
    assert not page.busy.isVisible()


def test_a_failure_of_a_run_whose_case_is_gone_is_told_to_the_window(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    told: list[Failed] = []
    page.desk.failed.connect(told.append)
    show(page, world, qtbot)
    world.hold_after = 1
    ask(page, qtbot).erase.click()
    qtbot.waitUntil(world.waiting.is_set)
    page.clear()
    world.fails = OSError(28, "no space left")
    world.go_on.set()
    idle(qtbot, page.desk)
    assert len(told) == 1
    assert not page.banner.isVisible()


@pytest.mark.parametrize(("counted", "said"), [(1, "own count"), (0, "by the clock alone")])
def test_the_page_says_what_is_known_of_the_wait(page: RunPage, counted: int, said: str) -> None:
    figures = (("erased", 7), (WAIT_HOURS, 24), (WAIT_COUNTED, counted))
    act = Stage(StageName.ACT, NOW, NOW, figures)
    record = RunRecord(1, 1, "d", RunState.RUNNING, "alva", NOW, None, (), 7, (act,))
    page.stages.show_record(record)
    text = page.stages.figures[StageName.ACT].whole_text
    assert text.startswith("7 items · waited 24 hours")
    assert said in text


def test_residue_keeps_the_case_open_and_says_what_was_found(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    world.traces = (Trace("archive.db", "bytes", 2),)
    FakeErasure(world).run(world.view.case.id, SIGNED_AGENT)
    show(page, world, qtbot)
    assert world.view.case.state is CaseState.RESIDUE
    assert page.note.tone == "failed"
    assert page.stages.words[StageName.RESIDUE].whole_text == "found something"
    back = page.actions_in_footer()[0]
    with qtbot.waitSignal(page.step_requested) as asked:
        back.trigger()
    assert asked.args == [2]


@pytest.mark.parametrize(
    ("code", "tone", "words"),
    [
        ("approval-invalid", "failed", "approval does not hold"),
        ("registry-not-trusted", "failed", "list of users"),
        ("history-missing", "failed", "lacks steps that this machine has seen"),
        ("policy-moved", "attention", "Send it back and have it prepared anew"),
        ("channels-alike", "attention", "approved counts them as one"),
        ("wrong-step", "attention", "extract has to be answered"),
        ("checks-open", "attention", "check is open again"),
        ("source-unavailable", "attention", "lies in the workspace’s archive, which"),
        ("triggers-added", "attention", "added or changed at the workspace’s archive (item)"),
        ("channel-added", "attention", "as well: Elbilsforum."),
        ("nothing-there", "attention", "perhaps another database stands in its place"),
        ("plan-missing", "attention", "can’t be run at the moment"),
    ],
)
def test_what_stands_in_the_way_is_said_and_the_button_is_off(
    page: RunPage, world: PlanWorld, qtbot: QtBot, code: str, tone: str, words: str
) -> None:
    world.run_refused = code
    show(page, world, qtbot)
    assert not page.start.isEnabled()
    assert page.note.tone == tone
    assert words in page.note.text.whole_text


def test_a_run_that_can_not_go_on_is_sent_back_by_a_supervisor(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    world.run_refused = "policy-moved"
    world.set_case(state=CaseState.RUNNING)
    show(page, world, qtbot)
    assert "A supervisor sends the plan back" in page.note.text.whole_text
    assert page.note.button.isHidden()
    page.desk.leave()
    page.desk.enter(SIGNED_SUPERVISOR)
    show(page, world, qtbot)
    with qtbot.waitSignal(page.dialog_opened) as opened:
        page.note.button.click()
    dialog = opened.args[0]
    assert isinstance(dialog, ReasonDialog)
    dialog.field.setPlainText("Ny databas")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: world.sent_back == ["Ny databas"])
    assert world.view.case.state is CaseState.RESIDUE


def test_that_all_is_gone_is_confirmed_by_a_supervisor_with_a_reason(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    world.run_refused = "nothing-there"
    page.desk.leave()
    page.desk.enter(SIGNED_SUPERVISOR)
    show(page, world, qtbot)
    assert "in the workspace’s archive any more" in page.note.text.whole_text
    with qtbot.waitSignal(page.dialog_opened) as opened:
        page.note.button.click()
    dialog = opened.args[0]
    assert isinstance(dialog, ReasonDialog)
    dialog.field.setPlainText("Frågat dem")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: world.confirmed_gone == ["Frågat dem"])


@pytest.mark.parametrize("code", ["source-unavailable", "triggers-added"])
def test_what_is_mended_elsewhere_is_looked_at_again_from_here(
    page: RunPage, world: PlanWorld, qtbot: QtBot, code: str
) -> None:
    world.run_refused = code
    show(page, world, qtbot)
    world.run_refused = ""
    assert page.note.button.text() == "Look again"
    page.note.button.click()
    qtbot.waitUntil(page.start.isEnabled)
    assert page.note.isHidden()


@pytest.mark.parametrize(
    "code", ["approval-invalid", "policy-moved", "channels-alike", "channel-added"]
)
def test_what_needs_a_new_plan_leads_to_where_this_one_is_sent_back(
    page: RunPage, world: PlanWorld, qtbot: QtBot, code: str
) -> None:
    world.run_refused = code
    show(page, world, qtbot)
    with qtbot.waitSignal(page.step_requested) as asked:
        page.note.button.click()
    assert asked.args == [3]


def test_nothing_stands_in_the_way_of_a_run_that_has_just_ended(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    """It is known before the case is read again, which could be run until then."""
    before = world.view
    FakeErasure(world).run(world.view.case.id, SIGNED_AGENT)
    world.run_refused = "wrong-step"
    page.show_view(before)
    idle(qtbot, page.desk)
    assert page.note.text.whole_text.startswith("Done and proved:")


def test_a_dialog_of_another_case_starts_nothing(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    show(page, world, qtbot)
    dialog = ask(page, qtbot)
    other = replace(world.view, case=replace(world.view.case, id=99, number="DSR-0099"))
    page.show_view(other)
    dialog.erase.click()
    idle(qtbot, page.desk)
    assert world.record is None


def test_a_run_that_waits_counts_down_and_opens_when_its_time_has_come(
    world: PlanWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    moment = [NOW]
    desk = Desk(make_services(world, **plan_services(world)), jobs, lambda: moment[0])
    desk.enter(SIGNED_AGENT)
    page = RunPage(desk)
    desk.setParent(page)
    qtbot.addWidget(page)
    page.show()
    world.not_before = NOW + timedelta(hours=2)
    show(page, world, qtbot)
    qtbot.waitUntil(page.countdown.isVisible)
    assert not page.start.isEnabled()
    first = page.countdown.text.text()
    moment[0] += timedelta(minutes=61)
    page.countdown.tick()
    assert page.countdown.text.text() != first
    moment[0], world.not_before = NOW + timedelta(hours=2), None
    page.countdown.tick()
    qtbot.waitUntil(page.start.isEnabled)
    assert not page.countdown.isVisible()


def test_a_run_that_waits_is_cancelled_with_a_reason(
    page: RunPage, world: PlanWorld, qtbot: QtBot
) -> None:
    world.not_before = NOW + timedelta(hours=2)
    show(page, world, qtbot)
    qtbot.waitUntil(page.countdown.isVisible)
    with qtbot.waitSignal(page.dialog_opened) as opened:
        page.countdown.cancel.click()
    dialog = opened.args[0]
    assert not dialog.confirm.isEnabled()
    dialog.field.setPlainText("Fel person")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: world.sent_back == ["Fel person"])


@pytest.mark.parametrize("code", TRACES)
def test_every_trace_has_words_in_the_window(qtbot: QtBot, code: str) -> None:
    view = OutcomeView()
    qtbot.addWidget(view)
    assert code not in view.trace_words(Trace("archive", code, 1))


@pytest.mark.parametrize(
    ("trace", "said"),
    [
        (Trace("archive.item", TRIGGERS, 1), "Triggers of the workspace’s archive (item) that"),
        (Trace("helpdesk.post", TRIGGERS, 1), "Triggers of helpdesk.post that"),
        (Trace("archive", "from-tomorrow", 1), "the workspace’s archive: from-tomorrow"),
        (
            Trace("archive.sqlite", ERASED_BYTES, 1),
            "Erased text in a file: the workspace’s archive (archive.sqlite)",
        ),
        (
            Trace("desk.sqlite-wal", ERASED_BYTES, 1),
            "Erased text in a file: the desk’s own database (desk.sqlite-wal)",
        ),
        (Trace("posts.db", ERASED_BYTES, 1), "Erased text in a file: posts.db"),
    ],
)
def test_the_workspaces_own_store_has_a_name_others_go_by_their_key(
    trace: Trace, said: str, qtbot: QtBot
) -> None:
    view = OutcomeView()
    qtbot.addWidget(view)
    assert view.trace_words(trace).startswith(said)
