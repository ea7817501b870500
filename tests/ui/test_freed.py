"""A page goes with its last holder, also while a question stands over it: nothing connected to the
question keeps it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.requests import CaseState
from dsr_desk.services.finding.side_lane import BesideView
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.directory.dialog import DirectoryDialog
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.request.answer.page import AnswerPage
from dsr_desk.ui.request.approve.page import ApprovePage
from dsr_desk.ui.request.beside.dialog import BesideDialog
from dsr_desk.ui.request.run.page import RunPage
from dsr_desk.ui.request.verify.page import VerifyPage
from tests.ui.fake_approval import FakeApproval, plan_services, planned
from tests.ui.fake_beside import a_beside
from tests.ui.fake_case import CHANNELS, CaseWorld
from tests.ui.fake_directory import DirectoryWorld, FakeConnecting, FakeDirectory
from tests.ui.fake_sending import ACCOUNT, FakeSending, FakeSendingSettings
from tests.ui.fakes import (
    NOW,
    SIGNED_SUPERVISOR,
    SUPERVISOR,
    World,
    make_services,
    make_workspace,
)

Made = tuple[QWidget, Callable[[], object]]
Make = Callable[[JobRunner], Made]
"""Makes a page that has been read, and what asks over it."""


def _desk(world: World, jobs: JobRunner, **services: object) -> Desk:
    desk = Desk(make_services(world, **services), jobs, lambda: NOW)
    desk.enter(SIGNED_SUPERVISOR)
    return desk


def approving(jobs: JobRunner) -> Made:
    world = planned()
    page = ApprovePage(_desk(world, jobs, **plan_services(world)))
    page.show_view(world.view)
    return page, page.gate.send_back.click


def running(jobs: JobRunner) -> Made:
    world = planned()
    FakeApproval(world).approved_by(SUPERVISOR.id)
    page = RunPage(_desk(world, jobs, **plan_services(world)))
    page.show_view(world.view)
    return page, page.start.click


def answering(jobs: JobRunner) -> Made:
    world = planned()
    world.set_case(state=CaseState.TO_ANSWER)
    settings = FakeSendingSettings(ACCOUNT)
    faked = {**plan_services(world), "sending": FakeSending(), "sending_settings": settings}
    page = AnswerPage(_desk(world, jobs, **faked))
    page.show_view(world.view)
    return page, lambda: page.sending.ask_what_became(42)


def sending(jobs: JobRunner) -> Made:
    page, _ = answering(jobs)
    assert isinstance(page, AnswerPage)

    def ask() -> None:
        assert page._draft is not None
        page.sending.ask(42, page._draft)  # its attachment is gone, which the sending tells

    return page, ask


def verifying(jobs: JobRunner) -> Made:
    world = CaseWorld()
    world.set_case(state=CaseState.REVIEWING)
    page = VerifyPage(_desk(world, jobs))
    page.show_view(world.view)
    return page, page.unlawful.ask


def beside(jobs: JobRunner) -> Made:
    world = CaseWorld()
    world.set_case(state=CaseState.REVIEWING)
    view = BesideView(42, a_beside(), (), CHANNELS)
    parent = QWidget()
    dialog = BesideDialog(_desk(world, jobs), world.view.case, view, parent)
    dialog.setParent(None)
    return dialog, dialog.ask.click


def directory(jobs: JobRunner) -> Made:
    known = DirectoryWorld()
    workspace = make_workspace(directory=FakeDirectory(known), connecting=FakeConnecting(known))
    dialog = DirectoryDialog(_desk(World(), jobs, workspace=workspace))

    def ask() -> None:
        dialog.table.selectRow(0)
        dialog.end.click()

    return dialog, ask


@pytest.mark.parametrize(
    "make", [approving, running, answering, sending, verifying, beside, directory]
)
def test_a_question_over_a_page_does_not_keep_it(make: Make, jobs: JobRunner, qtbot: QtBot) -> None:
    page, ask = make(jobs)
    qtbot.waitUntil(lambda: not jobs.busy)
    before = len(page.findChildren(QWidget))
    ask()
    assert len(page.findChildren(QWidget)) > before, "the question stands over it"
    qtbot.waitUntil(lambda: not jobs.busy)
    seen = weakref.ref(page)
    del page, ask
    gc.collect()
    assert seen() is None
