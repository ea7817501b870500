"""Mail servers that lie: a clear sentence, nothing kept for ever, and no secret repeated."""

from __future__ import annotations

import base64
import contextlib
import socket
from collections.abc import Callable, Iterator

import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.answers.errors import (
    SendingUnknown,
    SmtpLoginRefused,
    SmtpNotUnderstood,
    SmtpRefused,
    SmtpUnreachable,
)
from dsr_desk.domain.answers.sending import SendingAccount
from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.mailboxes.errors import MailboxLoginRefused, MailboxLost, MailboxNotUnderstood
from dsr_desk.domain.mailboxes.mailbox import Mailbox, Security
from dsr_desk.mail.servers import wire
from dsr_desk.mail.servers.imap import ImapServers, ImapSession
from dsr_desk.mail.servers.smtp import SmtpSubmission
from dsr_desk.mail.servers.unsaid import NOT_QUOTED, Unsaid
from dsr_desk.services.progress import Cancelled, CancelToken
from tests.services.mailboxes.wires import Odd

SECRET = 'rimfrost"kompass'
MARIA = EmailAddress("maria@exempelstad.example")


def coded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


# --- what is quoted


@pytest.mark.parametrize(
    "form",
    [
        SECRET,
        SECRET.upper(),
        'rimfrost\\"kompass',
        SECRET[:9],
        coded(SECRET),
        coded(f"\0desk\0{SECRET}"),
        coded(f"\0desk\0{SECRET}")[:20],
        coded(f"user=desk\x01auth=Bearer {SECRET}\x01\x01"),
    ],
)
def test_a_secret_is_quoted_in_no_form_and_in_no_half(form: str) -> None:
    assert Unsaid("desk", SECRET).words(f"no such password: {form}") == NOT_QUOTED


def test_what_does_not_repeat_it_is_quoted() -> None:
    said = "5.7.8 the user name or the password is wrong"
    assert Unsaid("desk", SECRET).words(said) == said
    assert Unsaid("", "").words(said) == said


@contextlib.contextmanager
def imap(port: int, cancel: CancelToken | None = None) -> Iterator[ImapSession]:
    box = Mailbox("a", "A", "localhost", port, "desk", Security.NONE)
    session = ImapServers(100_000).open(box, SECRET, cancel or CancelToken())
    with contextlib.closing(session):
        yield session


def of_mails(server: Odd, act: Callable[[ImapSession], object]) -> object:
    """Do something in an open folder."""
    with server, imap(server.port) as session:
        session.look("INBOX")
        return act(session)


def telling(**replies: bytes) -> Odd:
    """Return an IMAP server that says these lines, by command, before it says that all is done."""
    usual = {
        b"CAPABILITY": b"* CAPABILITY IMAP4rev1 IDLE\r\n",
        b"EXAMINE": b"* 3 EXISTS\r\n* OK [UIDVALIDITY 7] fine\r\n",
    }
    known = usual | {name.encode(): said for name, said in replies.items()}

    def answer(tag: bytes, line: bytes) -> bytes:
        words = line.upper().split()
        name = words[2] if words[1] == b"UID" else words[1]
        return known.get(name, b"") + tag + b" OK done\r\n"

    return Odd(b"* OK hello\r\n", answer)


@pytest.mark.parametrize("verdict", [b"NO", b"BAD"])
def test_a_mail_server_that_repeats_the_password_is_not_quoted(verdict: bytes) -> None:
    def answer(tag: bytes, line: bytes) -> bytes:
        if b"CAPABILITY" in line:
            return b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n"
        return tag + b" " + verdict + b" what is " + line

    with (
        Odd(b"* OK hello\r\n", answer) as server,
        pytest.raises(MailboxLoginRefused) as caught,
        imap(server.port),
    ):
        pass
    assert "rimfrost" not in caught.value.message
    assert caught.value.facts["said"] == NOT_QUOTED


# --- numbers and shapes that IMAP does not have


@pytest.mark.parametrize(
    "said",
    [
        b"* 3 EXISTS\r\n* OK [UIDVALIDITY " + b"9" * 30 + b"] fine\r\n",
        b"* 999999999999 EXISTS\r\n* OK [UIDVALIDITY 7] fine\r\n",
    ],
)
def test_a_folder_with_numbers_beyond_all_bounds_is_refused(said: bytes) -> None:
    with pytest.raises(MailboxNotUnderstood):
        of_mails(telling(EXAMINE=said), ImapSession.uids)


@pytest.mark.parametrize("numbers", [b"0 1", b"-1", b"1 99999999999999999999", b"9" * 5000, b"a"])
def test_numbers_of_mails_that_are_none_are_refused(numbers: bytes) -> None:
    with pytest.raises(MailboxNotUnderstood):
        of_mails(telling(SEARCH=b"* SEARCH " + numbers + b"\r\n"), ImapSession.uids)


def test_a_number_that_is_said_twice_and_falling_counts_once() -> None:
    falling = telling(SEARCH=b"* SEARCH 3 2 2 1\r\n")
    assert of_mails(falling, ImapSession.uids) == (1, 2, 3)


