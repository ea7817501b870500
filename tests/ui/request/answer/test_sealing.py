"""The extract goes with the answer encrypted; its password is shown once."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from dsr_desk.domain.requests import CaseState
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.request.answer.page import AnswerPage
from dsr_desk.ui.request.answer.sealing import PasswordDialog
from dsr_desk.ui.request.others.dialog import OthersDialog
from dsr_desk.ui.widgets.busy import BusyBar
from dsr_desk.ui.widgets.labels import PlainLabel
from tests.ui.fake_approval import PlanWorld, plan_services
from tests.ui.fake_sealing import PASSWORDS, FakeExtract, FakeExtractAnswers, FakeSealing
from tests.ui.fakes import NOW, SIGNED_AGENT, make_services
from tests.ui.listening import unnamed
from tests.ui.waiting import idle


@pytest.fixture
def sealing() -> FakeSealing:
    return FakeSealing()


@pytest.fixture
def page(world: PlanWorld, sealing: FakeSealing, jobs: JobRunner, qtbot: QtBot) -> AnswerPage:
    """The page with the draft of an answer to which an extract belongs."""
    fakes = plan_services(world) | {
        "replies": FakeExtractAnswers(world),
        "export": FakeExtract(),
        "sealing": sealing,
    }
    desk = Desk(make_services(world, **fakes), jobs, lambda: NOW)
    desk.enter(SIGNED_AGENT)
    made = AnswerPage(desk)
    desk.setParent(made)
    qtbot.addWidget(made)
    made.show()
    made.show_view(world.view)
    idle(qtbot, made.desk)
    return made


def sealed_by(page: AnswerPage, qtbot: QtBot) -> PasswordDialog:
    dialogs: list[QDialog] = []
    page.dialog_opened.connect(dialogs.append)
    page.files.seal.click()
    idle(qtbot, page.desk)
    qtbot.waitUntil(lambda: len(dialogs) == 1)
    (dialog,) = dialogs
    assert isinstance(dialog, PasswordDialog)
    return dialog


def test_the_extract_is_beside_the_mail_until_it_is_sealed(
    page: AnswerPage, world: PlanWorld, qtbot: QtBot
) -> None:
    assert page.files.title.whole_text == "To hand over, not in the mail"
    closes = "Saving the answer closes the case."
    assert page.footer_sentence() == f"The extract is not attached. {closes}"
    assert page.panes() == (page.files.seal, page.subject, page.body)
    # What closes the case does not lead on while the extract is still to go with it.
    assert page.actions_in_footer()[0] is page.sealing.attach
    dialog = sealed_by(page, qtbot)
    assert dialog.field.text() == PASSWORDS[0]
    idle(qtbot, page.desk)
    assert page.files.title.whole_text == "Attached"
    assert page.actions_in_footer()[0].text() == "Save the answer"
    assert page.files.names.whole_text == "DSR-0042.pdf"
    assert page.footer_sentence() == closes
    assert page.panes() == (page.subject, page.body)
    assert "krypterad" in page.body.toPlainText()
    page.actions_in_footer()[0].trigger()
    idle(qtbot, page.desk)
    ((draft, _),) = world.answered
    assert draft.password == PASSWORDS[0]
    assert PASSWORDS[0] not in draft.body
    assert page.files.seal.isHidden()


def test_the_password_is_nowhere_in_the_window_afterwards(page: AnswerPage, qtbot: QtBot) -> None:
    dialog = sealed_by(page, qtbot)
    dialog.copy.click()
    assert QApplication.clipboard().text() == PASSWORDS[0]
    dialog.close_button.click()
    idle(qtbot, page.desk)
    shown = page.body.toPlainText() + page.banner.text.whole_text + page.subject.text()
    assert PASSWORDS[0] not in shown


def test_a_text_that_was_typed_is_kept_and_has_to_be_read_again(
    page: AnswerPage, world: PlanWorld, qtbot: QtBot
) -> None:
    page.body.insertPlainText("Mine. ")
    sealed_by(page, qtbot)
    assert page.body.toPlainText().startswith("Mine. ")
    assert "Read once more" in page.banner.text.whole_text
    page.actions_in_footer()[0].trigger()
    idle(qtbot, page.desk)
    ((draft, _),) = world.answered
    assert [path.name for path in draft.attachments] == ["DSR-0042.pdf"]
    assert draft.password == PASSWORDS[0]


def test_what_is_too_large_stays_beside_the_mail(
    page: AnswerPage, sealing: FakeSealing, qtbot: QtBot
) -> None:
    sealing.large = True
    sealed_by(page, qtbot)
    idle(qtbot, page.desk)
    assert page.files.title.whole_text == "To hand over, not in the mail"
    assert page.files.names.whole_text == "DSR-0042.pdf, DSR-0042-sealed.zip"


def test_a_lost_password_means_sealing_again(page: AnswerPage, qtbot: QtBot) -> None:
    sealed_by(page, qtbot).close_button.click()
    idle(qtbot, page.desk)
    assert page.files.seal.text() == "Seal it again…"
    assert sealed_by(page, qtbot).field.text() == PASSWORDS[1]


def held(page: AnswerPage, sealing: FakeSealing, qtbot: QtBot) -> None:
    """Begin to seal, and stand half-way."""
    sealing.held = True
    page.files.seal.click()
    qtbot.waitUntil(sealing.waiting.is_set)
    qtbot.waitUntil(page.sealing.busy.isVisible)
    qtbot.waitUntil(lambda: "412" in words(page.sealing.busy))


def words(bar: BusyBar) -> str:
    return " ".join(label.whole_text for label in bar.findChildren(PlainLabel))


def test_the_bytes_are_told_and_nothing_leaves_meanwhile(
    page: AnswerPage, sealing: FakeSealing, qtbot: QtBot
) -> None:
    held(page, sealing, qtbot)
    assert words(page.sealing.busy) == "Encrypting the extract: 412.0 MB of 1.1 GB"
    assert not any(action.isEnabled() for action in page.actions_in_footer())
    assert page.files.seal.isHidden()
    page.sealing.start()
    sealing.go_on.set()
    idle(qtbot, page.desk)
    assert not page.sealing.busy.isVisible()
    assert all(action.isEnabled() for action in page.actions_in_footer())
    assert page.sealing.files
    assert next(sealing.passwords) == PASSWORDS[1]  # it was sealed once


def test_sealing_that_is_stopped_leaves_the_page_as_it_was(
    page: AnswerPage, sealing: FakeSealing, qtbot: QtBot
) -> None:
    dialogs: list[QDialog] = []
    page.dialog_opened.connect(dialogs.append)
    held(page, sealing, qtbot)
    page.sealing.busy.stop_requested.emit()
    idle(qtbot, page.desk)
    assert "nothing is left of it" in page.banner.text.whole_text
    assert not page.sealing.busy.isVisible()
    assert page.files.seal.text() == "Attach it encrypted…"
    assert (page.sealing.files, dialogs) == ((), [])
    assert all(action.isEnabled() for action in page.actions_in_footer())


def test_who_goes_to_another_case_stops_what_would_have_no_password(
    page: AnswerPage, sealing: FakeSealing, qtbot: QtBot
) -> None:
    held(page, sealing, qtbot)
    page.clear()
    idle(qtbot, page.desk)
    assert not sealing.go_on.is_set()
    assert not page.sealing.running
    assert not page.sealing.busy.isVisible()
    assert next(sealing.passwords) == PASSWORDS[0]  # none was used


def test_everything_has_a_name(page: AnswerPage, qtbot: QtBot) -> None:
    assert unnamed(sealed_by(page, qtbot)) == []


def test_the_keyboard_stays_with_the_answer_while_its_extract_is_sealed(
    page: AnswerPage, qtbot: QtBot
) -> None:
    page.activateWindow()
    page.files.seal.setFocus()
    qtbot.waitUntil(page.files.seal.hasFocus)
    dialog = sealed_by(page, qtbot)
    assert page.focusWidget() is page.subject
    dialog.accept()


def test_escape_says_first_that_the_password_is_gone_then(page: AnswerPage, qtbot: QtBot) -> None:
    dialog = sealed_by(page, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.lost.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_others_about_whom_nobody_has_decided_are_told_before_the_answer_leaves(
    page: AnswerPage, world: PlanWorld, qtbot: QtBot
) -> None:
    assert page.others.isHidden(), "everybody has been decided about"
    cast(FakeExtract, page.desk.services.export).left = 5
    page.clear()
    page.show_view(world.view)
    idle(qtbot, page.desk)
    assert page.others.text.whole_text.startswith("The extract holds 5 other persons")
    dialogs: list[QDialog] = []
    page.dialog_opened.connect(dialogs.append)
    page.others.button.click()
    (dialog,) = dialogs
    assert isinstance(dialog, OthersDialog)
    idle(qtbot, page.desk)
    dialog.reject()
    page.actions_in_footer()[1].trigger()
    qtbot.waitUntil(lambda: page.banner.tone == "ok")
    assert page.others.isHidden(), "what has left can't be taken back"


def test_a_closed_case_says_nothing_of_others(
    page: AnswerPage, world: PlanWorld, qtbot: QtBot
) -> None:
    cast(FakeExtract, page.desk.services.export).left = 5
    world.set_case(state=CaseState.CLOSED)
    page.clear()
    page.show_view(world.view)
    idle(qtbot, page.desk)
    assert page.others.isHidden()
