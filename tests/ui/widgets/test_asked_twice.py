"""Asking once more: what was asked about is confirmed, and the focus goes to the way out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.ui.widgets.asked_twice import AskedTwice
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import DangerButton, SafeButton


class Window(QWidget):
    """The parts of a window that asks."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner(self)
        self.remove, self.close_button = SafeButton("Remove…", self), SafeButton("Close", self)
        self.really = DangerButton("Remove it for good", self)
        column = QVBoxLayout(self)
        for part in (self.banner, self.remove, self.really, self.close_button):
            column.addWidget(part)
        self.asked = AskedTwice(self.remove, self.really, self.banner, self.close_button, self)
        self.confirmed: list[object] = []
        self.asked.confirmed.connect(self.confirmed.append)

    def shown(self) -> tuple[bool, bool]:
        return not self.remove.isHidden(), not self.really.isHidden()


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_the_second_button_takes_the_place_of_the_first_and_the_way_out_has_the_focus(
    window: Window, qtbot: QtBot
) -> None:
    assert window.shown() == (True, False)
    window.asked.ask("first", "It goes for good.")
    assert window.shown() == (False, True)
    assert "It goes for good." in window.banner.text.whole_text
    qtbot.waitUntil(window.close_button.hasFocus)
    window.really.click()
    assert window.confirmed == ["first"]
    assert window.shown() == (True, False)
    assert window.banner.isHidden()
    window.really.click()
    assert window.confirmed == ["first"], "it is confirmed once"


def test_what_was_let_go_of_is_not_confirmed_and_what_else_is_told_stays(window: Window) -> None:
    window.asked.ask("first", "It goes for good.")
    window.asked.let_go()
    assert window.shown() == (True, False)
    assert window.banner.isHidden()
    window.really.click()
    assert window.confirmed == []
    window.banner.show_message("ok", "Done.")
    window.asked.let_go()
    assert not window.banner.isHidden()
