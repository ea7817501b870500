"""Tables of rows: who shares the room, and what is never cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.ui.widgets.rows import (
    RowsDelegate,
    RowsModel,
    RowsTable,
    TableRow,
    shared,
    table_over,
    widest_word,
)

ADDRESS = "maria.1ind@exempelstad-kundservice.example"


@pytest.mark.parametrize(
    ("room", "least", "whole", "widths"),
    [
        (300, [50, 50], [100, 120], [100, 200]),  # all is whole, the rest is the last one's
        (300, [50, 50], [120, 60], [120, 180]),  # also where another lacked most
        (200, [120, 40], [120, 400], [120, 80]),  # an address is whole, what has words gives way
        (200, [50, 50, 50], [60, 70, 200], [60, 70, 70]),
        (100, [150, 30], [150, 300], [70, 30]),  # not even the widest words have room
        (100, [], [], []),
    ],
)
def test_columns_share_the_room_by_their_words(
    room: int, least: list[int], whole: list[int], widths: list[int]
) -> None:
    assert shared(room, least, whole) == widths


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    """Return what the table lies in."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def _table(parent: QWidget, width: int, *rows: tuple[str, str]) -> RowsTable:
    model = RowsModel(parent)
    table = table_over(model, "Editors", parent)
    model.set_headings(("Organisation", "E-mail"))
    model.set_rows([TableRow(cells) for cells in rows])
    table.resize(width, 300)
    table.grab()
    return table


def _drawn(table: RowsTable, column: int) -> str:
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    option.rect.setWidth(table.columnWidth(column))
    delegate = table.itemDelegate()
    assert isinstance(delegate, RowsDelegate)
    delegate.initStyleOption(option, table.model().index(0, column))
    return option.text


def test_an_address_is_whole_where_words_can_give_way(around: QWidget) -> None:
    table = _table(around, 460, ("Exempelstads kommun och dess bolag", ADDRESS))
    assert table.columnWidth(1) > widest_word(table, ADDRESS)
    assert _drawn(table, 1) == ADDRESS
    assert table.rowHeight(0) > table.verticalHeader().minimumSectionSize()


def test_an_address_goes_on_in_the_next_line_where_it_must(around: QWidget) -> None:
    table = _table(around, 260, ("Exempelstad", ADDRESS))
    assert _drawn(table, 1) == "maria.\u200b1ind@\u200bexempelstad-\u200bkundservice.\u200bexample"
    assert table.rowHeight(0) > table.verticalHeader().minimumSectionSize()


def test_rows_of_several_lines_have_air_too(around: QWidget) -> None:
    table = _table(around, 300, ("Ett två tre fyra fem sex sju åtta nio tio elva", ADDRESS))
    lines = table.rowHeight(0) / table.fontMetrics().lineSpacing()
    assert lines - int(lines) > 0.3


def test_what_came_while_a_table_was_hidden_is_fitted_once_it_is_shown(around: QWidget) -> None:
    table = _table(around, 400, ("Nord", ADDRESS))
    around.show()
    before = table.columnWidth(0)
    table.hide()
    model = table.model()
    assert isinstance(model, RowsModel)
    model.set_rows([TableRow(("Exempelstads kommuns kundservice", "a@b.example"))])
    assert table.columnWidth(0) == before
    table.show()
    assert table.columnWidth(0) > before
