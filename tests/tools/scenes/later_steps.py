"""The case page at its last three steps: approve, run, answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.erasing.cautions import Caution, CautionKind
from dsr_desk.domain.erasing.receipts import Trace
from dsr_desk.domain.erasing.safeguards import PolicyMoved
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.progress import Step
from dsr_desk.ui.request.approve.page import ApprovePage
from dsr_desk.ui.request.case_page import CasePage
from dsr_desk.ui.request.own_language import own_sentence, part_a_line
from dsr_desk.ui.request.run.amounts import what_is_done
from dsr_desk.ui.request.run.dialog import RunDialog
from dsr_desk.ui.request.run.page import RunPage
from tests.tools.render_windows import Stage, scene
from tests.tools.scenes.case import below, own_window
from tests.ui.fake_approval import FakeApproval, FakeErasure, PlanWorld, plan_services, planned
from tests.ui.fakes import PASSWORD, SIGNED_AGENT, SIGNED_SUPERVISOR, SUPERVISOR

Ready = Callable[[CasePage, Stage], None]


def page(
    stage: Stage, world: PlanWorld, ready: Ready | None = None, *, supervisor: bool = True
) -> QWidget:
    """Show the world's case."""
    stage.world = world
    desk = stage.desk(**plan_services(world))
    if supervisor:
        desk.enter(SIGNED_SUPERVISOR)
    shown = CasePage(desk)
    desk.setParent(shown)
    shown.show_case(world.view.case.id)

    def settle() -> None:
        stage.settle(200)
        if ready is not None:
            ready(shown, stage)

    shown.setProperty("ready", settle)
    return shown


def approving(shown: CasePage) -> ApprovePage:
    step = shown.pages[2]
    assert isinstance(step, ApprovePage)
    return step


def _open_all(shown: CasePage, stage: Stage) -> None:
    step = approving(shown)
    while step.list.model.left:
        step.list.view.open_next()
        stage.settle(50)


@scene("approve-fresh")
def approve_fresh(stage: Stage) -> QWidget:
    """A supervisor has just come."""
    return page(stage, planned())


@scene("approve-halfway")
def approve_halfway(stage: Stage) -> QWidget:
    """Two are opened."""

    def ready(shown: CasePage, stage: Stage) -> None:
        for _ in range(2):
            approving(shown).list.view.open_next()
            stage.settle(50)

    return page(stage, planned(90), ready)


@scene("approve-exception")
def approve_exception(stage: Stage) -> QWidget:
    """An exception with a note is looked at."""

    def ready(shown: CasePage, stage: Stage) -> None:
        approving(shown).list.view.open_next()
        stage.settle(50)

    return page(stage, planned(), ready)


@scene("approve-altered")
def approve_altered(stage: Stage) -> QWidget:
    """What is looked at has changed since it was found."""

    def ready(shown: CasePage, stage: Stage) -> None:
        approving(shown).list.view.open_next()
        stage.settle(50)

    world = planned()
    world.altered.add("exception:1")
    return page(stage, world, ready)


@scene("approve-ready")
def approve_ready(stage: Stage) -> QWidget:
    """Everything is opened and typed."""

    def ready(shown: CasePage, stage: Stage) -> None:
        _open_all(shown, stage)
        gate = approving(shown).gate
        gate.typed.setText(stage_phrase(stage))
        gate.password.setText(PASSWORD)

    return page(stage, planned(), ready)


def stage_phrase(stage: Stage) -> str:
    """Return what has to be typed."""
    assert isinstance(stage.world, PlanWorld)
    assert stage.world.plan is not None
    return stage.world.plan.confirmation


@scene("approve-wrong-password")
def approve_wrong_password(stage: Stage) -> QWidget:
    """The password was wrong."""

    def ready(shown: CasePage, stage: Stage) -> None:
        _open_all(shown, stage)
        gate = approving(shown).gate
        gate.typed.setText(stage_phrase(stage))
        gate.password.setText("fel")
        gate.approve.click()

    return page(stage, planned(), ready)


@scene("approve-agent")
def approve_agent(stage: Stage) -> QWidget:
    """The preparer, who is no supervisor, looks."""
    return page(stage, planned(), supervisor=False)


