"""The list of users, signed by the administrator's key, and the signed changes that it grows by.

Whose list holds is not a row: it is worked out from the founding's list and the changes after it
(docs/adr/0008).  Nothing is taken from the list: whoever leaves stands in it as ended, and every
key and role that an account has had stays, so that a signature is checked against what held then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from dsr_desk.domain.canonical import Json, canonical, digest
from dsr_desk.domain.errors import Defect
from dsr_desk.domain.people import Right, Role, User, as_read

FOUNDING_FORMAT = "dsr-registry/1"
REGISTRY_FORMAT = "dsr-registry/2"
CHANGE_FORMAT = "dsr-account-change/1"
UNCONFIRMED = "nobody else has confirmed it"
Verify = Callable[[str, bytes, str], bool]
"""Public key, signed bytes, signature: whether it is that key's."""


@dataclass(frozen=True, slots=True)
class Stood:
    """How an account stood from a version of the list on, until its next entry."""

    version: int
    id: str
    role: Role
    public_key: str


@dataclass(frozen=True, slots=True)
class Registry:
    """Who may sign, signed itself by the administrator's key."""

    workspace: str
    version: int
    users: tuple[User, ...]
    """How everybody stands now, those who have left too."""
    signature: str = ""
    history: tuple[Stood, ...] = ()
    """How everybody has stood, by version; empty in the founding's list."""

    def payload(self) -> bytes:
        """Return the bytes that the administrator signs."""
        body: dict[str, Json] = {
            "format": REGISTRY_FORMAT if self.history else FOUNDING_FORMAT,
            "workspace": self.workspace,
            "version": self.version,
            "users": [
                {
                    "id": user.id,
                    "name": user.name,
                    "title": user.title,
                    "role": user.role.value,
                    "public_key": user.public_key,
                }
                for user in sorted(self.users, key=lambda user: user.id)
            ],
        }
        if self.history:
            body["history"] = [
                {"version": s.version, "id": s.id, "role": s.role.value, "public_key": s.public_key}
                for s in self.history
            ]
        return canonical(body)

    def user(self, user_id: str) -> User | None:
        """Return the registered user of that id."""
        return next((user for user in self.users if user.id == user_id), None)

    @property
    def stood(self) -> tuple[Stood, ...]:
        """How everybody has stood, the founding's list spelt out too."""
        return self.history or tuple(
            Stood(self.version, u.id, u.role, u.public_key)
            for u in sorted(self.users, key=lambda user: user.id)
        )

    def as_of(self, version: int) -> Registry:
        """Return the list as it was at a version; whoever came later is not in it."""
        then = {s.id: s for s in self.stood if s.version <= version}
        users = tuple(
            replace(u, role=then[u.id].role, public_key=then[u.id].public_key)
            for u in self.users
            if u.id in then
        )
        return Registry(self.workspace, version, users)

    def every(self) -> Iterator[Registry]:
        """Yield the list as it has been, the newest first."""
        for version in sorted({s.version for s in self.stood}, reverse=True):
            yield self.as_of(version)

    def keys_of(self, user_id: str) -> frozenset[str]:
        """Return every key that an account has had."""
        return frozenset(s.public_key for s in self.stood if s.id == user_id)

    def holder_of(self, key: str) -> User | None:
        """Return whose key it is, or was."""
        found = next((s.id for s in self.stood if s.public_key == key), "")
        return self.user(found)

    def has_titled(self, title: str) -> bool:
        """Tell whether somebody who has not ended is called so, as people read it."""
        return any(as_read(user.title) == as_read(title) and not user.ended for user in self.users)

    def changed(self, version: int, user: User) -> Registry:
        """Return the unsigned list in which an account stands so from a version on."""
        others = tuple(each for each in self.users if each.id != user.id)
        entry = Stood(version, user.id, user.role, user.public_key)
        return Registry(self.workspace, version, (*others, user), history=(*self.stood, entry))


