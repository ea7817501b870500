"""Other people in the extract: the list, and the list when there is nobody."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround
from dsr_desk.domain.requests import RequestKind
from dsr_desk.ui.request.others.dialog import OthersDialog
from tests.tools.render_windows import Stage, scene
from tests.tools.scenes.case import below, own_window, page, reviewing
from tests.ui.fake_case import case_services
from tests.ui.fake_others import FakeRedacting


def _dialog(stage: Stage, *, empty: bool = False, sent_along: tuple[int, ...] = ()) -> QWidget:
    world = reviewing()
    world.set_case(kind=RequestKind.ACCESS)
    stage.world = world
    redacting = FakeRedacting(world, empty=empty, sent_along=sent_along)
    known, others = RedactionGround.KNOWN, RedactionGround.OTHERS
    redacting.decide(world.view.case.id, ["2-address"], Choice.SHOW, known, None)
    redacting.decide(world.view.case.id, ["4-name"], Choice.REDACT, others, None)
    desk = stage.desk(**case_services(world) | {"redacting": redacting})
    return own_window(OthersDialog(desk, world.view.case, below()))


@scene("others-dialog")
def others_dialog(stage: Stage) -> QWidget:
    """People and a file, decided and not."""
    return _dialog(stage)


@scene("others-dialog-sent-along")
def others_dialog_sent_along(stage: Stage) -> QWidget:
    """Some items were sent together with somebody else."""
    return _dialog(stage, sent_along=(3, 12, 40))


@scene("others-dialog-guess")
def others_dialog_guess(stage: Stage) -> QWidget:
    """A guess is looked at: what it was taken for stands beside it."""
    dialog = _dialog(stage)
    assert isinstance(dialog, OthersDialog)

    def choose() -> None:
        dialog.list.setCurrentIndex(dialog.model.index(6))

    dialog.setProperty("ready", choose)
    return dialog


@scene("others-dialog-empty")
def others_dialog_empty(stage: Stage) -> QWidget:
    """Nobody else is in the items."""
    return _dialog(stage, empty=True)


@scene("review-extract")
def review_extract(stage: Stage) -> QWidget:
    """The review of an extract, with the way to the other people."""
    world = reviewing()
    world.set_case(kind=RequestKind.ACCESS)
    return page(stage, world)
