"""While jobs run in other threads, garbage is collected in the window's thread alone."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from dsr_desk.ui import garbage
from dsr_desk.ui.garbage import GarbageKeeper
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.review.window import ReviewWindow
from tests.ui.fake_review import FakeReview, PackageWorld


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


def test_whoever_has_windows_keeps_the_collector_when_the_last_runner_has_ended() -> None:
    """Asked how high it is, a closed window that nobody holds would be ended under Qt's feet."""
    was, kept = gc.isenabled(), set(garbage._keepers)
    garbage._keepers.clear()
    owner, runner = QObject(), JobRunner()
    GarbageKeeper.keep_for(owner)
    GarbageKeeper.keep_for(owner)
    assert runner.shut_down()
    assert not gc.isenabled()
    (keeper,) = owner.findChildren(GarbageKeeper)
    keeper.let_go()
    assert gc.isenabled()
    garbage._keepers.update(kept)
    if not was:
        gc.disable()


@pytest.fixture
def collected() -> Iterator[list[int]]:
    """The generations that are collected; any single object makes each of them due."""
    found: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            found.append(info["generation"])

    was, thresholds = gc.isenabled(), gc.get_threshold()
    gc.disable()
    gc.collect()
    # As the whole suite does at its beginning: what others made is not this test's.
    aside, left = GarbageKeeper._aside, GarbageKeeper._left
    GarbageKeeper.set_aside()
    gc.set_threshold(1, 1, 1)
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)
    gc.set_threshold(*thresholds)
    GarbageKeeper._aside, GarbageKeeper._left = aside, left
    if was:
        gc.enable()


def look_often(keeper: GarbageKeeper, times: int = 12) -> None:
    for _ in range(times):
        keep = [[number] for number in range(10)]
        keeper.look()
        del keep


def test_all_is_walked_through_again_only_when_a_quarter_has_been_added(
    collected: list[int],
) -> None:
    keeper = GarbageKeeper()
    held = [[number] for number in range(2_000)]
    look_often(keeper)
    assert 2 in collected
    collected.clear()
    look_often(keeper)
    assert 1 in collected
    assert 2 not in collected
    held += [[number] for number in range(1_000)]
    look_often(keeper)
    assert 2 in collected
    assert len(held) == 3_000
    keeper.let_go()


def test_what_was_set_aside_is_walked_through_no_more(collected: list[int]) -> None:
    keeper = GarbageKeeper()
    held = [[number] for number in range(2_000)]
    gc.collect()
    assert len(gc.get_objects(generation=2)) >= 2_000
    keeper.set_aside()
    assert len(gc.get_objects(generation=2)) < 500
    assert len(held) == 2_000
    keeper.let_go()


def test_what_has_been_added_is_counted_anew_once_something_was_set_aside(
    collected: list[int],
) -> None:
    keeper = GarbageKeeper()
    held = [[number] for number in range(20_000)]
    look_often(keeper)
    assert 2 in collected
    keeper.set_aside()
    collected.clear()
    more = [[number] for number in range(2_000)]
    look_often(keeper)
    assert 2 in collected
    assert (len(held), len(more)) == (20_000, 2_000)
    keeper.let_go()


def test_a_window_that_everybody_has_let_go_of_is_ended_by_qt_alone(qtbot: QtBot) -> None:
    """The collector would take it apart while its parts ask each other how large they are."""
    runner = JobRunner()
    window = ReviewWindow(FakeReview(PackageWorld()), runner)
    seen = weakref.ref(window)
    del window
    gc.collect()
    left = seen()
    assert left is not None
    left.deleteLater()
    del left
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert runner.shut_down()
    gc.collect()
    assert seen() is None
