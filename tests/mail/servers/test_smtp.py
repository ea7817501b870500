"""Handing mails to a real server: encrypted, signed in, sized; each no by its name."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

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
from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.mailboxes.mailbox import AuthKind, Security
from dsr_desk.mail.servers.smtp import SmtpSubmission
from dsr_desk.services.progress import Cancelled, CancelToken
from tests.services.mailboxes.dovecot import free_port, make_certificate
from tests.services.mailboxes.wires import Listener
from tests.smtp_server import PASSWORD, TOKEN, USER, Office, serving

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
"""The server does not see that a connection was encrypted from the start."""

MARIA = EmailAddress("maria.lind@nordkraft.example")
MAIL = b"From: svar@desk.example\r\nSubject: Svar\r\n\r\nHej!\r\n.\r\n..\r\n.hidden\r\nslut\r\n"
SECURE = [Security.TLS, Security.STARTTLS]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the certificate lies."""
    made = tmp_path_factory.mktemp("smtp")
    make_certificate(made)
    return made


@pytest.fixture
def submission(folder: Path) -> SmtpSubmission:
    """What trusts that certificate, and no other."""
    return SmtpSubmission(lambda: ssl.create_default_context(cafile=str(folder / "cert.pem")))


def send(
    submission: SmtpSubmission, office: Office, secret: str = PASSWORD, **changes: Any
) -> None:
    recipient, mail = changes.pop("recipient", MARIA), changes.pop("mail", MAIL)
    submission.send(office.account(**changes), secret, mail, recipient, CancelToken())


@pytest.mark.parametrize("security", SECURE)
def test_a_mail_arrives_byte_for_byte_encrypted_and_for_one_recipient(
    folder: Path, submission: SmtpSubmission, security: Security
) -> None:
    with serving(folder, security) as office:
        send(submission, office, security=security)
    (taken,) = office.taken
    assert taken.data == MAIL
    assert (taken.sender, taken.recipients) == (USER, [MARIA.text])
    assert taken.encrypted
    assert office.passwords == [PASSWORD]


def test_a_server_that_knows_only_login_and_one_on_this_machine_without_encryption(
    folder: Path, submission: SmtpSubmission
) -> None:
    with serving(folder, Security.NONE, auth_exclude_mechanism=["PLAIN"]) as office:
        send(submission, office, security=Security.NONE)
    assert len(office.taken) == 1


def test_elsewhere_nothing_is_ever_said_in_the_open(submission: SmtpSubmission) -> None:
    account = Office(port=25).account(Security.NONE, host="mail.desk.example")
    with pytest.raises(SmtpNotEncrypted):
        submission.send(account, PASSWORD, MAIL, MARIA, CancelToken())


def test_a_token_signs_in_and_a_spent_one_is_refused(
    folder: Path, submission: SmtpSubmission
) -> None:
    with serving(folder) as office:
        send(submission, office, TOKEN, auth=AuthKind.XOAUTH2)
        assert len(office.taken) == 1
        with pytest.raises(SmtpLoginRefused):
            send(submission, office, "spent", auth=AuthKind.XOAUTH2)


def test_a_wrong_password_is_refused_and_nothing_is_said_of_it(
    folder: Path, submission: SmtpSubmission
) -> None:
    with serving(folder) as office:
        with pytest.raises(SmtpLoginRefused) as refused:
            send(submission, office, "fel-lösen-åäö")
        assert submission.check(office.account(), PASSWORD, CancelToken()) == 33554432
    assert "fel" not in refused.value.message
    assert office.taken == []


def test_a_server_that_offers_no_sign_in_is_given_no_password(
    folder: Path, submission: SmtpSubmission
) -> None:
    with (
        serving(folder, auth_exclude_mechanism=["PLAIN", "LOGIN"]) as office,
        pytest.raises(SmtpLoginRefused),
    ):
        send(submission, office)
    assert office.passwords == []


def test_a_strangers_certificate_gets_no_password(folder: Path) -> None:
    with serving(folder) as office, pytest.raises(SmtpCertificateWrong):
        send(SmtpSubmission(), office)
    assert office.passwords == []


def test_starttls_that_is_not_offered_gets_no_password(
    folder: Path, submission: SmtpSubmission
) -> None:
    with serving(folder, Security.NONE) as office, pytest.raises(SmtpNotEncrypted):
        send(submission, office, security=Security.STARTTLS)
    assert office.passwords == []


