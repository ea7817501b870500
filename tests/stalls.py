"""Notices when our code keeps the event loop from turning, and says where.

A thread looks at the main thread's stack every few milliseconds.  A *stretch* is one call of our
code that was made by Qt (from the event loop, or from a click or key that qtbot sent): the
outermost frame of ours whose caller is neither ours nor a test.  What a test does by itself,
fixtures included, is therefore never counted, and neither is Qt's own painting.

A shared machine is noisy, so a stretch costs what it would have cost on an idle one: the time that
our threads stood in the kernel's queue for a processor (``schedstat``) and the garbage collector's
time (the collector has the whole test run to look through) are taken off.  Where the kernel doesn't
tell, the plain clock is used with a wider limit.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
import traceback
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Self

from PySide6.QtCore import QCoreApplication, QTimer

PERIOD = 0.005
LATE = 0.020
SWEEP_MS = 50
TESTS = str(Path(__file__).parent)
OUR_CODE = str(Path(__file__).parent.parent / "dsr_desk")
SCHEDSTAT = Path("/proc/self/task")
EXACT = hasattr(time, "pthread_getcpuclockid") and (SCHEDSTAT / str(os.getpid())).is_dir()
LIMIT = 0.050 if EXACT else 0.250

Stack = list[tuple[FrameType, int]]


@dataclass(frozen=True, slots=True)
class Stall:
    """One call that took too long, with the stack at the moment it passed the limit."""

    seconds: float
    stack: str

    def __str__(self) -> str:
        return (
            f"The event loop stood still for {self.seconds * 1000:.0f} ms in our code. "
            f"Move the work to a job.\n{self.stack}"
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """The main thread's clocks at one moment, in seconds."""

    wall: float
    cpu: float
    collecting: float

    def cost_since(self, start: Reading, queued: float) -> float:
        """Return what the time since then would have cost on an idle machine."""
        collecting = self.collecting - start.collecting
        busy = self.cpu - start.cpu - collecting
        alone = self.wall - start.wall - queued - collecting
        return max(busy, alone)


class RunQueue:
    """How long the threads of this process have waited for a processor, in all."""

    def __init__(self) -> None:
        self._files: dict[str, int] = {}
        self._seconds: dict[str, float] = {}
        self.sum = 0.0

    def read(self) -> float:
        """Return the sum over all threads, ended ones included."""
        if not EXACT:
            return 0.0
        for thread in os.listdir(SCHEDSTAT):  # noqa: PTH208  (names are all that is wanted)
            with suppress(OSError):
                if thread not in self._files:
                    path = SCHEDSTAT / thread / "schedstat"
                    self._files[thread] = os.open(path, os.O_RDONLY)
                self._seconds[thread] = int(os.pread(self._files[thread], 64, 0).split()[1]) / 1e9
        self.sum = sum(self._seconds.values())
        return self.sum

    def of(self, thread: threading.Thread) -> float:
        """Return one thread's part of the last reading."""
        return self._seconds.get(str(thread.native_id), 0.0)

    def close(self) -> None:
        """Let go of the kernel's files."""
        for file in self._files.values():
            os.close(file)
        self._files.clear()


