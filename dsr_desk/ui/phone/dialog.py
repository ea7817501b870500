"""A request made by phone, typed in: who called, about whom, what is wished for, what was said."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QTime, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.desk_time import DESK, at_desk
from dsr_desk.domain.intake.calls import CallChoice, PhoneCall
from dsr_desk.services.intake.intake import IntakeResult
from dsr_desk.ui import errors, operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.phone.fields import CallFields
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.confirming import confirm_hint, on_confirm_keys
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, PlainLabel
from dsr_desk.ui.widgets.roomy import TallColumn


class PhoneDialog(Dialog):
    """Asks for the parts of a request one by one; what is typed proves nothing, and that is said.

    Enter makes a new line or moves on; Ctrl+Enter files.  Leaving with something typed asks first.
    """

    call_filed = Signal(str)
    """The number of the case."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Read who may call, then let it be filled in."""
        super().__init__(parent)
        self._desk = desk
        self.setModal(True)
        self.setWindowTitle(self.tr("Type in a phone call"))
        self.resize(theme.px(170), theme.px(190))
        self.banner = Banner(self)
        self.fields = CallFields(self)
        self._build()
        self._set_now(at_desk(desk.clock()))
        on_confirm_keys(self, self._on_confirm_clicked)
        self.fields.changed.connect(self._on_fields_changed)
        self._on_fields_changed()
        operations.query(
            parent=self, desk=desk, read=lambda services: services.calls.choices()
        ).success(self._on_choices_read).failure(self._on_work_failed).run_in_background()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(self.tr("Type in a phone call"), self, level=2))
        text = self.tr(
            "It becomes a case like a mail. Nothing typed here proves who called, or that the"
            " identity was confirmed: the case waits for a call back or the editor’s own mail."
        )
        column.addWidget(PlainLabel(text, self, wrap=True, tone="muted"))
        column.addWidget(self.banner)
        # Large letters scroll here, so that the buttons are never below the screen.
        column.addWidget(TallColumn(self.fields, self), 1)
        self.confirm = PrimaryButton(self.tr("File the call"), self)
        self._cancel = SafeButton(self.tr("Cancel"), self)
        row = QHBoxLayout()
        row.addWidget(confirm_hint(self), 1)
        row.addWidget(self._cancel)
        row.addWidget(self.confirm)
        column.addLayout(row)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self._cancel.clicked.connect(self.reject)

    def _set_now(self, now: datetime) -> None:
        day = QDate(now.year, now.month, now.day)
        self.fields.called_at.setDateTime(QDateTime(day, QTime(now.hour, now.minute)))
        self.fields.called_at.setMaximumDate(day)
        self.fields.requested_on.setDate(day)
        self.fields.requested_on.setMaximumDate(day)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed."""
        return self.fields.typed

    def warn(self) -> None:
        """Say above the fields what would be lost."""
        text = self.tr("What you have typed is not filed. Press Cancel again to throw it away.")
        self.banner.show_message("attention", text)

    @Slot(object)
    def _on_choices_read(self, choices: tuple[CallChoice, ...]) -> None:
        self.fields.offer(choices)
        self._on_fields_changed()

    @Slot()
    def _on_fields_changed(self) -> None:
        self.mended()
        self.confirm.setEnabled(self.fields.complete)

    @Slot()
    def _on_confirm_clicked(self) -> None:
        if not self.confirm.isEnabled():
            return
        call = self._call()
        if call is None:
            return
        self.confirm.setEnabled(False)
        operations.file_call(parent=self, desk=self._desk, call=call).success(
            self._on_call_filed
        ).failure(self._on_work_failed).run_in_background(initiator=self)

    def _call(self) -> PhoneCall | None:
        wrong = self.fields.wrong_address
        if wrong:
            text = self.tr("“{text}” is no e-mail address. Mend it, then file the call.")
            self.banner.show_message("attention", text.format(text=wrong))
            return None
        return self.fields.call(DESK)

    @Slot(object)
    def _on_call_filed(self, result: IntakeResult) -> None:
        self.call_filed.emit(result.outcomes[0].case_number)
        self.accept()

    @Slot(object)
    def _on_work_failed(self, error: Exception) -> None:
        self._on_fields_changed()
        self.banner.show_message("failed", errors.sentence(error), dismissable=False)
