"""Ports for sending answers: the server that takes mails, and our book of what was sent."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from dsr_desk.domain.addresses import EmailAddress
    from dsr_desk.domain.answers.sending import Sending, SendingAccount, SendState
    from dsr_desk.services.progress import CancelToken


class MailSubmission(Protocol):
    """Hands one mail to the server of an account (SMTP).

    Raises ``SmtpUnreachable``, ``SmtpCertificateWrong``, ``SmtpNotEncrypted``,
    ``SmtpNotUnderstood`` or ``SmtpLoginRefused``, by the step that failed, and ``Cancelled``;
    nothing was sent then.
    """

    def check(self, account: SendingAccount, secret: str, cancel: CancelToken) -> int:
        """Connect, encrypt, sign in; return the most bytes of a mail, 0 when it is not said."""
        ...

    def send(
        self,
        account: SendingAccount,
        secret: str,
        mail: bytes,
        recipient: EmailAddress,
        cancel: CancelToken,
    ) -> None:
        """Hand a mail over, for one recipient.

        Raises:
            MailTooLarge, SmtpNoUtf8, SmtpRefused: the server does not take it; it was not sent.
            SendingUnknown: it had everything and did not say.
        """
        ...


class SendingBook(Protocol):
    """The account that answers are sent by, and what is known of each mail's way."""

    def account(self) -> SendingAccount | None:
        """Return the account, if one is set up."""
        ...

    def keep_account(self, account: SendingAccount | None) -> None:
        """Store the account, or forget it."""
        ...

    def begin(self, sending: Sending) -> int:
        """Store that a mail is about to leave; return its number."""
        ...

    def settle(self, number: int, state: SendState, at: datetime, by: str) -> None:
        """Store what became of it."""
        ...

    def of_case(self, case: int) -> tuple[Sending, ...]:
        """Return a case's mails, the oldest first."""
        ...
