"""The footer: a long sentence has the whole width, a short one stands beside the buttons."""

from __future__ import annotations

from PySide6.QtGui import QAction
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
