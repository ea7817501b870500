"""Where a person may have a file written: never over another one, never among the desk's own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.room import unwritable
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


def made(folder: Path) -> Path:
    """Return one of the workspace's own folders, made where it is not there yet.

    Raises:
        DiskFull, WorkspaceReadOnly: it can't be made.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise unwritable(error, str(folder.parent)) from None
    return folder


def apart(place: Path) -> Path:
    """Return a name of one's own beside a place, until what is written may stand there.

    It begins like the place's: what a killed process leaves is found and removed with it.
    """
    return place.with_name(f"{place.name}.{token_hex(8)}.part")


@contextmanager
def own_folder(place: Path) -> Iterator[Path]:
    """Give a folder of one's own beside a place; it is gone afterwards.

    Raises:
        DiskFull, WorkspaceReadOnly: it can't be made.
    """
    folder = apart(place)
    try:
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise unwritable(error, str(folder.parent)) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put(finished: Path, place: Path) -> None:
    """Move a finished file to its place, over what stood there.

    Raises:
        DiskFull, WorkspaceReadOnly: it can't be moved.
    """
    try:
        finished.replace(place)
    except OSError as error:
        raise unwritable(error, str(place.parent)) from None


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises:
        TargetTaken, DiskFull, WorkspaceReadOnly: see ``write_pieces``.
    """
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that is not there yet from its pieces: all of them, or none.

    Raises:
        TargetTaken: somebody else has written one of that name meanwhile.
        DiskFull, WorkspaceReadOnly: it can't be written.
    """
    try:
        with path.open("xb") as file:
            try:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                path.unlink(missing_ok=True)
                raise
    except FileExistsError:
        raise TargetTaken(path.name) from None
    except OSError as error:
        raise unwritable(error, str(path.parent)) from None


def files_of(folder: Path, number: str) -> list[Path]:
    """Return what lies in a folder under a case's number; DSR-1000 is not DSR-10000."""
    if not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if is_of(path, number)]


def is_of(path: Path, number: str) -> bool:
    """Tell whether a file is named by a case's number."""
    return path.name.startswith(number) and not path.name[len(number) : len(number) + 1].isdigit()
