"""The watchdog finds what blocks the event loop, names it, and leaves everything else alone."""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.stalls import EXACT, LIMIT, StallWatch

OURS = "/somewhere/dsr_desk"
SOURCE = """
import gc
import re
import time
import weakref

def burn(seconds):
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass

def on_burn_long():
    burn(0.12)

def on_burn_briefly():
    burn(0.005)

def on_wait():
    time.sleep(0.12)

def on_keep_the_interpreter():
    re.match("(a+)+$", "a" * 22 + "b")

def on_nothing():
    pass

class Cycle:
    pass

def on_collect_slowly():
    cycle = Cycle()
    cycle.itself = cycle
    told = weakref.ref(cycle, lambda _: burn(0.12))
    del cycle
    gc.collect()
"""

pytestmark = pytest.mark.skipif(not EXACT, reason="needs the kernel's figures")


class Sender(QObject):
    happened = Signal()


@pytest.fixture
def page() -> SimpleNamespace:
    """A module that looks as if it lay in the program's folder."""
    names: dict[str, Callable[[], None]] = {}
    exec(compile(SOURCE, f"{OURS}/ui/page.py", "exec"), names)  # noqa: S102
    return SimpleNamespace(**names)


def turn(qtbot: QtBot, slot: Callable[[], None], times: int = 1) -> StallWatch:
    """Let the event loop call the slot, watched."""
    sender = Sender()
    sender.happened.connect(slot, Qt.ConnectionType.QueuedConnection)
    done = Sender()
    with StallWatch(OURS) as watch, qtbot.waitSignal(done.happened, timeout=60_000):
        for _ in range(times):
            sender.happened.emit()
        QTimer.singleShot(20, done.happened.emit)
    return watch


@pytest.mark.parametrize("slot", ["on_burn_long", "on_wait", "on_keep_the_interpreter"])
def test_a_slot_that_blocks_the_loop_is_found_and_named(
    qtbot: QtBot, page: SimpleNamespace, slot: str
) -> None:
    # Thrice: on a busy machine the watching thread itself may come too late for one of them.
    watch = turn(qtbot, getattr(page, slot), times=3)
    assert watch.stalls
    assert f"in {slot}" in str(watch.stalls[0])
    assert re.match(r"The event loop stood still for \d+ ms", str(watch.stalls[0]))


def test_a_stall_is_not_said_to_be_longer_than_it_was(qtbot: QtBot, page: SimpleNamespace) -> None:
    stalls = turn(qtbot, page.on_burn_long, times=3).stalls
    assert all(LIMIT < stall.seconds < 0.200 for stall in stalls)


def test_a_click_that_blocks_is_found(qtbot: QtBot, page: SimpleNamespace) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(page.on_burn_long)
    with StallWatch(OURS) as watch:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "in on_burn_long" in str(watch.stalls[0])


def test_many_short_calls_are_not_one_long_one(qtbot: QtBot, page: SimpleNamespace) -> None:
    assert turn(qtbot, page.on_burn_briefly, times=40).stalls == []


def test_a_collection_is_not_a_stall_even_while_it_goes_on(
    qtbot: QtBot, page: SimpleNamespace
) -> None:
    assert turn(qtbot, page.on_collect_slowly, times=3).stalls == []


def test_an_idle_loop_is_not_a_stall(qtbot: QtBot, page: SimpleNamespace) -> None:
    assert turn(qtbot, page.on_nothing).stalls == []


def test_what_a_test_calls_itself_is_not_a_stall(page: SimpleNamespace) -> None:
    with StallWatch(OURS) as watch:
        page.on_burn_long()
    assert watch.stalls == []


def test_our_work_in_another_thread_is_not_a_stall(qtbot: QtBot, page: SimpleNamespace) -> None:
    worker = threading.Thread(target=page.on_wait)
    worker.start()
    assert turn(qtbot, page.on_nothing).stalls == []
    worker.join()


def test_the_watch_leaves_nothing_behind() -> None:
    before = threading.active_count()
    with StallWatch():
        pass
    assert threading.active_count() == before


def test_void_calls_take_no_reference_from_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 does below Python 3.12, and the process aborts in the end (docs/adr/0002)."""
    button = QPushButton()
    qtbot.addWidget(button)
    sender = Sender()
    before = sys.getrefcount(None)
    for number in range(500):
        button.setText(str(number))
        sender.happened.emit()
    assert abs(sys.getrefcount(None) - before) < 50


def test_the_clock_used_for_the_limit_runs() -> None:
    clock = time.pthread_getcpuclockid(threading.get_ident())
    assert time.clock_gettime(clock) > 0
