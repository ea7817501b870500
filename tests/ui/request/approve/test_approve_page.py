"""Approving through the page: nothing is signed before everything has been opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsr_desk.domain.erasing.plans import ChannelsAlike
from dsr_desk.domain.erasing.safeguards import PolicyMoved
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.request.approve.page import ApprovePage
from dsr_desk.ui.request.matches.model import LINE_ROLE
from dsr_desk.ui.request.reason_dialog import ReasonDialog
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.roomy import Roomy
from tests.ui.fake_approval import FakeApproval, PlanWorld, plan_services, planned
from tests.ui.fakes import (
    AGENT,
    NOW,
    PASSWORD,
    SIGNED_AGENT,
    SIGNED_SUPERVISOR,
    SUPERVISOR,
    make_services,
)
from tests.ui.waiting import idle

Show = Callable[..., ApprovePage]


@pytest.fixture
def world() -> PlanWorld:
    """A plan of fourteen items and two exceptions, prepared by the agent."""
    return planned()


@pytest.fixture
def show(world: PlanWorld, jobs: JobRunner, qtbot: QtBot) -> Show:
    """Show the world's case to somebody, and wait until it is there.

    A page is held until the test's end, as its window holds it: a dialog that goes when it is
    closed would otherwise let go of the page's last holder while Qt deletes it, and take the page,
    whose child it is, with it.
    """
    held: list[ApprovePage] = []

    def shown(by: SignedIn = SIGNED_SUPERVISOR) -> ApprovePage:
        desk = Desk(make_services(world, **plan_services(world)), jobs, lambda: NOW)
        desk.learn_people(world.users)
        desk.enter(by)
        page = ApprovePage(desk)
        desk.setParent(page)
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show_view(world.view)
        page.show()
        held.append(page)
        qtbot.waitUntil(lambda: not jobs.busy)
        return page

    return shown


def open_all(page: ApprovePage, qtbot: QtBot) -> None:
    """Press N until nothing is left."""
    while page.list.model.left:
        qtbot.keyClick(page.list.view, Qt.Key.Key_N)
        idle(qtbot, page.desk)


@pytest.mark.parametrize("refusal", [PolicyMoved, ChannelsAlike])
def test_a_plan_of_another_policy_or_of_two_channels_as_one_is_sent_back_and_not_signed(
    show: Show, world: PlanWorld, refusal: type[PolicyMoved | ChannelsAlike]
) -> None:
    world.approving_refused = refusal()
    page = show()
    assert "Send it back and have it prepared anew" in page.note.text.whole_text
    assert not page.gate.typed.isEnabled()
    assert page.gate.send_back.isEnabled()


def fill(page: ApprovePage, world: PlanWorld, password: str = PASSWORD) -> None:
    assert world.plan is not None
    page.gate.typed.setText(world.plan.confirmation)
    page.gate.password.setText(password)


def test_every_exception_comes_first_and_then_the_drawn_sample(
    show: Show, world: PlanWorld
) -> None:
    page = show()
    assert world.plan is not None
    rows = [page.list.model.row(n) for n in range(page.list.model.rowCount())]
    assert [row.mark for row in rows if row] == [
        "exception:1",
        "exception:2",
        *(f"item:{item.number}" for item in world.plan.sample),
    ]
    assert page.list.count.whole_text == "0 of 7 opened"


def test_nothing_counts_as_opened_by_merely_looking_at_the_page(
    show: Show, world: PlanWorld
) -> None:
    page = show()
    assert world.seen == {}
    assert not page.gate.typed.isEnabled()
    assert QApplication.focusWidget() is not page.gate.approve


def test_an_exception_is_shown_with_its_ground_and_note(show: Show, qtbot: QtBot) -> None:
    page = show()
    qtbot.keyClick(page.list.view, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: page.list.model.left == 6)
    assert page.ground.text.whole_text == "Kept: Legal claims. Note: Överklagan 2026-118 pågår"
    assert "Mätarställning" in page.preview.text.toPlainText()


def test_what_has_changed_since_it_was_found_is_told_and_stays_unopened(
    show: Show, world: PlanWorld, qtbot: QtBot
) -> None:
    page = show()
    world.altered.add("exception:1")
    qtbot.keyClick(page.list.view, Qt.Key.Key_N)
    note = page.preview.note
    qtbot.waitUntil(note.isVisible)
    assert "so the plan can’t be approved. Send it back" in note.text.whole_text
    assert "Mätarställning" in page.preview.text.toPlainText()
    assert page.list.model.left == 7
    world.altered.clear()
    page.list.view.go_to(0)
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.model.left == 6)
    assert not note.isVisible()


def test_what_has_changed_is_not_come_back_to_and_leads_to_sending_back(
    show: Show, world: PlanWorld, qtbot: QtBot
) -> None:
    page = show()
    world.altered.add("exception:1")
    page.list.view.setFocus()
    for _ in range(7):
        (forward,) = page.actions_in_footer()
        assert forward.text() == "Open the next"
        forward.trigger()
        idle(qtbot, page.desk)
    assert (page.list.model.left, page.list.model.next_unopened(-1)) == (1, -1)
    line = page.list.model.index(0).data(LINE_ROLE)
    assert line.standing_text == "Not as it was found"
    assert "can’t be signed. Send it back" in page.gate.sentence.text()
    (back,) = page.actions_in_footer()
    assert back.text() == "Send back…"
    back.trigger()
    (dialog,) = page.findChildren(ReasonDialog)
    assert dialog.reason == "Something is not as it was found. Search again."
    dialog.confirm.click()
    idle(qtbot, page.desk)
    assert world.view.case.state is CaseState.REVIEWING


def test_a_drawn_item_says_what_its_policy_does_and_no_ground(show: Show, qtbot: QtBot) -> None:
    page = show()
    page.list.view.go_to(2)
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.model.left == 6)
    assert not page.ground.isVisible()


def test_approving_is_impossible_before_everything_is_opened(
    show: Show, world: PlanWorld, qtbot: QtBot
) -> None:
    page = show()
    fill(page, world)
    while page.list.model.left:
        assert not page.gate.approve.isEnabled()
        with qtbot.assertNotEmitted(page.gate.approve_requested):
            qtbot.mouseClick(page.gate.approve, Qt.MouseButton.LeftButton)
        page.list.view.open_next()
        idle(qtbot, page.desk)
    fill(page, world)
    assert page.gate.approve.isEnabled()
    assert world.approvals == []


def test_the_supervisor_approves_exactly_the_digest_that_is_shown(
    show: Show, world: PlanWorld, qtbot: QtBot
) -> None:
    page = show()
    open_all(page, qtbot)
    fill(page, world)
    qtbot.mouseClick(page.gate.approve, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(world.approvals))
    idle(qtbot, page.desk)
    assert world.approvals[0].plan_digest == page.plan.digest.whole_text
    assert world.approvals[0].approver == SUPERVISOR.id
    assert page.gate.password.text() == ""


def test_a_plan_that_changed_under_the_approver_is_not_signed(
    show: Show, world: PlanWorld, qtbot: QtBot
) -> None:
    page = show()
    open_all(page, qtbot)
    fill(page, world)
    world.rows[0] = replace(world.rows[0], match=world.rows[0].match._replace(fingerprint="f" * 64))
    world.make_plan()
    page.gate.approve.click()
    idle(qtbot, page.desk)
    assert world.approvals == []
    assert "changed since you looked" in page.banner.text.whole_text
    assert page.list.model.left > 0
    assert page.gate.typed.text() == ""


def test_why_a_plan_was_not_signed_is_scrolled_to(
    show: Show, world: PlanWorld, qtbot: QtBot
) -> None:
    page = show()
    open_all(page, qtbot)
    fill(page, world)
    area = Roomy(page)
    qtbot.addWidget(area)
    area.resize(1000, 330)
    area.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    world.rows[0] = replace(world.rows[0], match=world.rows[0].match._replace(fingerprint="f" * 64))
    world.make_plan()
    page.gate.approve.click()
    qtbot.waitUntil(lambda: page.banner.isVisible() and bar.value() == 0)


def test_a_wrong_password_asks_for_the_password_again_and_keeps_the_rest(
    show: Show, world: PlanWorld, qtbot: QtBot
) -> None:
    page = show()
    open_all(page, qtbot)
    fill(page, world, password="wrong")
    page.gate.approve.click()
    idle(qtbot, page.desk)
    assert world.approvals == []
    assert page.gate.typed.text() == world.view.case.number.join(("14 · ", ""))
    assert page.gate.password.text() == ""
    # It is said where one looks: in a low window the page's beginning is scrolled out of sight.
    assert page.gate.password_name.text() == "Wrong. Your password again"
    qtbot.keyClicks(page.gate.password, "x")
    assert page.gate.password_name.text() == "Your password"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_approves_from_nowhere_on_the_page(
    show: Show, world: PlanWorld, qtbot: QtBot, key: Qt.Key
) -> None:
    page = show()
    open_all(page, qtbot)
    fill(page, world)
    gate = page.gate
    for widget in (gate.typed, gate.password, gate.approve, page.list.view, page):
        qtbot.keyClick(widget, key)
        qtbot.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, page.desk)
    assert world.approvals == []


def test_the_footer_never_approves(show: Show, world: PlanWorld, qtbot: QtBot) -> None:
    page = show()
    for _ in range(9):
        for action in page.actions_in_footer():
            action.trigger()
            idle(qtbot, page.desk)
    assert page.list.model.left == 0
    assert [action.text() for action in page.actions_in_footer()] == ["Go to the signature"]
    assert page.gate.typed.hasFocus()
    with qtbot.waitSignal(page.actions_changed):
        fill(page, world)
    assert page.actions_in_footer() == ()
    assert world.approvals == []


def test_where_texts_are_large_what_was_opened_is_scrolled_to(show: Show, qtbot: QtBot) -> None:
    page = show()
    area = Roomy(page)
    qtbot.addWidget(area)
    area.resize(1000, 330)
    area.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(0)
    qtbot.keyClick(page.list.view, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: page.list.model.left == 6)
    idle(qtbot, page.desk)
    qtbot.waitUntil(lambda: bar.value() > 0)

    def seen() -> bool:
        """Whole, or from its top where the window is lower than it."""
        top = page.list.mapTo(area, QPoint()).y()
        return top == 0 or 0 < top <= area.height() - page.list.height()

    qtbot.waitUntil(seen)


@pytest.mark.parametrize(
    ("by", "preparers", "words"),
    [
        (SIGNED_AGENT, (AGENT.id,), "waits for a supervisor"),
        (SIGNED_SUPERVISOR, (AGENT.id, SUPERVISOR.id), "another supervisor has to approve"),
    ],
)
def test_who_may_not_approve_is_told_who_may_and_has_nothing_to_click(
    show: Show, world: PlanWorld, by: SignedIn, preparers: tuple[str, ...], words: str
) -> None:
    world.make_plan(preparers=preparers)
    page = show(by)
    assert words in page.note.text.whole_text
    assert not page.gate.approve.isVisible()
    assert not page.gate.typed.isVisible()
    assert page.gate.send_back.text() == "Withdraw the plan…"
    assert "goes back to the review" in page.gate.aftermath.whole_text
    assert page.gate.aftermath.isVisible()
    assert page.list.title.whole_text == "What the approver opens"
    spoken = page.list.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken
    assert "opened" not in spoken
    assert page.plan.facts.whole_text.endswith(" · plan\u00a0version\u00a01")
    assert page.list.count.whole_text == ""
    assert page.actions_in_footer() == ()


def test_a_tampered_plan_shows_a_failure_and_no_gate(show: Show, world: PlanWorld) -> None:
    assert world.plan is not None
    world.plan = replace(world.plan, intact=False)
    page = show()
    assert page.note.tone == "failed"
    assert not page.gate.approve.isVisible()
    assert page.gate.send_back.isVisible()


def test_in_a_low_window_an_item_has_room_to_be_read(show: Show, qtbot: QtBot) -> None:
    page = show()
    page.resize(1040, 500)
    open_all(page, qtbot)
    assert page.preview.text.height() >= theme.px(36)


def test_sending_back_needs_a_comment_and_returns_the_case(
    show: Show, world: PlanWorld, qtbot: QtBot
) -> None:
    page = show()
    with qtbot.waitSignal(page.dialog_opened) as opened:
        page.gate.send_back.click()
    assert opened.args is not None
    dialog = opened.args[0]
    assert isinstance(dialog, ReasonDialog)
    assert not dialog.confirm.isEnabled()
    dialog.field.setPlainText("Item 3 is not hers.")
    dialog.confirm.click()
    idle(qtbot, page.desk)
    assert world.sent_back == ["Item 3 is not hers."]
    assert world.view.case.state is CaseState.REVIEWING


def test_what_was_asked_about_is_sent_back_whatever_the_page_shows_then(
    show: Show, world: PlanWorld, qtbot: QtBot
) -> None:
    page = show()
    with qtbot.waitSignal(page.dialog_opened) as opened:
        page.gate.send_back.click()
    assert opened.args is not None
    page.clear()
    dialog = opened.args[0]
    dialog.field.setPlainText("Item 3 is not hers.")
    dialog.confirm.click()
    idle(qtbot, page.desk)
    assert world.sent_back == ["Item 3 is not hers."]


def test_an_approved_plan_says_by_whom_and_can_still_be_sent_back(
    show: Show, world: PlanWorld
) -> None:
    FakeApproval(world).approved_by(SUPERVISOR.id)
    page = show()
    assert page.note.text.whole_text == "Approved by Siri Berg, 24 Nov 2026 10:30."
    assert page.list.title.whole_text == "What the approver opened"
    assert page.list.count.whole_text == ""
    assert not page.gate.approve.isVisible()
    assert page.gate.send_back.isVisible()


def test_a_case_without_a_plan_says_so_quietly(show: Show, world: PlanWorld) -> None:
    world.plan = None
    page = show()
    assert page.empty.isVisible()
    assert not page.banner.isVisible()
    assert not page.gate.isVisible()


def test_an_item_that_comes_late_never_lands_in_another_case(
    show: Show, world: PlanWorld, qtbot: QtBot
) -> None:
    page = show()
    world.opening.clear()
    page.list.view.open_next()
    page.clear()
    other = replace(world.view, case=replace(world.view.case, id=99, number="DSR-0099"))
    page.show_view(other)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 7)
    world.opening.set()
    idle(qtbot, page.desk)
    assert page.preview.text.toPlainText() == ""
    assert page.list.model.left == 7


def test_letting_go_of_the_case_empties_the_fields(
    show: Show, world: PlanWorld, qtbot: QtBot
) -> None:
    page = show()
    open_all(page, qtbot)
    fill(page, world)
    page.clear()
    assert page.gate.typed.text() == page.gate.password.text() == ""
    assert page.preview.text.toPlainText() == ""
