"""Ports to intake mailboxes: the server, the provider of tokens, the key store, and our book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from dsr_desk.domain.mailboxes.forgotten import Forgotten
from dsr_desk.domain.mailboxes.mailbox import Mailbox, MailState, Provider

if TYPE_CHECKING:
    from dsr_desk.services.progress import CancelToken


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a server can do, as it says after sign-in."""

    idle: bool
    move: bool
    uidplus: bool


@dataclass(frozen=True, slots=True)
class FolderLook:
    """A folder as it was opened; UIDs mean something only together with the validity."""

    validity: int
    mails: int


@dataclass(frozen=True, slots=True)
class MailHead:
    """A mail's number, size in bytes, and when the server received it (None when unknown)."""

    uid: int
    size: int
    received_at: datetime | None = None


class MailSession(Protocol):
    """One signed-in connection; used by one thread at a time.

    Every method raises ``MailboxLost`` when the connection breaks, ``MailboxNotUnderstood`` when
    the server talks nonsense, and ``Cancelled`` at once when somebody asks to stop.
    """

    def use(self, cancel: CancelToken) -> None:
        """Obey another token from now on."""
        ...

    def abilities(self) -> Abilities:
        """Tell what the server can do."""
        ...

    def look(self, folder: str, *, writing: bool = False) -> FolderLook:
        """Open a folder; without ``writing`` nothing in it can change (EXAMINE).

        Raises:
            MailboxFolderMissing: there is none, or it can't be opened.
        """
        ...

    def uids(self) -> tuple[int, ...]:
        """Return the numbers of the mails in the open folder, lowest first."""
        ...

    def heads(self, uids: Sequence[int]) -> tuple[MailHead, ...]:
        """Return sizes and times; mails that are gone are left out."""
        ...

    def contents(self, uids: Sequence[int], limit: int) -> dict[int, bytes]:
        """Return the bytes of mails, of each at most ``limit``; never marks them as read.

        A mail that the server does not hand out is left out.
        """
        ...

    def sized(self, size: int) -> tuple[int, ...]:
        """Return the numbers of the mails of exactly this size in the open folder."""
        ...

    def flag(self, uids: Sequence[int], keyword: str) -> None:
        """Give mails a keyword, or the flag of importance where keywords aren't kept."""
        ...

    def move(self, uids: Sequence[int], folder: str) -> None:
        """Move mails by MOVE: all at once in the server."""
        ...

    def copy(self, uid: int, folder: str) -> None:
        """Copy one mail into another folder."""
        ...

    def remove(self, uid: int) -> None:
        """Remove this one mail and no other (UID EXPUNGE)."""
        ...

    def wait(self, seconds: float) -> bool:
        """Wait for news of the open folder, for so long at most; tell whether there are any."""
        ...

    def close(self) -> None:
        """End it; never raises."""
        ...


class MailServers(Protocol):
    """Opens signed-in connections."""

    def open(self, box: Mailbox, secret: str, cancel: CancelToken) -> MailSession:
        """Connect, encrypt, sign in; ``secret`` is the password or an access token.

        Raises:
            MailboxHostUnknown, MailboxUnreachable, MailboxCertificateWrong, MailboxNotEncrypted,
            MailboxNotUnderstood, MailboxLoginRefused: which step it was.
        """
        ...


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a provider gives: an access token for some seconds, and perhaps a new refresh token."""

    access: str = field(repr=False)
    refresh: str = field(repr=False, default="")
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """What a person types in at the provider's page (RFC 8628), and how often we may ask."""

    user_code: str
    address: str
    device_code: str = field(repr=False)
    interval: int = 5
    seconds: int = 900


class TokenServers(Protocol):
    """A provider's endpoints; secrets go there and nowhere else.

    Raises ``TokenRefused`` for a clear no, ``TokenServerUnreachable`` for everything else.
    """

    def refresh(
        self, provider: Provider, refresh: str, client_secret: str, cancel: CancelToken
    ) -> Tokens:
        """Return an access token for a refresh token (RFC 6749 §6)."""
        ...

    def begin(self, provider: Provider, cancel: CancelToken) -> DeviceCode:
        """Ask for a code that a person confirms elsewhere."""
        ...

    def poll(
        self, provider: Provider, code: DeviceCode, client_secret: str, cancel: CancelToken
    ) -> Tokens | None:
        """Ask whether it has been confirmed; None while it has not."""
        ...


class KeyStore(Protocol):
    """Secrets by workspace and name; nothing is kept where there is no allowed key store."""

    def password(self, workspace: str, name: str) -> str:
        """Return a secret, or empty."""
        ...

    def remember(self, workspace: str, name: str, password: str) -> bool:
        """Keep a secret; False when it was not kept."""
        ...

    def forget(self, workspace: str, name: str) -> Forgotten:
        """Remove a secret, if there is one, and look whether it is gone."""
        ...


@dataclass(frozen=True, slots=True)
class MailRow:
    """What became of one mail of a folder."""

    uid: int
    state: MailState
    case_number: str = ""
    sha256: str = ""
    size: int = 0


class MailboxBook(Protocol):
    """Mailboxes as configured, and which of their mails were dealt with."""

    def all(self) -> tuple[Mailbox, ...]:
        """Return the mailboxes by key."""
        ...

    def get(self, key: str) -> Mailbox | None:
        """Return one."""
        ...

    def save(self, box: Mailbox) -> None:
        """Store a mailbox, or change it."""
        ...

    def remove(self, key: str) -> None:
        """Forget a mailbox and its rows."""
        ...

    def known(self, key: str, folder: str, validity: int) -> frozenset[int]:
        """Return the numbers that were dealt with or are being so."""
        ...

    def unfinished(self, key: str, folder: str, validity: int) -> Iterator[MailRow]:
        """Yield the rows of which the last step is still owed, lowest number first."""
        ...

    def note(self, key: str, folder: str, validity: int, rows: Iterable[MailRow]) -> None:
        """Store rows, or change them."""
        ...

    def drop_other_validities(self, key: str, folder: str, validity: int) -> int:
        """Forget rows whose numbers mean nothing any more; return how many there were."""
        ...
