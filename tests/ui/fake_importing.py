"""An import that waits to be let go on, and says what it is told to say."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from dsr_desk.domain.finding.tables import NOTHING_TOLD, TableHead, Told, columns_of, is_table
from dsr_desk.services.finding.importing import Imported, Importing, ImportResult, NotTaken
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.progress import CancelToken, Progress, Step, unheard


class FakeImporting(Importing):
    """Stopped, it says so."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[tuple[tuple[Path, ...], str]] = []
        self.fault: Exception | None = None
        self.headings: tuple[str, ...] = ("E-post", "Datum", "Inlägg")
        self.told, self.set_right = NOTHING_TOLD, False
        self.look_fault: Exception | None = None
        unread = (NotTaken("/tmp/a.eml"), NotTaken("/tmp/posts.csv:7", "time"))
        self.done = Imported(ImportResult(1204, 3, 2, 1, 4), unread)

    def look(
        self,
        paths: Iterable[Path],
        told: Told = NOTHING_TOLD,
        cancel: CancelToken | None = None,
    ) -> tuple[TableHead, ...]:
        if self.look_fault is not None:
            raise self.look_fault
        found = []
        for path in paths:
            if is_table(path):
                columns, why = columns_of(self.headings, told)
                found.append(TableHead(path, "utf-8", ";", self.headings, columns, why=why))
        return tuple(found)

    def take_in(
        self,
        paths: Iterable[Path],
        channel: str,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
        *,
        organisation: str = "",
        told: Told = NOTHING_TOLD,
        set_right: bool = False,
    ) -> Imported:
        self.asked.append((tuple(paths), channel))
        self.told, self.set_right = told, set_right
        progress(Step("import", 500))
        while not self.gate.wait(0.005):
            if cancel is not None and cancel.cancelled:
                return Imported(ImportResult(500, 0, 0), stopped=True)
        if self.fault is not None:
            raise self.fault
        return self.done
