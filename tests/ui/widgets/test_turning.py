"""Side by side where there is room, one below the other where there is not; nothing is squeezed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.ui.request.footer import Footer
from dsr_desk.ui.widgets.rows import RowsModel, TableRow, table_over
from dsr_desk.ui.widgets.step_bar import StepBar
from dsr_desk.ui.widgets.turning import Turning, TurningPanes


def wide(width: int) -> QLabel:
    label = QLabel("x")
    label.setMinimumWidth(width)
    return label


@pytest.mark.parametrize(("width", "below"), [(600, False), (380, True)])
def test_the_second_stands_below_where_both_have_no_room(
    qtbot: QtBot, width: int, below: bool
) -> None:
    first, second = wide(300), wide(150)
    around = QWidget()
    qtbot.addWidget(around)
    both = Turning(first, second, 10, around)
    both.resize(width, 200)
    around.grab()  # lays it out
    assert (second.y() > first.y()) is below
    assert both.minimumSizeHint().width() == 300


def test_what_needs_comfort_stands_below_before_it_is_cut(qtbot: QtBot) -> None:
    first, second = wide(300), wide(100)
    both = Turning(first, second, 10, comfort=400)
    qtbot.addWidget(both)
    both.resize(600, 200)
    both.grab()
    assert second.y() > first.y()


def test_panes_turn_where_both_have_no_room_and_back(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    panes = TurningPanes(around)
    for width in (300, 350):
        panes.addWidget(wide(width))
    assert panes.minimumSizeHint().width() == 350
    ways = []
    around.show()
    for width in (800, 500, 800):
        panes.resize(width, 300)
        ways.append(panes.orientation())
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert ways == [across, down, across]


def test_panes_turn_when_one_of_them_needs_more_room(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    panes, first = TurningPanes(around), wide(300)
    panes.addWidget(first)
    panes.addWidget(wide(250))
    panes.resize(600, 300)
    around.show()
    assert panes.orientation() is Qt.Orientation.Horizontal
    first.setMinimumWidth(400)
    qtbot.waitUntil(lambda: panes.orientation() is Qt.Orientation.Vertical)


def test_a_narrow_table_shows_short_texts_whole_and_long_ones_in_several_lines(
    qtbot: QtBot,
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = RowsModel(parent)
    table = table_over(model, "Editors", parent)
    model.set_headings(("Organisation", "Name", "Since"))
    model.set_rows([TableRow(("A house with many words in its name " * 3, "Bo", "2026-11-24"))])
    header = table.horizontalHeader()
    table.resize(1200, 200)
    table.grab()
    roomy = [header.sectionSize(n) for n in range(3)]
    line = table.rowHeight(0)
    table.resize(400, 200)
    table.grab()
    narrow = [header.sectionSize(n) for n in range(3)]
    assert sum(roomy) == table.viewport().width() + 800
    assert narrow[1] == roomy[1]
    assert roomy[2] > narrow[2] > table.fontMetrics().horizontalAdvance("2026-11-24")
    assert sum(narrow) == table.viewport().width()
    assert table.rowHeight(0) > line


def test_the_footer_s_buttons_stand_in_two_lines_where_one_is_too_short(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    footer = Footer(around)
    actions = [QAction(f"Do something number {number}", footer) for number in range(4)]
    footer.show_actions(actions, "")
    whole = sum(button.sizeHint().width() for button in footer.buttons())
    places = []
    for width in (whole + 100, whole * 3 // 4, whole + 100):
        footer.resize(width, 120)
        around.grab()
        places.append(len({button.y() for button in footer.buttons()}))
        assert footer.buttons()[-1].geometry().right() == footer.width() - 1
    assert places == [1, 2, 1]
    assert footer.minimumSizeHint().width() < whole * 3 // 4


def test_the_step_bar_names_the_current_step_however_narrow_it_is(qtbot: QtBot) -> None:
    bar = StepBar()
    qtbot.addWidget(bar)
    bar.set_current(3)
    bar.resize(340, 40)
    bar.show()
    buttons = bar._group.buttons()
    assert [button.text() for button in buttons] == ["1", "2", "Approve", "4", "5"]
    qtbot.waitUntil(lambda: buttons[2].width() >= buttons[2].minimumSizeHint().width())
