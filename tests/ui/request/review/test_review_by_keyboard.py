"""A case of thirty items from the sign-in to “sent for approval”, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.requests import CaseState
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import Translators
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.request.case_page import CasePage
from dsr_desk.ui.request.review.exclude_dialog import GROUNDS, ExcludeDialog
from dsr_desk.ui.request.review.page import ReviewPage
from dsr_desk.ui.window.main_window import MainWindow, Surroundings
from tests.services.world import ALVA, ANNA, WISH, Small, a_mail, make_small

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
PATIENCE = 60_000


class NoMouse(QObject):
    """Counts what a mouse does."""

    def __init__(self) -> None:
        super().__init__()
        self.presses = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.presses += event.type() is QEvent.Type.MouseButtonPress
        return False


@pytest.fixture
def thirty(tmp_path: Path) -> Small:
    """A workspace in which the person has thirty items; their case has just come in."""
    small = make_small(tmp_path, extra=24)
    small.file(a_mail(WISH.format(who=ANNA)))
    return small


@pytest.fixture
def window(
    qtbot: QtBot,
    jobs: JobRunner,
    thirty: Small,
    preferences: Preferences,
    translators: Translators,
) -> Iterator[MainWindow]:
    desk = Desk(thirty.services, jobs, thirty.clock)
    made = MainWindow(desk, Surroundings(preferences, translators, CasePage, lambda _path: None))
    assert isinstance(made.case_page, CasePage)
    assert len(made.case_page.pages) == 5
    qtbot.addWidget(made)
    made.resize(1400, 850)
    made.begin()
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.sign_in.account.count() == 3)
    yield made
    qtbot.waitUntil(lambda: not jobs.busy, timeout=PATIENCE)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the keyboard is."""
    there = QApplication.focusWidget()
    assert there is not None
    qtbot.keyClick(there, key, modifier or Qt.KeyboardModifier.NoModifier)


def review(window: MainWindow) -> ReviewPage:
    page = window.case_page
    assert isinstance(page, CasePage)
    shown = page.pages[1]
    assert isinstance(shown, ReviewPage)
    return shown


def is_seen(page: ReviewPage) -> bool:
    """Tell whether the current item has been opened."""
    row = page.list.model.row(page.list.view.currentIndex().row())
    return row is not None and row.match.seen


def test_thirty_items_from_the_sign_in_to_sent_for_approval_without_a_mouse(
    qtbot: QtBot, window: MainWindow, thirty: Small, qapp: QApplication
) -> None:
    mouse = NoMouse()
    qapp.installEventFilter(mouse)
    window.sign_in.account.setFocus()
    while "Alva" not in window.sign_in.account.currentText():
        press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), ALVA)
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(window.queue.list.hasFocus, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.queue.list.current_case() > 0, timeout=PATIENCE)
    press(qtbot, Key.Key_Return)
    case_page = window.case_page
    assert isinstance(case_page, CasePage)

    def primary(text: str) -> bool:
        action = case_page.footer.primary
        return action is not None and action.text() == text and action.isEnabled()

    qtbot.waitUntil(lambda: primary("Look for the items"), timeout=PATIENCE)
    press(qtbot, Key.Key_Return, Ctrl)
    page = review(window)
    rows = page.list.view
    qtbot.waitUntil(lambda: page.isVisible() and page.list.model.rowCount() == 30, timeout=PATIENCE)
    while not rows.hasFocus():
        press(qtbot, Key.Key_F6)
    dialogs: list[ExcludeDialog] = []
    page.dialog_opened.connect(dialogs.append)
    for number in range(30):
        assert rows.currentIndex().row() == number
        qtbot.waitUntil(lambda: is_seen(page))
        if number == 7:
            press(qtbot, Key.Key_U)
            qtbot.waitUntil(lambda: QApplication.focusWidget() in dialogs[-1].grounds.buttons())
            for _ in range(GROUNDS.index(Ground.LEGAL_CLAIM)):
                press(qtbot, Key.Key_Down)
            press(qtbot, Key.Key_Space)
            with qtbot.waitSignal(dialogs[-1].finished):
                press(qtbot, Key.Key_Return, Ctrl)
            # What a window manager does, of which there is none here.
            window.activateWindow()
            qtbot.waitUntil(rows.hasFocus)
        else:
            press(qtbot, Key.Key_M)
    qtbot.waitUntil(lambda: page.filters.sum.whole_text == "29 included · 1 left out")
    qtbot.waitUntil(lambda: primary("Send for approval"), timeout=PATIENCE)
    press(qtbot, Key.Key_Return, Ctrl)
    number = case_page.case_id
    qtbot.waitUntil(
        lambda: thirty.services.queue.get(number).state is CaseState.TO_APPROVE, timeout=PATIENCE
    )
    qapp.removeEventFilter(mouse)
    assert mouse.presses == 0
    kept = thirty.services.approval.look(number, thirty.sam).plan.exceptions
    assert [exception.ground for exception in kept] == [Ground.LEGAL_CLAIM]
