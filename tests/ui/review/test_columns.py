"""The list of a package's items shows whole columns: what has no room is left out."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.review.items_model import Column
from dsr_desk.ui.review.items_pane import ItemsPane


@pytest.mark.parametrize(
    ("width", "left_out"),
    [
        (900, set()),
        (420, {Column.KIND}),
        (310, {Column.KIND, Column.AUTHOR}),
        (170, {Column.KIND, Column.AUTHOR, Column.DATE}),
    ],
)
def test_a_column_that_would_be_cut_is_left_out(
    width: int, left_out: set[Column], qtbot: QtBot, jobs: JobRunner
) -> None:
    pane = ItemsPane(jobs)
    qtbot.addWidget(pane)
    pane.resize(width, 300)
    pane.show()
    assert {c for c in Column if pane.view.isColumnHidden(c)} == left_out
    pane.resize(900, 300)
    assert not any(map(pane.view.isColumnHidden, Column))
