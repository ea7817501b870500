"""The alarm for what has come back, and erasing it again."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.errors import DiskFull
from dsr_desk.services.erasing.replaying import Replayed, ReplayReport, Returned
from dsr_desk.services.progress import CancelToken
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.window.returning import ReplayDialog, ReturnedBanner
from tests.ui.fakes import NOW, SIGNED_AGENT, FakeReplaying, World, make_services

BACK = Returned("DSR-0007", planned=5, others=2)


@pytest.fixture
def replaying() -> FakeReplaying:
    """What was erased stands there again."""
    report = ReplayReport(3, (Replayed("DSR-0007", erased=4, anonymised=1, left=2),))
    return FakeReplaying(BACK, report=report)


@pytest.fixture
def desk(jobs: JobRunner, world: World, replaying: FakeReplaying) -> Desk:
    """A desk at which nobody sits yet."""
    return Desk(make_services(world, replaying=replaying), jobs, lambda: NOW)


def _banner(qtbot: QtBot, desk: Desk) -> ReturnedBanner:
    banner = ReturnedBanner(desk, cast(QWidget, None))
    qtbot.addWidget(banner)
    return banner


def test_the_alarm_names_the_cases_as_soon_as_somebody_signs_in(qtbot: QtBot, desk: Desk) -> None:
    banner = _banner(qtbot, desk)
    assert banner.isHidden()
    desk.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: not banner.isHidden())
    assert banner.tone == "failed"
    assert "DSR-0007" in banner.text.text()


def test_without_anything_back_nothing_is_said(
    qtbot: QtBot, desk: Desk, replaying: FakeReplaying
) -> None:
    banner = _banner(qtbot, desk)
    desk.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: not banner.isHidden())
    replaying.found = ()
    banner.look()
    qtbot.waitUntil(banner.isHidden)


def _dialog(qtbot: QtBot, desk: Desk) -> ReplayDialog:
    desk.enter(SIGNED_AGENT)
    dialog = ReplayDialog(desk, cast(QWidget, None))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "DSR-0007" in dialog.lines.text())
    return dialog


def test_triggers_that_nobody_knew_of_are_told_apart_from_what_is_erased(
    qtbot: QtBot, desk: Desk, replaying: FakeReplaying
) -> None:
    other = replace(BACK, case="DSR-0009")
    replaying.found = (replace(BACK, copying=2), other)
    dialog = _dialog(qtbot, desk)
    assert dialog.copying.tone == "attention"
    assert dialog.copying.text.whole_text.startswith("DSR-0007: triggers were added")
    assert "trigger" not in dialog.lines.text()
    assert dialog.erase.isEnabled()
    dialog._on_looked((other,))
    assert dialog.copying.isHidden()


def test_enter_closes_and_erases_nothing(
    qtbot: QtBot, desk: Desk, replaying: FakeReplaying
) -> None:
    dialog = _dialog(qtbot, desk)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert replaying.runs == 0


def test_the_number_stands_on_the_button_and_the_report_follows(
    qtbot: QtBot, desk: Desk, replaying: FakeReplaying
) -> None:
    dialog = _dialog(qtbot, desk)
    assert "5" in dialog.erase.text()
    qtbot.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "4" in dialog.lines.text())
    assert replaying.runs == 1
    assert not dialog.erase.isEnabled()


def test_what_no_approval_covers_can_not_be_erased_here(
    qtbot: QtBot, desk: Desk, replaying: FakeReplaying
) -> None:
    replaying.found = (Returned("DSR-0007", planned=0, others=2),)
    assert not _dialog(qtbot, desk).erase.isEnabled()


def test_a_replay_that_was_broken_off_is_told_and_can_be_ended(
    qtbot: QtBot, desk: Desk, replaying: FakeReplaying
) -> None:
    replaying.found = (Returned("DSR-0007", 0, 0, unclean=True),)
    banner = _banner(qtbot, desk)
    desk.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: "cleaned" in banner.text.text())
    dialog = ReplayDialog(desk, cast(QWidget, None))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.erase.isEnabled)
    assert "cleaned" in dialog.title.text()
    qtbot.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "4" in dialog.lines.text())
    assert replaying.runs == 1


def test_after_a_failure_it_can_be_tried_again(
    qtbot: QtBot, desk: Desk, replaying: FakeReplaying
) -> None:
    replaying.work = fails
    dialog = _dialog(qtbot, desk)
    qtbot.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.banner.isHidden() and dialog.erase.isEnabled())
    assert "5" in dialog.erase.text()


def test_it_can_be_stopped_and_gone_on_with(
    qtbot: QtBot, desk: Desk, replaying: FakeReplaying
) -> None:
    stopping = Event()

    def waits(cancel: CancelToken) -> None:
        assert stopping.wait(60)
        cancel.check()

    replaying.work = waits
    dialog = _dialog(qtbot, desk)
    qtbot.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)
    dialog.busy.stop_requested.emit()
    stopping.set()
    qtbot.waitUntil(dialog.erase.isEnabled)
    assert dialog.banner.isHidden()
    assert replaying.runs == 1


def fails(_cancel: CancelToken) -> None:
    """Run out of room."""
    raise DiskFull
