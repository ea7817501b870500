"""Windows: the first painted one beside an empty one, and a list of a million rows beside a proxy.

Each start is a process of its own, byte-compiled.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.tools.bench.timing import Bench

_ROOT = Path(__file__).resolve().parents[3]
_EMPTY = """
import time; begun = time.perf_counter()
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([]); window = QWidget(); window.resize(1440, 900); window.show()
app.processEvents(); print(time.process_time(), time.perf_counter() - begun)
"""
_OURS = """
import os, sys, time; begun = time.perf_counter()
from dsr_desk import __main__, app
def painted(application, jobs):
    application.processEvents()
    print(time.process_time(), time.perf_counter() - begun, flush=True)
    os._exit(0)
show_window = app.Composer.show_window
def shown(*given):
    from dsr_desk.ui import start
    start._turn = painted
    start.MainWindow.begin = lambda window: None  # who is there is asked behind the paint
    return show_window(*given)
app.Composer.show_window = shown
sys.argv = ["dsr-desk", "--workspace", "."]
__main__.main()
"""
_PROXY = """
import sys, time
from PySide6.QtCore import QAbstractListModel, QSortFilterProxyModel, Qt
class Rows(QAbstractListModel):
    def rowCount(self, parent=None):
        return int(sys.argv[1])
    def data(self, index, role=0):
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return "left out" if index.row() % 7 == 0 else "taken in"
rows = Rows()
proxy = QSortFilterProxyModel()
proxy.setSourceModel(rows)
begun = time.process_time()
proxy.setFilterFixedString("left out")
proxy.rowCount()
print(time.process_time() - begun)
"""


def first_paint(bench: Bench) -> None:
    """Start an empty window and ours in turn, from the command line to the first paint.

    Ours is the program as it is started, by its own command line.  By the processor, and by the
    wall: whoever waits looks at that.
    """
    empty, ours = [], []
    for turn in range(bench.runs + 1):
        spent, taken = _told(_EMPTY), _told(_OURS)
        if turn:
            empty.append(spent)
            ours.append(taken)
    for number, clock in enumerate(("cpu", "wall")):
        mine, floor = ([each[number] for each in all_of] for all_of in (ours, empty))
        what = f"first painted window, {clock}"
        bench.told(what, mine, "an empty Qt window", floor, goal="≤ 1.3")


def proxy_filter(rows: int) -> float:
    """Return the CPU seconds that Qt's proxy needs to filter a Python model of so many rows."""
    return _told(_PROXY, str(rows))[-1]


def _told(script: str, *arguments: str) -> list[float]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        check=True,
    )
    return [float(figure) for figure in done.stdout.split()]
