"""What the roster asks of a person at the Verify step: a changed role, or which organisation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from dsr_desk.domain.people import Organisation
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.ui import errors, roster_operations, wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.foreign_text import one_line
from dsr_desk.ui.widgets.labels import Heading, PlainLabel

translate = QCoreApplication.translate


def roster_words(view: CaseView) -> str:
    """Return what has changed in the roster, or what must be chosen, in sentences."""
    if view.candidates:
        titles = ", ".join(one_line(o.title) for o in view.candidates)
        text = translate(
            "RosterNotes",
            "The sender is an editor for {organisations}. Choose for which of them this mail"
            " speaks: nothing of the others is searched.",
        )
        return text.format(organisations=titles)
    channels = {channel.key: channel.title for channel in view.wished}
    shown = translate("RosterNotes", "{channel}: {what} Then {then}, now {now}.")
    parts = [
        shown.format(
            channel=one_line(channels.get(change.channel, change.channel)),
            what=wording.reason(change.code),
            then=_role(change.then),
            now=_role(change.now),
        )
        for change in view.roster_changes
    ]
    head = translate(
        "RosterNotes",
        "The roster has changed since the mail was filed. No check has been changed by it.",
    )
    return " ".join((head, *parts))


def _role(periods: str) -> str:
    """Return the periods of a role, or that there was none."""
    if periods.strip(" –"):
        return periods.strip()
    return translate("RosterNotes", "no role")


class ChooseDialog(Dialog):
    """One button for each organisation; nothing is chosen beforehand."""

    def __init__(
        self, desk: Desk, case_id: int, organisations: Sequence[Organisation], parent: QWidget
    ) -> None:
        """Take the case and what there is to choose from."""
        super().__init__(parent)
        self._desk, self._case_id = desk, case_id
        self.setModal(True)
        self.setWindowTitle(self.tr("Choose the organisation"))
        self.setMinimumWidth(theme.px(110))
        self.banner = Banner(self)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        self.confirm = PrimaryButton(self.tr("Choose it"), self)
        self.confirm.setEnabled(False)
        self._cancel = SafeButton(self.tr("Cancel"), self)
        self._build(organisations)
        self._group.buttonToggled.connect(self._on_button_toggled)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self._cancel.clicked.connect(self.reject)
        self._cancel.setFocus()

    def _build(self, organisations: Sequence[Organisation]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(5),) * 4)
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(self.tr("For which organisation does the mail speak?"), self))
        text = self.tr(
            "The checks are made for its channels alone. Your choice stands on record, and you"
            " count as one who has prepared the case."
        )
        column.addWidget(PlainLabel(text, self, wrap=True, tone="muted"))
        column.addWidget(self.banner)
        for each in organisations:
            button = QRadioButton(one_line(each.title).replace("&", "&&"), self)
            self._group.addButton(button)
            self.buttons[each.key] = button
            column.addWidget(button)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.confirm)
        column.addLayout(row)

    @Slot()
    def _on_button_toggled(self) -> None:
        self.confirm.setEnabled(self._group.checkedButton() is not None)

    @Slot()
    def _on_confirm_clicked(self) -> None:
        chosen = next((key for key, button in self.buttons.items() if button.isChecked()), "")
        if not chosen:
            return
        self.confirm.setEnabled(False)
        roster_operations.choose_organisation(
            parent=self, desk=self._desk, case_id=self._case_id, organisation=chosen
        ).success(self._on_chosen).failure(self._on_work_failed).run_in_background()

    @Slot(object)
    def _on_chosen(self, _changes: object) -> None:
        self.accept()

    @Slot(object)
    def _on_work_failed(self, error: Exception) -> None:
        self.confirm.setEnabled(True)
        self.banner.show_message("failed", errors.sentence(error), dismissable=False)