class StallWatch:
    """Watches the thread that enters it, until it leaves; ``stalls`` holds what was found."""

    def __init__(self, *sources: str, limit: float = LIMIT) -> None:
        self.stalls: list[Stall] = []
        self._sources = sources or (OUR_CODE,)
        self._limit = limit * (2 if sys.gettrace() else 1)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="stall-watch", daemon=True)
        self._main = threading.get_ident()
        self._watching = threading.Event()
        self._queue = RunQueue()
        self._queued_at = 0.0
        self._switch_interval = sys.getswitchinterval()
        self._collected = 0.0
        self._collection_began = 0.0
        self._stretch: list[_Stretch] = []
        """The call that is going on; a list of one, so that it can be handed on without a copy."""
        # Frames hold local variables, and letting go of the last reference to a widget in this
        # watch's own thread would end it there.  So the watched thread itself lets go of them.
        self._spent: deque[object] = deque()
        self._sweeper: QTimer | None = None

    def __enter__(self) -> Self:
        gc.callbacks.append(self._on_collection)
        # Else a chain of 5 ms slots, each letting go of the interpreter for a moment too short to
        # be used, keeps the watching thread out and looks like one long call.
        self._switch_interval = sys.getswitchinterval()
        sys.setswitchinterval(PERIOD / 10)
        if QCoreApplication.instance() is not None:
            self._sweeper = QTimer()
            self._sweeper.timeout.connect(self._spent.clear)
            self._sweeper.start(SWEEP_MS)
        self._thread.start()
        self._watching.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        if self._sweeper is not None:
            self._sweeper.stop()
        self._spent.clear()
        sys.setswitchinterval(self._switch_interval)
        gc.callbacks.remove(self._on_collection)
        self._queue.close()

    def _on_collection(self, phase: str, _info: dict[str, int]) -> None:
        if threading.get_ident() != self._main:
            return
        if phase == "start":
            self._collection_began = time.thread_time()
        else:
            self._collected += time.thread_time() - self._collection_began

    def _watch(self) -> None:
        before = self._read()
        self._queue.read()
        self._watching.set()
        while not self._stop.wait(PERIOD):
            # Nothing here may let the main thread go on before its stack has been looked at.
            seen = [list(traceback.walk_stack(sys._current_frames().get(self._main)))]
            now = self._read()
            self._look(seen[0], before, now)
            self._spent.append(seen.pop())
            before = self._read()
        self._end_stretch()

    def _look(self, stack: Stack, before: Reading, now: Reading) -> None:
        called_by_qt = self._called_by_qt(stack)
        if called_by_qt is None:
            self._end_stretch()
            if now.wall - self._queued_at > 2 * LATE:
                self._queue.read()
                self._queued_at = now.wall
            return
        if not self._stretch or self._stretch[0].frame is not called_by_qt:
            self._end_stretch()
            self._stretch.append(self._begin(called_by_qt, before, now))
        self._stretch[0].look(stack, now, self._limit)

    def _begin(self, frame: FrameType, before: Reading, now: Reading) -> _Stretch:
        """Say when a call began that is seen for the first time.

        One call into C that never lets go of the interpreter (a long regular expression) keeps this
        thread out for its whole length: then the call began soon after the look before.  What this
        thread missed because it got no processor is nobody's: it is taken off.
        """
        queued_before, own_before = self._queue.sum, self._queue.of(self._thread)
        queued = self._queue.read()
        if now.wall - before.wall <= LATE:
            return _Stretch(frame, now, self._queue, queued)
        missed = self._queue.of(self._thread) - own_before
        return _Stretch(frame, before, self._queue, queued_before, missed)

    def _called_by_qt(self, stack: Stack) -> FrameType | None:
        """Return the outermost frame of ours, if Qt is what called it."""
        files = [frame.f_code.co_filename for frame, _ in stack]
        ours = [at for at, file in enumerate(files) if file.startswith(self._sources)]
        if not ours or ours[-1] + 1 == len(files) or files[ours[-1] + 1].startswith(TESTS):
            return None
        return stack[ours[-1]][0]

    def _end_stretch(self) -> None:
        if not self._stretch:
            return
        if self._stretch[0].stack:
            self.stalls.append(Stall(self._stretch[0].seconds, self._stretch[0].stack))
        self._spent.append(self._stretch.pop())

    def _read(self) -> Reading:
        return Reading(
            wall=time.perf_counter(),
            cpu=time.clock_gettime(time.pthread_getcpuclockid(self._main)) if EXACT else 0.0,
            collecting=self._collected,
        )


class _Stretch:
    """One call made by Qt, as far as it has been seen."""

    def __init__(
        self,
        frame: FrameType,
        start: Reading,
        queue: RunQueue,
        queued_at_start: float,
        missed: float = 0.0,
    ) -> None:
        self.frame = frame
        self.seconds = 0.0
        self.stack = ""
        self._start = start
        self._queue = queue
        self._queued_at_start = queued_at_start
        self._missed = missed

    def look(self, stack: Stack, now: Reading, limit: float) -> None:
        """Add up, and keep the stack once the limit is passed."""
        if now.wall - self._start.wall <= limit:
            return
        queued = self._queue.read() - self._queued_at_start
        self.seconds = now.cost_since(self._start, queued) - self._missed
        if self.seconds > limit and not self.stack:
            summary = traceback.StackSummary.extract(iter(stack[:8]))
            summary.reverse()
            self.stack = "".join(summary.format())
