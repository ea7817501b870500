"""From the search box to what it finds: nobody gets into a list that is not narrowed yet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.ui.widgets.search_box import SearchBox
from dsr_desk.ui.widgets.sought import Sought

Key = Qt.Key


class Heard:
    """A search box in a window, and what it led to."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        self.box, self.other = SearchBox(self.window), QLineEdit(self.window)
        column.addWidget(self.box)
        column.addWidget(self.other)
        self.sought = Sought(self.box)
        self.steps: list[str] = []
        self.sought.begun.connect(lambda: self.steps.append("begun"))
        self.sought.reached.connect(lambda: self.steps.append("reached"))
        self.sought.opened.connect(lambda: self.steps.append("opened"))
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.box.setFocus()
        qtbot.waitUntil(self.box.hasFocus)

    def type(self, qtbot: QtBot, text: str, *keys: Qt.Key) -> None:
        qtbot.keyClicks(self.box, text)
        for key in keys:
            qtbot.keyClick(self.box, key)


@pytest.fixture
def heard(qtbot: QtBot) -> Heard:
    return Heard(qtbot)


def test_with_nothing_typed_the_keys_lead_on_at_once(heard: Heard, qtbot: QtBot) -> None:
    heard.type(qtbot, "", Key.Key_Return, Key.Key_Down, Key.Key_Escape)
    assert heard.steps == ["reached"] * 3


def test_typing_that_rests_begins_the_search_once(heard: Heard, qtbot: QtBot) -> None:
    heard.type(qtbot, "anna")
    qtbot.waitUntil(lambda: heard.steps == ["begun"])
    heard.type(qtbot, "", Key.Key_Return)
    assert heard.steps == ["begun"], "it is being read"
    heard.sought.listed()
    assert heard.steps == ["begun", "reached"]
    heard.type(qtbot, "", Key.Key_Return)
    assert heard.steps[2:] == ["reached"], "the list shows it: its own Enter opens"


def test_enter_begins_at_once_and_enter_twice_opens_the_first_hit(
    heard: Heard, qtbot: QtBot
) -> None:
    heard.type(qtbot, "anna", Key.Key_Return, Key.Key_Return)
    assert heard.steps == ["begun"]
    heard.sought.listed()
    assert heard.steps == ["begun", "reached", "opened"]


def test_escape_and_the_arrow_open_nothing(heard: Heard, qtbot: QtBot) -> None:
    heard.type(qtbot, "anna", Key.Key_Escape, Key.Key_Escape, Key.Key_Escape, Key.Key_Down)
    heard.sought.listed()
    assert heard.steps == ["begun", "reached"]


def test_enter_that_is_held_opens_nothing(heard: Heard, qtbot: QtBot) -> None:
    heard.type(qtbot, "anna")
    for held in (False, True, True):
        press = QKeyEvent(
            QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", held
        )
        QApplication.sendEvent(heard.box, press)
    heard.sought.listed()
    assert heard.steps == ["begun", "reached"]


def test_a_list_that_was_asked_for_before_the_text_is_no_answer(heard: Heard, qtbot: QtBot) -> None:
    heard.type(qtbot, "anna")
    heard.sought.listed()
    assert heard.steps == []
    heard.type(qtbot, "", Key.Key_Return)
    assert heard.steps == ["begun"]


def test_more_text_takes_an_enter_back(heard: Heard, qtbot: QtBot) -> None:
    heard.type(qtbot, "anna", Key.Key_Return)
    heard.type(qtbot, "s")
    qtbot.waitUntil(lambda: heard.steps == ["begun", "begun"])
    heard.sought.listed()
    assert heard.steps == ["begun", "begun"]


def test_whoever_has_gone_elsewhere_stays_there(heard: Heard, qtbot: QtBot) -> None:
    heard.type(qtbot, "anna", Key.Key_Return)
    heard.other.setFocus()
    heard.sought.listed()
    assert heard.steps == ["begun"]


def test_after_a_failure_enter_tries_again(heard: Heard, qtbot: QtBot) -> None:
    heard.type(qtbot, "anna", Key.Key_Return)
    heard.sought.lose()
    heard.type(qtbot, "", Key.Key_Return)
    assert heard.steps == ["begun", "begun"]
    heard.sought.listed()
    assert heard.steps == ["begun", "begun", "reached"]
