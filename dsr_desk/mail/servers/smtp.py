"""Handing a mail to a server (RFC 5321), over a connection that can be broken off at any moment.

Until the last dot has left, every failure means that nothing was sent: a server drops what has no
end.  After it only the server's own word counts; where none comes, nobody knows.
"""

from __future__ import annotations

import base64
import contextlib
import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from email.headerregistry import Address
from functools import partial

from dsr_desk.domain.addresses import EmailAddress, domain_key
from dsr_desk.domain.answers.errors import (
    MailTooLarge,
    SendingUnknown,
    SmtpCertificateWrong,
    SmtpLoginRefused,
    SmtpNotEncrypted,
    SmtpNotUnderstood,
    SmtpNoUtf8,
    SmtpRefused,
    SmtpUnreachable,
)
from dsr_desk.domain.answers.sending import SendingAccount
from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.mailboxes.mailbox import AuthKind, Security, is_loopback
from dsr_desk.mail.servers.unsaid import Unsaid
from dsr_desk.mail.servers.wire import (
    NOT_YET,
    MakeContext,
    Pace,
    certificate_fault,
    connect,
    encrypted,
    until_done,
    verified_context,
)
from dsr_desk.services.progress import Cancelled, CancelToken

READY, BYE, SIGNED_IN, TAKEN, GO_ON, SEND = 220, 221, 235, 250, 334, 354
_FORWARDED = 251
_TOO_LARGE = 552
_PIECE = 65_536
_LONGEST_ANSWER = 100_000
"""Bytes of one answer, all its lines together: a server can go on for ever."""
_LONGEST_NUMBER = 19
"""Digits of a limit that means something."""
_DOTS = re.compile(rb"^\.", re.MULTILINE)


