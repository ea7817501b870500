"""Step 2: one key decides, the next opens by itself, and a ground is asked for once in a case."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import WrongStep
from dsr_desk.domain.finding.beside import Beside, Likeness, Twin
from dsr_desk.domain.finding.matches import Decision, Gap, Ground
from dsr_desk.domain.requests import CaseState, RequestKind
from dsr_desk.services.finding.matching import Unshown
from dsr_desk.ui.desk import Changed, Desk, Failed
from dsr_desk.ui.request.beside.dialog import BesideDialog
from dsr_desk.ui.request.matches.model import LINE_ROLE, MatchLine, Standing
from dsr_desk.ui.request.matches.view import PATIENCE_MS
from dsr_desk.ui.request.review.exclude_dialog import GROUNDS, ExcludeDialog
from dsr_desk.ui.request.review.page import ReviewPage
from tests.ui.fake_case import CaseWorld, usual_find
from tests.ui.fakes import NOW

CLAIM = Decision(False, Ground.LEGAL_CLAIM)


@pytest.fixture
def page(qtbot: QtBot, case_desk: Desk, case_world: CaseWorld) -> ReviewPage:
    case_world.put(usual_find(12))
    case_world.set_case(state=CaseState.REVIEWING)
    made = ReviewPage(case_desk)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    show(made, case_world, qtbot)
    made.list.view.setFocus()
    return made


def show(page: ReviewPage, world: CaseWorld, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.list.page_read):
        page.show_view(world.view)
    qtbot.waitUntil(lambda: page.footer_sentence() != "" or not world.view.case.kind.erases)


@pytest.fixture
def dialogs(page: ReviewPage) -> list[QDialog]:
    opened: list[QDialog] = []
    page.dialog_opened.connect(opened.append)
    return opened


def standing(page: ReviewPage, place: int) -> Standing:
    line = page.list.model.index(place).data(LINE_ROLE)
    assert isinstance(line, MatchLine)
    return line.standing


def place(page: ReviewPage) -> int:
    return page.list.view.currentIndex().row()


def key(page: ReviewPage, qtbot: QtBot, which: Qt.Key, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(page.list.view, which, modifier)


def choose(qtbot: QtBot, dialogs: list[QDialog], ground: Ground, note: str = "") -> None:
    dialog = dialogs[-1]
    assert isinstance(dialog, ExcludeDialog)
    dialog.grounds.button(GROUNDS.index(ground)).click()
    dialog.note.setText(note)
    with qtbot.waitSignal(dialog.finished):
        dialog.confirm.click()


def footer(page: ReviewPage) -> list[str]:
    return [action.text() for action in page.actions_in_footer()]


def test_the_first_item_is_current_and_opens_by_itself(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    assert place(page) == 0
    qtbot.waitUntil(lambda: "Tack för snabb hjälp" in page.preview.text.toPlainText())
    assert case_world.opened == [1]
    qtbot.waitUntil(lambda: page.list.model.index(0).data(LINE_ROLE).seen)


def test_running_past_a_row_does_not_open_it(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    # Longer than any pause of a busy machine between two keys.
    (patience,) = (t for t in page.list.view.findChildren(QTimer) if t.interval() == PATIENCE_MS)
    patience.setInterval(2_000)
    # A busy machine may have let the first row settle by now.
    case_world.opened.clear()
    for _ in range(5):
        key(page, qtbot, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: bool(case_world.opened))
    assert place(page) == 5
    assert case_world.opened == [6]


def test_including_a_weak_match_goes_on_to_the_next(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    page.list.view.go_to(4)
    assert standing(page, 4) is Standing.TO_LOOK_AT
    key(page, qtbot, Qt.Key.Key_M)
    assert standing(page, 4) is Standing.INCLUDED
    assert place(page) == 5
    qtbot.waitUntil(lambda: case_world.decided == [((5,), Decision(True))])
    qtbot.waitUntil(lambda: page.filters.sum.whole_text.startswith("10 included"))


def test_a_ground_is_asked_for_once_and_then_remembered(
    page: ReviewPage, case_world: CaseWorld, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    key(page, qtbot, Qt.Key.Key_U)
    choose(qtbot, dialogs, Ground.LEGAL_CLAIM, "tvist 7")
    kept = Decision(False, Ground.LEGAL_CLAIM, "tvist 7")
    assert place(page) == 1
    key(page, qtbot, Qt.Key.Key_U)
    assert len(dialogs) == 1
    qtbot.waitUntil(lambda: case_world.decided == [((1,), kept), ((2,), kept)])
    key(page, qtbot, Qt.Key.Key_U, shift=True)
    assert len(dialogs) == 2
    dialogs[-1].reject()
    assert standing(page, 2) is Standing.INCLUDED


def test_another_case_asks_for_its_own_ground(
    page: ReviewPage, case_world: CaseWorld, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    key(page, qtbot, Qt.Key.Key_U)
    choose(qtbot, dialogs, Ground.ARCHIVE)
    assert page.deciding.can_undo
    page.deciding.set_case(99)
    assert page.deciding.ground is None
    assert not page.deciding.can_undo


def test_no_ground_is_chosen_beforehand(
    page: ReviewPage, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    key(page, qtbot, Qt.Key.Key_U)
    dialog = dialogs[-1]
    assert isinstance(dialog, ExcludeDialog)
    assert dialog.grounds.checkedId() == -1
    assert not dialog.confirm.isEnabled()
    assert Ground.UNCONFIRMED not in GROUNDS
    dialog.reject()


def test_undo_brings_back_how_each_of_several_stood(
    page: ReviewPage, case_world: CaseWorld, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    before = [row.match.decision for row in case_world.rows]
    page.list.view.go_to(3)
    for _ in range(2):
        key(page, qtbot, Qt.Key.Key_Down, shift=True)
    key(page, qtbot, Qt.Key.Key_U)
    choose(qtbot, dialogs, Ground.LEGAL_CLAIM)
    qtbot.waitUntil(lambda: case_world.decided == [((4, 5, 6), CLAIM)])
    assert place(page) == 6
    undo = next(a for a in page.actions_in_footer() if a.text() == "Undo")
    assert undo.isEnabled()
    undo.trigger()
    qtbot.waitUntil(lambda: [row.match.decision for row in case_world.rows] == before)
    assert standing(page, 4) is Standing.TO_LOOK_AT
    assert not undo.isEnabled()


def test_the_undo_key_works_in_the_page(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    page.list.view.go_to(4)
    key(page, qtbot, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: len(case_world.decided) == 1)
    qtbot.waitExposed(page)
    page.activateWindow()
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(case_world.decided) == 2)
    assert case_world.decided[-1] == ((5,), Decision(False, Ground.UNCONFIRMED))


def test_a_refused_decision_is_told_and_the_list_read_again(
    page: ReviewPage, case_desk: Desk, case_world: CaseWorld, qtbot: QtBot
) -> None:
    told: list[Failed] = []
    case_desk.failed.connect(told.append)
    page.list.view.go_to(4)
    case_world.set_case(state=CaseState.TO_APPROVE)
    with qtbot.waitSignal(page.list.page_read):
        key(page, qtbot, Qt.Key.Key_M)
    assert [type(failed.error) for failed in told] == [WrongStep]
    assert standing(page, 4) is Standing.TO_LOOK_AT
    assert not page.deciding.can_undo


def test_letters_can_be_switched_off(page: ReviewPage, case_world: CaseWorld, qtbot: QtBot) -> None:
    page.list.set_letter_keys(False)
    page.list.view.go_to(4)
    for which in (Qt.Key.Key_M, Qt.Key.Key_U, Qt.Key.Key_J, Qt.Key.Key_N):
        key(page, qtbot, which)
    assert place(page) == 4
    assert standing(page, 4) is Standing.TO_LOOK_AT


def test_n_goes_to_what_is_still_to_be_looked_at(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    for match_id in range(1, 13):
        page.list.model.set_seen(match_id)
    visited = []
    for _ in range(4):
        key(page, qtbot, Qt.Key.Key_N)
        visited.append(place(page))
    assert visited == [4, 7, 10, 4]


def test_a_filter_lists_its_part_and_keeps_the_row(page: ReviewPage, qtbot: QtBot) -> None:
    page.list.view.go_to(4)
    kept = page.list.view.current_id()
    chip = next(c for c in page.filters.chips() if c.text().startswith("To look at"))
    assert chip.text() == "To look at  3"
    with qtbot.waitSignal(page.list.page_read):
        chip.click()
    assert page.list.model.rowCount() == 3
    assert page.list.view.current_id() == kept


def test_a_decided_row_stays_under_the_cursor_whatever_is_listed(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    chip = next(c for c in page.filters.chips() if c.text().startswith("To look at"))
    with qtbot.waitSignal(page.list.page_read):
        chip.click()
    key(page, qtbot, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: len(case_world.decided) == 1)
    assert page.list.model.rowCount() == 3
    assert standing(page, 0) is Standing.INCLUDED


def test_gaps_are_never_a_silent_zero(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.gaps = (Gap("arkiv", "ex-forum", "connection refused"),)
    case_world.set_case(holder="x")
    show(page, case_world, qtbot)
    qtbot.waitUntil(page.banner.isVisible)
    assert page.banner.tone == "failed"
    assert "Medborgarforum (connection refused)" in page.banner.text.whole_text
    # No plan is made while there is one: what leads on is the search, and back again after it.
    assert footer(page)[:2] == ["Search again", "Send for approval"]
    case_world.gaps = (Gap("", "social", "social-removed-there"),)
    case_world.set_case(holder="y")
    show(page, case_world, qtbot)
    qtbot.waitUntil(lambda: footer(page)[0] == "Send for approval")
    # An extract can be made, and says what it lacks; what leads on is the search all the same.
    case_world.gaps = (Gap("arkiv", "ex-forum", "connection refused"),)
    case_world.set_case(kind=RequestKind.ACCESS)
    show(page, case_world, qtbot)
    qtbot.waitUntil(lambda: footer(page)[:2] == ["Search again", "Make the extract"])
    assert "says what it lacks" in page.steps.extract.statusTip()


def test_what_the_second_person_said_stands_above_the_list(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.set_case(note="Överklagan ska vara kvar")
    show(page, case_world, qtbot)
    qtbot.waitUntil(page.banner.isVisible)
    assert "Överklagan ska vara kvar" in page.banner.text.whole_text


@pytest.mark.parametrize(
    ("changed", "first"),
    [
        ({}, "Send for approval"),
        ({"kind": RequestKind.ACCESS}, "Make the extract"),
        ({"kind": RequestKind.PORTABILITY}, "Make the extract"),
        ({"kind": RequestKind.ACCESS_ERASURE}, "Make the extract"),
        (
            {"kind": RequestKind.ACCESS_ERASURE, "exported_at": NOW},
            "Answer with the extract",
        ),
        (
            {"kind": RequestKind.ACCESS_ERASURE, "exported_at": NOW, "answered_at": NOW},
            "Send for approval",
        ),
        ({"state": CaseState.TO_APPROVE}, "Go on with the case"),
        ({"state": CaseState.CLOSED}, "Go on with the case"),
    ],
)
def test_what_leads_on_fits_the_case(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot, changed: dict[str, object], first: str
) -> None:
    case_world.set_case(**changed)
    show(page, case_world, qtbot)
    assert footer(page)[0] == first


def test_a_case_past_its_review_takes_no_decisions(
    page: ReviewPage, case_world: CaseWorld, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    case_world.set_case(state=CaseState.TO_APPROVE)
    show(page, case_world, qtbot)
    key(page, qtbot, Qt.Key.Key_M)
    key(page, qtbot, Qt.Key.Key_U)
    assert dialogs == []
    assert not page.deciding.can_undo
    assert case_world.decided == []


def test_the_plan_is_made_once(
    page: ReviewPage, case_desk: Desk, case_world: CaseWorld, qtbot: QtBot
) -> None:
    told: list[Changed] = []
    case_desk.changed.connect(told.append)
    case_world.gate.clear()
    send = page.actions_in_footer()[0]
    send.trigger()
    send.trigger()
    assert not send.isEnabled()
    case_world.gate.set()
    qtbot.waitUntil(lambda: bool(told))
    assert case_world.planned == 1
    assert told[0].changes.cases == {42}


def test_an_item_that_is_gone_says_so(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.rows[1] = replace(case_world.rows[1], shown=Unshown.GONE)
    case_world.set_case(holder="x")
    show(page, case_world, qtbot)
    page.list.view.go_to(1)
    qtbot.waitUntil(lambda: 2 in case_world.opened)
    qtbot.waitUntil(lambda: not page.preview.text.isVisible())
    assert standing(page, 1) is Standing.GONE


def test_beside_a_near_address_nothing_found_is_not_what_leads_on(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    near = EmailAddress("anna.svenson@example.org")
    case_world.beside = Beside(twins=(Twin(1, near, Likeness.ONE_LETTER, 214, own=0),))
    case_world.rows.clear()
    page.clear()
    show(page, case_world, qtbot)
    answers = ["Answer: nothing found", "Search again"]
    qtbot.waitUntil(lambda: footer(page) == ["Look at the near address…", *answers])
    with qtbot.waitSignal(page.dialog_opened) as opened:
        page.actions_in_footer()[0].trigger()
    assert opened.args is not None
    assert isinstance(opened.args[0], BesideDialog)


def test_where_nothing_was_found_the_answer_is_offered_and_no_approval(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    case_world.rows.clear()
    page.clear()
    show(page, case_world, qtbot)
    qtbot.waitUntil(lambda: footer(page) == ["Answer: nothing found", "Search again"])
    with qtbot.waitSignal(page.step_requested) as asked:
        page.actions_in_footer()[0].trigger()
    assert asked.args == [5]


def test_nothing_of_the_case_is_left_after_clearing(page: ReviewPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.preview.text.toPlainText() != "")
    page.clear()
    assert page.list.model.rowCount() == 0
    assert page.preview.text.toPlainText() == ""
    assert page.footer_sentence() == ""
    assert page.actions_in_footer() == ()


def test_enter_leaves_out_once_a_ground_is_chosen(
    page: ReviewPage, case_world: CaseWorld, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    key(page, qtbot, Qt.Key.Key_U)
    dialog = dialogs[-1]
    assert isinstance(dialog, ExcludeDialog)
    first = dialog.grounds.button(0)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert dialog.isVisible(), "no ground is chosen"
    qtbot.keyClick(first, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(first, Qt.Key.Key_Return)
    kept = Decision(False, Ground.NOT_THE_PERSON)
    qtbot.waitUntil(lambda: case_world.decided == [((1,), kept)])


def test_what_an_extract_shows_of_others_stands_beside_the_button_that_makes_it(
    page: ReviewPage, case_world: CaseWorld, qtbot: QtBot
) -> None:
    assert "Other people" not in page.footer_sentence()
    case_world.set_case(kind=RequestKind.ACCESS)
    show(page, case_world, qtbot)
    assert "name or number is shown in the extract unless you decide" in page.footer_sentence()
    case_world.set_case(state=CaseState.CLOSED)
    show(page, case_world, qtbot)
    assert page.footer_sentence() == ""
