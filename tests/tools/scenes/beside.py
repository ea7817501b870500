"""The side lane: the line above the matches, the window behind it, and the letter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.finding.beside import Beside
from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.domain.finding.matches import Gap
from dsr_desk.services.finding.side_lane import BesideView
from dsr_desk.ui.request.beside.dialog import BesideDialog
from dsr_desk.ui.request.beside.operations import draft_beside
from dsr_desk.ui.request.letter_dialog import LetterDialog
from tests.tools.render_windows import Stage, scene
from tests.tools.scenes.case import below, own_window, page, reviewing
from tests.tools.scenes.later_steps import page as approval_page
from tests.ui.fake_approval import planned
from tests.ui.fake_beside import a_beside
from tests.ui.fake_case import CHANNELS, CaseWorld, case_services

LEFT_OUT = Gap("", "ex-chat", "channel-left-out")


def alarming() -> Beside:
    """Return a side lane in which the named address has nothing and its twin has much."""
    made = a_beside()
    return replace(made, twins=(replace(made.twins[0], own=0),), own=((1, 0),))


@scene("review-beside")
def review_beside(stage: Stage) -> QWidget:
    """Something stands beside the request."""
    world = reviewing()
    world.beside = a_beside()
    return page(stage, world)


@scene("review-twin-alarm")
def review_twin_alarm(stage: Stage) -> QWidget:
    """Nothing from the named address, much from its twin."""
    world = reviewing(0)
    world.beside = replace(alarming(), asides=(), elsewhere=(), unread=(Unread("ex-mail", 1),))
    return page(stage, world)


@scene("approve-beside")
def approve_beside(stage: Stage) -> QWidget:
    """The one who approves sees it too."""
    world = planned()
    world.beside = alarming()
    return approval_page(stage, world)


def _dialog(stage: Stage, world: CaseWorld) -> BesideDialog:
    stage.world = world
    desk = stage.desk(**case_services(world))
    view = BesideView(world.view.case.id, world.beside, world.gaps, CHANNELS)
    return BesideDialog(desk, world.view.case, view, below())


@scene("beside-dialog")
def beside_dialog(stage: Stage) -> QWidget:
    """Everything that can stand beside, with a gap."""
    world = reviewing()
    world.beside, world.gaps = (
        a_beside(),
        (LEFT_OUT, Gap("arkiv", "ex-forum", "its file can’t be opened or read (SQLITE_IOERR)")),
    )
    return own_window(_dialog(stage, world))


@scene("beside-dialog-empty")
def beside_dialog_empty(stage: Stage) -> QWidget:
    """Only attachments that were not searched."""
    world = reviewing()
    world.beside = Beside(unread=(Unread("ex-mail", 46),))
    return own_window(_dialog(stage, world))


@scene("beside-letter")
def beside_letter(stage: Stage) -> QWidget:
    """The letter that asks about it."""
    world = reviewing()
    world.beside = alarming()
    stage.world = world
    desk = stage.desk(**case_services(world))
    case = world.view.case
    view = BesideView(case.id, world.beside, (), CHANNELS)
    letter = LetterDialog(
        desk, case.id, "Fråga redaktören", "", below(),
        draft=lambda language: draft_beside(
            parent=desk, desk=desk, case_id=case.id, view=view, language=language
        ),
    )  # fmt: skip
    return own_window(letter)
