"""Asks for how long an organisation's papers are kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from dsr_desk.config import RETENTION_DAYS
from dsr_desk.domain.record.retention import LONGEST_DAYS, SHORTEST_DAYS, RetentionPeriod
from dsr_desk.ui.widgets.asking_dialog import AskingDialog
from dsr_desk.ui.widgets.names import name_field

translate = QCoreApplication.translate


class PeriodDialog(AskingDialog):
    """An organisation, its days, and a public authority's own decision."""

    period_given = Signal(str, int, str)
    """Carries the organisation's key, the days, and the decision's number."""

    def __init__(self, periods: Sequence[RetentionPeriod], parent: QWidget) -> None:
        """Take what holds now."""
        title = translate("PeriodDialog", "Set a period")
        explanation = translate(
            "PeriodDialog",
            "It runs from the last step of a finished case, and never ends before the"
            " organisation’s backups are written over. A public authority decides first: give the"
            " number of its disposal decision.",
        )
        super().__init__(title, explanation, parent)
        self._days = {p.organisation: p.days for p in periods}
        self.organisation = QComboBox(self)
        for period in periods:
            if period.organisation:
                self.organisation.addItem(period.title, period.organisation)
        self.labelled(self.tr("Organisation"), self.organisation)
        self.days = QSpinBox(self)
        self.days.setRange(SHORTEST_DAYS, LONGEST_DAYS)
        self.labelled(self.tr("Days"), self.days)
        name_field(self.days, self.tr("Days"))
        self.decision = QLineEdit(self)
        self.labelled(self.tr("Number of the disposal decision, if there is one"), self.decision)
        self.add_buttons(self.tr("Set the period"))
        self.organisation.currentIndexChanged.connect(self._on_organisation_changed)
        self._on_organisation_changed()

    def give(self) -> None:
        """Hand on what was entered."""
        organisation = str(self.organisation.currentData())
        self.period_given.emit(organisation, self.days.value(), self.decision.text().strip())

    @Slot()
    def _on_organisation_changed(self) -> None:
        days = self._days.get(str(self.organisation.currentData()))
        self.days.setValue(days or RETENTION_DAYS)
        self.confirm.setEnabled(self.organisation.currentIndex() >= 0)
