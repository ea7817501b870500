"""Accounts: founding a workspace, signing in, and trusting the list of users (promise 2)."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from dsr_desk.domain.errors import (
    Defect,
    NotSignedIn,
    OwnPasswordWrong,
    Problem,
    RegistryNotTrusted,
    RightMissing,
    WrongPassword,
)
from dsr_desk.domain.people import Right, Role, User
from dsr_desk.domain.record.account_errors import AccountEnded, KeysChanged, RoleLowered
from dsr_desk.domain.record.approvals import Pin, fingerprint_words
from dsr_desk.domain.record.audit import AuditEvent
from dsr_desk.domain.record.registry import ListInForce, Registry
from dsr_desk.services.people.list_seen import ListSeen
from dsr_desk.services.people.lists import require_on_record, signed_list, waiting_on_record
from dsr_desk.services.ports import (
    Account,
    Clock,
    Cryptography,
    DeskStore,
    OpenedKeys,
    Pins,
    UnitOfWork,
)
from dsr_desk.services.record.audit import still_held

log = logging.getLogger(__name__)

_KEY = 32
_STRANGE_SEAL = "new mails are sealed for a key that is not its own"
ACCEPTED = "history.accepted"
"""An audit that lacked what this machine had seen was accepted as it was."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody at the desk, with the keys their password has opened.

    ``user`` is who they were when they signed in; ``acting`` asks what has become of that.
    """

    user: User
    keys: OpenedKeys
    seen: ListSeen = field(repr=False, compare=False)
    """The list of users, to be looked at again before anything is changed."""


@dataclass(frozen=True, slots=True)
class NewUser:
    """An account to be made."""

    name: str
    title: str
    role: Role
    password: str


@dataclass(frozen=True, slots=True)
class TrustState:
    """Whether this machine trusts the workspace's list of users, and what to compare aloud."""

    fingerprint: str
    pinned: bool
    kept_in: str


def seal_print(sealing: bytes) -> str:
    """Return by what a machine remembers the key that mails are sealed for."""
    return hashlib.sha256(sealing).hexdigest()


def need(by: SignedIn | None, right: Right) -> SignedIn:
    """Return who looks at something, if they could when they signed in; see ``acting``.

    Raises:
        NotSignedIn, RightMissing: nobody is signed in, or the role does not include the right.
    """
    if by is None:
        raise NotSignedIn
    if not by.user.may(right):
        raise RightMissing(right.value)
    return by


def acting(uow: UnitOfWork, by: SignedIn | None, right: Right) -> SignedIn:
    """Return who changes something in a transaction, if they may now, by the list in force in it.

    A window stays open while its account ends.  So everything that is begun by a person asks this
    first, in the transaction that puts it on record.  What was begun goes on to its end: that
    something was erased is recorded whoever has left meanwhile (docs/adr/0083).

    Raises:
        NotSignedIn, RightMissing: nobody is signed in, or the role does not include the right.
        AccountEnded, KeysChanged: the account was ended, or given new keys.
        RegistryNotTrusted: the list is not the one that was trusted at sign-in, or on record.
    """
    signed = need(by, right)
    _require_unchanged(signed.seen.within(uow).registry, signed, right)
    return signed


def _require_unchanged(registry: Registry, by: SignedIn, right: Right) -> None:
    if not _same_account(registry, by).may(right):
        raise RightMissing(right.value)


def _same_account(registry: Registry, by: SignedIn) -> User:
    """Return whose account it is now.

    Raises:
        AccountEnded, KeysChanged: nobody's, or it has other keys.
    """
    user = registry.user(by.user.id)
    if user is None or user.ended:
        raise AccountEnded
    if user.public_key != by.user.public_key:
        raise KeysChanged
    return user


