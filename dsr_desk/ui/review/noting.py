"""Notes in the review window: what is typed, kept, sent back and taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.extracts.packages import OpenedPackage
from dsr_desk.domain.extracts.review_notes import WHOLE, ReviewNotes
from dsr_desk.services.extracts.review import Review
from dsr_desk.ui import errors
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.review.asking import ask_for_file, ask_for_target
from dsr_desk.ui.review.keeping import NotesKeeping
from dsr_desk.ui.review.parts import PackageParts
from dsr_desk.ui.review.saving import suggested_name
from dsr_desk.ui.widgets.banner import Banner


class Noting(QObject):
    """Joins the pane in which notes are typed with what keeps them."""

    dialog_opened = Signal(object)
    left = Signal()
    """What was typed lies on the disk now, and the window may be closed."""

    def __init__(
        self, review: Review, jobs: JobRunner, parts: PackageParts, banner: Banner, window: QWidget
    ) -> None:
        """Take the parts of the window, and where to say what went wrong."""
        super().__init__(window)
        self._window, self._banner = window, banner
        self._pane, self._items = parts.notes, parts.items
        self._leaving = False
        self._file = ""
        self.keeping = NotesKeeping(review, jobs, self)
        self._pane.note_typed.connect(self._on_pane_note_typed)
        self._pane.sending_requested.connect(self._on_pane_sending_requested)
        self._pane.opening_requested.connect(self._on_pane_opening_requested)
        self.keeping.notes_changed.connect(self._on_keeping_notes_changed)
        self.keeping.kept.connect(self._on_keeping_kept)
        self.keeping.refused.connect(self._on_keeping_refused)
        self.keeping.failed.connect(self._on_keeping_failed)
        self.keeping.merged.connect(self._on_keeping_merged)
        self.keeping.sent.connect(self._on_keeping_sent)

    def begin(self, path: Path, package: OpenedPackage) -> None:
        """Read the notes on a package that has been opened."""
        self._file = path.name
        self.keeping.begin(path, package)

    def end(self) -> None:
        """Write what was typed; another package comes."""
        self.keeping.end()
        self._leaving = False
        self._pane.show_notes(None)

    def may_leave(self) -> bool:
        """Tell whether the window may be closed; else it will be when the notes are written.

        Whoever asks again while they can't be written leaves without them.
        """
        if not self.keeping.unwritten or self._leaving:
            return True
        self._leaving = True
        if not self.keeping.may_write:
            self._banner.show_message("failed", self._lost())
            return False
        self.keeping.write()
        return False

    def _lost(self) -> str:
        return self.tr(
            "Your notes are not kept. Save them with “Save notes to send back…”, or close the"
            " window once more to leave without them."
        )

    def _mark(self, notes: ReviewNotes) -> None:
        self._pane.note(notes)
        self._items.model.mark_noted(frozenset(note.item for note in notes.notes) - {WHOLE})

    @Slot(int, str)
    def _on_pane_note_typed(self, item: int, text: str) -> None:
        self._leaving = False
        self.keeping.change(item, text)
        if self.keeping.notes is not None:
            self._mark(self.keeping.notes)

    @Slot(object)
    def _on_keeping_notes_changed(self, notes: ReviewNotes) -> None:
        self._pane.show_notes(notes)
        self._mark(notes)

    @Slot(object)
    def _on_keeping_kept(self, file: Path) -> None:
        self._pane.show_kept(file.name)
        if self._leaving and not self.keeping.unwritten:
            self.left.emit()

    @Slot(object)
    def _on_keeping_refused(self, error: Exception) -> None:
        text = self.tr(
            "{problem} What you write now is kept only when you choose “Save notes to send back…”."
        )
        self._banner.show_message("attention", text.format(problem=errors.sentence(error)))

    @Slot(object)
    def _on_keeping_failed(self, error: Exception) -> None:
        text = f"{errors.sentence(error)} {self._lost()}" if self._leaving else ""
        self._banner.show_message("failed", text or errors.sentence(error))

    @Slot()
    def _on_keeping_merged(self) -> None:
        text = self.tr(
            "Another window writes notes on this package too. What it has written is taken in here,"
            " and nothing of yours is lost."
        )
        self._banner.show_message("attention", text)

    @Slot(object)
    def _on_keeping_sent(self, file: Path) -> None:
        text = self.tr(
            "The notes are in {file}. Send it to whoever sent you the package; it is not encrypted."
        )
        self._banner.show_message("ok", text.format(file=file.name))

    @Slot()
    def _on_pane_sending_requested(self) -> None:
        name = suggested_name(f"{self._file}.notes-to-send.json")
        title = self.tr("Save notes to send back")
        dialog = ask_for_target(self._window, title, name, self._on_dialog_target_selected)
        self.dialog_opened.emit(dialog)

    @Slot()
    def _on_pane_opening_requested(self) -> None:
        filters = [self.tr("Notes (*.json)"), self.tr("All files (*)")]
        title = self.tr("Open notes that were sent back")
        dialog = ask_for_file(self._window, title, filters, self._on_dialog_notes_selected)
        self.dialog_opened.emit(dialog)

    @Slot(str)
    def _on_dialog_target_selected(self, name: str) -> None:
        self.keeping.send_back(Path(name))

    @Slot(str)
    def _on_dialog_notes_selected(self, name: str) -> None:
        self.keeping.join(Path(name))
