"""Jobs: results come back on the main thread, to those who are still there."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass, field

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dsr_desk.services.progress import Cancelled, CancelToken, Progress, Step
from dsr_desk.ui.jobs import READERS, SWITCH_SECONDS, Job, JobRunner
from dsr_desk.ui.qt import on_main_thread


@dataclass
class Heard:
    """What came back, in order, and whether it came on the main thread."""

    told: list[object] = field(default_factory=list)
    elsewhere: bool = False

    def hear(self, what: object) -> None:
        self.elsewhere |= not on_main_thread()
        self.told.append(what)

    def cancelled(self) -> None:
        self.hear("cancelled")


def idle(qtbot: QtBot, jobs: JobRunner) -> None:
    qtbot.waitUntil(lambda: not jobs.busy)


def test_a_result_comes_back_on_the_main_thread(qtbot: QtBot, jobs: JobRunner) -> None:
    heard, owner, threads = Heard(), QObject(), []

    def work(_progress: Progress, _cancel: CancelToken) -> str:
        threads.append(threading.current_thread())
        return "done"

    jobs.start(Job(work, owner, on_success=heard.hear))
    idle(qtbot, jobs)
    assert heard.told == ["done"]
    assert not heard.elsewhere
    assert threads != [threading.main_thread()]


def test_an_error_goes_to_who_asked_and_cancelling_is_none(qtbot: QtBot, jobs: JobRunner) -> None:
    heard, owner = Heard(), QObject()

    def fails(_progress: Progress, _cancel: CancelToken) -> None:
        raise OSError("full")

    def stops(_progress: Progress, _cancel: CancelToken) -> None:
        raise Cancelled

    jobs.start(Job(fails, owner, on_failure=heard.hear))
    jobs.start(Job(stops, owner, on_failure=heard.hear, on_cancelled=heard.cancelled))
    idle(qtbot, jobs)
    assert sorted(str(told) for told in heard.told) == ["cancelled", "full"]


def test_an_error_that_nobody_takes_is_raised(qtbot: QtBot, jobs: JobRunner) -> None:
    owner = QObject()

    def fails(_progress: Progress, _cancel: CancelToken) -> None:
        raise OSError("full")

    with qtbot.captureExceptions() as caught:
        jobs.start(Job(fails, owner))
        idle(qtbot, jobs)
    assert [kind for kind, _, _ in caught] == [OSError]


def test_nothing_is_told_to_an_owner_that_has_died(qtbot: QtBot, jobs: JobRunner) -> None:
    heard, owner, gate = Heard(), QObject(), threading.Event()

    def work(progress: Progress, _cancel: CancelToken) -> str:
        gate.wait(5)
        progress(Step("late", 1))
        return "too late"

    jobs.start(Job(work, owner, on_success=heard.hear, on_progress=heard.hear))
    shiboken6.delete(owner)
    gate.set()
    idle(qtbot, jobs)
    assert heard.told == []


def test_a_newer_question_drops_the_older_one(qtbot: QtBot, jobs: JobRunner) -> None:
    heard, owner, gate = Heard(), QObject(), threading.Event()

    def slow(_progress: Progress, _cancel: CancelToken) -> str:
        gate.wait(5)
        return "old"

    older = jobs.start(Job(slow, owner, replaces="page", on_success=heard.hear))
    other = QObject()
    jobs.start(Job(lambda _p, _c: "other's", other, replaces="page", on_success=heard.hear))
    jobs.start(Job(lambda _p, _c: "new", owner, replaces="page", on_success=heard.hear))
    gate.set()
    idle(qtbot, jobs)
    assert sorted(map(str, heard.told)) == ["new", "other's"]
    assert older.token.cancelled


def test_writers_queue_up_and_readers_do_not_wait_for_them(qtbot: QtBot, jobs: JobRunner) -> None:
    heard, owner, gate = Heard(), QObject(), threading.Event()
    order: list[int] = []

    def write(number: int) -> int:
        if number == 1:
            gate.wait(5)
        order.append(number)
        return number

    jobs.start(Job(lambda _p, _c: write(1), owner, writes=True))
    jobs.start(Job(lambda _p, _c: write(2), owner, writes=True))
    jobs.start(Job(lambda _p, _c: "read", owner, on_success=heard.hear))
    qtbot.waitUntil(lambda: heard.told == ["read"])
    assert jobs.writing
    assert order == []
    gate.set()
    idle(qtbot, jobs)
    assert order == [1, 2]
    assert not jobs.writing


def test_steps_are_thinned_out_but_beginnings_and_ends_are_kept(
    qtbot: QtBot, jobs: JobRunner
) -> None:
    heard, owner = Heard(), QObject()

    def work(progress: Progress, _cancel: CancelToken) -> None:
        for done in range(1, 10_001):
            progress(Step("act", done, 10_000))
        progress(Step("scrub", 0))

    jobs.start(Job(work, owner, on_progress=heard.hear))
    idle(qtbot, jobs)
    assert heard.told[0] == Step("act", 1, 10_000)
    assert Step("act", 10_000, 10_000) in heard.told
    assert heard.told[-1] == Step("scrub", 0)
    assert len(heard.told) < 200


def test_shutting_down_cancels_and_waits(qtbot: QtBot) -> None:
    runner, heard, owner = JobRunner(), Heard(), QObject()
    begun = threading.Event()

    def work(_progress: Progress, cancel: CancelToken) -> None:
        begun.set()
        while True:
            cancel.check()

    runner.start(Job(work, owner, writes=True, on_success=heard.hear))
    assert begun.wait(5)
    assert runner.shut_down()
    assert heard.told == []


def test_jobs_are_started_from_the_main_thread_only(qtbot: QtBot, jobs: JobRunner) -> None:
    owner, caught = QObject(), []

    def start() -> None:
        try:
            jobs.start(Job(lambda _p, _c: None, owner))
        except RuntimeError as error:
            caught.append(error)

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    assert len(caught) == 1


@pytest.mark.parametrize("count", [1, 5])
def test_being_busy_is_told_once_at_each_end(qtbot: QtBot, jobs: JobRunner, count: int) -> None:
    told: list[bool] = []
    jobs.busy_changed.connect(told.append)
    owner = QObject()
    for _ in range(count):
        jobs.start(Job(lambda _p, _c: None, owner))
    idle(qtbot, jobs)
    assert told == [True, False]


def test_jobs_that_had_no_turn_yet_hold_up_no_end(qtbot: QtBot) -> None:
    runner = JobRunner()
    owner = QObject()

    def until_asked(_progress: Progress, cancel: CancelToken) -> None:
        while not cancel.cancelled:
            threading.Event().wait(0.001)

    for _ in range(20):
        runner.start(Job(until_asked, owner))
    assert runner.shut_down()


def test_a_watching_job_takes_the_writers_turn_for_what_it_writes(
    qtbot: QtBot, jobs: JobRunner
) -> None:
    heard, owner, gate = Heard(), QObject(), threading.Event()
    threads: list[str] = []

    def writes(_progress: Progress, _cancel: CancelToken) -> None:
        gate.wait()
        threads.append("the other")

    def watches(_progress: Progress, cancel: CancelToken) -> str:
        def piece() -> str:
            threads.append(threading.current_thread().name)
            return "written"

        return jobs.in_turn(piece, cancel)

    jobs.start(Job(writes, owner, writes=True))
    jobs.start(Job(watches, owner, watches=True, on_success=heard.hear))
    gate.set()
    qtbot.waitUntil(lambda: heard.told == ["written"])
    assert threads[0] == "the other"
    assert threads[1].startswith("desk-writer")


def test_a_turn_that_has_not_come_is_given_up_at_once(qtbot: QtBot, jobs: JobRunner) -> None:
    heard, owner, gate = Heard(), QObject(), threading.Event()

    def writes(_progress: Progress, _cancel: CancelToken) -> None:
        gate.wait()

    def watches(_progress: Progress, cancel: CancelToken) -> str:
        return jobs.in_turn(lambda: "never", cancel)

    jobs.start(Job(writes, owner, writes=True))
    ticket = jobs.start(Job(watches, owner, watches=True, on_cancelled=heard.cancelled))
    ticket.cancel()
    qtbot.waitUntil(lambda: heard.told == ["cancelled"])
    gate.set()
    idle(qtbot, jobs)


def test_watching_is_not_being_busy(qtbot: QtBot, jobs: JobRunner) -> None:
    heard, owner, gate = Heard(), QObject(), threading.Event()

    def watches(_progress: Progress, _cancel: CancelToken) -> None:
        gate.wait()

    jobs.busy_changed.connect(heard.hear)
    jobs.start(Job(watches, owner, watches=True, on_success=heard.hear))
    assert not jobs.busy
    assert not jobs.writing
    gate.set()
    qtbot.waitUntil(lambda: heard.told == [None])


def test_however_many_watch_there_is_a_reader_left(qtbot: QtBot, jobs: JobRunner) -> None:
    heard, owner, gate = Heard(), QObject(), threading.Event()

    def watches(_progress: Progress, _cancel: CancelToken) -> None:
        gate.wait()

    for _ in range(READERS + 1):
        jobs.start(Job(watches, owner, watches=True))
    jobs.start(Job(lambda _p, _c: "read", owner, on_success=heard.hear))
    qtbot.waitUntil(lambda: heard.told == ["read"])
    gate.set()


def test_a_job_gives_the_interpreter_up_at_once_when_the_window_wants_it(jobs: JobRunner) -> None:
    assert not jobs.busy
    assert sys.getswitchinterval() <= SWITCH_SECONDS
