"""What a run does to how many items, as its button says it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.finding.scope import Scope
from dsr_desk.domain.people import Action
from dsr_desk.ui import wording


class RunAmounts:
    """Numbers with their verbs; the class gives the translations their context."""

    def tr(self, text: str, disambiguation: str, n: int) -> str:
        """Translate with the plural form of the number."""
        return QCoreApplication.translate("RunAmounts", text, disambiguation, n)

    def erase(self, n: int) -> str:
        """Return that so many items are erased."""
        return self.tr("Erase %Ln item(s)", "", n)

    def pseudonymise(self, n: int) -> str:
        """Return that so many are pseudonymised: more is not claimed before a run (law.md L34)."""
        return self.tr("Pseudonymise %Ln item(s)", "", n)

    def erase_and_pseudonymise(self, erased: int, masked: int) -> str:
        """Return both."""
        text = self.tr("Erase %Ln item(s), pseudonymise {masked}", "", erased)
        return text.format(masked=wording.grouped(masked))


amounts = RunAmounts()


def what_is_done(scope: Scope) -> str:
    """Return what a plan of this scope does, each verb with its own number."""
    counted = {
        action: sum(line.count for line in scope.lines if line.action is action)
        for action in Action
    }
    erased, masked = counted[Action.DELETE], counted[Action.ANONYMISE]
    if not (erased or masked):
        return QCoreApplication.translate("RunAmounts", "Carry out the plan, which erases nothing")
    if not masked:
        return amounts.erase(erased)
    if not erased:
        return amounts.pseudonymise(masked)
    return amounts.erase_and_pseudonymise(erased, masked)
