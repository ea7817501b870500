"""Sending answers: to the verified editor alone, on record, kept, never twice by itself."""

from __future__ import annotations

import email
import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from email.message import Message
from pathlib import Path

import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.answers.errors import (
    AlreadySent,
    NothingUndecided,
    RecipientNotVerified,
    SendingNotSetUp,
    SendingSettingsWrong,
    SendingUndecided,
    SendingUnknown,
    SentUnrecorded,
    SmtpRefused,
    UnsentUnrecorded,
)
from dsr_desk.domain.answers.sending import SendingAccount, SendState
from dsr_desk.domain.errors import RightMissing, WorkspaceBusy
from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround
from dsr_desk.domain.extracts.sealed import OpenAttachment, PasswordInMail
from dsr_desk.domain.mailboxes.errors import MailboxSecretMissing, SettingsNotOnRecord
from dsr_desk.domain.mailboxes.mailbox import Security
from dsr_desk.domain.requests import Case, CaseState, Verdict
from dsr_desk.services.answers.sending import SentAnswer
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.services.mailboxes.secrets import Credential
from dsr_desk.services.progress import CancelToken
from tests.services.world import EDITOR, EXTRACT, WISH, Small, a_mail, make_small, reopened
from tests.smtp_server import PASSWORD, Office, serving

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
"""The server does not see that a connection was encrypted from the start."""


@dataclass
class Answering:
    """A case whose extract is made, beside a server that takes its answer."""

    small: Small
    office: Office
    case: Case
    password: str = ""

    def draft(self) -> ReplyDraft:
        """Return the answer with the sealed extract."""
        sealed = self.small.services.sealing.seal(self.case.id, self.small.alva)
        self.password = sealed.password
        return self.small.services.replies.draft(self.case.id, self.small.alva, sealed=sealed)

    def send(self, draft: ReplyDraft | None = None) -> SentAnswer:
        """Send it."""
        return self.small.services.sending.send(
            self.case.id, draft or self.draft(), self.small.alva, CancelToken()
        )

    def states(self) -> list[SendState]:
        """Return what is known of the case's mails."""
        return [sending.state for sending in self.small.services.sending.of_case(self.case.id)]

    def events(self) -> list[str]:
        """Return the audit's events about the answer."""
        entries = self.small.services.audit.entries(self.case.number)
        return [e.event.event for e in entries if e.event.event.startswith("answer.")]

    def state(self) -> CaseState:
        """How far the case has come."""
        return self.small.services.queue.get(self.case.id).state


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Make a workspace with an extract that waits to be sent; the tests copy it."""
    made = make_small(tmp_path_factory.mktemp("exported"))
    case = made.reviewed(text=EXTRACT)
    made.services.export.export(case.id, None, made.alva)
    return made


@pytest.fixture
def answering(
    exported: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Answering]:
    """Return the copy of this test's own, and start a server."""
    for store in ("workspace", "account"):
        shutil.copytree(exported.root.parent / store, tmp_path / store)
    small = reopened(tmp_path)
    folder = tmp_path / "smtp"
    folder.mkdir()
    with serving(folder) as office:
        monkeypatch.setenv("SSL_CERT_FILE", str(folder / "cert.pem"))
        case = small.services.queue.get("DSR-0001")
        settings = small.services.sending_settings
        settings.save(office.account(), Credential(PASSWORD), small.sam)
        yield Answering(small, office, case)


def test_whoever_answers_with_an_extract_has_prepared_what_may_still_be_erased(
    answering: Answering,
) -> None:
    """A further mail can make an erasure of it; only after a run does an answer prepare nothing."""
    small, number = answering.small, answering.case.number
    sam = small.sam
    small.services.replies.save(number, small.services.replies.draft(number, sam), None, sam)
    assert sam.user.id in small.services.queue.get(number).preparers


