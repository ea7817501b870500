"""The accounts in the window: who comes, who leaves, and what waits for a second person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dsr_desk.domain.people import Role
from dsr_desk.domain.record.registry import Registry
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.people.lists import Lost
from dsr_desk.ui.accounts.dialog import AccountsDialog
from dsr_desk.ui.accounts.form import AccountForm, suggested_name
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from tests.ui.fake_accounts import KIM, PASSPHRASE, AccountsWorld, FakeAccountChanges
from tests.ui.fakes import (
    AGENT,
    KEYS,
    NOW,
    SEEN,
    SIGNED_AGENT,
    SIGNED_SUPERVISOR,
    SUPERVISOR,
    World,
    make_services,
    make_workspace,
)
from tests.ui.listening import unnamed

SECRET = "en-lång-hemlighet"


@pytest.fixture
def accounts() -> AccountsWorld:
    return AccountsWorld()


@pytest.fixture
def desk(jobs: JobRunner, world: World, accounts: AccountsWorld) -> Desk:
    services = make_services(world, workspace=make_workspace(accounts=FakeAccountChanges(accounts)))
    made = Desk(services, jobs, lambda: NOW)
    made.enter(SIGNED_SUPERVISOR)
    return made


def shown(qtbot: QtBot, desk: Desk) -> AccountsDialog:
    dialog = AccountsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    return dialog


def choose(dialog: AccountsDialog, name: str) -> None:
    cells = [row.cells if (row := dialog.model.row(n)) else () for n in range(9)]
    dialog.table.selectRow(next(n for n, cell in enumerate(cells) if cell and cell[1] == name))


def form_of(dialog: AccountsDialog) -> AccountForm:
    return dialog.findChildren(AccountForm)[-1]


def roles(dialog: AccountsDialog) -> dict[str, str]:
    rows = (dialog.model.row(n) for n in range(dialog.model.rowCount()))
    return {row.cells[1]: row.cells[2] for row in rows if row is not None}


def fill(form: AccountForm, *, title: str = "", new: str = "") -> None:
    if title:
        form.title.setText(title)
        form.title.textEdited.emit(title)
    form.new.setText(new)
    form.again.setText(new)
    form.passphrase.setText(PASSPHRASE)


def test_somebody_new_is_added_and_waits_for_the_other_supervisor(
    qtbot: QtBot, desk: Desk, accounts: AccountsWorld
) -> None:
    dialog = shown(qtbot, desk)
    dialog.add.click()
    form = form_of(dialog)
    assert not form.confirm.isEnabled()
    fill(form, title="Åsa Öberg", new="kort")
    assert "12" in form.wanting.text()
    assert not form.confirm.isEnabled()
    fill(form, title="Åsa Öberg", new=SECRET)
    assert (form.login.text(), form.confirm.isEnabled()) == ("asa", True)
    assert unnamed(form) == []
    form.confirm.click()
    qtbot.waitUntil(lambda: "Åsa Öberg (asa), Agent" in dialog.waiting.text.text())
    assert not dialog.add.isEnabled()
    assert (dialog.confirm.isVisible(), dialog.withdraw.isVisible()) == (False, True)
    assert unnamed(dialog) == []
    desk.enter(SignedIn(KIM, KEYS, SEEN))
    again = shown(qtbot, desk)
    assert again.confirm.isVisible()
    again.confirm.click()
    form_of(again).own.setText("kim-pass")
    form_of(again).confirm.click()
    qtbot.waitUntil(lambda: roles(again).get("asa") == "Agent")
    assert accounts.pending is None


def test_a_lone_supervisor_is_told_that_it_holds_at_once(
    qtbot: QtBot, desk: Desk, accounts: AccountsWorld
) -> None:
    accounts.registry = Registry("w", 1, (AGENT, SUPERVISOR))
    dialog = shown(qtbot, desk)
    dialog.add.click()
    form = form_of(dialog)
    fill(form, title="Dora Blom", new=SECRET)
    form.confirm.click()
    qtbot.waitUntil(lambda: "dora" in roles(dialog))
    row = next(r for n in range(3) if (r := dialog.model.row(n)) and r.cells[1] == "dora")
    assert row.cells[3] == "Made so by Siri Berg alone"


def test_somebody_who_has_left_is_shown_last_and_can_not_be_chosen_for_anything(
    qtbot: QtBot, desk: Desk
) -> None:
    dialog = shown(qtbot, desk)
    choose(dialog, "alva")
    dialog.end.click()
    fill(form_of(dialog))
    form_of(dialog).confirm.click()
    qtbot.waitUntil(lambda: roles(dialog).get("alva") == "Ended")
    assert list(roles(dialog))[-1] == "alva"
    choose(dialog, "alva")
    assert not any(b.isEnabled() for b in (dialog.role, dialog.reset, dialog.end))


def test_nobody_is_offered_to_change_themself_and_an_agent_nothing_but_their_password(
    qtbot: QtBot, desk: Desk, accounts: AccountsWorld
) -> None:
    dialog = shown(qtbot, desk)
    choose(dialog, "siri")
    assert not any(b.isEnabled() for b in (dialog.role, dialog.reset, dialog.end))
    desk.enter(SIGNED_AGENT)
    theirs = shown(qtbot, desk)
    assert not any(b.isEnabled() for b in (theirs.add, theirs.role, theirs.reset, theirs.end))
    theirs.own.click()
    form = form_of(theirs)
    form.own.setText("alva-pass")
    form.new.setText(SECRET)
    form.again.setText(SECRET + "x")
    assert not form.confirm.isEnabled()
    form.again.setText(SECRET)
    form.confirm.click()
    qtbot.waitUntil(lambda: accounts.own == ("alva-pass", SECRET))


def test_an_agent_gives_the_only_supervisor_a_new_password(
    qtbot: QtBot, desk: Desk, accounts: AccountsWorld
) -> None:
    accounts.registry = Registry("w", 1, (AGENT, SUPERVISOR))
    desk.enter(SIGNED_AGENT)
    dialog = shown(qtbot, desk)
    choose(dialog, "siri")
    assert not any(b.isEnabled() for b in (dialog.add, dialog.role, dialog.end))
    dialog.reset.click()
    form = form_of(dialog)
    assert "holds at once" in " ".join(label.text() for label in form.findChildren(QLabel))
    fill(form, new=SECRET)
    form.confirm.click()
    qtbot.waitUntil(lambda: accounts.alone == {"user-siri": SIGNED_AGENT.user.id})


def test_a_change_that_somebody_has_taken_out_is_said(
    qtbot: QtBot, desk: Desk, accounts: AccountsWorld
) -> None:
    accounts.lost = Lost(2, SIGNED_SUPERVISOR.user.id)
    dialog = shown(qtbot, desk)
    assert "is gone: somebody has changed the database" in dialog.waiting.text.text()
    assert dialog.add.isEnabled()


def test_a_role_is_changed_and_a_change_taken_back(
    qtbot: QtBot, desk: Desk, accounts: AccountsWorld
) -> None:
    dialog = shown(qtbot, desk)
    choose(dialog, "alva")
    dialog.role.click()
    fill(form_of(dialog))
    form_of(dialog).confirm.click()
    qtbot.waitUntil(lambda: accounts.pending is not None)
    qtbot.waitUntil(dialog.withdraw.isVisible)
    dialog.withdraw.click()
    qtbot.waitUntil(dialog.add.isEnabled)
    choose(dialog, "kim")
    dialog.role.click()
    fill(form_of(dialog))
    form_of(dialog).confirm.click()
    qtbot.waitUntil(lambda: roles(dialog).get("kim") == "Agent")


def test_a_key_in_a_safe_place_is_asked_for_by_its_file(
    qtbot: QtBot, desk: Desk, accounts: AccountsWorld
) -> None:
    accounts.key_there = False
    dialog = shown(qtbot, desk)
    choose(dialog, "alva")
    dialog.reset.click()
    form = form_of(dialog)
    fill(form, new=SECRET)
    assert not form.confirm.isEnabled()
    form.key_file.setText("/media/key/administrator.key")
    assert form.confirm.isEnabled()


def test_a_wrong_passphrase_is_told_and_nothing_is_changed(
    qtbot: QtBot, desk: Desk, accounts: AccountsWorld
) -> None:
    dialog = shown(qtbot, desk)
    choose(dialog, "kim")
    dialog.end.click()
    form_of(dialog).passphrase.setText("wrong")
    form_of(dialog).confirm.click()
    form = form_of(dialog)
    qtbot.waitUntil(lambda: "passphrase" in form.banner.text.text())
    assert (accounts.registry.version, form.passphrase.text()) == (1, "")
    form.passphrase.setText(PASSPHRASE)
    form.confirm.click()
    qtbot.waitUntil(lambda: roles(dialog).get("kim") == "Ended")


@pytest.mark.parametrize(
    ("title", "name"),
    [("Åsa Öberg", "asa"), ("", ""), ("  ", ""), ("Jean-Luc P", "jean-luc"), ("李 雷", "")],
)
def test_a_name_to_sign_in_as_is_suggested(title: str, name: str) -> None:
    assert suggested_name(title) == name


def test_the_sign_in_offers_nobody_who_has_left() -> None:
    assert replace(AGENT, role=Role.ENDED).ended
