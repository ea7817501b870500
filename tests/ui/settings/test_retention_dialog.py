"""How long papers are kept, in the window: what is due is removed after one more question (L42)."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from dsr_desk.domain.errors import GroundMissing
from dsr_desk.domain.record.retention import ProposedPeriod
from dsr_desk.services.people.lists import MadeAlone
from dsr_desk.services.record.endings import Quiet
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.settings.period_dialog import PeriodDialog
from dsr_desk.ui.settings.retention_dialog import RetentionDialog
from tests.ui.fake_retention import TODAY, FakeRetention
from tests.ui.fakes import NOW, SIGNED_AGENT, SIGNED_SUPERVISOR, World, make_services
from tests.ui.listening import unnamed


@pytest.fixture
def retention() -> FakeRetention:
    return FakeRetention()


@pytest.fixture
def desk(jobs: JobRunner, world: World, retention: FakeRetention) -> Desk:
    made = Desk(make_services(world, retention=retention), jobs, lambda: NOW)
    made.enter(SIGNED_SUPERVISOR)
    return made


def shown(qtbot: QtBot, desk: Desk) -> RetentionDialog:
    dialog = RetentionDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    return dialog


def states(dialog: RetentionDialog) -> list[tuple[str, str]]:
    rows = (dialog.model.row(n) for n in range(dialog.model.rowCount()))
    return [(row.cells[0], row.cells[-1]) for row in rows if row is not None]


def test_what_is_due_is_removed_after_one_more_question(
    qtbot: QtBot, desk: Desk, retention: FakeRetention
) -> None:
    dialog = shown(qtbot, desk)
    assert states(dialog) == [
        ("DSR-0001", "Due"),
        ("DSR-0002", "Kept by a hold"),
        ("DSR-0003", "Kept"),
    ]
    assert "Exempelstad: 90 days." in dialog.periods.text()
    assert "Staden: kept until" in dialog.periods.text()
    dialog.remove.click()
    assert (retention.removed, dialog.remove.isVisible()) == (False, False)
    assert "papers of 1 case" in dialog.banner.text.text()
    assert "today is 9 Nov 2026." in dialog.banner.text.text()
    dialog.really.click()
    qtbot.waitUntil(lambda: len(states(dialog)) == 2)
    assert retention.asked == (TODAY, ("DSR-0001",)), "what was seen is what goes"
    assert not dialog.remove.isEnabled()
    assert unnamed(dialog) == []


def test_an_address_that_stands_still_is_told(
    qtbot: QtBot, desk: Desk, retention: FakeRetention
) -> None:
    retention.left = ("desk.sqlite",)
    dialog = shown(qtbot, desk)
    dialog.remove.click()
    dialog.really.click()
    qtbot.waitUntil(lambda: "desk.sqlite" in dialog.banner.text.text())


def test_a_supervisor_sets_a_period_and_an_agent_none(
    qtbot: QtBot, desk: Desk, retention: FakeRetention
) -> None:
    dialog = shown(qtbot, desk)
    dialog.change.click()
    (form,) = dialog.findChildren(PeriodDialog)
    assert (form.organisation.count(), form.days.value()) == (2, 90)
    form.organisation.setCurrentIndex(1)
    assert form.days.value() == 730
    form.organisation.setCurrentIndex(0)
    form.days.setValue(365)
    assert unnamed(form) == []
    form.confirm.click()
    qtbot.waitUntil(lambda: "Exempelstad: 365 days." in dialog.periods.text())
    assert retention.days == 365
    desk.enter(SIGNED_AGENT)
    again = shown(qtbot, desk)
    assert (again.change.isEnabled(), again.remove.isEnabled()) == (False, True)


def test_a_refused_period_stays_in_its_form(
    qtbot: QtBot, desk: Desk, retention: FakeRetention
) -> None:
    retention.refuses = GroundMissing("a public authority’s period")
    dialog = shown(qtbot, desk)
    dialog.change.click()
    (form,) = dialog.findChildren(PeriodDialog)
    form.days.setValue(365)
    form.decision.setText("Dnr 4711")
    form.confirm.click()
    qtbot.waitUntil(form.banner.isVisible)
    assert (form.days.value(), form.decision.text()) == (365, "Dnr 4711")
    assert (form.confirm.isEnabled(), dialog.banner.isVisible()) == (True, False)


def test_each_period_has_a_line_and_no_case_is_said_to_be_finished(
    qtbot: QtBot, desk: Desk, retention: FakeRetention
) -> None:
    dialog = shown(qtbot, desk)
    assert len(dialog.periods.text().splitlines()) == 3
    assert not dialog.none.isVisible()
    retention.empty = True
    dialog = RetentionDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.none.isVisible)


def test_a_shorter_period_waits_and_the_form_of_the_second_person_holds_it(
    qtbot: QtBot, desk: Desk, retention: FakeRetention
) -> None:
    retention.proposed = ProposedPeriod(60, "user-kim")
    dialog = shown(qtbot, desk)
    assert "has proposed 60 days" in dialog.periods.text()
    dialog.change.click()
    (form,) = dialog.findChildren(PeriodDialog)
    assert form.days.value() == 60
    assert "proposed 60 days" in form.proposed.text()
    form.organisation.setCurrentIndex(1)
    assert not form.proposed.isVisibleTo(form)
    form.organisation.setCurrentIndex(0)
    form.days.setValue(50)
    form.confirm.click()
    qtbot.waitUntil(lambda: "another supervisor" in dialog.banner.text.text())
    mine = PeriodDialog(retention.view(None).periods, (), str, SIGNED_SUPERVISOR.user.id, dialog)
    assert mine.proposed.text().startswith("You have proposed 50 days")


def test_a_second_person_whom_the_first_has_made_alone_is_said(
    qtbot: QtBot, desk: Desk, retention: FakeRetention
) -> None:
    retention.proposed = ProposedPeriod(60, "user-kim")
    retention.alone = (MadeAlone("user-kim", SIGNED_SUPERVISOR.user.id),)
    dialog = shown(qtbot, desk)
    assert "alone, without a second person" in dialog.periods.text()
    dialog.change.click()
    (form,) = dialog.findChildren(PeriodDialog)
    assert "alone, without a second person" in form.proposed.text()


def test_where_only_files_are_to_be_cleaned_no_papers_are_spoken_of(
    qtbot: QtBot, desk: Desk, retention: FakeRetention
) -> None:
    retention.removed = retention.unclean = True
    dialog = shown(qtbot, desk)
    assert "still to be cleaned" in dialog.periods.text()
    assert dialog.remove.text() == "Clean the files…"
    dialog.remove.click()
    assert "0 case" not in dialog.banner.text.text()
    assert "No further papers" in dialog.banner.text.text()
    dialog.really.click()
    qtbot.waitUntil(lambda: "files are clean" in dialog.banner.text.text())


def test_a_long_time_without_a_step_is_named_before_anything_goes(
    qtbot: QtBot, desk: Desk, retention: FakeRetention
) -> None:
    retention.quiet = Quiet(date(2026, 3, 1), TODAY)
    dialog = shown(qtbot, desk)
    dialog.remove.click()
    assert "From 1 Mar 2026 to 9 Nov 2026 nothing" in dialog.banner.text.text()


def test_whoever_was_asked_about_something_else_is_asked_again(
    qtbot: QtBot, desk: Desk, retention: FakeRetention
) -> None:
    dialog = shown(qtbot, desk)
    dialog.remove.click()
    retention.removed = True
    dialog.read()
    qtbot.waitUntil(lambda: len(states(dialog)) == 2)
    assert not dialog.really.isVisible()
    assert not dialog.banner.isVisible()
    dialog.really.click()
    assert retention.asked == (None, ())
