"""Writing a file so that it is there whole or not at all, and saying why it could not be."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dsr_desk.domain.errors import Problem
from dsr_desk.domain.room import FULL, unwritable

_SAID = (*FULL, errno.EFBIG, errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn what the operating system says about writing into a sentence with a next step.

    Raises:
        DiskFull, WorkspaceReadOnly, Problem: the file could not be written.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _SAID:
            raise unwritable(error, str(folder)) from error
        raise Problem(
            f"The file could not be written in {folder}: {error.strerror or 'unknown reason'}."
            " Nothing was left there. Choose another folder, then try again.",
            folder=folder,
        ) from error


@contextmanager
def spool_beside(target: Path) -> Iterator[Path]:
    """Give a folder beside the target that only this account can read; it is gone afterwards.

    Its name begins like the target's: what a killed process leaves is found and removed with it.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def settle(finished: Path, target: Path) -> None:
    """Move a finished file to its place in one step that outlives a power cut."""
    with finished.open("rb+") as file:
        os.fsync(file.fileno())
    finished.replace(target)
    # Windows can't open a folder; there the rename itself is all there is.
    with suppress(OSError):
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
