"""Asks once more before an approved plan is run: the button says what, and to how many."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dsr_desk.ui.widgets.danger_dialog import DangerDialog
from dsr_desk.ui.widgets.labels import PlainLabel

translate = QCoreApplication.translate


class RunDialog(DangerDialog):
    """Says what is done to how many items, and the sentence that was signed."""

    def __init__(self, case: str, sentence: str, what: str, parent: QWidget) -> None:
        """Take the sentence that was signed, and in short what is done to how many items."""
        title = translate("RunDialog", "Run the plan of {case}").format(case=case)
        question = translate("RunDialog", "{what}? It can’t be undone.").format(what=what)
        super().__init__(title, question, parent, 110)
        self.column.addWidget(PlainLabel(sentence, self, wrap=True))
        note = self.tr(
            "You can stop after a batch and go on later. What has been erased stays erased."
        )
        self.column.addWidget(PlainLabel(note, self, wrap=True, tone="muted"))
        self.erase = self.add_buttons(what)
