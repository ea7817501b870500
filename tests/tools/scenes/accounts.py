"""The accounts, and the forms that change them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.people import Role, User
from dsr_desk.domain.record.registry import AccountChange
from dsr_desk.services.people.lists import Lost
from dsr_desk.ui.accounts.dialog import AccountsDialog
from dsr_desk.ui.accounts.form import AccountForm
from tests.tools.render_windows import Stage, scene
from tests.ui.fake_accounts import KIM, AccountsWorld, FakeAccountChanges
from tests.ui.fakes import NOW, SIGNED_SUPERVISOR, make_workspace

LEFT = User("user-ove", "ove", "Ove Falk", Role.ENDED, "f" * 64)


def _dialog(stage: Stage, world: AccountsWorld) -> AccountsDialog:
    desk = stage.desk(workspace=make_workspace(accounts=FakeAccountChanges(world)))
    desk.enter(SIGNED_SUPERVISOR)
    return AccountsDialog(desk)


def _world() -> AccountsWorld:
    world = AccountsWorld()
    world.registry = replace(world.registry, users=(*world.registry.users, LEFT))
    world.alone = {"user-alva": "user-siri"}
    return world


@scene("accounts")
def accounts(stage: Stage) -> QWidget:
    """Four accounts, of which one has ended."""
    return _dialog(stage, _world())


@scene("accounts-lost")
def accounts_lost(stage: Stage) -> QWidget:
    """What waited was taken out of the database."""
    world = _world()
    world.lost = Lost(2, "user-siri")
    return _dialog(stage, world)


@scene("accounts-waiting")
def accounts_waiting(stage: Stage) -> QWidget:
    """The other supervisor has proposed somebody new."""
    world = _world()
    new = User("user-dora", "dora", "Dora Blom", Role.SUPERVISOR, "d" * 64)
    after = world.registry.changed(2, new)
    world.pending = AccountChange(after, new.id, 1, KIM.id, NOW)
    return _dialog(stage, world)


@scene("accounts-add")
def accounts_add(stage: Stage) -> QWidget:
    """Somebody new is added."""
    dialog = _dialog(stage, _world())
    dialog.open()
    stage.settle()
    dialog.add.click()
    return dialog.findChildren(AccountForm)[-1]
