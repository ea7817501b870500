"""While jobs run in other threads, garbage is collected in the window's thread alone."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dsr_desk.ui import garbage
from dsr_desk.ui.garbage import GarbageKeeper
from dsr_desk.ui.jobs import JobRunner


def a_cycle(ended: list[int]) -> None:
    """Make something that only the collector can end, and that says in which thread it was."""

    class Noted(QObject):
        def __del__(self) -> None:
            ended.append(threading.get_ident())

    one = Noted()
    one.setProperty("itself", 1)
    one.me = one  # type: ignore[attr-defined]


def test_a_job_s_thread_ends_no_object_of_the_window(qtbot: QtBot) -> None:
    gc.enable()
    runner = JobRunner()
    ended: list[int] = []
    for _ in range(50):
        a_cycle(ended)

    def allocate() -> None:
        for _ in range(20_000):
            kept: list[object] = []
            kept.append(kept)

    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: len(ended) == 50)
    assert set(ended) == {threading.main_thread().ident}
    assert runner.shut_down()


def test_the_collector_is_its_own_again_once_the_last_keeper_lets_go() -> None:
    was, kept = gc.isenabled(), set(garbage._keepers)
    garbage._keepers.clear()
    one, other = GarbageKeeper(), GarbageKeeper()
    one.let_go()
    one.let_go()
    assert not gc.isenabled()
    other.let_go()
    assert gc.isenabled()
    garbage._keepers.update(kept)
    if not was:
        gc.disable()
