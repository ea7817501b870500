"""Mailboxes without a server: what fetching and waiting end with is laid out by the test."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.mailboxes.forgotten import Forgotten, Left
from dsr_desk.domain.mailboxes.mailbox import Mailbox
from dsr_desk.services.intake.intake import IntakeOutcome
from dsr_desk.services.mailboxes.fetching import FetchResult, MailFetching, TakeIn
from dsr_desk.services.mailboxes.secrets import Credential, Removed
from dsr_desk.services.mailboxes.settings import MailboxSettings, Reached, Saved
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports.mailboxes import DeviceCode, Tokens
from dsr_desk.services.progress import CancelToken, Progress, unheard

BOX = Mailbox("intag", "Intag", "imap.desk.example", 993, "support@desk.example")
NOTHING = FetchResult((), (), 0, Changes())
ONE = FetchResult((IntakeOutcome("intag/INBOX;UID=1", "filed", "DSR-0051"),), (), 1, Changes())


@dataclass
class Fetches(MailFetching):
    """Fetches by list; waits until it is told."""

    results: deque[FetchResult | Exception] = field(default_factory=deque)
    fetched: list[str] = field(default_factory=list)
    waits: deque[Exception] = field(default_factory=deque)
    news: threading.Event = field(default_factory=threading.Event)
    waiting: int = 0

    def fetch(
        self,
        key: str,
        cancel: CancelToken,
        progress: Progress = unheard,
        take_in: TakeIn | None = None,
    ) -> FetchResult:
        self.fetched.append(key)
        result = self.results.popleft() if self.results else NOTHING
        if isinstance(result, Exception):
            raise result
        return result

    def wait(self, key: str, cancel: CancelToken) -> None:
        if self.waits:
            raise self.waits.popleft()
        self.waiting += 1
        while not self.news.wait(0.01):
            cancel.check()
        self.news.clear()


class Settings(MailboxSettings):
    """Remembers what was asked of it."""

    def __init__(self, *boxes: Mailbox) -> None:
        self.boxes = list(boxes)
        self.saved: list[tuple[Mailbox, Credential | None]] = []
        self.given: list[Credential] = []
        self.removed: list[str] = []
        self.left = Forgotten.GONE
        self.outcome: Reached | Exception = Reached(3, ())
        self.tokens: Tokens | Exception = Tokens("a", "fornyelse", 60)

    def all(self) -> tuple[Mailbox, ...]:
        return tuple(self.boxes)

    def save(self, box: Mailbox, credential: Credential | None, by: SignedIn | None) -> Saved:
        self.saved.append((box, credential))
        self.boxes = [one for one in self.boxes if one.key != box.key] + [box]
        return Saved(Changes(mailboxes=True), kept=False)

    def give_secret(self, key: str, credential: Credential, by: SignedIn | None) -> bool:
        self.given.append(credential)
        return False

    def remove(self, key: str, by: SignedIn | None) -> Removed:
        self.removed.append(key)
        self.boxes = [one for one in self.boxes if one.key != key]
        return Removed(Changes(mailboxes=True), Left(self.left, f"w-1/mailbox/{key}"))

    def test(
        self, box: Mailbox, credential: Credential | None, by: SignedIn | None, cancel: CancelToken
    ) -> Reached:
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def begin_sign_in(self, box: Mailbox, by: SignedIn | None, cancel: CancelToken) -> DeviceCode:
        return DeviceCode("WDJB-MJHT", "https://login.example/device", "d")

    def finish_sign_in(
        self, box: Mailbox, code: DeviceCode, client_secret: str, cancel: CancelToken
    ) -> Tokens:
        if isinstance(self.tokens, Exception):
            raise self.tokens
        return self.tokens