class Accounts:
    """Signs people in, and vouches for the list they stand in."""

    def __init__(self, store: DeskStore, crypto: Cryptography, pins: Pins, clock: Clock) -> None:
        """Take the desk's store, the algorithms, the machine's memory and the clock."""
        self._store = store
        self._crypto = crypto
        self._pins = pins
        self._clock = clock

    def users(self) -> tuple[User, ...]:
        """Return the accounts by title, those that have ended too: they stand in the audit."""
        with self._store.reading() as uow:
            return tuple(sorted((a.user for a in uow.people.accounts()), key=lambda u: u.title))

    def found(self, workspace: str, users: Sequence[NewUser], passphrase: str) -> bytes:
        """Give a new workspace its keys and accounts, and pin it on this machine.

        Returns:
            The administrator's signing key, sealed under the passphrase: kept beside the database.
        """
        admin_private, admin_public = self._crypto.new_signing_key()
        sealing_private, sealing_public = self._crypto.new_sealing_key()
        shared = sealing_private + self._crypto.random(_KEY)
        accounts = [self._account(new, shared) for new in users]
        unsigned = Registry(workspace, 1, tuple(account.user for account in accounts))
        signature = self._crypto.sign(admin_private, unsigned.payload())
        registry = Registry(workspace, 1, unsigned.users, signature)
        with self._store.unit_of_work() as uow:
            uow.people.found_workspace(workspace, admin_public, sealing_public)
            uow.people.save_registry(registry)
            for account in accounts:
                uow.people.save_account(account)
            facts = (("users", str(len(accounts))),)
            event = AuditEvent(self._clock(), "administrator", "workspace.founded", "", facts)
            entry = uow.audit.append(event)
            uow.commit()
        seal = seal_print(sealing_public)
        self._pins.write(Pin(workspace, admin_public, 1, entry.sequence, entry.hash, seal))
        return self._crypto.lock(admin_private, passphrase)

    def sign_in(self, name: str, password: str) -> SignedIn:
        """Open an account's keys with its password.

        Raises:
            WrongPassword: there is no such account, or the password does not fit.
            AccountEnded: whoever had it has left.
            RegistryNotTrusted: the list of users is not the one this machine has pinned, or does
                not hold this account with this key; or mails are sealed for a strange key.
        """
        with self._store.reading() as uow:
            accounts, sealing = uow.people.accounts(), uow.people.workspace()[2]
        account = next((a for a in accounts if a.user.name == name), None)
        if account is None:
            raise WrongPassword
        if account.user.ended:
            raise AccountEnded
        keys = self.open_keys(account, password)
        registry = self.trusted_registry()
        user = registry.user(account.user.id)
        if user is not None and user.ended:
            raise AccountEnded
        if user is None or user.public_key != self._crypto.public_of(keys.signing):
            raise RegistryNotTrusted("this account is not in it with its own key")
        self._require_own_seal(keys, sealing)
        self._learn(sealing, registry)
        seen = ListSeen(self.admin_key(), registry.version, self._crypto.verify)
        return SignedIn(user, keys, seen)

    def require_still(self, by: SignedIn, right: Right) -> Registry:
        """Refuse whoever has been signed in while their account was changed; return the list.

        Raises:
            RegistryNotTrusted: see ``trusted_list``.
            AccountEnded, RightMissing, KeysChanged: it was ended, made less, or given new keys.
        """
        registry = self.trusted_registry()
        _require_unchanged(registry, by, right)
        return registry

    def require_here(self, by: SignedIn) -> None:
        """Refuse to show anything more to whoever's account was ended or lowered meanwhile.

        This is for what only reads; it costs about as much as reading one row.  Where the list
        can't be trusted nothing is changed any more, and what can be read stays so.

        Raises:
            AccountEnded, KeysChanged, RoleLowered: it was ended, given new keys, or made less.
        """
        with self._store.reading() as uow:
            try:
                registry = by.seen.lately(uow).registry
            except RegistryNotTrusted:
                return
        user = _same_account(registry, by)
        if any(by.user.may(right) and not user.may(right) for right in Right):
            raise RoleLowered

    def sealing_key(self) -> bytes:
        """Return the key that new mails are sealed for, where it is the one this machine has seen.

        A machine where nobody has signed in yet knows none, and takes what stands there.

        Raises:
            RegistryNotTrusted: it is another one.
        """
        with self._store.reading() as uow:
            workspace, _, sealing = uow.people.workspace()
        pin = self._pins.read(workspace)
        if pin is not None and pin.sealing not in ("", seal_print(sealing)):
            raise RegistryNotTrusted(_STRANGE_SEAL)
        return sealing

    def _learn(self, sealing: bytes, registry: Registry) -> None:
        """Remember the workspace's own key and how far its list has come.

        What the machine lacks stops nobody from signing in.
        """
        pin, seal = self._pins.read(registry.workspace), seal_print(sealing)
        if pin is None or (pin.sealing == seal and pin.registry_version >= registry.version):
            return
        try:
            self._pins.learn(registry.workspace, seal, registry.version)
        except Problem as problem:
            log.warning("The keys could not be remembered: %s", problem.code)

    def remember_list(self, registry: Registry) -> None:
        """Remember how far the list has come; see ``_learn`` for what the machine lacks."""
        with self._store.reading() as uow:
            sealing = uow.people.workspace()[2]
        self._learn(sealing, registry)

    def _require_own_seal(self, keys: OpenedKeys, sealing: bytes) -> None:
        """Refuse a workspace whose new mails would be sealed for somebody else to read.

        Raises:
            RegistryNotTrusted: the key that mails are sealed for is not the workspace's own.
        """
        try:
            self._crypto.unseal(keys.sealing, self._crypto.seal(sealing, b"sealed"))
        except (Defect, ValueError):
            raise RegistryNotTrusted(_STRANGE_SEAL) from None

    def unlock_again(self, by: SignedIn, password: str) -> bytes:
        """Open the signing key for one signature; the password is asked for each.

        Raises:
            OwnPasswordWrong: the password does not fit.
        """
        with self._store.reading() as uow:
            accounts = uow.people.accounts()
        account = next((a for a in accounts if a.user.id == by.user.id), None)
        if account is None:
            raise OwnPasswordWrong
        try:
            return self.open_keys(account, password).signing
        except WrongPassword:
            raise OwnPasswordWrong from None

    def open_keys(self, account: Account, password: str) -> OpenedKeys:
        """Open an account's sealed bundle: signing, sealing and hashing key."""
        bundle = self._crypto.unlock(account.sealed, password)
        if len(bundle) != 3 * _KEY:
            raise WrongPassword
        return OpenedKeys(bundle[:_KEY], bundle[_KEY : 2 * _KEY], bundle[2 * _KEY :])

    def trust(self) -> TrustState:
        """Tell how this machine stands to the workspace."""
        with self._store.reading() as uow:
            workspace, admin_key, _ = uow.people.workspace()
        pin = self._pins.read(workspace)
        pinned = pin is not None and pin.admin_key == admin_key
        return TrustState(fingerprint_words(admin_key), pinned, self._pins.where())

    def pin(self, fingerprint: str) -> TrustState:
        """Trust the workspace on this machine after its fingerprint has been compared.

        Where the audit lacks what this machine has seen, what it holds now is accepted by this, and
        that stands in the audit.

        Raises:
            RegistryNotTrusted: another fingerprint, or the list is not signed by its key.
        """
        with self._store.reading() as uow:
            workspace, admin_key, _ = uow.people.workspace()
            if "".join(fingerprint.split()).lower() != admin_key[:32]:
                raise RegistryNotTrusted("the fingerprint is another one")
            version = signed_list(uow, admin_key, self._crypto.verify).registry.version
        known = self._pins.read(workspace)
        sequence, head = self._accepted_head(known)
        seal = known.sealing if known is not None and known.admin_key == admin_key else ""
        self._pins.write(Pin(workspace, admin_key, version, sequence, head, seal))
        return self.trust()

    def admin_key(self) -> str:
        """Return the administrator's public key as this machine has pinned it, or empty."""
        with self._store.reading() as uow:
            workspace, _, _ = uow.people.workspace()
        pin = self._pins.read(workspace)
        return pin.admin_key if pin else ""

    def trusted_registry(self) -> Registry:
        """Return the list of users after checking it against what this machine has pinned.

        Raises:
            RegistryNotTrusted: see ``trusted_list``.
        """
        return self.trusted_list().registry

    def trusted_list(self) -> ListInForce:
        """Return the list of users with the changes that made it, checked in the same way.

        Raises:
            RegistryNotTrusted: no pin, another key, an older version, a broken signature, or other
                changes than the audit has.
        """
        with self._store.reading() as uow:
            return self.list_within(uow)

    def list_within(self, uow: UnitOfWork) -> ListInForce:
        """Return the same, within a transaction.

        Raises:
            RegistryNotTrusted: see ``trusted_list``.
        """
        pin = self._pins.read(uow.people.workspace()[0])
        if pin is None:
            raise RegistryNotTrusted("this machine has not seen the workspace before")
        now = signed_list(uow, pin.admin_key, self._crypto.verify)
        if now.registry.version < pin.registry_version:
            raise RegistryNotTrusted("it is older than the one this machine has seen")
        require_on_record(uow, now)
        return waiting_on_record(uow, now)

    def _accepted_head(self, seen: Pin | None) -> tuple[int, str]:
        """Return the audit's head; an audit that lacks what was seen says first that it does."""
        with self._store.reading() as uow:
            head = uow.audit.head()
            if seen is None or still_held(seen, uow.audit):
                return head
        facts = (("seen", str(seen.audit_sequence)), ("held", str(head[0])))
        with self._store.unit_of_work() as uow:
            event = AuditEvent(self._clock(), "administrator", ACCEPTED, "", facts)
            entry = uow.audit.append(event)
            uow.commit()
        return entry.sequence, entry.hash

    def _account(self, new: NewUser, shared: bytes) -> Account:
        private, public = self._crypto.new_signing_key()
        user = User(f"user-{new.name}", new.name, new.title, new.role, public)
        return Account(user, self._crypto.lock(private + shared, new.password))
