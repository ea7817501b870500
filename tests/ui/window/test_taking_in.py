"""What comes of a single mail: its case is named, and one press leads to it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dsr_desk.domain.changes import Changes
from dsr_desk.services.intake.intake import IntakeOutcome, IntakeResult
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.window.main_window import MainWindow
from tests.ui.fakes import FakeCasePage, World, make_case
from tests.ui.waiting import idle


def shown(window: MainWindow) -> list[int]:
    return cast(FakeCasePage, window.case_page).shown


@pytest.fixture
def mail(tmp_path: Path, world: World) -> Path:
    """One mail on disk; it becomes a case."""
    world.outcomes = (IntakeOutcome("one.eml", "filed", "DSR-0061"),)
    world.add(make_case(61))
    file = tmp_path / "one.eml"
    file.touch()
    return file


def test_a_single_mail_is_named_and_opened_from_the_banner(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, mail: Path
) -> None:
    room = at_work.room()
    room.taking_in.take([mail])
    idle(qtbot, nobody)
    assert room.intake_banner.text.whole_text == "Filed as DSR-0061."
    assert room.intake_banner.button.text() == "Open DSR-0061"
    at_work.queue.filters.search.setText("nobody at all")
    qtbot.mouseClick(room.intake_banner.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(at_work)[-1:] == [61])
    assert room.intake_banner.isHidden()


def test_a_mail_that_comes_leaves_the_case_that_is_worked_on(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, mail: Path
) -> None:
    room = at_work.room()
    room.open_case(31)
    at_work.queue.reload(31)
    idle(qtbot, nobody)
    room.queue.filters.search.setFocus()
    room.taking_in.take([mail])
    idle(qtbot, nobody)
    qtbot.waitUntil(lambda: at_work.queue.model.row_of(61) >= 0)
    # What the menu takes is what is shown.
    assert (at_work.queue.shown_case, shown(at_work)[-1]) == (31, 31)


def test_whoever_waits_at_the_queue_is_shown_the_new_case(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, mail: Path
) -> None:
    at_work.room().taking_in.take([mail])
    idle(qtbot, nobody)
    qtbot.waitUntil(lambda: shown(at_work)[-1:] == [61])
    assert at_work.queue.shown_case == 61


def test_a_mail_that_can_not_be_read_says_why_at_once(
    at_work: MainWindow,
) -> None:
    room = at_work.room()
    bad = IntakeOutcome("two.eml", "unreadable", "", "empty-file")
    room.taking_in.on_mails_came(IntakeResult((bad,), Changes()))
    assert room.intake_banner.text.whole_text == "Can’t be read. The file is empty."
    assert not room.intake_banner.button.isVisible()
    assert room.intake_banner.tone == "attention"
