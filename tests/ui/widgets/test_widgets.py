"""The shared widgets: foreign text stays text, Enter never destroys, state is said in words."""

from __future__ import annotations

from html import escape

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.requests import Verdict
from dsr_desk.services.progress import Step
from dsr_desk.ui.request.reason_dialog import Question, ReasonDialog
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import LOOKS, Banner
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.buttons import (
    ActionButton,
    DangerButton,
    IconButton,
    LinkButton,
    PrimaryButton,
    SafeButton,
)
from dsr_desk.ui.widgets.chip import TONES, Chip, FilterChip, VerdictChip, chip_size
from dsr_desk.ui.widgets.confirming import on_confirm_keys
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.flow import FlowLayout
from dsr_desk.ui.widgets.labels import PlainLabel, tooltip
from dsr_desk.ui.widgets.step_bar import StepBar, StepLook, StepState

Key = Qt.Key
HOSTILE = "<img src='file:///etc/passwd'><b>fet</b> & \u202eexe.gpj"
SHOWN = "<img src='file:///etc/passwd'><b>fet</b> & ⟨U+202E⟩exe.gpj"
HOSTILE_MARKS = "".join(map(chr, range(0x20, 0x7F)))
AHEAD, DONE, OPEN = StepState.AHEAD, StepState.DONE, StepState.REACHABLE


def test_a_label_shows_foreign_text_letter_for_letter(qtbot: QtBot) -> None:
    label = PlainLabel(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == label.accessibleName() == SHOWN
    assert label.toolTip() == ""


def test_an_elided_label_keeps_the_whole_text_in_an_escaped_tooltip(qtbot: QtBot) -> None:
    label = PlainLabel(HOSTILE, elide=Qt.TextElideMode.ElideRight)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.accessibleName() == label.whole_text == SHOWN
    assert "&lt;img" in label.toolTip()
    assert "<img" not in label.toolTip()
    label.resize(2000, 20)
    assert label.text() == SHOWN
    assert label.toolTip() == ""


def test_an_elided_label_asks_for_room_for_all_but_needs_little(qtbot: QtBot) -> None:
    label = PlainLabel("x" * 200, elide=Qt.TextElideMode.ElideMiddle)
    qtbot.addWidget(label)
    label.resize(50, 20)
    assert label.sizeHint().width() > 500
    assert label.minimumSizeHint().width() < 100


@pytest.mark.parametrize(("text", "has"), [("", False), ("a\nb", True), ("<b>", True)])
def test_a_tooltip_is_always_markup_or_nothing(text: str, has: bool) -> None:
    made = tooltip(text)
    assert made.startswith("<p") is has
    assert "<b>" not in made


def test_a_tooltip_is_escaped_as_python_escapes_html() -> None:
    assert f">{escape(HOSTILE_MARKS)}<" in tooltip(HOSTILE_MARKS)


@pytest.mark.parametrize(
    ("verdict", "settled", "word", "tone"),
    [
        (Verdict.OK, {}, "OK", "ok"),
        (Verdict.ATTENTION, {}, "Look at it", "attention"),
        (Verdict.FAILED, {}, "Not met", "failed"),
        (Verdict.FAILED, {"overridden": True}, "Overridden", "accent"),
        (Verdict.FAILED, {"left_out": True}, "Left out", "muted"),
    ],
)
def test_a_verdict_is_said_in_a_word(
    qtbot: QtBot, verdict: Verdict, settled: dict[str, bool], word: str, tone: str
) -> None:
    chip = VerdictChip()
    qtbot.addWidget(chip)
    chip.set_verdict(verdict, **settled)
    assert (chip.word, chip.tone, chip.accessibleName()) == (word, tone, word)


@pytest.mark.parametrize("tone", TONES)
def test_a_chip_can_be_painted_in_every_tone(qtbot: QtBot, tone: str) -> None:
    chip = Chip(HOSTILE[:20], "check", tone)
    qtbot.addWidget(chip)
    assert chip.sizeHint() == chip_size(chip.word, "check")
    picture = chip.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 1).name() != "#000000"
    with pytest.raises(ValueError, match="loud"):
        chip.show_word("x", tone="loud")


