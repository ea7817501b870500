"""The mail that a case's first step writes: saved by key, never lost unasked, told until sent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dsr_desk.domain.requests import CaseState, Nature
from dsr_desk.ui.request.letter_dialog import LetterDialog
from dsr_desk.ui.request.verify.page import VerifyPage
from tests.ui.fake_case import CaseWorld
from tests.ui.keys import click_key
from tests.ui.request.verify.pages import Heard

SEND = "Open it in your mail program and send it."


@pytest.fixture
def letter(page: VerifyPage, heard: Heard, qtbot: QtBot) -> LetterDialog:
    """The question to the editor, drafted."""
    page.actions_in_footer()[1].trigger()
    dialog = heard.dialogs[-1]
    assert isinstance(dialog, LetterDialog)
    qtbot.waitUntil(dialog.save.isEnabled)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def save(letter: LetterDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(letter.finished):
        letter.save.click()


def test_a_saved_question_is_told_with_where_it_is_until_the_case_is_left(
    page: VerifyPage, letter: LetterDialog, case_world: CaseWorld, qtbot: QtBot
) -> None:
    save(letter, qtbot)
    qtbot.waitUntil(lambda: case_world.view.case.state is CaseState.WAITING)
    qtbot.waitUntil(lambda: "Waiting for the editor’s answer" in page.banner.text.whole_text)
    assert SEND in page.banner.text.whole_text
    assert (page.banner.tone, page.banner.button.text()) == ("ok", "Show the folder")
    page.show_view(case_world.view)
    assert SEND in page.banner.text.whole_text
    page.clear()
    page.show_view(case_world.view)
    assert SEND not in page.banner.text.whole_text
    assert not page.banner.button.isVisible()


def test_a_saved_mail_keeps_what_else_stands_above_the_case(
    page: VerifyPage, letter: LetterDialog, case_world: CaseWorld, qtbot: QtBot
) -> None:
    save(letter, qtbot)
    case_world.set_case(nature=Nature.DATA_SUBJECT)
    page.show_view(case_world.view)
    said = page.banner.text.whole_text
    assert SEND in said
    assert "The person writes to us directly." in said
    assert page.banner.tone == "attention"


def test_the_way_to_another_case_is_not_taken_by_the_way_to_the_folder(
    page: VerifyPage, letter: LetterDialog, case_world: CaseWorld, qtbot: QtBot
) -> None:
    save(letter, qtbot)
    case_world.set_case(duplicate_of="DSR-0007")
    page.show_view(case_world.view)
    assert page.banner.button.text() == "Open DSR-0007"


def test_the_keys_that_confirm_save_the_mail(
    letter: LetterDialog, case_world: CaseWorld, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(letter.finished):
        click_key(letter.body, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(case_world.saved) == 1


@pytest.mark.parametrize("field", ["body", "subject"])
def test_what_was_written_is_thrown_away_the_second_time_only(
    letter: LetterDialog, case_world: CaseWorld, qtbot: QtBot, field: str
) -> None:
    if field == "body":
        letter.body.appendPlainText("And which forum?")
    else:
        letter.subject.setText("Which forum?")
    letter.reject()
    assert letter.isVisible()
    assert "is not saved" in letter.banner.text.whole_text
    letter.body.appendPlainText("And which chat?")
    letter.reject()
    assert letter.isVisible(), "that was told of less"
    with qtbot.waitSignal(letter.rejected):
        letter.reject()
    assert case_world.saved == []


def test_a_draft_that_nobody_has_touched_is_left_at_once(
    letter: LetterDialog, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(letter.rejected):
        letter.reject()


def test_another_language_is_no_text_of_ones_own(letter: LetterDialog, qtbot: QtBot) -> None:
    draft = letter._draft
    assert draft is not None
    letter._on_draft_read(replace(draft, language="en", body="Hello Maria!\n", subject="Question"))
    with qtbot.waitSignal(letter.rejected):
        letter.reject()
