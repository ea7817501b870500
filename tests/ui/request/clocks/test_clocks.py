"""The clocks at the head of a case: both dates, why, and the recorded steps that change them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.clocks.changing import Difference, Recorded, extend, tell_request_date
from dsr_desk.domain.clocks.deadlines import service_arithmetic, statutory_deadline
from dsr_desk.domain.requests import CaseClocks, CaseState
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.request.case_page import CasePage
from dsr_desk.ui.request.clocks.date_dialog import DateDialog
from dsr_desk.ui.request.clocks.view import WhyPopover
from dsr_desk.ui.request.reason_dialog import ReasonDialog
from dsr_desk.ui.request.verify.page import VerifyPage
from dsr_desk.ui.widgets.labels import PlainLabel
from tests.ui.fake_case import CaseWorld
from tests.ui.fakes import NOW, SIGNED_SUPERVISOR, FakeClocks, make_case

STEP = Recorded("user-alva", NOW, "Europe/Stockholm")


@pytest.fixture
def page(qtbot: QtBot, case_desk: Desk, case_world: CaseWorld) -> CasePage:
    """A case page; its case was received on 18 November, and the person's own day is unknown."""
    case = case_world.view.case
    received = case.received_at
    case_world.set_case(
        requested_on=None,
        deadline=statutory_deadline(received.date(), "SE", latest_possible=True),
        clocks=CaseClocks(service_arithmetic(received, "SE", "Europe/Stockholm")),
    )
    made = CasePage(case_desk)
    assert len(made.pages) == 5, "built before the loop turns, as they are before a first click"
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitSignal(made.title_changed):
        made.show_case(case.id)
    return made


@pytest.fixture
def dialogs(page: CasePage) -> list[QDialog]:
    heard: list[QDialog] = []
    page.clock_steps.dialog_opened.connect(heard.append)
    return heard


def popover(page: CasePage) -> WhyPopover:
    page.clocks.why.click()
    assert page.clocks.popover is not None
    return page.clocks.popover


def press(page: CasePage, name: str) -> None:
    popover(page).buttons[name].click()


def said(page: CasePage) -> str:
    shown = popover(page)
    text = shown.accessibleName()
    shown.close()
    return text


def test_an_unknown_request_day_is_called_the_latest_possible(page: CasePage) -> None:
    assert page.clocks.last_day.whole_text == "Last day by law: 18 Dec 2026 at the latest"
    assert "may be earlier" in said(page)


def test_the_day_that_was_told_is_recorded_and_the_old_date_stays(
    page: CasePage, dialogs: list[QDialog], case_world: CaseWorld, qtbot: QtBot
) -> None:
    press(page, "request_date")
    dialog = dialogs[-1]
    assert isinstance(dialog, DateDialog)
    assert dialog.day == date(2026, 11, 18)
    line = dialog.field.lineEdit()
    assert line.fontMetrics().horizontalAdvance(line.text()) < line.width(), "it can be read"
    dialog.field.setDate(dialog.field.date().addDays(30))
    assert dialog.day == date(2026, 11, 18), "no day after the receipt can be chosen"
    dialog.field.setDate(dialog.field.date().addDays(-13))
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter alone confirms nothing"
    dialog.confirm.click()
    text = page.clocks.last_day
    qtbot.waitUntil(lambda: text.whole_text == "Last day by law: 7 Dec 2026")
    assert case_world.view.case.requested_on == date(2026, 11, 5)
    assert "Until 24 Nov 2026 10:30 it was 18 Dec 2026" in said(page)


def test_a_doubtful_day_is_recorded_only_once_it_is_said_to_be_right(
    page: CasePage, case_world: CaseWorld, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    press(page, "request_date")
    dialog = dialogs[-1]
    assert isinstance(dialog, DateDialog)
    assert not dialog.sure.isVisible()
    dialog.field.setDate(dialog.field.date().addYears(-2))
    assert "Counted from 2024-11-18" in dialog.warning.whole_text
    assert dialog.sure.isVisible()
    assert not dialog.confirm.isEnabled()
    dialog.sure.setChecked(True)
    dialog.field.setDate(dialog.field.date().addDays(1))
    assert not dialog.confirm.isEnabled(), "it was said of another day"
    dialog.sure.setChecked(True)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: case_world.view.case.requested_on == date(2024, 11, 19))


def test_an_extension_that_came_too_late_is_told_and_where_the_day_is_from(
    page: CasePage, case_world: CaseWorld
) -> None:
    case = tell_request_date(extend(case_world.view.case, "Många", STEP), date(2026, 9, 1), STEP)
    shown = WhyPopover(case, page)
    said = shown.accessibleName()
    assert "It holds again when the day of the request is corrected." in said
    assert "Somebody at the desk recorded that day on 24 Nov 2026 10:30." in said
    shown.close()
    case = tell_request_date(case, date(2026, 11, 10), replace(STEP, by=""), 1)
    shown = WhyPopover(case, page)
    assert "Mail 2 tells that day." in shown.accessibleName()
    assert "Extended, once" in [label.whole_text for label in shown.findChildren(PlainLabel)]
    shown.close()


