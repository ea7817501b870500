"""The main window over a real desk and a real mail server: a mail that comes becomes a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dsr_desk.domain.mailboxes.mailbox import AfterFiling
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import Translators
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.mailboxes.dialog import MailboxesDialog
from dsr_desk.ui.mailboxes.secret_dialog import SecretDialog
from dsr_desk.ui.mailboxes.watch import Doing
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.window.main_window import MainWindow, Surroundings
from tests.services.mailboxes.conftest import Post
from tests.services.mailboxes.dovecot import PASSWORD
from tests.ui.fakes import make_case_page

PATIENCE_MS = 20_000
"""For a real server on a busy machine; nothing is measured."""


@pytest.fixture
def window(
    qtbot: QtBot, jobs: JobRunner, post: Post, preferences: Preferences, translators: Translators
) -> MainWindow:
    """A window over the real workspace, at which nobody sits yet."""
    opened: list[Path] = []
    desk = Desk(post.small.services, jobs, post.small.clock)
    around = Surroundings(preferences, translators, make_case_page, opened.append)
    made = MainWindow(desk, around)
    qtbot.addWidget(made)
    made.begin()
    made.show()
    qtbot.waitUntil(lambda: made.sign_in.account.count() == 3)
    return made


def waiting(qtbot: QtBot, window: MainWindow) -> None:
    def is_so() -> bool:
        states = window.room().mail.watch.states()
        return bool(states) and all(s.doing is Doing.WAITING for s in states)

    qtbot.waitUntil(is_so, timeout=PATIENCE_MS)


def rows(window: MainWindow) -> int:
    return window.queue.model.rowCount()


def test_a_mail_that_comes_while_the_window_is_open_becomes_a_row(
    qtbot: QtBot, window: MainWindow, post: Post
) -> None:
    post.server.fill(post.user, folder="Klart")
    post.add(after=AfterFiling.MOVE, target="Klart")
    post.fill(1)
    window._desk.enter(post.small.alva)
    qtbot.waitUntil(lambda: rows(window) == 1, timeout=PATIENCE_MS)
    waiting(qtbot, window)
    assert window.room().intake_banner.text.whole_text.startswith("Filed as DSR-")
    post.fill(2)
    # Rows never move under the cursor: that there is more is said, and shown when asked for.
    qtbot.waitUntil(window.queue._stale.isVisible, timeout=PATIENCE_MS)
    window.queue._stale.click()
    qtbot.waitUntil(lambda: rows(window) == 2)
    qtbot.waitUntil(lambda: post.server.lying(post.user) == {}, timeout=PATIENCE_MS)
    waiting(qtbot, window)
    assert "waiting since" in window.status.mail.text.whole_text


def test_f5_fetches(qtbot: QtBot, window: MainWindow, post: Post) -> None:
    post.add()
    window._desk.enter(post.small.alva)
    waiting(qtbot, window)
    with qtbot.waitSignal(window.room().mail.watch.changed):
        window.menus.actions["refresh"].trigger()
    assert window.room().mail.watch.states()[0].doing is Doing.FETCHING
    waiting(qtbot, window)


def test_closing_does_not_wait_for_the_server(
    qtbot: QtBot, window: MainWindow, post: Post, jobs: JobRunner
) -> None:
    post.add()
    window._desk.enter(post.small.alva)
    waiting(qtbot, window)
    assert window.close()
    assert jobs.shut_down(seconds=5)


def test_without_a_key_store_the_password_is_asked_for(
    qtbot: QtBot, window: MainWindow, post: Post
) -> None:
    box = post.server.box(post.user)
    post.small.services.mailboxes.save(box, None, post.small.sam)
    window._desk.enter(post.small.alva)
    qtbot.waitUntil(window.banner.isVisible, timeout=PATIENCE_MS)
    assert "is not known here" in window.banner.text.whole_text
    assert "is not known here" in window.status.mail.text.whole_text
    qtbot.mouseClick(window.banner.button, Qt.MouseButton.LeftButton)
    dialog = window.room().mail.dialog
    assert isinstance(dialog, SecretDialog)
    qtbot.keyClicks(dialog.field, PASSWORD)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    waiting(qtbot, window)
    assert "fetched" in window.status.mail.text.whole_text


def test_only_a_supervisor_is_offered_the_mailboxes(
    qtbot: QtBot, window: MainWindow, post: Post
) -> None:
    action = window.menus.actions["mailboxes"]
    window._desk.enter(post.small.alva)
    assert not action.isEnabled()
    window._desk.leave()
    window._desk.enter(post.small.sam)
    assert action.isEnabled()
    action.trigger()
    assert isinstance(window.room().mail.dialog, MailboxesDialog)


def test_a_mailbox_set_up_in_the_window_is_watched_at_once(
    qtbot: QtBot, window: MainWindow, post: Post
) -> None:
    window._desk.enter(post.small.sam)
    window.menus.actions["mailboxes"].trigger()
    dialog = window.room().mail.dialog
    assert isinstance(dialog, MailboxesDialog)
    with qtbot.waitSignal(dialog.form_opened) as opened:
        dialog.add.click()
    form = opened.args[0]
    form.fields.name.setText("Intag")
    form.fields.host.setText("localhost")
    form.fields.port.setText(str(post.server.tls))
    form.fields.user.setText(post.user)
    form.fields.secret.setText(PASSWORD)
    form.fields.changed.emit()
    form.test.click()
    qtbot.waitUntil(lambda: form.banner.tone == "ok", timeout=PATIENCE_MS)
    form.save.click()
    waiting(qtbot, window)
    assert post.small.services.mailboxes.get("intag").user == post.user
    assert dialog.model.rowCount() == 1
