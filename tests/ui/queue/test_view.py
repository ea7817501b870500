"""The queue by hand and key: nothing moves by itself, the marked row is the shown case."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.errors import DiskFull
from dsr_desk.domain.requests import CaseState
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.queue.filters import View
from dsr_desk.ui.queue.list import REST_MS
from dsr_desk.ui.queue.view import QueueView
from dsr_desk.ui.widgets.buttons import SafeButton
from tests.ui.fakes import World, make_case

Key = Qt.Key


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, preferences: Preferences) -> QueueView:
    """The queue of an ordinary morning, with the focus in the list."""
    made = QueueView(desk, preferences)
    qtbot.addWidget(made)
    made.resize(360, 700)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitSignal(made.model.loaded):
        made.start()
    made.activateWindow()
    made.go_to_list()
    qtbot.waitUntil(made.list.hasFocus)
    return made


def current(view: QueueView) -> str:
    return view.model.entry(view.list.currentIndex().row()).row.number


def marked(view: QueueView) -> list[str]:
    return [view.model.entry(i.row()).row.number for i in view.list.selectedIndexes()]


def test_at_first_the_keyboard_is_on_the_first_row_and_nothing_is_marked(view: QueueView) -> None:
    assert current(view) == "DSR-0031"
    assert marked(view) == []


def test_nobodys_case_is_shown_because_the_list_came_when_it_had_the_focus(
    qtbot: QtBot, view: QueueView
) -> None:
    (rest,) = (t for t in view.list.findChildren(QTimer) if t.interval() == REST_MS)
    with qtbot.waitSignal(view.model.loaded):
        view.filters.choose(View.MINE)
    assert view.list.hasFocus()
    assert current(view) == "DSR-0042"
    assert not rest.isActive()


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ([Key.Key_J], "DSR-0042"),
        ([Key.Key_J, Key.Key_J, Key.Key_K], "DSR-0042"),
        ([Key.Key_K], "DSR-0031"),
        ([Key.Key_Down, Key.Key_Down], "DSR-0038"),
        ([Key.Key_End], "DSR-0050"),
        ([Key.Key_End, Key.Key_J], "DSR-0050"),
    ],
)
def test_keys_go_along_the_list(
    qtbot: QtBot, view: QueueView, keys: list[Qt.Key], number: str
) -> None:
    for key in keys:
        qtbot.keyClick(view.list, key)
    assert current(view) == number


def test_letters_do_nothing_when_they_are_switched_off(
    qtbot: QtBot, view: QueueView, preferences: Preferences
) -> None:
    preferences.single_keys = False
    qtbot.keyClick(view.list, Key.Key_J)
    assert current(view) == "DSR-0031"


def test_enter_opens_and_marks_the_case(qtbot: QtBot, view: QueueView) -> None:
    qtbot.keyClick(view.list, Key.Key_J)
    with qtbot.waitSignal(view.case_opened) as opened:
        qtbot.keyClick(view.list, Key.Key_Return)
    assert opened.args == [42]
    assert marked(view) == ["DSR-0042"]


def test_a_case_is_shown_when_the_keys_come_to_rest(qtbot: QtBot, view: QueueView) -> None:
    shown: list[int] = []
    view.case_chosen.connect(shown.append)
    for _ in range(3):
        qtbot.keyClick(view.list, Key.Key_Down)
    with qtbot.waitSignal(view.case_chosen):
        assert shown == []
    assert shown == [44]
    assert view.list.hasFocus()


def test_a_click_shows_the_case_at_once(qtbot: QtBot, view: QueueView) -> None:
    place = view.list.visualRect(view.model.index(2)).center()
    with qtbot.waitSignal(view.case_chosen) as chosen:
        qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [38]


def test_a_change_from_elsewhere_moves_nothing(
    qtbot: QtBot, view: QueueView, desk: Desk, world: World
) -> None:
    qtbot.keyClick(view.list, Key.Key_J)
    qtbot.keyClick(view.list, Key.Key_Return)
    place = view.list.visualRect(view.list.currentIndex())
    world.add(make_case(60, service_due=world.cases[31].service_due))
    world.add(replace(world.cases[31], state=CaseState.CLOSED))
    with qtbot.waitSignal(view.model.stale_changed):
        desk.tell_changed(Changes(frozenset({31}), queue=True))
    assert current(view) == "DSR-0042"
    assert view.list.visualRect(view.list.currentIndex()) == place
    assert marked(view) == ["DSR-0042"]


def test_reading_anew_keeps_the_shown_case_marked(
    qtbot: QtBot, view: QueueView, desk: Desk, world: World
) -> None:
    qtbot.keyClick(view.list, Key.Key_J)
    qtbot.keyClick(view.list, Key.Key_Return)
    world.add(make_case(60, service_due=world.cases[31].service_due))
    with qtbot.waitSignal(view.model.loaded):
        view.reload()
    assert marked(view) == ["DSR-0042"]
    assert current(view) == "DSR-0042"


def test_a_view_without_the_shown_case_marks_no_other(qtbot: QtBot, view: QueueView) -> None:
    qtbot.keyClick(view.list, Key.Key_Return)
    with qtbot.waitSignal(view.model.loaded):
        view.filters.choose(View.TO_APPROVE)
    assert current(view) == "DSR-0044"
    assert marked(view) == []


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        (View.OPEN, 10),
        (View.MINE, 2),
        (View.TO_APPROVE, 1),
        (View.WAITING, 1),
        (View.OVERDUE, 1),
        (View.DONE, 1),
        (View.ASIDE, 1),
    ],
)
def test_a_chip_shows_its_view_and_says_how_many(
    qtbot: QtBot, view: QueueView, chosen: View, count: int
) -> None:
    chip = view.filters.chip(chosen)
    qtbot.waitUntil(lambda: chip.text().endswith(f"  {count}"))
    with qtbot.waitSignal(view.model.loaded):
        view.filters.choose(chosen)
    assert view.model.rowCount() == count
    assert chip.accessibleName() == chip.text()


def test_counts_follow_changes(qtbot: QtBot, view: QueueView, desk: Desk, world: World) -> None:
    world.add(replace(world.cases[42], state=CaseState.WAITING))
    desk.tell_changed(case_changed(42))
    qtbot.waitUntil(lambda: view.filters.chip(View.WAITING).text().endswith("  2"))


def test_typing_searches_after_a_rest_and_escape_brings_all_back(
    qtbot: QtBot, view: QueueView, world: World
) -> None:
    view.go_to_search()
    asked = len(world.asked)
    with qtbot.waitSignal(view.model.loaded):
        qtbot.keyClicks(view.filters.search, "klint")
        qtbot.keyClick(view.filters.search, Key.Key_Backspace)
    assert len(world.asked) == asked + 1
    view.filters.search.clear()
    with qtbot.waitSignal(view.model.loaded):
        qtbot.keyClicks(view.filters.search, "klintberg")
    assert [view.model.entry(0).row.number] == ["DSR-0045"]
    with qtbot.waitSignal(view.model.loaded):
        qtbot.keyClick(view.filters.search, Key.Key_Escape)
    assert view.model.rowCount() == 10
    qtbot.keyClick(view.filters.search, Key.Key_Down)
    assert view.list.hasFocus()


def test_nothing_found_offers_to_empty_the_search(qtbot: QtBot, view: QueueView) -> None:
    with qtbot.waitSignal(view.model.loaded):
        view.filters.search.setText("nobody like that")
    empty = view._empty
    assert empty.isVisible()
    assert empty.sentence.text() == "Nothing found"
    with qtbot.waitSignal(view.model.loaded):
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert view.model.rowCount() == 10


def test_what_another_view_holds_is_told_and_led_to(qtbot: QtBot, view: QueueView) -> None:
    with qtbot.waitSignal(view.model.loaded):
        view.filters.search.setText("dsr-0020")
    empty = view._empty
    qtbot.waitUntil(lambda: empty.button.text() == "Show “Done”")
    assert "“Done” has 1." in empty.reason.text()
    assert view.filters.chip(View.DONE).text() == "Done  1"
    assert view.filters.chip(View.OPEN).text() == "Open"
    with qtbot.waitSignal(view.model.loaded):
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert [view.model.entry(0).row.number] == ["DSR-0020"]
    assert view.filters.search.text() == "dsr-0020"
    with qtbot.waitSignal(view.filters.counted):
        view.filters.choose(View.OPEN)
    qtbot.waitUntil(lambda: view.filters.chip(View.OPEN).text() == "Open  10")


def test_keys_that_are_held_take_a_case_one_step_on(qtbot: QtBot, view: QueueView) -> None:
    heard: list[int] = []
    view.case_confirmed.connect(heard.append)
    with qtbot.waitSignal(view.case_opened):
        qtbot.keyClick(view.list, Key.Key_Return)
    for held in (False, True, True):
        control = Qt.KeyboardModifier.ControlModifier
        press = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, control, "", held)
        view.list.keyPressEvent(press)
    assert len(heard) == 1


def test_a_new_desk_says_what_it_begins_with(qtbot: QtBot, view: QueueView, world: World) -> None:
    empty = view._empty
    done = [replace(case, state=CaseState.CLOSED) for case in world.cases.values()]
    world.cases = {case.id: case for case in done}
    view.reload()
    qtbot.waitUntil(lambda: empty.sentence.text() == "No cases")
    world.cases.clear()
    view.reload()
    qtbot.waitUntil(lambda: empty.sentence.text() == "No case has come yet")


def test_an_empty_queue_offers_to_take_in_mail(qtbot: QtBot, view: QueueView, world: World) -> None:
    world.cases.clear()
    with qtbot.waitSignal(view.model.loaded):
        view.reload()
    with qtbot.waitSignal(view.intake_requested):
        qtbot.mouseClick(view._empty.button, Qt.MouseButton.LeftButton)


def test_a_case_that_comes_into_an_empty_queue_is_shown(
    qtbot: QtBot, view: QueueView, desk: Desk, world: World
) -> None:
    world.cases.clear()
    with qtbot.waitSignal(view.model.loaded):
        view.reload()
    world.add(make_case(1))
    with qtbot.waitSignal(view.model.loaded):
        desk.tell_changed(Changes(queue=True))
    assert view.list.isVisible()


def test_a_row_the_keyboard_was_resting_on_does_not_take_the_place_of_a_new_case(
    qtbot: QtBot, view: QueueView
) -> None:
    (rest,) = (t for t in view.list.findChildren(QTimer) if t.interval() == REST_MS)
    rest.setInterval(0)
    qtbot.keyClick(view.list, Key.Key_J)
    with qtbot.waitSignal(view.model.loaded):
        view.reload(50)
    assert marked(view) == ["DSR-0050"]


def test_trouble_is_shown_with_another_try(qtbot: QtBot, view: QueueView, world: World) -> None:
    world.fails = DiskFull()
    with qtbot.waitSignal(view.model.failed):
        view.reload()
    assert view._banner.isVisible()
    assert view._banner.button.text() == "Try again"
    with qtbot.waitSignal(view.model.loaded):
        qtbot.mouseClick(view._banner.button, Qt.MouseButton.LeftButton)
    assert not view._banner.isVisible()


def test_tab_leaves_the_list(qtbot: QtBot, view: QueueView) -> None:
    qtbot.keyClick(view.list, Key.Key_Tab)
    assert not view.list.hasFocus()


def test_control_enter_takes_the_shown_case_on_and_only_shows_another(
    qtbot: QtBot, view: QueueView
) -> None:
    confirmed: list[bool] = []
    view.case_confirmed.connect(lambda: confirmed.append(True))
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(view.case_opened):
        qtbot.keyClick(view.list, Key.Key_Return, control)
    assert not confirmed
    qtbot.keyClick(view.list, Key.Key_Return, control)
    assert confirmed == [True]
    qtbot.keyClick(view.list, Key.Key_J)
    with qtbot.waitSignal(view.case_opened):
        qtbot.keyClick(view.list, Key.Key_Return, control)
    assert confirmed == [True]


def test_the_row_of_the_keyboard_stays_in_sight_when_room_is_taken(
    qtbot: QtBot, view: QueueView
) -> None:
    qtbot.keyClick(view.list, Key.Key_End)
    qtbot.waitUntil(lambda: view.list.visualRect(view.list.currentIndex()).isValid())
    view.resize(360, 420)

    def in_sight() -> bool:
        row = view.list.visualRect(view.list.currentIndex())
        return row.isValid() and row.bottom() <= view.list.viewport().height()

    qtbot.waitUntil(in_sight)


@pytest.mark.parametrize(
    "held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier]
)
def test_a_number_chooses_the_saved_view_in_that_place(
    qtbot: QtBot, view: QueueView, held: Qt.KeyboardModifier
) -> None:
    with qtbot.waitSignal(view.model.loaded):
        qtbot.keyClick(view.list, Key.Key_2, held)
    assert view.filters.view is View.MINE
    assert view.list.hasFocus()
    assert current(view) == "DSR-0042"


def test_a_number_works_from_the_chips_and_from_an_empty_view_too(
    qtbot: QtBot, view: QueueView, world: World
) -> None:
    world.cases.clear()
    view.filters.chip(View.OPEN).setFocus()
    with qtbot.waitSignal(view.model.loaded):
        qtbot.keyClick(view.filters.chip(View.OPEN), Key.Key_7)
    assert view.filters.view is View.ASIDE
    assert view.model.rowCount() == 0
    there = view.focusWidget()
    assert isinstance(there, SafeButton), "the keyboard is on what leads on"
    world.add(make_case(5))
    with qtbot.waitSignal(view.model.loaded):
        qtbot.keyClick(there, Key.Key_1)
    assert (view.filters.view, view.list.hasFocus()) == (View.OPEN, True)


def test_a_number_is_text_in_the_search_and_nothing_where_single_keys_are_off(
    qtbot: QtBot, view: QueueView, preferences: Preferences
) -> None:
    view.go_to_search()
    qtbot.keyClick(view.filters.search, Key.Key_2)
    assert (view.filters.search.text(), view.filters.view) == ("2", View.OPEN)
    preferences.single_keys = False
    qtbot.keyClick(view.list, Key.Key_3)
    assert view.filters.view is View.OPEN


def test_enter_in_a_search_without_hits_goes_to_what_leads_on(
    qtbot: QtBot, view: QueueView
) -> None:
    view.go_to_search()
    with qtbot.waitSignal(view.model.loaded):
        view.filters.search.setText("nobody at all")
    qtbot.keyClick(view.filters.search, Key.Key_Return)
    there = view.focusWidget()
    assert isinstance(there, SafeButton)
    assert there.text() == "Clear the search"


def test_fingers_that_are_faster_than_the_search_open_what_was_sought(
    qtbot: QtBot, view: QueueView
) -> None:
    opened: list[int] = []
    view.case_opened.connect(opened.append)
    view.go_to_search()
    qtbot.keyClicks(view.filters.search, "dsr-0042")
    qtbot.keyClick(view.filters.search, Key.Key_Return)
    assert view.filters.search.hasFocus(), "the list still shows every case"
    qtbot.keyClick(view.filters.search, Key.Key_Return)
    qtbot.waitUntil(lambda: opened == [42])
    assert view.list.hasFocus()
    assert current(view) == "DSR-0042"


def test_two_enters_in_a_search_without_hits_open_nothing(qtbot: QtBot, view: QueueView) -> None:
    opened: list[int] = []
    view.case_opened.connect(opened.append)
    view.go_to_search()
    qtbot.keyClicks(view.filters.search, "nobody")
    qtbot.keyClick(view.filters.search, Key.Key_Return)
    qtbot.keyClick(view.filters.search, Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(view.focusWidget(), SafeButton))
    assert opened == []
