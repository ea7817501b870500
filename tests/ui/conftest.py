"""Fixtures for the windows: one dressed application, a runner that is always shut down."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partialmethod
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsr_desk.ui.desk import Desk
from dsr_desk.ui.garbage import GarbageKeeper
from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.style import theme
from tests.ui.fakes import NOW, SIGNED_AGENT, World, make_services, some_cases
from tests.ui.keys import click_key, held

KEPT: list[QSettings] = []


PATIENCE = 120_000
"""Milliseconds after which what was waited for will not come: no busy machine takes that long."""


class Hands(QtBot):
    """The robot of pytest-qt, with more patience than five seconds, and hands that let go."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE)  # noqa: N815 (pytest-qt's names)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE)  # noqa: N815
    waitSignals = partialmethod(QtBot.waitSignals, timeout=PATIENCE)  # noqa: N815
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE)  # noqa: N815
    keyClick = staticmethod(click_key)  # noqa: N815 (pytest-qt's own name)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Light, English: what a test sees doesn't depend on where it runs."""
    # As the program does: what a test has let go of is not ended while Qt asks it something.
    keeper = GarbageKeeper()
    translators = Translators(qapp)
    translators.speak(Language.ENGLISH)
    theme.apply_theme(qapp, theme.Scheme.LIGHT, 100)
    yield qapp
    # pytest-qt has asked for its windows to be deleted, but outside of an event loop Qt never gets
    # to it; others it was never given.  Every further test would dress the windows of all tests
    # before it: five of them take longer than most tests.
    for left in QApplication.topLevelWidgets():
        left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    translators.forget()
    keeper.let_go()
    assert held() == Qt.KeyboardModifier.NoModifier, "press keys with tests.ui.keys.click_key"


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> Hands:
    """Pytest-qt's robot; no key that it has held is held any longer."""
    del qapp
    return Hands(request)


@pytest.fixture
def translators(dressed: QApplication) -> Iterator[Translators]:
    """Translators of the test's own, to change the language with."""
    own = Translators(dressed)
    yield own
    own.forget()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobRunner]:
    """A runner; it is shut down at the end, and everything must have ended by then."""
    runner = JobRunner()
    yield runner
    assert runner.shut_down()


@pytest.fixture
def world() -> World:
    """An ordinary morning's cases."""
    made = World()
    made.add(*some_cases())
    return made


@pytest.fixture
def desk(jobs: JobRunner, world: World) -> Desk:
    """A desk over the world, with an agent signed in."""
    made = Desk(make_services(world), jobs, lambda: NOW)
    made.learn_people(world.users)
    made.enter(SIGNED_AGENT)
    return made


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences in a file of the test's own."""
    # Settings post events to themselves: they must not die before those are delivered.
    KEPT.append(QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat))
    return Preferences(KEPT[-1])
