"""What can have the focus has a name, and Tab goes round."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.changes import Changes
from dsr_desk.services.intake.intake import IntakeResult
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import Translators
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.queue.view import QueueView
from dsr_desk.ui.settings.self_check import SelfCheckDialog
from dsr_desk.ui.window.intake_report import IntakeDialog
from dsr_desk.ui.window.leaving import LeaveDialog
from dsr_desk.ui.window.main_window import MainWindow, Surroundings
from dsr_desk.ui.window.report_dialog import ReportDialog
from dsr_desk.ui.window.shortcuts_dialog import ShortcutsDialog
from dsr_desk.ui.window.sign_in import SignInPage
from tests.ui.fakes import make_case_page
from tests.ui.listening import unnamed


@pytest.fixture
def windows(
    qtbot: QtBot, desk: Desk, preferences: Preferences, translators: Translators
) -> list[QWidget]:
    """Every window and page of this room."""
    around = Surroundings(preferences, translators, make_case_page, print)
    made: list[QWidget] = [
        MainWindow(desk, around),
        SignInPage(desk, preferences, "Demo"),
        QueueView(desk, preferences),
        IntakeDialog(IntakeResult((), Changes())),
        LeaveDialog(),
        ReportDialog(ValueError()),
        SelfCheckDialog(desk),
        ShortcutsDialog(),
    ]
    for window in made:
        qtbot.addWidget(window)
        window.show()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    return made


def test_everything_that_can_have_the_focus_has_a_name(windows: list[QWidget]) -> None:
    own = {type(w).__name__: unnamed(w) for w in windows}
    # The fake case page's field stands for a page of another room.
    own["MainWindow"] = [name for name in own["MainWindow"] if not name.startswith("QLineEdit")]
    assert {name: found for name, found in own.items() if found} == {}


def test_a_nameless_field_would_be_found(qtbot: QtBot, windows: list[QWidget]) -> None:
    queue = windows[2]
    assert isinstance(queue, QueueView)
    queue.list.setAccessibleName("")
    assert unnamed(queue) == ["QueueList "]


def test_tab_goes_round_and_is_never_trapped(qtbot: QtBot, windows: list[QWidget]) -> None:
    queue = windows[2]
    assert isinstance(queue, QueueView)
    queue.activateWindow()
    queue.go_to_list()
    qtbot.waitUntil(queue.list.hasFocus)
    seen: list[QWidget] = []
    for _ in range(30):
        focused = QApplication.focusWidget()
        if focused is None or focused in seen:
            break
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is queue.list
    assert queue.filters.search in seen


def test_dialogs_begin_on_the_safe_button(windows: list[QWidget]) -> None:
    leave = windows[4]
    assert isinstance(leave, LeaveDialog)
    assert leave.focusWidget() is leave.stay
