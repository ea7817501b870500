"""Accounts: founding a workspace, signing in, and trusting the list of users (design.md §4.2)."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass

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
from dsr_desk.domain.record.approvals import Pin, Registry, fingerprint_words
from dsr_desk.domain.record.audit import AuditEvent
from dsr_desk.services.ports import (
    Account,
    Clock,
    Cryptography,
    DeskStore,
    OpenedKeys,
    Pins,
)
from dsr_desk.services.record.audit import still_held

log = logging.getLogger(__name__)

_KEY = 32
_STRANGE_SEAL = "new mails are sealed for a key that is not its own"
ACCEPTED = "history.accepted"
"""An audit that lacked what this machine had seen was accepted as it was."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody at the desk, with the keys their password has opened."""

    user: User
    keys: OpenedKeys


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
    """Return who acts, if they may.

    Raises:
        NotSignedIn, RightMissing: nobody is signed in, or the role does not include the right.
    """
    if by is None:
        raise NotSignedIn
    if not by.user.may(right):
        raise RightMissing(right.value)
    return by


class Accounts:
    """Signs people in, and vouches for the list they stand in."""

    def __init__(self, store: DeskStore, crypto: Cryptography, pins: Pins, clock: Clock) -> None:
        """Take the desk's store, the algorithms, the machine's memory and the clock."""
        self._store = store
        self._crypto = crypto
        self._pins = pins
        self._clock = clock

    def users(self) -> tuple[User, ...]:
        """Return the accounts by title, for the sign-in window."""
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
            RegistryNotTrusted: the list of users is not the one this machine has pinned, or does
                not hold this account with this key; or mails are sealed for a strange key.
        """
        with self._store.reading() as uow:
            accounts, sealing = uow.people.accounts(), uow.people.workspace()[2]
        account = next((a for a in accounts if a.user.name == name), None)
        if account is None:
            raise WrongPassword
        keys = self.open_keys(account, password)
        user = self.trusted_registry().user(account.user.id)
        if user is None or user.public_key != self._crypto.public_of(keys.signing):
            raise RegistryNotTrusted("this account is not in it with its own key")
        self._require_own_seal(keys, sealing)
        self._learn_seal(sealing)
        return SignedIn(user, keys)

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

    def _learn_seal(self, sealing: bytes) -> None:
        """Remember the workspace's own key; what the machine lacks stops nobody from signing in."""
        with self._store.reading() as uow:
            workspace, _, _ = uow.people.workspace()
        pin = self._pins.read(workspace)
        if pin is not None and pin.sealing != seal_print(sealing):
            try:
                self._pins.learn_seal(workspace, seal_print(sealing))
            except Problem as problem:
                log.warning("The sealing key could not be remembered: %s", problem.code)

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
        """Open the signing key for one signature (security.md §3.2: per approval).

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
            registry = uow.people.registry()
        if "".join(fingerprint.split()).lower() != admin_key[:32]:
            raise RegistryNotTrusted("the fingerprint is another one")
        self._checked(registry, workspace, admin_key)
        version = registry.version if registry else 1
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
            RegistryNotTrusted: no pin, another key, an older version, or a broken signature.
        """
        with self._store.reading() as uow:
            workspace, _, _ = uow.people.workspace()
            registry = uow.people.registry()
        pin = self._pins.read(workspace)
        if pin is None:
            raise RegistryNotTrusted("this machine has not seen the workspace before")
        checked = self._checked(registry, workspace, pin.admin_key)
        if checked.version < pin.registry_version:
            raise RegistryNotTrusted("it is older than the one this machine has seen")
        return checked

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

    def _checked(self, registry: Registry | None, workspace: str, admin_key: str) -> Registry:
        if registry is None:
            raise RegistryNotTrusted("there is none")
        if registry.workspace != workspace:
            raise RegistryNotTrusted("it belongs to another workspace")
        if not self._crypto.verify(admin_key, registry.payload(), registry.signature):
            raise RegistryNotTrusted("the administrator has not signed it")
        return registry
