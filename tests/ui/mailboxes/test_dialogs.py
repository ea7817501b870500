"""The dialogs: settings in, settings out; a test says what failed; nothing is removed by Enter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.mailboxes.errors import MailboxCertificateWrong, TokenRefused
from dsr_desk.domain.mailboxes.forgotten import Forgotten
from dsr_desk.domain.mailboxes.mailbox import AfterFiling, AuthKind, Mailbox, Provider, Security
from dsr_desk.services.mailboxes.secrets import Credential
from dsr_desk.services.mailboxes.settings import Reached
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.mailboxes.dialog import MailboxesDialog
from dsr_desk.ui.mailboxes.fields import free_key
from dsr_desk.ui.mailboxes.form import MailboxDialog
from dsr_desk.ui.mailboxes.secret_dialog import SecretDialog
from dsr_desk.ui.mailboxes.watch import MailWatch
from dsr_desk.ui.widgets.labels import PlainLabel
from tests.ui.fakes import NOW, SIGNED_SUPERVISOR, World, make_services
from tests.ui.mailboxes.fake_mailboxes import BOX, Fetches, Settings

WITH_TOKENS = replace(
    BOX,
    auth=AuthKind.XOAUTH2,
    after=AfterFiling.MOVE,
    target="Klart",
    provider=Provider("https://login.example/token", "https://login.example/code", "desk", "imap"),
)


@pytest.fixture
def settings() -> Settings:
    return Settings(BOX)


@pytest.fixture
def supervised(jobs: JobRunner, world: World, settings: Settings) -> Desk:
    services = make_services(world, mailboxes=settings, mail_fetching=Fetches())
    return Desk(services, jobs, lambda: NOW)


@pytest.fixture
def window(qtbot: QtBot, supervised: Desk) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    supervised.enter(SIGNED_SUPERVISOR)
    return made


def form(desk: Desk, window: QWidget, box: Mailbox | None = None) -> MailboxDialog:
    made = MailboxDialog(desk, box, ["intag"], window)
    made.show()
    return made


def test_long_labels_push_no_field_sideways(supervised: Desk, window: QWidget) -> None:
    dialog = form(supervised, window, WITH_TOKENS)
    labels = [label for label in dialog.fields.findChildren(PlainLabel) if label.isVisible()]
    longest = max(labels, key=lambda label: len(label.whole_text))
    whole = longest.fontMetrics().horizontalAdvance(longest.whole_text)
    assert longest.minimumSizeHint().width() < whole // 2


@pytest.mark.parametrize(
    "box", [BOX, WITH_TOKENS, replace(BOX, security=Security.NONE, host="127.0.0.1")]
)
def test_what_is_not_touched_stays_as_it_was(
    supervised: Desk, window: QWidget, box: Mailbox
) -> None:
    dialog = form(supervised, window, box)
    kept = dialog.fields.box
    assert kept == box
    assert {type(kept.security), type(kept.auth), type(kept.after)} == {
        Security,
        AuthKind,
        AfterFiling,
    }
    assert dialog.fields.credential is None
    assert dialog.fields.client_id.isVisible() == (box.auth is AuthKind.XOAUTH2)
    assert dialog.fields.target.isVisible() == (box.after is AfterFiling.MOVE)


def test_going_without_encryption_is_not_offered(supervised: Desk, window: QWidget) -> None:
    choices = form(supervised, window).fields.security
    assert [choices.itemData(n) for n in range(choices.count())] == [
        Security.TLS,
        Security.STARTTLS,
    ]


def test_a_new_mailbox_is_typed_in_and_saved(
    qtbot: QtBot, supervised: Desk, window: QWidget, settings: Settings
) -> None:
    dialog = form(supervised, window)
    fields = dialog.fields
    assert not dialog.save.isEnabled()
    assert dialog.missing.whole_text == "Still missing: the name, the mail server, the user"
    for field, text in (
        (fields.name, "Intag"),
        (fields.host, "imap.desk.example"),
        (fields.user, "dsr@desk.example"),
        (fields.secret, "hemligt"),
    ):
        qtbot.keyClicks(field, text)
    assert dialog.missing.isHidden()
    fields.security.setCurrentIndex(1)
    fields.security.activated.emit(1)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(settings.saved))
    box, credential = settings.saved[0]
    assert (box.key, box.port, box.security) == ("intag-2", 143, Security.STARTTLS)
    assert credential == Credential("hemligt")


def test_a_test_says_that_it_works_and_what_the_server_can_not_do(
    qtbot: QtBot, supervised: Desk, window: QWidget, settings: Settings
) -> None:
    settings.outcome = Reached(3, ("no-safe-move",))
    dialog = form(supervised, window, BOX)
    qtbot.mouseClick(dialog.test, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.banner.tone == "attention")
    assert "3 mails" in dialog.banner.text.whole_text
    assert "UIDPLUS" in dialog.banner.text.whole_text
    assert settings.saved == []


def test_a_test_names_exactly_what_failed(
    qtbot: QtBot, supervised: Desk, window: QWidget, settings: Settings
) -> None:
    settings.outcome = MailboxCertificateWrong("imap.desk.example", "its certificate has run out")
    dialog = form(supervised, window, BOX)
    qtbot.mouseClick(dialog.test, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.banner.tone == "failed")
    assert "has run out" in dialog.banner.text.whole_text
    assert dialog.test.isEnabled()


def test_a_person_signs_in_by_a_code(qtbot: QtBot, supervised: Desk, window: QWidget) -> None:
    dialog = form(supervised, window, WITH_TOKENS)
    qtbot.mouseClick(dialog.sign_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.banner.tone == "ok")
    assert dialog.fields.credential == Credential("fornyelse")


def test_a_declined_sign_in_is_said(
    qtbot: QtBot, supervised: Desk, window: QWidget, settings: Settings
) -> None:
    settings.tokens = TokenRefused("login.example", "access_denied")
    dialog = form(supervised, window, WITH_TOKENS)
    qtbot.mouseClick(dialog.sign_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.banner.tone == "failed")
    assert "access_denied" in dialog.banner.text.whole_text


def test_the_password_is_shown_nowhere(supervised: Desk, window: QWidget) -> None:
    fields = form(supervised, window).fields
    for field in (fields.secret, fields.client_secret):
        assert field.echoMode() is field.EchoMode.Password


def test_removing_asks_first_and_enter_does_nothing(
    qtbot: QtBot, supervised: Desk, window: QWidget, settings: Settings
) -> None:
    watch = MailWatch(supervised, window)
    supervised.signed_in.emit()
    qtbot.waitUntil(lambda: bool(watch.states()))
    dialog = MailboxesDialog(supervised, watch, window)
    dialog.show()
    assert dialog.chosen == BOX
    assert dialog.really.isHidden()
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert not dialog.really.isHidden()
    qtbot.keyClick(dialog.really, Qt.Key.Key_Return)
    assert settings.removed == []
    qtbot.mouseClick(dialog.really, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)
    assert settings.removed == ["intag"]
    assert not dialog.change.isEnabled()
    assert dialog.banner.isHidden()


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (Forgotten.REFUSED, "its password is still in the key store"),
        (Forgotten.UNREACHED, "No key store can be reached here"),
    ],
)
def test_a_password_that_may_still_be_kept_is_told(
    qtbot: QtBot,
    supervised: Desk,
    window: QWidget,
    settings: Settings,
    left: Forgotten,
    said: str,
) -> None:
    settings.left = left
    watch = MailWatch(supervised, window)
    supervised.signed_in.emit()
    qtbot.waitUntil(lambda: bool(watch.states()))
    dialog = MailboxesDialog(supervised, watch, window)
    dialog.show()
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.really, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0 and dialog.banner.isVisible())
    assert dialog.banner.tone == "attention"
    assert said in dialog.banner.text.whole_text
    assert "Remove “w-1/mailbox/intag” of “dsr-desk”" in dialog.banner.text.whole_text


def test_a_hostile_title_is_shown_letter_for_letter(
    qtbot: QtBot, supervised: Desk, window: QWidget, settings: Settings
) -> None:
    settings.boxes = [replace(BOX, title="<b>x\u202e</b>")]
    watch = MailWatch(supervised, window)
    supervised.signed_in.emit()
    qtbot.waitUntil(lambda: bool(watch.states()))
    dialog = MailboxesDialog(supervised, watch, window)
    title = dialog.model.index(0, 0).data()
    assert title.startswith("<b>x")
    assert "\u202e" not in title


def test_a_secret_is_given_for_the_session(
    qtbot: QtBot, supervised: Desk, window: QWidget, settings: Settings
) -> None:
    dialog = SecretDialog(supervised, BOX, window)
    dialog.show()
    assert not dialog.use.isEnabled()
    qtbot.keyClicks(dialog.field, "hemligt")
    qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: settings.given == [Credential("hemligt")])


@pytest.mark.parametrize(
    ("title", "key"),
    [("Intag Årsta!", "intag-arsta"), ("", "mailbox"), ("日本", "mailbox"), ("Intag", "intag-2")],
)
def test_a_short_name_is_made_of_the_title(title: str, key: str) -> None:
    assert free_key(title, frozenset({"intag"})) == key
