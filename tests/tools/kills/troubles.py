"""Trouble that a run meets on its way: a full disk, a locked database, a source that is gone."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import event
from sqlalchemy.pool import Pool

from dsr_desk.domain.errors import DeskError
from dsr_desk.sources.archive.store import create_archive
from tests.services.world import Small
from tests.tools.house import house_in
from tests.tools.kills.ends import CASE, in_child
from tests.tools.kills.moments import at_boundaries

Begin = Callable[[Small], Callable[[], None]]
"""Makes trouble for a workspace, and returns what takes it away again."""
_PATIENCE_MS = 30


def in_trouble(folder: Path, last: int = 0, begin: Begin | None = None) -> str:
    """Carry out the plan with trouble that begins at a boundary; return how the try ended.

    The trouble is over when the process ends, which is when somebody starts the run again.
    """

    def work() -> str:
        event.listen(Pool, "connect", be_impatient)
        try:
            # Opening can end in a sentence too: a disk may be full before the run begins.
            return _carried_out(house_in(folder).opened(), last, begin)
        except DeskError as error:
            return error.code

    code, word = in_child(work)
    return str(word) if code == 0 else f"exit {code}"


def _carried_out(small: Small, last: int, begin: Begin | None) -> str:
    passed: list[str] = []
    over: list[Callable[[], None]] = []

    def step(where: str) -> None:
        if begin is not None and len(passed) >= last and not over:
            try:
                over.append(begin(small))
            except (sqlite3.OperationalError, psycopg.OperationalError):
                return  # the run itself holds the lock: at the next boundary
        passed.append(where)

    alva = small.alva
    at_boundaries(step)
    try:
        small.services.erasure.run(CASE, alva)
    finally:
        for end in over:
            end()
    return "finished"


def be_impatient(connection: Any, record: object) -> None:
    if isinstance(connection, psycopg.Connection):
        connection.execute(f"SET lock_timeout = {10 * _PATIENCE_MS}")
        connection.commit()
        return
    connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}").close()


def locked(store: str) -> Begin:
    """Another program holds the write lock of the desk's or the archive's database."""
    return _held(store, "BEGIN IMMEDIATE")


def read(store: str) -> Begin:
    """Another program reads an older state, so that no journal can be emptied."""
    return _held(store, "BEGIN; SELECT count(*) FROM sqlite_master")


def _held(store: str, script: str) -> Begin:
    def begin(small: Small) -> Callable[[], None]:
        file = sqlite3.connect(getattr(small.paths, store), timeout=0, isolation_level=None)
        for statement in script.split("; "):
            file.execute(statement).fetchall()
        return file.close

    return begin


def gone(small: Small) -> Callable[[], None]:
    """Move the archive's files away; they come back afterwards."""
    away = small.root.parent / "away"
    away.mkdir(exist_ok=True)
    moved = sorted(small.paths.archive.parent.glob(f"{small.paths.archive.name}*"))
    for path in moved:
        path.rename(away / path.name)

    def back() -> None:
        for path in away.iterdir():
            path.replace(small.paths.archive.parent / path.name)

    return back


def exchanged(small: Small) -> Callable[[], None]:
    """Put another platform's file in the archive's place; the right one comes back afterwards."""
    back = gone(small)
    create_archive(small.paths.archive).dispose()

    def right() -> None:
        for path in small.paths.archive.parent.glob(f"{small.paths.archive.name}*"):
            path.unlink()
        back()

    return right


@contextmanager
def tight_disk(home: Path, template: Path, spare: int) -> Iterator[tuple[Path, Callable[[], None]]]:
    """Lend a copy of a workspace on a disk of its own with so many bytes to spare.

    The second value makes the disk larger.

    Raises:
        OSError: this account may make no such disk.
    """
    disk = home / "disk"
    disk.mkdir(exist_ok=True)
    used = sum(-(-path.stat().st_size // 4096) * 4096 + 4096 for path in template.rglob("*"))
    _mount("-t", "tmpfs", "-o", f"size={used + spare}", "tmpfs", str(disk))
    try:
        folder = Path(shutil.copytree(template, disk / "copy"))
        yield folder, lambda: _mount("-o", "remount,size=64m", str(disk))
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def _mount(*arguments: str) -> None:
    if subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode:
        raise OSError("no disk of its own could be mounted")
