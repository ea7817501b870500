"""Changing accounts: somebody comes, leaves, gets another role or a new password.

Each change is a new list of users, signed by the administrator's key and by the supervisor who
proposes it.  One that gives somebody keys or the right to approve is in force once another
supervisor has confirmed it, where there is one; where there is none, that stands on record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors import OwnPasswordWrong, RegistryNotTrusted, WrongPassword
from dsr_desk.domain.people import Right, Role, User
from dsr_desk.domain.record.account_errors import (
    LEAST_PASSWORD,
    AccountRefused,
    AdministratorKeyMissing,
    NoSuchAccountChange,
    PassphraseWrong,
    SecondAccountNeeded,
)
from dsr_desk.domain.record.registry import (
    UNCONFIRMED,
    AccountChange,
    ListInForce,
    Registry,
    asked_of,
    change_fault,
    gives,
    needs_second,
    step_fault,
)
from dsr_desk.plainfile import read_key
from dsr_desk.services.cases import Recorder
from dsr_desk.services.people.accounts import Accounts, NewUser, SignedIn, acting
from dsr_desk.services.people.accounts_view import AccountsView, accounts_view
from dsr_desk.services.people.lists import (
    ALONE,
    DIGEST,
    LIST,
    LISTED,
    PROPOSED,
    WITHDRAWN,
    last_proposed,
    lost_change,
)
from dsr_desk.services.ports import Account, Clock, Cryptography, DeskStore, UnitOfWork

_NAME = re.compile(r"(?!administrator$)[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Administrator:
    """What opens the administrator's key; ``file`` is where it lies, unless in the workspace."""

    passphrase: str
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """What came of a proposal: it waits for a second person, or is in force."""

    number: int
    user: User
    waits: bool
    changes: Changes
    alone: bool = False
    rescue: bool = False
    """Whether it is the only supervisor’s new password: anybody else who works here confirms it."""


