"""Asks for how long an organisation's papers are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dsr_desk.config import RETENTION_DAYS
from dsr_desk.domain.record.retention import (
    LONGEST_DAYS,
    SHORTEST_DAYS,
    ProposedPeriod,
    RetentionPeriod,
)
from dsr_desk.services.people.lists import MadeAlone
from dsr_desk.ui import wording
from dsr_desk.ui.staying import StayingDialog
from dsr_desk.ui.widgets.labels import Muted
from dsr_desk.ui.widgets.names import name_field
from dsr_desk.ui.widgets.numbers import number_field

translate = QCoreApplication.translate


class PeriodDialog(StayingDialog):
    """An organisation, its days, and a public authority's own decision."""

    period_given = Signal(str, int, str)
    """Carries the organisation's key, the days, and the decision's number."""

    def __init__(
        self,
        periods: Sequence[RetentionPeriod],
        alone: Sequence[MadeAlone],
        title_of: Callable[[str], str],
        me: str,
        parent: QWidget,
    ) -> None:
        """Take what holds and waits, whom one has made alone, what names people, and who asks."""
        title = translate("PeriodDialog", "Set a period")
        explanation = translate(
            "PeriodDialog",
            "It runs from the last step of a finished case, and never ends before the"
            " organisation’s backups are written over. A shorter one holds once another supervisor"
            " has set the same. A public authority decides first: give the number of its disposal"
            " decision.",
        )
        super().__init__(title, explanation, parent)
        self._periods = {p.organisation: p for p in periods}
        self._alone, self._title_of, self._me = alone, title_of, me
        self.organisation = QComboBox(self)
        for period in periods:
            if period.organisation:
                self.organisation.addItem(period.title, period.organisation)
        self.labelled(self.tr("Organisation"), self.organisation)
        self.days = number_field(SHORTEST_DAYS, LONGEST_DAYS, self)
        self.labelled(self.tr("Days"), self.days)
        name_field(self.days, self.tr("Days"))
        self.decision = QLineEdit(self)
        self.labelled(self.tr("Number of the disposal decision, if there is one"), self.decision)
        self.proposed = Muted("", self, wrap=True)
        self.column.addWidget(self.proposed)
        self.add_buttons(self.tr("Set the period"))
        self.organisation.currentIndexChanged.connect(self._on_organisation_changed)
        self._on_organisation_changed()

    def give(self) -> None:
        """Hand on what was entered."""
        organisation = str(self.organisation.currentData())
        self.period_given.emit(organisation, self.days.value(), self.decision.text().strip())

    def filled(self) -> bool:
        """Whether there is an organisation to set it for."""
        return self.organisation.currentIndex() >= 0

    @Slot()
    def _on_organisation_changed(self) -> None:
        period = self._periods.get(str(self.organisation.currentData()))
        waiting = period.proposed if period is not None else None
        days = period.days if period is not None else None
        self.days.setValue(waiting.days if waiting is not None else days or RETENTION_DAYS)
        self.proposed.set_text(self._said(waiting) if waiting is not None else "")
        self.proposed.setVisible(waiting is not None)
        self.weigh()

    def _said(self, waiting: ProposedPeriod) -> str:
        days = translate("RetentionDialog", "%Ln day(s)", "", waiting.days)
        if waiting.by == self._me:
            return self.tr("You have proposed {days}: another supervisor sets the same.").format(
                days=days
            )
        text = self.tr("{name} has proposed {days}: set the same, and it holds.")
        said = text.format(name=self._title_of(waiting.by), days=days)
        hands, both = {waiting.by, self._me}, []
        for each in self._alone:
            # Who made a hand stands behind it, with who had made that one.
            if each.account in hands:
                both.append(each)
                hands.add(each.by)
        return f"{said} {wording.made_alone(both, self._title_of)}".rstrip()
