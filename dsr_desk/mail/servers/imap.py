"""Mailboxes over IMAP: reading without a trace, and the few commands that change something."""

from __future__ import annotations

import contextlib
import imaplib
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from imapclient import IMAPClient

from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.mailboxes.errors import (
    MailboxCertificateWrong,
    MailboxFolderMissing,
    MailboxHostUnknown,
    MailboxLoginRefused,
    MailboxLost,
    MailboxNotEncrypted,
    MailboxNotUnderstood,
    MailboxUnreachable,
)
from dsr_desk.domain.mailboxes.mailbox import AuthKind, Mailbox, Security
from dsr_desk.mail.servers.unsaid import Unsaid
from dsr_desk.mail.servers.wire import (
    MakeContext,
    Wire,
    certificate_fault,
    connect,
    verified_context,
)
from dsr_desk.services.ports.mailboxes import Abilities, FolderLook, MailHead
from dsr_desk.services.progress import CancelToken

SPARE = 8_000_000
"""Bytes that one answer may have beyond the mails in it."""
WINDOW = 20_000
"""Mails whose numbers are asked for at once: the answer is one line."""
RENEW_SECONDS = 9 * 60
"""IDLE is begun anew: servers hang up at 30 minutes (RFC 2177), and home routers at ten."""
_LARGEST = (1 << 32) - 1
_NEWS = (b"EXISTS", b"RECENT")
_FLAGGED = rb"\Flagged"


class _Client(IMAPClient):  # type: ignore[misc] # the library has no types
    """IMAPClient over our own wire."""

    def __init__(self, make_wire: Callable[[], Wire], host: str) -> None:
        self._make_wire = make_wire
        super().__init__(host, ssl=False, use_uid=True)
        # Its logger would be given every line, with what people wrote in it.
        self._imap.debug = 0
        self.normalise_times = False

    def _create_IMAP4(self) -> Wire:  # noqa: N802 - IMAPClient's name
        self.wire = self._make_wire()
        return self.wire

    def _set_read_timeout(self) -> None:
        """Leave the socket alone: the wire waits by itself."""


class ImapServers:
    """The ``MailServers`` port."""

    def __init__(self, budget: int, make_context: MakeContext = verified_context) -> None:
        """Take the most bytes a mail may have, and how encryption is made."""
        self._budget = budget + SPARE
        self._make_context = make_context

    def open(self, box: Mailbox, secret: str, cancel: CancelToken) -> ImapSession:
        """Connect, encrypt, sign in; each failure has its own name."""
        sock = _reached(box, cancel)
        client: _Client | None = None
        try:
            client = self._greeted(box, sock, cancel)
            _signed_in(client, box, secret)
        except BaseException:
            if client is not None:
                client.wire.shutdown()
            sock.close()
            raise
        return ImapSession(client, box.host, Unsaid(box.user, secret))

    def _greeted(self, box: Mailbox, sock: socket.socket, cancel: CancelToken) -> _Client:
        context = self._make_context()
        first = context if box.security is Security.TLS else None
        with _encrypting(box):
            client = _Client(lambda: Wire(sock, box.host, cancel, self._budget, first), box.host)
            if box.security is Security.STARTTLS:
                if not client.has_capability("STARTTLS"):
                    client.wire.shutdown()
                    raise MailboxNotEncrypted(box.host)
                client.starttls(context)
            return client


