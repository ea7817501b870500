"""What the verify page offers about a told day, a copied Message-ID and a person by mistake."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.clocks.changing import ToldDay
from dsr_desk.domain.clocks.deadlines import statutory_deadline
from dsr_desk.domain.people import Channel, ChannelKind
from dsr_desk.domain.requests import CaseState, CaseSubject, MailRole
from dsr_desk.services.intake.case_view import ShownMail
from dsr_desk.services.people.directory import LEAST
from dsr_desk.ui.request.verify.mail_view import mails_of
from dsr_desk.ui.request.verify.page import VerifyPage
from dsr_desk.ui.request.verify.person_dialog import PersonDialog
from dsr_desk.ui.widgets.labels import PlainLabel
from tests.ui.fake_case import ANNA, CaseWorld, open_checklist
from tests.ui.fakes import NOW
from tests.ui.request.verify.pages import Heard, offered, press

TWO = (CaseSubject(1, EmailAddress(ANNA)), CaseSubject(2, EmailAddress("bo@example.org")))
FORUM = Channel("nk-forum2", "nordkraft", ChannelKind.FORUM, "Elbilsforum", LEAST, "archive")
TAKE_IN = "Take the person in again"


def facts(page: VerifyPage) -> str:
    return " ".join(label.whole_text for label in page.mail.findChildren(PlainLabel))


def test_a_told_day_is_taken_with_one_click_and_its_mail_is_the_source(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    received = case_world.view.case.received_at.date()
    case_world.set_case(
        requested_on=None, deadline=statutory_deadline(received, "SE", latest_possible=True)
    )
    told = ToldDay(date(2026, 11, 10), 1, NOW)
    page.show_view(replace(case_world.view, told_day=told))
    assert "Mail 2 says that the person’s own request is of 10 Nov 2026" in (
        page.banner.text.whole_text
    )
    page.banner.action_requested.emit()
    qtbot.waitUntil(lambda: case_world.view.case.requested_on == told.day)
    source = case_world.view.case.clocks.told
    assert source is not None
    assert source.mail == 1


def test_a_channel_that_was_added_is_checked_with_one_click(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.view = replace(case_world.view, added=(FORUM,))
    case_world.set_checks(open_checklist())
    page.show_view(case_world.view)
    assert "Elbilsforum was added since the checks were made" in page.banner.text.whole_text
    page.banner.button.click()
    qtbot.waitUntil(lambda: not case_world.view.added)


def test_what_was_added_is_checked_before_anything_is_searched(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    search = page.actions_in_footer()[0]
    case_world.view = replace(case_world.view, added=(FORUM, replace(FORUM, title="Elnätsforum")))
    page.show_view(case_world.view)
    assert "made: Elbilsforum, Elnätsforum. The mail" in page.banner.text.whole_text
    assert search not in page.actions_in_footer()
    assert page.actions_in_footer()[0].text() == "Check them too"
    assert not page.banner.button.isVisible()
    assert page.footer_sentence() == ""
    page.actions_in_footer()[0].trigger()
    qtbot.waitUntil(lambda: not case_world.view.added)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (CaseState.TO_APPROVE, "Send the plan back first"),
        (CaseState.RUNNING, "goes on without that"),
    ],
)
def test_a_channel_that_was_added_too_late_is_told_without_a_button(
    page: VerifyPage, case_world: CaseWorld, state: CaseState, said: str
) -> None:
    case = replace(case_world.view.case, state=state)
    page.show_view(replace(case_world.view, case=case, added=(FORUM,)))
    assert said in page.banner.text.whole_text
    assert not page.banner.button.isVisible()


def test_a_copied_message_id_is_told_at_the_top_and_at_the_mail(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    (mail,) = mails_of(case_world.view)
    view = replace(case_world.view, mails=(replace(mail, namesakes=("DSR-0007",)),))
    assert "Message-ID" not in facts(page)
    page.show_view(view)
    assert "A mail in DSR-0007 has the same Message-ID" in page.banner.text.whole_text
    assert "the same as in DSR-0007" in facts(page)
    other = replace(case_world.view.case, id=7, number="DSR-0007")
    case_world.add(other)
    with qtbot.waitSignal(page.case_requested) as asked:
        page.banner.action_requested.emit()
    assert asked.args == [7]


def test_a_duplicate_says_so_at_the_mail_too(page: VerifyPage, case_world: CaseWorld) -> None:
    case_world.set_case(state=CaseState.SET_ASIDE, duplicate_of="DSR-0001")
    (mail,) = mails_of(case_world.view)
    page.show_view(replace(case_world.view, mails=(replace(mail, namesakes=("DSR-0001",)),)))
    assert "It repeats DSR-0001" in page.banner.text.whole_text
    assert "the same as in DSR-0001" in facts(page)


def test_one_person_is_left_out_with_a_reason_and_taken_in_again(
    page: VerifyPage, case_world: CaseWorld, heard: Heard, qtbot: QtBot
) -> None:
    case_world.set_case(subjects=TWO)
    page.show_view(case_world.view)
    press(page, "subjects", "Leave a person out…")
    (dialog,) = heard.dialogs
    assert isinstance(dialog, PersonDialog)
    assert dialog.person.currentIndex() == -1, "nobody is chosen at first"
    dialog.field.setPlainText("Nämndes av misstag")
    assert not dialog.confirm.isEnabled()
    dialog.person.setCurrentIndex(1)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: [s.number for s in case_world.view.case.subjects] == [1])
    qtbot.waitUntil(lambda: any(r.check.name == "person:1.2" for r in page.checks.rows))
    assert offered(page, "person:1.2") == [TAKE_IN]
    assert "Leave a person out…" not in offered(page, "subjects")
    press(page, "person:1.2", TAKE_IN)
    qtbot.waitUntil(lambda: all(r.check.name != "person:1.2" for r in page.checks.rows))


@pytest.mark.parametrize("state", [CaseState.TO_APPROVE, CaseState.RUNNING, CaseState.CLOSED])
def test_nobody_is_left_out_once_there_is_a_plan(
    page: VerifyPage, case_world: CaseWorld, state: CaseState
) -> None:
    case_world.set_case(subjects=TWO, state=state)
    page.show_view(case_world.view)
    assert "Leave a person out…" not in offered(page, "subjects")


def test_a_mail_without_a_namesake_says_nothing_of_its_id(page: VerifyPage) -> None:
    assert ShownMail(0, MailRole.INSTRUCTION, NOW, None, None).namesakes == ()
    assert "Message-ID" not in facts(page)
