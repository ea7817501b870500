"""Where a sealed package lies opened while somebody reads it: this account's alone, then gone.

What a killed process has left is removed at the next start: a folder is in use while its lock is
held, and the operating system lets go of a lock when its process ends, however it ends.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from dsr_desk import oslock

_PREFIX = "dsr-desk-opened-"
_LOCK = "in-use"


class PrivateFolders:
    """Makes folders and removes them; may be asked from several threads."""

    def __init__(self, root: Path | None = None) -> None:
        """Take where the folders go; else where this machine keeps what should not last."""
        self._root = root
        self._guard = threading.Lock()
        self._locks: dict[Path, BinaryIO] = {}

    @property
    def root(self) -> Path:
        """Where the folders are: in memory alone where the system has a place for that."""
        if self._root is not None:
            return self._root
        own = os.environ.get("XDG_RUNTIME_DIR", "")
        return Path(own) if own and os.access(own, os.W_OK) else Path(tempfile.gettempdir())

    def make(self) -> Path:
        """Make a folder that only this account can look into."""
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self.root))
        lock = (folder / _LOCK).open("xb")
        oslock.take(lock)
        with self._guard:
            self._locks[folder] = lock
        return folder

    def remove(self, folder: Path) -> None:
        """Remove a folder with all that is in it; one that is gone is no error."""
        with self._guard:
            lock = self._locks.pop(folder, None)
        if lock is not None:
            lock.close()
        shutil.rmtree(folder, ignore_errors=True)

    def remove_all(self) -> None:
        """Remove every folder that was made here."""
        for folder in list(self._locks):
            self.remove(folder)

    def sweep(self) -> int:
        """Remove what processes that are no more have left; return how many folders."""
        found = 0
        for folder in self.root.glob(f"{_PREFIX}*"):
            if folder in self._locks or folder.is_symlink() or not _is_ours(folder):
                continue
            with suppress(OSError):
                if _is_left(folder):
                    shutil.rmtree(folder, ignore_errors=True)
                    found += 1
        return found


def _is_ours(folder: Path) -> bool:
    """Tell whether it belongs to this account: on a shared disk others have theirs."""
    try:
        return os.name != "posix" or folder.lstat().st_uid == os.getuid()
    except OSError:
        return False


def _is_left(folder: Path) -> bool:
    """Tell whether nobody holds the folder's lock; OSError: somebody does, or it is just made."""
    with (folder / _LOCK).open("rb+") as lock:
        oslock.take(lock)
        oslock.release(lock)
    return True
