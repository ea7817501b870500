"""A workspace that is made in one go: when that fails, half-way or by a kill, it is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.errors import DiskFull
from dsr_desk.domain.room import FileLimit, unwritable
from dsr_desk.storage.engine.errors import FolderInUse
from dsr_desk.storage.folder.locking import FileLock
from dsr_desk.storage.scrub import files_of


@contextmanager
def whole_or_gone(root: Path) -> Iterator[None]:
    """Make a workspace in a missing or empty folder within the block, whole or not at all.

    While it is made a mark stands in the folder: after a kill the next try begins by removing what
    the last one left. Only the workspace's own files are ever removed, whatever else lies there.

    Raises:
        FolderInUse: there is something in the folder already.
        WorkspaceBusy: another process is making it.
        WorkspaceReadOnly, DiskFull: nothing can be made there.
    """
    paths = WorkspacePaths(root)
    new = not root.exists()
    try:
        # Nobody else on this machine has any business in it.
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(error, str(root)) from None
    if not paths.unfinished.exists() and any(e.name[:1] != "." for e in root.iterdir()):
        raise FolderInUse(str(root))
    settled = False
    try:
        with FileLock(paths.unfinished).hold():
            _remove(paths)
            try:
                yield
                settled = True
            except BaseException as error:
                settled = _remove(paths)
                told = unwritable(error, str(root)) if isinstance(error, OSError) else error
                for kind in (DiskFull, FileLimit):
                    if type(told) is kind:
                        told = kind("it begins anew")
                raise told from None
    finally:
        if settled:
            paths.unfinished.unlink(missing_ok=True)
        if new:
            with suppress(OSError):
                root.rmdir()


def _remove(paths: WorkspacePaths) -> bool:
    """Remove a workspace's own files; tell whether all are gone (one may still be open)."""
    single = (paths.settings, paths.administrator_key, paths.demo_accounts, paths.lock)
    every = [*single, *files_of(paths.desk), *files_of(paths.archive)]
    for path in every:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    return not any(path.exists() for path in every)
