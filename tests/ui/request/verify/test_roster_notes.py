"""What the roster asks of a person at the Verify step."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.requests import CaseState
from dsr_desk.domain.verifying.authority import RosterChange
from dsr_desk.services.intake.authority import Authority
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.request.reason_dialog import ReasonDialog
from dsr_desk.ui.request.verify.page import VerifyPage
from dsr_desk.ui.request.verify.roster_notes import ChooseDialog
from tests.ui.fake_case import make_view
from tests.ui.fake_roster import ORGANISATIONS
from tests.ui.fakes import NOW, SIGNED_AGENT, SIGNED_SUPERVISOR, World, make_services


class FakeAuthority(Authority):
    """Remembers what was decided."""

    def __init__(self) -> None:
        self.chosen: list[tuple[int, str]] = []
        self.judged: list[tuple[int, str]] = []

    def choose_organisation(self, case_id: int, organisation: str, by: SignedIn) -> Changes:
        self.chosen.append((case_id, organisation))
        return case_changed(case_id)

    def judge_anew(self, case_id: int, reason: str, by: SignedIn) -> Changes:
        self.judged.append((case_id, reason))
        return case_changed(case_id)


@pytest.fixture
def authority() -> FakeAuthority:
    return FakeAuthority()


def a_page(
    qtbot: QtBot, jobs: JobRunner, authority: FakeAuthority, who: SignedIn = SIGNED_SUPERVISOR
) -> VerifyPage:
    desk = Desk(make_services(World(), authority=authority), jobs, lambda: NOW)
    desk.enter(who)
    page = VerifyPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def actions(page: VerifyPage) -> list[str]:
    return [action.text() for action in page.actions_in_footer()]


def _changed(code: str) -> RosterChange:
    return RosterChange(make_view().wished[0].key, code, "2024-01-01 –", "")


def test_a_role_that_was_lost_is_told_and_a_supervisor_judges_with_a_reason(
    qtbot: QtBot, jobs: JobRunner, authority: FakeAuthority
) -> None:
    page = a_page(qtbot, jobs, authority)
    page.show_view(make_view(roster_changes=(_changed("roster-lost"),)))
    assert "no longer names the sender" in page.banner.text.text()
    assert "Then 2024-01-01 –, now no role." in page.banner.text.text()
    assert actions(page)[0] == "Judge by today’s roster…"
    found: list[QDialog] = []
    page.dialog_opened.connect(found.append)
    page.actions_in_footer()[0].trigger()
    dialog = cast(ReasonDialog, found[0])
    assert not dialog.confirm.isEnabled()
    dialog.field.setPlainText("Rollen var slut")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: authority.judged == [(42, "Rollen var slut")])


def test_other_dates_are_told_but_ask_nothing(
    qtbot: QtBot, jobs: JobRunner, authority: FakeAuthority
) -> None:
    page = a_page(qtbot, jobs, authority)
    page.show_view(make_view(roster_changes=(_changed("roster-moved"),)))
    assert "other dates" in page.banner.text.text()
    assert "Judge by today’s roster…" not in actions(page)


def test_an_agent_is_told_and_can_not_judge(
    qtbot: QtBot, jobs: JobRunner, authority: FakeAuthority
) -> None:
    page = a_page(qtbot, jobs, authority, SIGNED_AGENT)
    page.show_view(make_view(roster_changes=(_changed("roster-gained"),)))
    assert "did not before" in page.banner.text.text()
    assert "Judge by today’s roster…" not in actions(page)


def test_an_editor_of_two_organisations_is_asked_about(
    qtbot: QtBot, jobs: JobRunner, authority: FakeAuthority
) -> None:
    page = a_page(qtbot, jobs, authority, SIGNED_AGENT)
    view = make_view(candidates=ORGANISATIONS)
    page.show_view(replace(view, case=replace(view.case, state=CaseState.CHECKING)))
    assert "Exempelstads kommun, Nordkraft AB" in page.banner.text.text()
    found: list[QDialog] = []
    page.dialog_opened.connect(found.append)
    page.actions_in_footer()[0].trigger()
    dialog = cast(ChooseDialog, found[0])
    assert not dialog.confirm.isEnabled()
    dialog.buttons["nordkraft"].click()
    dialog.confirm.click()
    qtbot.waitUntil(lambda: authority.chosen == [(42, "nordkraft")])