def test_the_sealed_extract_leaves_for_the_editor_and_the_case_is_closed(
    answering: Answering, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sent = answering.send()
    (taken,) = answering.office.taken
    assert taken.recipients == [EDITOR]
    assert taken.encrypted
    assert sent.path.read_bytes() == taken.data
    mail: Message = email.message_from_bytes(taken.data)
    assert [part.get_filename() for part in mail.walk()][-1] == f"{answering.case.number}.pdf"
    assert (mail["To"], mail["Cc"], mail["Bcc"]) == (EDITOR, None, None)
    assert answering.state() is CaseState.CLOSED
    assert answering.states() == [SendState.SENT]
    assert answering.events() == ["answer.sending", "answer.sent"]
    _is_nowhere(answering.password, answering, taken.data, caplog.text)
    _is_nowhere(PASSWORD, answering, taken.data, caplog.text)


def _is_nowhere(password: str, answering: Answering, mail: bytes, log: str) -> None:
    """Look for a password in the mail, decoded too, in every file of the workspace, in the log."""
    assert len(password) > 8
    parts = email.message_from_bytes(mail).walk()
    pieces = [part.get_payload(decode=True) for part in parts]
    decoded = b"".join(piece for piece in pieces if isinstance(piece, bytes))
    files = [path for path in answering.small.root.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"desk.sqlite"}
    for data in (mail, decoded, log.encode(), *(path.read_bytes() for path in files)):
        assert password.encode() not in data


def test_nobody_else_is_sent_to(answering: Answering) -> None:
    draft = replace(answering.draft(), recipient=EmailAddress("nils@nordkraft.example"))
    with pytest.raises(RecipientNotVerified):
        answering.send(draft)
    assert answering.office.taken == []
    assert answering.states() == []


@pytest.mark.parametrize("code", ["sender", "editor"])
def test_an_editor_who_is_not_proved_is_not_sent_to(answering: Answering, code: str) -> None:
    draft = answering.draft()
    with answering.small.services.checklist._store.unit_of_work() as uow:
        checks = uow.cases.checks(answering.case.id)
        doubted = [
            replace(c, verdict=Verdict.ATTENTION, settled_by="") if c.code == code else c
            for c in checks
        ]
        uow.cases.save_checks(answering.case.id, doubted)
        uow.commit()
    with pytest.raises(RecipientNotVerified):
        answering.send(draft)
    assert answering.office.taken == []


def test_what_the_server_refuses_was_not_sent_and_can_be_sent_again(answering: Answering) -> None:
    answering.office.to_recipient = "450 4.2.1 come again"
    with pytest.raises(SmtpRefused):
        answering.send()
    assert answering.states() == [SendState.NOT_SENT]
    assert list(answering.small.paths.answers.iterdir()) == []
    assert answering.state() is CaseState.TO_ANSWER
    answering.office.to_recipient = "250 ok"
    answering.send()
    assert answering.states() == [SendState.NOT_SENT, SendState.SENT]
    assert answering.events() == [
        "answer.sending", "answer.not_sent", "answer.sending", "answer.sent"
    ]  # fmt: skip


def test_an_answer_is_not_sent_a_second_time(answering: Answering) -> None:
    draft = answering.draft()
    answering.send(draft)
    with pytest.raises(AlreadySent):
        answering.send(draft)
    assert len(answering.office.taken) == 1


class Died(BaseException):
    """The end of a process, as a test can bear it."""


def _dies(*_: object) -> None:
    raise Died


def test_a_process_that_died_while_sending_leaves_it_to_a_person(answering: Answering) -> None:
    draft = answering.draft()
    submission = answering.small.services.sending._submission
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(submission), "send", _dies)
        with pytest.raises(Died):
            answering.send(draft)
    later = replace(answering, small=answering.small.again())
    later.small.services.sending_settings.give_secret(Credential(PASSWORD), later.small.sam)
    assert later.states() == [SendState.SENDING]
    with pytest.raises(SendingUndecided):
        later.send()
    assert later.office.taken == []
    later.small.services.sending.settle(later.case.id, sent=False, by=later.small.alva)
    later.send()
    assert len(later.office.taken) == 1
    with pytest.raises(NothingUndecided):
        later.small.services.sending.settle(later.case.id, sent=True, by=later.small.alva)


def test_a_server_that_did_not_say_is_settled_by_a_person(answering: Answering) -> None:
    answering.office.hangs_up = True
    with pytest.raises(SendingUnknown):
        answering.send()
    assert answering.state() is CaseState.TO_ANSWER
    assert answering.states() == [SendState.SENDING]
    answering.small.services.sending.settle(answering.case.id, sent=True, by=answering.small.alva)
    assert answering.state() is CaseState.CLOSED
    assert answering.events() == ["answer.sending", "answer.sent"]
    assert len(answering.office.taken) == 1


@pytest.mark.parametrize("taken", [True, False])
def test_what_became_of_a_mail_is_told_where_it_cannot_be_put_on_record(
    answering: Answering, taken: bool
) -> None:
    draft = answering.draft()
    with closing(sqlite3.connect(answering.small.paths.desk)) as desk, desk:
        # What a full disk does to the last transaction, and to none before it.
        refuse = "BEGIN SELECT RAISE(ABORT, 'no room'); END"
        desk.execute(f"CREATE TRIGGER full BEFORE UPDATE ON sending {refuse}")
    if not taken:
        answering.office.to_recipient = "450 4.2.1 come again"
    with pytest.raises(SentUnrecorded if taken else UnsentUnrecorded):
        answering.send(draft)
    assert len(answering.office.taken) == taken
    assert answering.states() == [SendState.SENDING]
    with closing(sqlite3.connect(answering.small.paths.desk)) as desk, desk:
        desk.execute("DROP TRIGGER full")
    with pytest.raises(SendingUndecided):
        answering.send(draft)
    sending = answering.small.services.sending
    sending.settle(answering.case.id, sent=taken, by=answering.small.alva)
    assert answering.states() == [SendState.SENT if taken else SendState.NOT_SENT]
    assert answering.state() is (CaseState.CLOSED if taken else CaseState.TO_ANSWER)


