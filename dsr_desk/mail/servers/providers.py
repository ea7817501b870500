"""Mail servers and providers whose libraries are loaded when the first of them is spoken to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.answers.sending import SendingAccount
from dsr_desk.domain.mailboxes.mailbox import Mailbox, Provider
from dsr_desk.services.ports.mailboxes import DeviceCode, MailSession, Tokens
from dsr_desk.services.progress import CancelToken

if TYPE_CHECKING:
    from dsr_desk.mail.servers.imap import ImapServers
    from dsr_desk.mail.servers.smtp import SmtpSubmission
    from dsr_desk.mail.servers.tokens import TokenEndpoints


class LaterServers:
    """The ``MailServers`` port; IMAP and TLS take a fifth of a second to load."""

    def __init__(self, budget: int) -> None:
        """Take the most bytes that are fetched of a mail."""
        self._budget = budget

    def open(self, box: Mailbox, secret: str, cancel: CancelToken) -> MailSession:
        """Connect, encrypt, sign in."""
        return self._real.open(box, secret, cancel)

    @cached_property
    def _real(self) -> ImapServers:
        from dsr_desk.mail.servers.imap import ImapServers

        return ImapServers(self._budget)


class LaterSubmission:
    """The ``MailSubmission`` port."""

    def check(self, account: SendingAccount, secret: str, cancel: CancelToken) -> int:
        """Connect, encrypt, sign in; return the most bytes of a mail, 0 when it is not said."""
        return self._real.check(account, secret, cancel)

    def send(
        self,
        account: SendingAccount,
        secret: str,
        mail: bytes,
        recipient: EmailAddress,
        cancel: CancelToken,
    ) -> None:
        """Hand a mail over, for one recipient."""
        self._real.send(account, secret, mail, recipient, cancel)

    @cached_property
    def _real(self) -> SmtpSubmission:
        from dsr_desk.mail.servers.smtp import SmtpSubmission

        return SmtpSubmission()


class LaterTokens:
    """The ``TokenServers`` port."""

    def refresh(
        self, provider: Provider, refresh: str, client_secret: str, cancel: CancelToken
    ) -> Tokens:
        """Return an access token for a refresh token."""
        return self._real.refresh(provider, refresh, client_secret, cancel)

    def begin(self, provider: Provider, cancel: CancelToken) -> DeviceCode:
        """Ask for a code that a person confirms elsewhere."""
        return self._real.begin(provider, cancel)

    def poll(
        self, provider: Provider, code: DeviceCode, client_secret: str, cancel: CancelToken
    ) -> Tokens | None:
        """Ask whether it has been confirmed."""
        return self._real.poll(provider, code, client_secret, cancel)

    @cached_property
    def _real(self) -> TokenEndpoints:
        from dsr_desk.mail.servers.tokens import TokenEndpoints

        return TokenEndpoints()
