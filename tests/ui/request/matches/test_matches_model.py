"""The list of matches: what the tester demands, what it holds, what it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.services.finding.matching import MatchRow, Unshown
from dsr_desk.ui.request.matches.describe import describe
from dsr_desk.ui.request.matches.model import (
    BLOCK,
    LINE_ROLE,
    ROW_ROLE,
    MatchesModel,
    MatchLine,
    Standing,
)
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
    model.reset_rows(12, rows)
    assert model.rowCount() == 12
    assert model.rowCount(model.index(0)) == 0
    assert model.index(0).data() == "Sv: Felaktig faktura"
    assert model.index(0).data(ROW_ROLE) is rows[0]
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_a_restricted_row_says_so_in_place_of_what_it_holds(rows: list[MatchRow]) -> None:
    hidden = replace(rows[0], shown=Unshown.RESTRICTED)
    line = describe(hidden)
    assert (line.title, line.author) == ("Restricted: not shown", "")
    assert "Restricted: not shown" in line.spoken


def test_a_row_is_spoken_whole(model: MatchesModel, rows: list[MatchRow]) -> None:
    model.reset_rows(12, rows)
    spoken = model.index(4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Synpunkt på lekplatsen vid Torget, Mail, 28 Sept 2026, Anna Svensson, plus address,"
        " To look at, not opened yet, Tack för snabb hjälp! Ni når mig på samma nummer."
    )


@pytest.mark.parametrize(
    ("subject", "beginning", "html", "title", "shown"),
    [
        ("Faktura", "Hej!\n\n  Den är fel.", False, "Faktura", "Hej! Den är fel."),
        ("", "Hej! Den är fel.", False, "Hej! Den är fel.", ""),
        ("Faktura", "<p>Hej!</p><p>3 < 4</p><a href=", True, "Faktura", "Hej! 3 < 4"),
        ("", "<style>p { color: red }</style><div>Hej</div>", True, "Hej", ""),
        ("Faktura", "<b>Hej</b>", False, "Faktura", "<b>Hej</b>"),
    ],
)
def test_a_row_shows_how_its_text_begins_as_it_is_read(
    rows: list[MatchRow], subject: str, beginning: str, html: bool, title: str, shown: str
) -> None:
    glance = rows[0].glance._replace(subject=subject, beginning=beginning, html=html)
    row = replace(rows[0], shown=glance)
    line = describe(row)
    assert (line.title, line.beginning) == (title, shown)
    assert shown in line.spoken


def test_a_weak_match_starts_as_one_to_look_at(model: MatchesModel, rows: list[MatchRow]) -> None:
    model.reset_rows(12, rows)
    weak = [n for n in range(12) if line(model, n).weak]
    assert weak == [n for n in range(12) if line(model, n).standing is Standing.TO_LOOK_AT]
    assert weak == [4, 7, 10]


def many(rows: list[MatchRow], count: int) -> list[MatchRow]:
    return [
        replace(rows[0], match=rows[0].match._replace(id=number)) for number in range(1, count + 1)
    ]


def test_a_block_is_asked_for_once_and_comes_in_its_place(
    model: MatchesModel, rows: list[MatchRow], qtbot: QtBot
) -> None:
    every = many(rows, 120)
    model.reset_rows(120, every[:BLOCK])
    asked: list[int] = []
    model.block_wanted.connect(asked.append)
    assert model.index(60).data() is None
    assert model.index(99).data() is None
    assert asked == [1]
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.put_block(1, every[BLOCK : 2 * BLOCK])
    assert changed.args is not None
    assert (changed.args[0].row(), changed.args[1].row()) == (50, 99)
    assert model.place_of(61) == 60
    assert not model.all_loaded
    model.put_block(2, every[2 * BLOCK :])
    assert model.all_loaded


def test_a_block_that_failed_can_be_asked_for_again(
    model: MatchesModel, rows: list[MatchRow], qtbot: QtBot
) -> None:
    model.reset_rows(120, many(rows, BLOCK))
    model.index(60).data()
    model.block_failed(1)
    with qtbot.waitSignal(model.block_wanted):
        model.index(60).data()


def test_a_block_is_found_from_the_nearest_key_before_it(
    model: MatchesModel, rows: list[MatchRow]
) -> None:
    every = many(rows, 400)
    model.reset_rows(400, every[:BLOCK])
    model.put_block(4, every[4 * BLOCK : 5 * BLOCK])
    assert model.key_before(0) == (None, 0)
    assert model.key_before(3) == ((every[49].match.at, 50), 50)
    assert model.key_before(7) == ((every[249].match.at, 250), 250)


def test_only_so_many_blocks_are_held_however_long_the_list_is(
    model: MatchesModel, rows: list[MatchRow]
) -> None:
    model.reset_rows(1_000_000)
    for number in range(300):
        model.put_block(number, many(rows, BLOCK))
    assert sum(1 for _ in model.loaded()) <= 40 * BLOCK
    assert model.row(0) is None
    assert model.row(299 * BLOCK) is not None
    model.reset_rows(0)


def test_a_decision_shows_where_the_row_stands(
    model: MatchesModel, rows: list[MatchRow], qtbot: QtBot
) -> None:
    model.reset_rows(12, rows)
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
    model.reset_rows(12, rows)
    model.set_seen(rows[2].match.id)
    assert line(model, 2).seen
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_seen(rows[2].match.id)
        model.set_seen(999)


def test_another_language_describes_every_row_anew(
    model: MatchesModel, rows: list[MatchRow], qtbot: QtBot
) -> None:
    model.reset_rows(12, rows)
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.describe_anew()
    assert changed.args is not None
    assert (changed.args[0].row(), changed.args[1].row()) == (0, 11)
