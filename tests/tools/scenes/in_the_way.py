"""What has come in the way of a case: a channel, triggers, a database, an ended account."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from dsr_desk.domain.erasing.receipts import RunState
from dsr_desk.domain.errors import SessionOver
from dsr_desk.domain.people import Channel, ChannelKind, ChannelPolicy, Role
from dsr_desk.domain.record.account_errors import AccountEnded, KeysChanged, RoleLowered
from dsr_desk.domain.requests import CaseState
from dsr_desk.ui.request.approve.page import ApprovePage
from dsr_desk.ui.request.case_page import CasePage
from dsr_desk.ui.request.run.page import RunPage
from tests.tools.render_windows import Stage, scene
from tests.tools.scenes import case
from tests.tools.scenes.later_steps import approved, page
from tests.tools.scenes.main import window
from tests.ui.fake_approval import FakeErasure, PlanWorld, planned
from tests.ui.fake_case import CaseWorld, open_checklist
from tests.ui.fakes import AGENT, SIGNED_AGENT

NEW = Channel("ex-bil", "exempelstad", ChannelKind.FORUM, "Elbilsforum", ChannelPolicy(), "arkiv")
LONG = replace(NEW, key="ex-wa", kind=ChannelKind.CHAT, title="Hyresgästchatten i Gällivare norra")


@scene("verify-added")
def verify_added(stage: Stage) -> QWidget:
    """A channel was added since the checks were made."""
    world = CaseWorld()
    world.view = replace(world.view, added=(NEW,))
    return case.page(stage, world)


@scene("verify-added-open")
def verify_added_open(stage: Stage) -> QWidget:
    """Two of them, and checks are open besides."""
    world = CaseWorld()
    world.set_checks(open_checklist())
    world.view = replace(world.view, added=(NEW, LONG))
    return case.page(stage, world)


@scene("verify-added-planned")
def verify_added_planned(stage: Stage) -> QWidget:
    """A plan has to be sent back first."""
    world = planned()
    world.view = replace(world.view, added=(NEW,))

    def ready(shown: CasePage, _stage: Stage) -> None:
        shown.steps.step_chosen.emit(1)

    return page(stage, world, ready)


@scene("approve-added")
def approve_added(stage: Stage) -> QWidget:
    """The plan can't be approved: a channel was added."""
    return _approve(stage, "channel-added")


@scene("approve-triggers")
def approve_triggers(stage: Stage) -> QWidget:
    """The plan can't be approved: triggers were added."""
    return _approve(stage, "triggers-added")


def _approve(stage: Stage, why_not: str) -> QWidget:
    def ready(shown: CasePage, _stage: Stage) -> None:
        step = shown.pages[2]
        assert isinstance(step, ApprovePage)
        assert step._look is not None
        step._on_look_read(replace(step._look, why_not=why_not, may_approve=False))

    world = planned()
    if why_not == "channel-added":
        world.view = replace(world.view, added=(NEW,))
    return page(stage, world, ready)


@scene("run-nothing-there")
def run_nothing_there(stage: Stage) -> QWidget:
    """Nothing of the plan is in its database any more; a supervisor can say that it is right."""
    return page(stage, _stuck("nothing-there"))


@scene("run-nothing-there-agent")
def run_nothing_there_agent(stage: Stage) -> QWidget:
    """The same, seen by somebody who can't confirm it."""
    return page(stage, _stuck("nothing-there"), supervisor=False)


@scene("run-nothing-there-dialog")
def run_nothing_there_dialog(stage: Stage) -> QWidget:
    """The reason for which it is the right database."""
    return _asked(stage, _stuck("nothing-there"))


@scene("run-triggers")
def run_triggers(stage: Stage) -> QWidget:
    """Triggers were added since the plan was made."""
    return page(stage, _stuck("triggers-added"))


@scene("run-unreachable")
def run_unreachable(stage: Stage) -> QWidget:
    """A database can't be reached."""
    return page(stage, _stuck("source-unavailable"))


@scene("run-half-way")
def run_half_way(stage: Stage) -> QWidget:
    """A run that can't go on; a supervisor can send its plan back."""
    return page(stage, _half_way())


@scene("run-half-way-dialog")
def run_half_way_dialog(stage: Stage) -> QWidget:
    """The comment with which it is sent back."""
    return _asked(stage, _half_way())


def _stuck(why_not: str) -> PlanWorld:
    world = approved()
    world.run_refused = why_not
    return world


def _half_way() -> PlanWorld:
    world = _stuck("policy-moved")
    assert world.plan is not None
    total = world.plan.plan.item_count
    FakeErasure(world)._save(RunState.STOPPED, total // 2, total)
    world.set_case(state=CaseState.RUNNING)
    return world


def _asked(stage: Stage, world: PlanWorld) -> QWidget:
    """Return the dialog of the way out, over its page."""
    shown = page(stage, world)
    assert isinstance(shown, CasePage)
    shown.resize(1100, 700)
    shown.show()
    stage.settle(200)
    run = shown.pages[3]
    assert isinstance(run, RunPage)
    run.note.button.click()
    stage.settle()
    return case.own_window(shown.findChildren(QDialog)[-1])


@scene("sign-in-ended")
def sign_in_ended(stage: Stage) -> QWidget:
    """The window was emptied: the account has ended, and is in the list no more."""
    ended = (replace(u, role=Role.ENDED) if u.id == AGENT.id else u for u in stage.world.users)
    stage.world.users = tuple(ended)
    return _turned_out(stage, AccountEnded())


@scene("sign-in-lowered")
def sign_in_lowered(stage: Stage) -> QWidget:
    """The window was emptied: the account may do less."""
    return _turned_out(stage, RoleLowered())


@scene("sign-in-new-keys")
def sign_in_new_keys(stage: Stage) -> QWidget:
    """The window was emptied: the account has new keys."""
    return _turned_out(stage, KeysChanged())


def _turned_out(stage: Stage, why: SessionOver) -> QWidget:
    stage.fill()
    made = window(stage)
    made._desk.turn_out(SIGNED_AGENT, why)
    stage.settle()
    return made
