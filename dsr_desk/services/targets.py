"""Where a person may have a file written: never over another one, never among the desk's own."""

from __future__ import annotations

from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.targets import TargetTaken


def free_target(target: Path, paths: WorkspacePaths) -> Path:
    """Return the path when nothing is there and it is none of the workspace's own places.

    Raises:
        TargetTaken: something is there, or the folder is the workspace's own.
    """
    own = paths.root.resolve()
    folder = target.resolve().parent
    open_places = {paths.packages.resolve(), paths.answers.resolve()}
    inside = folder == own or (own in folder.parents and folder not in open_places)
    if inside or target.exists() or target.is_symlink():
        raise TargetTaken(target.name)
    return target
