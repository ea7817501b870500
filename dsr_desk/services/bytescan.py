"""The byte probe: seek strings in every byte of every file (security.md §1.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

_CHUNK = 8 * 1024 * 1024


def every_file(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return every regular file below the folders, without following links."""
    found: dict[Path, None] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                found[path] = None
    return tuple(found)


def scan_files(
    files: Iterable[Path], probes: Sequence[str], tick: Callable[[int], None]
) -> dict[str, set[str]]:
    """Return, for each probe string that some file holds, the names of those files.

    ``tick`` is told how many bytes have been looked through.

    Case is ignored for ASCII letters, as full-text indexes store lower case.  A file that goes away
    meanwhile holds nothing; one that can't be read counts as holding everything.
    """
    needles = {probe: probe.encode("utf-8").lower() for probe in probes}
    overlap = max((len(needle) for needle in needles.values()), default=1) - 1
    hits: dict[str, set[str]] = {}
    read = 0

    def add(count: int) -> None:
        nonlocal read
        read += count
        tick(read)

    for path in files:
        for probe in _held(path, needles, overlap, add):
            hits.setdefault(probe, set()).add(path.name)
    return hits


def _held(
    path: Path, needles: dict[str, bytes], overlap: int, add: Callable[[int], None]
) -> set[str]:
    held: set[str] = set()
    tail = b""
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                window = (tail + chunk).lower()
                held.update(probe for probe, needle in needles.items() if needle in window)
                tail = window[-overlap:] if overlap else b""
                add(len(chunk))
    except FileNotFoundError:
        return set()
    except OSError:
        return set(needles)
    return held
