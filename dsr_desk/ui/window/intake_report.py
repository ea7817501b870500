"""What became of mails that were taken in: one sentence, and a list for those that want it."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dsr_desk.services.intake.intake import IntakeOutcome, IntakeResult
from dsr_desk.ui import wording
from dsr_desk.ui.widgets.rows import TableRow
from dsr_desk.ui.widgets.rows_dialog import RowsDialog

translate = QCoreApplication.translate

STATUSES = ("filed", "joined", "known", "duplicate", "skipped", "unreadable")
_LOOKS = {
    "filed": ("check", "ok"),
    "joined": ("mail", "accent"),
    "known": ("minus", "muted"),
    "duplicate": ("copy", "attention"),
    "skipped": ("minus", "muted"),
    "unreadable": ("failed", "failed"),
}
MOST_ROWS = 2000


def intake_sentence(result: IntakeResult) -> str:
    """Return a sentence such as “3 filed, 1 already known”; of one mail, what it became and why."""
    if len(result.outcomes) == 1:
        outcome = result.outcomes[0]
        why = wording.code_sentence(outcome.problem) if outcome.problem else ""
        return f"{_became(outcome)}. {why}".strip()
    counts = Counter(outcome.status for outcome in result.outcomes)
    if not counts:
        return translate("Intake", "No mail was found there.")
    words = {
        "filed": wording.counting.filed,
        "joined": wording.counting.joined,
        "known": wording.counting.known,
        "duplicate": wording.counting.duplicate,
        "skipped": wording.counting.skipped,
        "unreadable": wording.counting.unreadable,
    }
    parts = [words[status](counts[status]) for status in STATUSES if counts[status]]
    return ", ".join(parts) + "."


def case_of_one(result: IntakeResult) -> str:
    """Return the number of the case that a single mail came to; empty for more mails or none."""
    outcomes = result.outcomes
    return outcomes[0].case_number if len(outcomes) == 1 else ""


def intake_tone(result: IntakeResult) -> str:
    """Return how the banner says it."""
    statuses = {outcome.status for outcome in result.outcomes}
    by_hand = any(o.problem for o in result.outcomes if o.status != "skipped")
    if by_hand or not statuses:
        return "attention"
    return "ok" if statuses & {"filed", "joined", "duplicate"} else "info"


def first_case(result: IntakeResult) -> str:
    """Return the number of the first case that was filed or that a mail joined, or empty."""
    told = ("filed", "joined", "duplicate")
    filed = (o.case_number for o in result.outcomes if o.status in told)
    return next(filed, "")


def _became(outcome: IntakeOutcome) -> str:
    words = {
        "filed": translate("IntakeDialog", "Filed as {number}"),
        "joined": translate("IntakeDialog", "Joined {number}"),
        "known": translate("IntakeDialog", "Already known, {number}"),
        "duplicate": translate("IntakeDialog", "Duplicate, filed as {number}"),
        "skipped": translate("IntakeDialog", "Left aside"),
        "unreadable": translate("IntakeDialog", "Can’t be read"),
    }
    numbers = ", ".join((outcome.case_number, *outcome.others))
    return words[outcome.status].format(number=numbers)


def _urgency(outcome: IntakeOutcome) -> tuple[bool, int]:
    """Sort what a person has to read by hand to the top, below what can't be read at all."""
    by_hand = bool(outcome.problem) and outcome.status != "skipped"
    return by_hand, STATUSES.index(outcome.status)


class IntakeDialog(RowsDialog):
    """Every mail with what became of it; those that can't be read first."""

    def __init__(self, result: IntakeResult, parent: QWidget | None = None) -> None:
        """Take the result."""
        super().__init__(parent)
        rows = self.tr("Mails and what became of them")
        self.name(self.tr("What was taken in"), rows, (220, 100))
        self.model.set_headings((self.tr("Mail"), self.tr("Became"), self.tr("Why")))
        ordered = sorted(result.outcomes, key=_urgency, reverse=True)
        self.model.set_rows([self._row(outcome) for outcome in ordered[:MOST_ROWS]])
        self.lay_out("", (), title=intake_sentence(result))
        self.close_button.setDefault(True)
        self.table.setFocus()

    def _row(self, outcome: IntakeOutcome) -> TableRow:
        why = wording.code_sentence(outcome.problem) if outcome.problem else ""
        name = PurePath(outcome.origin).name or outcome.origin
        by_hand = bool(outcome.problem) and outcome.status in ("filed", "duplicate")
        sign, tone = ("alert", "attention") if by_hand else _LOOKS[outcome.status]
        return TableRow((name, _became(outcome), why), outcome, sign, tone, sign_at=1)