class ImapSession:
    """The ``MailSession`` port."""

    def __init__(self, client: _Client, host: str, unsaid: Unsaid) -> None:
        """Take a signed-in client, and what its server may not be quoted with."""
        self._client, self._host, self._unsaid = client, host, unsaid
        self._keywords = False
        self._mails = 0

    def use(self, cancel: CancelToken) -> None:
        """Obey another token from now on."""
        self._client.wire.use(cancel)

    def abilities(self) -> Abilities:
        """Tell what the server says it can do, now that we are signed in."""
        with self._talking():
            has = self._client.has_capability
            return Abilities(has("IDLE"), has("MOVE"), has("UIDPLUS"))

    def look(self, folder: str, *, writing: bool = False) -> FolderLook:
        """Open a folder, by EXAMINE unless something shall be changed."""
        with self._talking(folder):
            found = self._client.select_folder(folder, readonly=not writing)
            flags = found.get(b"PERMANENTFLAGS", ())
            self._keywords = rb"\*" in flags
            self._mails = _number(found.get(b"EXISTS", 0))
            return FolderLook(_number(found.get(b"UIDVALIDITY", 0)), self._mails)

    def uids(self) -> tuple[int, ...]:
        """Return the numbers in the open folder; those about to be expunged don't count."""
        with self._talking():
            if self._mails <= WINDOW:
                return tuple(sorted(set(self._search("UNDELETED"))))
            found: set[int] = set()
            for low in range(1, self._mails + 1, WINDOW):
                high = low + WINDOW - 1
                part = f"{low}:{high if high < self._mails else '*'}"
                found.update(self._search(f"{part} UNDELETED"))
            return tuple(sorted(found))

    def heads(self, uids: Sequence[int]) -> tuple[MailHead, ...]:
        """Return sizes and the times of receipt."""
        try:
            found = self._fetched(uids, b"RFC822.SIZE", b"INTERNALDATE")
        except MailboxNotUnderstood:
            # One impossible date spoils the whole answer.
            found = self._fetched(uids, b"RFC822.SIZE")
        asked = set(uids)
        with self._talking():
            return tuple(_head(uid, item) for uid, item in sorted(found.items()) if uid in asked)

    def contents(self, uids: Sequence[int], limit: int) -> dict[int, bytes]:
        """Return mails by BODY.PEEK, cut at the limit by the server itself."""
        found = self._fetched(uids, f"BODY.PEEK[]<0.{limit}>".encode())
        return {
            uid: item[name][:limit]
            for uid, item in found.items()
            for name in item
            if uid in uids and name.startswith(b"BODY[]") and isinstance(item[name], bytes)
        }

    def sized(self, size: int) -> tuple[int, ...]:
        """Return the numbers of the mails of this size."""
        with self._talking():
            return tuple(self._search(f"LARGER {max(size - 1, 0)} SMALLER {size + 1}"))

    def flag(self, uids: Sequence[int], keyword: str) -> None:
        """Give mails the keyword, or the flag of importance where keywords aren't kept."""
        with self._talking():
            kept = keyword.encode("ascii") if self._keywords else _FLAGGED
            self._client.add_flags(list(uids), [kept], silent=True)

    def move(self, uids: Sequence[int], folder: str) -> None:
        """Move mails by MOVE (RFC 6851)."""
        with self._talking(folder):
            self._client.move(list(uids), folder)

    def copy(self, uid: int, folder: str) -> None:
        """Copy one mail."""
        with self._talking(folder):
            self._client.copy([uid], folder)

    def remove(self, uid: int) -> None:
        """Mark one mail and expunge exactly it (RFC 4315)."""
        with self._talking():
            self._client.add_flags([uid], [rb"\Deleted"], silent=True)
            self._client.uid_expunge([uid])

    def wait(self, seconds: float) -> bool:
        """Wait by IDLE where the server has it, else look again after the time."""
        with self._talking():
            if self._told_meanwhile():
                return True
            if not self._client.has_capability("IDLE"):
                return self._wait_by_noop(seconds)
            return self._wait_by_idle(min(seconds, RENEW_SECONDS))

    def close(self) -> None:
        """Take leave if the server still listens, then hang up."""
        wire = self._client.wire
        with contextlib.suppress(Exception):
            wire.send(b"DSR LOGOUT\r\n")
        wire.shutdown()

    def _fetched(self, uids: Sequence[int], *names: bytes) -> dict[int, dict[bytes, Any]]:
        with self._talking():
            return dict(self._client.fetch(list(uids), list(names)))

    def _search(self, criteria: str) -> list[int]:
        return [_number(number, least=1) for number in self._client.search(criteria)]

    def _told_meanwhile(self) -> bool:
        """Tell whether a mail was announced in the answer to an earlier command."""
        told: list[Any] = list(self._client.wire.untagged_responses.pop("EXISTS", []))
        return any(int(count) > self._mails for count in told)

    def _wait_by_noop(self, seconds: float) -> bool:
        if not self._client.wire.line_within(seconds):
            _, said = self._client.noop()
            return any(part in _NEWS for line in said for part in line[1:2])
        return True

    def _wait_by_idle(self, seconds: float) -> bool:
        self._client.idle()
        end = time.monotonic() + seconds
        news = False
        while not news and self._client.wire.line_within(end - time.monotonic()):
            line = self._client.wire.readline().upper()
            if line.startswith(b"* BYE"):
                raise MailboxLost(self._host)
            news = any(word in line for word in _NEWS)
        self._client.idle_done()
        return news

    @contextlib.contextmanager
    def _talking(self, folder: str = "") -> Iterator[None]:
        """Give each failure of a command its name."""
        try:
            yield
        except (imaplib.IMAP4.abort, OSError):
            raise MailboxLost(self._host) from None
        except imaplib.IMAP4.error as error:
            if folder:
                raise MailboxFolderMissing(folder) from None
            raise MailboxNotUnderstood(self._host, self._unsaid.words(str(error))) from None
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
            raise MailboxNotUnderstood(self._host, "") from None


