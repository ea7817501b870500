"""Watching: fetch, wait, fetch again; trouble is said, tried again, and ends with the sign-out."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.mailboxes.errors import (
    MailboxCertificateWrong,
    MailboxLoginRefused,
    MailboxLost,
    MailboxSecretMissing,
    MailboxUnreachable,
)
from dsr_desk.domain.mailboxes.mailbox import Mailbox
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.mailboxes.watch import Doing, MailWatch
from dsr_desk.ui.mailboxes.words import state_words
from tests.ui.fakes import NOW, SIGNED_AGENT, World, make_services
from tests.ui.mailboxes.fake_mailboxes import BOX, ONE, Fetches, Settings

LOST = MailboxLost("imap.desk.example")
DOWN = MailboxUnreachable("imap.desk.example", 993, "it does not answer")


@dataclass
class Seen:
    """A watch with what it has told."""

    desk: Desk
    watch: MailWatch
    fetches: Fetches
    settings: Settings
    owner: QObject
    wanted: list[DeskError] = field(default_factory=list)

    @property
    def doing(self) -> Doing:
        return self.watch.states()[0].doing if self.watch.states() else Doing.STOPPED

    def hear(self, _box: Mailbox, error: DeskError) -> None:
        self.wanted.append(error)


@pytest.fixture
def seen(jobs: JobRunner, world: World) -> Seen:
    fetches, settings = Fetches(), Settings(BOX)
    services = make_services(world, mailboxes=settings, mail_fetching=fetches)
    desk = Desk(services, jobs, lambda: NOW)
    owner = QObject()
    made = Seen(desk, MailWatch(desk, owner), fetches, settings, owner)
    made.watch.help_wanted.connect(made.hear)
    return made


def test_nothing_is_fetched_before_somebody_signs_in(qtbot: QtBot, seen: Seen) -> None:
    assert seen.fetches.fetched == []
    seen.desk.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: seen.fetches.waiting == 1)
    assert seen.fetches.fetched == ["intag"]
    assert seen.doing is Doing.WAITING


def test_news_are_fetched_and_told_and_waited_for_again(qtbot: QtBot, seen: Seen) -> None:
    seen.desk.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: seen.fetches.waiting == 1)
    seen.fetches.results.append(ONE)
    with qtbot.waitSignal(seen.watch.fetched) as told:
        seen.fetches.news.set()
    assert told.args == [ONE]
    qtbot.waitUntil(lambda: seen.fetches.waiting == 2)


def test_watching_keeps_neither_the_writer_nor_a_reader_nor_the_end(
    qtbot: QtBot, seen: Seen
) -> None:
    seen.desk.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: seen.fetches.waiting == 1)
    jobs = seen.desk.jobs
    assert not jobs.busy
    assert not jobs.writing
    assert jobs.shut_down(seconds=5)


def test_fetching_now_does_not_wait_for_news(qtbot: QtBot, seen: Seen) -> None:
    seen.desk.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: seen.fetches.waiting == 1)
    seen.watch.fetch_now()
    qtbot.waitUntil(lambda: seen.fetches.waiting == 2)
    assert seen.fetches.fetched == ["intag", "intag"]


def test_a_broken_connection_is_said_and_tried_again(
    qtbot: QtBot, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_desk.ui.mailboxes.watch.FIRST_PAUSE_MS", 1)
    seen.fetches.waits.append(LOST)
    seen.fetches.results.extend([ONE, DOWN, DOWN])
    seen.desk.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: seen.fetches.waiting == 1)
    assert len(seen.fetches.fetched) == 4
    assert seen.watch.states()[0].error is None
    assert seen.wanted == []


def test_the_pause_between_attempts_grows(qtbot: QtBot, seen: Seen) -> None:
    seen.fetches.results.extend([DOWN, DOWN, DOWN])
    seen.desk.enter(SIGNED_AGENT)
    pauses = []
    for _ in range(3):
        qtbot.waitUntil(lambda: seen.doing is Doing.PAUSING)
        watch = next(iter(seen.watch._watches.values()))
        pauses.append(watch._pause.interval())
        assert "can’t be reached" in state_words(watch.state)
        watch.fetch()
    assert pauses == [5_000, 10_000, 20_000]


@pytest.mark.parametrize(
    "error", [MailboxLoginRefused("x", "no"), MailboxSecretMissing("Intag")], ids=lambda e: e.code
)
def test_what_only_a_person_can_mend_is_asked_once_and_not_tried_again(
    qtbot: QtBot, seen: Seen, error: DeskError
) -> None:
    seen.fetches.results.extend([error, error])
    seen.desk.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: bool(seen.wanted))
    assert seen.doing is Doing.STOPPED
    assert not next(iter(seen.watch._watches.values()))._pause.isActive()
    seen.watch.fetch_now()
    qtbot.waitUntil(lambda: len(seen.fetches.fetched) == 2 and seen.doing is Doing.STOPPED)
    assert seen.wanted == [error]


def test_a_wrong_certificate_is_said_aloud(qtbot: QtBot, seen: Seen) -> None:
    seen.fetches.results.append(MailboxCertificateWrong("x", "its certificate has run out"))
    seen.desk.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: bool(seen.wanted))
    assert seen.doing is Doing.PAUSING


def test_signing_out_ends_it(qtbot: QtBot, seen: Seen) -> None:
    seen.desk.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: seen.fetches.waiting == 1)
    seen.desk.leave()
    assert seen.watch.states() == ()
    qtbot.waitUntil(lambda: not seen.desk.jobs._running)


def test_changed_settings_are_taken_up(qtbot: QtBot, seen: Seen) -> None:
    seen.desk.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: seen.fetches.waiting == 1)
    seen.settings.boxes = []
    seen.desk.tell_changed(Changes(mailboxes=True))
    qtbot.waitUntil(lambda: seen.watch.states() == ())
