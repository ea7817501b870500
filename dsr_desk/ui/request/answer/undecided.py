"""What is said over an answer whose extract names others about whom nobody has decided."""

from __future__ import annotations

from PySide6.QtCore import Slot

from dsr_desk.domain.requests import Case
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.others.dialog import OthersDialog
from dsr_desk.ui.request.page import StepPage
from dsr_desk.ui.widgets.banner import Banner


class UndecidedOthers(Banner):
    """Seen while the answer can still be changed: what has left can't be taken back."""

    def __init__(self, desk: Desk, page: StepPage) -> None:
        """Start hidden."""
        super().__init__(page)
        self._desk, self._page = desk, page
        self._case: Case | None = None
        self.action_requested.connect(self._on_action_requested)

    def show_count(self, case: Case, count: int) -> None:
        """Say how many there are, and lead to them; nothing for none."""
        self._case = case
        if not count:
            self.clear()
            return
        text = self.tr(
            "The extract holds %Ln other person(s), or what may be one, not decided about. What"
            " only looks like a name or a number can be read in it. Look before it is handed over:"
            " once you decide, the extract is made anew.",
            "",
            count,
        )
        self.show_message("attention", text, self.tr("Other people…"))

    @Slot()
    def _on_action_requested(self) -> None:
        if self._case is not None:
            dialog = OthersDialog(self._desk, self._case, self._page)
            self._page.dialog_opened.emit(dialog)
            dialog.open()
