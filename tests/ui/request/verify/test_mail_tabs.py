"""Several mails beside the checks: a row above the mail, and evidence in the mail it stands in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dsr_desk.domain.relations import Relation, RelationKind
from dsr_desk.domain.requests import MailRole
from dsr_desk.domain.verifying.checklist import open_checks
from dsr_desk.ui import wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.reason_dialog import ReasonDialog
from dsr_desk.ui.request.verify.page import VerifyPage
from dsr_desk.ui.widgets.buttons import LinkButton
from tests.ui.fake_case import ANNA, ATTESTATION, CaseWorld, make_view, open_checklist
from tests.ui.fake_mails import ANSWER, BOUNCED, THANKS, several_mails, with_several
from tests.ui.request.verify.pages import row


def framed(page: VerifyPage) -> str:
    chosen = page.mail.text.extraSelections()
    return chosen[0].cursor.selectedText() if chosen else ""


def test_a_single_mail_has_no_row_above_it(page: VerifyPage, case_world: CaseWorld) -> None:
    page.show_view(case_world.view)
    assert not page.mail.tabs.isVisible()
    assert ANNA in page.mail.text.toPlainText()


def test_the_newest_mail_is_shown_and_each_says_when_from_whom_and_what(
    page: VerifyPage, case_world: CaseWorld
) -> None:
    page.show_view(with_several(case_world))
    assert page.mail.tabs.isVisible()
    chips = page.mail.tabs.chips()
    assert [chip.isChecked() for chip in chips] == [False, False, True]
    names = [chip.accessibleName() for chip in chips]
    assert names[0].startswith("1 · Instruction · Maria Lind · 18 Nov 2026")
    assert names[0].endswith(wording.moment(case_world.view.case.received_at))
    assert "Automatic notice · Mail Delivery System &" in names[1]
    assert "&&" in chips[1].text()
    assert names[2].endswith("· new")
    assert "Hej igen!" in page.mail.text.toPlainText()


def test_walking_through_the_checks_goes_to_the_mail_they_rest_on(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    page.show_view(with_several(case_world))
    row(page, "wish").setFocus()
    qtbot.waitUntil(lambda: page.mail.place == 0)
    assert framed(page).startswith("Vi önskar")
    row(page, "attestation").setFocus()
    qtbot.waitUntil(lambda: page.mail.place == 2)
    assert framed(page) == ATTESTATION
    assert page.mail.tabs.chosen == 2
    row(page, "sender").setFocus()
    qtbot.waitUntil(lambda: framed(page) == "")
    assert page.mail.place == 2


def test_evidence_is_marked_only_in_its_own_mail(page: VerifyPage, case_world: CaseWorld) -> None:
    view = with_several(case_world)
    wish = next(check for check in view.checks if check.code == "wish")
    page.show_view(view)
    page.mail.show_mail(1)
    assert page.mail.text.toPlainText().strip() == BOUNCED.strip()
    assert not page.mail.emphasise(wish.evidence)
    assert framed(page) == ""


def test_the_arrow_keys_go_from_mail_to_mail(
    page: VerifyPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    page.show_view(with_several(case_world))
    assert page.mail.tabs.chips()[2] in page.panes()
    page.mail.tabs.chips()[2].setFocus()
    qtbot.keyClick(page.mail.tabs.chips()[2], Qt.Key.Key_Left)
    assert page.mail.place == 1
    assert page.mail.tabs.chips()[1].isChecked()
    assert page.mail.tabs.chips()[1].hasFocus()
    qtbot.mouseClick(page.mail.tabs.chips()[0], Qt.MouseButton.LeftButton)
    assert page.mail.place == 0


def test_many_mails_are_named_short_and_spoken_whole(
    page: VerifyPage, case_world: CaseWorld
) -> None:
    view = with_several(case_world)
    more = tuple(replace(view.mails[2], place=place, new=False) for place in range(3, 9))
    page.show_view(replace(view, mails=(*view.mails, *more)))
    last = page.mail.tabs.chips()[8]
    assert last.text() == "9 · 24 Nov 2026"
    assert last.accessibleName().startswith("9 · Follow-up · Maria Lind")


def test_the_mail_somebody_reads_stays_until_another_one_comes(
    page: VerifyPage, case_world: CaseWorld
) -> None:
    view = with_several(case_world)
    page.show_view(view)
    page.mail.show_mail(0)
    page.show_view(replace(view, case=replace(view.case, version=9)))
    assert page.mail.place == 0
    late = replace(view.mails[2], place=3, role=MailRole.LATE)
    older = tuple(replace(mail, new=False) for mail in view.mails)
    page.show_view(replace(view, mails=(*older, late)))
    assert page.mail.place == 3
    page.show_view(make_view(43))
    assert page.mail.place == 0
    assert not page.mail.tabs.isVisible()


def test_a_row_of_the_checks_says_in_which_mail_its_words_stand(
    page: VerifyPage, case_world: CaseWorld
) -> None:
    page.show_view(with_several(case_world))
    assert f"Mail 3: “{ATTESTATION}”" in row(page, "attestation").accessibleName()
    assert "What mail 3 adds is clear" in row(page, "follow_up:3").accessibleName()
    assert "Mail" not in row(page, "wish").accessibleName()


def test_a_mail_in_which_nothing_was_found_is_said_to_be_read(
    page: VerifyPage, case_world: CaseWorld, case_desk: Desk, qtbot: QtBot
) -> None:
    page.show_view(with_several(case_world, last=THANKS))
    dialogs: list[QDialog] = []
    page.dialog_opened.connect(dialogs.append)
    offered = row(page, "follow_up:3").findChildren(LinkButton)
    assert [button.text() for button in offered] == ["I have read it…"]
    offered[0].click()
    dialog = dialogs[0]
    assert isinstance(dialog, ReasonDialog)
    dialog.field.setPlainText("Hon tackar bara.")
    with qtbot.waitSignal(case_desk.changed):
        dialog.confirm.click()
    assert "follow_up:3" not in [check.name for check in open_checks(case_world.view.checks)]


def test_what_completes_is_not_offered_to_be_read_away(
    page: VerifyPage, case_world: CaseWorld
) -> None:
    page.show_view(with_several(case_world))
    assert row(page, "follow_up:3").findChildren(LinkButton) == []
    assert ANSWER.startswith(page.mail.text.toPlainText()[:20])


def test_a_case_is_split_from_the_footer(
    page: VerifyPage, case_world: CaseWorld, case_desk: Desk, qtbot: QtBot
) -> None:
    case_world.set_checks(open_checklist())
    page.show_view(case_world.view)
    (split,) = (a for a in page.actions_in_footer() if a.text() == "Split the case")
    with qtbot.waitSignal(case_desk.changed):
        split.trigger()
    assert case_world.split == 1


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        (Relation(RelationKind.CLAIMS, "DSR-0007"), "says that it belongs to DSR-0007"),
        (Relation(RelationKind.FOLLOWS, "DSR-0007"), "follows up DSR-0007"),
        (Relation(RelationKind.SPLIT, "DSR-0007", ("ex-forum",)), "are now DSR-0007"),
        (Relation(RelationKind.SPLIT_FROM, "DSR-0007", ("ex-mail",)), "Split from DSR-0007"),
    ],
)
def test_a_case_names_the_other_one(
    page: VerifyPage, case_world: CaseWorld, relation: Relation, words: str
) -> None:
    case_world.set_case(relations=(relation,))
    page.show_view(case_world.view)
    assert words in page.banner.text.whole_text


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (MailRole.FOLLOW_UP, "A mail has joined"),
        (MailRole.NOTICE, "An automatic notice"),
        (MailRole.LATE, "stands in another case"),
    ],
)
def test_a_mail_that_has_just_come_is_announced(
    page: VerifyPage, case_world: CaseWorld, role: MailRole, words: str
) -> None:
    view = several_mails(case_world.view)
    last = replace(view.mails[2], role=role)
    page.show_view(replace(view, mails=(*view.mails[:2], last)))
    assert words in page.banner.text.whole_text
