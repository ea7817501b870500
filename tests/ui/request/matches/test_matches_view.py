"""The view of the list: what is current is in sight, and its row is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dsr_desk.ui.request.matches.describe import describe
from dsr_desk.ui.request.matches.model import BLOCK, MatchesModel
from dsr_desk.ui.request.matches.view import MatchesView, standing_room
from tests.ui.fake_case import CaseWorld, usual_find

COUNT = 4 * BLOCK


@pytest.fixture
def view(qapp: QObject, qtbot: QtBot) -> MatchesView:
    world = CaseWorld()
    world.put(usual_find(1))
    (row,) = world.rows
    model = MatchesModel(describe, qapp)
    made = MatchesView(model)
    model.setParent(made)
    qtbot.addWidget(made)
    model.reset_rows(
        COUNT, [replace(row, match=row.match._replace(id=n + 1)) for n in range(BLOCK)]
    )
    made.resize(700, 600)
    return made


def test_the_current_row_is_asked_for_without_being_painted(
    view: MatchesView, qtbot: QtBot
) -> None:
    assert not view.isVisible()
    with qtbot.waitSignal(view._matches.block_wanted) as wanted:
        view.go_to(2 * BLOCK)
    assert wanted.args == [2]


def test_the_current_row_stays_in_sight_in_a_lower_list(view: MatchesView, qtbot: QtBot) -> None:
    with qtbot.waitExposed(view):
        view.show()
    _first, last = view.visible_places()
    view.go_to(last)
    view.resize(700, 300)
    qtbot.waitUntil(lambda: view.viewport().height() < 320)
    first, last = view.visible_places()
    assert first <= view.currentIndex().row() <= last


def test_who_has_scrolled_away_from_the_current_row_stays_there(
    view: MatchesView, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(view):
        view.show()
    view.go_to(0)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    view.resize(700, 300)
    qtbot.waitUntil(lambda: view.viewport().height() < 320)
    first, _last = view.visible_places()
    assert first > 0


def test_how_a_match_stands_has_all_the_room_that_a_short_reason_leaves(view: MatchesView) -> None:
    row = view._matches.row(0)
    assert row is not None
    short = replace(describe(row), why="Fil", attachments="")
    long = replace(short, why="kundtjänstens svar i konversationen, och ännu mer än så")
    assert standing_room(short, 500) > 400
    assert standing_room(long, 500) == 300
    assert standing_room(replace(short, attachments="2"), 500) < standing_room(short, 500)
