"""The workspace's lock: a file that one process at a time can hold.

The operating system holds it, not the file's being there: a desk that is killed lets go of it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dsr_desk.domain.errors import WorkspaceBusy, WorkspaceReadOnly

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _release(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


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
            WorkspaceReadOnly: the file can't be made.
        """
        try:
            file = self._path.open("ab")
        except OSError:
            raise WorkspaceReadOnly(str(self._path.parent)) from None
        with file:
            try:
                _take(file)
            except OSError:
                raise WorkspaceBusy from None
            try:
                yield
            finally:
                _release(file)
