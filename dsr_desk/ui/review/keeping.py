"""Keeps a reviewer's notes: written beside the package when typing pauses, and on leaving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dsr_desk.domain.extracts.packages import OpenedPackage
from dsr_desk.domain.extracts.review_notes import NoteTooLong, ReviewNotes
from dsr_desk.services.extracts.review import KeptNotes, Review
from dsr_desk.ui.jobs import Job, JobRunner

_PAUSE_MS = 300


class NotesKeeping(QObject):
    """What lies beside the package and can't be understood is never written over."""

    notes_changed = Signal(object)
    """Carries the :class:`ReviewNotes` that were read or joined; typing does not tell it."""
    kept = Signal(object)
    """Carries the file beside the package."""
    refused = Signal(object)
    """What lies beside the package are no notes on it; carries the error."""
    failed = Signal(object)
    """The notes could not be written; carries the error."""
    merged = Signal()
    """Another window had written notes on the package too: they are taken in."""
    sent = Signal(object)
    """Carries the file that was written to be sent."""

    def __init__(self, review: Review, jobs: JobRunner, parent: QObject) -> None:
        """Take the service and the runner."""
        super().__init__(parent)
        self._review, self._jobs = review, jobs
        self._path: Path | None = None
        self._package: OpenedPackage | None = None
        self._notes: ReviewNotes | None = None
        self._written: ReviewNotes | None = None
        self._beside = True
        self._too_long = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.write)

    @property
    def notes(self) -> ReviewNotes | None:
        """The notes as they are now; None while there are none to be had."""
        return self._notes

    @property
    def beside(self) -> bool:
        """Whether notes are written beside the package: not where others lie already."""
        return self._beside

    @property
    def unwritten(self) -> bool:
        """Whether something was typed that does not lie on the disk."""
        return self._too_long or self._notes != self._written

    @property
    def may_write(self) -> bool:
        """Whether what was typed can be written beside the package."""
        return self._beside and not self._too_long

    def begin(self, path: Path, package: OpenedPackage) -> None:
        """Read the notes on a package."""
        self.end()
        self._path, self._package = path, package
        self._start(lambda: self._review.notes(path, package), self._on_read, self._on_refused)

    def end(self) -> None:
        """Write what was typed, and forget the package."""
        self.write()
        self._path = self._package = self._notes = self._written = None
        self._beside, self._too_long = True, False

    def change(self, item: int, text: str) -> None:
        """Take what is noted about an item now; ``WHOLE`` is the package."""
        if self._notes is not None:
            try:
                self._notes = self._review.noted(self._notes, item, text)
            except NoteTooLong as error:
                told, self._too_long = self._too_long, True
                if not told:
                    self.failed.emit(error)
                return
            self._too_long = False
            self._pause.start()

    @Slot()
    def write(self) -> None:
        """Write the notes beside the package, unless they lie there."""
        self._pause.stop()
        path, notes, before = self._path, self._notes, self._written
        if path is None or notes is None or not self._beside or notes == before:
            return
        self._start(
            lambda: (notes, self._review.keep(path, notes, before)),
            self._on_kept,
            self.failed.emit,
            writes=True,
        )

    def send_back(self, target: Path) -> None:
        """Write the notes as a file that can be sent."""
        notes = self._notes
        if notes is not None:
            self._start(
                lambda: self._review.send_back(target, notes),
                self.sent.emit,
                self.failed.emit,
                writes=True,
            )

    def join(self, file: Path) -> None:
        """Take in the notes that somebody has sent; what stands there already stays."""
        package = self._package
        if package is not None and self._notes is not None:
            self._start(
                lambda: self._review.read_notes(file, package), self._on_joined, self.failed.emit
            )

    def _start(
        self,
        work: Callable[[], object],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        *,
        writes: bool = False,
    ) -> None:
        self._jobs.start(
            Job(lambda _p, _c: work(), self, writes=writes, on_success=done, on_failure=failed)
        )

    @Slot(object)
    def _on_read(self, notes: ReviewNotes) -> None:
        if self._package is None or notes.package != self._package.manifest:
            return
        self._notes = self._written = notes
        self.notes_changed.emit(notes)

    @Slot(object)
    def _on_refused(self, error: Exception) -> None:
        package = self._package
        if package is None:
            return
        self._beside = False
        self._notes = self._written = ReviewNotes(package.manifest, package.case, package.faults)
        self.notes_changed.emit(self._notes)
        self.refused.emit(error)

    @Slot(object)
    def _on_kept(self, done: tuple[ReviewNotes, KeptNotes]) -> None:
        wanted, kept = done
        if self._notes is not None and wanted.package == self._notes.package:
            self._written = kept.notes
            if kept.notes != wanted:
                self._take_in(wanted, kept.notes)
        self.kept.emit(kept.file)

    def _take_in(self, wanted: ReviewNotes, kept: ReviewNotes) -> None:
        """Show what another window has written, below what was typed since."""
        if self._notes is None:
            return
        try:
            self._notes = self._notes.merged(wanted, kept)
        except NoteTooLong as error:
            self.failed.emit(error)
            return
        self.notes_changed.emit(self._notes)
        self.merged.emit()

    @Slot(object)
    def _on_joined(self, others: ReviewNotes) -> None:
        if self._notes is None or others.package != self._notes.package:
            return
        try:
            joined = self._notes.joined(others)
        except NoteTooLong as error:
            self.failed.emit(error)
            return
        faults = tuple(dict.fromkeys((*joined.faults, *others.faults)))
        self._notes = replace(joined, faults=faults)
        self.notes_changed.emit(self._notes)
        self.write()
