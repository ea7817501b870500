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
_AS_IT_IS = getattr(os, "O_BINARY", 0)
"""Else Windows would change line ends, and take a letter for the end."""


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


def read_short(path: Path | str, most: int) -> tuple[bytes, os.stat_result]:
    """Return so many bytes of a file at most, and what the system says of it; never waits.

    Made for very many small files: to make a file object of each takes as long as reading it.

    Raises:
        OSError: it can't be opened or read, or is no file.
    """
    _require_file(path, os.stat(path))  # noqa: PTH116 - as above
    number = _opener(path, os.O_RDONLY | _AS_IT_IS)
    try:
        looked = os.fstat(number)
        _require_file(path, looked)
        data = os.read(number, most)
        # Some file systems give less than was asked for, and the rest when they are asked again.
        while len(data) < most and (more := os.read(number, most - len(data))):
            data += more
    finally:
        os.close(number)
    return data, looked


def read_key(path: Path) -> bytes:
    """Return what a file with a sealed key holds.

    Raises:
        OSError: it can't be read, or is no file.
    """
    with open_plain(path) as file:
        return file.read(_KEY_BYTES)


def _opener(path: Path | str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE)


def _require_file(path: Path | str, looked: os.stat_result) -> None:
    if stat.S_ISDIR(looked.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(looked.st_mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device, and no file", str(path))
