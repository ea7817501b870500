"""Mailboxes: the list, the form, the question for a secret, and the status line."""

from __future__ import annotations

import shutil
import tempfile
from collections import deque
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.answers.errors import SmtpLoginRefused
from dsr_desk.domain.mailboxes.errors import (
    MailboxCertificateWrong,
    MailboxLoginRefused,
    MailboxUnreachable,
)
from dsr_desk.domain.mailboxes.mailbox import AfterFiling, AuthKind, Mailbox, Provider
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.services.mailboxes.settings import Reached
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.mailboxes.dialog import MailboxesDialog
from dsr_desk.ui.mailboxes.form import MailboxDialog
from dsr_desk.ui.mailboxes.secret_dialog import SecretDialog
from dsr_desk.ui.mailboxes.sending_dialog import SendingDialog
from dsr_desk.ui.mailboxes.watch import MailWatch
from dsr_desk.ui.request.answer.sending import SendDialog, SettleDialog
from dsr_desk.ui.request.case_page import CasePage
from dsr_desk.ui.window.main_window import MainWindow, Surroundings
from tests.tools.render_windows import Stage, scene
from tests.ui.fake_sending import ACCOUNT
from tests.ui.fakes import SIGNED_SUPERVISOR
from tests.ui.mailboxes.fake_mailboxes import BOX, NOTHING, Fetches, Settings

SECOND = replace(
    BOX,
    key="stan",
    title="Exempelstads begäran <b>om radering</b>",
    host="outlook.office365.example",
    auth=AuthKind.XOAUTH2,
    after=AfterFiling.MOVE,
    target="Inkorg/Inlagda begäran",
    provider=Provider(
        "https://login.example/common/oauth2/v2.0/token",
        "https://login.example/common/oauth2/v2.0/devicecode",
        "0f2a9c61-7d3e-4b8e-9a43-1c2d3e4f5a6b",
        "https://outlook.office.example/IMAP.AccessAsUser.All offline_access",
    ),
)
THIRD = replace(BOX, key="tredje", title="Gamla intaget", host="mail.gammal.example")
KEPT: list[QObject] = []


def supervised(stage: Stage, settings: Settings, fetches: Fetches) -> Desk:
    return stage.empty_desk(mailboxes=settings, mail_fetching=fetches)


def watched(stage: Stage, settings: Settings, fetches: Fetches) -> tuple[Desk, MailWatch, QWidget]:
    desk = supervised(stage, settings, fetches)
    window = QWidget()
    KEPT.append(window)
    watch = MailWatch(desk, window)
    desk.enter(SIGNED_SUPERVISOR)
    stage.settle()
    hold(watch)
    return desk, watch, window


def hold(watch: MailWatch) -> None:
    """Let nothing be tried again while the picture is taken."""
    for one in watch._watches.values():
        one._pause.stop()


@scene("mailboxes")
def mailboxes(stage: Stage) -> QWidget:
    """One waits, one can't move, one is out of reach."""
    wrong = MailboxCertificateWrong("mail.gammal.example", "its certificate has run out")
    fetches = Fetches(
        results=deque([NOTHING, replace(NOTHING, notices=("flagged-instead",)), wrong])
    )
    desk, watch, window = watched(stage, Settings(BOX, SECOND, THIRD), fetches)
    made = MailboxesDialog(desk, watch, window)
    made.table.selectRow(2)
    return made


@scene("mailboxes-none")
def mailboxes_none(stage: Stage) -> QWidget:
    """Nothing is set up yet."""
    return MailboxesDialog(*watched(stage, Settings(), Fetches()))


@scene("mailboxes-remove")
def mailboxes_remove(stage: Stage) -> QWidget:
    """Asked whether it shall be removed."""
    desk, watch, window = watched(stage, Settings(BOX), Fetches())
    made = MailboxesDialog(desk, watch, window)
    made.remove.click()
    return made


def form(stage: Stage, box: Mailbox | None, settings: Settings) -> MailboxDialog:
    desk, _, window = watched(stage, settings, Fetches())
    return MailboxDialog(desk, box, [], window)


@scene("mailbox-form")
def mailbox_form(stage: Stage) -> QWidget:
    """A new one."""
    return form(stage, None, Settings())


@scene("mailbox-form-tested")
def mailbox_form_tested(stage: Stage) -> QWidget:
    """Tokens; the test tells what the server can't do."""
    settings = Settings(SECOND)
    settings.outcome = Reached(12, ("no-safe-move",))
    made = form(stage, SECOND, settings)
    made.test.click()
    stage.settle()
    return made


@scene("mailbox-form-refused")
def mailbox_form_refused(stage: Stage) -> QWidget:
    """The login was refused, with hostile words."""
    settings = Settings(BOX)
    settings.outcome = MailboxLoginRefused(BOX.host, "<b>NO</b> \x1b[31m" + "AUTHFAILED " * 40)
    made = form(stage, BOX, settings)
    made.test.click()
    stage.settle()
    return made


@scene("mailbox-secret")
def mailbox_secret(stage: Stage) -> QWidget:
    """No key store keeps it."""
    desk, _, window = watched(stage, Settings(BOX), Fetches())
    return SecretDialog(desk, BOX, window)


def window_with(stage: Stage, fetches: Fetches) -> MainWindow:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    translators = Translators(app)
    translators.language = Language.SWEDISH
    stage.fill()
    desk = supervised(stage, Settings(BOX), fetches)
    around = Surroundings(stage.preferences(), translators, CasePage, lambda _path: None)
    made = MainWindow(desk, around)
    made.begin()
    made.show()
    stage.settle()
    desk.enter(SIGNED_SUPERVISOR)
    stage.settle()
    hold(made.room().mail.watch)
    return made


@scene("window-mailbox-waiting")
def window_mailbox_waiting(stage: Stage) -> QWidget:
    """The line at the bottom: waiting."""
    return window_with(stage, Fetches())


@scene("window-mailbox-trouble")
def window_mailbox_trouble(stage: Stage) -> QWidget:
    """The line at the bottom: out of reach."""
    down = MailboxUnreachable(BOX.host, 993, "it does not answer")
    return window_with(stage, Fetches(results=deque([down])))


@scene("sending-account")
def sending_account(stage: Stage) -> QWidget:
    """The account that answers are sent by, refused by its server."""
    desk, _, window = watched(stage, Settings(BOX), Fetches())
    made = SendingDialog(desk, ACCOUNT, window)
    made._on_failed(SmtpLoginRefused(ACCOUNT.host, "5.7.8 credentials invalid"))
    made.setProperty("own_size", True)
    return made


@scene("send-answer")
def send_answer(stage: Stage) -> QWidget:
    """What leaves and to whom, asked once more."""
    folder = Path(tempfile.mkdtemp(prefix="dsr-desk-scene-"))
    (folder / "DSR-0042.pdf").write_bytes(bytes(412_000))
    draft = ReplyDraft(
        EmailAddress("maria.lind@exempelstad.example"),
        "sv",
        "[DSR-0042] Registerutdrag klart",
        "Hej",
        (folder / "DSR-0042.pdf",),
        "extract",
        "gurim-tavok-lidep-somun-47",
    )
    window = QWidget()
    KEPT.append(window)
    made = SendDialog(draft, window)
    shutil.rmtree(folder)
    made.setProperty("own_size", True)
    return made


@scene("settle-answer")
def settle_answer(stage: Stage) -> QWidget:
    """Nobody knows whether the answer was sent."""
    window = QWidget()
    KEPT.append(window)
    return SettleDialog(window)
