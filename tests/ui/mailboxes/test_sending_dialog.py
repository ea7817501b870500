"""The account for sending in the window: fields become settings, a test says what failed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.answers.errors import SmtpLoginRefused
from dsr_desk.domain.answers.sending import SendingAccount
from dsr_desk.domain.mailboxes.mailbox import AuthKind, Provider, Security
from dsr_desk.services.mailboxes.secrets import Credential
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.mailboxes.sending_dialog import SendingDialog
from tests.ui.fake_sending import ACCOUNT, FakeSendingSettings
from tests.ui.fakes import NOW, SIGNED_SUPERVISOR, World, make_services

WITH_TOKENS = replace(
    ACCOUNT,
    security=Security.STARTTLS,
    port=587,
    auth=AuthKind.XOAUTH2,
    provider=Provider("https://login.example/token", "", "desk", "smtp"),
)


@pytest.fixture
def settings() -> FakeSendingSettings:
    return FakeSendingSettings()


@pytest.fixture
def desk(jobs: JobRunner, world: World, settings: FakeSendingSettings) -> Desk:
    made = Desk(make_services(world, sending_settings=settings), jobs, lambda: NOW)
    made.enter(SIGNED_SUPERVISOR)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def form(desk: Desk, window: QWidget, account: SendingAccount | None) -> SendingDialog:
    made = SendingDialog(desk, account, window)
    made.show()
    return made


@pytest.mark.parametrize("account", [ACCOUNT, WITH_TOKENS])
def test_what_is_set_up_comes_back_as_it_was(
    desk: Desk, window: QWidget, account: SendingAccount
) -> None:
    dialog = form(desk, window, account)
    assert dialog.fields.account == account
    assert dialog.fields.token_endpoint.isVisible() is (account is WITH_TOKENS)


def test_a_new_account_is_saved_with_its_secret(
    desk: Desk, window: QWidget, qtbot: QtBot, settings: FakeSendingSettings
) -> None:
    dialog = form(desk, window, None)
    dialog.save.click()
    assert "no e-mail address" in dialog.banner.text.whole_text
    dialog.fields.address.setText("svar@desk.example")
    dialog.fields.host.setText("smtp.desk.example")
    dialog.fields.secret.setText("hemlig")
    dialog.fields.security.setCurrentIndex(1)
    dialog.fields.security.activated.emit(1)
    dialog.save.click()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    wanted = replace(ACCOUNT, security=Security.STARTTLS, port=587)
    assert settings.saved == [(wanted, Credential("hemlig"))]


def test_a_test_says_what_failed_and_keeps_nothing(
    desk: Desk, window: QWidget, qtbot: QtBot, settings: FakeSendingSettings
) -> None:
    dialog = form(desk, window, ACCOUNT)
    dialog.test.click()
    qtbot.waitUntil(lambda: "lets the desk in" in dialog.banner.text.whole_text)
    settings.fails = SmtpLoginRefused("smtp.desk.example", "535 no")
    dialog.test.click()
    qtbot.waitUntil(lambda: "refused to let the desk in" in dialog.banner.text.whole_text)
    assert settings.saved == []
