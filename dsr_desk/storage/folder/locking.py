"""The workspace's lock: a file that one process at a time can hold.

The operating system holds it, not the file's being there: a desk that is killed lets go of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dsr_desk import oslock
from dsr_desk.domain.errors import WorkspaceBusy
from dsr_desk.domain.room import unwritable


class FileLock:
    """The ``WorkspaceLock`` port over a file in the workspace folder."""

    def __init__(self, path: Path) -> None:
        """Take the file's path; it is made when it is first held, and stays."""
        self._path = path

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Hold the lock for a block.

        Raises:
            WorkspaceBusy: another process, or another block of this one, holds it.
            WorkspaceReadOnly, DiskFull: the file can't be made.
        """
        try:
            file = self._path.open("ab")
        except OSError as error:
            raise unwritable(error, str(self._path.parent)) from None
        with file:
            try:
                oslock.take(file)
            except OSError:
                raise WorkspaceBusy from None
            try:
                yield
            finally:
                oslock.release(file)
