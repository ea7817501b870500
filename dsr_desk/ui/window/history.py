"""Says, as long as somebody works there, that an older copy of the workspace was put back.

Or that cases are done, or gone, by nothing that is on record.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from dsr_desk.services.desk import DeskServices
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import sentence
from dsr_desk.ui.widgets.banner import Banner


class HistoryBanner(Banner):
    """Asks when somebody signs in; what can't be undone is refused whether it is read or not."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._desk = desk
        desk.signed_in.connect(self._on_desk_signed_in)
        desk.signed_out.connect(self.clear)

    @Slot()
    def _on_desk_signed_in(self) -> None:
        operations.query(parent=self, desk=self._desk, read=_look).failure(
            self._tell
        ).run_in_background()

    def _tell(self, error: Exception) -> None:
        self.show_message("failed", sentence(error), dismissable=False)


def _look(services: DeskServices) -> None:
    """Look what the database lacks of what is on record; the graver of the two is told."""
    services.audit.require_seen()
    services.audit.require_cases()
