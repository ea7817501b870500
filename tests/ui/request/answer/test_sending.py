"""Sending from the answer page: asked once more with the focus on Cancel, told plainly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dsr_desk.domain.answers.errors import (
    SendingUnknown,
    SentUnrecorded,
    SmtpRefused,
    UnsentUnrecorded,
)
from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.requests import CaseState
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.request.answer.page import AnswerPage
from dsr_desk.ui.request.answer.sending import SendDialog, SettleDialog
from tests.ui.fake_approval import plan_services, planned
from tests.ui.fake_sending import ACCOUNT, FakeSending, FakeSendingSettings, under_way
from tests.ui.fakes import NOW, SIGNED_AGENT, make_services
from tests.ui.waiting import idle


@pytest.fixture
def sending() -> FakeSending:
    return FakeSending()


@pytest.fixture
def page(sending: FakeSending, jobs: JobRunner, qtbot: QtBot) -> AnswerPage:
    """The page of a case whose run is proved, where sending is set up."""
    return shown(sending, FakeSendingSettings(ACCOUNT), jobs, qtbot)


def shown(
    sending: FakeSending, settings: FakeSendingSettings, jobs: JobRunner, qtbot: QtBot
) -> AnswerPage:
    world = planned()
    world.set_case(state=CaseState.TO_ANSWER)
    faked = {**plan_services(world), "sending": sending, "sending_settings": settings}
    desk = Desk(make_services(world, **faked), jobs, lambda: NOW)
    desk.enter(SIGNED_AGENT)
    made = AnswerPage(desk)
    desk.setParent(made)
    qtbot.addWidget(made)
    made.show()
    made.show_view(world.view)
    idle(qtbot, made.desk)
    return made


def names(page: AnswerPage) -> list[str]:
    return [action.text() for action in page.actions_in_footer()]


def asked(page: AnswerPage, qtbot: QtBot, tmp_path: Path) -> SendDialog:
    """Open the dialog; the attachments lie where they can be measured."""
    (tmp_path / "DSR-0042.pdf").write_bytes(b"x" * 2048)
    assert page._draft is not None
    page._draft = replace(page._draft, attachments=(tmp_path / "DSR-0042.pdf",))
    with qtbot.waitSignal(page.dialog_opened) as opened:
        page.actions_in_footer()[0].trigger()
    assert opened.args is not None
    dialog = opened.args[0]
    assert isinstance(dialog, SendDialog)
    return dialog


def test_without_an_account_an_answer_can_only_be_saved(
    sending: FakeSending, jobs: JobRunner, qtbot: QtBot
) -> None:
    page = shown(sending, FakeSendingSettings(), jobs, qtbot)
    assert names(page) == ["Save the answer", "Save as…"]


def test_what_leaves_and_to_whom_is_shown_and_enter_sends_nothing(
    page: AnswerPage, sending: FakeSending, qtbot: QtBot, tmp_path: Path
) -> None:
    assert names(page)[0] == "Send…"
    dialog = asked(page, qtbot, tmp_path)
    assert dialog.facts["To"] == "maria.lind@exempelstad.example"
    assert dialog.facts["Subject"] == page.subject.text()
    assert dialog.facts["Attached"].startswith("DSR-0042.pdf · 2")
    assert dialog.focusWidget() is dialog.cancel
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    idle(qtbot, page.desk)
    assert sending.sent == []


def test_what_was_typed_is_what_is_sent(
    page: AnswerPage, sending: FakeSending, qtbot: QtBot, tmp_path: Path
) -> None:
    page.body.selectAll()
    page.body.insertPlainText("Hej! Klart, åäö.")
    asked(page, qtbot, tmp_path).send.click()
    qtbot.waitUntil(lambda: page.banner.text.whole_text != "Sending…")
    assert [draft.body for draft in sending.sent] == ["Hej! Klart, åäö."]
    assert "kept as DSR-0042-extract.eml" in page.banner.text.whole_text
    assert page.body.isReadOnly()


def test_what_was_not_sent_is_told_and_can_be_sent_again(
    page: AnswerPage, sending: FakeSending, qtbot: QtBot, tmp_path: Path
) -> None:
    sending.fails = SmtpRefused("smtp.desk.example", "450 come again")
    asked(page, qtbot, tmp_path).send.click()
    qtbot.waitUntil(lambda: page.banner.text.whole_text != "Sending…")
    assert "Nothing was sent" in page.banner.text.whole_text
    assert names(page)[0] == "Send…"


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (SendingUnknown, "Nobody knows"),
        (SentUnrecorded, "The answer was sent"),
        (UnsentUnrecorded, "Nothing was sent"),
    ],
)
def test_a_fate_that_is_not_on_record_is_shown_and_asked_for_before_anything_else(
    page: AnswerPage,
    sending: FakeSending,
    qtbot: QtBot,
    tmp_path: Path,
    error: Callable[[str], DeskError],
    says: str,
) -> None:
    sending.fails = error("smtp.desk.example")
    asked(page, qtbot, tmp_path).send.click()
    qtbot.waitUntil(lambda: page.banner.text.whole_text != "Sending…")
    assert says in page.banner.text.whole_text
    assert names(page) == ["What became of it…"]
    _settle(page, qtbot).no.click()
    idle(qtbot, page.desk)
    assert sending.settled == [False]
    assert names(page)[0] == "Send…"


def test_after_a_restart_the_page_asks_what_became_of_the_mail(
    sending: FakeSending, jobs: JobRunner, qtbot: QtBot
) -> None:
    under_way(sending)
    page = shown(sending, FakeSendingSettings(ACCOUNT), jobs, qtbot)
    assert names(page) == ["What became of it…"]
    assert "Nobody knows" in page.footer_sentence()
    dialog = _settle(page, qtbot)
    assert dialog.focusWidget() is dialog.cancel
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert sending.settled == []
    _settle(page, qtbot).yes.click()
    idle(qtbot, page.desk)
    assert sending.settled == [True]
    assert names(page) == ["Show the folder"]


def _settle(page: AnswerPage, qtbot: QtBot) -> SettleDialog:
    with qtbot.waitSignal(page.dialog_opened) as opened:
        page.actions_in_footer()[0].trigger()
    assert opened.args is not None
    dialog = opened.args[0]
    assert isinstance(dialog, SettleDialog)
    return dialog
