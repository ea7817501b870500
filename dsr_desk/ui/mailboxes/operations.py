"""Operations on mailboxes and on the account that answers are sent by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from dsr_desk.domain.answers.sending import SendingAccount
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.mailboxes.mailbox import Mailbox
from dsr_desk.services.intake.intake import IntakeResult
from dsr_desk.services.mailboxes.fetching import FetchResult
from dsr_desk.services.mailboxes.secrets import Credential, Removed
from dsr_desk.services.mailboxes.settings import Reached, Saved
from dsr_desk.services.ports import BoxEntry
from dsr_desk.services.ports.mailboxes import DeviceCode, Tokens
from dsr_desk.services.progress import CancelToken, Progress
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.operation import Operation


def fetch_mailbox(*, parent: QObject, desk: Desk, key: str) -> Operation[FetchResult]:
    """File what is new; the network is waited for here, the filing waits for the writer's turn."""

    def work(progress: Progress, cancel: CancelToken) -> FetchResult:
        def take_in(entries: Sequence[BoxEntry]) -> IntakeResult:
            intake = desk.services.intake
            return desk.jobs.in_turn(lambda: intake.take_in_entries(iter(entries)), cancel)

        return desk.services.mail_fetching.fetch(key, cancel, progress, take_in)

    return Operation(
        parent,
        desk,
        work,
        changes=lambda result: result.changes,
        watches=True,
        at_worst=Changes(queue=True),
    )


def await_mail(*, parent: QObject, desk: Desk, key: str) -> Operation[None]:
    """Wait until there may be something new."""
    return Operation(
        parent,
        desk,
        lambda _progress, cancel: desk.services.mail_fetching.wait(key, cancel),
        watches=True,
    )


def save_mailbox(
    *, parent: QObject, desk: Desk, box: Mailbox, credential: Credential | None
) -> Operation[Saved]:
    """Add a mailbox or change it."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.mailboxes.save(box, credential, desk.by),
        changes=lambda saved: saved.changes,
        writes=True,
    )


def remove_mailbox(*, parent: QObject, desk: Desk, key: str) -> Operation[Removed]:
    """Forget a mailbox and its secret."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.mailboxes.remove(key, desk.by),
        changes=lambda removed: removed.changes,
        writes=True,
    )


def give_secret(
    *, parent: QObject, desk: Desk, key: str, credential: Credential
) -> Operation[bool]:
    """Take the secret of a mailbox, for this session if there is no key store."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.mailboxes.give_secret(key, credential, desk.by),
        changes=lambda _kept: Changes(mailboxes=True),
    )


def test_mailbox(
    *, parent: QObject, desk: Desk, box: Mailbox, credential: Credential | None
) -> Operation[Reached]:
    """Connect, sign in and look, and keep nothing."""
    return Operation(
        parent,
        desk,
        lambda _progress, cancel: desk.services.mailboxes.test(box, credential, desk.by, cancel),
        watches=True,
        replaces="test-mailbox",
    )


def read_sending(*, parent: QObject, desk: Desk) -> Operation[SendingAccount | None]:
    """Read the account that answers are sent by."""
    return Operation(parent, desk, lambda _p, _c: desk.services.sending_settings.account())


def save_sending(
    *, parent: QObject, desk: Desk, account: SendingAccount, credential: Credential | None
) -> Operation[Saved]:
    """Set up the account that answers are sent by."""
    return Operation(
        parent,
        desk,
        lambda _p, _c: desk.services.sending_settings.save(account, credential, desk.by),
        writes=True,
    )


def test_sending(
    *, parent: QObject, desk: Desk, account: SendingAccount, credential: Credential | None
) -> Operation[int]:
    """Connect and sign in, and send and keep nothing."""

    def work(_progress: Progress, cancel: CancelToken) -> int:
        return desk.services.sending_settings.test(account, credential, desk.by, cancel)

    return Operation(parent, desk, work, watches=True, replaces="test-sending")


def begin_sign_in(*, parent: QObject, desk: Desk, box: Mailbox) -> Operation[DeviceCode]:
    """Ask the provider for a code that a person types in elsewhere."""
    return Operation(
        parent,
        desk,
        lambda _progress, cancel: desk.services.mailboxes.begin_sign_in(box, desk.by, cancel),
        watches=True,
        replaces="sign-in",
    )


def finish_sign_in(
    *, parent: QObject, desk: Desk, box: Mailbox, code: DeviceCode, client_secret: str
) -> Operation[Tokens]:
    """Wait until the code has been typed in."""

    def work(_progress: Progress, cancel: CancelToken) -> Tokens:
        return desk.services.mailboxes.finish_sign_in(box, code, client_secret, cancel)

    return Operation(parent, desk, work, watches=True, replaces="sign-in")
