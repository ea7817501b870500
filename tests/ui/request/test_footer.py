"""The footer: a long sentence has the whole width, a short one stands beside the buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.ui.request.footer import Footer, footer_action

SHORT = "Erase 5 items; keep 1."
PART = "erase 93 mails written by anna@example.org in the inbox, 2019-02-08 to 2026-11-12"


def shown(qtbot: QtBot) -> tuple[Footer, list[QAction]]:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.resize(1000, 200)
    actions = [footer_action(footer, "", lambda: None) for _ in range(2)]
    for action in actions:
        action.setText("Do it")
    return footer, actions


def test_a_button_that_can_do_no_more_gives_the_focus_to_its_page(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, page, footer = QLineEdit(window), QLineEdit(window), Footer(window)
    footer.focus_left.connect(page.setFocus)
    action = footer_action(footer, "", lambda: None)
    footer.show_actions([action], "")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    footer.buttons()[0].setFocus()
    action.setEnabled(False)
    assert page.hasFocus()
    action.setEnabled(True)
    footer.buttons()[0].setFocus()
    footer.show_actions([], "")
    assert page.hasFocus()
    assert not first.hasFocus()


def stands_above(footer: Footer) -> bool:
    footer.grab()  # lays it out
    return footer.sentence.geometry().bottom() < footer.buttons()[0].geometry().top()


def test_a_sentence_of_many_parts_stands_above_each_part_on_a_line(qtbot: QtBot) -> None:
    footer, actions = shown(qtbot)
    for sentence, above in ((SHORT, False), ("; ".join([PART] * 3), True), (SHORT, False)):
        footer.show_actions(actions, sentence)
        assert stands_above(footer) is above
        assert footer.sentence.whole_text.count("\n") == (2 if above else 0)
        assert footer.buttons()[-1].geometry().right() >= 990


@pytest.mark.parametrize(
    ("height", "folds", "folded"), [(700, True, True), (900, True, False), (700, False, False)]
)
def test_in_a_low_window_a_draft_begins_with_one_line_and_a_key_shows_the_rest(
    qtbot: QtBot, height: int, folds: bool, folded: bool
) -> None:
    footer, actions = shown(qtbot)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(footer)
    window.resize(1000, height)
    window.show()
    footer.show_actions(actions, "; ".join([PART] * 4), folds=folds)
    assert footer.unfolding.isVisible() is folded
    assert footer.sentence.whole_text.count("\n") == (0 if folded else 3)
    if folded:
        assert footer.unfolding.text() == "Show the whole sentence"
        qtbot.keyClick(footer.unfolding, Qt.Key.Key_Return)
        assert footer.sentence.whole_text.count("\n") == 3
    footer.show_actions(actions, SHORT, folds=folds)
    assert not footer.unfolding.isVisible()
    assert footer.sentence.whole_text == SHORT


def test_no_button_is_cut_off_by_the_key_that_shows_the_rest(qtbot: QtBot) -> None:
    footer, actions = shown(qtbot)
    for action in actions:
        action.setText("Send for approval to a supervisor")
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(footer)
    window.resize(1000, 700)
    window.show()
    footer.show_actions(actions, "; ".join([PART] * 4), folds=True)
    wanted = sum(button.sizeHint().width() for button in footer.buttons())
    window.resize(wanted + footer.unfolding.sizeHint().width() // 2, 700)
    qtbot.waitUntil(
        lambda: all(button.width() >= button.sizeHint().width() for button in footer.buttons()),
        timeout=5_000,
    )