def test_a_filter_says_its_count_also_to_a_screen_reader(qtbot: QtBot) -> None:
    chip = FilterChip("Mine & yours")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Mine & yours"
    chip.set_count(0)
    assert chip.accessibleName() == "Mine & yours  0"
    assert "&&" in chip.text()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_never_destroys(qtbot: QtBot, key: Qt.Key) -> None:
    button, pressed = DangerButton("Erase 223 items"), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(1))
    button.show()
    button.setFocus()
    qtbot.keyClick(button, key)
    assert pressed == []
    assert "press the space bar" in QToolTip.text()
    assert "press the space bar" in button.accessibleDescription()
    QToolTip.hideText()
    qtbot.keyClick(button, Key.Key_Space)
    assert pressed == [1]


def test_the_second_half_of_a_double_click_never_destroys(qtbot: QtBot) -> None:
    button, pressed = DangerButton("Remove it for good"), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(1))
    button.show()
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert pressed == []
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [1]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
@pytest.mark.parametrize("kind", [SafeButton, PrimaryButton, LinkButton, FilterChip])
def test_enter_presses_the_button_with_the_focus_and_not_the_dialog_s_default(
    qtbot: QtBot, kind: type[QPushButton], key: Qt.Key
) -> None:
    dialog, pressed = QDialog(), []
    qtbot.addWidget(dialog)
    button, default = kind("x", dialog), SafeButton("Close", dialog)
    default.setDefault(True)
    for each in (button, default):
        each.clicked.connect(lambda *_, each=each: pressed.append(each))
    dialog.show()
    button.setFocus()
    qtbot.keyClick(button, key)
    assert pressed == [button]


@pytest.mark.parametrize("kind", [SafeButton, PrimaryButton, DangerButton])
def test_no_button_is_the_default_by_itself(qtbot: QtBot, kind: type[QPushButton]) -> None:
    button = kind("x")
    qtbot.addWidget(button)
    assert not button.autoDefault()
    assert not button.isDefault()
    assert button.property("kind") in ("safe", "primary", "danger")


def test_targets_are_large_enough(qtbot: QtBot) -> None:
    for widget in (SafeButton("x"), FilterChip("x"), IconButton("refresh", "Read anew")):
        qtbot.addWidget(widget)
        assert min(widget.sizeHint().width(), widget.sizeHint().height()) >= 24, type(widget)


def test_an_icon_button_has_a_name(qtbot: QtBot) -> None:
    button = IconButton("refresh", "Read <anew>")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Read <anew>"
    assert "&lt;anew" in button.toolTip()


def test_a_button_follows_its_action(qtbot: QtBot) -> None:
    action, triggered = QAction("Send"), []
    action.triggered.connect(lambda: triggered.append(1))
    button = ActionButton(action, primary=True)
    qtbot.addWidget(button)
    button.show()
    assert (button.text(), button.property("kind")) == ("Send", "primary")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    action.setEnabled(False)
    assert not button.isEnabled()
    action.setText("Send 5")
    assert button.text() == "Send 5"
    action.setVisible(False)
    assert not button.isVisible()
    assert triggered == [1]


@pytest.mark.parametrize("tone", LOOKS)
def test_a_banner_says_it_and_can_be_dismissed(qtbot: QtBot, tone: str) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.show_message(tone, HOSTILE, "Try again")
    assert not banner.isHidden()
    assert banner.text.text() == SHOWN
    with qtbot.waitSignal(banner.action_requested):
        qtbot.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(banner.dismissed):
        banner._close.click()
    assert banner.isHidden()
    with pytest.raises(ValueError, match="loud"):
        banner.show_message("loud", "x")


def test_an_empty_place_has_a_sentence_a_reason_and_a_button(qtbot: QtBot) -> None:
    empty = EmptyState()
    qtbot.addWidget(empty)
    empty.show_words("No cases.", "Nothing waits.", "Take in mail…", "mail")
    empty.show()
    with qtbot.waitSignal(empty.action_requested):
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    empty.show_words("No cases.", "")
    assert not empty.button.isVisible()
    assert not empty.reason.isVisible()


