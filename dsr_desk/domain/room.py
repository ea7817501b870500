"""Room on the disk: whether there is any, said with figures where they are known."""

from __future__ import annotations

import errno

from dsr_desk.domain.errors import DiskFull, WorkspaceReadOnly


class TooLittleRoom(DiskFull):
    """There is not enough room to write a file anew; nothing was begun."""

    code = "too-little-room"

    def __init__(self, file: str, needed: str, free: str) -> None:
        """Name the file, and what is needed and free (:func:`megabytes`)."""
        super(DiskFull, self).__init__(
            f"Cleaning {file} needs {needed} of free space, because the file is written"
            f" anew, and {free} are free. Nothing of this step was begun, what was"
            " erased stays erased. Free some space, then start the step again.",
            file=file,
            needed=needed,
            free=free,
        )


class FileLimit(DiskFull):
    """A file may not grow any further, although the disk may have room."""

    code = "file-limit"

    def __init__(self, then: str = "it goes on where it stopped") -> None:
        """Say what is safe and what to do; ``then``: what the step does when started again."""
        super(DiskFull, self).__init__(
            "A file may not grow any further: the limit on the size of files is reached, either"
            " that of your account (ulimit -f) or that of the disk’s file system (4 GB on FAT32)."
            " What was done before is kept, the step that ran out of room was undone. Have the"
            " limit raised, or move the workspace to another disk, then start the step again:"
            f" {then}."
        )


class FolderMissing(WorkspaceReadOnly):
    """A file is to be written in a folder that is not there."""

    code = "folder-missing"

    def __init__(self, folder: str) -> None:
        """Name the folder."""
        super(WorkspaceReadOnly, self).__init__(
            f"There is no folder {folder}, so nothing was written there. Make it, or name another"
            " place, then try again.",
            folder=folder,
        )


FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
"""What the operating system says where no room is left."""


def unwritable(error: OSError, folder: str) -> DiskFull | WorkspaceReadOnly:
    """Return why a file could not be written: no room, no such folder, or nobody may there."""
    if error.errno == errno.EFBIG:
        return FileLimit()
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return FolderMissing(folder)
    return DiskFull() if error.errno in FULL else WorkspaceReadOnly(folder)


def megabytes(count: int) -> str:
    """Return a number of bytes as errors say it."""
    return f"{count / 1_000_000:.1f} MB"
