"""A doubt about the sender is settled by a call that is taken down beside the mail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.people import Organisation
from dsr_desk.domain.requests import Verdict
from dsr_desk.domain.sender import CallBack, NumberFromMail
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.verify.call_back_dialog import CallBackDialog
from dsr_desk.ui.request.verify.check_row import CheckRow
from dsr_desk.ui.request.verify.page import VerifyPage
from dsr_desk.ui.widgets.buttons import LinkButton
from dsr_desk.ui.widgets.labels import PlainLabel
from tests.ui.fake_case import ORGANISATION, CaseWorld, doubtful_sender
from tests.ui.fakes import SIGNED_SUPERVISOR, FakeIntake

MORNING = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


@pytest.fixture
def page(qtbot: QtBot, case_desk: Desk, case_world: CaseWorld) -> VerifyPage:
    made = VerifyPage(case_desk)
    qtbot.addWidget(made)
    made.show()
    case_world.set_checks(doubtful_sender())
    made.show_view(case_world.view)
    return made


def sender(page: VerifyPage) -> CheckRow:
    return next(row for row in page.checks.rows if row.check.code == "sender")


def offered(page: VerifyPage) -> list[str]:
    return [button.text() for button in sender(page).findChildren(LinkButton)]


Ask = Callable[..., CallBackDialog]


@pytest.fixture
def ask(qtbot: QtBot) -> Ask:
    """Opens the dialog, over a parent that lives as long as the test."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def opened(organisation: Organisation | None = ORGANISATION) -> CallBackDialog:
        made = CallBackDialog(organisation, MORNING, parent)
        made.open()
        return made

    return opened


def said(shown: QWidget) -> str:
    return "\n".join(label.whole_text for label in shown.findChildren(PlainLabel))


def test_an_agent_is_offered_the_call_and_a_supervisor_both_ways(
    page: VerifyPage, case_desk: Desk, case_world: CaseWorld
) -> None:
    assert offered(page) == ["Call back…"]
    case_desk.enter(SIGNED_SUPERVISOR)
    page.show_view(case_world.view)
    assert offered(page) == ["Call back…", "Override…"]


@pytest.mark.parametrize("reason", ["sender-forged", "from-not-single", "sender-resembles-editor"])
def test_a_false_sender_is_only_a_supervisors_to_override(
    page: VerifyPage, case_desk: Desk, case_world: CaseWorld, reason: str
) -> None:
    case_world.set_checks(doubtful_sender(Verdict.FAILED, reason))
    page.show_view(case_world.view)
    assert offered(page) == []
    case_desk.enter(SIGNED_SUPERVISOR)
    page.show_view(case_world.view)
    assert offered(page) == ["Override…"]


def test_a_false_sender_is_not_answered(page: VerifyPage, case_world: CaseWorld) -> None:
    case_world.set_checks(doubtful_sender(Verdict.FAILED, "sender-forged"))
    page.show_view(case_world.view)
    assert [action.text() for action in page.actions_in_footer()] == ["Set aside…"]
    phone = f"Exempelstads kommun ({ORGANISATION.phone}) by phone"
    assert f"Don’t answer. Tell {phone}, then set" in page.banner.text.whole_text


def test_where_nothing_but_a_call_is_wanting_it_leads_on(
    page: VerifyPage, case_world: CaseWorld
) -> None:
    first, *others = page.actions_in_footer()
    assert (first.text(), others[0].text()) == ("Call back…", "Ask the editor…")
    first.trigger()
    (dialog,) = page.findChildren(CallBackDialog)
    dialog.reject()
    undecided = [
        replace(check, verdict=Verdict.ATTENTION) if check.code == "wish" else check
        for check in doubtful_sender()
    ]
    case_world.set_checks(undecided)
    page.show_view(case_world.view)
    assert page.actions_in_footer()[0].text() == "Ask the editor…"


