"""What must be opened before signing, as a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dsr_desk.domain.finding.matches import Ground
from dsr_desk.services.erasing.to_see import ToSee
from dsr_desk.ui.request.approve.to_see_model import ToSeeModel
from dsr_desk.ui.request.approve.to_see_view import ToSeeView
from dsr_desk.ui.request.matches.model import LINE_ROLE, MatchLine, Standing
from tests.ui.fakes import NOW


def to_see(place: int, *, seen: bool = False, ground: Ground | None = None) -> ToSee:
    kind = "item" if ground is None else "exception"
    at = NOW - timedelta(days=place)
    return ToSee(
        f"{kind}:{place}", kind, place, f"Title {place}", at, "Kundtjänst", ground, "", seen
    )


ROWS = (to_see(1, ground=Ground.LEGAL_CLAIM), to_see(2, seen=True), to_see(5))


@pytest.fixture
def model(qapp: QObject, qtmodeltester: ModelTester) -> Iterator[ToSeeModel]:
    made = ToSeeModel(qapp)
    qtmodeltester.check(made)
    made.set_rows(ROWS)
    yield made
    qtmodeltester.check(made)
    made.setParent(None)


def lines(model: ToSeeModel) -> list[MatchLine]:
    found = [model.index(n).data(LINE_ROLE) for n in range(model.rowCount())]
    return [line for line in found if isinstance(line, MatchLine)]


def test_a_row_says_in_words_why_it_is_there_and_whether_it_was_opened(model: ToSeeModel) -> None:
    assert [(line.title, line.why, line.standing_text) for line in lines(model)] == [
        ("Title 1", "Kept: Legal claims", "Not opened yet"),
        ("Title 2", "Drawn item 2", "Opened"),
        ("Title 5", "Drawn item 5", "Not opened yet"),
    ]
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Title 1, Kundtjänst, 23 Nov 2026, Kept: Legal claims, Not opened yet"


def test_opening_changes_one_row_and_moves_none(model: ToSeeModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_seen("item:5")
    assert changed.args is not None
    assert changed.args[0].row() == changed.args[1].row() == 2
    assert [line.standing for line in lines(model)] == [
        Standing.TO_LOOK_AT,
        Standing.INCLUDED,
        Standing.INCLUDED,
    ]
    assert model.left == 1


def test_a_mark_that_is_not_there_changes_nothing(model: ToSeeModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_seen("item:77")
    assert model.left == 2


def test_the_same_rows_again_keep_the_current_one(model: ToSeeModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_rows([replace(row, seen=True) for row in ROWS])
    assert model.left == 0


@pytest.mark.parametrize(("after", "found"), [(-1, 0), (0, 2), (1, 2), (2, 0)])
def test_the_next_unopened_is_found_round_the_end(
    model: ToSeeModel, after: int, found: int
) -> None:
    assert model.next_unopened(after) == found


def test_there_is_no_next_when_all_is_opened(model: ToSeeModel) -> None:
    model.set_rows([replace(row, seen=True) for row in ROWS])
    assert model.next_unopened(0) == -1


@pytest.fixture
def view(model: ToSeeModel, qtbot: QtBot) -> ToSeeView:
    made = ToSeeView(model)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.go_to(0)
    return made


def test_going_past_a_row_does_not_open_it(view: ToSeeView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.opening_requested, wait=200):
        for key in (Qt.Key.Key_Down, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_End):
            qtbot.keyClick(view, key)
    assert view.current_mark() == "item:5"


def test_the_current_row_stays_in_sight_when_a_message_takes_the_lists_room(
    view: ToSeeView, model: ToSeeModel, qtbot: QtBot
) -> None:
    model.set_rows([to_see(place) for place in range(1, 30)])
    view.resize(300, 400)
    view.show()
    view.go_to(model.rowCount() - 1)
    view.resize(300, 300)
    qtbot.waitUntil(lambda: view.height() == 300)
    row = view.visualRect(view.currentIndex())
    assert row.bottom() <= view.viewport().height()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_open_the_current_row(view: ToSeeView, qtbot: QtBot, key: Qt.Key) -> None:
    view.go_to(1)
    with qtbot.waitSignal(view.opening_requested) as opened:
        qtbot.keyClick(view, key)
    assert opened.args == ["item:2"]


def test_n_opens_the_current_row_first_and_then_the_next_unopened(
    view: ToSeeView, model: ToSeeModel, qtbot: QtBot
) -> None:
    opened: list[str] = []
    view.opening_requested.connect(opened.append)
    qtbot.keyClick(view, Qt.Key.Key_N)
    qtbot.keyClick(view, Qt.Key.Key_N)
    assert opened == ["exception:1", "exception:1"]
    model.set_seen("exception:1")
    qtbot.keyClick(view, Qt.Key.Key_N)
    assert opened[2:] == ["item:5"]


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_that_is_held_opens_one(view: ToSeeView, key: Qt.Key) -> None:
    opened: list[str] = []
    view.opening_requested.connect(opened.append)
    for held in (False, True, True):
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", held)
        QApplication.sendEvent(view, press)
    assert len(opened) == 1


def test_letters_do_nothing_when_they_are_switched_off(view: ToSeeView, qtbot: QtBot) -> None:
    view.letter_keys = False
    with qtbot.assertNotEmitted(view.opening_requested):
        qtbot.keyClick(view, Qt.Key.Key_N)
    assert view.current_mark() == "exception:1"


def test_a_click_opens(view: ToSeeView, model: ToSeeModel, qtbot: QtBot) -> None:
    at = view.visualRect(model.index(2)).center()
    with qtbot.waitSignal(view.opening_requested) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == ["item:5"]


def test_to_whoever_does_not_sign_nothing_says_that_it_was_not_opened(model: ToSeeModel) -> None:
    model.set_rows(ROWS, due=False)
    assert {(line.standing, line.standing_text, line.seen) for line in lines(model)} == {
        (Standing.INCLUDED, "", True)
    }
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Title 1, Kundtjänst, 23 Nov 2026, Kept: Legal claims"
    model.set_seen("item:5")
    assert [line.standing_text for line in lines(model)] == ["", "", ""]
