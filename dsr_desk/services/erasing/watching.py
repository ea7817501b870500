"""Looking on while one long statement is carried out that says nothing itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dsr_desk.services.progress import Progress, Step

_EVERY = 0.2
"""Seconds between two looks at work that says nothing itself."""


@contextmanager
def watched(look: Callable[[], None]) -> Iterator[None]:
    """Look at once and then again and again, while the block stands in one long statement.

    What is looked at is told from a thread of its own: it must not touch what the block works with.
    """
    over = threading.Event()

    def again() -> None:
        while not over.wait(_EVERY):
            look()

    look()
    thread = threading.Thread(target=again, name="desk-looking", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@contextmanager
def watched_log(progress: Progress, path: Path, part: str, total: int = 0) -> Iterator[None]:
    """Tell a part of scrubbing a SQLite file while it is done: by what its log has grown.

    ``total`` is the file's size where all of it is written anew.  SQLite counts nothing itself; and
    what it gathers in memory before it writes is not seen.
    """
    log = path.with_name(f"{path.name}-wal")
    before = size_of(log)

    def look() -> None:
        done = max(0, size_of(log) - before)
        whole = max(total, done) if total else 0
        progress(Step("scrub", done, whole, part=part, in_bytes=True))

    with watched(look):
        yield


def size_of(path: Path) -> int:
    """Return how many bytes a file has; none when it can't be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
