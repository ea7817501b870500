"""Setting up mailboxes: added, changed, tested and removed by a supervisor, each on record."""

from __future__ import annotations

from dataclasses import dataclass, fields

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.mailboxes.errors import (
    MailboxSettingsWrong,
    SettingsNotOnRecord,
    TokenRefused,
    UnknownMailbox,
)
from dsr_desk.domain.mailboxes.mailbox import AfterFiling, AuthKind, Mailbox, require_sound
from dsr_desk.domain.people import Right
from dsr_desk.services.cases import Recorder
from dsr_desk.services.mailboxes.secrets import Credential, MailboxSecrets, Removed
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import Clock, DeskStore
from dsr_desk.services.ports.mailboxes import (
    Abilities,
    DeviceCode,
    MailServers,
    Tokens,
    TokenServers,
)
from dsr_desk.services.progress import CancelToken

NO_SAFE_MOVE, NO_IDLE = "no-safe-move", "no-idle"
BINDING = "binding"
"""The audit's fact that binds the server to which a secret is given."""
_SAVED = ("mailbox.added", "mailbox.changed")


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did; ``kept`` tells whether the key store holds a secret that was given."""

    changes: Changes
    kept: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """A connection that works: how many mails wait, and what the server can't do, by code."""

    mails: int
    notices: tuple[str, ...]


class MailboxSettings:
    """The mailboxes as configured."""

    def __init__(
        self,
        store: DeskStore,
        secrets: MailboxSecrets,
        servers: MailServers,
        tokens: TokenServers,
        clock: Clock,
    ) -> None:
        """Take the desk's store, the secrets, the servers, the providers and the clock."""
        self._store, self._secrets, self._servers = store, secrets, servers
        self._tokens = tokens
        self._record = Recorder(clock)

    def all(self) -> tuple[Mailbox, ...]:
        """Return the mailboxes by key."""
        with self._store.reading() as uow:
            return uow.mailboxes.all()

    def get(self, key: str) -> Mailbox:
        """Return one.

        Raises:
            UnknownMailbox: there is none of this key.
        """
        with self._store.reading() as uow:
            return _found(uow.mailboxes.get(key), key)

    def has_secret(self, box: Mailbox) -> bool:
        """Tell whether a secret is known for exactly these settings."""
        return self._secrets.has(box)

    def save(self, box: Mailbox, credential: Credential | None, by: SignedIn | None) -> Saved:
        """Add a mailbox, or change it; a secret goes to the key store, or stays in this session.

        Raises:
            RightMissing, NotSignedIn: only a supervisor may.
            MailboxSettingsWrong: the settings can't work, or aren't safe.
        """
        require_sound(box)
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.CONFIGURE).user
            earlier = uow.mailboxes.get(box.key)
            uow.mailboxes.save(box)
            event = _SAVED[earlier is not None]
            changed = _changed(earlier, box)
            facts = {"mailbox": box.key, "fields": changed, BINDING: box.binding}
            self._record.note(uow, who.id, event, None, **facts)
            uow.commit()
        kept = self._secrets.keep(box, credential) if credential else self._secrets.has(box)
        return Saved(Changes(mailboxes=True), kept)

    def give_secret(self, key: str, credential: Credential, by: SignedIn | None) -> bool:
        """Take a secret for a mailbox as it is; False when only this session knows it.

        Raises:
            SettingsNotOnRecord: it would go to a server that no supervisor has named.
        """
        with self._store.reading() as uow:
            acting(uow, by, Right.PREPARE)
            box = _found(uow.mailboxes.get(key), key)
            about = [dict(entry.event.facts) for entry in uow.audit.entries(events=_SAVED)]
        bound = [facts.get(BINDING, "") for facts in about if facts.get("mailbox") == key]
        if bound and bound[-1] not in ("", box.binding):
            raise SettingsNotOnRecord(box.title)
        return self._secrets.keep(box, credential)

    def remove(self, key: str, by: SignedIn | None) -> Removed:
        """Forget a mailbox and its secret; the cases that came from it stay.

        The mailbox is gone also where the key store does not let go of the secret: that is told.
        """
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.CONFIGURE).user
            _found(uow.mailboxes.get(key), key)
            uow.mailboxes.remove(key)
            self._record.note(uow, who.id, "mailbox.removed", None, mailbox=key)
            uow.commit()
        return Removed(Changes(mailboxes=True), self._secrets.forget(key))

    def test(
        self, box: Mailbox, credential: Credential | None, by: SignedIn | None, cancel: CancelToken
    ) -> Reached:
        """Connect, sign in and open the folders; nothing is changed, and nothing kept.

        Raises:
            A Problem that names the step that failed: see ``domain/mailboxes/errors.py``.
        """
        require_sound(box)
        with self._store.reading() as uow:
            acting(uow, by, Right.CONFIGURE)
        secret = self._secrets.tried(box, credential, cancel)
        session = self._servers.open(box, secret, cancel)
        try:
            if box.after is AfterFiling.MOVE:
                session.look(box.target)
            mails = session.look(box.folder).mails
            return Reached(mails, _notices(box, session.abilities()))
        finally:
            session.close()

    def begin_sign_in(self, box: Mailbox, by: SignedIn | None, cancel: CancelToken) -> DeviceCode:
        """Ask the provider for a code that a person confirms in a browser (RFC 8628)."""
        require_sound(box)
        with self._store.reading() as uow:
            acting(uow, by, Right.CONFIGURE)
        if box.auth is not AuthKind.XOAUTH2 or not box.provider.device_endpoint:
            raise MailboxSettingsWrong("provider")
        return self._tokens.begin(box.provider, cancel)

    def finish_sign_in(
        self, box: Mailbox, code: DeviceCode, client_secret: str, cancel: CancelToken
    ) -> Tokens:
        """Wait until the person has confirmed the code.

        Raises:
            TokenRefused: it was declined, has run out, or gives no lasting sign-in.
            Cancelled: nobody wants to wait any more.
        """
        for _ in range(max(1, code.seconds // code.interval)):
            cancel.wait(code.interval)
            tokens = self._tokens.poll(box.provider, code, client_secret, cancel)
            if tokens is not None:
                if not tokens.refresh:
                    raise TokenRefused(box.host, "no refresh token")
                return tokens
        raise TokenRefused(box.host, "expired_token")


def _found(box: Mailbox | None, key: str) -> Mailbox:
    if box is None:
        raise UnknownMailbox(key)
    return box


def _notices(box: Mailbox, can: Abilities) -> tuple[str, ...]:
    found = []
    if box.after is AfterFiling.MOVE and not (can.move or can.uidplus):
        found.append(NO_SAFE_MOVE)
    if not can.idle:
        found.append(NO_IDLE)
    return tuple(found)


def _changed(earlier: Mailbox | None, box: Mailbox) -> str:
    """Name what was changed; the values may name a person, the names don't."""
    names = [f.name for f in fields(box)]
    if earlier is not None:
        names = [name for name in names if getattr(earlier, name) != getattr(box, name)]
    return ",".join(names)
