"""Notices when our code keeps the event loop from turning, and says where.

A thread looks at the main thread's stack every few milliseconds.  A *stretch* is one call of our
code that was made by Qt (from the event loop, or from a click or key that qtbot sent): the
outermost frame of ours whose caller is neither ours nor a test, within one event.  What a test does
by itself, fixtures included, is therefore never counted, and neither is Qt's own painting.

The stack is taken as text, by ``faulthandler``, in one go and without a reference to any frame: a
frame holds local variables, and whoever holds the last reference to a widget ends it, in the wrong
thread.  Which event it is, an event filter counts.

A shared machine is noisy, so a stretch costs what it would have cost on an idle one: the time that
our threads stood in the kernel's queue for a processor (``schedstat``) and the garbage collector's
time so far (the collector has the whole test run to look through) are taken off.  Where the kernel
doesn't tell, the plain clock is used with a wider limit.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import re
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from PySide6.QtCore import QCoreApplication, QEvent, QObject

PERIOD = 0.005
LATE = 0.020
TESTS = str(Path(__file__).parent)
OUR_CODE = str(Path(__file__).parent.parent / "dsr_desk")
SCHEDSTAT = Path("/proc/self/task")
EXACT = hasattr(time, "pthread_getcpuclockid") and (SCHEDSTAT / str(os.getpid())).is_dir()
LIMIT = 0.050 if EXACT else 0.250

SENTENCE = "The event loop stood still for"

_LINE = re.compile(r'  File "(.*)", line (\d+) in (.*)')


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a stack, the innermost first."""

    file: str
    number: int
    function: str

    def __str__(self) -> str:
        return f'  File "{self.file}", line {self.number}, in {self.function}\n'


Call = tuple[int, str, str]
"""Which call of ours it is: the event's number, file and function."""


class Events(QObject):
    """Counts the events that Qt delivers while none of our code is running.

    Of those between two looks it counts one: that is enough to tell a call from the next, and
    looking who is running at each of them took as long as the windows themselves.
    """

    def __init__(self, sources: tuple[str, ...]) -> None:
        super().__init__()
        self._sources = sources
        self._counted = False
        self._count = 0

    def look(self) -> int:
        """Return the count; the next event counts again."""
        count = self._count
        self._counted = False
        return count

    def eventFilter(self, _watched: QObject, _event: QEvent) -> bool:
        """Count, and let everything pass."""
        if self._counted:
            return False
        frame = sys._getframe().f_back
        while frame is not None:
            if frame.f_code.co_filename.startswith(self._sources):
                return False
            frame = frame.f_back
        self._count += 1
        self._counted = True
        return False


class StackTaker:
    """Takes the stack of one thread as text, without touching a frame."""

    def __init__(self, thread: int) -> None:
        self._head = f"hread 0x{thread:016x} "
        self._file, self._name = tempfile.mkstemp(prefix="stack-")

    def take(self) -> list[Line]:
        """Return the stack, the innermost call first.

        The file is made ready for the next time afterwards: every look at it lets the watched
        thread go on, which must not happen before its stack has been taken.
        """
        faulthandler.dump_traceback(self._file, all_threads=True)
        os.lseek(self._file, 0, os.SEEK_SET)
        text = os.read(self._file, 1_000_000).decode("utf-8", "replace")
        os.lseek(self._file, 0, os.SEEK_SET)
        os.ftruncate(self._file, 0)
        _, _, mine = text.partition(self._head)
        lines = mine.partition("\n\n")[0].splitlines()
        found = (_LINE.fullmatch(line) for line in lines)
        return [Line(m[1], int(m[2]), m[3]) for m in found if m is not None]

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)
        Path(self._name).unlink()


