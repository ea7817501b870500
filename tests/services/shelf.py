"""Workspaces that were brought to a step once, for each test that begins there.

A test that begins with ``small.approved()`` gets a copy of a workspace in which just that was done,
the same way, by a test before it.  It is taken only where nothing else was done yet: as soon as the
use cases have been asked for or a file has changed, the steps are taken in the test itself.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Hashable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from dsr_desk.app import Composer
from dsr_desk.config import Limits
from dsr_desk.services.desk import DeskServices
from dsr_desk.vault import MachinePins
from tests.services.world import SOFT, START, SetClock, Small, make_small, reopened

STORES = ("workspace", "account")


class Shelf:
    """The workspaces to be copied, by the steps that were taken in them."""

    def __init__(self, folder: Path) -> None:
        """Take a folder; the first workspace is made in it, with no steps taken."""
        self._folder = folder
        make_small(folder / "0")
        _settle(folder / "0")
        self._made: dict[Hashable, tuple[Path, datetime]] = {(): (folder / "0", START)}

    def copy(self, into: Path, *steps: Hashable) -> datetime:
        """Put a workspace into a folder, in place of what is there; return what its clock shows."""
        if steps not in self._made:
            self._made[steps] = self._make(*steps)
        folder, moment = self._made[steps]
        for store in STORES:
            shutil.rmtree(into / store, ignore_errors=True)
            shutil.copytree(folder / store, into / store)
        return moment

    def _make(self, *steps: Hashable) -> tuple[Path, datetime]:
        take, *chosen = steps
        assert callable(take)
        folder = self._folder / str(len(self._made))
        self.copy(folder)
        small = reopened(folder)
        take(small, *chosen)
        _settle(folder)
        return folder, small.clock.moment


class Copied(Small):
    """A copy from the shelf; it is opened when its use cases are first asked for."""

    def __init__(self, shelf: Shelf, folder: Path, *, to_copy: bool = True) -> None:
        """Take the shelf, an empty folder, and whether steps may be copied at all."""
        self._shelf, self._folder, self._to_copy = shelf, folder, to_copy
        self.root, self.people = folder / "workspace", {}
        self.clock = SetClock(shelf.copy(folder))
        pins = MachinePins(folder / "account")
        self.composer = Composer(SOFT, pins, self.clock, Limits(run_batch=3))
        self._as_copied = _stamps(folder)

    def __getattr__(self, name: str) -> DeskServices:
        """Open the workspace."""
        if name != "services":
            raise AttributeError(name)
        self.services = self.composer.open(self.root)
        return self.services

    def begins_at(self, steps: Callable[..., object], *chosen: Hashable) -> bool:
        """Take the copy in which the steps were taken, if this one is as it was copied."""
        untouched = "services" not in self.__dict__ and _stamps(self._folder) == self._as_copied
        if not (untouched and self._to_copy):
            return False
        self.clock.moment = self._shelf.copy(self._folder, steps, *chosen)
        return True


def _settle(folder: Path) -> None:
    """Leave nothing of a workspace's databases in their journals: one file each to be copied."""
    for path in (folder / "workspace").glob("*.sqlite"):
        with closing(sqlite3.connect(path)) as file:
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _stamps(folder: Path) -> list[tuple[Path, int, int]]:
    """Return what any change in a workspace changes."""
    files = (path for store in STORES for path in sorted((folder / store).rglob("*")))
    return [(path, found.st_size, found.st_mtime_ns) for path in files for found in [path.stat()]]
