"""Legal holds in the window: set by an agent, lifted by another supervisor, asked twice."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dsr_desk.domain.erasing.hold_reach import HoldReach
from dsr_desk.domain.erasing.holds import HoldOn
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.services.progress import CancelToken, Progress
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.holds.dialog import HoldsDialog
from dsr_desk.ui.holds.form import HoldForm
from dsr_desk.ui.jobs import Job, JobRunner
from tests.ui.fake_holds import CHANNEL, HOUSE, FakeHolds
from tests.ui.fakes import NOW, SIGNED_AGENT, SIGNED_SUPERVISOR, World, make_services
from tests.ui.listening import unnamed

CLAIM = Ground.LEGAL_CLAIM


@pytest.fixture
def holds() -> FakeHolds:
    return FakeHolds()


@pytest.fixture
def desk(jobs: JobRunner, world: World, holds: FakeHolds) -> Desk:
    made = Desk(make_services(world, holds=holds), jobs, lambda: NOW)
    made.learn_people(world.users)
    made.enter(SIGNED_SUPERVISOR)
    return made


def shown(qtbot: QtBot, desk: Desk) -> HoldsDialog:
    dialog = HoldsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.add.isEnabled)
    return dialog


def form_of(qtbot: QtBot, dialog: HoldsDialog) -> HoldForm:
    with qtbot.waitSignal(dialog.form_opened) as opened:
        dialog.add.click()
    assert opened.args is not None
    (form,) = opened.args
    assert isinstance(form, HoldForm)
    return form


def cells(dialog: HoldsDialog) -> list[tuple[str, ...]]:
    rows = (dialog.model.row(n) for n in range(dialog.model.rowCount()))
    return [row.cells for row in rows if row is not None]


def test_a_persons_items_are_kept_and_the_list_shows_no_address(
    qtbot: QtBot, desk: Desk, holds: FakeHolds
) -> None:
    dialog = shown(qtbot, desk)
    form = form_of(qtbot, dialog)
    assert not form.keep.isEnabled()
    form.address.setText(" anna@example.org ")
    assert not form.keep.isEnabled()
    form.reference.setText("T 4711-26")
    form.keep.click()
    qtbot.waitUntil(lambda: len(cells(dialog)) == 1)
    (kept,) = holds.kept
    assert (kept.on, kept.target) == (HoldOn.PERSON, "hash of anna@example.org")
    assert (kept.organisation, kept.ground, kept.reference) == (HOUSE, CLAIM, "T 4711-26")
    assert "anna" not in str(cells(dialog))


def test_what_is_no_address_is_not_kept(qtbot: QtBot, desk: Desk, holds: FakeHolds) -> None:
    dialog = shown(qtbot, desk)
    form = form_of(qtbot, dialog)
    form.address.setText("anna")
    form.reference.setText("T 1")
    form.keep.click()
    assert form.address.property("wrong") == "true"
    assert (form.isVisible(), holds.kept) == (True, [])


def test_a_channels_days_are_kept_and_not_backwards(
    qtbot: QtBot, desk: Desk, holds: FakeHolds
) -> None:
    dialog = shown(qtbot, desk)
    form = form_of(qtbot, dialog)
    form.about.setCurrentIndex(form.about.findData(HoldOn.ITEMS))
    assert form.channel.isVisible()
    assert not form.address.isVisible()
    form.reference.setText("T 1")
    form.begins.setChecked(True)
    form.ends.setChecked(True)
    form.until.setDate(form.since.date().addDays(-1))
    assert not form.keep.isEnabled()
    form.until.setDate(form.since.date().addDays(2))
    form.keep.click()
    qtbot.waitUntil(lambda: len(cells(dialog)) == 1)
    (kept,) = holds.kept
    today = NOW.date()
    assert (kept.target, kept.since, kept.until) == (
        CHANNEL,
        today,
        date.fromordinal(today.toordinal() + 2),
    )


def test_lifting_asks_once_more_and_enter_does_nothing(
    qtbot: QtBot, desk: Desk, holds: FakeHolds
) -> None:
    holds.add(HoldOn.CASE, "DSR-0001", CLAIM, "T 1", SIGNED_AGENT)
    dialog = shown(qtbot, desk)
    assert cells(dialog)[0][0] == "DSR-0001"
    dialog.lift.click()
    assert dialog.really.isVisible()
    assert dialog.focusWidget() is dialog.close_button
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert holds.kept[0].lifted_at is None
    dialog.really.click()
    qtbot.waitUntil(lambda: cells(dialog) == [])
    assert holds.kept[0].lifted_by == SIGNED_SUPERVISOR.user.id
    dialog.lifted.setChecked(True)
    assert len(cells(dialog)) == 1
    assert not dialog.lift.isEnabled()


def test_looking_at_another_hold_forgets_the_question(
    qtbot: QtBot, desk: Desk, holds: FakeHolds
) -> None:
    for number in "12":
        holds.add(HoldOn.CASE, f"DSR-000{number}", CLAIM, "T 1", SIGNED_AGENT)
    dialog = shown(qtbot, desk)
    dialog.lift.click()
    dialog.table.selectRow(1)
    assert not dialog.really.isVisible()


def test_who_has_set_a_hold_does_not_lift_it(qtbot: QtBot, desk: Desk, holds: FakeHolds) -> None:
    holds.add(HoldOn.CASE, "DSR-0001", CLAIM, "T 1", SIGNED_SUPERVISOR)
    dialog = shown(qtbot, desk)
    assert not dialog.lift.isEnabled()
    assert "another supervisor" in dialog.why_not.text()


def test_an_agent_sets_and_does_not_lift(qtbot: QtBot, desk: Desk, holds: FakeHolds) -> None:
    holds.add(HoldOn.CASE, "DSR-0001", CLAIM, "T 1", SIGNED_SUPERVISOR)
    desk.enter(SIGNED_AGENT)
    dialog = shown(qtbot, desk)
    assert (dialog.add.isEnabled(), dialog.lift.isEnabled()) == (True, False)
    assert "supervisor" in dialog.why_not.text()


def test_everything_has_a_name(qtbot: QtBot, desk: Desk) -> None:
    dialog = shown(qtbot, desk)
    form = form_of(qtbot, dialog)
    for on in HoldOn:
        form.about.setCurrentIndex(form.about.findData(on))
        assert unnamed(form) == []
    assert unnamed(dialog) == []


def test_a_new_hold_begins_on_the_desks_own_day(
    qtbot: QtBot, jobs: JobRunner, world: World, holds: FakeHolds
) -> None:
    late = NOW.replace(hour=23, minute=30)
    desk = Desk(make_services(world, holds=holds), jobs, lambda: late)
    desk.enter(SIGNED_SUPERVISOR)
    dialog = shown(qtbot, desk)
    form = form_of(qtbot, dialog)
    assert form.since.date().toPython() == late.date() + timedelta(days=1)


def test_whoever_sets_a_hold_is_told_what_it_came_too_late_for(
    qtbot: QtBot, desk: Desk, holds: FakeHolds
) -> None:
    dialog = shown(qtbot, desk)
    assert not dialog.reach.isVisible()
    until = NOW + timedelta(days=3)
    holds.reached = (HoldReach("DSR-0003", CHANNEL, 2, NOW, until, 1, 40),)
    form = form_of(qtbot, dialog)
    form.address.setText("anna@example.org")
    form.reference.setText("T 4711-26")
    form.keep.click()
    qtbot.waitUntil(dialog.reach.isVisible)
    late, begun, kept = dialog.reach.text().split("\n")
    assert late.startswith("Too late for 2 items of DSR-0003 in ")
    assert (begun[:7], kept[:9]) == ("1 item ", "40 items ")
    assert dialog.banner.isVisible()
    assert CHANNEL not in late
    holds.reached = tuple(HoldReach(f"DSR-{n}", CHANNEL, 0, None, None, 0, 1) for n in range(9))
    dialog.read()
    qtbot.waitUntil(lambda: "3 more" in dialog.reach.text())
    holds.reached = ()
    holds.add(HoldOn.CASE, "DSR-0001", CLAIM, "T 1", SIGNED_AGENT)
    dialog.read()
    qtbot.waitUntil(lambda: len(cells(dialog)) == 2)
    assert not dialog.reach.isVisible()


def test_a_hold_does_not_wait_for_a_run_of_the_same_window(
    qtbot: QtBot, desk: Desk, jobs: JobRunner, holds: FakeHolds
) -> None:
    going_on, ended = threading.Event(), threading.Event()

    def run(_progress: Progress, _cancel: CancelToken) -> None:
        going_on.set()
        ended.wait()

    jobs.start(Job(run, desk, writes=True))
    try:
        qtbot.waitUntil(going_on.is_set)
        dialog = shown(qtbot, desk)
        form = form_of(qtbot, dialog)
        form.address.setText("anna@example.org")
        form.reference.setText("T 4711-26")
        form.keep.click()
        qtbot.waitUntil(lambda: len(holds.kept) == 1)
        assert jobs.writing
    finally:
        ended.set()
    qtbot.waitUntil(lambda: not jobs.writing)
