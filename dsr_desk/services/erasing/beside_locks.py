"""Reading the bytes of files that a database in this process holds locks on.

Where POSIX locks are used, closing any handle on a file lets go of *every* lock that the process
holds on it, SQLite's too (sqlite.org/howtocorrupt.html, 2.2).  Another process then believes itself
alone, removes the write-ahead log, and what this one writes goes into a file that is no longer
there.  So a handle on such a file is kept, and used again, for as long as the file exists.
"""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

_HEADER = b"SQLite format 3\0"
_INDEX = "-shm"
"""What the index of a write-ahead log is called by; SQLite's locks of that mode lie there."""

_Inode = tuple[int, int]
_kept: dict[_Inode, list[int]] = {}
_one_at_a_time = threading.Lock()


def chunks(path: Path, size: int) -> Iterator[bytes]:
    """Yield the bytes of a file, at most ``size`` at a time; no lock on it is let go.

    Raises:
        OSError: it can't be opened or read.
    """
    if os.name == "posix":
        yield from _beside(path, size)
        return
    with path.open("rb") as file:
        while chunk := file.read(size):
            yield chunk


def _beside(path: Path, size: int) -> Iterator[bytes]:
    handle, kept = _opened(path)
    try:
        at = 0
        while chunk := os.pread(handle, size, at):
            at += len(chunk)
            yield chunk
    finally:
        if not kept:
            os.close(handle)


def _opened(path: Path) -> tuple[int, bool]:
    """Return a handle on a file, and whether it stays open."""
    with _one_at_a_time:
        _let_go_of_the_gone()
        # Asked before it is opened: a second handle could not be closed either.
        found = path.stat()
        known = _kept.get(_inode(found))
        if known:
            return known[0], True
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            # To open a pipe in a store's place would wait for whoever put it there.
            raise OSError(errno.EINVAL, "it is no file", str(path))
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        if not path.name.endswith(_INDEX) and _is_none(handle):
            return handle, False
        _kept.setdefault(_inode(os.fstat(handle)), []).append(handle)
        return handle, True


def _is_none(handle: int) -> bool:
    """Tell whether what was opened is no database; what can't be read may be one."""
    try:
        return os.pread(handle, len(_HEADER), 0) != _HEADER
    except OSError:
        return False


def _let_go_of_the_gone() -> None:
    """Close what is kept on files that exist no longer, so that their room becomes free."""
    for inode, handles in list(_kept.items()):
        if os.fstat(handles[0]).st_nlink == 0:
            del _kept[inode]
            for handle in handles:
                os.close(handle)


def _inode(found: os.stat_result) -> _Inode:
    return found.st_dev, found.st_ino
