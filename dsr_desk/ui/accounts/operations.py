"""Operations on the accounts of the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dsr_desk.domain.changes import Changes
from dsr_desk.ui.operation import Operation, change

if TYPE_CHECKING:
    from dsr_desk.domain.people import Role
    from dsr_desk.services.people.account_changes import (
        AccountChanged,
        AccountChanges,
        Administrator,
    )
    from dsr_desk.services.people.accounts import NewUser, SignedIn
    from dsr_desk.ui.desk import Desk

Act = Callable[["AccountChanges", "SignedIn"], "AccountChanged"]


def add_account(
    *, parent: QObject, desk: Desk, new: NewUser, administrator: Administrator
) -> Operation[AccountChanged]:
    """Give somebody an account."""
    return _changing(parent, desk, lambda changes, by: changes.add(new, administrator, by))


def end_account(
    *, parent: QObject, desk: Desk, name: str, administrator: Administrator
) -> Operation[AccountChanged]:
    """End the account of somebody who has left."""
    return _changing(parent, desk, lambda changes, by: changes.end(name, administrator, by))


def give_role(
    *, parent: QObject, desk: Desk, name: str, role: Role, administrator: Administrator
) -> Operation[AccountChanged]:
    """Make an account an agent's or a supervisor's."""
    return _changing(
        parent, desk, lambda changes, by: changes.give_role(name, role, administrator, by)
    )


def reset_account(
    *, parent: QObject, desk: Desk, name: str, password: str, administrator: Administrator
) -> Operation[AccountChanged]:
    """Give an account new keys under a new password."""
    return _changing(
        parent, desk, lambda changes, by: changes.reset(name, password, administrator, by)
    )


def confirm_account(
    *, parent: QObject, desk: Desk, number: int, password: str
) -> Operation[AccountChanged]:
    """Sign a waiting change as the second person."""
    return _changing(parent, desk, lambda changes, by: changes.confirm(number, password, by))


def withdraw_account(*, parent: QObject, desk: Desk, number: int) -> Operation[Changes]:
    """Take a waiting change back."""
    return change(
        parent, desk, lambda services, by: services.workspace.accounts.withdraw(number, by)
    )


def change_own_password(*, parent: QObject, desk: Desk, old: str, new: str) -> Operation[Changes]:
    """Seal one's own keys under another password."""
    return change(
        parent, desk, lambda services, by: services.workspace.accounts.own_password(old, new, by)
    )


def _changing(parent: QObject, desk: Desk, act: Act) -> Operation[AccountChanged]:
    return Operation(
        parent,
        desk,
        lambda _progress, _cancel: act(desk.services.workspace.accounts, desk.by),
        changes=lambda done: done.changes,
        writes=True,
    )
