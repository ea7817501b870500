"""The fields of the account that answers are sent by."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.addresses import AddressError, EmailAddress
from dsr_desk.domain.answers.errors import SendingSettingsWrong
from dsr_desk.domain.answers.sending import PORTS, SendingAccount
from dsr_desk.ui.mailboxes.server_fields import Server, ServerFields


class SendingFields(ServerFields):
    """The address that answers come from, and the server's fields."""

    def __init__(self, account: SendingAccount | None, parent: QWidget) -> None:
        """Take the account as it is, or None."""
        super().__init__(_server(account), PORTS, parent)
        self.address = self._line(
            self.tr("Answers come from"), account.address.text if account else ""
        )
        self._add_server("smtp.example.org")
        self._add_sign_in(by_code=False)
        self._show_what_applies()

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
        server = self.server
        return SendingAccount(
            address=address,
            host=server.host,
            port=server.port,
            user=server.user or address.text,
            security=server.security,
            auth=server.auth,
            provider=server.provider,
        )


def _server(account: SendingAccount | None) -> Server:
    if account is None:
        return Server()
    return Server(
        account.host,
        account.port,
        account.user,
        account.security,
        account.auth,
        account.provider,
    )
