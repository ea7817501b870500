"""What was held for a key is let go of after it, whatever became of the widget."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import click_key, held

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("modifier", [SHIFT, CTRL, SHIFT | CTRL])
def test_nothing_is_held_after_a_key(qtbot: QtBot, modifier: Qt.KeyboardModifier) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    qtbot.keyClick(widget, Qt.Key.Key_A, modifier)
    assert held() == Qt.KeyboardModifier.NoModifier


def test_nothing_is_held_after_a_key_that_closes_its_window(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    QShortcut("Ctrl+W", widget).activated.connect(widget.close)
    click_key(widget, Qt.Key.Key_W, CTRL)
    assert held() == Qt.KeyboardModifier.NoModifier


def test_a_list_goes_to_one_row_after_all_were_chosen(qtbot: QtBot) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    rows.addItems(["a", "b", "c", "d"])
    qtbot.keyClick(rows, Qt.Key.Key_Down, SHIFT)
    rows.setCurrentIndex(rows.model().index(3, 0))
    assert [row.row() for row in rows.selectedIndexes()] == [3]
