"""The account that answers are sent by: set up, tested and removed by a supervisor, on record."""

from __future__ import annotations

from dsr_desk.domain.answers.errors import SendingNotSetUp
from dsr_desk.domain.answers.sending import SendingAccount, require_sound_account
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.mailboxes.errors import SettingsNotOnRecord
from dsr_desk.domain.people import Right
from dsr_desk.services.cases import Recorder
from dsr_desk.services.mailboxes.secrets import Credential, MailboxSecrets, Removed
from dsr_desk.services.mailboxes.settings import BINDING, Saved
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import Clock, DeskStore, UnitOfWork
from dsr_desk.services.ports.sending import MailSubmission
from dsr_desk.services.progress import CancelToken

CHANGED, REMOVED = "sending.changed", "sending.removed"
WHOLE = "account"
"""The audit's fact that binds all of the account, the address that answers come from too."""


def account_on_record(uow: UnitOfWork) -> SendingAccount:
    """Return the account that answers are sent by, as a supervisor has saved it.

    Raises:
        SendingNotSetUp: there is none.
        SettingsNotOnRecord: the audit has another.
    """
    account = uow.sendings.account()
    if account is None:
        raise SendingNotSetUp
    steps = tuple(uow.audit.entries(events=(CHANGED, REMOVED)))
    bound = dict(steps[-1].event.facts) if steps else {}
    # A program that bound the server alone has left no digest of the whole.
    known = bound.get(WHOLE) == account.whole or WHOLE not in bound
    if bound.get(BINDING) != account.binding or not known:
        raise SettingsNotOnRecord(account.title)
    return account


class SendingSettings:
    """One account for the whole workspace."""

    def __init__(
        self, store: DeskStore, submission: MailSubmission, secrets: MailboxSecrets, clock: Clock
    ) -> None:
        """Take the desk's store, the server, the secrets and the clock."""
        self._store, self._submission, self._secrets = store, submission, secrets
        self._record = Recorder(clock)

    def account(self) -> SendingAccount | None:
        """Return the account, if one is set up."""
        with self._store.reading() as uow:
            return uow.sendings.account()

    def has_secret(self) -> bool:
        """Tell whether a secret is known for exactly these settings."""
        account = self.account()
        return account is not None and self._secrets.has(account)

    def save(
        self, account: SendingAccount, credential: Credential | None, by: SignedIn | None
    ) -> Saved:
        """Set the account up; a secret goes to the key store, or stays in this session.

        Raises:
            RightMissing, NotSignedIn: only a supervisor may.
            SendingSettingsWrong: the settings can't work, or aren't safe.
        """
        require_sound_account(account)
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.CONFIGURE).user
            uow.sendings.keep_account(account)
            facts = {BINDING: account.binding, WHOLE: account.whole}
            self._record.note(uow, who.id, CHANGED, None, **facts)
            uow.commit()
        kept = self._secrets.keep(account, credential) if credential else self._secrets.has(account)
        return Saved(Changes(mailboxes=True), kept)

    def give_secret(self, credential: Credential, by: SignedIn | None) -> bool:
        """Take a secret for the account as it is; False when only this session knows it.

        Raises:
            SendingNotSetUp: there is no account.
            SettingsNotOnRecord: it would go to a server that no supervisor has named.
        """
        with self._store.reading() as uow:
            acting(uow, by, Right.PREPARE)
            account = account_on_record(uow)
        return self._secrets.keep(account, credential)

    def remove(self, by: SignedIn | None) -> Removed:
        """Forget the account and its secret; what was sent stays on record.

        The account is gone also where the key store does not let go of the secret: that is told.

        Raises:
            SendingNotSetUp: there is none.
        """
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.CONFIGURE).user
            account = uow.sendings.account()
            if account is None:
                raise SendingNotSetUp
            uow.sendings.keep_account(None)
            self._record.note(uow, who.id, REMOVED, None)
            uow.commit()
        return Removed(Changes(mailboxes=True), self._secrets.forget(account.key))

    def test(
        self,
        account: SendingAccount,
        credential: Credential | None,
        by: SignedIn | None,
        cancel: CancelToken,
    ) -> int:
        """Connect and sign in, and send nothing; return the most bytes of a mail, 0 if unsaid.

        Raises:
            A Problem that names the step that failed: see ``domain/answers/errors.py``.
        """
        require_sound_account(account)
        with self._store.reading() as uow:
            acting(uow, by, Right.CONFIGURE)
        secret = self._secrets.tried(account, credential, cancel)
        return self._submission.check(account, secret, cancel)
