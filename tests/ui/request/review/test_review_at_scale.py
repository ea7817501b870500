"""A large match set behind the real page: no stall of ours, whatever is done with it.

``DSR_REVIEW_MATCHES=100000`` in the environment runs this with a hundred thousand matches.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Case
from dsr_desk.services.ports import MatchFilter
from dsr_desk.ui.desk import Desk, Failed
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.request.review.exclude_dialog import ExcludeDialog
from dsr_desk.ui.request.review.page import ReviewPage
from tests.services.world import ANNA, Small, an_item, make_small

COUNT = int(os.environ.get("DSR_REVIEW_MATCHES", "1600"))
PATIENCE = 180_000
LONG_AGO = -200_000
CLONED = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
    INSERT INTO item_match ({names})
    SELECT {values} FROM n, (SELECT * FROM item_match WHERE kind = 'mail' ORDER BY at DESC LIMIT 1)
    AS one
"""
HUGE = "<p>Hej <b>Anna</b>, hur mår du i dag?</p>\n" * 250_000


def clone_matches(file: Path, count: int) -> None:
    """Fill the match set with copies of its newest match, an hour apart, in one statement.

    Their items are in no source, so the list shows them as gone; everything else is as real.
    """
    with closing(sqlite3.connect(file)) as desk, desk:
        columns = [row[1] for row in desk.execute("PRAGMA table_info(item_match)")]
        names = [name for name in columns if name != "id"]
        taken = {
            "key": "'copy-' || i",
            "at": "strftime('%Y-%m-%dT%H:%M:%f000+00:00', one.at, '-' || i || ' hours')",
            "conversation": "'copy-' || (i / 3)",
            "kind": "CASE i % 3 WHEN 0 THEN 'forum' ELSE one.kind END",
        }
        values = ", ".join(taken.get(name, f"one.{name}") for name in names)
        desk.execute(CLONED.format(names=", ".join(names), values=values), [count])


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Small, Case]:
    """A workspace with a case of that many matches; the oldest is a mail of 10 MB."""
    small = make_small(tmp_path_factory.mktemp("large"))
    # A weak match: the side lane reads what is the person's for certain, at every page anew.
    sender = ANNA.replace("@", "+huge@")
    huge = an_item(
        "huge", "nk-mail", ChannelKind.MAIL, sender, "Anna", "huge", HUGE, hours=LONG_AGO
    )
    small.services.importing.items(iter([replace(huge, html=True)]))
    case = small.reviewed()
    clone_matches(small.paths.desk, COUNT)
    return small, case