@scene("approve-self")
def approve_self(stage: Stage) -> QWidget:
    """The supervisor has prepared it."""
    return page(stage, planned(preparers=(SUPERVISOR.id,)))


@scene("approve-tampered")
def approve_tampered(stage: Stage) -> QWidget:
    """Somebody has changed the rows."""
    world = planned()
    assert world.plan is not None
    world.plan = replace(world.plan, intact=False)
    return page(stage, world)


@scene("approve-moved")
def approve_moved(stage: Stage) -> QWidget:
    """A channel's policy has changed since the plan was made."""
    world = planned()
    world.approving_refused = PolicyMoved()
    return page(stage, world)


@scene("approve-held")
def approve_held(stage: Stage) -> QWidget:
    """A hold has come since the plan was made, and another one was lifted."""
    world = planned()
    assert world.plan is not None
    told = (Caution(CautionKind.HELD, 3), Caution(CautionKind.LIFTED, 2))
    world.plan = replace(world.plan, cautions=told)
    return page(stage, world)


@scene("approve-given")
def approve_given(stage: Stage) -> QWidget:
    """The approved plan, looked at again."""
    world = approved()

    def ready(shown: CasePage, _stage: Stage) -> None:
        shown.steps.step_chosen.emit(3)

    return page(stage, world, ready)


def approved() -> PlanWorld:
    """Return a world whose plan is approved."""
    world = planned()
    FakeApproval(world).approved_by(SUPERVISOR.id)
    return world


@scene("run-ready")
def run_ready(stage: Stage) -> QWidget:
    """The plan is approved."""
    return page(stage, approved())


@scene("run-dialog")
def run_dialog(stage: Stage) -> QWidget:
    """The last question."""
    plan = approved().plan
    assert plan is not None
    sentence = part_a_line(own_sentence(plan))
    what = what_is_done(plan.plan.scope)
    return own_window(RunDialog(plan.plan.head.case, sentence, what, below()))


def going(stage: Stage, step: Step) -> QWidget:
    """Show a run that has come so far, without one: its end would not wait for the picture."""
    world = approved()

    def ready(shown: CasePage, stage: Stage) -> None:
        run = shown.pages[3]
        assert isinstance(run, RunPage)
        run._running = world.view.case.id
        run.read_again()
        stage.settle(400)
        run._on_run_progressed(step)

    return page(stage, world, ready)


@scene("run-going")
def run_going(stage: Stage) -> QWidget:
    """In the middle of the run."""
    return going(stage, Step("act", 8, 14))


@scene("run-scrubbing")
def run_scrubbing(stage: Stage) -> QWidget:
    """The database is being written anew."""
    return going(stage, Step("scrub", 412_000_000, 776_000_000, part="vacuum", in_bytes=True))


@scene("run-residue")
def run_residue(stage: Stage) -> QWidget:
    """Something was left."""
    world = approved()
    world.traces = (
        Trace("archive.db", "bytes", 2),
        Trace("Medborgarforum", "mentions", 3, blocking=False),
    )
    FakeErasure(world).run(world.view.case.id, SIGNED_AGENT)
    return page(stage, world)


def ran() -> PlanWorld:
    """Return a world whose run is proved."""
    world = approved()
    world.traces = (Trace("Medborgarforum", "mentions", 3, blocking=False),)
    FakeErasure(world).run(world.view.case.id, SIGNED_AGENT)
    return world


@scene("run-done")
def run_done(stage: Stage) -> QWidget:
    """The run is proved."""

    def ready(shown: CasePage, _stage: Stage) -> None:
        shown.steps.step_chosen.emit(4)

    return page(stage, ran(), ready, supervisor=False)


@scene("answer")
def answer(stage: Stage) -> QWidget:
    """The prepared mail."""
    return page(stage, ran(), supervisor=False)


@scene("answer-saved")
def answer_saved(stage: Stage) -> QWidget:
    """The mail is saved and the case closed."""

    def ready(shown: CasePage, stage: Stage) -> None:
        shown.pages[4].actions_in_footer()[0].trigger()
        stage.settle(100)

    return page(stage, ran(), ready, supervisor=False)


@scene("approve-none")
def approve_none(stage: Stage) -> QWidget:
    """A case that is still being reviewed has no plan."""
    world = planned()
    world.plan = None
    world.set_case(state=CaseState.TO_APPROVE)
    return page(stage, world)
