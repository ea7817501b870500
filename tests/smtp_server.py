"""A real SMTP server on a loopback port, with TLS and sign-in; it keeps what it is given."""

from __future__ import annotations

import asyncio
import base64
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.answers.sending import SendingAccount
from dsr_desk.domain.mailboxes.mailbox import Security
from tests.services.mailboxes.dovecot import free_port, make_certificate

USER, PASSWORD, TOKEN = "svar@desk.example", "hemlig-svar", "a-token-of-the-provider"
SENDER = EmailAddress(USER)


_TURNS = 10


@dataclass
class Taken:
    """One mail as the server took it."""

    sender: str
    recipients: list[str]
    data: bytes
    encrypted: bool


@dataclass
class Office:
    """The server's side: what it took, and how it answers."""

    taken: list[Taken] = field(default_factory=list)
    answer: str = "250 2.0.0 taken"
    to_recipient: str = "250 2.1.5 ok"
    before_answer: Callable[[], Any] = lambda: None
    passwords: list[str] = field(default_factory=list)
    port: int = 0
    hangs_up: bool = False

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: object
    ) -> str:
        """Answer to a recipient."""
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Take a mail."""
        data = envelope.original_content or b""
        assert server.transport is not None
        encrypted = server.transport.get_extra_info("sslcontext") is not None
        sender = envelope.mail_from or ""
        self.taken.append(Taken(sender, list(envelope.rcpt_tos), data, encrypted))
        await asyncio.get_running_loop().run_in_executor(None, self.before_answer)
        if self.hangs_up:
            cast(asyncio.Transport, server.transport).abort()
        return self.answer

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        """Sign in by a token, with a complaint before the no as providers have it."""
        said = base64.b64decode(args[1]).decode()
        if said == f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01":
            return AuthResult(success=True)
        await server.challenge_auth('{"status":"400"}', encode_to_b64=True)
        return AuthResult(success=False, handled=False)

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: Any
    ) -> AuthResult:
        """Sign in by a password."""
        assert isinstance(given, LoginPassword)
        self.passwords.append(given.password.decode())
        right = (given.login.decode(), given.password.decode()) == (USER, PASSWORD)
        return AuthResult(success=right, handled=False)

    def account(self, security: Security = Security.TLS, **changes: Any) -> SendingAccount:
        """Return the settings that reach it."""
        host, user = changes.pop("host", "localhost"), changes.pop("user", USER)
        return SendingAccount(SENDER, host, self.port, user, security, **changes)


@contextmanager
def serving(folder: Path, security: Security = Security.TLS, **options: Any) -> Iterator[Office]:
    """Run a server for a block; its certificate lies in the folder."""
    if not (folder / "cert.pem").exists():
        make_certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    office = Office()
    implicit = {"ssl_context": context} if security is Security.TLS else {}
    upgrade = {"tls_context": context} if security is Security.STARTTLS else {}
    needs_tls = security is Security.STARTTLS
    usual = {"auth_required": True, "auth_require_tls": needs_tls, "require_starttls": needs_tls}
    controller = Controller(
        office,
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=office.authenticate,
        **{**usual, **implicit, **upgrade, **options},
    )
    controller.start()
    try:
        office.port = controller.port
        yield office
    finally:
        # What was broken off is closed in the loop's next turns: stopped before, it leaves sockets.
        for _ in range(_TURNS):
            asyncio.run_coroutine_threadsafe(asyncio.sleep(0), controller.loop).result()
        controller.stop()
