"""The prepared answer: read, changed, saved; what somebody has typed is never lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dsr_desk.domain.answers.replies import EXTRACT
from dsr_desk.domain.requests import CaseState, MailRole, RequestKind
from dsr_desk.services.intake.case_view import ShownMail
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.request.answer.page import AnswerPage
from dsr_desk.ui.request.footer import Footer
from tests.ui.fake_approval import PlanWorld, plan_services
from tests.ui.fakes import NOW, SIGNED_AGENT, make_services
from tests.ui.waiting import idle


@pytest.fixture
def page(world: PlanWorld, jobs: JobRunner, qtbot: QtBot) -> AnswerPage:
    """The page with the draft."""
    desk = Desk(make_services(world, **plan_services(world)), jobs, lambda: NOW)
    desk.enter(SIGNED_AGENT)
    made = AnswerPage(desk)
    desk.setParent(made)
    qtbot.addWidget(made)
    made.show()
    made.show_view(world.view)
    idle(qtbot, made.desk)
    return made


def test_the_draft_goes_to_the_editor_who_wrote_and_names_its_files(page: AnswerPage) -> None:
    assert page.recipient.whole_text == "maria.lind@exempelstad.example"
    assert page.files.title.whole_text == "Attached"
    assert page.files.names.whole_text == "DSR-0042.pdf"
    assert "genomförd" in page.body.toPlainText()
    assert page.footer_sentence() == "Saving the answer closes the case."


def test_what_was_changed_is_what_is_saved(
    page: AnswerPage, world: PlanWorld, qtbot: QtBot
) -> None:
    page.body.selectAll()
    page.body.insertPlainText("Hej! Klart, åäö.")
    page.actions_in_footer()[0].trigger()
    idle(qtbot, page.desk)
    assert [(d.body, target) for d, target in world.answered] == [("Hej! Klart, åäö.", None)]
    assert "DSR-0042-confirmation.eml" in page.banner.text.whole_text
    assert page.body.isReadOnly()
    assert [a.text() for a in page.actions_in_footer()] == ["Show the folder"]


def test_after_the_answer_ctrl_enter_leads_on_or_nowhere(
    page: AnswerPage, world: PlanWorld, qtbot: QtBot
) -> None:
    footer = Footer(page)
    page.actions_in_footer()[0].trigger()
    idle(qtbot, page.desk)
    footer.show_actions(page.actions_in_footer(), "")
    assert [button.text() for button in footer.buttons()] == ["Show the folder"]
    assert footer.primary is None, "a folder is no step of the case"


def test_after_the_answer_with_an_extract_the_erasure_comes_next(
    page: AnswerPage, world: PlanWorld, qtbot: QtBot
) -> None:
    assert page._draft is not None
    page._draft = replace(page._draft, kind=EXTRACT)
    page.actions_in_footer()[0].trigger()
    idle(qtbot, page.desk)
    world.set_case(kind=RequestKind.ACCESS_ERASURE, state=CaseState.REVIEWING)
    page.show_view(world.view)
    first, folder = page.actions_in_footer()
    assert (first.text(), folder.text()) == ("Go on with the erasure", "Show the folder")
    with qtbot.waitSignal(page.step_requested) as asked:
        first.trigger()
    assert asked.args == [0]


def test_the_case_read_again_does_not_take_the_typed_text_away(
    page: AnswerPage, world: PlanWorld, qtbot: QtBot
) -> None:
    page.body.insertPlainText("Mine. ")
    page.show_view(world.view)
    idle(qtbot, page.desk)
    assert page.body.toPlainText().startswith("Mine. ")


def test_another_language_fetches_another_draft(page: AnswerPage, qtbot: QtBot) -> None:
    page.language.activated.emit(1)
    idle(qtbot, page.desk)
    assert page.body.toPlainText().startswith("Hello Maria")
    assert page.language.currentIndex() == 1


def test_another_language_asks_before_it_replaces_a_typed_text(
    page: AnswerPage, qtbot: QtBot
) -> None:
    page.body.insertPlainText("Mine. ")
    page.language.activated.emit(1)
    idle(qtbot, page.desk)
    assert page.body.toPlainText().startswith("Mine. ")
    assert page.language.currentIndex() == 0
    assert page.banner.button.text() == "Replace my text"
    page.banner.button.click()
    idle(qtbot, page.desk)
    assert page.body.toPlainText().startswith("Hello Maria")
    assert not page.banner.isVisible()


def test_saving_elsewhere_asks_for_the_place(
    page: AnswerPage, world: PlanWorld, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.dialog_opened) as opened:
        page.actions_in_footer()[1].trigger()
    assert opened.args is not None
    dialog = opened.args[0]
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "answer.eml"))
    dialog.close()
    idle(qtbot, page.desk)
    assert world.answered[0][1] == tmp_path / "answer.eml"


def test_a_closed_case_shows_its_answer_but_writes_no_second_one(
    page: AnswerPage, world: PlanWorld, qtbot: QtBot
) -> None:
    world.set_case(state=CaseState.CLOSED)
    page.clear()
    page.show_view(world.view)
    idle(qtbot, page.desk)
    assert page.actions_in_footer() == ()
    assert page.body.isReadOnly()
    assert not page.language.isEnabled()


def test_before_the_run_there_is_no_answer_and_no_alarm(
    page: AnswerPage, world: PlanWorld, qtbot: QtBot
) -> None:
    world.set_case(state=CaseState.APPROVED)
    page.clear()
    page.show_view(world.view)
    idle(qtbot, page.desk)
    assert page.empty.isVisible()
    assert not page.banner.isVisible()


def test_a_real_problem_is_shown(page: AnswerPage, world: PlanWorld, qtbot: QtBot) -> None:
    page.clear()
    world.fails = OSError(5, "broken")
    page.show_view(world.view)
    idle(qtbot, page.desk)
    assert page.banner.isVisible()


def test_a_mail_that_comes_while_the_answer_is_written_is_told_and_then_known(
    page: AnswerPage, world: PlanWorld, qtbot: QtBot
) -> None:
    assert page._draft is not None
    page._draft = replace(page._draft, mails=1)
    page.body.insertPlainText("Hej! ")
    late = ShownMail(1, MailRole.LATE, NOW, None, None, new=True)
    first = ShownMail(0, MailRole.INSTRUCTION, NOW, None, None)
    page.show_view(replace(world.view, mails=(first, late)))
    assert "A mail has come since" in page.banner.text.whole_text
    assert page.body.toPlainText().startswith("Hej! ")
    assert page._draft.mails == 2
    notice = ShownMail(2, MailRole.NOTICE, NOW, None, None)
    page.banner.clear()
    page.show_view(replace(world.view, mails=(first, late, notice)))
    assert not page.banner.isVisible()
