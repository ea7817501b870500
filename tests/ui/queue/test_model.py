"""The queue's model: pages by key, and rows that stay where they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.errors import DiskFull
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.intake.queue import OPEN_STATES
from dsr_desk.services.ports import QueueFilter
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.queue.entry import Entry
from dsr_desk.ui.queue.model import PAGE, QueueModel, QueueRole
from tests.ui.fakes import AGENT, World, make_case

OPEN = QueueFilter(OPEN_STATES)


@pytest.fixture
def model(desk: Desk, qtmodeltester: ModelTester) -> QueueModel:
    """An empty model under the eyes of Qt's own tester."""
    made = QueueModel(desk)
    qtmodeltester.check(made)
    return made


def load(qtbot: QtBot, model: QueueModel, where: QueueFilter = OPEN) -> None:
    with qtbot.waitSignal(model.loaded):
        model.load(where)


def numbers(model: QueueModel) -> list[str]:
    return [model.entry(row).row.number for row in range(model.rowCount())]


def crowd(world: World, count: int) -> None:
    world.cases.clear()
    world.add(*(make_case(n, due_in=timedelta(hours=n)) for n in range(1, count + 1)))


def test_rows_come_with_what_is_due_first(qtbot: QtBot, model: QueueModel) -> None:
    load(qtbot, model)
    assert numbers(model)[:4] == ["DSR-0031", "DSR-0042", "DSR-0038", "DSR-0044"]
    assert model.total == model.rowCount() == 10


def test_a_row_has_a_spoken_text_an_entry_and_its_case(qtbot: QtBot, model: QueueModel) -> None:
    load(qtbot, model)
    index = model.index(1)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == index.data(Qt.ItemDataRole.DisplayRole)
    for word in ("DSR-0042", "Today 16:00", "anna.svensson", "Erase", "Chat", "To verify", "you"):
        assert word in spoken
    assert index.data(QueueRole.CASE) == 42
    assert isinstance(index.data(QueueRole.ENTRY), Entry)
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.rowCount(index) == 0


def test_pages_follow_one_another_until_the_last(qtbot: QtBot, desk: Desk, world: World) -> None:
    # Without Qt's tester, which fetches pages itself.
    model, inserted = QueueModel(desk), []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    crowd(world, 2 * PAGE + 7)
    load(qtbot, model)
    assert model.rowCount() == PAGE
    for wanted in (2 * PAGE, 2 * PAGE + 7):
        assert model.canFetchMore(QModelIndex())
        model.fetchMore(QModelIndex())
        assert not model.canFetchMore(QModelIndex())
        qtbot.waitUntil(lambda: model.rowCount() == wanted)  # noqa: B023  (waits in this round)
    assert not model.canFetchMore(QModelIndex())
    assert inserted == [(PAGE, 2 * PAGE - 1), (2 * PAGE, 2 * PAGE + 6)]
    assert numbers(model) == [f"DSR-{n:04}" for n in range(1, 2 * PAGE + 8)]


def test_a_changed_row_changes_where_it_stands(
    qtbot: QtBot, model: QueueModel, world: World
) -> None:
    load(qtbot, model)
    before = numbers(model)
    world.add(replace(world.cases[44], holder=AGENT.id, service_due=world.cases[31].service_due))
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.renew(case_changed(44))
    assert changed.args is not None
    assert changed.args[0].row() == before.index("DSR-0044")
    assert numbers(model) == before
    assert model.entry(before.index("DSR-0044")).holder == "you"


def test_a_row_that_no_longer_belongs_here_stays_and_the_list_says_that_it_is_stale(
    qtbot: QtBot, model: QueueModel, world: World
) -> None:
    load(qtbot, model)
    before = numbers(model)
    world.add(replace(world.cases[42], state=CaseState.CLOSED))
    with qtbot.waitSignal(model.stale_changed) as stale:
        model.renew(case_changed(42))
    assert stale.args == [True]
    assert numbers(model) == before
    entry = model.entry(before.index("DSR-0042"))
    assert entry.gone
    assert entry.state.text == "Closed"
    load(qtbot, model)
    assert "DSR-0042" not in numbers(model)


def test_a_new_case_does_not_push_rows_away(qtbot: QtBot, model: QueueModel, world: World) -> None:
    load(qtbot, model)
    before = numbers(model)
    world.add(make_case(60, due_in=timedelta(hours=-50)))
    with qtbot.waitSignal(model.stale_changed):
        model.renew(Changes(queue=True))
    assert numbers(model) == before
    with qtbot.waitSignal(model.stale_changed) as stale:
        model.reload()
    assert stale.args == [False]
    assert numbers(model)[0] == "DSR-0060"


def test_a_change_of_nothing_shown_leaves_the_list_fresh(
    qtbot: QtBot, model: QueueModel, desk: Desk
) -> None:
    load(qtbot, model)
    told: list[bool] = []
    model.stale_changed.connect(told.append)
    model.renew(case_changed(20))
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert told == []


def test_a_failed_page_is_told_and_can_be_asked_for_again(
    qtbot: QtBot, model: QueueModel, world: World
) -> None:
    world.fails = DiskFull()
    with qtbot.waitSignal(model.failed):
        model.load(OPEN)
    load(qtbot, model)
    assert model.rowCount() == 10


def test_the_words_change_with_the_time(
    qtbot: QtBot, model: QueueModel, desk: Desk, world: World
) -> None:
    load(qtbot, model)
    later = desk.clock() + timedelta(days=1)
    desk.clock = lambda: later
    with qtbot.waitSignal(model.dataChanged):
        model.reword()
    assert model.entry(1).due.text == "1 day late"


def test_clearing_forgets_everything(qtbot: QtBot, model: QueueModel) -> None:
    load(qtbot, model)
    model.clear()
    assert model.rowCount() == 0
    assert not model.canFetchMore(QModelIndex())
