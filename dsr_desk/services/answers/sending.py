"""Sending answers: on record before the first byte leaves, and never twice by itself.

A mail is ``sending`` in the database before the server is spoken to.  A clear no makes it
``not_sent``, a clear yes ``sent``; a crash or a broken connection leaves it as it is, and then a
person says what became of it.  The bytes lie in the workspace's folder of answers all the while.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.answers.errors import (
    AlreadySent,
    NothingUndecided,
    SendingUndecided,
    SendingUnknown,
    SentUnrecorded,
    SmtpLoginRefused,
    UnsentUnrecorded,
)
from dsr_desk.domain.answers.replies import EXTRACT, FINAL, OutgoingMail
from dsr_desk.domain.answers.sending import Sending, SendingAccount, SendState
from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import Case
from dsr_desk.services.answers.recipients import require_verified_editor
from dsr_desk.services.answers.replies import Replies
from dsr_desk.services.answers.sending_settings import account_on_record
from dsr_desk.services.cases import Recorder, fetch
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.services.mailboxes.secrets import MailboxSecrets
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import Clock, DeskStore, MailComposer, UnitOfWork, WorkspaceLock
from dsr_desk.services.ports.sending import MailSubmission
from dsr_desk.services.progress import Cancelled, CancelToken
from dsr_desk.services.record.on_record import ANSWER_SENT
from dsr_desk.services.targets import write_new

SENDING, NOT_SENT = "answer.sending", "answer.not_sent"


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """The bytes that were sent, where they are kept, and what changed."""

    path: Path
    changes: Changes


class AnswerSending:
    """Sends answers by the one account that is set up."""

    def __init__(
        self,
        store: DeskStore,
        replies: Replies,
        composer: MailComposer,
        submission: MailSubmission,
        secrets: MailboxSecrets,
        paths: WorkspacePaths,
        lock: WorkspaceLock,
        clock: Clock,
    ) -> None:
        """Take the store, what makes mails of drafts, the server, the secrets, the folder.

        ``lock`` is held while a mail is on its way: what nobody holds any more was broken off.
        """
        self._store, self._replies, self._composer = store, replies, composer
        self._submission, self._secrets = submission, secrets
        self._paths, self._lock, self._clock = paths, lock, clock
        self._record = Recorder(clock)

    def of_case(self, case_id: str | int) -> tuple[Sending, ...]:
        """Return what is known of a case's mails, the oldest first."""
        with self._store.reading() as uow:
            return uow.sendings.of_case(fetch(uow, case_id).id)

    def send(
        self, case_id: str | int, draft: ReplyDraft, by: SignedIn | None, cancel: CancelToken
    ) -> SentAnswer:
        """Send an answer to the verified editor; the last answer of a case closes it.

        Raises:
            RecipientNotVerified: the recipient is anybody else.
            SendingUndecided, AlreadySent: it could be, or is, the second time.
            SendingNotSetUp, MailboxSecretMissing: there is no account, or no secret for it.
            SettingsNotOnRecord: the account is not the one that a supervisor has saved.
            SendingUnknown: the server had everything and did not say.
            SentUnrecorded, UnsentUnrecorded: it was sent, or not, and the record can't be written.
            A Problem of ``domain/answers/errors.py``: nothing was sent, and why.
        """
        with self._store.reading() as uow:
            signed = acting(uow, by, Right.PREPARE)
            account = account_on_record(uow)
        secret = self._secrets.current(account, cancel)
        with self._lock.hold():
            sending, data = self._begin(case_id, draft, account, signed)
            try:
                self._submit(account, secret, data, draft, cancel)
            except SendingUnknown:
                raise
            except (DeskError, Cancelled):
                unsent = UnsentUnrecorded(account.host)
                with self._recording(unsent), self._store.unit_of_work() as uow:
                    self._not_sent(uow, sending, signed)
                # The program knows that none of it left.
                (self._paths.answers / sending.file).unlink(missing_ok=True)
                raise
            unrecorded = SentUnrecorded(account.host)
            with self._recording(unrecorded), self._store.unit_of_work() as uow:
                changes, forgotten = self._sent(uow, sending, draft.kind, signed)
            return self._answer(sending, changes, forgotten=forgotten)

    def require_ready(self, case_id: str | int) -> None:
        """Refuse what can't be sent anyhow, before anything is made for it.

        Raises:
            SendingNotSetUp, SendingUndecided, AlreadySent: as :meth:`send` says.
        """
        self._account()
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            _require_first(case, uow.sendings.of_case(case.id), EXTRACT)

    def settle(self, case_id: str | int, *, sent: bool, by: SignedIn | None) -> SentAnswer:
        """Put on record what a person has found out about a mail whose fate was not known.

        Raises:
            NothingUndecided: there is none.
            WorkspaceBusy: a mail is on its way at this moment.
        """
        with self._lock.hold():
            with self._store.unit_of_work() as uow:
                signed = acting(uow, by, Right.PREPARE)
                every = uow.sendings.of_case(fetch(uow, case_id).id)
                open_ones = [s for s in every if s.state is SendState.SENDING]
                if not open_ones:
                    raise NothingUndecided
                sending = open_ones[-1]
                changes, forgotten = (
                    self._sent(uow, sending, sending.kind, signed)
                    if sent
                    else self._not_sent(uow, sending, signed)
                )
            return self._answer(sending, changes, forgotten=forgotten)

    def _account(self) -> SendingAccount:
        with self._store.reading() as uow:
            return account_on_record(uow)

    def _begin(
        self, case_id: str | int, draft: ReplyDraft, account: SendingAccount, by: SignedIn
    ) -> tuple[Sending, bytes]:
        """Keep the bytes, and put on record that they are about to leave."""
        material = self._replies.read_before(case_id, draft, by)
        with self._store.unit_of_work() as uow:
            acting(uow, by, Right.PREPARE)
            case = fetch(uow, case_id)
            require_verified_editor(case, uow.cases.checks(case.id), draft.recipient)
            _require_first(case, uow.sendings.of_case(case.id), draft.kind)
            mail = self._replies.outgoing(uow, case, draft, account.address, by, material)
            data = self._composer(mail)
            path = self._replies.place(case.number, draft.kind)
            write_new(path, data)
            said = material.facts(draft.kind)
            try:
                sending = self._noted(uow, case, said, mail, path, data, by)
                uow.commit()
            except BaseException:
                path.unlink(missing_ok=True)
                raise
        return sending, data

    def _noted(
        self,
        uow: UnitOfWork,
        case: Case,
        said: Mapping[str, str | int],
        mail: OutgoingMail,
        path: Path,
        data: bytes,
        by: SignedIn,
    ) -> Sending:
        digest, actor, kind = sha256(data).hexdigest(), by.user.id, str(said["kind"])
        about = (0, case.id, kind, mail.message_id, path.name, digest, len(data))
        sending = Sending(*about, SendState.SENDING, mail.date, actor)
        facts = {**said, "sha256": digest, "bytes": len(data)}
        self._record.note(uow, actor, SENDING, case, **facts)
        number = uow.sendings.begin(sending)
        return Sending(number, *about[1:], SendState.SENDING, mail.date, actor)

    def _submit(
        self,
        account: SendingAccount,
        secret: str,
        data: bytes,
        draft: ReplyDraft,
        cancel: CancelToken,
    ) -> None:
        try:
            self._submission.send(account, secret, data, draft.recipient, cancel)
        except SmtpLoginRefused:
            # An access token can be taken back before its time; a new one is tried once.
            if not self._secrets.spent(account):
                raise
            secret = self._secrets.current(account, cancel)
            self._submission.send(account, secret, data, draft.recipient, cancel)

    def _not_sent(self, uow: UnitOfWork, sending: Sending, by: SignedIn) -> tuple[Changes, bool]:
        """Put on record that nothing was sent; a person can be wrong, so the bytes stay."""
        case, actor = fetch(uow, sending.case_id), by.user.id
        uow.sendings.settle(sending.id, SendState.NOT_SENT, self._clock(), actor)
        self._record.note(uow, actor, NOT_SENT, case, sha256=sending.sha256)
        uow.commit()
        return case_changed(sending.case_id), False

    @staticmethod
    @contextmanager
    def _recording(otherwise: DeskError) -> Iterator[None]:
        """Say what has happened to the mail where it can't be put on record."""
        try:
            yield
        except DeskError:
            raise otherwise from None

    def _sent(
        self, uow: UnitOfWork, sending: Sending, kind: str, by: SignedIn
    ) -> tuple[Changes, bool]:
        """Put on record that it was sent; True where the case's persons were forgotten by that."""
        now, case = self._clock(), fetch(uow, sending.case_id)
        uow.sendings.settle(sending.id, SendState.SENT, now, by.user.id)
        changed, forgotten = self._replies.close(uow, case, kind, now, by)
        facts = {"kind": kind, "sha256": sending.sha256}
        return self._record.save(uow, changed, by.user.id, ANSWER_SENT, **facts), forgotten

    def _answer(self, sending: Sending, changes: Changes, *, forgotten: bool) -> SentAnswer:
        path = self._paths.answers / sending.file
        if forgotten:
            with self._store.reading() as uow:
                number = fetch(uow, sending.case_id).number
            self._replies.clean(number, path)
        return SentAnswer(path, changes)


def _require_first(case: Case, sendings: Sequence[Sending], kind: str) -> None:
    """Refuse to send what may have been sent, or was, as long as the case counts as answered.

    Raises:
        SendingUndecided, AlreadySent: which of the two.
    """
    if any(sending.state is SendState.SENDING for sending in sendings):
        raise SendingUndecided
    sent = any(s.kind == kind and s.state is SendState.SENT for s in sendings)
    if kind in FINAL and sent and case.answered_at is not None:
        raise AlreadySent