def test_being_busy_is_seen_after_a_moment_only(qtbot: QtBot) -> None:
    bar = BusyBar()
    qtbot.addWidget(bar)
    bar.begin("Searching", stoppable=True)
    assert bar.isHidden()
    bar.end()
    bar.begin("Searching", stoppable=True)
    qtbot.waitUntil(bar.isVisible)
    bar.show_step(Step("search", 5_000_000_000, 10_000_000_000))
    assert bar._bar.value() == 500
    bar.show_step(Step("search", 7))
    assert bar._bar.maximum() == 0
    with qtbot.waitSignal(bar.stop_requested):
        bar._stop.click()
    assert not bar._stop.isEnabled()
    bar.end()
    assert bar.isHidden()


@pytest.fixture
def steps(qtbot: QtBot) -> StepBar:
    """A case under review: the first step done, the second shown, the last open too."""
    bar = StepBar()
    qtbot.addWidget(bar)
    bar.set_steps(
        [StepLook(DONE), StepLook(OPEN, "231"), StepLook(AHEAD), StepLook(AHEAD), StepLook(OPEN)]
    )
    bar.set_current(2)
    bar.show()
    return bar


def test_a_step_says_where_it_stands(steps: StepBar) -> None:
    buttons = steps.findChildren(QPushButton)
    assert [b.accessibleName() for b in buttons] == [
        "Step 1 of 5: Verify, done",
        "Step 2 of 5: Review  231, open",
        "Step 3 of 5: Approve, not yet",
        "Step 4 of 5: Run, not yet",
        "Step 5 of 5: Answer, open",
    ]
    assert [b.isEnabled() for b in buttons] == [True, True, False, False, True]
    assert [b.isChecked() for b in buttons] == [False, True, False, False, False]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ([Key.Key_Left], [1]),
        ([Key.Key_Right], [5]),
        ([Key.Key_Right, Key.Key_Right], [5]),
        ([Key.Key_Left, Key.Key_Left, Key.Key_Right], [1, 2]),
    ],
)
def test_the_arrow_keys_go_along_the_steps_that_are_open(
    qtbot: QtBot, steps: StepBar, keys: list[Qt.Key], chosen: list[int]
) -> None:
    heard: list[int] = []
    steps.step_chosen.connect(heard.append)
    for key in keys:
        qtbot.keyClick(steps, key)
    assert heard == chosen
    assert steps.current == chosen[-1]


def test_there_are_five_steps(steps: StepBar) -> None:
    with pytest.raises(ValueError, match="1"):
        steps.set_steps([StepLook(DONE)])


def test_a_flow_breaks_lines_and_leaves_out_what_is_hidden(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    flow = FlowLayout(outer, 4)
    buttons = [QPushButton("x" * 10) for _ in range(4)]
    for button in buttons:
        flow.addWidget(button)
    wide, high = buttons[0].sizeHint().width(), buttons[0].sizeHint().height()
    assert flow.heightForWidth(10 * wide) == high
    assert flow.heightForWidth(2 * wide + 4) == 2 * high + 4
    assert flow.heightForWidth(1) == 4 * high + 12
    buttons[3].hide()
    assert flow.heightForWidth(1) == 3 * high + 8
    taken = flow.takeAt(0)
    assert taken is not None
    assert flow.count() == 3
    assert flow.takeAt(9) is None


def test_lengths_come_from_the_font(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    row = QHBoxLayout(box)
    row.setSpacing(theme.px(2))
    assert row.spacing() == round(theme.px(4) / 2)


def test_enter_that_is_held_presses_a_button_once(qtbot: QtBot) -> None:
    button, pressed = SafeButton("Next"), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(1))
    for held in (False, True, True):
        press = QKeyEvent(
            QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", held
        )
        QApplication.sendEvent(button, press)
    assert pressed == [1]


def test_the_keys_that_confirm_do_so_once_with_either_enter(qtbot: QtBot) -> None:
    window, heard = QWidget(), []
    qtbot.addWidget(window)
    on_confirm_keys(window, lambda: heard.append(1))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    for key in (Key.Key_Return, Key.Key_Enter):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert heard == [1, 1]
    (shortcut,) = window.findChildren(QShortcut)
    assert not shortcut.autoRepeat()


def test_a_form_says_which_keys_confirm_it(qtbot: QtBot) -> None:
    question = Question("Set aside", "It leaves the queue.", "Why", "Set aside")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ReasonDialog(question, parent)
    said = [label.whole_text for label in dialog.findChildren(PlainLabel)]
    assert "Ctrl+Enter confirms" in said
