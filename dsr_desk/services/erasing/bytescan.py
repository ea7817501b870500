"""The byte probe: seek strings in every byte of every file (promise 5)."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from dsr_desk.services.erasing.beside_locks import chunks

_CHUNK = 1024 * 1024


def every_file(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return every regular file below the folders, without following links.

    A folder that can't be looked through stands there itself: nobody knows what it holds.
    """
    found: dict[Path, None] = {}
    for folder in folders:
        found.update(dict.fromkeys(_below(folder)))
    return tuple(found)


def _below(folder: Path) -> Iterator[Path]:
    closed: list[OSError] = []
    for parent, inner, names in os.walk(folder, onerror=closed.append):
        inner.sort()
        yield from (path for name in sorted(names) if _counts(path := Path(parent, name)))
    # What was removed while it was looked for holds nothing.
    yield from (Path(e.filename) for e in closed if not isinstance(e, FileNotFoundError))


def _counts(path: Path) -> bool:
    """Tell whether a path is a regular file, or may be one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False
    except OSError:
        return True


def scan_files(
    files: Iterable[Path], probes: Sequence[str], tick: Callable[[int], None]
) -> dict[str, set[str]]:
    """Return, for each probe string that some file holds, the names of those files.

    ``tick`` is told how many bytes have been looked through.

    Case is ignored for ASCII letters, as full-text indexes store lower case.  A file that goes away
    meanwhile holds nothing; one that can't be read counts as holding everything.
    """
    needles = {probe: probe.encode("utf-8").lower() for probe in probes}
    sought = _Sought(dict.fromkeys(needles.values()))
    hits: dict[str, set[str]] = {}
    read = 0

    def add(count: int) -> None:
        nonlocal read
        read += count
        tick(read)

    for path in files:
        held = _held(path, sought, add)
        for probe in (probe for probe, needle in needles.items() if needle in held):
            hits.setdefault(probe, set()).add(path.name)
    return hits


class _Sought:
    """What is sought in one pass, however many strings that are (docs/adr/0067)."""

    def __init__(self, needles: Iterable[bytes]) -> None:
        self.needles = tuple(needles)
        # Which of two strings at one place is told does not matter here; that only one may be lets
        # the library look for the first bytes of all of them at once, in a third of the time.
        way = MatchKind.LeftmostFirst
        self._search = BytesAhoCorasick(self.needles, matchkind=way) if self.needles else None

    def after(self, window: bytes) -> _Sought:
        """Return what is left to be sought after these bytes.

        What is found is told at each place where nothing else was; so the bytes are looked through
        again for the rest, until nothing is found.  All places of all strings at once would fill
        the memory where a letter or a line is repeated and one string lies in another.
        """
        left = self
        while left._search is not None:
            found = {number for number, _, _ in left._search.find_matches_as_indexes(window)}
            if not found:
                break
            left = _Sought(n for number, n in enumerate(left.needles) if number not in found)
        return left


def _held(path: Path, sought: _Sought, add: Callable[[int], None]) -> set[bytes]:
    """Return what a file holds."""
    every = sought.needles
    overlap = max(map(len, every), default=1) - 1
    tail = b""
    try:
        for chunk in chunks(path, _CHUNK):
            window = (tail + chunk).lower()
            sought = sought.after(window)
            tail = window[-overlap:] if overlap else b""
            add(len(chunk))
    except FileNotFoundError:
        return set()
    except OSError:
        return set(every)
    return set(every) - set(sought.needles)
