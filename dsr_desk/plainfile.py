"""Opening a file that somebody names: a pipe or a device with a file's name is none.

Opening a pipe waits until somebody writes into it, and a device can go on for ever.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_KEY_BYTES = 65_536
"""A sealed key has some hundreds; whatever has more is none, and is not read to its end."""
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


def open_plain(path: Path | str) -> BinaryIO:
    """Open a file for reading; never waits.

    Raises:
        OSError: it can't be opened, or is no file.
    """
    # To open a device can do something already (a tape is wound back): it is not even tried.
    _require_file(path, os.stat(path))  # noqa: PTH116 - a text will do
    file = open(path, "rb", opener=_opener)  # noqa: SIM115 - it is handed out
    try:
        _require_file(path, os.fstat(file.fileno()))
    except BaseException:
        file.close()
        raise
    return file


def read_key(path: Path) -> bytes:
    """Return what a file with a sealed key holds.

    Raises:
        OSError: it can't be read, or is no file.
    """
    with open_plain(path) as file:
        return file.read(_KEY_BYTES)


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE)


def _require_file(path: Path | str, looked: os.stat_result) -> None:
    if stat.S_ISDIR(looked.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(looked.st_mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device, and no file", str(path))
