"""An import that waits to be let go on, and says what it is told to say."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from dsr_desk.services.finding.importing import Imported, Importing, ImportResult
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.progress import CancelToken, Progress, Step, unheard


class FakeImporting(Importing):
    """Stopped, it says so."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[tuple[tuple[Path, ...], str]] = []
        self.fault: Exception | None = None
        self.done = Imported(ImportResult(1204, 3, 2, 1, 4), ("/tmp/a.eml", "/tmp/box · 7"))

    def mails(
        self,
        paths: Iterable[Path],
        channel: str,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
        *,
        organisation: str = "",
    ) -> Imported:
        self.asked.append((tuple(paths), channel))
        progress(Step("import", 500))
        while not self.gate.wait(0.005):
            if cancel is not None and cancel.cancelled:
                return Imported(ImportResult(500, 0, 0), stopped=True)
        if self.fault is not None:
            raise self.fault
        return self.done
