"""The accounts in memory: one change may wait; the rules of the list are the domain's own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.people import Right, Role, User
from dsr_desk.domain.record.account_errors import AccountRefused, PassphraseWrong
from dsr_desk.domain.record.registry import (
    AccountChange,
    Registry,
    asked_of,
    gives,
    needs_second,
    step_fault,
)
from dsr_desk.services.people.account_changes import AccountChanged, AccountChanges, Administrator
from dsr_desk.services.people.accounts import NewUser, SignedIn, need
from dsr_desk.services.people.accounts_view import AccountRow, AccountsView
from dsr_desk.services.people.lists import Lost
from tests.ui.fakes import AGENT, NOW, SUPERVISOR

PASSPHRASE = "the long passphrase"
KIM = User("user-kim", "kim", "Kim Holm", Role.SUPERVISOR, "c" * 64)


@dataclass
class AccountsWorld:
    """The list, what waits, and whether the administrator's key lies in the workspace."""

    registry: Registry = field(default_factory=lambda: Registry("w", 1, (AGENT, SUPERVISOR, KIM)))
    pending: AccountChange | None = None
    key_there: bool = True
    alone: dict[str, str] = field(default_factory=dict)
    own: tuple[str, str] = ("", "")
    lost: Lost | None = None


class FakeAccountChanges(AccountChanges):
    """Signs nothing, and follows the domain's rules."""

    def __init__(self, world: AccountsWorld) -> None:
        self.world = world

    def view(self, by: SignedIn | None) -> AccountsView:
        may = by is not None and by.user.may(Right.ACCOUNTS)
        waiting = self.world.pending
        second = may and waiting is not None and by is not None
        mine = second and by is not None and waiting is not None
        rows = tuple(
            AccountRow(user, self.world.alone.get(user.id, ""))
            for user in sorted(self.world.registry.users, key=lambda u: (u.ended, u.title))
        )
        others = sum(u.may(Right.ACCOUNTS) for u in self.world.registry.users) > 1
        wanted = dict.fromkeys(("", *(row.user.id for row in rows)), others)
        confirms = bool(mine and waiting and by and waiting.proposed_by != by.user.id)
        users = [row.user for row in rows if by and row.user.id != by.user.id]
        helps = {
            user.id
            for user in users
            if by and not user.ended and by.user.may(asked_of(self.world.registry, user.id))
        }
        there, lost = self.world.key_there, self.world.lost
        return AccountsView(
            rows, waiting, may, confirms, wanted, there, lost, second, frozenset(helps)
        )

    def add(
        self, new: NewUser, administrator: Administrator, by: SignedIn | None
    ) -> AccountChanged:
        user = User(f"user-{new.name}", new.name, new.title, new.role, "d" * 64)
        return self._take(user, administrator, need(by, Right.ACCOUNTS))

    def end(self, name: str, administrator: Administrator, by: SignedIn | None) -> AccountChanged:
        user = replace(self._of(name), role=Role.ENDED)
        return self._take(user, administrator, need(by, Right.ACCOUNTS))

    def give_role(
        self, name: str, role: Role, administrator: Administrator, by: SignedIn | None
    ) -> AccountChanged:
        user = replace(self._of(name), role=role)
        return self._take(user, administrator, need(by, Right.ACCOUNTS))

    def reset(
        self, name: str, password: str, administrator: Administrator, by: SignedIn | None
    ) -> AccountChanged:
        user = replace(self._of(name), public_key="e" * 64)
        right = asked_of(self.world.registry, user.id)
        return self._take(user, administrator, need(by, right))

    def confirm(self, number: int, password: str, by: SignedIn | None) -> AccountChanged:
        waiting = self.world.pending
        assert waiting is not None
        self.world.registry, self.world.pending = waiting.registry, None
        return AccountChanged(number, waiting.user, False, Changes(people=True))

    def withdraw(self, number: int, by: SignedIn | None) -> Changes:
        self.world.pending = None
        return Changes(people=True)

    def own_password(self, old: str, new: str, by: SignedIn) -> Changes:
        self.world.own = (old, new)
        return Changes()

    def _of(self, name: str) -> User:
        return next(user for user in self.world.registry.users if user.name == name)

    def _take(self, user: User, administrator: Administrator, by: SignedIn) -> AccountChanged:
        if administrator.passphrase != PASSPHRASE:
            raise PassphraseWrong
        before = self.world.registry
        after = before.changed(before.version + 1, user)
        change = AccountChange(after, user.id, before.version, by.user.id, NOW)
        if reason := step_fault(before, change):
            raise AccountRefused(reason)
        waits = needs_second(before, change)
        if waits:
            self.world.pending = change
        else:
            self.world.registry = after
            if gives(before, change):
                self.world.alone[user.id] = by.user.id
        return AccountChanged(change.number, user, waits, Changes(people=True))
