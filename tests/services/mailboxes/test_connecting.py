"""Connecting: what fails has its own name, and no secret goes to whom it is not for."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

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
from dsr_desk.mail.servers.imap import ImapServers
from dsr_desk.services.progress import Cancelled, CancelToken
from tests.services.mailboxes.dovecot import PASSWORD, Dovecot, a_token, free_port
from tests.services.mailboxes.wires import Odd

SERVERS = ImapServers(1_000_000)


def plain(port: int) -> Mailbox:
    return Mailbox("intag", "Intag", "127.0.0.1", port, "intag", Security.NONE)


def failure(box: Mailbox, secret: str = PASSWORD) -> DeskError:
    """Return what connecting ends with."""
    with pytest.raises(DeskError) as told:
        SERVERS.open(box, secret, CancelToken())
    return told.value


@pytest.mark.parametrize("security", list(Security))
def test_every_kind_of_encryption_signs_in_with_a_password(
    dovecot: Dovecot, security: Security
) -> None:
    session = SERVERS.open(dovecot.box("anna", security=security), PASSWORD, CancelToken())
    assert session.look("INBOX").mails == 0
    session.close()


def test_a_token_of_the_provider_signs_in(dovecot: Dovecot) -> None:
    box = dovecot.box("tove", auth=AuthKind.XOAUTH2)
    session = SERVERS.open(box, a_token("tove"), CancelToken())
    assert session.look("INBOX").mails == 0
    session.close()
    assert isinstance(failure(box, a_token("tove", issuer="other")), MailboxLoginRefused)


def test_a_name_that_leads_nowhere_is_said() -> None:
    box = Mailbox("intag", "Intag", "mail.invalid", 993, "intag")
    assert isinstance(failure(box), MailboxHostUnknown)
    long = Mailbox("intag", "Intag", f"{'a' * 70}.example", 993, "intag")
    assert isinstance(failure(long), MailboxHostUnknown)


def test_a_port_where_nothing_listens_is_said() -> None:
    assert isinstance(failure(plain(free_port())), MailboxUnreachable)


def test_a_certificate_nobody_vouches_for_is_refused_before_anything_is_sent(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    for security in (Security.TLS, Security.STARTTLS):
        error = failure(dovecot.box("anna", security=security))
        assert isinstance(error, MailboxCertificateWrong)
        assert "signed by" in error.message


def test_a_certificate_for_another_name_is_refused(
    make_dovecot: Callable[..., Dovecot], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_dovecot(name="mail.other.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(other.root / "cert.pem"))
    error = failure(other.box("anna"))
    assert isinstance(error, MailboxCertificateWrong)
    assert "another name" in error.message


def test_a_wrong_password_is_said_and_not_repeated(dovecot: Dovecot) -> None:
    error = failure(dovecot.box("anna"), "fel-lösenord")
    assert isinstance(error, MailboxLoginRefused)
    assert "fel-lösenord" not in error.message


def test_a_missing_folder_is_named(dovecot: Dovecot) -> None:
    session = SERVERS.open(dovecot.box("anna"), PASSWORD, CancelToken())
    with pytest.raises(MailboxFolderMissing, match="Inkorg/Ärenden"):
        session.look("Inkorg/Ärenden")
    session.close()


def test_a_folder_that_is_only_looked_at_keeps_what_is_new_in_it(dovecot: Dovecot) -> None:
    dovecot.fill("rut", b"Subject: x\r\n\r\nhej\r\n")
    session = SERVERS.open(dovecot.box("rut"), PASSWORD, CancelToken())
    session.look("INBOX")
    session.contents(session.uids(), 1000)
    session.close()
    client = dovecot.client("rut")
    # A SELECT would have taken the mark of the new away.
    assert client.select_folder("INBOX", readonly=True)[b"RECENT"] == 1
    client.logout()


def test_a_mail_is_not_marked_as_read_even_in_a_folder_that_is_open_for_changes(
    dovecot: Dovecot,
) -> None:
    dovecot.fill("pia", b"Subject: x\r\n\r\nhej\r\n")
    session = SERVERS.open(dovecot.box("pia"), PASSWORD, CancelToken())
    session.look("INBOX", writing=True)
    assert session.contents(session.uids(), 1000)
    session.close()
    assert dovecot.lying("pia") == {1: ()}


def test_a_server_without_starttls_gets_no_password() -> None:
    def answer(tag: bytes, line: bytes) -> bytes:
        return b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" + tag + b" OK done\r\n"

    with Odd(b"* OK hello\r\n", answer) as server:
        box = Mailbox("intag", "Intag", "127.0.0.1", server.port, "intag", Security.STARTTLS)
        assert isinstance(failure(box), MailboxNotEncrypted)
        assert not any(b"LOGIN" in line or b"AUTHENTICATE" in line for line in server.heard)


def test_what_is_said_between_starttls_and_encryption_is_not_believed() -> None:
    def answer(tag: bytes, line: bytes) -> bytes:
        if b"STARTTLS" in line:
            return tag + b" OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=EVIL\r\n"
        return b"* CAPABILITY IMAP4rev1 STARTTLS\r\n" + tag + b" OK done\r\n"

    with Odd(b"* OK hello\r\n", answer) as server:
        box = Mailbox("intag", "Intag", "127.0.0.1", server.port, "intag", Security.STARTTLS)
        assert isinstance(failure(box), MailboxNotUnderstood)


def test_a_web_server_is_told_apart_and_quoted_plain_and_short() -> None:
    said = b"HTTP/1.1 400 <b>Bad\x1b[31m</b> \xe2\x80\xae" + b"x" * 5000 + b"\r\n"
    with Odd(said) as server:
        error = failure(plain(server.port))
    assert isinstance(error, MailboxNotUnderstood)
    assert len(error.facts["said"]) <= 120
    assert error.facts["said"].isprintable()


def test_tls_spoken_to_a_plain_port_is_told_apart(dovecot: Dovecot) -> None:
    box = Mailbox("intag", "Intag", "localhost", dovecot.plain, "anna", Security.TLS)
    assert isinstance(failure(box), MailboxNotEncrypted)


@pytest.mark.parametrize(
    "flood",
    [
        b"* 1 FETCH (X {4000000000}\r\n",
        b"* OK " + b"y" * 1_500_000,
        (b"* OK " + b"z" * 900 + b"\r\n") * 50_000,
    ],
    ids=["literal", "line", "lines"],
)
def test_a_server_can_not_fill_the_memory(flood: bytes) -> None:
    def answer(tag: bytes, line: bytes) -> bytes:
        if b"CAPABILITY" in line:
            return b"* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n" + tag + b" OK done\r\n"
        return flood

    with Odd(b"* OK hello\r\n", answer) as server:
        assert isinstance(failure(plain(server.port)), MailboxLost)
        # What the client hangs up on can't be delivered to its end.
        assert server.delivered < 40_000_000


def test_a_server_that_says_nothing_is_left_at_once_when_asked() -> None:
    token = CancelToken()
    ended = threading.Event()

    def open_it() -> None:
        with pytest.raises(Cancelled):
            SERVERS.open(plain(silent.port), PASSWORD, token)
        ended.set()

    with Odd(b"") as silent:
        thread = threading.Thread(target=open_it)
        thread.start()
        token.cancel()
        thread.join(timeout=5)
    assert ended.is_set()


def test_idle_hears_of_a_new_mail_and_a_cancel_ends_it(dovecot: Dovecot) -> None:
    token = CancelToken()
    session = SERVERS.open(dovecot.box("ida"), PASSWORD, token)
    session.look("INBOX")
    heard: list[object] = []

    def wait() -> None:
        heard.append(session.wait(3600))
        try:
            session.wait(3600)
        except Cancelled:
            heard.append("cancelled")

    thread = threading.Thread(target=wait)
    thread.start()
    dovecot.fill("ida", b"Subject: x\r\n\r\nhej\r\n")
    while not heard:
        thread.join(0.02)
    token.cancel()
    thread.join(timeout=5)
    assert heard == [True, "cancelled"]
    session.close()


def test_a_mail_that_came_before_the_waiting_began_is_not_waited_past(dovecot: Dovecot) -> None:
    session = SERVERS.open(dovecot.box("emma"), PASSWORD, CancelToken())
    session.look("INBOX")
    dovecot.fill("emma", b"Subject: x\r\n\r\nhej\r\n")
    session.heads([1])
    assert session.wait(3600)
    session.close()


def test_without_idle_the_folder_is_looked_at_after_the_interval(
    basic_dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(basic_dovecot.root / "cert.pem"))
    session = SERVERS.open(basic_dovecot.box("nora"), PASSWORD, CancelToken())
    session.look("INBOX")
    assert not session.wait(0.05)
    basic_dovecot.fill("nora", b"Subject: x\r\n\r\nhej\r\n")
    assert session.wait(0.05)
    session.close()


def test_a_server_that_hangs_up_is_noticed_while_waiting(dovecot: Dovecot) -> None:
    session = SERVERS.open(dovecot.box("olle"), PASSWORD, CancelToken())
    session.look("INBOX")
    threading.Thread(target=dovecot.admin, args=("kick", "olle")).start()
    with pytest.raises(MailboxLost):
        session.wait(3600)
    session.close()
