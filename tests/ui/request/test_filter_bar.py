"""The bar above the matches: what it all adds up to is never cut off."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from dsr_desk.domain.matches import MatchCounts
from dsr_desk.domain.people import ChannelKind
from dsr_desk.ui.request.filter_bar import FilterBar

COUNTS = MatchCounts(
    99_989, 70_000, 29_989, 20_000, ((ChannelKind.MAIL, 50_000), (ChannelKind.CHAT, 49_989)), ()
)


def test_the_sum_breaks_into_a_second_line_before_it_is_cut_off(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.set_counts(COUNTS)
    bar.resize(1600, 40)
    bar.show()
    assert bar.sum.y() < bar.search.height()
    bar.resize(bar.minimumSizeHint().width(), 90)
    qtbot.waitUntil(lambda: bar.sum.y() > bar.chips()[0].height())
    assert bar.sum.text() == bar.sum.whole_text
    bar.resize(1600, 90)
    qtbot.waitUntil(
        lambda: abs(bar.sum.geometry().center().y() - bar.search.geometry().center().y()) < 3
    )
    assert bar.sum.x() > bar.search.x()
