"""How senders are proved: filled in by a supervisor, looked at by everybody, never lost unasked."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dsr_desk.config import SenderSettings
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.settings.sender_rules_dialog import SenderRulesDialog
from tests.ui.fake_sender_rules import SAID, FakeSenderRules
from tests.ui.fakes import NOW, SIGNED_AGENT, SIGNED_SUPERVISOR, World, make_services
from tests.ui.listening import unnamed


@pytest.fixture
def rules() -> FakeSenderRules:
    return FakeSenderRules()


@pytest.fixture
def desk(jobs: JobRunner, world: World, rules: FakeSenderRules) -> Desk:
    made = Desk(make_services(world, sender_rules=rules), jobs, lambda: NOW)
    made.learn_people(world.users)
    made.enter(SIGNED_SUPERVISOR)
    return made


def shown(qtbot: QtBot, desk: Desk) -> SenderRulesDialog:
    dialog = SenderRulesDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.servers.toPlainText() != "")
    return dialog


def test_a_supervisor_changes_the_rules(qtbot: QtBot, desk: Desk, rules: FakeSenderRules) -> None:
    dialog = shown(qtbot, desk)
    assert not dialog.save.isEnabled()
    dialog.sealers.setPlainText(" relay.example \n\n")
    dialog.look_up.setChecked(False)
    dialog.save.click()
    wanted = SenderSettings(
        SAID.authserv_ids,
        look_up_keys=False,
        desk_addresses=SAID.desk_addresses,
        arc_sealers=("relay.example",),
    )
    qtbot.waitUntil(lambda: rules.kept == wanted and not dialog.unsaved)
    assert dialog.sealers.toPlainText() == "relay.example"
    assert not dialog.save.isEnabled()


def test_what_is_unsaved_is_thrown_away_only_when_said_twice(qtbot: QtBot, desk: Desk) -> None:
    dialog = shown(qtbot, desk)
    dialog.servers.setPlainText("mx.other.example")
    dialog.reject()
    assert dialog.isVisible()
    dialog.servers.setPlainText("mx.more.example")
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_an_agent_looks_and_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.enter(SIGNED_AGENT)
    dialog = shown(qtbot, desk)
    assert all(f.isReadOnly() for f in (dialog.servers, dialog.addresses, dialog.sealers))
    assert not dialog.look_up.isEnabled()
    assert not dialog.save.isEnabled()


def test_everything_has_a_name(qtbot: QtBot, desk: Desk) -> None:
    assert unnamed(shown(qtbot, desk)) == []
