"""Sending without a server: remembers what it was asked to send."""

from __future__ import annotations

from pathlib import Path

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.answers.sending import Sending, SendingAccount, SendState
from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.mailboxes.forgotten import Forgotten, Left
from dsr_desk.services.answers.sending import AnswerSending, SentAnswer
from dsr_desk.services.answers.sending_settings import SendingSettings
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.services.mailboxes.secrets import Credential, Removed
from dsr_desk.services.mailboxes.settings import Saved
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.progress import CancelToken

ADDRESS = EmailAddress("svar@desk.example")
ACCOUNT = SendingAccount(ADDRESS, "smtp.desk.example", 465, ADDRESS.text)


class FakeSendingSettings(SendingSettings):
    """Keeps an account in memory."""

    def __init__(self, account: SendingAccount | None = None) -> None:
        self.now = account
        self.saved: list[tuple[SendingAccount, Credential | None]] = []
        self.fails: Exception | None = None

    def account(self) -> SendingAccount | None:
        return self.now

    def has_secret(self) -> bool:
        return bool(self.saved)

    def save(
        self, account: SendingAccount, credential: Credential | None, by: SignedIn | None
    ) -> Saved:
        self.now = account
        self.saved.append((account, credential))
        return Saved(Changes(mailboxes=True), kept=True)

    def remove(self, by: SignedIn | None) -> Removed:
        self.now = None
        return Removed(Changes(mailboxes=True), Left(Forgotten.GONE, ""))

    def test(
        self,
        account: SendingAccount,
        credential: Credential | None,
        by: SignedIn | None,
        cancel: CancelToken,
    ) -> int:
        if self.fails is not None:
            raise self.fails
        return 25_000_000


class FakeSending(AnswerSending):
    """Sends into a list."""

    def __init__(self) -> None:
        self.sent: list[ReplyDraft] = []
        self.settled: list[bool] = []
        self.known: tuple[Sending, ...] = ()
        self.fails: Exception | None = None

    def of_case(self, case_id: str | int) -> tuple[Sending, ...]:
        return self.known

    def send(
        self, case_id: str | int, draft: ReplyDraft, by: SignedIn | None, cancel: CancelToken
    ) -> SentAnswer:
        if self.fails is not None:
            raise self.fails
        self.sent.append(draft)
        return SentAnswer(Path("DSR-0042-extract.eml"), case_changed(int(case_id)))

    def settle(self, case_id: str | int, *, sent: bool, by: SignedIn | None) -> SentAnswer:
        self.settled.append(sent)
        self.known = ()
        return SentAnswer(Path("DSR-0042-extract.eml"), case_changed(int(case_id)))


def under_way(sending: FakeSending, state: SendState = SendState.SENDING) -> None:
    """Put a mail on its way whose fate is not known."""
    from tests.ui.fakes import NOW

    about = (1, 1, "extract", "<1@desk.example>", "DSR-0042-extract.eml", "0" * 64, 10)
    sending.known = (Sending(*about, state, NOW, "u1"),)
