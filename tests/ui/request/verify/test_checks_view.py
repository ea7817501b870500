"""The checklist's rows: built a few at a time, and kept while they show the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractSlider, QScrollArea
from pytestqt.qtbot import QtBot

from dsr_desk.domain.verifying.checklist import SENDER
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.verify.check_row import CheckRow
from dsr_desk.ui.request.verify.checks_view import ChecksView
from dsr_desk.ui.widgets.buttons import LinkButton
from tests.ui.fake_case import CaseWorld, open_checklist
from tests.ui.fakes import SIGNED_SUPERVISOR


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


def test_what_an_ok_rests_on_is_said_in_words(checks: ChecksView, case_world: CaseWorld) -> None:
    checks.show_view(case_world.view)
    (sender,) = [row for row in checks.rows if row.check.code == SENDER]
    assert "Our receiving server says that" in sender.accessibleName()
    assert "dmarc" not in sender.accessibleName()
    assert "dmarc=pass" in sender.toolTip()
    assert not any(".." in row.accessibleName() for row in checks.rows)
    assert any("since 2024-02-01" in row.accessibleName() for row in checks.rows)


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


def area_of(checks: ChecksView) -> QScrollArea:
    found = checks.findChild(QScrollArea)
    assert found is not None
    return found


def stand_in(lines: int, buttons: Sequence[LinkButton]) -> bool:
    return len({button.y() for button in buttons}) == lines


def wholly_seen(checks: ChecksView, row: CheckRow) -> bool:
    port = area_of(checks).viewport()
    top = row.mapTo(port, QPoint(0, 0)).y()
    return top >= 0 and top + row.height() <= port.height()


def test_ways_out_stand_one_below_the_other_where_the_row_is_narrow(
    qtbot: QtBot, checks: ChecksView, case_desk: Desk, case_world: CaseWorld
) -> None:
    case_desk.enter(SIGNED_SUPERVISOR)
    checks.show_view(case_world.view)
    row = next(r for r in checks.rows if len(r.findChildren(LinkButton)) > 1)
    buttons = row.findChildren(LinkButton)
    for width, lines in ((900, 1), (checks.minimumSizeHint().width(), 2)):
        checks.resize(width, 500)
        qtbot.waitUntil(partial(stand_in, lines, buttons))


def test_rows_are_never_wider_than_what_is_seen_of_them(
    qtbot: QtBot, checks: ChecksView, case_desk: Desk, case_world: CaseWorld
) -> None:
    case_desk.enter(SIGNED_SUPERVISOR)
    checks.show_view(case_world.view)
    area = area_of(checks)
    qtbot.waitUntil(lambda: area.minimumWidth() > 0)
    checks.resize(checks.minimumSizeHint().width(), 400)
    rows = area.widget()
    assert rows is not None
    qtbot.waitUntil(lambda: rows.width() == area.viewport().width())


def test_the_open_check_is_seen_whole_until_somebody_scrolls(
    qtbot: QtBot, checks: ChecksView, case_world: CaseWorld
) -> None:
    checks.resize(300, 320)
    checks.show_view(case_world.view)
    row = checks.current
    assert row is not None
    qtbot.waitUntil(lambda: wholly_seen(checks, row))
    bar = area_of(checks).verticalScrollBar()
    reaches = bar.maximum()
    checks.resize(300, 230)
    qtbot.waitUntil(lambda: bar.maximum() > reaches)
    qtbot.waitUntil(lambda: wholly_seen(checks, row))
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    reaches = bar.maximum()
    checks.resize(300, 280)
    qtbot.waitUntil(lambda: bar.maximum() < reaches)
    assert bar.value() == 0
