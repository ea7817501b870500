"""The answer with an extract, and its password."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_desk.ui.request.sealing import PasswordDialog
from tests.tools.render_windows import Stage, scene
from tests.ui.fake_sealing import FakeSealing


@scene("extract-password")
def extract_password(stage: Stage) -> QWidget:
    """The password is shown, this once."""
    made = PasswordDialog(FakeSealing(large=True).seal(1, None), QWidget())
    made.setProperty("own_size", True)
    return made
