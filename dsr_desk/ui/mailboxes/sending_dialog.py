"""The account that answers are sent by: its settings, and a test that names what failed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.mailboxes import AuthKind, Provider, Security
from dsr_desk.domain.sending import PORTS, SendingAccount
from dsr_desk.domain.sending_errors import SendingSettingsWrong
from dsr_desk.services.mailboxes.secrets import Credential
from dsr_desk.services.mailboxes.settings import Saved
from dsr_desk.ui import theme
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import show_error
from dsr_desk.ui.jobs import Ticket
from dsr_desk.ui.mailboxes import acts
from dsr_desk.ui.mailboxes.words import kind_words
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.widgets.buttons import PrimaryButton, SafeButton
from dsr_desk.ui.widgets.labels import Heading, PlainLabel


class SendingDialog(QDialog):
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
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(theme.px(3))
        self._form.setVerticalSpacing(theme.px(1.5))
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add_fields(account)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(5), theme.px(4), theme.px(5), theme.px(4))
        column.setSpacing(theme.px(2))
        column.addWidget(Heading(self.tr("Sending of answers"), self, level=2))
        explanation = self.tr(
            "Answers are sent to the verified editor of the case and to nobody else. The secret is"
            " kept in the system’s key store, and without one for this session only."
        )
        column.addWidget(PlainLabel(explanation, self, wrap=True, tone="muted"))
        column.addWidget(self.banner)
        column.addLayout(self._form)
        column.addStretch(1)
        column.addLayout(self._buttons())
        self._show_what_applies()
        self.address.setFocus()

    def _add_fields(self, account: SendingAccount | None) -> None:
        provider = account.provider if account else Provider()
        security = account.security if account else Security.TLS
        offered = [Security.TLS, Security.STARTTLS]
        # A window never offers to go without encryption; what is set up so keeps its choice.
        offered += [] if security in offered else [security]
        self.address = self._line(
            self.tr("Answers come from"), account.address.text if account else ""
        )
        self.host = self._line(self.tr("Mail server"), account.host if account else "")
        self.security = self._choice(self.tr("Encryption"), offered, security)
        port = account.port if account else PORTS[security]
        self.port = self._line(self.tr("Port"), str(port))
        self.port.setValidator(QIntValidator(1, 65535, self.port))
        self.user = self._line(self.tr("User"), account.user if account else "")
        auth = account.auth if account else AuthKind.PASSWORD
        self.auth = self._choice(self.tr("Signs in by"), list(AuthKind), auth)
        self.token_endpoint = self._line(self.tr("Token address"), provider.token_endpoint)
        self.client_id = self._line(self.tr("Client id"), provider.client_id)
        self.scope = self._line(self.tr("Scope"), provider.scope)
        self.client_secret = self._line(self.tr("Client secret, if any"), "")
        self.secret = self._line(self.tr("Password or refresh token"), "")
        for field in (self.client_secret, self.secret):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.security.activated.connect(self._on_security_activated)
        self.auth.activated.connect(self._show_what_applies)

    def _line(self, label: str, text: str) -> QLineEdit:
        field = QLineEdit(text, self)
        self._add(label, field)
        return field

    def _choice(
        self, label: str, kinds: Sequence[Security | AuthKind], chosen: Security | AuthKind
    ) -> QComboBox:
        field = QComboBox(self)
        for kind in kinds:
            field.addItem(kind_words(kind), kind)
        field.setCurrentIndex(list(kinds).index(chosen))
        self._add(label, field)
        return field

    def _add(self, text: str, field: QWidget) -> None:
        label = PlainLabel(text, self)
        label.setBuddy(field)
        field.setAccessibleName(text)
        self._form.addRow(label, field)

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

    @property
    def account(self) -> SendingAccount:
        """The account as it stands in the fields.

        Raises:
            SendingSettingsWrong: its address is none.
        """
        try:
            address = EmailAddress(self.address.text().strip())
        except AddressError:
            raise SendingSettingsWrong("address") from None
        texts = (self.token_endpoint, self.client_id, self.scope)
        endpoint, client, scope = (field.text().strip() for field in texts)
        auth = AuthKind(self.auth.currentData())
        tokens = auth is AuthKind.XOAUTH2
        return SendingAccount(
            address=address,
            host=self.host.text().strip(),
            port=int(self.port.text() or 0),
            user=self.user.text().strip() or address.text,
            security=Security(self.security.currentData()),
            auth=auth,
            provider=Provider(endpoint, "", client, scope) if tokens else Provider(),
        )

    @property
    def credential(self) -> Credential | None:
        """The secret, when one was typed."""
        secret = self.secret.text()
        return Credential(secret, self.client_secret.text()) if secret else None

    def done(self, result: int) -> None:
        """Let go of what was asked of the network."""
        if self._ticket is not None:
            self._ticket.drop()
        super().done(result)

    @Slot()
    def _show_what_applies(self) -> None:
        tokens = AuthKind(self.auth.currentData()) is AuthKind.XOAUTH2
        for field in (self.token_endpoint, self.client_id, self.scope, self.client_secret):
            self._form.setRowVisible(field, tokens)

    @Slot()
    def _on_security_activated(self) -> None:
        if int(self.port.text() or 0) in PORTS.values():
            self.port.setText(str(PORTS[Security(self.security.currentData())]))

    @Slot()
    def _on_test_clicked(self) -> None:
        try:
            account = self.account
        except SendingSettingsWrong as wrong:
            show_error(self.banner, wrong)
            return
        self.banner.show_message("info", self.tr("Connecting…"), dismissable=False)
        operation = acts.test_sending(
            parent=self, desk=self._desk, account=account, credential=self.credential
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
            account = self.account
        except SendingSettingsWrong as wrong:
            show_error(self.banner, wrong)
            return
        operation = acts.save_sending(
            parent=self, desk=self._desk, account=account, credential=self.credential
        )
        operation.success(self._on_saved).failure(self._on_failed).run_in_background()

    @Slot(object)
    def _on_saved(self, _saved: Saved) -> None:
        self.accept()
