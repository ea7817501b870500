"""Taking a mapping file into the workspace: whole, and on the disk before the desk says so."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from dsr_desk.domain.room import unwritable


def take_in(folder: Path, name: str, text: str) -> None:
    """Write a mapping into the folder; it outlives a power cut once this returns.

    The desk's row is committed afterwards and names the file: a row without it could open nothing.

    Raises:
        DiskFull, WorkspaceReadOnly: it can't be written; what stood there stands.
    """
    unfinished = folder / f".{name}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(folder / name)
        _settle(folder)
        # The folder itself may have been made just now.
        _settle(folder.parent)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise unwritable(error, str(folder)) from None


def _settle(folder: Path) -> None:
    # Windows can't open a folder; there the rename itself is all there is.
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
