"""The case page: the step where a case stands, nothing of the last one, keyboard all the way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.changes import Changes, case_changed
from dsr_desk.domain.errors import WorkspaceBusy, WrongStep
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.requests import CaseState, CaseSubject, RequestKind
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.operation import change
from dsr_desk.ui.request.answer.page import AnswerPage
from dsr_desk.ui.request.case_page import STEP_OF, CasePage, step_looks
from dsr_desk.ui.request.clocks.view import WhyPopover
from dsr_desk.ui.request.footer import Footer
from dsr_desk.ui.request.headline import headline
from dsr_desk.ui.request.review.exclude_dialog import ExcludeDialog
from dsr_desk.ui.request.review.page import ReviewPage
from dsr_desk.ui.request.run.page import RunPage
from dsr_desk.ui.request.verify.page import VerifyPage
from dsr_desk.ui.widgets.step_bar import StepState
from tests.ui.fake_case import ANNA, CaseWorld, make_view, open_checklist, usual_find
from tests.ui.fakes import NOW, make_case

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, case_desk: Desk) -> CasePage:
    made = CasePage(case_desk)
    assert len(made.pages) == 5, "built before the loop turns, as they are before a first click"
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def open_case(page: CasePage, qtbot: QtBot, case_id: int = 42) -> None:
    with qtbot.waitSignal(page.title_changed, check_params_cb=lambda title: title != ""):
        page.show_case(case_id)


def test_without_a_case_there_is_one_sentence(page: CasePage) -> None:
    assert page.empty.isVisible()
    assert page.empty.sentence.whole_text == "No case is open"
    assert page.panes() == ()


def test_the_title_holds_the_number_and_nobody_s_address(page: CasePage, qtbot: QtBot) -> None:
    titles: list[str] = []
    page.title_changed.connect(titles.append)
    open_case(page, qtbot)
    assert titles[-1] == "DSR-0042"
    assert ANNA in page.headline.whole_text
    page.clear()
    assert titles[-1] == ""


def test_a_case_opened_from_the_keyboard_takes_the_focus_to_its_checks(
    page: CasePage, qtbot: QtBot
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    open_case(page, qtbot)
    qtbot.waitUntil(page.page.panes()[0].hasFocus)


@pytest.mark.parametrize("state", CaseState)
def test_a_case_opens_at_the_step_where_it_stands(state: CaseState) -> None:
    case = make_case(1, state=state)
    looks = step_looks(case, "not needed")
    here = STEP_OF[state]
    assert all(look.state is StepState.DONE for look in looks[: here - 1])
    assert all(look.state is StepState.AHEAD for look in looks[here:])


def test_an_extract_needs_no_approval_and_no_run() -> None:
    case = make_case(1, state=CaseState.TO_ANSWER, kind=RequestKind.ACCESS)
    looks = step_looks(case, "not needed")
    assert [look.state for look in looks[2:4]] == [StepState.AHEAD] * 2
    assert looks[2].note == "not needed"


def test_of_extract_and_erasure_the_extract_is_answered_first() -> None:
    case = make_case(1, state=CaseState.REVIEWING, kind=RequestKind.ACCESS_ERASURE)
    assert step_looks(case, "")[4].state is StepState.AHEAD
    made = replace(case, exported_at=NOW)
    assert step_looks(made, "")[4].state is StepState.REACHABLE
    assert step_looks(replace(made, answered_at=NOW), "")[4].state is StepState.AHEAD


def test_a_change_elsewhere_is_shown_and_moves_to_the_new_step(
    page: CasePage, case_desk: Desk, case_world: CaseWorld, qtbot: QtBot
) -> None:
    open_case(page, qtbot)
    case_world.put(usual_find(3))
    case_world.set_case(state=CaseState.REVIEWING)
    case_desk.tell_changed(case_changed(42))
    qtbot.waitUntil(lambda: page.steps.current == 2)


def test_a_step_that_somebody_else_has_overtaken_says_so_and_shows_where_the_case_stands(
    page: CasePage, case_desk: Desk, case_world: CaseWorld, qtbot: QtBot
) -> None:
    told: list[object] = []
    open_case(page, qtbot)
    case_world.put(usual_find(3))
    case_world.set_case(state=CaseState.REVIEWING)  # by another process: nobody tells this window

    def refused(_services: object, _by: object) -> Changes:
        raise WrongStep("set aside", CaseState.REVIEWING.value)

    case_desk.failed.connect(told.append)
    own: list[Exception] = []
    change(page, case_desk, refused).failure(own.append).run_in_background()
    qtbot.waitUntil(lambda: page.steps.current == 2)
    assert [type(error) for error in own] == [WrongStep]
    assert len(told) == 1, "the page on which it was said is left"


def test_two_news_at_once_still_end_at_the_new_step(
    page: CasePage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    open_case(page, qtbot)
    case_world.set_case(state=CaseState.REVIEWING)
    page._on_case_read(case_world.view)
    page._on_case_read(case_world.view)
    qtbot.waitUntil(lambda: page.steps.current == 2)


def test_the_page_s_own_echo_reads_nothing_again(
    page: CasePage, case_desk: Desk, case_world: CaseWorld, qtbot: QtBot
) -> None:
    open_case(page, qtbot)
    qtbot.waitUntil(lambda: not case_desk.jobs.busy)
    case_world.set_case(state=CaseState.REVIEWING)
    case_desk.tell_changed(case_changed(42), page.pages[1])
    case_desk.tell_changed(case_changed(7))
    assert not case_desk.jobs.busy


def test_where_nothing_was_found_the_keyboard_leads_to_the_answer(
    page: CasePage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.set_case(state=CaseState.REVIEWING)
    case_world.rows.clear()
    open_case(page, qtbot)
    page.activateWindow()
    page.setFocus()
    review = page.page
    assert isinstance(review, ReviewPage)
    qtbot.waitUntil(review.filters.search.hasFocus)
    qtbot.waitUntil(
        lambda: page.footer.primary is not None and "nothing found" in page.footer.primary.text()
    )
    qtbot.keyClick(review.filters.search, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: isinstance(page.page, AnswerPage))
    assert page.steps.current == 5
    looks = step_looks(case_world.cases[42], "", 5)
    assert [look.state for look in looks][3:] == [StepState.AHEAD, StepState.REACHABLE]


def test_from_what_was_proved_the_keyboard_goes_into_the_answer_also_from_the_bar(
    page: CasePage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.set_case(state=CaseState.TO_ANSWER)
    open_case(page, qtbot)
    page.activateWindow()
    qtbot.waitUntil(lambda: isinstance(page.page, AnswerPage))
    page.steps.setFocus()
    page.steps.step_chosen.emit(4)
    qtbot.waitUntil(lambda: isinstance(page.page, RunPage) and page.footer.primary is not None)
    in_bar = QApplication.focusWidget()
    assert in_bar is not None
    assert page.steps.isAncestorOf(in_bar), "whoever walks the bar stays in it"
    qtbot.keyClick(in_bar, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: isinstance(page.page, AnswerPage))
    qtbot.waitUntil(lambda: QApplication.focusWidget() in page.page.panes())


def test_a_list_that_is_empty_leaves_the_keyboard_where_it_is_seen(
    page: CasePage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.put(usual_find(3))
    case_world.set_case(state=CaseState.REVIEWING)
    open_case(page, qtbot)
    review = page.page
    assert isinstance(review, ReviewPage)
    qtbot.waitUntil(lambda: review.list.model.rowCount() > 0)
    page.activateWindow()
    review.list.view.setFocus()
    qtbot.waitUntil(review.list.view.hasFocus)
    case_world.rows.clear()
    review.listing.again()
    qtbot.waitUntil(lambda: not review.list.view.isVisible())
    qtbot.waitUntil(review.filters.search.hasFocus)


def test_signing_out_leaves_nothing_of_the_case(
    page: CasePage, case_desk: Desk, qtbot: QtBot
) -> None:
    open_case(page, qtbot)
    case_desk.leave()
    assert page.case_id == 0
    first = page.pages[0]
    assert isinstance(first, VerifyPage)
    assert first.mail.text.toPlainText() == ""
    assert page.empty.isVisible()


def test_a_case_that_comes_after_signing_out_is_not_shown(
    page: CasePage, qtbot: QtBot, case_desk: Desk
) -> None:
    titles: list[str] = []
    page.title_changed.connect(titles.append)
    page.show_case(42)
    case_desk.leave()
    qtbot.waitUntil(lambda: not case_desk.jobs.busy)
    assert page.view is None
    assert page.empty.isVisible()
    assert set(titles) == {""}


def test_a_case_that_can_not_be_read_says_why_and_can_be_tried_again(
    page: CasePage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.fails = WorkspaceBusy()
    page.show_case(42)
    qtbot.waitUntil(page.empty.button.isVisible)
    assert "Another window or command" in page.empty.reason.whole_text
    with qtbot.waitSignal(page.title_changed):
        page.empty.button.click()
    assert not page.empty.isVisible()


def test_a_late_answer_about_another_case_is_not_shown(
    page: CasePage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.add(make_view(7).case)
    case_world.gate.clear()
    page.show_case(7)
    page.show_case(42)
    titles: list[str] = []
    page.title_changed.connect(titles.append)
    case_world.gate.set()
    qtbot.waitUntil(lambda: bool(titles))
    qtbot.waitUntil(lambda: not page.empty.isVisible())
    assert titles == ["DSR-0042"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({}, f"Erase everything {ANNA} has written in mail and forum"),
        ({"kind": RequestKind.ACCESS}, f"Give {ANNA} a copy of everything in mail and forum"),
        (
            {"kind": RequestKind.NONE, "subjects": (), "wished_kinds": ()},
            "Not clear yet what is wished for a person not named yet in channels not named yet",
        ),
        (
            {"subjects": (CaseSubject(1, None, "ab"),)},
            "Erase everything a person who has been forgotten has written in mail and forum",
        ),
    ],
)
def test_a_case_is_one_sentence(changed: dict[str, object], sentence: str) -> None:
    case = make_case(1, subjects=[ANNA])
    assert headline(replace(case, **changed)) == sentence  # type: ignore[arg-type]  # a table


def test_the_arithmetic_of_the_last_day_is_told_in_words(page: CasePage, qtbot: QtBot) -> None:
    open_case(page, qtbot)
    page.clocks.why.click()
    shown = page.clocks.popover
    assert isinstance(shown, WhyPopover)
    text = shown.accessibleName()
    assert "10 Dec 2026" in text
    assert "10 working days" in text
    shown.close()


def test_the_keyboard_goes_all_the_way_from_the_checks_to_the_plan(
    page: CasePage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    """Verify, search, look, include, leave out, take back, send: without a mouse."""
    open_case(page, qtbot)
    page.activateWindow()
    page.panes()[1].setFocus()
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    review = page.pages[1]
    assert isinstance(review, ReviewPage)
    qtbot.waitUntil(lambda: review.list.model.rowCount() == 12)
    dialogs: list[QDialog] = []
    review.dialog_opened.connect(dialogs.append)
    rows = page.panes()[1]
    qtbot.waitUntil(rows.hasFocus)  # it has followed the case
    for _ in range(4):
        qtbot.keyClick(rows, Qt.Key.Key_J)
    qtbot.keyClick(rows, Qt.Key.Key_M)
    qtbot.keyClick(rows, Qt.Key.Key_U)
    (dialog,) = dialogs
    assert isinstance(dialog, ExcludeDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for which in (Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(QApplication.focusWidget(), which)
    assert dialog.confirm.isEnabled()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(case_world.decided) == 2)
    assert case_world.planned == 0
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(case_world.decided) == 3)
    assert case_world.decided[0] == ((5,), Decision(True))
    assert case_world.decided[1] == ((6,), Decision(False, Ground.LEGAL_CLAIM))
    assert case_world.decided[2] == ((6,), Decision(True))
    footer = page.findChild(Footer)
    assert footer is not None
    qtbot.waitUntil(lambda: footer.primary is not None and footer.primary.isEnabled())
    qtbot.keyClick(rows, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: page.steps.current == 3)
    assert case_world.planned == 1


def test_confirming_a_dialog_never_confirms_the_page_below_it(
    page: CasePage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.put(usual_find(3))
    case_world.set_case(state=CaseState.REVIEWING)
    open_case(page, qtbot)
    review = page.pages[1]
    assert isinstance(review, ReviewPage)
    footer = page.footer
    qtbot.waitUntil(lambda: footer.primary is not None and footer.primary.isEnabled())
    dialogs: list[QDialog] = []
    review.dialog_opened.connect(dialogs.append)
    qtbot.keyClick(page.panes()[1], Qt.Key.Key_U)
    page.confirm()
    dialogs[0].reject()
    assert case_world.planned == 0
    page.confirm()
    qtbot.waitUntil(lambda: case_world.planned == 1)


def test_ctrl_enter_takes_no_case_up_again(
    page: CasePage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.set_case(state=CaseState.SET_ASIDE)
    open_case(page, qtbot)
    qtbot.waitUntil(lambda: bool(page.footer.buttons()))
    assert page.footer.primary is None
    page.confirm()
    qtbot.waitUntil(lambda: not page._desk.jobs.busy)
    assert case_world.view.case.state is CaseState.SET_ASIDE


@pytest.mark.parametrize("state", [CaseState.CHECKING, CaseState.REVIEWING, CaseState.TO_ANSWER])
def test_nothing_is_confirmed_while_another_case_is_read(
    state: CaseState, page: CasePage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.put(usual_find(3))
    case_world.set_case(state=state)
    open_case(page, qtbot)
    qtbot.waitUntil(lambda: page.footer.primary is not None)
    primary = page.footer.primary
    assert primary is not None
    triggered: list[bool] = []
    primary.triggered.connect(lambda: triggered.append(True))
    page.show_case(43)
    primary.setEnabled(True)
    page.confirm()
    assert not triggered


def names_missing(root: QWidget) -> list[str]:
    """Return the visible widgets that take the focus and have no name."""
    missing = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        if widget.objectName().startswith("qt_"):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name):
            missing.append(f"{type(widget).__name__} {widget.objectName()}")
    return missing


@pytest.mark.parametrize("state", [CaseState.CHECKING, CaseState.REVIEWING])
def test_whatever_takes_the_focus_has_a_name(
    page: CasePage, case_world: CaseWorld, qtbot: QtBot, state: CaseState
) -> None:
    case_world.set_checks(open_checklist())
    case_world.put(usual_find(6))
    case_world.set_case(state=state)
    open_case(page, qtbot)
    qtbot.waitUntil(lambda: page.page.panes() != ())
    assert names_missing(page) == []


def test_another_language_is_spoken_at_once(
    page: CasePage, case_world: CaseWorld, translators: Translators, qtbot: QtBot
) -> None:
    case_world.put(usual_find(6))
    case_world.set_case(state=CaseState.REVIEWING)
    open_case(page, qtbot)
    review = page.pages[1]
    assert isinstance(review, ReviewPage)
    qtbot.waitUntil(lambda: review.footer_sentence().startswith("Erase"))
    translators.speak(Language.SWEDISH)
    qtbot.waitUntil(lambda: review.footer_sentence().startswith("Radera"))
    assert QLocale().language() is QLocale.Language.Swedish
