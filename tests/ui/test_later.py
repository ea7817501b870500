"""What is built later: once, when it is wanted; and what the first window does without."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import Translators
from dsr_desk.ui.later import InPieces, InTurn
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.request.answer.page import AnswerPage
from dsr_desk.ui.request.approve.page import ApprovePage
from dsr_desk.ui.request.case_page import CasePage
from dsr_desk.ui.request.page import StepPage
from dsr_desk.ui.request.review.page import ReviewPage
from dsr_desk.ui.request.run.page import RunPage
from dsr_desk.ui.window.main_window import MainWindow, Surroundings
from tests.ui.fakes import SIGNED_AGENT, FakeCasePage, make_case_page

ROOT = Path(__file__).parents[2]
FIRST_WINDOW = """
import gc
import sys
from dsr_desk import __main__, app
def painted(application, jobs):
    application.processEvents()
    (window,) = (w for w in application.topLevelWidgets() if isinstance(w, start.MainWindow))
    assert window.isVisible() and window.sign_in.password.isVisible()
    print("\\n".join(sorted(sys.modules)))
    from PySide6 import QtWidgets
    assert "QStyle" not in vars(QtWidgets), "Qt was asked for its style, its largest class"
    jobs.shut_down()
    assert not gc.isenabled(), "the window is still there, and Qt may be asking it something"
    return 0
show_window = app.Composer.show_window
def shown(*given):
    global start
    from dsr_desk.ui import start
    start._turn = painted
    start.MainWindow.begin = lambda window: None  # who is there is asked behind the paint
    return show_window(*given)
app.Composer.show_window = shown
sys.argv = ["dsr-desk", "--workspace", sys.argv[1]]
sys.exit(__main__.main())
"""
HEAVY = {
    "sqlalchemy",
    "alembic",
    "keyring",
    "reportlab",
    "dns",
    "dkim",
    "imapclient",
    "cryptography",
    "nh3",
    "idna",
    "multiprocessing",
    "concurrent",
    "platformdirs",
    "html",
    "json",
    "getpass",
}
OF_THE_COMMAND_LINE = {
    "dsr_desk.__main__",
    "dsr_desk.cli",
    "dsr_desk.commands",
    "dsr_desk.commands.context",
    "dsr_desk.commands.files",
    "dsr_desk.commands.showing",
    "dsr_desk.demo",
    "dsr_desk.demo.hint",
    "dsr_desk.documents",
    "dsr_desk.documents.sealed",
    "dsr_desk.documents.sealed.private",
    "dsr_desk.domain.room",
    "dsr_desk.oslock",
}
"""What stands before the window: which command was meant, and what a killed one has left."""
MOST_OF_OUR_MODULES = 48  # the faces of their rooms with them
FIRST_ROOMS = {"app", "config", "deferred", "domain", "preflight", "services", "ui", "uptime"}


def test_the_first_window_is_painted_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_WINDOW, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = done.stdout.split()
    assert HEAVY & {name.partition(".")[0] for name in loaded} == set()
    whole = {name for name in loaded if name.startswith("dsr_desk.")}
    assert whole >= OF_THE_COMMAND_LINE
    ours = whole - OF_THE_COMMAND_LINE
    assert {name.split(".")[1] for name in ours} == FIRST_ROOMS
    assert not [n for n in ours if n.startswith(("dsr_desk.ui.request", "dsr_desk.ui.wording"))]
    assert len(ours) <= MOST_OF_OUR_MODULES, ours


def test_steps_are_done_in_their_order_each_in_a_turn_of_its_own(qtbot: QtBot) -> None:
    parent, done = QObject(), list[int]()
    steps = InTurn((partial(done.append, number) for number in range(3)), parent)
    with qtbot.waitSignal(steps.done):
        steps.begin()
        assert done == []
    assert done == [0, 1, 2]


def test_each_page_of_a_case_is_built_at_its_first_visit_and_only_then(
    qtbot: QtBot, desk: Desk
) -> None:
    page = CasePage(desk)
    qtbot.addWidget(page)
    first = page.page
    for build in page.unbuilt():
        build()
    assert list(page.unbuilt()) == []
    assert page.pages[0] is first
    assert page.pages == page.pages


def test_the_large_pages_of_a_case_are_built_in_several_pieces(qtbot: QtBot, desk: Desk) -> None:
    page = CasePage(desk)
    qtbot.addWidget(page)
    assert sum(1 for build in page.unbuilt() if build() is None) > 10


def test_what_is_built_in_pieces_is_finished_by_whoever_wants_it_first() -> None:
    done: list[int] = []

    def pieces() -> Generator[None, None, str]:
        for number in range(3):
            done.append(number)
            yield
        return "whole"

    large = InPieces(pieces)
    next(large.left())()
    assert (done, large.built) == ([0], None)
    assert large() == "whole"
    assert done == [0, 1, 2]
    assert list(large.left()) == []


def test_what_failed_in_the_middle_is_built_from_its_beginning() -> None:
    done: list[int] = []

    def pieces() -> Generator[None, None, str]:
        done.append(len(done))
        yield
        if len(done) == 1:
            raise KeyError
        return "whole"

    large = InPieces(pieces)
    with pytest.raises(KeyError):
        large()
    assert large() == "whole"
    assert done == [0, 1]


@pytest.mark.parametrize("kind", [ApprovePage, RunPage, AnswerPage])
def test_a_page_half_built_is_not_shown_and_speaks_no_other_language_yet(
    qtbot: QtBot, desk: Desk, kind: type[StepPage]
) -> None:
    page = kind(desk, whole=False)
    qtbot.addWidget(page)
    pieces = page.pieces()
    next(pieces)
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert len(list(pieces)) > 2
    assert page.panes() == ()


def test_a_page_built_late_knows_that_letters_are_no_keys(qtbot: QtBot, desk: Desk) -> None:
    page = CasePage(desk)
    qtbot.addWidget(page)
    page.set_letter_keys(False)
    review, approve = page.pages[1:3]
    assert isinstance(review, ReviewPage)
    assert isinstance(approve, ApprovePage)
    assert not review.list.view.letter_keys
    assert not approve.list.view.letter_keys


def test_the_room_is_ready_before_anybody_has_signed_in(
    qtbot: QtBot, desk: Desk, preferences: Preferences, translators: Translators
) -> None:
    window = MainWindow(desk, Surroundings(preferences, translators, make_case_page, print))
    qtbot.addWidget(window)
    assert window.room.built is None
    window.begin()
    qtbot.waitUntil(lambda: window.room.built is not None)
    page = cast(FakeCasePage, window.case_page)
    qtbot.waitUntil(lambda: page.built == [0, 1, 2])
    assert window.sign_in.isVisibleTo(window)


def test_who_signs_in_before_the_room_is_there_finds_it_at_work(
    qtbot: QtBot, desk: Desk, preferences: Preferences, translators: Translators
) -> None:
    window = MainWindow(desk, Surroundings(preferences, translators, make_case_page, print))
    qtbot.addWidget(window)
    window.show()
    desk.enter(SIGNED_AGENT)
    room = window.room.built
    assert room is not None
    assert room.isVisible()
    qtbot.waitUntil(lambda: room.queue.model.rowCount() > 0)