class AccountChanges:
    """Proposes, confirms and shows changes of the list of users."""

    def __init__(
        self,
        store: DeskStore,
        crypto: Cryptography,
        accounts: Accounts,
        paths: WorkspacePaths,
        clock: Clock,
    ) -> None:
        """Take the store, the algorithms, the list, the folder and the clock."""
        self._store = store
        self._crypto = crypto
        self._accounts = accounts
        self._paths = paths
        self._record = Recorder(clock)
        self._clock = clock

    def view(self, by: SignedIn | None) -> AccountsView:
        """Return the accounts, those that have ended last.

        Raises:
            RegistryNotTrusted: the list is not the one this machine trusts.
        """
        with self._store.reading() as uow:
            now = self._accounts.list_within(uow)
            lost = lost_change(uow, now)
        return accounts_view(now, by, lost, key_there=self._paths.administrator_key.is_file())

    def add(
        self, new: NewUser, administrator: Administrator, by: SignedIn | None
    ) -> AccountChanged:
        """Give somebody an account; they choose the password themselves.

        Raises:
            AccountRefused: the name, title or password can't be, or another change waits.
            PassphraseWrong, AdministratorKeyMissing: the list can't be signed.
        """
        signed = self._asked(by)
        if not _NAME.fullmatch(new.name):
            raise AccountRefused("name")
        if not new.title.strip() or not new.title.isprintable():
            raise AccountRefused("title")
        known = self._accounts.trusted_registry()
        if any(u.name == new.name for u in known.users):
            raise AccountRefused("name")
        if known.has_titled(new.title):
            raise AccountRefused("twin")
        private, public = self._new_keys(new.password)
        user = User(f"user-{new.name}", new.name, new.title.strip(), new.role, public)
        return self._propose(
            user, self._sealed(private, new.password, signed), administrator, signed
        )

    def end(self, name: str, administrator: Administrator, by: SignedIn | None) -> AccountChanged:
        """End an account: whoever had it has left.  Its name stays, and what it has signed.

        Raises:
            AccountRefused: it is one's own, the last that may approve, or ended.
        """
        signed = self._asked(by)
        return self._propose(replace(self._named(name), role=Role.ENDED), "", administrator, signed)

    def give_role(
        self, name: str, role: Role, administrator: Administrator, by: SignedIn | None
    ) -> AccountChanged:
        """Make an account an agent's or a supervisor's.

        Raises:
            AccountRefused: it is one's own, the last that may approve, or ended.
        """
        signed = self._asked(by)
        return self._propose(replace(self._named(name), role=role), "", administrator, signed)

    def reset(
        self, name: str, password: str, administrator: Administrator, by: SignedIn | None
    ) -> AccountChanged:
        """Give an account new keys under a new password, chosen by whoever has it.

        What was signed with the old key is checked against the old one for good.  Of the only
        supervisor anybody who works here may ask it (docs/adr/0099).

        Raises:
            AccountRefused: it is one's own or ended, or the password is too short.
        """
        signed = self._asked(by, name)
        private, public = self._new_keys(password)
        user = replace(self._named(name), public_key=public)
        return self._propose(user, self._sealed(private, password, signed), administrator, signed)

    def confirm(self, number: int, password: str, by: SignedIn | None) -> AccountChanged:
        """Sign a waiting change as the second person; it is in force from then on.

        Raises:
            SecondAccountNeeded: by whom it is proposed, or about whose account it is.
            NoSuchAccountChange: no such change waits.
            OwnPasswordWrong: the password does not open one's own key.
        """
        with self._store.reading() as uow:
            signed = _settling(uow, by, self._accounts.list_within(uow), number)[0]
        key, admin_key = self._accounts.unlock_again(signed, password), self._accounts.admin_key()
        with self._store.unit_of_work() as uow:
            acting(uow, signed, Right.PREPARE)
            now = self._accounts.list_within(uow)
            waiting = _settling(uow, signed, now, number)[1]
            change = replace(waiting, confirmed_by=signed.user.id, confirmed_at=self._clock())
            confirmation = self._crypto.sign(key, change.confirmation_payload())
            change = replace(change, confirmation=confirmation)
            if change_fault(change, now.registry, admin_key, self._crypto.verify):
                raise SecondAccountNeeded
            self._take_effect(uow, now, change, signed)
            uow.commit()
        return self._done(change, waits=False)

    def withdraw(self, number: int, by: SignedIn | None) -> Changes:
        """Take a waiting change back; nothing was in force of it, and its keys are forgotten.

        Raises:
            NoSuchAccountChange: no such change waits.
        """
        with self._store.unit_of_work() as uow:
            acting(uow, by, Right.PREPARE)
            now = self._accounts.list_within(uow)
            signed, waiting = _settling(uow, by, now, number)
            gone = replace(waiting, withdrawn_by=signed.user.id, sealed="")
            uow.people.save_account_change(gone)
            facts = {LIST: number, "account": waiting.account}
            self._record.note(uow, signed.user.id, WITHDRAWN, None, **facts)
            uow.commit()
        return Changes(people=True)

    def own_password(self, old: str, new: str, by: SignedIn) -> Changes:
        """Seal one's own keys under another password; the keys stay, and so does the list.

        Raises:
            OwnPasswordWrong: the old one does not fit.
            AccountRefused: the new one is too short.
        """
        _long_enough(new)
        with self._store.reading() as uow:
            acting(uow, by, Right.PREPARE)
        if self._accounts.unlock_again(by, old) != by.keys.signing:
            raise OwnPasswordWrong
        sealed = self._crypto.lock(by.keys.signing + by.keys.sealing + by.keys.hashing, new)
        with self._store.unit_of_work() as uow:
            acting(uow, by, Right.PREPARE)
            account = next(a for a in uow.people.accounts() if a.user.id == by.user.id)
            uow.people.save_account(replace(account, sealed=sealed))
            self._record.note(uow, by.user.id, "account.password")
            uow.commit()
        return Changes()

    # --- within ----------------------------------------------------------------------------

    def _asked(self, by: SignedIn | None, helped: str = "") -> SignedIn:
        """Return who asks, before keys are opened for them, which takes a while.

        ``helped`` is the name of the account that is to have new keys, if that is asked.

        Raises:
            NotSignedIn, RightMissing, AccountEnded, KeysChanged: see ``acting``.
        """
        with self._store.reading() as uow:
            known = self._accounts.list_within(uow).registry
            account = next((user.id for user in known.users if user.name == helped), "")
            return acting(uow, by, asked_of(known, account))

    def _new_keys(self, password: str) -> tuple[bytes, str]:
        _long_enough(password)
        return self._crypto.new_signing_key()

    def _sealed(self, private: bytes, password: str, by: SignedIn) -> str:
        """Return a bundle of new keys with the workspace's own, which the proposer has."""
        bundle = private + by.keys.sealing + by.keys.hashing
        return self._crypto.lock(bundle, password).hex()

    def _named(self, name: str) -> User:
        users = self._accounts.trusted_registry().users
        found = next((user for user in users if user.name == name), None)
        if found is None:
            raise AccountRefused("unknown")
        return found

    def _propose(
        self, user: User, sealed: str, administrator: Administrator, by: SignedIn
    ) -> AccountChanged:
        admin_private = self._administrator(administrator)
        with self._store.unit_of_work() as uow:
            acting(uow, by, Right.PREPARE)
            now = self._accounts.list_within(uow)
            before, known = now.registry, uow.people.account_changes()
            acting(uow, by, asked_of(before, user.id))
            if now.pending is not None:
                raise AccountRefused("waits")
            given = (each.number for each in known)
            number = max(before.version, last_proposed(uow), *given) + 1
            registry = before.changed(number, user)
            signature = self._crypto.sign(admin_private, registry.payload())
            draft = AccountChange(
                replace(registry, signature=signature),
                user.id,
                before.version,
                by.user.id,
                self._clock(),
                sealed=sealed,
            )
            if reason := step_fault(before, draft):
                raise AccountRefused(reason)
            change = replace(draft, proposal=self._crypto.sign(by.keys.signing, draft.payload()))
            self._require_sound(change, before)
            waits = needs_second(before, change)
            facts: dict[str, object] = {
                LIST: number,
                "account": user.id,
                "what": change.what.value,
                DIGEST: change.waiting_digest,
            }
            self._record.note(uow, by.user.id, PROPOSED, None, **facts)
            if waits:
                uow.people.save_account_change(change)
            else:
                self._take_effect(uow, now, change, by)
            uow.commit()
        alone = not waits and gives(before, change)
        rescue = asked_of(before, user.id) is Right.PREPARE
        return replace(self._done(change, waits=waits, alone=alone), rescue=rescue)

    def _require_sound(self, change: AccountChange, before: Registry) -> None:
        """Refuse to put on record what would not be in force: no list would be trusted after it.

        Raises:
            RegistryNotTrusted: of who proposes and what they propose all has been asked, so it is
                signed by keys that are not their own.
        """
        fault = change_fault(change, before, self._accounts.admin_key(), self._crypto.verify)
        if fault not in ("", UNCONFIRMED):
            raise RegistryNotTrusted("this account does not have its own key")

    def _administrator(self, given: Administrator) -> bytes:
        """Return the administrator's signing key.

        Raises:
            AdministratorKeyMissing, PassphraseWrong: it is not there, or is not opened.
        """
        file = given.file or self._paths.administrator_key
        try:
            sealed = read_key(file)
        except OSError:
            raise AdministratorKeyMissing(file.name) from None
        try:
            private = self._crypto.unlock(sealed, given.passphrase)
            fits = self._crypto.public_of(private) == self._accounts.admin_key()
        except (WrongPassword, ValueError):
            raise PassphraseWrong from None
        if not fits:
            raise PassphraseWrong
        return private

    def _take_effect(
        self, uow: UnitOfWork, now: ListInForce, change: AccountChange, by: SignedIn
    ) -> None:
        """Put a change in force: the list, the account's own keys, and the record of it."""
        user = change.user
        held = {a.user.id: a.sealed for a in uow.people.accounts()}
        sealed = bytes.fromhex(change.sealed) or held.get(user.id, b"")
        uow.people.save_account(Account(user, b"" if user.ended else sealed))
        uow.people.save_account_change(replace(change, sealed=""))
        facts: dict[str, object] = {
            LIST: change.number,
            DIGEST: change.digest,
            "account": user.id,
            "what": change.what.value,
            "role": user.role.value,
        }
        if gives(now.registry, change):
            facts["proposed_by"] = change.proposed_by
            facts[ALONE] = "no" if change.confirmed_by else "yes"
        self._record.note(uow, by.user.id, LISTED, None, **facts)

    def _done(self, change: AccountChange, *, waits: bool, alone: bool = False) -> AccountChanged:
        if not waits:
            self._accounts.remember_list(change.registry)
        return AccountChanged(
            change.number, change.user, waits, Changes(queue=True, people=True), alone
        )


def _settling(
    uow: UnitOfWork, by: SignedIn | None, now: ListInForce, number: int
) -> tuple[SignedIn, AccountChange]:
    """Return who settles a waiting change, and the change.

    Raises:
        NotSignedIn, RightMissing, AccountEnded, KeysChanged: see ``acting``.
        NoSuchAccountChange: no such change waits.
    """
    waiting = now.pending
    if waiting is None or waiting.number != number:
        acting(uow, by, Right.ACCOUNTS)
        raise NoSuchAccountChange
    return acting(uow, by, asked_of(now.registry, waiting.account)), waiting


def _long_enough(password: str) -> None:
    if len(password) < LEAST_PASSWORD:
        raise AccountRefused("password")