THEIRS = "UPDATE item SET author_key = 'nu.dock@hemma.example' WHERE id = 1"


def test_a_sent_nothing_found_closes_unless_something_was_found_meanwhile(
    answering: Answering,
) -> None:
    small = answering.small
    for who, found_since in (("ingen.alls@hemma.example", False), ("nu.dock@hemma.example", True)):
        text = WISH.format(who=who)
        about = replace(answering, case=small.file(a_mail(text, message_id=f"<{who}>")))
        small.services.matching.search(about.case.id, small.alva)
        answering.office.hangs_up = True
        with pytest.raises(SendingUnknown):
            about.send(small.services.replies.draft(about.case.id, small.alva))
        if found_since:
            small.edit_archive(THEIRS)
            small.services.matching.search(about.case.id, small.alva)
        small.services.sending.settle(about.case.id, sent=True, by=small.alva)
        assert about.states() == [SendState.SENT]
        left = small.services.queue.get(about.case.id)
        assert left.state is (CaseState.REVIEWING if found_since else CaseState.CLOSED)
        assert [s.address is not None for s in left.subjects] == [found_since]


def test_the_account_is_a_supervisors_and_its_secret_goes_to_its_server_alone(
    answering: Answering,
) -> None:
    settings, small = answering.small.services.sending_settings, answering.small
    account = answering.office.account()
    assert settings.test(account, None, small.sam, CancelToken()) > 0
    with pytest.raises(RightMissing):
        settings.save(account, None, small.alva)
    with pytest.raises(SendingSettingsWrong):
        settings.save(
            replace(account, security=Security.NONE, host="mx.example.org"), None, small.sam
        )
    settings.save(replace(account, host="127.0.0.1"), None, small.sam)
    assert not settings.has_secret()
    with pytest.raises(MailboxSecretMissing):
        answering.send()
    left = settings.remove(small.sam).left
    assert left.entry.endswith(f"/mailbox/{account.key}")
    with pytest.raises(SendingNotSetUp):
        answering.send()
    assert answering.states() == []


def test_nothing_leaves_by_an_account_that_no_supervisor_has_saved(answering: Answering) -> None:
    small, settings = answering.small, answering.small.services.sending_settings
    account = answering.office.account()

    def edit(changed: SendingAccount) -> None:
        with settings._store.unit_of_work() as uow:
            uow.sendings.keep_account(changed)
            uow.commit()

    foe = EmailAddress("foe@elsewhere.example")
    for changed in (replace(account, host="127.0.0.1"), replace(account, address=foe)):
        edit(changed)
        with pytest.raises(SettingsNotOnRecord):
            answering.send()
        with pytest.raises(SettingsNotOnRecord):
            settings.give_secret(Credential(PASSWORD), small.alva)
        settings.save(account, None, small.sam)
    settings.remove(small.sam)
    edit(account)
    with pytest.raises(SettingsNotOnRecord):
        answering.send()


def test_what_is_on_its_way_is_settled_by_nobody(answering: Answering) -> None:
    services, case = answering.small.again().services, answering.case
    settled: list[Exception] = []

    def look() -> None:
        try:
            services.sending.settle(case.id, sent=False, by=answering.small.alva)
        except WorkspaceBusy as busy:
            settled.append(busy)

    answering.office.before_answer = look
    sent = answering.send()
    assert len(settled) == 1
    assert (answering.states(), sent.path.is_file()) == ([SendState.SENT], True)


def test_the_bytes_of_a_mail_that_a_person_calls_not_sent_are_kept(answering: Answering) -> None:
    answering.office.hangs_up = True
    with pytest.raises(SendingUnknown):
        answering.send()
    small = answering.small
    settled = small.services.sending.settle(answering.case.id, sent=False, by=small.alva)
    assert settled.path.read_bytes().startswith(b"From:")


def test_nothing_is_decided_about_others_while_a_mail_may_have_left(answering: Answering) -> None:
    answering.office.hangs_up = True
    with pytest.raises(SendingUnknown):
        answering.send()
    redacting, by = answering.small.services.redacting, answering.small.alva
    with pytest.raises(SendingUndecided):
        redacting.decide(answering.case.id, ["somebody"], Choice.REDACT, RedactionGround.OTHERS, by)


def test_an_attachment_without_its_password_at_hand_does_not_leave(answering: Answering) -> None:
    with pytest.raises(OpenAttachment):
        answering.send(replace(answering.draft(), password=""))
    spaced = answering.draft()
    leak = replace(spaced, body=f"{spaced.body}\n{spaced.password.replace('-', ' ')}\n")
    with pytest.raises(PasswordInMail):
        answering.send(leak)
    assert answering.office.taken == []