def test_a_mail_beyond_the_servers_limit_is_not_begun(
    folder: Path, submission: SmtpSubmission
) -> None:
    with serving(folder, data_size_limit=1000) as office:
        with pytest.raises(MailTooLarge) as refused:
            send(submission, office, mail=MAIL + b"x" * 1000)
        send(submission, office)
    assert refused.value.facts["most"] == "0.0"
    assert [taken.data for taken in office.taken] == [MAIL]


def test_what_the_server_does_not_take_was_not_sent(
    folder: Path, submission: SmtpSubmission
) -> None:
    with serving(folder) as office:
        office.to_recipient = "550 5.1.1 no such person \x1b[31m"
        with pytest.raises(SmtpRefused) as refused:
            send(submission, office)
        assert "no such person" in refused.value.message
        assert "\x1b" not in refused.value.message
        assert office.taken == []
        office.to_recipient, office.answer = "250 ok", "451 4.3.0 come again"
        with pytest.raises(SmtpRefused):
            send(submission, office)


def test_letters_beyond_ascii_need_a_server_that_can(
    folder: Path, submission: SmtpSubmission
) -> None:
    asa, street = EmailAddress("åsa@nordkraft.example"), EmailAddress("a@gränd.example")
    with serving(folder, enable_SMTPUTF8=False) as office:
        with pytest.raises(SmtpNoUtf8):
            send(submission, office, recipient=asa)
        send(submission, office, recipient=street)
    with serving(folder, enable_SMTPUTF8=True) as able:
        send(submission, able, recipient=asa)
    assert office.taken[0].recipients == [f"a@{domain_key(street.domain)}"]
    assert able.taken[0].recipients == [asa.text]


def test_a_server_that_takes_the_mail_and_hangs_up_leaves_it_open(
    folder: Path, submission: SmtpSubmission
) -> None:
    with serving(folder) as office:
        office.hangs_up = True
        with pytest.raises(SendingUnknown):
            send(submission, office)
    assert len(office.taken) == 1


def test_a_cancel_while_the_server_thinks_leaves_it_open_and_before_that_sends_nothing(
    folder: Path, submission: SmtpSubmission
) -> None:
    token, go = CancelToken(), threading.Event()
    with serving(folder) as office:

        def think() -> None:
            token.cancel()
            go.wait(5)

        office.before_answer = think
        with pytest.raises(SendingUnknown):
            submission.send(office.account(), PASSWORD, MAIL, MARIA, token)
        go.set()
        with pytest.raises(Cancelled):
            submission.send(office.account(), PASSWORD, MAIL, MARIA, token)
    assert len(office.taken) == 1


class Odd(Listener):
    """Says something of its own to each line."""

    def __init__(self, greeting: bytes, answer: Callable[[bytes], bytes]) -> None:
        super().__init__()
        self._greeting, self._answer = greeting, answer
        self.heard: list[bytes] = []

    def serve(self, sock: socket.socket) -> None:
        sock.sendall(self._greeting)
        while line := sock.recv(65_536):
            self.heard.append(line)
            sock.sendall(self._answer(line))


@contextlib.contextmanager
def odd(greeting: bytes, answer: Callable[[bytes], bytes]) -> Iterator[Odd]:
    with Odd(greeting, answer) as server:
        yield server


def refused(
    submission: SmtpSubmission,
    port: int,
    security: Security = Security.NONE,
    host: str = "localhost",
) -> DeskError:
    account = Office(port=port).account(security, host=host)
    with pytest.raises(DeskError) as caught:
        submission.send(account, PASSWORD, MAIL, MARIA, CancelToken())
    return caught.value


def test_what_speaks_no_smtp_is_named_for_it(submission: SmtpSubmission) -> None:
    with odd(b"* OK imap here\r\n", lambda _: b"") as server:
        assert isinstance(refused(submission, server.port), SmtpNotUnderstood)
    with odd(b"x" * 200_000, lambda _: b"") as server:
        assert isinstance(refused(submission, server.port), SmtpNotUnderstood)
    with odd(b"220 hi\r\n", lambda _: b"502 no\r\n") as server:
        assert isinstance(refused(submission, server.port), SmtpNotUnderstood)
    with odd(b"220 hi\r\n", lambda _: b"") as server:
        said = refused(submission, server.port, Security.TLS)
        assert isinstance(said, SmtpNotEncrypted)


