"""Other people on screen: listed, counted, taken out by one key, and taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround
from dsr_desk.domain.extracts.redaction.errors import OthersAskedAnew, RedactionRefused
from dsr_desk.domain.requests import CaseState, RequestKind
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.request.matches.model import LINE_ROLE, MatchLine
from dsr_desk.ui.request.others import dialog as others_dialog
from dsr_desk.ui.request.others.dialog import OthersDialog
from tests.ui.fake_case import CaseWorld, case_services, usual_find
from tests.ui.fake_others import FakeRedacting
from tests.ui.fakes import NOW, SIGNED_AGENT, make_services

PERSONS, FILES = 7, 1
ALL, UNDECIDED, TAKEN_OUT, SHOWN, ONLY_FILES = range(5)


@pytest.fixture
def redacting(case_world: CaseWorld) -> FakeRedacting:
    case_world.put(usual_find(4))
    case_world.set_case(state=CaseState.REVIEWING, kind=RequestKind.ACCESS)
    return FakeRedacting(case_world)


@pytest.fixture
def dialog(
    qtbot: QtBot, jobs: JobRunner, case_world: CaseWorld, redacting: FakeRedacting
) -> Iterator[OthersDialog]:
    host = QWidget()
    qtbot.addWidget(host)
    services = case_services(case_world) | {"redacting": redacting}
    desk = Desk(make_services(case_world, **services), jobs, lambda: NOW)
    desk.enter(SIGNED_AGENT)
    made = OthersDialog(desk, case_world.view.case, host)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == PERSONS + FILES)
    yield made
    made.reject()


def standings(dialog: OthersDialog) -> list[str]:
    """Return how the listed rows stand, in words."""
    lines = [dialog.model.index(n).data(LINE_ROLE) for n in range(dialog.model.rowCount())]
    return [line.standing_text for line in lines if isinstance(line, MatchLine)]


def test_items_that_somebody_else_sent_too_are_pointed_at(
    qtbot: QtBot, jobs: JobRunner, case_world: CaseWorld, redacting: FakeRedacting
) -> None:
    redacting.sent_along = tuple(range(3, 40))
    host = QWidget()
    qtbot.addWidget(host)
    services = case_services(case_world) | {"redacting": redacting}
    desk = Desk(make_services(case_world, **services), jobs, lambda: NOW)
    desk.enter(SIGNED_AGENT)
    made = OthersDialog(desk, case_world.view.case, host)
    made.show()
    qtbot.waitUntil(made.banner.isVisible)
    said = made.banner.text.text()
    assert "37" in said
    assert " 3, 4, 5" in said
    assert "22, …" in said
    made.reject()


def test_nothing_is_pointed_at_where_nobody_sent_along(dialog: OthersDialog) -> None:
    assert not dialog.banner.isVisible()


def test_what_is_not_decided_is_counted_and_said(dialog: OthersDialog) -> None:
    QAbstractItemModelTester(dialog.model)
    text = dialog.figures.whole_text
    # Whoever is not decided may be a file: said behind both.
    assert text.endswith("8 not decided")
    assert ("7 other people" in text, "8 not decided" in text, "1 file held back" in text) == (
        True,
        True,
        True,
    )
    assert standings(dialog)[0] == "Taken out: by rule, Art. 15(4)"
    assert standings(dialog)[3] == "Not decided: shown"


def test_one_key_takes_out_and_goes_on(
    dialog: OthersDialog,
    redacting: FakeRedacting,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(others_dialog, "announce", lambda _widget, text: said.append(text))
    dialog.list.setCurrentIndex(dialog.model.index(3))
    qtbot.keyClick(dialog.list, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: bool(redacting.asked))
    assert redacting.asked == [(("4-name",), Choice.REDACT, RedactionGround.OTHERS)]
    assert standings(dialog)[3].startswith("Taken out")
    assert dialog.list.currentIndex().row() == 4
    assert "7 not decided" in dialog.figures.whole_text
    assert said == [dialog.figures.whole_text]


def test_undo_puts_it_back(dialog: OthersDialog, redacting: FakeRedacting, qtbot: QtBot) -> None:
    dialog.list.setCurrentIndex(dialog.model.index(3))
    qtbot.keyClick(dialog.list, Qt.Key.Key_U)
    qtbot.waitUntil(dialog.undo.isEnabled)
    dialog.undo.click()
    qtbot.waitUntil(lambda: not redacting.decided)
    assert standings(dialog)[3] == "Not decided: shown"
    assert not dialog.undo.isEnabled()


def test_showing_takes_the_ground_that_stands_below(
    dialog: OthersDialog, redacting: FakeRedacting, qtbot: QtBot
) -> None:
    dialog.ground.setCurrentIndex(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: bool(redacting.asked))
    assert redacting.asked[0][1:] == (Choice.SHOW, RedactionGround.CONSENT)


def test_all_of_a_filter_are_decided_at_once_and_stay_in_place(
    dialog: OthersDialog, redacting: FakeRedacting, qtbot: QtBot
) -> None:
    dialog.chips.button(SHOWN).click()
    assert dialog.model.rowCount() == 4
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.list, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: bool(redacting.asked))
    assert len(redacting.asked[0][0]) == 4
    assert dialog.model.rowCount() == 4


def test_the_place_is_opened_with_the_words_marked(dialog: OthersDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(dialog.preview.text.extraSelections()))
    marks: list[QTextEdit.ExtraSelection] = dialog.preview.text.extraSelections()
    assert marks[0].cursor.selectedText() == "faktura"
    assert marks[0].format.fontUnderline()


def test_a_refused_decision_is_read_again_and_explained(
    dialog: OthersDialog, redacting: FakeRedacting, qtbot: QtBot
) -> None:
    dialog.list.setCurrentIndex(dialog.model.index(3))
    redacting.refusal = RedactionRefused("it is not there")
    qtbot.keyClick(dialog.list, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: standings(dialog)[3] == "Not decided: shown")
    assert "Nothing was decided" in dialog.banner.text.whole_text


def test_edited_decisions_are_asked_for_anew_and_every_window_hears_of_it(
    dialog: OthersDialog, redacting: FakeRedacting, qtbot: QtBot
) -> None:
    dialog.list.setCurrentIndex(dialog.model.index(3))
    redacting.refusal = OthersAskedAnew()
    with qtbot.waitSignal(dialog._desk.changed) as told:
        qtbot.keyClick(dialog.list, Qt.Key.Key_U)
    assert told.args is not None
    assert told.args[0].initiator is dialog
    assert "decide about everybody anew" in dialog.banner.text.whole_text


def test_every_row_is_spoken(dialog: OthersDialog) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [str(dialog.model.index(n).data(role)) for n in range(dialog.model.rowCount())]
    assert all(line.count(", ") >= 3 for line in spoken)
    for widget in (dialog.list, dialog.ground):
        found = QAccessible.queryAccessibleInterface(widget)
        assert found is not None
        assert found.text(QAccessible.Text.Name)


def test_a_guess_says_what_it_was_taken_for(dialog: OthersDialog) -> None:
    lines = [dialog.model.index(n).data(LINE_ROLE) for n in range(dialog.model.rowCount())]
    kinds = {line.title: line.why for line in lines if isinstance(line, MatchLine)}
    assert kinds["ABC 12D"].endswith(" · number plate")
    assert kinds["0701740612"].endswith(" · telephone number")
    assert kinds["Karin Ekdahl"].endswith("perhaps")