def test_an_extension_is_recorded_with_its_reason_and_both_dates_stay(
    page: CasePage, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    press(page, "extension")
    dialog = dialogs[-1]
    assert isinstance(dialog, ReasonDialog)
    assert not dialog.confirm.isEnabled()
    dialog.field.setPlainText("Många begäranden samtidigt")
    dialog.confirm.click()
    text = page.clocks.last_day
    qtbot.waitUntil(lambda: "extended" in text.whole_text)
    assert text.whole_text == (
        "Last day by law: 18 Feb 2027 (extended; the first one was 18 Dec 2026)"
    )
    assert "Många begäranden samtidigt" in said(page)
    assert "extension" not in popover(page).buttons, "once only"


def test_a_case_that_is_closed_has_no_steps(page: CasePage, case_world: CaseWorld) -> None:
    shown = WhyPopover(replace(case_world.view.case, state=CaseState.CLOSED), page)
    assert shown.buttons == {}
    shown.close()


@pytest.mark.parametrize("supervisor", [False, True])
def test_a_changed_table_is_said_at_once_and_taken_over_only_by_a_supervisor(
    page: CasePage, case_desk: Desk, qtbot: QtBot, supervisor: bool
) -> None:
    fresh = statutory_deadline(date(2026, 11, 19), "SE")
    clocks = case_desk.services.clocks
    assert isinstance(clocks, FakeClocks)
    clocks.found = Difference(deadline=fresh)
    if supervisor:
        case_desk.enter(SIGNED_SUPERVISOR)
    case = page.view
    assert case is not None
    page.clock_steps.set_case(replace(case.case, version=99))
    qtbot.waitUntil(lambda: page.clocks.why.text() == "the table has changed")
    shown = popover(page)
    assert "Nothing is moved until somebody decides" in shown.accessibleName()
    assert ("take_over" in shown.buttons) is supervisor
    if not supervisor:
        shown.close()
        return
    shown.buttons["take_over"].click()
    qtbot.waitUntil(lambda: "21 Dec 2026" in page.clocks.last_day.whole_text)


def test_skipped_holidays_are_named_in_the_language_that_is_spoken(
    page: CasePage, translators: Translators
) -> None:
    moment = NOW.replace(month=12, day=22)
    case = replace(
        make_case(1),
        deadline=statutory_deadline(date(2026, 12, 6), "SE"),
        clocks=CaseClocks(service_arithmetic(moment, "SE", "Europe/Stockholm")),
    )
    english = WhyPopover(case, page).accessibleName()
    assert "25 Dec 2026 does not count: Christmas Day." in english
    assert "6 Jan 2027 is Epiphany" in english
    translators.speak(Language.SWEDISH)
    swedish = WhyPopover(case, page).accessibleName()
    assert "räknas inte: juldagen." in swedish
    assert "trettondedag jul" in swedish


def test_everything_that_can_be_pressed_has_a_name(page: CasePage) -> None:
    shown = popover(page)
    assert all(button.accessibleName() for button in shown.buttons.values())
    shown.close()


def test_the_original_of_a_duplicate_is_opened_in_its_place(
    page: CasePage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.add(make_case(7))
    verify: QWidget = page.pages[0]
    assert isinstance(verify, VerifyPage)
    verify.case_requested.emit(7)
    qtbot.waitUntil(lambda: page.case_id == 7)


@pytest.mark.parametrize(
    "change",
    [
        lambda case: extend(case, "Många", STEP),
        lambda case: tell_request_date(case, date(2026, 11, 1), STEP),
    ],
)
def test_every_line_of_the_popover_is_read_aloud(
    page: CasePage, case_world: CaseWorld, change: Callable[..., object]
) -> None:
    case = change(case_world.view.case)
    shown = WhyPopover(case, page)  # type: ignore[arg-type]  # a table of changes
    assert all(line.whole_text in shown.accessibleName() for line in shown.lines)
    shown.close()


def test_a_long_reckoning_is_scrolled_to_and_stays_on_the_screen(
    page: CasePage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case = extend(case_world.view.case, "Många begäranden och en lång förklaring. " * 80, STEP)
    shown = WhyPopover(case, page)
    shown.show()
    (area,) = shown.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert shown.height() < shown.screen().availableGeometry().height()
    shown.close()
    plain = WhyPopover(case_world.view.case, page)
    plain.show()
    (area,) = plain.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    plain.close()
