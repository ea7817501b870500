"""What was erased and has come back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_desk.services.erasing.replaying import Returned
from dsr_desk.ui.window.returning import ReplayDialog
from tests.tools.render_windows import Stage, scene
from tests.tools.scenes.main import window

BACK = (Returned("DSR-0007", 412, 0), Returned("DSR-0031", 5, 2))


@scene("returned-alarm")
def returned_alarm(stage: Stage) -> QWidget:
    """The alarm above the queue."""
    made = window(stage)
    made.room().returned_banner._on_looked(BACK)
    stage.settle()
    return made


@scene("returned-dialog")
def returned_dialog(stage: Stage) -> QWidget:
    """The question before anything is erased again."""
    made = window(stage)
    dialog = ReplayDialog(made._desk, made)
    dialog.show()
    stage.settle()
    dialog._on_looked(BACK)
    stage.settle()
    return dialog


@scene("returned-unclean")
def returned_unclean(stage: Stage) -> QWidget:
    """Erasing again was broken off; the files are still to be cleaned."""
    made = window(stage)
    dialog = ReplayDialog(made._desk, made)
    dialog.show()
    stage.settle()
    dialog._on_looked((Returned("DSR-0007", 0, 0, unclean=True),))
    stage.settle()
    return dialog


@scene("returned-triggers")
def returned_triggers(stage: Stage) -> QWidget:
    """Triggers may copy what is erased again, of which nobody knew when it was approved."""
    made = window(stage)
    dialog = ReplayDialog(made._desk, made)
    dialog.show()
    stage.settle()
    dialog._on_looked(
        (Returned("DSR-0007", 412, 0, copying=1), Returned("DSR-0031", 5, 2, copying=3))
    )
    stage.settle()
    return dialog
