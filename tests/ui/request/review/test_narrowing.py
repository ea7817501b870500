"""Narrowing the list: months by key and by mouse, texts, many at once, and what comes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from dsr_desk.domain.finding.matches import Attachment, Decision, Ground
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.finding.listing import Month
from dsr_desk.services.finding.matching import MatchRow
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.review.exclude_dialog import ExcludeDialog
from dsr_desk.ui.request.review.page import ReviewPage
from dsr_desk.ui.request.review.timeline import EVERYTHING, Stretch, Timeline
from tests.ui.fake_case import CaseWorld, usual_find

COUNT = 260
TITLES = {"a": "Kundtjänst", "b": "<b>Forum</b>"}


def month(number: int, **counts: int) -> Month:
    first = date(2026, number, 1)
    since = datetime(2026, number, 1, tzinfo=UTC)
    return Month(first, since, datetime(2026, number + 1, 1, tzinfo=UTC), tuple(counts.items()))


MONTHS = (month(1, a=3), month(2), month(3, a=1, b=4), month(4, b=2))


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)
    made.show_months(MONTHS, TITLES)
    made.resize(600, made.sizeHint().height())
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def page(qtbot: QtBot, case_desk: Desk, case_world: CaseWorld) -> Iterator[ReviewPage]:
    case_world.put(usual_find(COUNT))
    case_world.set_case(state=CaseState.REVIEWING)
    made = ReviewPage(case_desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    with qtbot.waitSignal(made.list.page_read):
        made.show_view(case_world.view)
    made.list.view.setFocus()
    yield made
    case_desk.foreign.close()


def chosen(timeline: Timeline, qtbot: QtBot, *keys: Qt.Key, shift: bool = False) -> Stretch:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for key in keys:
        qtbot.keyClick(timeline, key, modifier)
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    return timeline.stretch


def test_the_cursor_starts_at_the_last_month_and_says_where_it_is(
    timeline: Timeline, qtbot: QtBot
) -> None:
    assert timeline.words() == "April 2026, All channels: 2 items"
    qtbot.keyClick(timeline, Qt.Key.Key_Left)
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    assert timeline.words() == "March 2026, <b>Forum</b>: 4 items"
    interface = QAccessible.queryAccessibleInterface(timeline)
    assert interface.text(QAccessible.Text.Description) == timeline.words()
    assert interface.text(QAccessible.Text.Name)


def test_months_are_chosen_by_key_and_let_go(timeline: Timeline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(timeline.stretch_chosen):
        one = chosen(timeline, qtbot, Qt.Key.Key_Left)
    assert one == Stretch(MONTHS[2].since, MONTHS[2].until)
    several = chosen(timeline, qtbot, Qt.Key.Key_Left, Qt.Key.Key_Left, shift=True)
    assert several == Stretch(None, MONTHS[2].until)
    with qtbot.waitSignal(timeline.stretch_chosen):
        qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    assert timeline.stretch == EVERYTHING


def test_a_channel_is_chosen_with_its_lane(timeline: Timeline, qtbot: QtBot) -> None:
    stretch = chosen(timeline, qtbot, Qt.Key.Key_Down)
    assert stretch == Stretch(MONTHS[3].since, MONTHS[3].until, "b")


def test_a_click_chooses_and_the_same_click_lets_go(timeline: Timeline, qtbot: QtBot) -> None:
    spot = QPoint(timeline.width() - 5, 3)
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=spot)
    assert timeline.stretch == Stretch(MONTHS[3].since, MONTHS[3].until)
    timeline.grab()
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=spot)
    assert timeline.stretch == EVERYTHING


def test_the_same_months_again_keep_what_is_chosen(timeline: Timeline, qtbot: QtBot) -> None:
    stretch = chosen(timeline, qtbot, Qt.Key.Key_Left)
    timeline.show_months([*MONTHS[:3], replace(MONTHS[3], counts=(("b", 9),))], TITLES)
    assert timeline.stretch == stretch
    timeline.show_months(MONTHS[1:], TITLES)
    assert timeline.stretch == EVERYTHING
    timeline.clear()
    assert not timeline.isVisible()
    qtbot.keyClick(timeline, Qt.Key.Key_Left)
    assert timeline.words() == ""


def test_a_text_narrows_the_list_and_enter_leads_into_it(page: ReviewPage, qtbot: QtBot) -> None:
    page.filters.search.setFocus()
    with qtbot.waitSignal(page.list.page_read):
        qtbot.keyClicks(page.filters.search, "BYGGLOV")
    assert 0 < page.list.model.rowCount() < COUNT
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert page.list.view.hasFocus()
    with qtbot.waitSignal(page.list.page_read):
        qtbot.keyClick(page.filters.search, Qt.Key.Key_Escape)
    assert page.list.model.rowCount() == COUNT


def test_all_that_a_filter_lists_is_left_out_at_once_and_put_back(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    dialogs: list[ExcludeDialog] = []
    page.dialog_opened.connect(dialogs.append)
    before = [row.match.decision for row in case_world.rows]
    qtbot.keyClick(page.list.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.list.view, Qt.Key.Key_U)
    assert dialogs[-1].windowTitle() == f"Leave {COUNT} items out"
    dialogs[-1].grounds.button(1).click()
    with qtbot.waitSignal(page.deciding.many_decided):
        dialogs[-1].confirm.click()
    claim = Decision(False, Ground.LEGAL_CLAIM)
    assert {row.match.decision for row in case_world.rows} == {claim}
    words = page.news.banner.text.whole_text
    assert words == f"Left out now: {COUNT} items. Ground: Legal claims."
    page.news.banner.button.click()
    qtbot.waitUntil(lambda: [row.match.decision for row in case_world.rows] == before)
    qtbot.waitUntil(lambda: not page.news.banner.isVisible())


def test_what_comes_in_is_announced_and_has_to_be_seen_before_the_plan(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    qtbot.waitUntil(page.steps.send.isEnabled)
    row = case_world.rows[0]
    glance = row.glance._replace(subject="Nytt")
    new = MatchRow(row.match._replace(id=COUNT + 1), glance)
    case_world.rows.insert(0, new)
    case_world.items[COUNT + 1] = case_world.items[1]
    with qtbot.waitSignal(page.listing.arrived_counted):
        page.news.look_due.emit()
    assert page.news.banner.isVisible()
    assert page.news.banner.text.whole_text.startswith("Not in this list yet: 1 item ")
    assert page.list.model.rowCount() == COUNT
    assert not page.steps.send.isEnabled()
    with qtbot.waitSignal(page.list.page_read):
        page.news.banner.button.click()
    assert page.list.model.rowCount() == 1
    assert page.list.model.index(0, 0).data() == "Nytt"
    assert not page.news.banner.isVisible()
    qtbot.waitUntil(page.steps.send.isEnabled)


@pytest.mark.parametrize(
    ("data", "shown"),
    [(b"rad ett\nrad tv\xc3\xa5", "rad två"), (b"%PDF-1.7 \x00", "Can’t be shown here")],
)
def test_an_attachment_is_looked_at_and_left_by_key(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot, data: bytes, shown: str
) -> None:
    case_world.items[1] = replace(
        case_world.items[1], attachments=(Attachment("7", "a & b.txt", "text/plain", len(data)),)
    )
    case_world.files["7"] = data
    page.list.view.go_to(1)
    page.list.view.go_to(0)
    attachments = page.preview.attachments
    qtbot.waitUntil(lambda: attachments.isVisible() and len(attachments.buttons()) == 1)
    button = attachments.buttons()[0]
    assert button.text().startswith("a && b.txt · ")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    look = page.preview.look
    qtbot.waitUntil(
        lambda: shown in look.text.toPlainText() or shown == look.empty.sentence.whole_text
    )
    qtbot.keyClick(look.back, Qt.Key.Key_Escape)
    assert page.preview.text.isVisible()


def test_what_is_taken_back_outside_the_list_has_it_read_again(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    weak = next(row.match.id for row in case_world.rows if row.match.why.weak)
    page.list.view.go_to(weak - 1)
    qtbot.keyClick(page.list.view, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: len(case_world.decided) == 1)
    chip = next(chip for chip in page.filters.chips() if chip.text().startswith("To look at"))
    with qtbot.waitSignal(page.list.page_read):
        chip.click()
    listed = page.list.model.rowCount()
    with qtbot.waitSignal(page.list.page_read):
        page.deciding.undo()
    assert page.list.model.rowCount() == listed + 1


def test_the_keyboard_waits_in_the_search_until_the_list_shows_what_was_sought(
    page: ReviewPage, qtbot: QtBot
) -> None:
    page.filters.search.setFocus()
    qtbot.keyClicks(page.filters.search, "BYGGLOV")
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    # Ctrl+A and U would be about all that was listed before.
    assert page.list.model.rowCount() == COUNT
    assert page.filters.search.hasFocus()
    qtbot.waitUntil(page.list.view.hasFocus)
    assert 0 < page.list.model.rowCount() < COUNT
