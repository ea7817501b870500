"""Sending answers: the one account that mails leave by, and what is known of each mail's way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.answers.errors import SendingSettingsWrong
from dsr_desk.domain.canonical import digest
from dsr_desk.domain.mailboxes.mailbox import (
    AuthKind,
    Provider,
    Security,
    binding_of,
    is_host,
    is_loopback,
    is_plain,
    provides,
)

PORTS = {Security.TLS: 465, Security.STARTTLS: 587, Security.NONE: 25}
"""Where servers take mails from programs (RFC 8314 §3.3, RFC 6409)."""


class SendState(StrEnum):
    """What is known of a mail's way.

    ``sending`` is written before the first byte leaves.  Where it stays, nobody knows whether the
    server took the mail: a person says so, the program never tries again by itself.
    """

    SENDING = "sending"
    SENT = "sent"
    NOT_SENT = "not_sent"


@dataclass(frozen=True, slots=True)
class SendingAccount:
    """The account that answers are sent by; its secret lies in the key store and nowhere else."""

    address: EmailAddress
    """Whom answers come from."""
    host: str
    port: int
    user: str
    security: Security = Security.TLS
    auth: AuthKind = AuthKind.PASSWORD
    provider: Provider = field(default_factory=Provider)

    @property
    def key(self) -> str:
        """What the secret is kept under; no mailbox can be called so."""
        return "/sending"

    @property
    def title(self) -> str:
        """What people are told it is."""
        return self.host

    @property
    def binding(self) -> str:
        """A digest of everything that decides who is given the secret; see ``Mailbox.binding``."""
        return binding_of(self.host, self.port, self.user, self.security, self.auth, self.provider)

    @property
    def whole(self) -> str:
        """A digest of the whole account: its server, and whom answers come from."""
        return digest({"server": self.binding, "address": self.address.text})


@dataclass(frozen=True, slots=True)
class Sending:
    """One mail on its way, or what became of it."""

    id: int
    case_id: int
    kind: str
    message_id: str
    file: str
    """The name of the file in the workspace's folder of answers that holds the bytes."""
    sha256: str
    size: int
    state: SendState
    started_at: datetime
    started_by: str
    settled_at: datetime | None = None
    settled_by: str = ""


def require_sound_account(account: SendingAccount) -> None:
    """Refuse settings that can't work or aren't safe.

    Raises:
        SendingSettingsWrong: naming what is wrong, by its stable code.
    """
    rules = (
        ("text", is_plain(account.host) and is_plain(account.user)),
        ("host", is_host(account.host)),
        ("port", 0 < account.port < 65536),
        ("not-encrypted", account.security is not Security.NONE or is_loopback(account.host)),
        ("provider", account.auth is not AuthKind.XOAUTH2 or provides(account.provider)),
    )
    wrong = next((code for code, holds in rules if not holds), "")
    if wrong:
        raise SendingSettingsWrong(wrong)
