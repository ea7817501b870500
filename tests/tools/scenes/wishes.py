"""A mail with another wish for each person, before and after they are told apart."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.verifying.telling_apart import Told
from dsr_desk.services.intake.wishes_in import asked_in, certain_of
from dsr_desk.ui.request.verify.wishes_dialog import WishesDialog
from tests.tools.render_windows import Stage, scene
from tests.tools.scenes.case import below, own_window, page
from tests.ui.fake_wishes import CERTAIN, DOUBTFUL, TellingChecklist, wishes_world
from tests.ui.fakes import SIGNED_SUPERVISOR


@scene("wishes-doubt")
def wishes_doubt(stage: Stage) -> QWidget:
    """Show a mail whose wishes can't be paired for certain."""
    return page(stage, wishes_world(DOUBTFUL))


@scene("wishes-certain")
def wishes_certain(stage: Stage) -> QWidget:
    """Show a mail whose wishes are certain, in a case that was not split yet."""
    return page(stage, wishes_world(CERTAIN))


@scene("wishes-apart")
def wishes_apart(stage: Stage) -> QWidget:
    """Show the first of the cases that came of it."""
    world = wishes_world(CERTAIN)
    wishes = {n: Told(w.kind, w.channels) for n, w in enumerate(certain_of(world.view), start=1)}
    TellingChecklist(world).tell_apart(world.view.case.id, wishes, "", SIGNED_SUPERVISOR)
    return page(stage, world)


@scene("wishes-dialog")
def wishes_dialog(stage: Stage) -> QWidget:
    """Show the dialog before anything is chosen."""
    del stage
    view = wishes_world(DOUBTFUL).view
    return own_window(WishesDialog(view.case, asked_in(view), (), below()))


@scene("wishes-dialog-certain")
def wishes_dialog_certain(stage: Stage) -> QWidget:
    """Show the dialog as a certain mail fills it in."""
    del stage
    view = wishes_world(CERTAIN).view
    return own_window(WishesDialog(view.case, asked_in(view), certain_of(view), below()))
