"""Erase an archive in batches, and be killed at a given statement: run by ``test_killed``."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event

from dsr_desk.sources.archive.store import open_archive
from tests.sources.builders import mandate, plan, store_over

BATCH = 8


def run(path: Path, last: int) -> int:
    """Erase everything of Anna's; die before the ``last`` statement of the erasure."""
    store = store_over(open_archive(path), path)
    planned = plan(store.found(mandate()))
    done = 0

    def count(*_: object) -> None:
        nonlocal done
        done += 1
        if done == last:
            die()

    event.listen(store.engine, "before_cursor_execute", count)
    event.listen(store.engine, "commit", count)
    for start in range(0, len(planned), BATCH):
        store.source.erase(planned[start : start + BATCH], mandate())
    store.source.close()
    return done


def die() -> None:
    """End as a power cut would: no clean-up, no goodbye."""
    if hasattr(signal, "SIGKILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(9)


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]))
