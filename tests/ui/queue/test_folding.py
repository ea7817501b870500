"""The queue gives way to a case where the window is narrow, and comes back by one key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import Translators
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.request.case_page import CasePage
from dsr_desk.ui.style import theme
from dsr_desk.ui.window.main_window import MainWindow, Surroundings
from tests.ui.fakes import NOW, SIGNED_AGENT, FakeCasePage, World, make_services

WIDE, NARROW = 300, 180
"""Units of width."""


class Reading(FakeCasePage):
    """A case with a list, and with what is read beside it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.rows, self.text = QListView(self), QTextEdit(self)

    def panes(self) -> Sequence[QWidget]:
        return (self.field, self.rows, self.text)


@pytest.fixture
def window(
    qtbot: QtBot,
    jobs: JobRunner,
    world: World,
    preferences: Preferences,
    translators: Translators,
) -> MainWindow:
    """A narrow window with the queue read."""

    def make(desk: Desk, parent: QWidget) -> CasePage:
        return cast("CasePage", Reading(desk, parent))

    desk = Desk(make_services(world), jobs, lambda: NOW)
    around = Surroundings(preferences, translators, make, lambda _path: None)
    made = MainWindow(desk, around)
    qtbot.addWidget(made)
    made.resize(theme.px(NARROW), 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    with qtbot.waitSignal(made.queue.model.loaded):
        desk.enter(SIGNED_AGENT)
    return made


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def inside(part: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is part or part.isAncestorOf(focused))


def test_a_case_that_is_opened_has_the_narrow_window_and_escape_brings_the_queue_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    queue, case_page = window.queue, window.case_page
    press(qtbot, Qt.Key.Key_Return)
    assert queue.folded
    qtbot.waitUntil(lambda: case_page.width() > window.width() * 9 // 10)
    assert inside(case_page)
    press(qtbot, Qt.Key.Key_Escape)
    assert not window.queue.folded
    assert queue.list.hasFocus()
    assert queue.width() >= theme.px(72)


def test_what_folded_by_itself_unfolds_in_a_wide_window_and_what_a_person_folded_does_not(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, Qt.Key.Key_Return)
    window.resize(theme.px(WIDE), 500)
    qtbot.waitUntil(lambda: not window.queue.folded)
    window.menus.actions["queue"].trigger()
    assert window.queue.folded
    window.resize(theme.px(WIDE) + 50, 500)
    assert window.queue.folded
    window.menus.actions["queue"].trigger()
    assert window.queue.list.hasFocus()


def test_in_a_wide_window_an_opened_case_leaves_the_queue(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(theme.px(WIDE), 500)
    press(qtbot, Qt.Key.Key_Return)
    assert not window.queue.folded


def test_a_queue_that_somebody_unfolds_in_a_narrow_window_stays(
    qtbot: QtBot, window: MainWindow
) -> None:
    stands = []
    for key in (True, False, True, False):
        if key:
            press(qtbot, Qt.Key.Key_Return)
        else:
            window.menus.actions["queue"].trigger()
        stands.append(window.queue.folded)
    assert stands == [True, False, False, True]


def test_the_second_press_of_a_double_click_falls_on_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    rows = window.queue.list
    spot = rows.visualRect(rows.model().index(0, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.queue.folded
    untouchable = Qt.WidgetAttribute.WA_TransparentForMouseEvents
    assert window.case_page.testAttribute(untouchable)
    qtbot.waitUntil(lambda: not window.case_page.testAttribute(untouchable))


def test_escape_goes_out_one_step_at_a_time(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_Return)
    _, rows, text = window.case_page.panes()
    text.setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert rows.hasFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert window.queue.list.hasFocus()


def test_at_the_folded_queue_the_case_beside_it_takes_its_next_step(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, Qt.Key.Key_Return)
    window.queue.fold.setFocus()
    qtbot.keyClick(window.queue.fold, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert cast("FakeCasePage", window.case_page).confirmed == 1
    assert window.queue.folded


def test_search_and_f6_find_a_folded_queue(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_Return)
    panes = window.room().panes()
    assert panes[0] is window.queue.fold
    assert window.queue.fold.isVisible()
    window.menus.actions["search"].trigger()
    assert not window.queue.folded
    assert window.queue.filters.search.hasFocus()


def test_a_folded_queue_is_kept_open_for_the_next_time(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_Return)
    window.room().layout_to_keep()
    assert not window.queue.folded
