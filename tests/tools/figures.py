"""Measures what the closing figures name; medians, never one reading.

    python -m tests.tools.figures

Prints the time to find the largest demo person's items, to export 5,000 items of one person, and to
the first painted window beside an empty Qt window, each as median (least – most) of several runs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from dsr_desk.app import Composer
from dsr_desk.demo import PERFECT_SUBJECT
from dsr_desk.services.ports import QueueFilter
from dsr_desk.vault import MachinePins
from tests.services.world import ANNA, EXTRACT, SOFT, a_mail, make_small

RUNS = 5
EMPTY = """
import time; begun = time.perf_counter()
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([]); window = QWidget(); window.resize(1440, 900); window.show()
app.processEvents(); print(time.perf_counter() - begun)
"""
OURS = """
import sys, time; begun = time.perf_counter()
from pathlib import Path
from dsr_desk.app import Composer
from dsr_desk.ui import start
composer = Composer()
app, preferences, translators = start.make_application()
jobs = start.JobRunner(app)
desk = start.Desk(start.OpenedLater(lambda: None), jobs, composer.clock, app)
window = start.make_window(
    desk, preferences, translators, composer.review, key_store=False, hint=""
)
window.show(); app.processEvents(); print(time.perf_counter() - begun)
jobs.shut_down()
"""


def told(name: str, seconds: list[float]) -> None:
    """Print one row."""
    middle = statistics.median(seconds)
    print(f"{name:<52} {middle:8.3f} s  ({min(seconds):.3f} – {max(seconds):.3f})", flush=True)


def timed(work: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Return how long the work took, each time."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return taken


def find(home: Path) -> None:
    """Search for the largest demo person, as the button does."""
    composer = Composer(SOFT, MachinePins(home / "account"))
    composer.make_demo(home / "demo")
    services = composer.open(home / "demo")
    rows = services.queue.page(QueueFilter(), None, 100).rows
    case = next(row.id for row in rows if PERFECT_SUBJECT.text in row.subjects)
    count = services.matching.search(case).counts.total
    told(
        f"find and store {count} items of the largest person",
        timed(lambda: services.matching.search(case)),
    )
    told(
        "first page of 50 with what the source shows now",
        timed(lambda: services.matching.page(case)),
    )


def export(home: Path) -> None:
    """Export 5,000 items of one person."""
    small = make_small(home / "export", extra=5_000)
    case = small.file(a_mail(EXTRACT.format(who=ANNA)))
    small.services.matching.search(case.id, small.alva)
    pages = []

    def work() -> None:
        receipt = small.services.export.export(case.id, None, small.alva).receipt
        pages.append((receipt.items, receipt.pages))

    taken = timed(work, 3)
    told(f"export {pages[0][0]} items ({pages[0][1]} pages of PDF), reopened", taken)


def windows() -> None:
    """Start both windows in turn, each in a process of its own, byte-compiled."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    empty: list[float] = []
    ours: list[float] = []
    for _ in range(RUNS + 1):
        for script, into in ((EMPTY, empty), (OURS, ours)):
            done = subprocess.run(
                [sys.executable, "-c", script], env=environment, capture_output=True, check=True
            )
            into.append(float(done.stdout.split()[-1]))
    told("an empty Qt window, painted", empty[1:])
    told("our window, painted", ours[1:])
    ratios = [mine / bare for mine, bare in zip(ours[1:], empty[1:], strict=True)]
    print(f"{'ratio':<52} {statistics.median(ratios):8.2f}")


def main() -> None:
    """Print all rows."""
    with tempfile.TemporaryDirectory(prefix="dsr-figures-") as folder:
        find(Path(folder))
        export(Path(folder))
    windows()


if __name__ == "__main__":
    main()
