"""The bar above the matches: what it all adds up to is never cut off."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from dsr_desk.domain.matches import MatchCounts
from dsr_desk.domain.people import ChannelKind
from dsr_desk.ui.request.review.filter_bar import FilterBar

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
