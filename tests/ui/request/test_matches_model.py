"""The list of matches: what the tester demands, what it holds, what it asks for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dsr_desk.domain.matches import Decision, Ground
from dsr_desk.services.matching import MatchRow
from dsr_desk.ui.request.describe import describe
from dsr_desk.ui.request.matches_model import LINE_ROLE, ROW_ROLE, MatchesModel, MatchLine, Standing
from tests.ui.fake_case import CaseWorld, usual_find


@pytest.fixture
def rows() -> list[MatchRow]:
    world = CaseWorld()
    world.put(usual_find(12))
    return world.rows


@pytest.fixture
def model(qapp: QObject, qtmodeltester: ModelTester) -> Iterator[MatchesModel]:
    made = MatchesModel(describe, qapp)
    yield made
    qtmodeltester.check(made)
    made.setParent(None)


def line(model: MatchesModel, place: int) -> MatchLine:
    found = model.index(place).data(LINE_ROLE)
    assert isinstance(found, MatchLine)
    return found


def test_it_shows_what_a_page_has_brought(model: MatchesModel, rows: list[MatchRow]) -> None:
    model.reset_rows(rows, None)
    assert model.rowCount() == 12
    assert model.rowCount(model.index(0)) == 0
    assert model.index(0).data() == "Sv: Felaktig faktura"
    assert model.index(0).data(ROW_ROLE) is rows[0]
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_a_row_is_spoken_whole(model: MatchesModel, rows: list[MatchRow]) -> None:
    model.reset_rows(rows, None)
    spoken = model.index(4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Synpunkt på lekplatsen vid Torget, Mail, 28 Sept 2026, Anna Svensson, plus address,"
        " To look at, not opened yet"
    )


def test_a_weak_match_starts_as_one_to_look_at(model: MatchesModel, rows: list[MatchRow]) -> None:
    model.reset_rows(rows, None)
    weak = [n for n in range(12) if line(model, n).weak]
    assert weak == [n for n in range(12) if line(model, n).standing is Standing.TO_LOOK_AT]
    assert weak == [4, 7, 10]


def test_a_next_page_is_asked_for_once_and_appended(
    model: MatchesModel, rows: list[MatchRow], qtbot: QtBot
) -> None:
    model.reset_rows(rows[:5], ("x", 5))
    assert model.canFetchMore(QModelIndex())
    with qtbot.waitSignal(model.more_requested):
        model.fetchMore(QModelIndex())
    assert not model.canFetchMore(QModelIndex())
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.append(rows[4:], None)
    assert inserted.args is not None
    assert inserted.args[1:] == [5, 11]
    assert model.rowCount() == 12
    assert not model.canFetchMore(QModelIndex())


def test_a_page_that_failed_can_be_asked_for_again(
    model: MatchesModel, rows: list[MatchRow]
) -> None:
    model.reset_rows(rows[:5], ("x", 5))
    model.fetchMore(QModelIndex())
    model.page_failed()
    assert model.canFetchMore(QModelIndex())


def test_a_decision_shows_where_the_row_stands(
    model: MatchesModel, rows: list[MatchRow], qtbot: QtBot
) -> None:
    model.reset_rows(rows, None)
    wanted = rows[3].match.id
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_decision([wanted], Decision(False, Ground.LEGAL_CLAIM))
    assert changed.args is not None
    assert changed.args[0].row() == model.place_of(wanted) == 3
    assert line(model, 3).standing_text == "Left out: Legal claims"
    assert [line(model, n).standing for n in (2, 5)] == [Standing.INCLUDED] * 2


def test_an_opened_match_is_marked_once(
    model: MatchesModel, rows: list[MatchRow], qtbot: QtBot
) -> None:
    model.reset_rows(rows, None)
    model.set_seen(rows[2].match.id)
    assert line(model, 2).seen
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_seen(rows[2].match.id)
        model.set_seen(999)


def test_another_language_describes_every_row_anew(
    model: MatchesModel, rows: list[MatchRow], qtbot: QtBot
) -> None:
    model.reset_rows(rows, None)
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.describe_anew()
    assert changed.args is not None
    assert (changed.args[0].row(), changed.args[1].row()) == (0, 11)