def test_the_call_is_recorded_and_stands_in_the_checklist(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    opened: list[QDialog] = []
    page.dialog_opened.connect(opened.append)
    sender(page).findChildren(LinkButton)[0].click()
    (shown,) = opened
    assert isinstance(shown, CallBackDialog)
    shown.callee.setText("Karin Holm")
    shown.confirmed.setPlainText("Ja, vi har skickat det")
    with qtbot.waitSignal(page.desk.changed):
        shown.confirm.click()
    (call,) = case_world.calls
    assert (call.callee, call.number) == ("Karin Holm", ORGANISATION.phone)
    page.show_view(case_world.view)
    assert "Called back by Alva Lind" in sender(page).accessibleName()
    assert "Karin Holm" in sender(page).accessibleName()
    assert offered(page) == []


def test_a_call_that_is_refused_stays_to_be_mended(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.call_refused = NumberFromMail()
    page.actions_in_footer()[0].trigger()
    (shown,) = page.findChildren(CallBackDialog)
    shown.callee.setText("Karin Holm")
    shown.confirmed.setPlainText("Ja, vi har skickat det")
    shown.confirm.click()
    qtbot.waitUntil(shown.banner.isVisible)
    assert (shown.isVisible(), shown.confirmed.toPlainText()) == (True, "Ja, vi har skickat det")
    case_world.call_refused = None
    with qtbot.waitSignal(shown.accepted):
        shown.confirm.click()
    assert len(case_world.calls) == 1


def test_the_number_on_record_is_shown_and_filled_in(ask: Ask) -> None:
    shown = ask()
    assert "On record for Exempelstads kommun: 0980-319 210" in said(shown)
    assert shown.number.text() == "0980-319 210"
    assert shown.source.text() == "The organisation’s record"


def test_without_a_number_on_record_nothing_is_filled_in(ask: Ask) -> None:
    unknown = ask(None)
    assert (unknown.number.text(), unknown.source.text()) == ("", "")
    assert "is not known" in said(unknown)


@pytest.mark.parametrize("empty", ["callee", "number", "source", "at", "confirmed"])
def test_a_call_that_is_half_told_is_not_recorded(ask: Ask, qtbot: QtBot, empty: str) -> None:
    shown = ask()
    shown.callee.setText("Karin")
    shown.confirmed.setPlainText("Ja")
    assert shown.confirm.isEnabled()
    getattr(shown, empty).clear()
    assert not shown.confirm.isEnabled()
    qtbot.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown.isVisible()


def test_the_time_of_the_call_is_the_desks_and_can_be_changed(ask: Ask) -> None:
    shown = ask()
    assert shown.at.text() == "2026-11-23 09:30"
    assert shown.call.at == MORNING
    shown.at.setText("2026-11-23 09:00")
    assert shown.call.at == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def test_enter_in_a_field_records_nothing(ask: Ask, qtbot: QtBot) -> None:
    given: list[CallBack] = []
    shown = ask()
    shown.call_given.connect(given.append)
    shown.callee.setText("Karin")
    shown.confirmed.setPlainText("Ja")
    for field in (shown.callee, shown.number, shown.source, shown.at):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert given == []


def test_hostile_characters_of_the_sender_are_shown(
    page: VerifyPage, case_world: CaseWorld
) -> None:
    mail = case_world.view.mail
    assert mail is not None
    hostile = replace(mail, sender_name="M\u0430ria\u202e dniL\u200b")
    page.show_view(replace(case_world.view, mail=hostile))
    assert "Mа⟨U+0430⟩ria⟨U+202E⟩ dniL⟨U+200B⟩" in said(page.mail)


def test_a_key_that_nobody_answered_for_is_asked_for_at_once(
    page: VerifyPage, case_desk: Desk, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.set_checks(doubtful_sender(reason="dkim-no-answer"))
    page.show_view(case_world.view)
    assert offered(page) == ["Ask again for the key", "Call back…"]
    assert "Ask again for the key, or call the editor" in said(sender(page))
    intake = case_desk.services.intake
    assert isinstance(intake, FakeIntake)
    sender(page).findChildren(LinkButton)[0].click()
    qtbot.waitUntil(lambda: bool(intake.asked_again))
    assert intake.asked_again == [(case_world.view.case.id, "sender")]
