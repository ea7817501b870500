"""A dialog with something to save: leaving it with unsaved text is done twice, or not at all."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.dialog import Dialog


class SavingDialog(Dialog):
    """Has a banner, and says once in it what would be lost before it lets go of it."""

    def __init__(self, parent: QWidget | None) -> None:
        """Make the banner; where it stands the kind of dialog says."""
        super().__init__(parent)
        self.banner = Banner(self)
        self._told = False

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost."""
        raise NotImplementedError

    def reject(self) -> None:
        """Leave; the first time with something unsaved, only say that it would be lost."""
        if self._may_lose():
            super().reject()

    def _may_lose(self) -> bool:
        """Return whether what is unsaved may go; the first time it is only said."""
        if not self.unsaved or self._told:
            return True
        self._told = True
        text = QCoreApplication.translate(
            "SavingDialog", "What you have changed is not saved. Do it again to throw it away."
        )
        self.banner.show_message("attention", text)
        return False
