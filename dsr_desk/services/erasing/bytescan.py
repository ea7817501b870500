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
    ordered = sorted(set(needles.values()), key=len)
    parts = {n: [m for m in ordered if len(m) < len(n) and m in n] for n in ordered}
    overlap = len(ordered[-1]) - 1 if ordered else 0
    hits: dict[str, set[str]] = {}
    read = 0

    def add(count: int) -> None:
        nonlocal read
        read += count
        tick(read)

    for path in files:
        held = _held(path, parts, overlap, add)
        for probe in (probe for probe, needle in needles.items() if needle in held):
            hits.setdefault(probe, set()).add(path.name)
    return hits


def _held(
    path: Path, parts: dict[bytes, list[bytes]], overlap: int, add: Callable[[int], None]
) -> set[bytes]:
    """Return what a file holds; ``parts`` are, shortest first, the needles and what lies in each.

    A needle is not sought where a part of it does not stand.
    """
    held: set[bytes] = set()
    tail = b""
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                window = (tail + chunk).lower()
                here: set[bytes] = set()
                for needle, within in parts.items():
                    if here.issuperset(within) and needle in window:
                        here.add(needle)
                held |= here
                tail = window[-overlap:] if overlap else b""
                add(len(chunk))
    except FileNotFoundError:
        return set()
    except OSError:
        return set(parts)
    return held