class _Line:
    """What ``smtplib`` takes for a socket and for the file of it."""

    def __init__(self, sock: socket.socket, cancel: CancelToken) -> None:
        self._sock, self._cancel = sock, cancel
        self._buffer = bytearray()
        self._left = 0
        self._pace = Pace()
        self._ended = False

    def ahead(self) -> bool:
        """Tell whether something was answered that nobody has asked: all that came by now counts.

        Raises:
            smtplib.SMTPServerDisconnected: the server has hung up, and there is nothing more.
        """
        with contextlib.suppress(*NOT_YET):
            piece = self._sock.recv(_PIECE)
            self._buffer += piece
            self._ended = not piece
        if self._ended and not self._buffer:
            raise smtplib.SMTPServerDisconnected("it hangs up")
        return bool(self._buffer)

    @property
    def has_more(self) -> bool:
        """Whether more stands behind the answer that was read; nobody waits for it."""
        with contextlib.suppress(*NOT_YET, OSError):
            self._buffer += self._sock.recv(_PIECE)
        return bool(self._buffer)

    def encrypt(self, host: str, context: ssl.SSLContext) -> None:
        if self._buffer:
            # Said before the encryption, believed after it: the oldest trick on STARTTLS.
            raise smtplib.SMTPServerDisconnected("plain text beyond STARTTLS")
        self._sock = encrypted(self._sock, host, context, self._cancel)

    def sendall(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            piece = rest[:_PIECE]
            sent = until_done(
                self._sock, partial(self._sock.send, piece), self._cancel, sending=True
            )
            rest = rest[sent:]

    def makefile(self, _mode: str) -> _Line:
        return self

    def expect_answer(self) -> None:
        """Take as much again as one answer may be long."""
        self._left = _LONGEST_ANSWER
        self._pace = Pace()

    def readline(self, most: int) -> bytes:
        while (end := self._buffer.find(b"\n")) < 0 and len(self._buffer) < most:
            piece = until_done(self._sock, lambda: self._sock.recv(_PIECE), self._cancel)
            if not piece:
                return b""
            self._pace.came(len(piece))
            self._buffer += piece
        size = end + 1 if end >= 0 else most
        line = bytes(self._buffer[:size])
        del self._buffer[:size]
        self._left -= size
        if self._left < 0:
            raise smtplib.SMTPServerDisconnected("an answer without an end")
        return line

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._sock.close()


class _Client(smtplib.SMTP):
    """The library's knowledge of commands and answers, over our own line."""

    def __init__(self, line: _Line, host: str, unsaid: Unsaid) -> None:
        # A name of this machine would be looked up, and told to the world in every mail's head.
        super().__init__(local_hostname="[127.0.0.1]")
        self.line, self.host, self._unsaid = line, host, unsaid
        self.sock = line  # type: ignore[assignment] # all that the library does with it

    def getreply(self) -> tuple[int, bytes]:
        """Return an answer, of bounded length."""
        self.line.expect_answer()
        return super().getreply()

    def send(self, s: bytes | str) -> None:  # type: ignore[override] # these are what it is given
        """Send, unless the answer to it is there already: it would be taken for the next one's."""
        if self.line.ahead():
            raise SmtpNotUnderstood(self.host, "it answers what nobody has asked")
        super().send(s)

    def words(self, said: bytes) -> str:
        """Return what the server said, as it may be quoted."""
        return self._unsaid.words(said.decode("utf-8", "replace"))

    def greet(self) -> None:
        code, said = self.getreply()
        if code != READY:
            raise SmtpNotUnderstood(self.host, self.words(said))
        self._introduce()

    def upgrade(self, context: ssl.SSLContext) -> None:
        """Encrypt from here on; what was said before counts no longer (RFC 3207 §4.2)."""
        if not self.has_extn("starttls") or self.docmd("STARTTLS")[0] != READY:
            raise SmtpNotEncrypted(self.host)
        self.line.encrypt(self.host, context)
        self._introduce()

    def _introduce(self) -> None:
        code, said = self.ehlo()
        if code != TAKEN:
            raise SmtpNotUnderstood(self.host, self.words(said))


class SmtpSubmission:
    """The ``MailSubmission`` port."""

    def __init__(self, make_context: MakeContext = verified_context) -> None:
        """Take how encryption is made."""
        self._make_context = make_context

    def check(self, account: SendingAccount, secret: str, cancel: CancelToken) -> int:
        """Connect, encrypt, sign in; return the most bytes of a mail, 0 when it is not said."""
        with self._session(account, secret, cancel) as client:
            return _most(client)

    def send(
        self,
        account: SendingAccount,
        secret: str,
        mail: bytes,
        recipient: EmailAddress,
        cancel: CancelToken,
    ) -> None:
        """Hand a mail over, for one recipient; see the port."""
        with self._session(account, secret, cancel) as client:
            _announce(client, account, len(mail), recipient)
            client.send(_DOTS.sub(b"..", mail) + (b"" if mail.endswith(b"\n") else b"\r\n"))
            _finish(client)

    @contextlib.contextmanager
    def _session(
        self, account: SendingAccount, secret: str, cancel: CancelToken
    ) -> Iterator[_Client]:
        if account.security is Security.NONE and not is_loopback(account.host):
            raise SmtpNotEncrypted(account.host)
        line = _Line(_reached(account, cancel), cancel)
        try:
            with _named(account):
                yield self._signed_in(account, secret, line)
                # What was said before stands, also when somebody asks to stop only now.
                with contextlib.suppress(smtplib.SMTPException, OSError, Cancelled):
                    line.sendall(b"QUIT\r\n")
        finally:
            line.close()

    def _signed_in(self, account: SendingAccount, secret: str, line: _Line) -> _Client:
        if account.security is Security.TLS:
            line.encrypt(account.host.strip("[]"), self._make_context())
        unsaid = Unsaid(account.user, secret)
        client = _Client(line, account.host.strip("[]"), unsaid)
        client.greet()
        if account.security is Security.STARTTLS:
            client.upgrade(self._make_context())
        _sign_in(client, account, secret)
        return client


def _reached(account: SendingAccount, cancel: CancelToken) -> socket.socket:
    try:
        return connect(account.host, account.port, cancel)
    except socket.gaierror:
        reason = "there is no server by this name"
    except ConnectionRefusedError:
        reason = "nothing listens there"
    except TimeoutError:
        reason = "it does not answer"
    except OSError:
        reason = "there is no way to it"
    raise SmtpUnreachable(account.host, account.port, reason)


@contextlib.contextmanager
def _named(account: SendingAccount) -> Iterator[None]:
    """Give each failure before the last dot its name."""
    try:
        yield
    except DeskError:
        raise
    except ssl.SSLCertVerificationError as error:
        raise SmtpCertificateWrong(account.host, certificate_fault(error)) from None
    except (smtplib.SMTPServerDisconnected, ConnectionError, ssl.SSLEOFError):
        raise SmtpUnreachable(account.host, account.port, "it hangs up") from None
    except TimeoutError:
        raise SmtpUnreachable(account.host, account.port, "it does not answer") from None
    except ssl.SSLError:
        raise SmtpNotEncrypted(account.host) from None
    except (smtplib.SMTPException, OSError, ValueError):
        raise SmtpNotUnderstood(account.host, "it can’t be understood") from None


def _sign_in(client: _Client, account: SendingAccount, secret: str) -> None:
    """Sign in by what the account says, in the way that the server offers."""
    offered = client.esmtp_features.get("auth", "").upper().split()
    if account.auth is AuthKind.XOAUTH2:
        steps = [f"AUTH XOAUTH2 {_coded(f'user={account.user}{_A}auth=Bearer {secret}{_A}{_A}')}"]
    elif "PLAIN" in offered:
        steps = [f"AUTH PLAIN {_coded(f'{_Z}{account.user}{_Z}{secret}')}"]
    elif "LOGIN" in offered:
        steps = ["AUTH LOGIN", _coded(account.user), _coded(secret)]
    else:
        raise SmtpLoginRefused(account.host, "no way to sign in is offered")
    code, said = GO_ON, b""
    # What the server complains of in a challenge is answered by nothing, and then refused.
    for step in (*steps, ""):
        if code == GO_ON:
            code, said = client.docmd(step)
    if code != SIGNED_IN:
        raise SmtpLoginRefused(account.host, client.words(said))


_A, _Z = "\x01", "\x00"


def _coded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "surrogatepass")).decode()


