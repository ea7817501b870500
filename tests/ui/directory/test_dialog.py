"""Organisations and channels in the window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.people import Action, ChannelPolicy, Reach
from dsr_desk.services.people.directory import LEAST
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.directory.connect_dialog import ConnectDialog
from dsr_desk.ui.directory.dialog import DirectoryDialog
from dsr_desk.ui.directory.forms import ChannelForm, EndForm, OrganisationForm
from dsr_desk.ui.jobs import JobRunner
from tests.ui.fake_directory import DirectoryWorld, FakeConnecting, FakeDirectory
from tests.ui.fakes import (
    NOW,
    SIGNED_AGENT,
    SIGNED_SUPERVISOR,
    World,
    make_services,
    make_workspace,
)
from tests.ui.listening import unnamed


@pytest.fixture
def directory() -> DirectoryWorld:
    return DirectoryWorld()


@pytest.fixture
def desk(jobs: JobRunner, world: World, directory: DirectoryWorld) -> Desk:
    workspace = make_workspace(
        directory=FakeDirectory(directory), connecting=FakeConnecting(directory)
    )
    made = Desk(make_services(world, workspace=workspace), jobs, lambda: NOW)
    made.enter(SIGNED_SUPERVISOR)
    return made


def shown(qtbot: QtBot, desk: Desk) -> DirectoryDialog:
    dialog = DirectoryDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    return dialog


def contents(dialog: DirectoryDialog) -> dict[str, str]:
    rows = (dialog.model.row(n) for n in range(dialog.model.rowCount()))
    return {row.cells[1]: row.cells[-1] for row in rows if row is not None}


def choose(dialog: DirectoryDialog, key: str) -> None:
    dialog.table.selectRow(list(contents(dialog)).index(key))


def test_channels_are_shown_with_where_their_content_lies(qtbot: QtBot, desk: Desk) -> None:
    dialog = shown(qtbot, desk)
    assert contents(dialog) | {"st-chat": ""} == {
        "st-forum": "Database helpdesk",
        "st-mail": "By import",
        "st-page": "On the network",
        "st-chat": "",
    }
    assert contents(dialog)["st-chat"].startswith("Ended")
    assert "Nordkraft AB" in dialog.without.text()
    assert unnamed(dialog) == []


def test_a_customer_and_its_channel_are_added(
    qtbot: QtBot, desk: Desk, directory: DirectoryWorld
) -> None:
    dialog = shown(qtbot, desk)
    dialog.add_organisation.click()
    (who,) = dialog.findChildren(OrganisationForm)
    assert not who.confirm.isEnabled()
    who.name.setText("Dalens energi")
    who.key.setText("dalen")
    who.domains.setText("dalen.example, dalen.test")
    who.country.setCurrentText("FI")
    assert unnamed(who) == []
    who.confirm.click()
    qtbot.waitUntil(lambda: "Dalens energi" in dialog.without.text())
    assert directory.organisations[-1].domains == ("dalen.example", "dalen.test")
    assert directory.organisations[-1].time_zone == "Europe/Helsinki"
    dialog.add.click()
    (where,) = dialog.findChildren(ChannelForm)
    where.owner.setCurrentIndex(2)
    where.name.setText("Kundtjänst")
    where.key.setText("da-mail")
    assert (unnamed(where), where.action.isVisible()) == ([], False)
    where.confirm.click()
    qtbot.waitUntil(lambda: "da-mail" in contents(dialog))
    assert (directory.channels[0].organisation, directory.channels[0].policy) == ("dalen", LEAST)


def test_a_lone_supervisor_says_at_once_what_a_channel_erases(
    qtbot: QtBot, desk: Desk, directory: DirectoryWorld
) -> None:
    directory.two = False
    dialog = shown(qtbot, desk)
    dialog.add.click()
    (where,) = dialog.findChildren(ChannelForm)
    where.name.setText("Kundtjänst")
    where.key.setText("st-post")
    where.action.setCurrentIndex(1)
    where.reach.setCurrentIndex(1)
    where.confirm.click()
    qtbot.waitUntil(lambda: "st-post" in contents(dialog))
    assert directory.channels[0].policy == ChannelPolicy(Action.DELETE, Reach.CONVERSATION)


def test_why_a_channel_does_not_end_is_told(
    qtbot: QtBot, desk: Desk, directory: DirectoryWorld
) -> None:
    dialog = shown(qtbot, desk)
    choose(dialog, "st-mail")
    dialog.end.click()
    (form,) = dialog.findChildren(EndForm)
    form.confirm.click()
    qtbot.waitUntil(lambda: "still holds items" in form.banner.text.text())
    assert (form.isVisible(), directory.reasons) == (True, [""])


def test_what_was_typed_stays_when_a_short_name_is_taken(
    qtbot: QtBot, desk: Desk, directory: DirectoryWorld
) -> None:
    dialog = shown(qtbot, desk)
    dialog.add_organisation.click()
    (form,) = dialog.findChildren(OrganisationForm)
    form.name.setText("Dalens energi")
    form.phone.setText("0980-1")
    form.key.setText("staden")
    form.confirm.click()
    # Given once: nothing is given again before it is known what came of it.
    assert not form.confirm.isEnabled()
    form.name.setText("Dalens energi AB")
    assert not form.confirm.isEnabled()
    qtbot.waitUntil(lambda: "short name is taken" in form.banner.text.text())
    assert (form.isVisible(), form.phone.text()) == (True, "0980-1")
    assert not dialog.banner.isVisible()
    form.key.setText("dalen")
    form.confirm.click()
    qtbot.waitUntil(lambda: "Dalens energi AB" in dialog.without.text())
    assert len(directory.organisations) == 3


def test_a_form_that_was_left_hears_nothing_more(qtbot: QtBot, desk: Desk) -> None:
    dialog = shown(qtbot, desk)
    dialog.add_organisation.click()
    (form,) = dialog.findChildren(OrganisationForm)
    form.name.setText("Dalens energi")
    form.key.setText("staden")
    form.confirm.click()
    form.reject()
    qtbot.waitUntil(lambda: "short name is taken" in dialog.banner.text.text())


def test_a_database_is_connected_once_it_was_seen_what_would_be_found(
    qtbot: QtBot, desk: Desk, directory: DirectoryWorld
) -> None:
    dialog = shown(qtbot, desk)
    choose(dialog, "st-mail")
    dialog.connect_it.click()
    (connect,) = dialog.findChildren(ConnectDialog)
    assert not connect.attempt.isEnabled()
    connect.mapping.setText("/tmp/helpdesk.toml")
    connect.location.setText("postgresql://db.example/helpdesk")
    assert (connect.attempt.isEnabled(), connect.confirm.isEnabled()) == (True, False)
    connect.attempt.click()
    qtbot.waitUntil(connect.confirm.isEnabled)
    assert "1,204 items" in connect.banner.text.text()
    assert "12 files, 3 senders" in connect.banner.text.text()
    connect.location.setText("postgresql://db.example/other")
    assert not connect.confirm.isEnabled()
    connect.attempt.click()
    qtbot.waitUntil(connect.confirm.isEnabled)
    assert unnamed(connect) == []
    connect.confirm.click()
    qtbot.waitUntil(lambda: "Connected" in dialog.banner.text.text())
    assert directory.connected == "postgresql://db.example/other digest"


def test_a_form_that_is_closed_while_it_connects_loses_nothing(
    qtbot: QtBot, desk: Desk, directory: DirectoryWorld
) -> None:
    dialog = shown(qtbot, desk)
    choose(dialog, "st-mail")
    dialog.connect_it.click()
    (connect,) = dialog.findChildren(ConnectDialog)
    connect.mapping.setText("/tmp/helpdesk.toml")
    connect.location.setText("postgresql://db.example/helpdesk")
    connect.attempt.click()
    qtbot.waitUntil(connect.confirm.isEnabled)
    directory.gate.clear()
    connect.confirm.click()
    with qtbot.waitSignal(connect.destroyed):
        connect.reject()
    directory.gate.set()
    qtbot.waitUntil(lambda: contents(dialog)["st-mail"] == "Database forum-db")


def test_what_can_not_be_connected_says_why(
    qtbot: QtBot, desk: Desk, directory: DirectoryWorld
) -> None:
    directory.why_not = "read-only"
    dialog = shown(qtbot, desk)
    choose(dialog, "st-mail")
    dialog.connect_it.click()
    (connect,) = dialog.findChildren(ConnectDialog)
    connect.mapping.setText("/tmp/helpdesk.toml")
    connect.location.setText("postgresql://db.example/helpdesk")
    connect.attempt.click()
    qtbot.waitUntil(lambda: "nothing could be erased" in connect.banner.text.text())
    assert not connect.confirm.isEnabled()


def test_a_database_that_can_not_be_reached_says_why_and_what_it_comes_to(
    qtbot: QtBot, desk: Desk, directory: DirectoryWorld
) -> None:
    directory.fault = SourceUnavailable("helpdesk", "the server refused the sign-in")
    dialog = shown(qtbot, desk)
    choose(dialog, "st-mail")
    dialog.connect_it.click()
    (connect,) = dialog.findChildren(ConnectDialog)
    connect.mapping.setText("/tmp/helpdesk.toml")
    connect.location.setText("postgresql://db.example/helpdesk")
    connect.attempt.click()
    qtbot.waitUntil(connect.banner.isVisible)
    said = "The database can’t be used: the server refused the sign-in. Nothing was connected."
    assert connect.banner.text.text() == said
    assert (connect.attempt.isEnabled(), connect.confirm.isEnabled()) == (True, False)


def test_only_supervisors_change_and_only_what_can_be_changed(qtbot: QtBot, desk: Desk) -> None:
    dialog = shown(qtbot, desk)
    for key, connects, ends in (
        ("st-chat", False, False),
        ("st-forum", False, True),
        ("st-mail", True, True),
        ("st-page", False, True),
    ):
        choose(dialog, key)
        assert (dialog.connect_it.isEnabled(), dialog.end.isEnabled()) == (connects, ends)
    desk.enter(SIGNED_AGENT)
    theirs = shown(qtbot, desk)
    buttons = (theirs.add_organisation, theirs.add, theirs.connect_it, theirs.end)
    assert not any(button.isEnabled() for button in buttons)


def test_a_second_organisation_of_one_name_is_said_before_it_is_made(
    qtbot: QtBot, desk: Desk
) -> None:
    dialog = shown(qtbot, desk)
    dialog.add_organisation.click()
    (form,) = dialog.findChildren(OrganisationForm)
    assert not form.twin.isVisible()
    form.name.setText("exempelstad ")
    assert form.twin.isVisible()
    assert "of that name already" in form.twin.whole_text
    form.key.setText("staden-2")
    assert form.confirm.isEnabled(), "two may be called the same"
    with qtbot.waitSignal(form.accepted):
        form.confirm.click()
    qtbot.waitUntil(lambda: "Exempelstad · staden" in houses(dialog))


def test_a_second_channel_of_one_name_is_said_for_its_own_organisation_alone(
    qtbot: QtBot, desk: Desk
) -> None:
    dialog = shown(qtbot, desk)
    dialog.add.click()
    (form,) = dialog.findChildren(ChannelForm)
    form.owner.setCurrentIndex(form.owner.findData("staden"))
    form.name.setText("KUNDTJÄNST")
    assert form.twin.isVisible()
    form.owner.setCurrentIndex(form.owner.findData("nordkraft"))
    assert not form.twin.isVisible()


def houses(dialog: DirectoryDialog) -> set[str]:
    rows = (dialog.model.row(n) for n in range(dialog.model.rowCount()))
    return {row.cells[2] for row in rows if row is not None}
