"""A desk beside a real mail server; each test has a mailbox user of its own."""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dsr_desk.domain.mailboxes.mailbox import Mailbox
from dsr_desk.services.mailboxes.fetching import FetchResult
from dsr_desk.services.mailboxes.secrets import Credential
from dsr_desk.services.progress import CancelToken
from tests.services.mailboxes.dovecot import NAME, PASSWORD, Dovecot, program
from tests.services.world import ANNA, WISH, Small, a_mail

_numbers = itertools.count(1)
BASIC = "imap_capability = IMAP4rev1 SASL-IR LOGIN-REFERRALS ENABLE UNSELECT"
NEEDED = "needs a Dovecot: sudo apt-get install dovecot-imapd (nothing of it has to run)"


def a_request(number: int, who: str = ANNA) -> bytes:
    """Return a request that is like no other."""
    text = WISH.format(who=who).replace("Hej!", f"Hej! Ärende {number}.")
    return a_mail(text, message_id=f"<begaran-{number}@nordkraft.example>")


@pytest.fixture(scope="session")
def make_dovecot() -> Iterator[Callable[..., Dovecot]]:
    """Make further servers, with other abilities; they end with the session."""
    if not program():
        assert not os.environ.get("DSR_TESTS_NEED_DOVECOT"), NEEDED
        pytest.skip(NEEDED)
    made: list[Dovecot] = []
    # Not pytest's folder: as root the mails belong to another account, which must walk there.
    with tempfile.TemporaryDirectory(prefix="dsr-dc-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)

        def make(extra: str = "", name: str = NAME) -> Dovecot:
            root = Path(folder) / str(len(made))
            root.mkdir()
            made.append(Dovecot(root, extra, name))
            made[-1].start()
            return made[-1]

        yield make
        for server in made:
            server.stop()


@pytest.fixture(scope="session")
def usual_dovecot(make_dovecot: Callable[..., Dovecot]) -> Dovecot:
    """One server that can do everything."""
    return make_dovecot()


@pytest.fixture(scope="session")
def copying_dovecot(make_dovecot: Callable[..., Dovecot]) -> Dovecot:
    """A server without MOVE and IDLE, but with UIDPLUS."""
    return make_dovecot(extra=f"{BASIC} UIDPLUS")


@pytest.fixture(scope="session")
def basic_dovecot(make_dovecot: Callable[..., Dovecot]) -> Dovecot:
    """A server that can do little more than RFC 3501 asks for."""
    return make_dovecot(extra=BASIC)


@pytest.fixture
def dovecot(usual_dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> Dovecot:
    """The same, trusted by this test."""
    monkeypatch.setenv("SSL_CERT_FILE", str(usual_dovecot.root / "cert.pem"))
    return usual_dovecot


@dataclass
class Post:
    """A desk and its mailbox."""

    small: Small
    server: Dovecot
    user: str = field(default_factory=lambda: f"intag{next(_numbers)}")
    key: str = "intag"
    others: list[Post] = field(default_factory=list)

    def use(self, server: Dovecot, patch: pytest.MonkeyPatch) -> None:
        """Take another server, and trust it."""
        self.server = server
        patch.setenv("SSL_CERT_FILE", str(server.root / "cert.pem"))

    def add(self, **settings: object) -> Mailbox:
        """Set the mailbox up."""
        box = self.server.box(self.user, key=self.key, **settings)
        self.small.services.mailboxes.save(box, Credential(PASSWORD), self.small.sam)
        return box

    def fill(self, *numbers: int) -> None:
        """Deliver requests."""
        self.server.fill(self.user, *(a_request(number) for number in numbers))

    def fetch(self) -> FetchResult:
        """Fetch now."""
        return self.small.services.mail_fetching.fetch(self.key, CancelToken())

    def statuses(self) -> list[str]:
        """Fetch now, and return what became of each mail."""
        return [outcome.status for outcome in self.fetch().outcomes]

    def again(self) -> Post:
        """Start the desk once more: nothing is remembered but what lies on disk."""
        other = Post(self.small.again(), self.server, self.user, self.key)
        self.others.append(other)
        other.small.services.mailboxes.give_secret(self.key, Credential(PASSWORD), other.small.sam)
        return other

    def numbers(self) -> list[str]:
        """Return the numbers of all cases, those set aside too."""
        with self.small.services.checklist._store.reading() as uow:
            found = (uow.cases.get(number) for number in itertools.count(1))
            return [case.number for case in itertools.takewhile(bool, found) if case]

    def events(self) -> list[str]:
        """Return the audit's events about mailboxes."""
        with self.small.services.checklist._store.reading() as uow:
            return [e.event.event for e in uow.audit.entries() if "mailbox" in e.event.event]


@pytest.fixture
def post(small: Small, dovecot: Dovecot) -> Iterator[Post]:
    """A desk with one mailbox that waits to be set up."""
    made = Post(small, dovecot)
    yield made
    for one in (made, *made.others):
        one.small.services.mail_fetching.close()
