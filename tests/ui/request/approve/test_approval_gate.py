"""The gate before an approval: open only when everything is opened, typed and signed for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsr_desk.ui.request.approve.gate import ApprovalGate, Lock
from tests.ui.fakes import PASSWORD

LOCK = Lock("DSR-0042", 12, "12 · DSR-0042")


@pytest.fixture
def gate(qtbot: QtBot) -> ApprovalGate:
    """A gate to which only the typed words are missing."""
    made = ApprovalGate()
    qtbot.addWidget(made)
    made.show_lock(LOCK, signable=True, own=False)
    made.set_left(0)
    made.show()
    return made


def fill(gate: ApprovalGate, typed: str = LOCK.phrase, password: str = PASSWORD) -> None:
    gate.typed.setText(typed)
    gate.password.setText(password)


@pytest.mark.parametrize("typed", ["12 · DSR-0042", "12 DSR-0042", "12.dsr-0042", " 12 dsr-0042 "])
def test_the_count_and_the_case_open_it_however_they_are_set(
    gate: ApprovalGate, typed: str
) -> None:
    fill(gate, typed)
    assert gate.approve.isEnabled()


@pytest.mark.parametrize(
    ("typed", "password"),
    [
        ("", PASSWORD),
        ("DSR-0042", PASSWORD),
        ("11 · DSR-0042", PASSWORD),
        ("12 · DSR-0041", PASSWORD),
        ("DELETE", PASSWORD),
        ("12 · DSR-0042", ""),
    ],
)
def test_anything_else_leaves_it_closed(gate: ApprovalGate, typed: str, password: str) -> None:
    fill(gate, typed, password)
    assert not gate.approve.isEnabled()


def test_it_is_closed_while_something_has_not_been_opened(gate: ApprovalGate) -> None:
    fill(gate)
    gate.set_left(1)
    assert not gate.approve.isEnabled()
    assert not gate.typed.isEnabled()
    gate.set_left(0)
    assert gate.approve.isEnabled()


def test_it_is_closed_while_an_answer_is_awaited(gate: ApprovalGate) -> None:
    fill(gate)
    gate.set_working(True)
    assert not gate.approve.isEnabled()
    assert not gate.send_back.isEnabled()


def test_who_may_not_sign_sees_no_fields_and_no_button(gate: ApprovalGate) -> None:
    gate.show_lock(LOCK, signable=False, own=True)
    assert not gate.approve.isVisible()
    assert not gate.typed.isVisible()
    assert not gate.password.isVisible()
    assert gate.send_back.isVisible()
    fill(gate)
    assert not gate.open


def test_another_plan_empties_what_was_typed(gate: ApprovalGate) -> None:
    fill(gate)
    gate.show_lock(Lock("DSR-0042", 13, "13 · DSR-0042"), signable=True, own=False)
    assert gate.typed.text() == gate.password.text() == ""


def test_the_same_plan_read_again_keeps_it(gate: ApprovalGate) -> None:
    fill(gate)
    gate.show_lock(LOCK, signable=True, own=False)
    assert gate.approve.isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier]
)
@pytest.mark.parametrize("where", ["typed", "password", "approve"])
def test_enter_never_approves(
    gate: ApprovalGate, qtbot: QtBot, where: str, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    fill(gate)
    with qtbot.assertNotEmitted(gate.approve_requested):
        qtbot.keyClick(getattr(gate, where), key, modifier)


def test_enter_goes_on_to_what_comes_next_once_it_is_right(
    gate: ApprovalGate, qtbot: QtBot
) -> None:
    def pressed() -> object:
        at = QApplication.focusWidget()
        assert at is not None
        qtbot.keyClick(at, Qt.Key.Key_Return)
        return QApplication.focusWidget()

    gate.typed.setFocus()
    gate.typed.setText("365")
    assert pressed() is gate.typed
    gate.typed.setText(LOCK.phrase)
    assert pressed() is gate.password
    assert pressed() is gate.password
    gate.password.setText(PASSWORD)
    with qtbot.assertNotEmitted(gate.approve_requested):
        assert pressed() is gate.approve
        assert pressed() is gate.approve


def test_the_dangerous_button_never_has_the_first_focus(gate: ApprovalGate) -> None:
    fill(gate)
    assert QApplication.focusWidget() is not gate.approve
    assert not gate.approve.isDefault()
    assert not gate.approve.autoDefault()


def test_a_click_hands_out_what_was_typed(gate: ApprovalGate, qtbot: QtBot) -> None:
    fill(gate)
    with qtbot.waitSignal(gate.approve_requested) as asked:
        gate.approve.click()
    assert asked.args == [LOCK.phrase, PASSWORD]


def test_the_password_is_not_shown(gate: ApprovalGate) -> None:
    fill(gate)
    assert gate.password.displayText() != PASSWORD


@pytest.mark.parametrize("typed", ["13", "12 · DSR-0041", "12 · DSR-00421", "n12"])
def test_it_says_at_once_that_what_is_typed_has_gone_astray(gate: ApprovalGate, typed: str) -> None:
    fill(gate, typed)
    assert gate.typed_name.whole_text == "This is not it. Type 12 · DSR-0042"
    assert gate.typed.accessibleName() == gate.typed_name.whole_text
    gate.typed.setText("12 d")
    assert gate.typed_name.whole_text == "Type 12 · DSR-0042"


def test_a_password_that_is_typed_one_field_too_early_is_not_seen(gate: ApprovalGate) -> None:
    fill(gate, PASSWORD)
    assert gate.typed.displayText() != PASSWORD
    gate.typed.setText("12")
    assert gate.typed.displayText() == "12"


def test_a_key_of_the_list_that_is_pressed_once_too_often_is_not_typed(
    gate: ApprovalGate, qtbot: QtBot
) -> None:
    for key in (Qt.Key.Key_N, Qt.Key.Key_J, Qt.Key.Key_K):
        qtbot.keyClick(gate.typed, key)
    assert gate.typed.text() == ""
    qtbot.keyClicks(gate.typed, "1n")
    assert gate.typed.text() == "1n"
