"""What widgets do where there is less room than they like."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.ui.widgets.flow import FlowLayout
from dsr_desk.ui.widgets.labels import PlainLabel, hints
from dsr_desk.ui.widgets.roomy import Roomy, bring_into_view
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
    assert wide[0] == "1  Verify"
    assert narrow == list(steps.titles())


def test_steps_whose_titles_have_no_room_keep_what_their_numbers_need(qtbot: QtBot) -> None:
    steps = StepBar()
    qtbot.addWidget(steps)
    steps.set_current(1)
    steps.resize(100, 40)
    steps.show()
    buttons = steps.findChildren(QPushButton)
    needed = [button.minimumSizeHint().width() for button in buttons]
    row = steps.layout()
    assert row is not None
    gaps = 4 * row.spacing()
    assert [button.text() for button in buttons] == ["Verify", "2", "3", "4", "5"]
    steps.resize(sum(needed) + gaps + len(buttons), 40)
    assert [button.minimumSizeHint().width() for button in buttons] == needed
    qtbot.waitUntil(
        lambda: all(each.width() >= least for each, least in zip(buttons, needed, strict=True))
    )


def test_a_line_of_keys_breaks_between_two_of_them() -> None:
    assert hints("J/K down, up · F formatted") == "J/\u2060K\u00a0down,\u00a0up · F\u00a0formatted"


def test_what_is_larger_than_the_window_is_scrolled_to_its_top(qtbot: QtBot) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    parts = [QWidget() for _ in range(3)]
    for part, height in zip(parts, (300, 500, 80), strict=True):
        part.setFixedHeight(height)
        column.addWidget(part)
    area = Roomy(content)
    qtbot.addWidget(area)
    area.resize(300, 400)
    area.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bring_into_view(parts[1])
    qtbot.waitUntil(lambda: bar.value() == parts[1].y())
    bring_into_view(parts[2])
    qtbot.waitUntil(lambda: bar.value() == parts[2].geometry().bottom() + 1 - 400)
    bring_into_view(parts[0])
    qtbot.waitUntil(lambda: bar.value() == parts[0].y())


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