@pytest.mark.parametrize(
    "said",
    [
        b"* 1 FETCH " + b"(" * 50_000 + b"\r\n",
        b"* 1 FETCH (UID 1 RFC822.SIZE 12abc)\r\n",
        b"* 1 FETCH (UID 1 RFC822.SIZE -5)\r\n",
        b"* 1 FETCH (UID 1 RFC822.SIZE " + b"9" * 30 + b")\r\n",
        b"* 1 FETCH (UID 1 BODY[] {" + b"9" * 5_000 + b"}\r\n)\r\n",
    ],
)
def test_an_answer_that_no_mail_can_give_is_refused(said: bytes) -> None:
    with pytest.raises((MailboxNotUnderstood, MailboxLost)):
        of_mails(telling(FETCH=said), lambda session: session.heads([1]))


# --- those that never end


FLOOD = b"* OK still here\r\n" * 5_000


def test_a_server_that_talks_without_a_pause_is_left_when_asked() -> None:
    cancel = CancelToken()
    with telling(IDLE=b"+ idling\r\n" + FLOOD) as server, imap(server.port, cancel) as session:
        session.look("INBOX")
        session.use(stopped := CancelToken())
        stopped.cancel()
        with pytest.raises(Cancelled):
            session.wait(60)


def test_a_server_that_talks_without_a_pause_holds_nobody_beyond_the_time() -> None:
    def answer(tag: bytes, _line: bytes) -> bytes:
        return b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n" + FLOOD

    with Odd(b"* OK hello\r\n", answer) as server, connected(server.port) as sock:
        line = wire.Wire(sock, "localhost", CancelToken(), 10_000_000)
        assert line.line_within(60)
        assert not line.line_within(0)
        stopped = CancelToken()
        line.use(stopped)
        stopped.cancel()
        with pytest.raises(Cancelled):
            line.line_within(60)


@contextlib.contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    with wire.connect("localhost", port, CancelToken()) as sock:
        yield sock


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every answer be too slow."""
    monkeypatch.setattr(wire, "PATIENCE", -1.0)
    monkeypatch.setattr(wire, "LEAST_BYTES", 10**9)


def test_a_byte_now_and_then_is_no_answer(impatient: None) -> None:
    with pytest.raises(DeskError, match=r"does not answer|broke off"):
        of_mails(telling(), ImapSession.uids)
    with smtp_server() as server:
        assert isinstance(send(server.port), SmtpUnreachable)


def test_what_comes_fast_enough_may_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "PATIENCE", -10.0)
    monkeypatch.setattr(wire, "LEAST_BYTES", 100)
    pace = wire.Pace()
    pace.came(1_000_000)
    monkeypatch.setattr(wire, "PATIENCE", -1e9)
    with pytest.raises(TimeoutError):
        pace.came(1)


# --- SMTP


def smtp_server(**replies: bytes) -> Odd:
    """Return a server that takes everything but for what is given, by command."""
    usual = {"EHLO": b"250-me\r\n250 AUTH PLAIN\r\n", "AUTH": b"235 in\r\n", "DATA": b"354 go\r\n"}
    known = usual | replies

    def answer(_tag: bytes, line: bytes) -> bytes:
        name = line[:4].decode().upper()
        if name in ("MAIL", "RCPT", ".\r\n"):
            return known.get(name, b"250 ok\r\n")
        return known.get(name, b"").replace(b"%LINE", line.strip())

    return Odd(b"220 hello\r\n", answer)


def send(port: int) -> DeskError:
    account = SendingAccount(MARIA, "localhost", port, "desk", Security.NONE)
    with pytest.raises(DeskError) as caught:
        SmtpSubmission().send(account, SECRET, b"Subject: a\r\n\r\nb\r\n", MARIA, CancelToken())
    return caught.value


def test_an_smtp_server_that_repeats_the_password_is_not_quoted() -> None:
    with smtp_server(AUTH=b"535 bad %LINE\r\n") as server:
        refused = send(server.port)
    assert isinstance(refused, SmtpLoginRefused)
    assert refused.facts["said"] == NOT_QUOTED
    with smtp_server(MAIL=b"550 you are " + SECRET.encode() + b"\r\n") as server:
        refused = send(server.port)
    assert isinstance(refused, SmtpRefused)
    assert SECRET not in refused.message


@pytest.mark.parametrize("command", ["EHLO", "AUTH", "MAIL", "DATA"])
def test_an_answer_that_comes_before_its_question_is_believed_nowhere(command: str) -> None:
    usual = {"EHLO": b"250-me\r\n250 AUTH PLAIN\r\n", "AUTH": b"235 in\r\n", "DATA": b"354 go\r\n"}
    ahead = usual.get(command, b"250 ok\r\n") + b"250 taken\r\n"
    with smtp_server(**{command: ahead}) as server:
        assert isinstance(send(server.port), SmtpNotUnderstood)
    assert b".\r\n" not in server.heard


def test_a_limit_of_thousands_of_digits_is_none() -> None:
    said = b"250-me\r\n250-SIZE " + b"9" * 5_000 + b"\r\n250 AUTH PLAIN\r\n"
    with smtp_server(EHLO=said, **{".\r\n": b"what?\r\n"}) as server:
        assert isinstance(send(server.port), SendingUnknown)


def test_what_the_library_says_is_not_quoted() -> None:
    with smtp_server(EHLO=b"x" * 20_000) as server:
        refused = send(server.port)
    assert isinstance(refused, SmtpNotUnderstood)
    assert "(500," not in refused.message


def test_a_mailbox_that_breaks_off_is_told_as_that() -> None:
    server = telling(FETCH=b"* BYE enough\r\n* 1 FETCH (UID 1 BODY[] {10000000000}\r\n")
    with pytest.raises(MailboxLost):
        of_mails(server, lambda session: session.contents([1], 1_000))