class What(StrEnum):
    """What a change does to an account."""

    ADDED = "added"
    ROLE = "role"
    KEYS = "keys"
    """A new password, and with it new keys."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class AccountChange:
    """A changed list: signed by the administrator's key, by who proposes it, perhaps by another."""

    registry: Registry
    """The list that holds once it is in force; its version is the change's number."""
    account: str
    """Whose account it is about."""
    before: int
    """The version of the list that it changes."""
    proposed_by: str
    proposed_at: datetime
    proposal: str = ""
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    confirmation: str = ""
    withdrawn_by: str = ""
    sealed: str = ""
    """The account's new keys under their own password (hexadecimal), until it is in force."""

    @property
    def number(self) -> int:
        """By what it is called; none is given twice."""
        return self.registry.version

    @property
    def user(self) -> User:
        """How the account stands once it is in force.

        Raises:
            Defect: it stands in no list, so this is no change that was made here.
        """
        found = self.registry.user(self.account)
        if found is None:
            raise Defect("A change of an account does not hold the account.")
        return found

    @property
    def what(self) -> What:
        """What it does to the account, as the list tells."""
        *earlier, now = [s for s in self.registry.history if s.id == self.account]
        if not earlier:
            return What.ADDED
        if now.role is Role.ENDED:
            return What.ENDED
        return What.KEYS if now.public_key != earlier[-1].public_key else What.ROLE

    def payload(self) -> bytes:
        """Return the bytes that the proposer signs."""
        return canonical(self._proposal())

    def confirmation_payload(self) -> bytes:
        """Return the bytes that the second person signs: the signed proposal, and who and when."""
        moment = self.confirmed_at.isoformat() if self.confirmed_at else ""
        signed: Json = [self._proposal(), self.proposal, self.confirmed_by, moment]
        return canonical(signed)

    @property
    def digest(self) -> str:
        """What the audit keeps of it once it is in force."""
        signed: Json = [self._proposal(), self.proposal, self.confirmed_by, self.confirmation]
        return digest(signed)

    @property
    def waiting_digest(self) -> str:
        """What the audit keeps of it while it waits: what is signed, and the sealed new keys."""
        return digest([self._proposal(), self.proposal, self.sealed])

    def _proposal(self) -> dict[str, Json]:
        return {
            "format": CHANGE_FORMAT,
            "registry": self.registry.payload().decode(),
            "registry_signature": self.registry.signature,
            "account": self.account,
            "before": self.before,
            "proposed_by": self.proposed_by,
            "proposed_at": self.proposed_at.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class ListInForce:
    """The list that holds, the changes that made it so, and one that waits for a second person."""

    registry: Registry
    changes: tuple[AccountChange, ...] = ()
    pending: AccountChange | None = None

    def alone(self, user_id: str, version: int | None = None) -> str:
        """Return who has given an account its keys or its role without a second person, or empty.

        Who was made so alone is no second person for others: it may be the same one.  ``version``
        is the list's at the moment that is asked about; now, unless given.
        """
        return next((by for _, by in self.alone_by(user_id, version)), "")

    def alone_by(self, user_id: str, version: int | None = None) -> tuple[tuple[str, str], ...]:
        """Return the same, then who had made that one so, and so on: each account, and by whom.

        Whoever gives themself the only supervisor's keys, and by them makes another supervisor, is
        all three; the last one's own maker would name somebody who did nothing (docs/adr/0099).
        """
        given: AccountChange | None = None
        before = founding_of(self.registry)
        for change in self.changes:
            if version is not None and change.number > version:
                break
            if change.account == user_id and gives(before, change):
                given = change
            before = change.registry
        by = self._by_one(given) if given is not None else ""
        if given is None or not by:
            return ()
        return ((user_id, by), *self.alone_by(by, given.before))

    def _by_one(self, change: AccountChange) -> str:
        """Return who may have been both hands of a change, or empty."""
        if not change.confirmed_by or self.alone(change.confirmed_by, change.before):
            return change.proposed_by
        return self.alone(change.proposed_by, change.before)


def founding_of(registry: Registry) -> Registry:
    """Return the list that a workspace was founded with."""
    return registry.as_of(min(s.version for s in registry.stood))


def gives(before: Registry, change: AccountChange) -> bool:
    """Tell whether a change gives somebody keys, or the right to approve.

    By such a change one person could become two: whoever makes an account, or sets the password of
    one, can work in its name.
    """
    was, now = before.user(change.account), change.registry.user(change.account)
    if now is None or now.ended:
        return False
    if was is None or was.public_key != now.public_key:
        return True
    return now.may(Right.APPROVE) and not was.may(Right.APPROVE)


def asked_of(before: Registry, account: str) -> Right:
    """Return the right that it takes to change an account, or to settle such a change.

    Nobody else could help the only supervisor, so whoever works there may (docs/adr/0099): to new
    keys alone, for a list without a supervisor is none.  Anything else takes a supervisor.
    """
    lone = [user.id for user in before.users if user.may(Right.ACCOUNTS)] == [account]
    return Right.PREPARE if lone else Right.ACCOUNTS


def seconds(before: Registry, change: AccountChange) -> tuple[User, ...]:
    """Return who can confirm a change: everybody else who could have proposed it."""
    proposer = before.user(change.proposed_by)
    taken = {change.proposed_by, change.account}
    key = proposer.public_key if proposer else ""
    right = asked_of(before, change.account)
    return tuple(
        user
        for user in before.users
        if user.id not in taken and user.public_key != key and user.may(right)
    )


def needs_second(before: Registry, change: AccountChange) -> bool:
    """Tell whether a change waits for another person; where there is none, it can't."""
    return gives(before, change) and bool(seconds(before, change))


def step_fault(before: Registry, change: AccountChange) -> str:
    """Return which rule a changed list breaks, or empty; its signatures are checked apart.

    The reasons are codes, for who proposes it is told in words.
    """
    now = change.registry.user(change.account)
    was = before.user(change.account)
    if now is None or change.number <= before.version:
        return "form"
    if change.registry.payload() != before.changed(change.number, now).payload():
        # Another account is another one too, or something was taken from the history.
        return "form"
    if change.account == change.proposed_by:
        return "oneself"
    if was is not None and was.ended:
        return "ended"
    if was is not None and (was.name, was.title) != (now.name, now.title):
        return "form"
    if was is None and (now.ended or _named(before, now.name)):
        return "name"
    if was is not None and (was.role, was.public_key) == (now.role, now.public_key):
        return "same"
    if before.holder_of(now.public_key) not in (None, was) or (
        was is not None
        and now.public_key != was.public_key
        and now.public_key in before.keys_of(now.id)
    ):
        return "key"
    return "" if any(u.may(Right.APPROVE) for u in change.registry.users) else "last"


def change_fault(change: AccountChange, before: Registry, admin_key: str, verify: Verify) -> str:
    """Return why a change is not in force, or empty."""
    registry = change.registry
    if registry.workspace != before.workspace or change.before != before.version:
        return "it was made for another list"
    if not verify(admin_key, registry.payload(), registry.signature):
        return "the administrator has not signed it"
    proposer = before.user(change.proposed_by)
    if proposer is None or not proposer.may(asked_of(before, change.account)):
        return "who proposed it may not change accounts"
    if not verify(proposer.public_key, change.payload(), change.proposal):
        return "its signature is not the proposer’s"
    if change.withdrawn_by:
        return "it was withdrawn"
    if step_fault(before, change):
        return "it breaks a rule of the list"
    if not needs_second(before, change):
        return ""
    second = next((u for u in seconds(before, change) if u.id == change.confirmed_by), None)
    if second is None:
        return UNCONFIRMED
    if not verify(second.public_key, change.confirmation_payload(), change.confirmation):
        return "the confirmation’s signature is not that person’s"
    return ""


def list_in_force(
    founding: Registry, changes: Iterable[AccountChange], admin_key: str, verify: Verify
) -> ListInForce:
    """Return the list that holds; a change that lacks a signature changes nothing.

    Only the last one can be waiting: until it is settled, no other is proposed.
    """
    now, held, pending = founding, [], None
    for change in sorted(changes, key=lambda each: each.number):
        fault = change_fault(change, now, admin_key, verify)
        pending = None
        if not fault:
            now = change.registry
            held.append(change)
        elif fault == UNCONFIRMED and not change.confirmed_by:
            pending = change
    return ListInForce(now, tuple(held), pending)


def _named(registry: Registry, name: str) -> bool:
    return any(user.name == name for user in registry.users)