@pytest.fixture
def page(qtbot: QtBot, jobs: JobRunner, large: tuple[Small, Case]) -> Iterator[ReviewPage]:
    small, case = large
    desk = Desk(small.services, jobs, small.clock)
    desk.enter(small.alva)
    made = ReviewPage(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    view = small.services.checklist.view(case.id, small.alva)
    with qtbot.waitSignal(made.list.page_read, timeout=PATIENCE):
        made.show_view(view)
    made.list.view.setFocus()
    told: list[Failed] = []
    desk.failed.connect(told.append)
    yield made
    assert told == []
    qtbot.waitUntil(lambda: not jobs.busy, timeout=PATIENCE)
    desk.foreign.close()


def rest(qtbot: QtBot, page: ReviewPage, done: Callable[[], bool]) -> None:
    """Let the loop turn until something is so and nothing is on its way."""
    qtbot.waitUntil(lambda: done() and not page.desk.jobs.busy, timeout=PATIENCE)


def loaded_at(page: ReviewPage) -> bool:
    first, last = page.list.view.visible_places()
    return all(page.list.model.row(place) is not None for place in (first, last))


def test_the_list_is_as_long_as_the_match_set_and_holds_few_rows(
    page: ReviewPage, qtbot: QtBot
) -> None:
    rows, model = page.list.view, page.list.model
    assert model.rowCount() > COUNT
    bar = rows.verticalScrollBar()
    for share in (0.9, 0.1, 0.5, 0.97, 0.0, 0.75):
        bar.setValue(round(bar.maximum() * share))
        rest(qtbot, page, lambda: loaded_at(page))
    for step in range(60):
        bar.setValue(round(bar.maximum() * step / 60))
        QApplication.processEvents()
    rest(qtbot, page, lambda: loaded_at(page))
    assert sum(1 for _ in model.loaded()) <= 2_000
    page.list.view.go_to(COUNT - 200)
    rest(qtbot, page, lambda: page.list.view.current_id() > 0)


def test_filters_search_and_months_narrow_it(page: ReviewPage, qtbot: QtBot) -> None:
    forum = next(chip for chip in page.filters.chips() if chip.text().startswith("Forum"))
    with qtbot.waitSignal(page.list.page_read, timeout=PATIENCE):
        forum.click()
    assert COUNT // 4 < page.list.model.rowCount() < COUNT // 2
    with qtbot.waitSignal(page.list.page_read, timeout=PATIENCE):
        page.filters.chips()[0].click()
    qtbot.waitUntil(page.timeline.isVisible, timeout=PATIENCE)
    page.timeline.setFocus()
    with qtbot.waitSignal(page.list.page_read, timeout=PATIENCE):
        qtbot.keyClick(page.timeline, Qt.Key.Key_Left)
        qtbot.keyClick(page.timeline, Qt.Key.Key_Return)
    assert 600 < page.list.model.rowCount() < 800
    page.timeline.let_go()
    with qtbot.waitSignal(page.list.page_read, timeout=PATIENCE):
        page.filters.search.insert("västanfläkt")
        qtbot.waitUntil(lambda: page.list.listed.text == "västanfläkt", timeout=PATIENCE)
    assert 0 < page.list.model.rowCount() < 5


def test_all_are_left_out_with_two_keys_and_brought_back_with_one(
    page: ReviewPage, large: tuple[Small, Case], qtbot: QtBot
) -> None:
    small, case = large
    dialogs: list[ExcludeDialog] = []
    page.dialog_opened.connect(dialogs.append)
    before = small.services.matching.counts(case.id)
    qtbot.keyClick(page.list.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.list.view, Qt.Key.Key_U)
    assert f"{page.list.model.rowCount():,}" in dialogs[-1].windowTitle()
    dialogs[-1].grounds.button(1).click()
    with qtbot.waitSignal(page.deciding.many_decided, timeout=PATIENCE):
        dialogs[-1].confirm.click()
    rest(qtbot, page, page.news.banner.isVisible)
    after = small.services.matching.counts(case.id)
    assert (after.included, after.excluded) == (0, before.total)
    with qtbot.waitSignal(page.deciding.stored, timeout=PATIENCE):
        page.deciding.undo()
    rest(qtbot, page, lambda: not page.deciding.can_undo)
    qtbot.waitUntil(lambda: small.services.matching.counts(case.id) == before, timeout=PATIENCE)


def test_a_mail_of_ten_megabytes_is_shown_in_parts_and_the_next_opens(
    page: ReviewPage, qtbot: QtBot
) -> None:
    text = page.preview.text
    page.list.view.go_to(page.list.model.rowCount() - 1)
    rest(qtbot, page, lambda: text.complete and "hur mår du" in text.toPlainText())
    assert page.preview.reading.later.isVisible()
    assert not page.preview.reading.earlier.isEnabled()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Period)
    rest(qtbot, page, lambda: text.complete and page.preview.reading.earlier.isEnabled())
    qtbot.keyClick(page.list.view, Qt.Key.Key_F)
    rest(qtbot, page, lambda: text.complete)
    assert "hur mår du" in text.toPlainText()
    qtbot.keyClick(page.list.view, Qt.Key.Key_K)
    rest(qtbot, page, lambda: "hur mår du" not in text.toPlainText())


def test_one_key_in_the_middle_of_it_decides_one(page: ReviewPage, qtbot: QtBot) -> None:
    page.list.view.go_to(COUNT // 2)
    rest(qtbot, page, lambda: page.list.view.current_id() > 0)
    chosen = page.list.view.current_id()
    page.deciding._ground = Decision(False, Ground.ARCHIVE)
    with qtbot.waitSignal(page.deciding.stored, timeout=PATIENCE):
        qtbot.keyClick(page.list.view, Qt.Key.Key_U)
    assert page.list.view.currentIndex().row() == COUNT // 2 + 1
    row = page.list.model.row(COUNT // 2)
    assert row is not None
    assert (row.match.id, row.match.decision.ground) == (chosen, Ground.ARCHIVE)
    left = page.desk.services.listing.open(page.list.listed.case, MatchFilter(included=False))
    assert left.total >= 1
    page.deciding.undo()
    rest(qtbot, page, lambda: True)
