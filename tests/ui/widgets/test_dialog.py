"""What all dialogs have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.ui.qt import alive
from dsr_desk.ui.widgets.dialog import Dialog


def test_a_dialog_goes_with_what_it_shows_when_it_is_closed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = Dialog(window)
    dialog.open()
    dialog.reject()
    qtbot.waitUntil(lambda: not alive(dialog))
    assert window.findChildren(Dialog) == []
