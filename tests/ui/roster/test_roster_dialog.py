"""Organisations and editors: seen, filtered, changed only through the difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from dsr_desk.domain.errors import DiskFull
from dsr_desk.domain.roster.errors import RosterMoved
from dsr_desk.domain.roster.proposals import Kind, Mode, Risk
from dsr_desk.ui import wording
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.errors import sentence
from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.roster.dialog import RosterDialog
from dsr_desk.ui.roster.difference_dialog import DifferenceDialog
from dsr_desk.ui.roster.entry_dialogs import AddDialog, EndDialog
from dsr_desk.ui.roster.import_dialog import ImportDialog
from dsr_desk.ui.widgets.rows import RowsModel, TableRow
from tests.ui.fake_roster import FILE, GOOD, FakeRosters
from tests.ui.fakes import NOW, SIGNED_AGENT, SIGNED_SUPERVISOR, World, make_services
from tests.ui.listening import unnamed

LIST = Path("lista.csv")


@pytest.fixture
def rosters(world: World) -> FakeRosters:
    return FakeRosters(world)


@pytest.fixture
def desk(jobs: JobRunner, world: World, rosters: FakeRosters) -> Desk:
    made = Desk(make_services(world, rosters=rosters), jobs, lambda: NOW)
    made.learn_people(world.users)
    made.enter(SIGNED_SUPERVISOR)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> RosterDialog:
    return shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk) -> RosterDialog:
    made = RosterDialog(desk)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    return made


def test_a_desk_without_an_editor_says_what_to_do(
    qtbot: QtBot, desk: Desk, rosters: FakeRosters
) -> None:
    rosters.roster = replace(rosters.roster, entries=())
    assert "Import a list, or add an editor" in shown(qtbot, desk).count.text()


def opened(qtbot: QtBot, dialog: RosterDialog) -> list[QDialog]:
    found: list[QDialog] = []
    dialog.dialog_opened.connect(found.append)
    return found


def texts(model: RowsModel, column: int) -> list[str]:
    return [str(model.index(n, column).data()) for n in range(model.rowCount())]


def difference(qtbot: QtBot, dialog: RosterDialog, mode: Mode, house: str) -> DifferenceDialog:
    found = opened(qtbot, dialog)
    dialog.changing.take_file(LIST, mode, house)
    qtbot.waitUntil(lambda: bool(found))
    made = found[-1]
    assert isinstance(made, DifferenceDialog)
    return made


def test_the_roster_is_listed_with_whether_a_role_runs(dialog: RosterDialog) -> None:
    assert dialog.model.rowCount() == 6
    assert sorted(texts(dialog.model, 6)) == [
        "Editor", "Editor", "Editor", "Ended", "Not yet", "Withdrawn",
    ]  # fmt: skip
    assert dialog.count.text() == "6 roles"


def test_it_is_filtered_by_organisation_words_and_today(qtbot: QtBot, dialog: RosterDialog) -> None:
    dialog.organisation.setCurrentIndex(1)
    dialog.organisation.activated.emit(1)
    assert set(texts(dialog.model, 0)) == {"Exempelstads kommun"}
    dialog.running.click()
    assert dialog.model.rowCount() == 2
    qtbot.keyClicks(dialog.search, "forum maria")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    assert dialog.count.text() == "1 role"


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = RowsModel(QApplication.instance())  # type: ignore[arg-type]
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_headings(("A", "B"))
    with qtbot.waitSignal(model.modelReset):
        model.set_rows([TableRow(("x\u202e<b>", "y"), 7, "check", "ok"), TableRow(("z",))])
    assert model.index(0, 0).data() == "x⟨U+202E⟩<b>"
    assert "&lt;b&gt;" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(1, 1).data() == ""
    assert model.headerData(1, Qt.Orientation.Horizontal) == "B"
    model.deleteLater()


def test_an_agent_looks_and_changes_nothing(
    qtbot: QtBot, jobs: JobRunner, world: World, rosters: FakeRosters
) -> None:
    desk = Desk(make_services(world, rosters=rosters), jobs, lambda: NOW)
    desk.enter(SIGNED_AGENT)
    dialog = shown(qtbot, desk)
    dialog.table.selectRow(0)
    assert not any(b.isEnabled() for b in (dialog.add, dialog.end, dialog.imports))
    assert dialog.save.isEnabled()
    assert "Only a supervisor" in dialog.banner.text.text()


def test_a_file_is_shown_as_a_difference_and_waits_for_every_tick(
    qtbot: QtBot, dialog: RosterDialog, rosters: FakeRosters
) -> None:
    before = rosters.roster
    made = difference(qtbot, dialog, Mode.ADD, "")
    assert texts(made.lines, 0) == ["New", "New", "New"]
    assert texts(made.left_out, 0) == ["6", "7", "8"]
    assert made.confirm.text() == "Add 3"
    assert set(made.boxes) == {Risk.BACKDATED, Risk.LOOK_ALIKE, Risk.SHARED_ADDRESS}
    assert not made.confirm.isEnabled()
    for box in list(made.boxes.values())[:-1]:
        box.click()
    assert not made.confirm.isEnabled()
    assert rosters.roster == before
    list(made.boxes.values())[-1].click()
    with qtbot.waitSignal(made.roster_changed):
        made.confirm.click()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 9)
    assert rosters.accepted == [frozenset(made.boxes)]
    assert "Siri Berg" in dialog.history.text()


def test_a_guessed_encoding_and_a_left_column_are_said(qtbot: QtBot, dialog: RosterDialog) -> None:
    made = difference(qtbot, dialog, Mode.ADD, "")
    said = made._source(made._seen.difference)
    assert "Windows-1252" in said
    assert "avdelning" in said


def test_a_whole_roster_with_bad_rows_can_not_be_confirmed(
    qtbot: QtBot, dialog: RosterDialog
) -> None:
    made = difference(qtbot, dialog, Mode.WHOLE, "exempelstad")
    for box in made.boxes.values():
        box.click()
    assert not made.confirm.isEnabled()
    assert "whole roster" in made.banner.text.text()


def test_the_verb_counts_what_is_added_and_ended(
    qtbot: QtBot, dialog: RosterDialog, rosters: FakeRosters
) -> None:
    rosters.content = GOOD
    made = difference(qtbot, dialog, Mode.WHOLE, "exempelstad")
    assert made.confirm.text() == "Add 1, end 2"
    assert made.confirm.isEnabled()
    assert made.focusWidget() is made._cancel
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert rosters.accepted == []


def test_a_roster_that_moved_is_told_and_nothing_is_stored(
    qtbot: QtBot, dialog: RosterDialog, rosters: FakeRosters, desk: Desk
) -> None:
    rosters.content = GOOD
    made = difference(qtbot, dialog, Mode.ADD, "")
    rosters.world.fails = RosterMoved()
    made.confirm.click()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert made.banner.text.text() == sentence(RosterMoved())
    assert made.isVisible()


def test_a_file_that_can_not_be_read_is_told_where_the_work_is(
    qtbot: QtBot, dialog: RosterDialog, rosters: FakeRosters, desk: Desk
) -> None:
    rosters.content = FILE.splitlines()[0].replace("kanal", "x")
    dialog.changing.take_file(LIST, Mode.ADD, "")
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert "first line" in dialog.banner.text.text()
    rosters.world.fails = DiskFull()
    dialog.changing.take_source("platform", Mode.ADD, "")
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert dialog.banner.tone == "failed"


def test_one_editor_is_added_by_hand_through_the_difference(
    qtbot: QtBot, dialog: RosterDialog
) -> None:
    found = opened(qtbot, dialog)
    dialog.add.click()
    add = found[0]
    assert isinstance(add, AddDialog)
    qtbot.keyClicks(add.address, "bo.ek")
    add.confirm.click()
    assert add.isVisible()
    assert add.address.property("wrong") == "true"
    qtbot.keyClicks(add.address, "@exempelstad.example")
    add.address.setText("bo.ek@exempelstad.example")
    add.ends.click()
    add.until.setDate(QDate(2027, 1, 31))
    add.confirm.click()
    qtbot.waitUntil(lambda: len(found) == 2)
    made = found[1]
    assert isinstance(made, DifferenceDialog)
    (line,) = made._seen.difference.changes
    assert (line.kind, line.after.until) == (Kind.ADDED, date(2027, 1, 31))


def test_who_was_typed_in_stays_when_the_roster_can_not_be_compared(
    qtbot: QtBot, dialog: RosterDialog, rosters: FakeRosters
) -> None:
    found = opened(qtbot, dialog)
    dialog.add.click()
    (add,) = found
    assert isinstance(add, AddDialog)
    add.address.setText("bo.ek@exempelstad.example")
    rosters.world.fails = DiskFull()
    add.confirm.click()
    qtbot.waitUntil(add.banner.isVisible)
    assert (add.isVisible(), add.address.text()) == (True, "bo.ek@exempelstad.example")
    rosters.world.fails = None
    with qtbot.waitSignal(add.accepted):
        add.confirm.click()
    qtbot.waitUntil(lambda: len(found) == 2)


def test_one_role_is_ended_by_hand_through_the_difference(
    qtbot: QtBot, dialog: RosterDialog
) -> None:
    found = opened(qtbot, dialog)
    place = texts(dialog.model, 2).index("ola.berg@nordkraft.example")
    dialog.table.selectRow(place)
    dialog.end.click()
    end = found[0]
    assert isinstance(end, EndDialog)
    end.last_day.setDate(QDate(2026, 11, 1))
    end.confirm.click()
    qtbot.waitUntil(lambda: len(found) == 2)
    made = found[1]
    assert isinstance(made, DifferenceDialog)
    assert made.confirm.text() == "End 1"
    assert set(made.boxes) == {Risk.PAST_LOST}


def test_what_a_list_means_is_chosen_before_it_is_read(qtbot: QtBot, dialog: RosterDialog) -> None:
    found = opened(qtbot, dialog)
    dialog.imports.click()
    made = found[0]
    assert isinstance(made, ImportDialog)
    assert made.meaning == (Mode.ADD, "")
    made.whole.click()
    made.organisation.setCurrentIndex(1)
    assert made.meaning == (Mode.WHOLE, "nordkraft")
    with qtbot.waitSignal(made.source_chosen) as heard:
        made.read_source.click()
    assert heard.args == ["platform", Mode.WHOLE, "nordkraft"]


def test_it_is_saved_as_csv(
    qtbot: QtBot, dialog: RosterDialog, rosters: FakeRosters, desk: Desk
) -> None:
    dialog._on_target_chosen("/tmp/ut.csv")
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert rosters.saved == [Path("/tmp/ut.csv")]
    assert dialog.banner.text.text() == "Saved as ut.csv."


def test_everything_that_can_have_the_focus_has_a_name(qtbot: QtBot, dialog: RosterDialog) -> None:
    windows: list[QWidget] = [dialog, difference(qtbot, dialog, Mode.ADD, "")]
    found = opened(qtbot, dialog)
    dialog.table.selectRow(0)
    for button in (dialog.add, dialog.end, dialog.imports):
        button.click()
    windows += found
    assert len(windows) == 5
    assert {type(w).__name__: unnamed(w) for w in windows if unnamed(w)} == {}


def test_every_word_is_there_in_both_languages(translators: Translators) -> None:
    from dsr_desk.domain.roster.proposals import ROW_PROBLEMS
    from dsr_desk.ui.wording.rosters import KINDS, PROBLEMS, RISKS, TICKS

    assert set(PROBLEMS) == set(ROW_PROBLEMS)
    assert set(RISKS) == set(TICKS) == set(Risk)
    assert set(KINDS) == set(Kind)
    translators.speak(Language.SWEDISH)
    assert [code for code in PROBLEMS if wording.row_problem(code) == PROBLEMS[code]] == []
    assert [r for r in Risk if wording.risk_tick(r) == TICKS[r]] == []
    assert wording.names_of_risks("backdated, other") == "Bakdaterad, other"
