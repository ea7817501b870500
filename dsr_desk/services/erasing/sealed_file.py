"""Small sealed files that stand beside the database for a while, then are written over."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from dsr_desk.domain.room import unwritable


def keep(path: Path, sealed: bytes) -> None:
    """Write a sealed file, on the disk when this returns; what stood there stays until then.

    Raises:
        DiskFull, WorkspaceReadOnly: it can't be written.
    """
    beside = path.with_name(f"{path.name}.part")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise unwritable(error, str(path.parent)) from None


def destroy(path: Path) -> None:
    """Write over a sealed file and remove it, and what a kill has left of its writing."""
    for each in (path, path.with_name(f"{path.name}.part")):
        with suppress(FileNotFoundError):
            size = each.stat().st_size
            with each.open("r+b") as file:
                file.write(bytes(size))
                file.flush()
                os.fsync(file.fileno())
            each.unlink()