@dataclass(frozen=True, slots=True)
class Stall:
    """One call that took too long, with the stack at the moment it passed the limit."""

    seconds: float
    stack: str

    def __str__(self) -> str:
        return (
            f"{SENTENCE} {self.seconds * 1000:.0f} ms in our code. "
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
        self._collects = True
        self._collected = 0.0
        self._collection_began: float | None = None
        self._stretch: _Stretch | None = None
        self._events = Events(self._sources)
        self._stacks = StackTaker(self._main)

    def __enter__(self) -> Self:
        # Else a widget may be ended in the watching thread (dsr_desk/ui/garbage.py).
        self._collects = gc.isenabled()
        gc.disable()
        gc.callbacks.append(self._on_collection)
        # Else a chain of 5 ms slots, each letting go of the interpreter for a moment too short to
        # be used, keeps the watching thread out and looks like one long call.
        self._switch_interval = sys.getswitchinterval()
        sys.setswitchinterval(PERIOD / 10)
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self._events)
        self._thread.start()
        self._watching.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self._events)
        self._stacks.close()
        sys.setswitchinterval(self._switch_interval)
        gc.callbacks.remove(self._on_collection)
        self._queue.close()
        if self._collects:
            gc.enable()

    def _on_collection(self, phase: str, _info: dict[str, int]) -> None:
        if threading.get_ident() != self._main:
            return
        if phase == "start":
            self._collection_began = time.thread_time()
        elif self._collection_began is not None:
            self._collected += time.thread_time() - self._collection_began
            self._collection_began = None

    def _watch(self) -> None:
        before = self._read()
        self._queue.read()
        self._watching.set()
        while not self._stop.wait(PERIOD):
            event = self._events.look()
            stack = self._stacks.take()
            now = self._read()
            self._look(event, stack, before, now)
            before = self._read()
        self._end_stretch()

    def _look(self, event: int, stack: list[Line], before: Reading, now: Reading) -> None:
        call = self._called_by_qt(event, stack)
        if call is None:
            self._end_stretch()
            if now.wall - self._queued_at > 2 * LATE:
                self._queue.read()
                self._queued_at = now.wall
            return
        if self._stretch is None or self._stretch.call != call:
            self._end_stretch()
            self._stretch = self._begin(call, before, now)
        self._stretch.look(stack, now, self._limit)

    def _begin(self, call: Call, before: Reading, now: Reading) -> _Stretch:
        """Say when a call began that is seen for the first time.

        One call into C that never lets go of the interpreter (a long regular expression) keeps this
        thread out for its whole length: then the call began soon after the look before.  What this
        thread missed because it got no processor is nobody's: it is taken off.
        """
        queued_before, own_before = self._queue.sum, self._queue.of(self._thread)
        queued = self._queue.read()
        if now.wall - before.wall <= LATE:
            return _Stretch(call, now, self._queue, queued)
        missed = self._queue.of(self._thread) - own_before
        return _Stretch(call, before, self._queue, queued_before, missed)

    def _called_by_qt(self, event: int, stack: list[Line]) -> Call | None:
        """Return the outermost call of ours, if Qt is what made it."""
        ours = [at for at, line in enumerate(stack) if line.file.startswith(self._sources)]
        if not ours or ours[-1] + 1 == len(stack) or stack[ours[-1] + 1].file.startswith(TESTS):
            return None
        outermost = stack[ours[-1]]
        return event, outermost.file, outermost.function

    def _end_stretch(self) -> None:
        if self._stretch is not None and self._stretch.stack:
            self.stalls.append(Stall(self._stretch.seconds, self._stretch.stack))
        self._stretch = None

    def _read(self) -> Reading:
        """Return the clocks; a collection that goes on (it lets go for weak references) counts."""
        cpu = time.clock_gettime(time.pthread_getcpuclockid(self._main)) if EXACT else 0.0
        began, collected = self._collection_began, self._collected
        if EXACT and began is not None:
            collected += cpu - began
        return Reading(wall=time.perf_counter(), cpu=cpu, collecting=collected)


class _Stretch:
    """One call made by Qt, as far as it has been seen."""

    def __init__(
        self,
        call: Call,
        start: Reading,
        queue: RunQueue,
        queued_at_start: float,
        missed: float = 0.0,
    ) -> None:
        self.call = call
        self.seconds = 0.0
        self.stack = ""
        self._start = start
        self._queue = queue
        self._queued_at_start = queued_at_start
        self._missed = missed

    def look(self, stack: list[Line], now: Reading, limit: float) -> None:
        """Add up, and keep the stack once the limit is passed."""
        if now.wall - self._start.wall <= limit:
            return
        queued = self._queue.read() - self._queued_at_start
        self.seconds = now.cost_since(self._start, queued) - self._missed
        if self.seconds > limit and not self.stack:
            self.stack = "".join(str(line) for line in reversed(stack[:8]))
