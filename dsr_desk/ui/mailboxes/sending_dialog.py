"""The account that answers are sent by: its settings, and a test that names what failed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.answers.errors import SendingSettingsWrong
from dsr_desk.domain.answers.sending import SendingAccount
from dsr_desk.services.mailboxes.settings import Saved
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.jobs import Ticket
from dsr_desk.ui.mailboxes import operations as mailbox_operations
from dsr_desk.ui.mailboxes.sending_fields import SendingFields
from dsr_desk.ui.style import theme
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.dialog import Dialog
from dsr_desk.ui.widgets.labels import Heading, PlainLabel


class SendingDialog(Dialog):
    """Sets the account up; what is typed is kept only by “Save”."""

    def __init__(self, desk: Desk, account: SendingAccount | None, parent: QWidget) -> None:
        """Take the account as it is, or None."""
        super().__init__(parent)
        self._desk = desk
        self._ticket: Ticket | None = None
        self.setModal(True)
        self.setWindowTitle(self.tr("Sending of answers"))
        self.setMinimumWidth(theme.px(150))
        self.banner = Banner(self)
        self.fields = SendingFields(account, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(self.tr("Sending of answers"), self, level=1))
        explanation = self.tr(
            "Answers are sent to the verified editor of the case and to nobody else. Password and"
            " tokens are kept in the system’s key store, and without one for this session only."
        )
        column.addWidget(PlainLabel(explanation, self, wrap=True, tone="muted"))
        column.addWidget(self.banner)
        column.addWidget(self.fields)
        column.addStretch(1)
        column.addLayout(self._buttons())
        self.fields.address.setFocus()

    def _buttons(self) -> QHBoxLayout:
        self.test = SafeButton(self.tr("Test the connection"), self, icon="play")
        self.cancel = SafeButton(self.tr("Cancel"), self)
        self.save = PrimaryButton(self.tr("Save"), self)
        self.test.clicked.connect(self._on_test_clicked)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save_clicked)
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        return row

    def done(self, result: int) -> None:
        """Let go of what was asked of the network."""
        if self._ticket is not None:
            self._ticket.drop()
        super().done(result)

    @Slot()
    def _on_test_clicked(self) -> None:
        try:
            account = self.fields.account
        except SendingSettingsWrong as wrong:
            show_error(self.banner, wrong)
            return
        self.banner.show_message("info", self.tr("Connecting…"), dismissable=False)
        operation = mailbox_operations.test_sending(
            parent=self, desk=self._desk, account=account, credential=self.fields.credential
        )
        operation.success(self._on_tested).failure(self._on_failed)
        self._ticket = operation.run_in_background()

    @Slot(object)
    def _on_tested(self, _most: int) -> None:
        self.banner.show_message("ok", self.tr("The server lets the desk in. Nothing was sent."))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        show_error(self.banner, error)

    @Slot()
    def _on_save_clicked(self) -> None:
        try:
            account = self.fields.account
        except SendingSettingsWrong as wrong:
            show_error(self.banner, wrong)
            return
        operation = mailbox_operations.save_sending(
            parent=self, desk=self._desk, account=account, credential=self.fields.credential
        )
        operation.success(self._on_saved).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_saved(self, _saved: Saved) -> None:
        self.accept()
