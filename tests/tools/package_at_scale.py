"""Opens the review window on a large package and measures it: ``package_at_scale.py [n [file]]``.

Of each thing that a reviewer does it tells the processor's time, of the window's process and of
those that it has started, and the longest that the window's thread stood still, the garbage
collector's part beside it.  Without a file a package is made first.  With ``--sealed`` it is sealed
and opened with its password; ``--closing`` closes the window in the middle of each thing and looks
for what is left; ``--broken`` opens what is cut off, and what asks for another password.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.wait_signal import MultiSignalBlocker

from dsr_desk.app import Composer
from dsr_desk.documents.sealed.sealing import seal
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.review.window import ReviewWindow
from dsr_desk.ui.start import make_application
from tests.stalls import StallWatch
from tests.tools.bench.packing import package

PASSWORD = "gurim-tavok-lidep-somun-47"
SOUGHT = (("one", "99999"), ("a hundredth", "中文"), ("none", "zzzz"), ("all", ""))
_MOST_SECONDS = 600
_SHOWN = 0.005


def children() -> list[int]:
    """Return the processes that this one has started and that still are."""
    found = [child.pid for child in multiprocessing.active_children()]
    return [pid for pid in found if pid is not None]


def cpu_of(pid: int) -> float:
    """Return how much of a processor a process has had, in seconds."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def most_memory(pid: int) -> float:
    """Return the most megabytes that a process has held."""
    said = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(said.partition("VmHWM:")[2].split()[0]) / 1024


