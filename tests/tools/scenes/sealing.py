"""The answer with an extract, and its password."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.requests import CaseState
from dsr_desk.ui.request.answer.page import AnswerPage
from dsr_desk.ui.request.answer.sealing import PasswordDialog
from dsr_desk.ui.request.case_page import CasePage
from tests.tools.render_windows import Stage, scene
from tests.ui.fake_approval import plan_services, planned
from tests.ui.fake_sealing import FakeExtract, FakeExtractAnswers, FakeSealing


@scene("extract-password")
def extract_password(stage: Stage) -> QWidget:
    """The password is shown, this once."""
    made = PasswordDialog(FakeSealing(large=True).seal(1, None), None)
    made.setProperty("own_size", True)
    return made


@scene("answer-sealing")
def answer_sealing(stage: Stage) -> QWidget:
    """A large extract is being encrypted for the answer."""
    world = planned()
    world.set_case(state=CaseState.TO_ANSWER)
    stage.world = world
    sealing = FakeSealing()
    sealing.held = True
    fakes = {"replies": FakeExtractAnswers(world), "export": FakeExtract(), "sealing": sealing}
    desk = stage.desk(**plan_services(world) | fakes)
    shown = CasePage(desk)
    desk.setParent(shown)
    shown.show_case(world.view.case.id)

    def ready() -> None:
        stage.settle(200)
        answer = shown.pages[4]
        assert isinstance(answer, AnswerPage)
        answer.files.seal.click()
        stage.settle(400)

    shown.setProperty("ready", ready)
    return shown
