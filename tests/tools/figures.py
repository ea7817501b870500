"""Measures what the closing figures name; medians, never one reading.

    python -m tests.tools.figures

Prints the time to export 5,000 items of one person, as median (least – most) of several runs.  What
finding and looking cost is told by the benchmark (``python3 bootstrap.py bench``).
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.services.world import ANNA, EXTRACT, a_mail, make_small

RUNS = 5


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


def main() -> None:
    """Print all rows."""
    with tempfile.TemporaryDirectory(prefix="dsr-figures-") as folder:
        export(Path(folder))


if __name__ == "__main__":
    main()
