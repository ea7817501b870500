"""The checklist's rows: built a few at a time, and kept while they show the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.verify.check_row import CheckRow
from dsr_desk.ui.request.verify.checks_view import ChecksView
from tests.ui.fake_case import CaseWorld, open_checklist


@pytest.fixture
def checks(qtbot: QtBot, case_desk: Desk, case_world: CaseWorld) -> ChecksView:
    case_world.set_checks(open_checklist())
    made = ChecksView(case_desk)
    qtbot.addWidget(made)
    made.show()
    return made


def built(checks: ChecksView) -> list[CheckRow]:
    return checks.findChildren(CheckRow)


def test_many_checks_are_built_a_few_in_each_turn(
    qtbot: QtBot, checks: ChecksView, case_world: CaseWorld
) -> None:
    checks.show_view(case_world.view)
    assert 0 < len(built(checks)) < len(case_world.view.checks)
    qtbot.waitUntil(lambda: len(built(checks)) == len(case_world.view.checks))
    assert [row.check for row in checks.rows] == list(case_world.view.checks)


def test_whoever_asks_for_the_rows_builds_what_is_left(
    checks: ChecksView, case_world: CaseWorld
) -> None:
    checks.show_view(case_world.view)
    assert [row.check for row in checks.rows] == list(case_world.view.checks)
    assert checks.current is not None
    assert checks.current.check == checks.current_check


def test_what_was_cleared_meanwhile_is_not_built(
    qtbot: QtBot, checks: ChecksView, case_world: CaseWorld
) -> None:
    checks.show_view(case_world.view)
    checks.clear()
    qtbot.waitUntil(lambda: not built(checks))
    assert checks.rows == ()


def test_rows_before_the_first_that_differs_stay(checks: ChecksView, case_world: CaseWorld) -> None:
    checks.show_view(case_world.view)
    before = checks.rows
    last = len(before) - 1
    changed = replace(before[last].check, settled_by="someone", note="n")
    case_world.set_checks((*(row.check for row in before[:last]), changed))
    checks.show_view(case_world.view)
    after = checks.rows
    assert after[:last] == before[:last]
    assert after[last] is not before[last]
    assert after[last].check == changed
