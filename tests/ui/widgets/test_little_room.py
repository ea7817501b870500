"""What widgets do where there is less room than they like."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.ui.widgets.flow import FlowLayout
from dsr_desk.ui.widgets.labels import PlainLabel
from dsr_desk.ui.widgets.roomy import Roomy
from dsr_desk.ui.widgets.step_bar import StepBar

WORDS = "Erase eight mails written by one person in one inbox, and keep two of them. " * 4


def test_lines_of_chips_claim_their_height(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = FlowLayout(holder)
    chips = [QPushButton(name) for name in ("First", "Second", "Third")]
    for chip in chips:
        row.addWidget(chip)
    holder.resize(90, 300)
    holder.show()
    assert row.minimumSize().height() >= row.heightForWidth(90) > chips[0].height()


def test_a_title_that_has_no_room_for_its_number_stands_alone(qtbot: QtBot) -> None:
    steps = StepBar()
    qtbot.addWidget(steps)
    steps.resize(2000, 40)
    steps.show()
    wide = [button.text() for button in steps.findChildren(QPushButton)]
    steps.resize(560, 40)
    narrow = [button.text() for button in steps.findChildren(QPushButton)]
    assert wide[0] == "1  Check"
    assert narrow == list(steps.titles())


def test_a_text_is_scrolled_to_and_never_cut(qtbot: QtBot) -> None:
    content = QWidget()
    text = PlainLabel(WORDS)
    text.keep_whole()
    QVBoxLayout(content).addWidget(text)
    area = Roomy(content)
    qtbot.addWidget(area)
    area.resize(160, 60)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert text.height() >= text.heightForWidth(text.width())
    area.resize(1200, 600)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