def test_what_was_slipped_in_before_the_encryption_is_not_believed(
    submission: SmtpSubmission,
) -> None:
    def answer(line: bytes) -> bytes:
        if line.upper().startswith(b"EHLO"):
            return b"250-hi\r\n250 STARTTLS\r\n"
        return b"220 go\r\n250 AUTH PLAIN\r\n"

    with odd(b"220 hi\r\n", answer) as server:
        assert isinstance(refused(submission, server.port, Security.STARTTLS), SmtpUnreachable)
    assert not any(b"AUTH" in line.upper() for line in server.heard)


def test_an_answer_without_an_end_is_no_answer(submission: SmtpSubmission) -> None:
    with odd(b"220-hi\r\n" * 100_000, lambda _: b"") as server:
        assert isinstance(refused(submission, server.port), SmtpUnreachable | SmtpNotUnderstood)


def test_nobody_there_and_no_such_name_are_told_apart(submission: SmtpSubmission) -> None:
    nobody = refused(submission, free_port())
    assert nobody.facts["reason"] == "nothing listens there"
    unknown = refused(submission, 465, Security.TLS, host="nowhere.invalid")
    assert unknown.facts["reason"] == "there is no server by this name"


def test_an_answer_after_the_last_dot_that_is_none_leaves_it_open(
    submission: SmtpSubmission,
) -> None:
    def answer(line: bytes) -> bytes:
        if line.upper().startswith(b"EHLO"):
            return b"250-hi\r\n250 AUTH PLAIN\r\n"
        known = {b"AUTH": b"235 in\r\n", b"MAIL": b"250 ok\r\n", b"RCPT": b"250 ok\r\n"}
        if line.upper().startswith(b"DATA"):
            return b"354 go\r\n"
        return known.get(line[:4].upper(), b"what?\r\n" if line.endswith(b".\r\n") else b"")

    with odd(b"220 hi\r\n", answer) as server:
        assert isinstance(refused(submission, server.port), SendingUnknown)


class Eager(Listener):
    """Answers to a mail before it has its end, and says what it likes after."""

    def __init__(self, early: bytes, late: bytes) -> None:
        super().__init__()
        self._early, self._late = early, late
        self.said = threading.Event()
        self.whole = False

    def serve(self, sock: socket.socket) -> None:
        steps = {b"EHLO": b"250-hi\r\n250 AUTH PLAIN\r\n", b"AUTH": b"235 in\r\n"}
        sock.sendall(b"220 hi\r\n")
        heard, data = b"", False
        while line := sock.recv(65_536):
            heard += line
            if data and not self.said.is_set():
                sock.sendall(self._early)
                self.said.set()
            if data and heard.endswith(b"\r\n.\r\n"):
                self.whole = True
                sock.sendall(self._late)
            if not data and heard.endswith(b"\r\n"):
                data, command = line.upper().startswith(b"DATA"), line[:4].upper()
                sock.sendall(b"354 go\r\n" if data else steps.get(command, b"250 ok\r\n"))


class Slow(SmtpSubmission):
    """Leaves the server time to answer before the last dot."""

    def __init__(self, server: Eager) -> None:
        super().__init__()
        self._server = server

    @contextlib.contextmanager
    def _session(self, *args: Any) -> Iterator[Any]:
        with super()._session(*args) as client:
            send = client.send

            def sent(s: bytes | str) -> None:
                send(s)
                if isinstance(s, bytes) and s.startswith(MAIL[:30]):
                    self._server.said.wait()

            client.send = sent  # type: ignore[method-assign]
            yield client


@pytest.mark.parametrize("early", [b"452 full\r\n", b"250 taken\r\n"])
def test_what_is_answered_before_the_end_of_a_mail_ends_it_unsent(early: bytes) -> None:
    """Else its later yes would be missed: the mail would be sent, and sent once more."""
    with Eager(early, b"250 taken\r\n") as server:
        assert isinstance(refused(Slow(server), server.port), SmtpRefused)
    assert not server.whole


@pytest.mark.parametrize("late", [b"451 no\r\n250 yes\r\n", b"250 yes\r\n451 no\r\n"])
def test_of_two_answers_to_a_mail_none_is_believed(late: bytes) -> None:
    server = Eager(b"", late)
    with server:
        assert isinstance(refused(SmtpSubmission(), server.port), SendingUnknown)
    assert server.whole