def _reached(box: Mailbox, cancel: CancelToken) -> socket.socket:
    try:
        return connect(box.host, box.port, cancel)
    except socket.gaierror:
        raise MailboxHostUnknown(box.host) from None
    except ConnectionRefusedError:
        raise MailboxUnreachable(box.host, box.port, "nothing listens there") from None
    except TimeoutError:
        raise MailboxUnreachable(box.host, box.port, "it does not answer") from None
    except OSError:
        raise MailboxUnreachable(box.host, box.port, "there is no way to it") from None


def _signed_in(client: _Client, box: Mailbox, secret: str) -> None:
    try:
        if box.auth is AuthKind.XOAUTH2:
            client.sasl_login("XOAUTH2", _xoauth2(box.user, secret))
        elif client.has_capability("AUTH=PLAIN"):
            client.plain_login(box.user, secret)
        else:
            client.login(box.user, secret)
    except imaplib.IMAP4.error as error:
        # IMAPClient makes a refusal of a broken connection too.
        if any(isinstance(e, imaplib.IMAP4.abort) for e in (error, error.__context__)):
            raise MailboxLost(box.host) from None
        said = Unsaid(box.user, secret).words(_said(error))
        raise MailboxLoginRefused(box.host, said) from None
    except (OSError, UnicodeError):
        raise MailboxLost(box.host) from None


def _xoauth2(user: str, token: str) -> Callable[[bytes], bytes]:
    """Return what answers the server: first who we are, then nothing to whatever it complains."""
    answers = iter([f"user={user}\x01auth=Bearer {token}\x01\x01".encode()])
    return lambda _challenge: next(answers, b"")


@contextlib.contextmanager
def _encrypting(box: Mailbox) -> Iterator[None]:
    """Give each failure between connecting and signing in its name."""
    try:
        yield
    except DeskError:
        raise
    except ssl.SSLCertVerificationError as error:
        raise MailboxCertificateWrong(box.host, certificate_fault(error)) from None
    except TimeoutError:
        raise MailboxUnreachable(box.host, box.port, "it does not answer") from None
    except (ssl.SSLEOFError, ssl.SSLZeroReturnError, ConnectionError):
        raise MailboxUnreachable(box.host, box.port, "it hangs up") from None
    except ssl.SSLError:
        raise MailboxNotEncrypted(box.host) from None
    except (imaplib.IMAP4.error, OSError, ValueError) as error:
        if "EOF" in str(error):
            raise MailboxUnreachable(box.host, box.port, "it hangs up") from None
        raise MailboxNotUnderstood(box.host, str(error)) from None


def _said(error: Exception) -> str:
    """Return the server's own words, which IMAPClient hands on as the text of Python's bytes."""
    text = str(error)
    return text[2:-1] if text[:2] in ("b'", 'b"') else text


def _head(uid: int, item: dict[bytes, Any]) -> MailHead:
    return MailHead(uid, _size(item.get(b"RFC822.SIZE", 0)), _moment(item.get(b"INTERNALDATE")))


def _number(value: Any, *, least: int = 0) -> int:
    """Return a number as IMAP has them (RFC 9051 §9); ValueError when it is none."""
    number = int(value)
    if not least <= number <= _LARGEST:
        raise ValueError("no number of IMAP")
    return number


def _size(value: Any) -> int:
    """Return a mail's size, which newer servers count in 63 bits; ValueError when it is none."""
    size = int(value)
    if not 0 <= size < 1 << 63:
        raise ValueError("no size of a mail")
    return size


def _moment(value: Any) -> datetime | None:
    if not isinstance(value, datetime) or value.tzinfo is None:
        return None
    try:
        return value.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
