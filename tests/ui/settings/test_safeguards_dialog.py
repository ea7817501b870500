"""The safeguards' window: everybody looks, supervisors sign, a weaker one takes two people."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsr_desk.domain.erasing.safeguards import SafeguardChange, Safeguards
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.people.lists import MadeAlone
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.settings.safeguards_dialog import SafeguardsDialog
from tests.ui.fake_safeguards import FakeSafeguards, SafeguardWorld
from tests.ui.fakes import (
    AGENT,
    NOW,
    PASSWORD,
    SIGNED_AGENT,
    SIGNED_SUPERVISOR,
    SUPERVISOR,
    World,
    make_services,
)


@pytest.fixture
def world() -> SafeguardWorld:
    return SafeguardWorld()


def opened(
    world: SafeguardWorld, jobs: JobRunner, qtbot: QtBot, by: SignedIn = SIGNED_SUPERVISOR
) -> SafeguardsDialog:
    desk = Desk(make_services(World(), safeguards=FakeSafeguards(world)), jobs, lambda: NOW)
    desk.enter(by)
    dialog = SafeguardsDialog(desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    desk.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    idle(dialog, jobs, qtbot)
    return dialog


def idle(dialog: SafeguardsDialog, jobs: JobRunner, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not jobs.busy)
    QApplication.processEvents()


def test_a_stronger_one_is_signed_by_one(
    world: SafeguardWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    dialog = opened(world, jobs, qtbot)
    dialog.sample.setValue(9)
    assert not dialog.propose.isEnabled()
    dialog.password.setText(PASSWORD)
    dialog.propose.click()
    idle(dialog, jobs, qtbot)
    qtbot.waitUntil(lambda: world.figures == Safeguards(9, 24))
    assert not dialog.password.text()


def test_a_weaker_one_is_shown_as_waiting_and_not_confirmed_by_its_proposer(
    world: SafeguardWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    dialog = opened(world, jobs, qtbot)
    dialog.hours.setValue(0)
    dialog.password.setText(PASSWORD)
    dialog.propose.click()
    qtbot.waitUntil(dialog.confirm.isVisible)
    dialog.password.setText(PASSWORD)
    assert dialog.waiting.isVisible()
    assert not dialog.confirm.isEnabled()
    assert world.figures.delay_hours == 24


def test_another_supervisor_confirms(world: SafeguardWorld, jobs: JobRunner, qtbot: QtBot) -> None:
    world.pending = SafeguardChange("w", 1, 2, 0, AGENT.id, NOW)
    dialog = opened(world, jobs, qtbot)
    dialog.password.setText(PASSWORD)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: world.figures == Safeguards(2, 0))


def test_a_channels_policy_waits_too(world: SafeguardWorld, jobs: JobRunner, qtbot: QtBot) -> None:
    dialog = opened(world, jobs, qtbot)
    dialog.channel.setCurrentIndex(1)
    dialog.action.setCurrentIndex(1 - dialog.action.currentIndex())
    dialog.password.setText(PASSWORD)
    dialog.propose.click()
    qtbot.waitUntil(lambda: world.pending is not None)
    assert world.pending is not None
    assert world.pending.channel == dialog.channel.itemData(1)


def test_an_agent_only_looks(world: SafeguardWorld, jobs: JobRunner, qtbot: QtBot) -> None:
    dialog = opened(world, jobs, qtbot, SIGNED_AGENT)
    fields = (dialog.sample, dialog.hours, dialog.channel, dialog.password, dialog.propose)
    assert not any(field.isEnabled() for field in fields)
    assert dialog.sample.value() == 5


def test_enter_signs_nothing(world: SafeguardWorld, jobs: JobRunner, qtbot: QtBot) -> None:
    world.pending = SafeguardChange("w", 1, 2, 0, SUPERVISOR.id, NOW)
    dialog = opened(world, jobs, qtbot)
    assert dialog.focusWidget() is dialog.close_button
    world.pending = SafeguardChange("w", 1, 2, 0, AGENT.id, NOW)
    dialog.password.setText(PASSWORD)
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    idle(dialog, jobs, qtbot)
    assert world.figures == Safeguards(5, 24)
    assert world.pending is not None


def test_a_second_person_whom_the_first_has_made_alone_is_said(
    world: SafeguardWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    world.pending = SafeguardChange("w", 1, 2, 0, AGENT.id, NOW)
    world.alone = (MadeAlone(AGENT.id, SUPERVISOR.id),)
    dialog = opened(world, jobs, qtbot)
    assert "alone, without a second person" in dialog.waiting.text.text()


def test_a_change_that_was_signed_too_late_is_said_to_hold_nothing(
    world: SafeguardWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    world.late = ("x",)
    dialog = opened(world, jobs, qtbot)
    assert "holds nothing" in dialog.waiting.text.text()
    assert dialog.sample.isEnabled()


def test_an_edited_database_is_said(world: SafeguardWorld, jobs: JobRunner, qtbot: QtBot) -> None:
    world.fault = "the safeguards are not those on record"
    assert opened(world, jobs, qtbot).waiting.isVisible()
