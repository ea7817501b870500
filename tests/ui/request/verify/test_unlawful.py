"""Telling the organisation that its instruction looks unlawful: why first, then the mail."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dsr_desk.domain.requests import CaseState, Nature
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.letter_dialog import LetterDialog
from dsr_desk.ui.request.reason_dialog import ReasonDialog
from dsr_desk.ui.request.verify.page import VerifyPage
from tests.ui.fake_case import CaseWorld


def shown(qtbot: QtBot, desk: Desk, world: CaseWorld) -> VerifyPage:
    world.set_case(state=CaseState.REVIEWING)
    page = VerifyPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_view(world.view)
    return page


def offered(page: VerifyPage) -> list[str]:
    return [action.text() for action in page.actions_in_footer()]


def test_the_mail_says_why_and_leaves_the_case_as_it_is(
    qtbot: QtBot, case_desk: Desk, case_world: CaseWorld
) -> None:
    page = shown(qtbot, case_desk, case_world)
    dialogs: list[QDialog] = []
    page.dialog_opened.connect(dialogs.append)
    next(a for a in page.actions_in_footer() if a.text() == "Looks unlawful…").trigger()
    reason = dialogs[-1]
    assert isinstance(reason, ReasonDialog)
    assert not reason.confirm.isEnabled()
    reason.field.setPlainText("Bokföringen ska vara kvar.")
    reason.confirm.click()
    qtbot.waitUntil(lambda: len(dialogs) == 2)
    letter = dialogs[-1]
    assert isinstance(letter, LetterDialog)
    qtbot.waitUntil(letter.save.isEnabled)
    assert "Bokföringen ska vara kvar." in letter.body.toPlainText()
    state = case_world.view.case.state
    with qtbot.waitSignal(letter.finished):
        letter.save.click()
    assert [draft.kind for draft in case_world.saved] == ["notice"]
    assert case_world.view.case.state is state
    assert "DSR-0042-notice.eml" in page.banner.text.whole_text


def test_a_person_who_wrote_themselves_and_a_case_put_away_get_no_such_mail(
    qtbot: QtBot, case_desk: Desk, case_world: CaseWorld
) -> None:
    page = shown(qtbot, case_desk, case_world)
    assert "Looks unlawful…" in offered(page)
    case_world.set_case(nature=Nature.DATA_SUBJECT, state=CaseState.CHECKING)
    page.show_view(case_world.view)
    assert "Looks unlawful…" not in offered(page)
    case_world.set_case(nature=Nature.INSTRUCTION, state=CaseState.SET_ASIDE)
    page.show_view(case_world.view)
    assert "Looks unlawful…" not in offered(page)
