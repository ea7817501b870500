"""Fixtures for the main window: before anybody has signed in, and with an agent at work."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import Translators
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.window.main_window import MainWindow, Surroundings
from tests.ui.fakes import NOW, SIGNED_AGENT, World, make_case_page, make_services


@pytest.fixture
def nobody(jobs: JobRunner, world: World) -> Desk:
    """A desk at which nobody sits yet."""
    return Desk(make_services(world), jobs, lambda: NOW)


@pytest.fixture
def window(
    qtbot: QtBot, nobody: Desk, preferences: Preferences, translators: Translators
) -> MainWindow:
    """The window as it starts: asking who is there."""
    around = Surroundings(
        preferences, translators, make_case_page, lambda _file: None, hint="Demo: alva"
    )
    made = MainWindow(nobody, around)
    qtbot.addWidget(made)
    made.begin()
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.sign_in.account.count() == 2)
    return made


@pytest.fixture
def at_work(qtbot: QtBot, window: MainWindow, nobody: Desk) -> MainWindow:
    """The window with an agent signed in and the queue read."""
    with qtbot.waitSignal(window.queue.model.loaded):
        nobody.enter(SIGNED_AGENT)
    qtbot.waitUntil(window.queue.list.hasFocus)
    return window
