"""The accounts as somebody sees them: how each stands, what waits, what may be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dsr_desk.domain.people import Right, User
from dsr_desk.domain.record.registry import AccountChange, ListInForce, asked_of
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.people.lists import Lost


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account as it stands; ``alone`` is who has made it what it is without a second person."""

    user: User
    alone: str = ""


@dataclass(frozen=True, slots=True)
class AccountsView:
    """The accounts by title, the change that waits, and what the looker may do about it."""

    rows: tuple[AccountRow, ...]
    pending: AccountChange | None
    may_change: bool
    may_confirm: bool
    needs_second: Mapping[str, bool]
    """By account (empty: a new one), whether giving it keys waits for another supervisor."""
    key_there: bool
    """Whether the administrator's key lies in the workspace."""
    lost: Lost | None = None
    """A change that waited, and was taken out past the program."""
    may_settle: bool = False
    """Whether the looker may take back what waits."""
    may_reset: frozenset[str] = frozenset()
    """To whom the looker may give a new password: an agent to the only supervisor."""


def accounts_view(
    now: ListInForce, by: SignedIn | None, lost: Lost | None, *, key_there: bool
) -> AccountsView:
    """Return the accounts, those that have ended last, as one who may be signed in sees them."""
    users = sorted(now.registry.users, key=lambda u: (u.ended, u.title.casefold()))
    rows = tuple(AccountRow(user, now.alone(user.id)) for user in users)
    known, waiting = now.registry, now.pending
    if by is None:
        return AccountsView(rows, waiting, False, False, {}, key_there, lost)
    settles = waiting is not None and by.user.may(asked_of(known, waiting.account))
    taken = {waiting.proposed_by, waiting.account} if waiting is not None else set()
    rights = {account: asked_of(known, account) for account in ("", *(u.id for u in users))}
    wanted = {
        account: any(u.may(right) and u.id not in (account, by.user.id) for u in users)
        for account, right in rights.items()
    }
    helps = (u.id for u in users if u.id != by.user.id and not u.ended)
    return AccountsView(
        rows,
        waiting,
        by.user.may(Right.ACCOUNTS),
        settles and by.user.id not in taken,
        wanted,
        key_there,
        lost,
        settles,
        frozenset(account for account in helps if by.user.may(rights[account])),
    )
