"""The main window: who is here, what is open, what was dropped; its title names nobody."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors import DiskFull, SelfApproval
from dsr_desk.domain.record.audit import HistoryMissing
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.erasing.replaying import Returned
from dsr_desk.services.intake.intake import IntakeOutcome, IntakeResult
from dsr_desk.ui import operations
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.operation import Operation
from dsr_desk.ui.preferences import Preferences
from dsr_desk.ui.settings.self_check import SelfCheckDialog
from dsr_desk.ui.style import theme
from dsr_desk.ui.window.intake_report import IntakeDialog
from dsr_desk.ui.window.leaving import LeaveDialog
from dsr_desk.ui.window.main_window import MainWindow, Surroundings
from dsr_desk.ui.window.report_dialog import ReportDialog
from dsr_desk.ui.window.shortcuts_dialog import ShortcutsDialog
from tests.ui.fakes import (
    AGENT,
    PASSWORD,
    SIGNED_AGENT,
    SUPERVISOR,
    FakeCasePage,
    FakeImporting,
    FakeIntake,
    FakeReplaying,
    World,
    make_case,
    make_case_page,
)
from tests.ui.waiting import idle

Key = Qt.Key


def page(window: MainWindow) -> FakeCasePage:
    return cast(FakeCasePage, window.case_page)


def test_enter_signs_in_with_name_and_password(
    qtbot: QtBot, window: MainWindow, nobody: Desk, preferences: Preferences
) -> None:
    window.sign_in.account.setCurrentIndex(0)
    qtbot.keyClicks(window.sign_in.password, PASSWORD)
    with qtbot.waitSignal(nobody.signed_in):
        qtbot.keyClick(window.sign_in.password, Key.Key_Return)
    assert nobody.by.user == AGENT
    assert window.sign_in.password.text() == ""
    assert preferences.last_user == "alva"
    qtbot.waitUntil(lambda: window.queue.model.rowCount() == 10)
    assert window.queue.isVisible()


def test_two_people_of_one_name_keep_apart_wherever_they_are_named(
    qtbot: QtBot, window: MainWindow, nobody: Desk, world: World
) -> None:
    world.users = (AGENT, replace(SUPERVISOR, title=AGENT.title))
    window.sign_in.ask_for_accounts()
    qtbot.waitUntil(lambda: "siri" in window.sign_in.account.itemText(1))
    shown = [window.sign_in.account.itemText(row) for row in range(2)]
    assert shown == ["Alva Lind (alva) · Agent", "Alva Lind (siri) · Supervisor"]
    assert nobody.title_of(SUPERVISOR.id) == "Alva Lind (siri)"


def test_a_wrong_password_is_told_beside_the_field_and_can_be_mended(
    qtbot: QtBot, window: MainWindow, nobody: Desk
) -> None:
    qtbot.keyClicks(window.sign_in.password, "wrong")
    qtbot.keyClick(window.sign_in.password, Key.Key_Return)
    idle(qtbot, nobody)
    assert window.sign_in.banner.text.text() == "The name or the password is wrong. Try again."
    assert window.sign_in.password.property("wrong") == "true"
    assert window.sign_in.password.selectedText()
    assert window.sign_in.button.isEnabled()
    qtbot.keyClicks(window.sign_in.password, "r")
    assert window.sign_in.password.property("wrong") == ""
    assert nobody.person is None


def test_whoever_has_lost_the_password_is_told_who_gives_a_new_one(
    qtbot: QtBot, window: MainWindow, nobody: Desk
) -> None:
    said = window.sign_in.banner.text
    for _ in range(3):
        assert "File → Accounts" not in said.text()
        qtbot.keyClicks(window.sign_in.password, "wrong")
        qtbot.keyClick(window.sign_in.password, Key.Key_Return)
        idle(qtbot, nobody)
    assert said.text().endswith("somebody else here gives you a new one (File → Accounts…).")
    qtbot.keyClicks(window.sign_in.password, PASSWORD)
    qtbot.keyClick(window.sign_in.password, Key.Key_Return)
    idle(qtbot, nobody)
    nobody.leave()
    qtbot.waitUntil(lambda: window.sign_in.account.count() == 2)
    qtbot.keyClicks(window.sign_in.password, "wrong")
    qtbot.keyClick(window.sign_in.password, Key.Key_Return)
    idle(qtbot, nobody)
    assert said.text() == "The name or the password is wrong. Try again."


@pytest.mark.parametrize("language", Language)
def test_each_letter_of_a_menu_chooses_one_thing(
    qtbot: QtBot, at_work: MainWindow, translators: Translators, language: Language
) -> None:
    translators.speak(language)
    first = {Language.SWEDISH: "&Arkiv", Language.ENGLISH: "&File"}[language]
    qtbot.waitUntil(lambda: at_work.menuBar().actions()[0].text() == first)
    menus = [menu for menu in at_work.findChildren(QMenu) if menu.actions()]
    assert len(menus) > 3
    for actions in (at_work.menuBar().actions(), *(menu.actions() for menu in menus)):
        texts = [action.text() for action in actions if "&" in action.text()]
        letters = Counter(text[text.index("&") + 1].lower() for text in texts)
        assert not [letter for letter, count in letters.items() if count > 1], texts


def test_signing_in_twice_at_once_asks_once(
    qtbot: QtBot, window: MainWindow, nobody: Desk, world: World
) -> None:
    heard: list[int] = []
    nobody.signed_in.connect(lambda: heard.append(1))
    world.gate.clear()
    qtbot.keyClicks(window.sign_in.password, PASSWORD)
    qtbot.keyClick(window.sign_in.password, Key.Key_Return)
    qtbot.keyClick(window.sign_in.password, Key.Key_Return)
    world.gate.set()
    idle(qtbot, nobody)
    assert heard == [1]


def test_the_last_person_is_chosen_beforehand(
    qtbot: QtBot, nobody: Desk, translators: Translators, preferences: Preferences
) -> None:
    preferences.last_user = "siri"
    around = Surroundings(preferences, translators, make_case_page, lambda _file: None)
    window = MainWindow(nobody, around)
    qtbot.addWidget(window)
    window.begin()
    qtbot.waitUntil(lambda: window.sign_in.account.count() == 2)
    assert window.sign_in.account.currentText() == "Siri Berg · Supervisor"


def test_signing_out_leaves_nothing_on_the_screen(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk
) -> None:
    at_work.open_case(42)
    at_work.menus.actions["sign_out"].trigger()
    assert nobody.person is None
    assert at_work.queue.model.rowCount() == 0
    assert at_work.windowTitle() == "DSR Desk"
    assert at_work.sign_in.isVisible()
    assert not at_work.menus.actions["take_mail"].isEnabled()
    idle(qtbot, nobody)


def test_an_older_copy_of_the_workspace_is_told_as_long_as_somebody_works_in_it(
    qtbot: QtBot, window: MainWindow, nobody: Desk, world: World
) -> None:
    world.missing = HistoryMissing(48, 41)
    nobody.enter(SIGNED_AGENT)
    qtbot.waitUntil(window.room().history_banner.isVisible)
    told = window.room().history_banner.text.text()
    assert "48" in told
    assert "41" in told
    assert window.room().history_banner.tone == "failed"
    assert not window.room().history_banner._close.isVisible()
    window.banner.clear()
    assert window.room().history_banner.isVisible()
    world.missing = None
    nobody.leave()
    assert not window.room().history_banner.isVisible()
    idle(qtbot, nobody)


def test_cases_that_end_by_nothing_on_record_are_told_when_somebody_signs_in(
    qtbot: QtBot, window: MainWindow, nobody: Desk, world: World
) -> None:
    world.astray = ("DSR-0042",)
    nobody.enter(SIGNED_AGENT)
    qtbot.waitUntil(window.room().history_banner.isVisible)
    assert "DSR-0042" in window.room().history_banner.text.text()
    idle(qtbot, nobody)


def test_opening_a_case_goes_into_it_and_escape_comes_back(
    qtbot: QtBot, at_work: MainWindow
) -> None:
    qtbot.keyClick(at_work.queue.list, Key.Key_J)
    qtbot.keyClick(at_work.queue.list, Key.Key_Return)
    assert page(at_work).shown == [42]
    assert page(at_work).field.hasFocus()
    qtbot.keyClick(page(at_work).field, Key.Key_Escape)
    assert at_work.queue.list.hasFocus()


def test_control_enter_in_the_queue_takes_on_no_other_case_than_the_one_that_is_seen(
    qtbot: QtBot, at_work: MainWindow
) -> None:
    queue, shown = at_work.queue, page(at_work)
    qtbot.keyClick(queue.list, Key.Key_J)
    qtbot.keyClick(queue.list, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    case_id = queue.list.current_case()
    assert (shown.shown[-1], shown.confirmed) == (case_id, 0)
    at_work.room().go_to_queue()
    qtbot.keyClick(queue.list, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown.confirmed == 1
    # The row is marked, and the page has another case: a mail has come in meanwhile.
    shown.shown.append(case_id + 1)
    queue.list.setFocus()
    qtbot.keyClick(queue.list, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (shown.shown[-1], shown.confirmed) == (case_id, 1)


def test_the_title_names_the_case_and_nobody(qtbot: QtBot, at_work: MainWindow) -> None:
    at_work.open_case(42)
    assert at_work.windowTitle() == "DSR-0042 – DSR Desk"


def test_f6_goes_round_the_panes_both_ways(qtbot: QtBot, at_work: MainWindow) -> None:
    field, search = page(at_work).field, at_work.queue.filters.search
    for expected in (field, search, at_work.queue.list):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6)
        assert expected.hasFocus()
    qtbot.keyClick(at_work.queue.list, Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert search.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_Slash, Key.Key_F])
def test_a_key_goes_to_the_search(qtbot: QtBot, at_work: MainWindow, key: Qt.Key) -> None:
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    modifiers = control if key == Key.Key_F else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(at_work.queue.list, key, modifiers)
    assert at_work.queue.filters.search.hasFocus()


def test_a_slash_can_be_typed_where_text_is_written(qtbot: QtBot, at_work: MainWindow) -> None:
    field = page(at_work).field
    field.setFocus()
    qtbot.keyClicks(field, "2026/11")
    assert field.text() == "2026/11"
    assert field.hasFocus()


def test_taking_a_case_shows_who_holds_it(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, world: World
) -> None:
    assert not at_work.menus.actions["take_case"].isEnabled()
    qtbot.keyClick(at_work.queue.list, Key.Key_Return)
    at_work.menus.actions["take_case"].trigger()
    idle(qtbot, nobody)
    assert world.cases[31].holder == AGENT.id
    qtbot.waitUntil(lambda: at_work.queue.model.entry(0).holder == "you")


def mime(*paths: Path, address: str = "") -> QMimeData:
    data = QMimeData()
    urls = [QUrl.fromLocalFile(str(path)) for path in paths]
    data.setUrls([*urls, QUrl(address)] if address else urls)
    return data


def drag(window: MainWindow, data: QMimeData) -> bool:
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    window.dragEnterEvent(QDragEnterEvent(QPointF(5, 5).toPoint(), copy, data, left, none))
    event = QDragMoveEvent(QPointF(5, 5).toPoint(), copy, data, left, none)
    window.dragMoveEvent(event)
    return event.isAccepted()


def drop(window: MainWindow, data: QMimeData) -> None:
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


@pytest.fixture
def mails(tmp_path: Path, world: World) -> tuple[Path, ...]:
    """Two mails on disk; the world says what becomes of them."""
    world.outcomes = (
        IntakeOutcome("one.eml", "filed", "DSR-0061"),
        IntakeOutcome("two.eml", "unreadable", "", "empty-file"),
    )
    files = (tmp_path / "one.eml", tmp_path / "two.eml")
    for file in files:
        file.touch()
    return files


def test_dropped_mails_are_filed_told_and_shown_in_the_queue(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, world: World, mails: tuple[Path, ...]
) -> None:
    qtbot.waitUntil(lambda: at_work.queue.list.current_case() == 31)
    world.add(make_case(61))
    assert drag(at_work, mime(*mails))
    drop(at_work, mime(*mails))
    idle(qtbot, nobody)
    intake = cast(FakeIntake, nobody.services.intake)
    assert intake.taken == [mails]
    assert at_work.room().intake_banner.text.text() == "1 filed, 1 can’t be read."
    assert at_work.room().intake_banner.tone == "attention"
    qtbot.waitUntil(lambda: at_work.queue.model.row_of(61) >= 0)
    qtbot.waitUntil(lambda: at_work.queue.list.current_case() == 61)
    qtbot.mouseClick(at_work.room().intake_banner.button, Qt.MouseButton.LeftButton)
    (dialog,) = at_work.findChildren(IntakeDialog)
    model = dialog.model
    first = [model.index(0, column).data() for column in range(3)]
    assert first == ["two.eml", "Can’t be read", "The file is empty."]
    dialog.close()


def test_who_has_come_back_is_asked_after_every_intake(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk
) -> None:
    idle(qtbot, nobody)
    replaying = cast(FakeReplaying, nobody.services.replaying)
    room = at_work.room()
    banner = room.returned_banner
    for told, what in (
        (room.taking_in.finished, ""),
        (room.mail.mails_came, IntakeResult((), Changes())),
    ):
        replaying.found = ()
        banner.look()
        qtbot.waitUntil(banner.isHidden)
        replaying.found = (Returned("DSR-0007", planned=5, others=2),)
        told.emit(what)
        qtbot.waitUntil(lambda: not banner.isHidden())


def test_an_intake_can_be_stopped(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, world: World, mails: tuple[Path, ...]
) -> None:
    world.gate.clear()
    at_work.room().taking_in.take(mails)
    at_work.room().taking_in.take(mails)
    intake = cast(FakeIntake, nobody.services.intake)
    qtbot.waitUntil(lambda: bool(intake.taken))
    at_work.status.busy.stop_requested.emit()
    world.gate.set()
    idle(qtbot, nobody)
    assert at_work.room().intake_banner.text.text() == "Stopped. What was filed before stays filed."
    assert len(intake.taken) == 1


def test_a_failed_intake_is_tried_again_with_the_same_files(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, world: World, mails: tuple[Path, ...]
) -> None:
    world.fails = DiskFull()
    at_work.room().taking_in.take(mails)
    idle(qtbot, nobody)
    assert at_work.room().intake_banner.tone == "failed"
    qtbot.mouseClick(at_work.room().intake_banner.button, Qt.MouseButton.LeftButton)
    idle(qtbot, nobody)
    assert cast(FakeIntake, nobody.services.intake).taken == [mails, mails]


def test_nothing_is_taken_from_the_net_or_while_nobody_is_signed_in(
    qtbot: QtBot, window: MainWindow, nobody: Desk, mails: tuple[Path, ...]
) -> None:
    assert not drag(window, mime(*mails))
    drop(window, mime(*mails))
    with qtbot.waitSignal(window.queue.model.loaded):
        nobody.enter(SIGNED_AGENT)
    assert not drag(window, mime(address="https://example.org/mail.eml"))
    assert cast(FakeIntake, nobody.services.intake).taken == []


@pytest.mark.parametrize(
    ("error", "tone", "retry"), [(DiskFull(), "failed", True), (SelfApproval(), "attention", False)]
)
def test_an_untaken_failure_stands_above_everything(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, error: Exception, tone: str, retry: bool
) -> None:
    tried: list[int] = []
    nobody.tell_failed(error, (lambda: tried.append(1)) if retry else None)
    assert at_work.banner.tone == tone
    assert at_work.banner.button.isVisible() is retry
    if retry:
        qtbot.mouseClick(at_work.banner.button, Qt.MouseButton.LeftButton)
        assert tried == [1]
        assert not at_work.banner.isVisible()


def test_what_an_older_archive_lacks_is_worked_out_once_somebody_is_there(
    qtbot: QtBot, window: MainWindow, nobody: Desk
) -> None:
    importing = cast(FakeImporting, nobody.services.importing)
    importing.left = 5
    nobody.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: importing.left == 0)


def test_an_archive_that_nothing_can_be_worked_out_in_is_no_news(
    qtbot: QtBot, window: MainWindow, nobody: Desk
) -> None:
    importing = cast(FakeImporting, nobody.services.importing)
    importing.fails = DiskFull()
    failed: list[object] = []
    nobody.failed.connect(failed.append)
    nobody.enter(SIGNED_AGENT)
    qtbot.waitUntil(lambda: importing.asked and not nobody.jobs._running)
    assert not failed
    assert window.banner.isHidden()


def test_a_mistake_of_ours_opens_the_report(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError("anna.svensson@example.org")

    Operation(at_work, nobody, breaks).run_in_background()
    idle(qtbot, nobody)
    (dialog,) = at_work.findChildren(ReportDialog)
    assert "ZeroDivisionError" in dialog.report.toPlainText()
    assert "anna" not in dialog.report.toPlainText() + caplog.text
    dialog.close()


def test_closing_while_something_is_written_asks_first_and_staying_is_the_default(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk
) -> None:
    gate = threading.Event()
    operation = Operation(at_work, nobody, lambda _p, _c: gate.wait(10), writes=True)
    operation.run_in_background()
    at_work.close()
    assert at_work.isVisible()
    (dialog,) = at_work.findChildren(LeaveDialog)
    assert dialog.stay.isDefault()
    qtbot.keyClick(dialog, Key.Key_Return)
    assert at_work.isVisible()
    at_work.close()
    dialog = next(d for d in at_work.findChildren(LeaveDialog) if d.isVisible())
    qtbot.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    assert not at_work.isVisible()
    gate.set()


def test_a_closed_window_comes_back_as_it_was(
    qtbot: QtBot, at_work: MainWindow, preferences: Preferences
) -> None:
    at_work.room().setSizes([500, 700])
    sizes = at_work.room().sizes()
    at_work.close()
    assert not preferences.layout("splitter").isEmpty()
    at_work.room().setSizes([300, 900])
    at_work.room().restoreState(preferences.layout("splitter"))
    assert at_work.room().sizes() == sizes


def test_the_language_changes_while_it_runs_and_is_remembered(
    qtbot: QtBot, at_work: MainWindow, preferences: Preferences
) -> None:
    swedish, english = at_work.menus.languages.actions()
    swedish.trigger()
    assert preferences.language is Language.SWEDISH
    qtbot.waitUntil(lambda: at_work.queue._title.text() == "Ärenden")
    assert at_work.queue.model.entry(0).due.text == "1 dag försenat"
    assert at_work.menus.actions["quit"].text() == "&Avsluta"
    assert at_work.status._person.text() == "Alva Lind · Handläggare"
    english.trigger()
    qtbot.waitUntil(lambda: at_work.queue._title.text() == "Cases")


def test_colours_and_size_of_text_change_at_once_and_are_remembered(
    at_work: MainWindow, preferences: Preferences
) -> None:
    dark = at_work.menus.schemes.actions()[2]
    dark.trigger()
    assert theme.tokens().dark
    assert preferences.scheme is theme.Scheme.DARK
    before = theme.px(4)
    at_work.menus.actions["larger"].trigger()
    assert theme.px(4) > before
    assert preferences.text_size == 115
    for _ in range(9):
        at_work.menus.actions["smaller"].trigger()
    assert preferences.text_size == theme.TEXT_SIZES[0]
    at_work.menus.actions["usual"].trigger()
    assert preferences.text_size == 100


def test_single_letters_can_be_switched_off(at_work: MainWindow, preferences: Preferences) -> None:
    at_work.menus.actions["single_keys"].trigger()
    assert not preferences.single_keys
    assert not page(at_work).letter_keys


@pytest.mark.parametrize(
    ("action", "kind"), [("shortcuts", ShortcutsDialog), ("self_check", SelfCheckDialog)]
)
def test_help_opens_its_window(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, action: str, kind: type[ShortcutsDialog]
) -> None:
    at_work.menus.actions[action].trigger()
    (dialog,) = at_work.findChildren(kind)
    assert dialog.isVisible()
    idle(qtbot, nobody)
    dialog.close()


def test_a_change_by_another_is_told_and_not_forced_upon_the_list(
    qtbot: QtBot, at_work: MainWindow, nobody: Desk, world: World
) -> None:
    world.add(replace(world.cases[42], state=CaseState.CLOSED))
    operations.take_case(parent=at_work, desk=nobody, case_id=31).run_in_background()
    idle(qtbot, nobody)
    assert at_work.queue.model.row_of(42) >= 0
