"""Step 1: every open check names its way out, to those who may take it, and asks for the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dsr_desk.domain.requests import CaseState, Nature, RequestKind, Verdict
from dsr_desk.domain.verifying.building import AUTOMATIC
from dsr_desk.domain.verifying.checklist import Check
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.letter_dialog import LetterDialog
from dsr_desk.ui.request.reason_dialog import ReasonDialog
from dsr_desk.ui.request.verify.aside_dialog import AsideDialog
from dsr_desk.ui.request.verify.page import VerifyPage
from dsr_desk.ui.widgets.buttons import LinkButton
from tests.ui.fake_case import ATTESTATION, CaseWorld, good_checks, open_checklist
from tests.ui.fakes import AGENT, NOW, SIGNED_SUPERVISOR, make_case
from tests.ui.request.verify.pages import Heard, offered, press, row


def footer(page: VerifyPage) -> list[str]:
    return [action.text() for action in page.actions_in_footer()]


def give(qtbot: QtBot, heard: Heard, text: str) -> None:
    """Answer the reason dialog that stands open."""
    dialog = heard.dialogs[-1]
    assert isinstance(dialog, ReasonDialog)
    dialog.field.setPlainText(text)
    with qtbot.waitSignal(dialog.finished):
        dialog.confirm.click()


def test_with_all_checks_done_the_search_leads_on(page: VerifyPage) -> None:
    assert footer(page)[:3] == ["Look for the items", "Ask the editor…", "Set aside…"]
    assert page.footer_sentence() == "All checks are done."


def test_an_open_check_takes_the_search_away(page: VerifyPage, case_world: CaseWorld) -> None:
    case_world.set_checks(open_checklist())
    page.clear()
    page.show_view(case_world.view)
    assert footer(page)[:3] == ["Ask the editor…", "Split the case", "Set aside…"]
    assert page.footer_sentence().startswith("2 check")
    assert page.checks.current is not None
    assert page.checks.current.check.name == "editor:ex-forum"


@pytest.mark.parametrize(
    ("check", "agent", "supervisor"),
    [
        (
            "editor:ex-forum",
            ["Leave this channel out…"],
            ["Leave this channel out…", "Override…"],
        ),
        ("disposal", ["Record the decision…"], ["Record the decision…"]),
        ("attestation", [], []),
    ],
)
def test_only_who_may_is_offered_the_override(
    page: VerifyPage,
    case_desk: Desk,
    case_world: CaseWorld,
    check: str,
    agent: list[str],
    supervisor: list[str],
) -> None:
    case_world.set_checks(open_checklist())
    page.show_view(case_world.view)
    assert offered(page, check) == agent
    case_desk.enter(SIGNED_SUPERVISOR)
    page.show_view(case_world.view)
    assert offered(page, check) == supervisor


def test_a_channel_is_left_out_with_a_reason(
    page: VerifyPage, case_world: CaseWorld, heard: Heard, qtbot: QtBot
) -> None:
    case_world.set_checks(open_checklist())
    page.show_view(case_world.view)
    press(page, "editor:ex-forum", "Leave this channel out…")
    give(qtbot, heard, "Maria är inte redaktör där")
    qtbot.waitUntil(lambda: row(page, "editor:ex-forum").check.left_out)
    settled = row(page, "editor:ex-forum").check
    assert (settled.settled_by, settled.note) == (AGENT.id, "Maria är inte redaktör där")
    assert "Alva Lind" in row(page, "editor:ex-forum").accessibleName()
    assert [c.key for c in case_world.view.channels] == ["ex-mail", "ex-chat"]


def test_a_disposal_decision_is_recorded(
    page: VerifyPage, case_world: CaseWorld, heard: Heard, qtbot: QtBot
) -> None:
    case_world.set_checks(open_checklist())
    page.show_view(case_world.view)
    press(page, "disposal", "Record the decision…")
    give(qtbot, heard, "KS 2026/118")
    qtbot.waitUntil(lambda: row(page, "disposal").check.verdict is Verdict.OK)


def test_a_supervisor_overrides_with_a_reason(
    page: VerifyPage, case_desk: Desk, case_world: CaseWorld, heard: Heard, qtbot: QtBot
) -> None:
    case_desk.enter(SIGNED_SUPERVISOR)
    case_world.set_checks(open_checklist())
    page.show_view(case_world.view)
    press(page, "editor:ex-forum", "Override…")
    give(qtbot, heard, "Ringt och fått beslutet uppläst")
    qtbot.waitUntil(lambda: row(page, "editor:ex-forum").check.settled)
    assert "Overridden" in row(page, "editor:ex-forum").accessibleName()


def test_what_was_asked_about_is_settled_also_after_another_case_is_shown(
    page: VerifyPage, case_world: CaseWorld, heard: Heard, qtbot: QtBot
) -> None:
    case_world.set_checks(open_checklist())
    page.show_view(case_world.view)
    press(page, "editor:ex-forum", "Leave this channel out…")
    page.settling.set_view(None)
    give(qtbot, heard, "Fel kanal")
    qtbot.waitUntil(lambda: any(check.left_out for check in case_world.view.checks))


def test_a_reason_can_not_be_empty(page: VerifyPage, case_world: CaseWorld, heard: Heard) -> None:
    case_world.set_checks(open_checklist())
    page.show_view(case_world.view)
    press(page, "disposal", "Record the decision…")
    dialog = heard.dialogs[-1]
    assert isinstance(dialog, ReasonDialog)
    assert not dialog.confirm.isEnabled()
    dialog.field.setPlainText("  \n ")
    assert not dialog.confirm.isEnabled()
    dialog.reject()


def test_the_arrow_keys_move_the_frame_in_the_mail(page: VerifyPage, qtbot: QtBot) -> None:
    page.checks.rows[0].setFocus()
    qtbot.keyClick(page.checks.rows[0], Qt.Key.Key_Down)
    assert page.checks.rows[1].hasFocus()
    (chosen,) = page.mail.text.extraSelections()
    assert chosen.cursor.selectedText() == ATTESTATION
    qtbot.keyClick(page.checks.rows[1], Qt.Key.Key_Up)
    assert page.mail.text.extraSelections() == []
    qtbot.keyClick(page.checks.rows[0], Qt.Key.Key_Up)
    assert page.checks.rows[0].hasFocus()


def test_enter_on_a_check_goes_to_its_words_in_the_mail(page: VerifyPage, qtbot: QtBot) -> None:
    attestation = row(page, "attestation")
    attestation.setFocus()
    qtbot.keyClick(attestation, Qt.Key.Key_Return)
    assert page.mail.text.hasFocus()
    qtbot.keyClick(row(page, "sender"), Qt.Key.Key_Return)
    assert page.mail.text.hasFocus()


def test_a_check_that_is_settled_keeps_the_focus_where_it_was(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.set_checks(open_checklist())
    page.show_view(case_world.view)
    qtbot.waitUntil(row(page, "disposal").isVisible)
    row(page, "disposal").setFocus()
    page.show_view(case_world.view)
    assert row(page, "disposal").hasFocus()


def test_the_question_to_the_editor_is_saved_as_it_was_changed(
    page: VerifyPage, case_world: CaseWorld, heard: Heard, qtbot: QtBot
) -> None:
    page.actions_in_footer()[1].trigger()
    dialog = heard.dialogs[-1]
    assert isinstance(dialog, LetterDialog)
    qtbot.waitUntil(dialog.save.isEnabled)
    assert dialog.recipient.whole_text == "maria.lind@exempelstad.example"
    dialog.body.setPlainText("Vem är redaktör?")
    with qtbot.waitSignal(dialog.finished):
        dialog.save.click()
    assert [draft.body for draft in case_world.saved] == ["Vem är redaktör?\n"]
    qtbot.waitUntil(lambda: case_world.view.case.state is CaseState.WAITING)


def test_another_language_never_takes_away_what_was_written(
    page: VerifyPage, heard: Heard, qtbot: QtBot
) -> None:
    page.actions_in_footer()[1].trigger()
    dialog = heard.dialogs[-1]
    assert isinstance(dialog, LetterDialog)
    qtbot.waitUntil(dialog.save.isEnabled)
    dialog.language.setCurrentIndex(1)
    dialog.language.activated.emit(1)
    qtbot.waitUntil(lambda: "Hello Maria" in dialog.body.toPlainText())
    dialog.body.appendPlainText("And which forum?")
    dialog.language.setCurrentIndex(0)
    dialog.language.activated.emit(0)
    assert "And which forum?" in dialog.body.toPlainText()
    assert dialog.banner.isVisible()
    dialog.reject()


@pytest.mark.parametrize(
    ("changed", "first", "note", "way"),
    [
        (
            {"nature": Nature.DATA_SUBJECT},
            "Write the referral…",
            "writes to us directly",
            "",
        ),
        ({"nature": Nature.NEWSLETTER}, "Set aside…", "no instruction: Newsletter", ""),
        ({"nature": Nature.BOUNCE}, "Set aside…", "Delivery failure", ""),
        ({"duplicate_of": "DSR-0007"}, "Set aside…", "as DSR-0007", "Open DSR-0007"),
        ({"state": CaseState.SET_ASIDE}, "Take up again", "is set aside", ""),
        (
            {"state": CaseState.SET_ASIDE, "note": "Fel kund"},
            "Take up again",
            "Reason: Fel kund",
            "",
        ),
        (
            {"state": CaseState.SET_ASIDE, "nature": Nature.AUTO_REPLY},
            "Take up again",
            "took it for this: Automatic reply",
            "",
        ),
        (
            {"state": CaseState.SET_ASIDE, "duplicate_of": "DSR-0007"},
            "Take up again",
            "repeats DSR-0007",
            "Open DSR-0007",
        ),
        ({"state": CaseState.REVIEWING}, "Go on with the case", "", ""),
    ],
)
def test_what_is_no_plain_instruction_says_so_and_leads_out(
    page: VerifyPage,
    case_world: CaseWorld,
    changed: dict[str, object],
    first: str,
    note: str,
    way: str,
) -> None:
    case_world.set_case(**changed)
    nature = case_world.view.case.nature
    if nature in AUTOMATIC:
        case_world.set_checks([Check("nature", Verdict.FAILED, f"nature-{nature.value}")])
    page.show_view(case_world.view)
    assert footer(page)[0] == first
    assert "Look for the items" not in footer(page)
    assert note in page.banner.text.whole_text
    assert page.banner.isVisible() is bool(note)
    # What the footer offers is not offered twice.
    assert page.banner.button.isVisible() is bool(way)
    assert page.banner.button.text() == way if way else True


def test_a_marked_instruction_asks_for_a_look_and_is_not_put_away(
    page: VerifyPage, case_world: CaseWorld
) -> None:
    case_world.set_case(nature=Nature.NEWSLETTER)
    doubt = Check("nature", Verdict.ATTENTION, "nature-automatic")
    case_world.set_checks([doubt, *good_checks()[1:]])
    page.show_view(case_world.view)
    assert "asks for something" in page.banner.text.whole_text
    assert not page.banner.button.isVisible()
    assert footer(page)[0] == "Ask the editor…"


@pytest.mark.parametrize(
    ("nature", "kind"),
    [
        (Nature.NEWSLETTER, RequestKind.ERASURE),
        (Nature.AUTO_REPLY, RequestKind.NONE),
        (Nature.UNCLEAR, RequestKind.NONE),
    ],
)
def test_where_there_is_no_editor_to_ask_the_mail_is_set_aside(
    page: VerifyPage, case_world: CaseWorld, nature: Nature, kind: RequestKind
) -> None:
    case_world.set_case(nature=nature, kind=kind)
    doubt = Check("nature", Verdict.ATTENTION, "nature-automatic")
    case_world.set_checks([doubt, *good_checks()[1:]])
    page.show_view(replace(case_world.view, organisation=None))
    assert footer(page) == ["Set aside…", "Ask the editor…"]
    page.show_view(case_world.view)
    assert footer(page)[0] == "Ask the editor…"


def test_the_ways_out_lead_where_they_say(
    page: VerifyPage, case_world: CaseWorld, heard: Heard, qtbot: QtBot
) -> None:
    case_world.add(make_case(7))
    case_world.set_case(duplicate_of="DSR-0007")
    page.show_view(case_world.view)
    with qtbot.waitSignal(page.case_requested) as asked:
        page.banner.button.click()
    assert asked.args == [7]
    case_world.set_case(duplicate_of="", state=CaseState.SET_ASIDE)
    page.show_view(case_world.view)
    page.actions_in_footer()[0].trigger()
    qtbot.waitUntil(lambda: case_world.view.case.state is CaseState.CHECKING)
    case_world.set_case(state=CaseState.WAITING, waiting_since=NOW - timedelta(days=6))
    page.show_view(case_world.view)
    assert "since 18 Nov 2026 10:30" in page.banner.text.whole_text
    (again,) = [each for each in page.actions_in_footer() if each.text() == "Ask again…"]
    again.trigger()
    assert isinstance(heard.dialogs[-1], LetterDialog)
    heard.dialogs[-1].reject()


def test_only_a_supervisor_calls_the_persons_own_mail_an_editors(
    page: VerifyPage, case_world: CaseWorld, heard: Heard, qtbot: QtBot
) -> None:
    own = Check("nature", Verdict.FAILED, "nature-data-subject")
    case_world.set_case(nature=Nature.DATA_SUBJECT)
    case_world.set_checks([own, *good_checks()[1:]])
    page.show_view(case_world.view)
    assert "An editor wrote this…" not in footer(page)
    page.desk.enter(SIGNED_SUPERVISOR)
    page.show_view(case_world.view)
    assert footer(page)[-1] == "An editor wrote this…"
    assert offered(page, "nature") == [], "nobody can override it"
    page.actions_in_footer()[-1].trigger()
    give(qtbot, heard, "Ringde upp Maria")
    qtbot.waitUntil(lambda: case_world.view.case.nature is Nature.INSTRUCTION)


def test_setting_aside_suggests_the_reason_it_knows(
    page: VerifyPage, case_world: CaseWorld, heard: Heard, qtbot: QtBot
) -> None:
    case_world.set_case(duplicate_of="DSR-0007")
    page.show_view(case_world.view)
    page.actions_in_footer()[0].trigger()
    dialog = heard.dialogs[-1]
    assert isinstance(dialog, ReasonDialog)
    assert dialog.reason == "Duplicate of DSR-0007."
    give(qtbot, heard, dialog.reason)
    qtbot.waitUntil(lambda: case_world.view.case.state is CaseState.SET_ASIDE)


def test_a_search_can_be_stopped_and_started_again(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.gate.clear()
    search = page.actions_in_footer()[0]
    search.trigger()
    assert not search.isEnabled()
    page.busy.stop_requested.emit()
    case_world.gate.set()
    qtbot.waitUntil(search.isEnabled)
    assert case_world.view.case.state is CaseState.CHECKING
    search.trigger()
    qtbot.waitUntil(lambda: case_world.view.case.state is CaseState.REVIEWING)


def test_every_row_and_button_says_what_it_is(page: VerifyPage, case_world: CaseWorld) -> None:
    case_world.set_checks(open_checklist())
    page.show_view(case_world.view)
    for shown in page.checks.rows:
        assert shown.accessibleName().startswith(("OK. ", "Not met. "))
        for button in shown.findChildren(LinkButton):
            assert button.accessibleName().startswith(button.text())
            assert len(button.accessibleName()) > len(button.text())


def test_the_organisations_refusal_needs_its_decision_and_is_told_back(
    page: VerifyPage, case_world: CaseWorld, heard: Heard, qtbot: QtBot
) -> None:
    page.show_view(case_world.view)
    next(a for a in page.actions_in_footer() if a.text() == "Set aside…").trigger()
    dialog = heard.dialogs[-1]
    assert isinstance(dialog, AsideDialog)
    dialog.field.setPlainText("Åtta på en vecka")
    assert dialog.confirm.isEnabled()
    dialog.choice.setCurrentIndex(2)
    assert not dialog.confirm.isEnabled(), "the desk itself decides nothing"
    dialog.reference.setText("KS 2026/311")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: case_world.view.case.clocks.refusal is not None)
    page.show_view(case_world.view)
    assert footer(page) == ["Tell the decision back…", "Take up again"]
    assert "manifestly excessive. Decision KS 2026/311" in page.banner.text.text()
