"""The draft of the sentence that everyone will sign, worked out beside the review."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from dsr_desk.domain.requests import Case
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk


class DraftSentence(QObject):
    """Read once at a time: of a large match set it takes seconds, and decisions come quickly."""

    changed = Signal()

    def __init__(self, desk: Desk, page: QObject) -> None:
        """Start without a sentence."""
        super().__init__(page)
        self._desk = desk
        self._case: Case | None = None
        self._reading = 0
        self._again = False
        self.text = ""

    def clear(self) -> None:
        """Let go of the case."""
        self._case, self._again, self.text = None, False, ""

    def read(self, case: Case) -> None:
        """Work it out anew; what is asked for while it is worked out is done once, afterwards."""
        if self._case is not None and self._case.id != case.id:
            self.text = ""
        self._case = case
        if not case.kind.erases:
            self.text = ""
            return
        if self._reading:
            self._again = True
            return
        self._reading = case.id
        self._again = False
        language = QLocale().name()[:2]
        operations.query(
            parent=self,
            desk=self._desk,
            read=lambda services: (case.id, services.planning.sentence(case.id, language)),
        ).success(self._on_read).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_read(self, read: tuple[int, str]) -> None:
        self._reading = 0
        if self._case is None:
            return
        if self._case.id == read[0]:
            self.text = read[1]
            self.changed.emit()
        if self._again or self._case.id != read[0]:
            self.read(self._case)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._reading = 0
        self._desk.tell_failed(error)