class Gauge:
    """Measures what is done within :meth:`of`."""

    def __init__(self) -> None:
        self._began = 0.0
        self._collecting = 0.0
        self._seen: dict[int, float] = {}
        gc.callbacks.append(self._on_collection)

    def _on_collection(self, phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            self._began = time.thread_time()
        else:
            self._collecting = max(self._collecting, time.thread_time() - self._began)

    def _theirs(self) -> float:
        self._seen |= {pid: cpu_of(pid) for pid in children()}
        return sum(self._seen.values())

    @contextmanager
    def of(self, what: str) -> Iterator[None]:
        """Measure a block."""
        self._collecting = 0.0
        theirs, ours, window = self._theirs(), time.process_time(), time.thread_time()
        with StallWatch(limit=_SHOWN) as watch:
            yield
        own, drawn = time.process_time() - ours, time.thread_time() - window
        longest = max(watch.stalls, key=lambda stall: stall.seconds, default=None)
        still = longest.seconds if longest else 0.0
        print(
            f"{what:34} own {own:6.2f} s (window {drawn:5.2f}), others"
            f" {self._theirs() - theirs:6.2f} s, still {still * 1000:4.0f} ms"
            f" + collector {self._collecting * 1000:4.0f} ms",
            flush=True,
        )
        if longest is not None and still > 0.030:
            print(longest.stack)


def turn(milliseconds: int) -> None:
    """Turn the event loop, as the tests do: from here itself the watch would not count a call."""
    MultiSignalBlocker(timeout=milliseconds, raising=False).wait()


def wait(until: Callable[[], bool]) -> None:
    """Turn the event loop until something is so."""
    end = time.monotonic() + _MOST_SECONDS
    while not until():
        if time.monotonic() > end:
            sys.exit("It never came to that.")
        turn(10)


class Reviewer:
    """Does with a package what a reviewer does."""

    def __init__(self, path: Path, *, sealed: bool) -> None:
        self.path, self.sealed = path, sealed
        self.jobs = JobRunner(QApplication.instance())
        self.window = ReviewWindow(Composer().review(), self.jobs)
        self.window.resize(1100, 700)
        self.window.show()
        self.idle()

    def idle(self) -> None:
        """Wait until nothing is on its way."""
        wait(lambda: not self.jobs.busy)

    def open(self, password: str = PASSWORD) -> None:
        """Open it, and say the password where one is asked for."""
        self.begin_opening(password)
        wait(lambda: self.window.seal.isVisible() or self.window.banner.isVisible())

    def begin_opening(self, password: str = PASSWORD) -> None:
        """Open it as far as nothing more need be said."""
        self.window.open_package(self.path)
        if self.sealed:
            wait(self.window.locked.isVisible)
            self.window.locked.field.setText(password)
            self.window.locked.button.click()

    def scroll(self) -> None:
        """Go through the list in two hundred steps."""
        bar = self.window.items.view.verticalScrollBar()
        for step in range(201):
            bar.setValue(bar.maximum() * step // 200)
            turn(1)

    def type(self, words: str) -> None:
        """Type words letter by letter and wait for what is found."""
        field = self.window.items.field
        field.clear()
        for letter in words:
            field.insert(letter)
            turn(20)
        turn(200)
        self.idle()

    def choose(self, count: int) -> None:
        """Choose items all over the package, each with its page and its record."""
        self.window.item.as_record.setChecked(True)
        rows = self.window.items.model.rowCount()
        for step in range(count):
            self.window.items.view.selectRow((rows - 1) * step // max(count - 1, 1))
            self.idle()
            assert self.window.item.record.toPlainText()
        self.window.item.as_record.setChecked(False)

    def leaf(self, count: int) -> None:
        """Turn pages, and go to the item on the last of them."""
        for _ in range(count):
            self.window.page.next.click()
            self.idle()
        self.window.page.request_item()
        self.idle()

    def close(self) -> None:
        """Close the window, and let the jobs end as the program does."""
        self.window.close()
        if not self.jobs.shut_down():
            print("Something still runs.")


def measured(path: Path, *, sealed: bool) -> None:
    """Tell what all of it costs."""
    gauge = Gauge()
    reviewer = Reviewer(path, sealed=sealed)
    with gauge.of("opened, verdict said"):
        reviewer.open()
    print(reviewer.window.seal.text.whole_text)
    with gauge.of("first item, with its page"):
        reviewer.idle()
    with gauge.of("scrolled through"):
        reviewer.scroll()
    for name, words in SOUGHT:
        with gauge.of(f"sought, {name}"):
            reviewer.type(words)
        print(f"  {reviewer.window.items.model.rowCount()} listed")
    with gauge.of("30 items, page beside record"):
        reviewer.choose(30)
    with gauge.of("20 pages turned"):
        reviewer.leaf(20)
    with gauge.of("language spoken anew"):
        reviewer.window.items.model.describe_anew()
        reviewer.idle()
    with gauge.of("left alone for three seconds"):
        turn(3000)
    with gauge.of("opened once more"):
        reviewer.window.open_package(reviewer.path)
        turn(300)
    held = ", ".join(f"{most_memory(pid):.0f}" for pid in children())
    print(f"memory: {most_memory(os.getpid()):.0f} MB, others {held} MB")
    with gauge.of("closed"):
        reviewer.close()
    look_for_leavings("closed")


def look_for_leavings(when: str) -> None:
    """Say what is left of a window that has been closed."""
    turn(50)
    root = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    folders = len(list(root.glob("dsr-desk-opened-*")))
    print(f"{when}: {len(children())} process(es) and {folders} folder(s) left", flush=True)


def closed_in_the_middle(path: Path, *, sealed: bool) -> None:
    """Close the window while each thing goes on."""
    for after in (0.0, 0.5, 3.0, 8.0):
        reviewer = Reviewer(path, sealed=sealed)
        reviewer.begin_opening()
        turn(int(after * 1000))
        began = time.monotonic()
        reviewer.close()
        look_for_leavings(f"{after} s into opening, {time.monotonic() - began:.1f} s")
    things: tuple[tuple[str, Callable[[ReviewWindow], object]], ...] = (
        ("scrolling", lambda window: window.items.view.verticalScrollBar().setValue(10**6)),
        ("searching", lambda window: window.items.field.insert("a")),
        ("drawing", lambda window: window.items.view.selectRow(window.items.model.total // 2)),
        ("a record", lambda window: window.item.as_record.setChecked(True)),
    )
    for name, begin in things:
        reviewer = Reviewer(path, sealed=sealed)
        reviewer.open()
        reviewer.idle()
        begin(reviewer.window)
        turn(160)
        reviewer.close()
        look_for_leavings(name)


def broken(path: Path, *, sealed: bool, folder: Path) -> None:
    """Open it cut off in several places, and with a wrong password."""
    gauge = Gauge()
    for part in (0.01, 0.5, 0.999):
        cut = folder / f"cut-{part}{path.suffix}"
        with path.open("rb") as file:
            cut.write_bytes(file.read(int(path.stat().st_size * part)))
        reviewer = Reviewer(cut, sealed=False)
        with gauge.of(f"cut off after {part:.1%}"):
            reviewer.window.open_package(cut)
            reviewer.idle()
        print(reviewer.window.seal.text.whole_text)
        reviewer.close()
    if sealed:
        reviewer = Reviewer(path, sealed=True)
        with gauge.of("another password"):
            reviewer.open("another-password-alto-gether-11")
        print(reviewer.window.banner.text.whole_text)
        reviewer.close()
    look_for_leavings("refused")


def main() -> int:
    """Make or take a package and review it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("count", nargs="?", type=int, default=100_000)
    parser.add_argument("file", nargs="?", type=Path)
    for flag in ("--sealed", "--closing", "--broken"):
        parser.add_argument(flag, action="store_true")
    args = parser.parse_args()
    qt_api.set_qt_api("pyside6")
    make_application()
    with tempfile.TemporaryDirectory() as folder:
        path = args.file or Path(folder) / "package.zip"
        if args.file is None:
            print(package(args.count, Path(folder)))
        if args.sealed:
            sealed = seal(path, PASSWORD, Path(folder))
            path = sealed.rest or sealed.pdf
        if args.closing:
            closed_in_the_middle(path, sealed=args.sealed)
        elif args.broken:
            broken(path, sealed=args.sealed, folder=Path(folder))
        else:
            measured(path, sealed=args.sealed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
