"""The side lane on screen: told in one line, looked at in a window, asked about by letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.finding.beside import Beside, Hint
from dsr_desk.domain.finding.gaps import Unread
from dsr_desk.domain.finding.matches import Gap
from dsr_desk.domain.people import Channel, ChannelKind, ChannelPolicy
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.finding.side_lane import BesideView
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.beside import words as beside_words
from dsr_desk.ui.request.beside.bar import BesideBar
from dsr_desk.ui.request.beside.dialog import BesideDialog
from dsr_desk.ui.request.beside.model import AsidesModel
from dsr_desk.ui.request.letter_dialog import LetterDialog
from dsr_desk.ui.request.matches.model import LINE_ROLE, MatchLine
from dsr_desk.ui.widgets import banner
from tests.ui.fake_beside import a_beside
from tests.ui.fake_case import CHANNELS, CaseWorld


@pytest.fixture
def bar(qtbot: QtBot, case_desk: Desk, case_world: CaseWorld) -> Iterator[BesideBar]:
    case_world.set_case(state=CaseState.REVIEWING)
    host = QWidget()
    qtbot.addWidget(host)
    made = BesideBar(case_desk, host)
    QVBoxLayout(host).addWidget(made)
    host.resize(900, 120)
    host.show()
    yield made
    host.hide()


def shown(bar: BesideBar, world: CaseWorld, qtbot: QtBot) -> BesideBar:
    with qtbot.waitSignal(bar.read):
        bar.show_case(world.view.case)
    return bar


def opened(bar: BesideBar, qtbot: QtBot) -> BesideDialog:
    found: list[QDialog] = []
    bar.dialog_opened.connect(found.append)
    bar.banner.button.click()
    (dialog,) = found
    assert isinstance(dialog, BesideDialog)
    return dialog


def test_one_line_tells_the_figures(bar: BesideBar, case_world: CaseWorld, qtbot: QtBot) -> None:
    case_world.beside = a_beside()
    shown(bar, case_world, qtbot)
    assert bar.banner.tone == "info"
    text = bar.banner.text.whole_text
    for figure in ("5 items", "12 own items", "1 near", "46 attachments"):
        assert figure in text


def test_the_line_is_said_aloud_once_however_often_it_is_looked_up(
    bar: BesideBar, case_world: CaseWorld, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(banner, "announce", lambda _widget, text: said.append(text))
    case_world.beside = a_beside()
    shown(bar, case_world, qtbot)
    case_world.set_case(note="x")
    shown(bar, case_world, qtbot)
    assert said == [bar.banner.text.whole_text]


def test_where_nothing_stands_beside_nothing_is_shown(
    bar: BesideBar, case_world: CaseWorld, qtbot: QtBot
) -> None:
    shown(bar, case_world, qtbot)
    assert bar.isHidden()


def test_a_channel_that_is_not_searched_is_told_without_anything_else(
    bar: BesideBar, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.gaps = (Gap("", "ex-chat", "channel-left-out"), Gap("arkiv", "ex-forum", "gone"))
    shown(bar, case_world, qtbot)
    assert "1 channel not searched" in bar.banner.text.whole_text


def test_a_named_address_without_items_beside_a_twin_with_many_is_an_alarm(
    bar: BesideBar, case_world: CaseWorld, qtbot: QtBot
) -> None:
    made = a_beside()
    case_world.beside = replace(made, twins=(replace(made.twins[0], own=0),))
    shown(bar, case_world, qtbot)
    assert bar.banner.tone == "attention"
    assert "214 items" in bar.banner.text.whole_text
    assert "anna.svenson@example.org" in bar.banner.text.whole_text


def test_before_the_review_nothing_is_looked_for(
    bar: BesideBar, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.beside = a_beside()
    shown(bar, case_world, qtbot)
    case_world.set_case(state=CaseState.CHECKING)
    bar.show_case(case_world.view.case)
    assert bar.isHidden()


def test_a_chip_lists_the_items_with_one_hint_and_the_first_opens(
    bar: BesideBar, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.beside = a_beside()
    dialog = opened(shown(bar, case_world, qtbot), qtbot)
    assert dialog.model.rowCount() == 5
    names = [beside_words.hint_words(hint) for hint, _ in case_world.beside.by_hint()]
    chips = {b.text().rpartition("  ")[0]: b for b in dialog._group.buttons()}
    assert set(chips) == {"All", *names}
    chips[beside_words.hint_words(Hint.QUOTE)].click()
    assert dialog.model.rowCount() == 1
    qtbot.waitUntil(lambda: "fel mätare" in dialog.preview.text.toPlainText())


def test_the_window_says_what_was_not_searched_and_what_is_near(
    bar: BesideBar, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.beside = a_beside()
    case_world.gaps = (
        Gap("arkiv", "ex-forum", "disk gone"),
        Gap("", "ex-chat", "channel-left-out"),
        Gap("", "chat", "kind-without-channel"),
        Gap("", "social", "social-removed-there"),
    )
    told = " ".join(text for _, text in opened(shown(bar, case_world, qtbot), qtbot).notes)
    for words in ("disk gone", "Chatten på webben is not searched", "no such channel", "network"):
        assert words in told
    assert "Medborgarforum" in told
    assert "46 attachments" in told


def test_nothing_in_the_window_decides_and_close_is_the_safe_button(
    bar: BesideBar, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.beside = a_beside()
    dialog = opened(shown(bar, case_world, qtbot), qtbot)
    buttons = {
        button.text()
        for button in dialog.findChildren(QAbstractButton)
        if button.isVisible() and not button.isCheckable()
    }
    assert {text for text in buttons if text} == {"Close", "Write to the editor…"}
    assert dialog.close_button.isDefault()
    qtbot.keyClick(dialog.list, Qt.Key.Key_M)
    qtbot.keyClick(dialog.list, Qt.Key.Key_U)
    assert case_world.decided == []


def test_the_letter_is_drafted_from_what_was_seen(
    bar: BesideBar, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.beside = a_beside()
    dialog = opened(shown(bar, case_world, qtbot), qtbot)
    letters: list[QDialog] = []
    dialog.letter_opened.connect(letters.append)
    dialog.ask.click()
    (letter,) = letters
    assert isinstance(letter, LetterDialog)
    qtbot.waitUntil(lambda: "214 poster" in letter.body.toPlainText())
    with qtbot.waitSignal(letter.letter_saved):
        letter.save.click()
    assert case_world.saved[0].kind == "beside"


def test_a_window_with_gaps_alone_has_nothing_to_ask(
    case_desk: Desk, case_world: CaseWorld, qtbot: QtBot
) -> None:
    view = BesideView(42, Beside(unread=(Unread("ex-mail", 3),)), (), CHANNELS)
    parent = QDialog()
    qtbot.addWidget(parent)
    dialog = BesideDialog(case_desk, case_world.view.case, view, parent)
    assert not dialog.ask.isEnabled()


@pytest.mark.parametrize(
    ("channel", "said"),
    [
        ("ex-mail", "2 mails with a sender that could not be read"),
        ("ex-forum", "2 forum posts by somebody without a readable e-mail address"),
        ("ex-chat", "2 chat messages by somebody without a readable e-mail address"),
        ("ex-page", "2 items by somebody whose address could not be read"),
    ],
)
def test_items_of_nobody_are_called_what_they_are_in_their_channel(
    channel: str, said: str, case_world: CaseWorld
) -> None:
    page = Channel("ex-page", "exempelstad", ChannelKind.SOCIAL, "Sida", ChannelPolicy(), "arkiv")
    view = BesideView(42, Beside(unread=(Unread(channel, 0, 2),)), (), (*CHANNELS, page))
    assert said in beside_words.summary(view, case_world.view.case)[1]
    assert said in next(beside_words.notes(view, case_world.view.case))[1]
    several = Beside(unread=(Unread("ex-mail", 0, 1), Unread("ex-forum", 0, 1)))
    told = beside_words.summary(BesideView(42, several, (), CHANNELS), case_world.view.case)[1]
    assert "2 items by somebody whose address could not be read" in told


def test_the_list_keeps_to_the_rules_of_models(qtmodeltester: object, qtbot: QtBot) -> None:
    parent = QDialog()
    qtbot.addWidget(parent)
    model = AsidesModel(parent)
    model.set_rows(a_beside().asides)
    qtmodeltester.check(model)  # type: ignore[attr-defined]  # pytest-qt has no type for it
    line = model.index(2).data(LINE_ROLE)
    assert isinstance(line, MatchLine)
    assert line.why == "Quotes the person · Sent to the person"
    assert line.standing_text == "Stays"