def _most(client: _Client) -> int:
    """Return the server's limit (RFC 1870), 0 when it names none."""
    said = client.esmtp_features.get("size", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < _LONGEST_NUMBER else 0


def _announce(client: _Client, account: SendingAccount, size: int, recipient: EmailAddress) -> None:
    """Say from whom, to whom and how much; the server may refuse each.

    Raises:
        MailTooLarge, SmtpNoUtf8, SmtpRefused: it does.
    """
    most = _most(client)
    if most and size > most:
        raise MailTooLarge(account.host, _megabytes(size), _megabytes(most))
    options = [f"SIZE={size}"] if client.has_extn("size") else []
    if not (recipient.local.isascii() and account.address.local.isascii()):
        if not client.has_extn("smtputf8"):
            raise SmtpNoUtf8(account.host)
        options.append("SMTPUTF8")
    code, said = client.mail(_spec(account.address), options)
    if code == _TOO_LARGE:
        raise MailTooLarge(account.host, _megabytes(size), _megabytes(most))
    if code == TAKEN:
        code, said = client.rcpt(_spec(recipient))
    if code in (TAKEN, _FORWARDED):
        code, said = client.docmd("DATA")
    if code != SEND:
        raise SmtpRefused(account.host, client.words(said))


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f}"


def _spec(address: EmailAddress) -> str:
    return Address("", address.local, domain_key(address.domain)).addr_spec


def _finish(client: _Client) -> None:
    """Send the dot that ends the mail, and hear what became of it.

    Raises:
        SmtpRefused: the server says that it does not take it.
        SendingUnknown: it says nothing that can be understood.
    """
    if client.line.ahead():
        # Without the dot nothing is a mail, whatever the server comes to say of it later.
        code, said = client.getreply()
        raise SmtpRefused(client.host, client.words(said))
    try:
        client.line.sendall(b".\r\n")
        code, said = client.getreply()
        twice = client.line.has_more
    except (smtplib.SMTPException, OSError, Cancelled):
        raise SendingUnknown(client.host) from None
    if twice:
        # Which of two answers is the one to the mail, only the server knows.
        raise SendingUnknown(client.host)
    if 400 <= code < 600:
        raise SmtpRefused(client.host, client.words(said))
    if not 200 <= code < 300:
        raise SendingUnknown(client.host)
