"""Changing the roster from its window: ask, compare, show the difference."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from dsr_desk.domain.people import RosterEntry
from dsr_desk.domain.roster.proposals import Ending, Mode, Row
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.people.roster import Rosters, RosterView, Seen
from dsr_desk.ui import roster_operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.roster.difference_dialog import DifferenceDialog
from dsr_desk.ui.roster.entry_dialogs import AddDialog, EndDialog
from dsr_desk.ui.roster.import_dialog import ImportDialog
from dsr_desk.ui.staying import StayingForms


class Changing(QObject):
    """Opens the dialogs over the roster's window; nothing changes but through the difference."""

    roster_changed = Signal()
    failed = Signal(object)
    """Carries the error."""
    dialog_opened = Signal(object)
    """A dialog stands over the window now."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Take the window that the dialogs stand over."""
        super().__init__(window)
        self._desk, self._window = desk, window
        self._view: RosterView | None = None
        self._organisation = ""
        self._entry: RosterEntry | None = None
        self._forms = StayingForms(self.failed.emit, self)

    def set_view(self, view: RosterView, organisation: str) -> None:
        """Take what is shown, and the organisation it is limited to (or empty)."""
        self._view, self._organisation = view, organisation

    def set_entry(self, entry: RosterEntry | None) -> None:
        """Take the entry that is chosen."""
        self._entry = entry

    @Slot()
    def add(self) -> None:
        """Ask who becomes an editor."""
        if self._view is None:
            return
        chosen = self._organisation
        channels = [c for c in self._view.channels if chosen in ("", c.organisation)]
        dialog = AddDialog(channels, self._view.today, self._window)
        dialog.row_given.connect(self._on_row_given)
        self._forms.watch(dialog)
        self._stand(dialog)

    @Slot()
    def end(self) -> None:
        """Ask for the last day of the chosen entry."""
        if self._entry is None or self._view is None:
            return
        title = self._titles().get(self._entry.channel, self._entry.channel)
        dialog = EndDialog(self._entry, title, self._view.today, self._window)
        dialog.ending_given.connect(self._on_ending_given)
        self._forms.watch(dialog)
        self._stand(dialog)

    @Slot()
    def choose_list(self) -> None:
        """Ask for a list and what it means."""
        if self._view is None:
            return
        view = self._view
        dialog = ImportDialog(view.organisations, view.sources, self._organisation, self._window)
        dialog.file_chosen.connect(self.take_file)
        dialog.source_chosen.connect(self.take_source)
        self._stand(dialog)

    @Slot(object, object, str)
    def take_file(self, path: Path, mode: Mode, organisation: str) -> None:
        """Compare a file with the roster."""
        self._look(lambda rosters, by: rosters.preview_file(path, mode, organisation, by))

    @Slot(str, object, str)
    def take_source(self, source: str, mode: Mode, organisation: str) -> None:
        """Compare a database with the roster."""
        self._look(lambda rosters, by: rosters.preview_source(source, mode, organisation, by))

    def _titles(self) -> dict[str, str]:
        return {c.key: c.title for c in self._view.channels} if self._view else {}

    def _look(self, look: Callable[[Rosters, SignedIn], Seen]) -> None:
        looking = roster_operations.preview_roster(parent=self, desk=self._desk, look=look)
        self._forms.carry_out(looking, self._on_difference_read)

    def _stand(self, dialog: QDialog) -> None:
        dialog.open()
        self.dialog_opened.emit(dialog)

    @Slot(object)
    def _on_difference_read(self, seen: Seen) -> None:
        dialog = DifferenceDialog(self._desk, seen, self._titles(), self._window)
        dialog.roster_changed.connect(self.roster_changed)
        # Building it and laying it out are an event each: together they keep the loop too long.
        QTimer.singleShot(0, dialog, partial(self._stand, dialog))

    @Slot(object)
    def _on_row_given(self, row: Row) -> None:
        self._look(lambda rosters, by: rosters.preview_row(row, by))

    @Slot(object)
    def _on_ending_given(self, ending: Ending) -> None:
        self._look(lambda rosters, by: rosters.preview_ending(ending, by))
