"""When a run is killed: at a boundary of its steps, at a statement, or after some time."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from dsr_desk.documents.certificate.files import CertificateFiles
from dsr_desk.services.erasing.erasure import Erasure
from dsr_desk.sources.sql import SqlSource
from dsr_desk.storage.desk import SqlDesk
from dsr_desk.storage.unit_of_work import SqlUnitOfWork
from tests.tools.house import house_in
from tests.tools.kills.ends import CASE, begun, ended, in_child

BOUNDARIES: tuple[tuple[type, str], ...] = (
    (SqlUnitOfWork, "commit"),
    (SqlSource, "erase"),
    (SqlSource, "erase_leftovers"),
    (SqlSource, "scrub"),
    (SqlDesk, "scrub"),
    (CertificateFiles, "write"),
)
"""Before and after each of these is a boundary: a transaction of the desk, an act of the source, a
clean-up of files, the writing of a certificate."""
Step = Callable[[str], None]


def kill_at(last: int) -> tuple[list[str], Step]:
    """Return the list of what has been passed, and a step that kills its process at a number."""
    passed: list[str] = []

    def step(where: str) -> None:
        if len(passed) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        passed.append(where)

    return passed, step


def at_boundaries(step: Step) -> None:
    """Have the step called at every boundary in this process from now on."""
    for owner, name in BOUNDARIES:
        watch(owner, name, step)


def at_statements(step: Step) -> None:
    """Have the step called before every statement of any database, and before every commit."""

    def executed(*args: Any) -> None:
        step(str(args[2]).split(maxsplit=3)[0])

    event.listen(Engine, "before_cursor_execute", executed)
    event.listen(Engine, "commit", lambda _: step("COMMIT"))


def run_watched(folder: Path, watch: Callable[[Step], None], last: int) -> list[str]:
    """Carry out the plan; die at the moment of that number, or return all moments."""
    passed, step = kill_at(last)
    small = house_in(folder).opened()
    alva = small.alva
    if small.services.erasure.view(CASE, alva).may_run:
        watch(step)
        small.services.erasure.run(CASE, alva)
    return passed


def moments_of(folder: Path, watch: Callable[[Step], None]) -> list[str]:
    """Return the moments of an undisturbed run."""
    _, moments = in_child(lambda: run_watched(folder, watch, -1))
    return [str(moment) for moment in moments]


def killed_after(folder: Path, seconds: float) -> tuple[int, float]:
    """Kill a run after so many seconds, from outside; return how it ended and what it took."""
    read, write = os.pipe()

    def work() -> str:
        small = house_in(folder).opened()
        alva, run = small.alva, Erasure.run
        os.write(write, b"!")
        if small.services.erasure.view(CASE, alva).may_run:
            run(small.services.erasure, CASE, alva)
        return ""

    child, result = begun(work)
    os.close(write)
    os.read(read, 1)
    os.close(read)
    start = time.perf_counter()
    if seconds < 0:
        return ended(child, result)[0], time.perf_counter() - start
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return ended(child, result)[0], time.perf_counter() - start


def watch(owner: type, name: str, step: Step) -> None:
    original = getattr(owner, name)

    def watched(self: object, *args: Any, **kwargs: Any) -> Any:
        step(f"before {owner.__name__}.{name}")
        result = original(self, *args, **kwargs)
        step(f"after {owner.__name__}.{name}")
        return result

    setattr(owner, name, watched)
