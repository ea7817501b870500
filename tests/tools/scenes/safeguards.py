"""The safeguards, a run that waits, and a plan that has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.erasing.safeguards import SafeguardChange
from dsr_desk.domain.erasing.second_look import Delta, Difference, Turn
from dsr_desk.domain.finding.matches import Why
from dsr_desk.services.people.lists import MadeAlone
from dsr_desk.ui.settings.safeguards_dialog import SafeguardsDialog
from tests.tools.render_windows import Stage, scene
from tests.tools.scenes.later_steps import approved, page
from tests.ui.fake_approval import planned
from tests.ui.fake_case import CHANNELS
from tests.ui.fake_safeguards import FakeSafeguards, SafeguardWorld
from tests.ui.fakes import AGENT, NOW, SIGNED_SUPERVISOR


def _dialog(stage: Stage, world: SafeguardWorld) -> QWidget:
    desk = stage.desk(safeguards=FakeSafeguards(world))
    desk.enter(SIGNED_SUPERVISOR)
    return SafeguardsDialog(desk)


@scene("safeguards")
def safeguards(stage: Stage) -> QWidget:
    """A supervisor looks at what is in force."""
    return _dialog(stage, SafeguardWorld())


@scene("safeguards-waiting")
def safeguards_waiting(stage: Stage) -> QWidget:
    """Somebody else has proposed less."""
    change = SafeguardChange("w", 1, 2, 0, AGENT.id, NOW)
    alone = (MadeAlone(AGENT.id, SIGNED_SUPERVISOR.user.id),)
    return _dialog(stage, SafeguardWorld(pending=change, alone=alone))


@scene("safeguards-late")
def safeguards_late(stage: Stage) -> QWidget:
    """A change is on record that was signed by somebody who could no longer do so."""
    return _dialog(stage, SafeguardWorld(late=("x",)))


@scene("safeguards-policy-waiting")
def safeguards_policy_waiting(stage: Stage) -> QWidget:
    """Somebody else has proposed that a channel erases more."""
    words = ("delete", "conversation")
    change = SafeguardChange("w", 1, 5, 24, AGENT.id, NOW, CHANNELS[1].key, *words)
    return _dialog(stage, SafeguardWorld(pending=change))


@scene("safeguards-changed")
def safeguards_changed(stage: Stage) -> QWidget:
    """The database was edited."""
    return _dialog(stage, SafeguardWorld(fault="the safeguards are not those on record"))


@scene("run-scheduled")
def run_scheduled(stage: Stage) -> QWidget:
    """The approved run waits out its time."""
    world = approved()
    world.not_before = NOW + timedelta(hours=23, minutes=12)
    return page(stage, world)


@scene("approve-new-version")
def approve_new_version(stage: Stage) -> QWidget:
    """The plan was made anew after an approval: some rows are new, changed and gone."""
    world = planned()
    view = world.plan
    assert view is not None
    new, changed, gone = (i for i in view.sample[:3])
    weak = new._replace(why=Why.PLUS_TAG)
    sample = tuple(weak if item is new else item for item in view.sample if item is not gone)
    turns = (Difference(Turn.CHANGED, changed), Difference(Turn.REMOVED, gone))
    plan = replace(view.plan, head=replace(view.plan.head, version=2))
    world.plan = replace(view, plan=plan, sample=sample, delta=Delta(1, True, turns))
    return page(stage, world)
