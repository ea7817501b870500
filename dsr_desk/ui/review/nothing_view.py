"""What stands where no package is shown: none is open, one is being checked, or one was refused."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.extracts.sealed import SealedPagesAlone
from dsr_desk.ui.widgets.empty import EmptyState
from dsr_desk.ui.widgets.foreign_text import one_line


class NothingView(EmptyState):
    """Says why nothing is shown, and what can be opened instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without words."""
        super().__init__(parent, icon="package")

    def show_none(self) -> None:
        """Say that no package is open."""
        self.show_words(
            self.tr("No package is open"),
            self.tr("Drop a package here, or choose one. It is only read, on this machine."),
            self.tr("Open a package…"),
            icon="package",
        )

    def show_checking(self, name: str) -> None:
        """Say that a file is being looked at."""
        self.show_words(
            self.tr("Checking {file}").format(file=one_line(name, 80)),
            self.tr("It is shown as soon as all of it has been compared with its manifest."),
            self.tr("Open another package…"),
            icon="package",
        )

    def show_refusal(self, error: Exception, *, may_look: bool) -> None:
        """Say what can be done about a file that was refused; why is said above."""
        if isinstance(error, SealedPagesAlone):
            self.show_words(
                self.tr("The package is in another file"),
                self.tr("This PDF is for reading. What can be checked came beside it."),
                self.tr("Open the ZIP file…"),
                icon="package",
            )
            return
        reason = self.tr("A package is shown only when all of it is what it should be.")
        if may_look:
            reason = self.tr("You can look at what is left of it, to see what was done to it.")
        button = self.tr("Open another package…")
        self.show_words(self.tr("Nothing of this file is shown"), reason, button, icon="failed")
