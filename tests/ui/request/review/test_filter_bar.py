"""The bar above the matches: what it all adds up to is never cut off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.finding.matches import MatchCounts
from dsr_desk.domain.people import ChannelKind
from dsr_desk.ui.request.review import filter_bar
from dsr_desk.ui.request.review.filter_bar import FilterBar
from dsr_desk.ui.widgets.chip import FilterChip

COUNTS = MatchCounts(
    99_989, 70_000, 29_989, 20_000, ((ChannelKind.MAIL, 50_000), (ChannelKind.CHAT, 49_989)), ()
)


def test_the_sum_breaks_into_a_second_line_before_it_is_cut_off(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.set_counts(COUNTS)
    bar.resize(1600, 90)
    bar.show()
    qtbot.waitUntil(lambda: bar.sum.x() > bar.search.geometry().right())
    bar.resize(bar.minimumSizeHint().width(), 90)
    qtbot.waitUntil(lambda: bar.sum.y() > bar.chips()[0].geometry().bottom())
    qtbot.waitUntil(lambda: bar.sum.text() == bar.sum.whole_text)
    assert not bar.search.geometry().intersects(bar.chips()[0].geometry())


def test_chips_break_into_lines_before_one_is_cut_off(qtbot: QtBot) -> None:
    around = QWidget()  # as a window of its own the bar would hold against being made narrow
    qtbot.addWidget(around)
    bar = FilterBar(around)
    bar.set_counts(COUNTS)
    bar.resize(1600, 90)
    around.show()
    qtbot.waitUntil(lambda: len({chip.y() for chip in seen(bar)}) == 1)
    bar.resize(300, 200)
    qtbot.waitUntil(lambda: len({chip.y() for chip in seen(bar)}) > 1)
    assert bar.width() == 300
    assert all(chip.mapTo(bar, chip.rect().topRight()).x() < 300 for chip in seen(bar))


def seen(bar: FilterBar) -> list[FilterChip]:
    return [chip for chip in bar.chips() if not chip.isHidden()]


def test_what_a_decision_has_changed_is_said(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(filter_bar, "announce", lambda _widget, text: said.append(text))
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.set_counts(COUNTS)
    bar.set_counts(replace(COUNTS))
    assert said == []
    bar.set_counts(replace(COUNTS, included=COUNTS.included - 1, excluded=COUNTS.excluded + 1))
    assert said == [bar.sum.whole_text]
    bar.set_counts(None)
    bar.set_counts(COUNTS)
    assert len(said) == 1
