"""What is dragged onto the window: taken, or refused in words, and never moved away."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.services.intake.intake import IntakeOutcome
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import Translators
from dsr_desk.ui.phone.dialog import PhoneDialog
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.window.dropping import (
    CONTENTS,
    MAIL,
    NAMES,
    DropTarget,
    contents,
    refusal,
    refusal_text,
)
from dsr_desk.ui.window.main_window import MainWindow, Surroundings
from tests.ui.fakes import SIGNED_AGENT, FakeIntake, World, make_case, make_case_page

MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
EML = b"From: maria@exempelstad.example\r\n\r\nHej"


def urls(*addresses: str | Path) -> QMimeData:
    data = QMimeData()
    made = [QUrl.fromLocalFile(str(a)) if isinstance(a, Path) else QUrl(a) for a in addresses]
    data.setUrls(made)
    return data


def told(form: str, content: bytes) -> QMimeData:
    data = QMimeData()
    data.setData(form, content)
    return data


def windows(names: Sequence[str], mails: Sequence[bytes], *, claimed: int = -1) -> QMimeData:
    """Return what Outlook hands over on Windows: a list of names, then each content."""
    count = len(names) if claimed < 0 else claimed
    lines = b"".join(
        b"\x00" * 72 + name.encode("utf-16-le").ljust(520, b"\x00")[:520] for name in names
    )
    data = told(NAMES, struct.pack("<I", count) + lines)
    for number, mail in enumerate(mails):
        data.setData(f"{CONTENTS};index={number}", mail)
    return data


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (urls(Path("/a/b.eml")), ""),
        (urls(Path("/a/b.eml"), "https://x.example/c.eml"), ""),
        (urls("https://x.example/c.eml"), "link"),
        (urls("mailbox-message://x@localhost/Inbox#7"), "link"),
        (told(MAIL, EML), ""),
        (windows(["a.msg"], [EML]), ""),
        (text("Hej"), "text"),
        (QMimeData(), "text"),
    ],
)
def test_what_can_be_taken_is_told_without_reading_it(data: QMimeData, code: str) -> None:
    assert refusal(data) == code


def test_files_come_as_paths_and_a_link_among_them_is_told() -> None:
    found = contents(urls(Path("/a/b.eml"), "https://x.example/c.eml"))
    assert found.paths == (Path("/a/b.eml"),)
    assert [(m.origin, m.problem) for m in found.mails] == [
        ("https://x.example/c.eml", "file-unreadable")
    ]


def test_a_mail_programs_mail_comes_by_its_content() -> None:
    (mail,) = contents(told(MAIL, EML)).mails
    assert (mail.data, mail.typed) == (EML, False)


def test_outlooks_mails_come_by_name_and_content() -> None:
    found = contents(windows(["Begäran.msg", "tom.msg"], [b"\xd0\xcf", b""]))
    assert [(m.origin, m.data, m.problem) for m in found.mails] == [
        ("Begäran.msg", b"\xd0\xcf", ""),
        ("tom.msg", b"", "file-unreadable"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        windows(["a.msg"], [b""]),
        windows([], [], claimed=4_000_000_000),
        windows(["a.msg"], [], claimed=4_000_000_000),
        told(NAMES, b"\x01"),
        told(MAIL, b""),
    ],
)
def test_what_comes_without_content_is_nothing(data: QMimeData) -> None:
    found = contents(data)
    assert (found.paths, found.mails) == ((), ())


@pytest.fixture
def target(qtbot: QtBot) -> DropTarget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    return DropTarget(window)


def enter(target: DropTarget, data: QMimeData, hindrance: str = "") -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(5, 5), MOVE | COPY, data, LEFT, PLAIN)
    target.entered(event, hindrance)
    return event


def test_the_sign_lies_over_the_window_while_something_is_dragged(target: DropTarget) -> None:
    data = told(MAIL, EML)
    assert enter(target, data).isAccepted()
    assert target.sign.isVisible()
    assert target.sign.sentence.text() == "Drop to take in the mail"
    target.sign._window.resize(500, 200)
    assert target.sign.size() == target.sign._window.size()
    target.left()
    assert not target.sign.isVisible()


@pytest.mark.parametrize("code", ["signed-out", "busy", "link", "text", "empty"])
def test_a_refusal_is_said_in_words_while_dragging(target: DropTarget, code: str) -> None:
    data = told(MAIL, EML)
    enter(target, data, code)
    assert target.sign.reason.text() == refusal_text(code)
    move = QDragMoveEvent(QPoint(5, 5), MOVE | COPY, data, LEFT, PLAIN)
    target.moved(move)
    assert not move.isAccepted()


def test_a_mail_is_never_moved_out_of_a_mailbox(target: DropTarget) -> None:
    data = told(MAIL, EML)
    event = QDropEvent(QPointF(5, 5), MOVE | COPY, data, LEFT, PLAIN)
    event.setDropAction(MOVE)
    target.dropped(event, "")
    assert event.dropAction() is COPY


@pytest.fixture
def window(
    qtbot: QtBot, desk: Desk, preferences: Preferences, translators: Translators
) -> MainWindow:
    around = Surroundings(preferences, translators, make_case_page, lambda _path: None)
    made = MainWindow(desk, around)
    qtbot.addWidget(made)
    made.show()
    return made


def drop(window: MainWindow, data: QMimeData) -> QDropEvent:
    event = QDropEvent(QPointF(5, 5), COPY, data, LEFT, PLAIN)
    window.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, PLAIN))
    window.dropEvent(event)
    return event


def test_a_dropped_mail_is_filed_and_its_fate_is_told(
    qtbot: QtBot, window: MainWindow, desk: Desk, world: World
) -> None:
    world.outcomes = (
        IntakeOutcome("a.msg", "filed", "DSR-0061", "outlook-unreadable"),
        IntakeOutcome("b.pdf", "skipped", "", "no-mail-file"),
    )
    assert drop(window, windows(["a.msg"], [EML])).isAccepted()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    qtbot.waitUntil(window.room().intake_banner.isVisible)
    intake = cast(FakeIntake, desk.services.intake)
    assert [mail.data for mail in intake.handed_over] == [EML]
    assert window.room().intake_banner.text.text() == "1 filed, 1 left aside."
    assert window.room().intake_banner.tone == "attention"


def test_a_refused_drop_is_said_in_the_window_and_nothing_is_filed(
    window: MainWindow, desk: Desk
) -> None:
    event = drop(window, text("Hej"))
    assert not event.isAccepted()
    assert not window.room().drop.sign.isVisible()
    assert window.room().intake_banner.text.text() == refusal_text("text")
    drop(window, told(MAIL, b""))
    assert window.room().intake_banner.text.text() == refusal_text("empty")
    assert cast(FakeIntake, desk.services.intake).taken == []


def test_dragging_on_takes_the_sign_away(window: MainWindow) -> None:
    data = told(MAIL, EML)
    window.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, PLAIN))
    assert window.room().drop.sign.isVisible()
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not window.room().drop.sign.isVisible()


def test_a_phone_call_is_typed_in_by_its_key_and_its_case_is_shown(
    qtbot: QtBot, window: MainWindow, desk: Desk, world: World
) -> None:
    desk.leave()
    with qtbot.waitSignal(window.queue.model.loaded):
        desk.enter(SIGNED_AGENT)
    assert "Ctrl+N" in [k.toString() for k in window.menus.actions["phone_call"].shortcuts()]
    window.menus.actions["phone_call"].trigger()
    (dialog,) = window.findChildren(PhoneDialog)
    world.add(make_case(61))
    with qtbot.waitSignal(window.room()._openings.call_filed):
        dialog.call_filed.emit("DSR-0061")
    qtbot.waitUntil(lambda: window.queue.list.current_case() == 61)
    dialog.reject()
    qtbot.waitUntil(lambda: not desk.jobs.busy)


def test_a_phone_call_needs_somebody_signed_in(window: MainWindow, desk: Desk) -> None:
    desk.leave()
    assert not window.menus.actions["phone_call"].isEnabled()
