"""The parts of an open package: hits, the record, the way from a page to its item, notes, seals."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from dsr_desk.domain.errors import DiskFull
from dsr_desk.domain.extracts.review_notes import WHOLE, ReviewNotes
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.review.fetching import ItemText
from dsr_desk.ui.review.item_view import ItemView
from dsr_desk.ui.review.window import ReviewWindow
from tests.ui.fake_review import NOTED_AT, PASSWORD, FakeReview, PackageWorld, opened_items
from tests.ui.listening import unnamed

SEALED = Path("/packages/DSR-0038.pdf")
NOTES = Path("/packages/DSR-0038.zip.notes.json")


class World(PackageWorld):
    """A package of thirty items, plain and sealed."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.path = self.add("DSR-0038.zip", 30)
        self.sealed[SEALED] = self.path


@pytest.fixture
def world() -> World:
    """One package."""
    return World()


@pytest.fixture
def window(world: World, jobs: JobRunner, qtbot: QtBot) -> ReviewWindow:
    """The window with the package open."""
    made = ReviewWindow(FakeReview(world), jobs)
    qtbot.addWidget(made)
    made.show()
    made.open_package(world.path)
    qtbot.waitUntil(lambda: not jobs.busy)
    return made


def test_hits_are_marked_and_the_keys_go_through_them_into_the_next_item(
    window: ReviewWindow, jobs: JobRunner, qtbot: QtBot
) -> None:
    window.items.field.setText("mätare anna")
    qtbot.waitUntil(lambda: window.item.hits.whole_text == "Hit 1 of 2 in this text")
    marks = window.item.text.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["mätare", "Anna"]
    assert all(mark.format.fontUnderline() for mark in marks)
    first = window.items.current_number()
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.item.hits.whole_text == "Hit 2 of 2 in this text"
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.items.current_number() > first
    qtbot.waitUntil(lambda: not jobs.busy)
    assert window.item.hits.whole_text == "Hit 1 of 2 in this text"
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.items.current_number() == first


def test_the_record_is_a_key_away_and_only_ever_plain(
    window: ReviewWindow, jobs: JobRunner, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert window.item.stack.currentWidget() is window.item.record
    assert '"html": "<b>x</b>"' in window.item.record.toPlainText()
    window.items.view.selectRow(4)
    qtbot.waitUntil(lambda: '"number": 5' in window.item.record.toPlainText())
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert window.item.stack.currentWidget() is window.item.text


def test_a_page_leads_to_its_item_even_when_a_search_hides_it(
    window: ReviewWindow, jobs: JobRunner, qtbot: QtBot
) -> None:
    window.items.field.setText("(1)")
    qtbot.waitUntil(lambda: window.items.model.rowCount() == 1)
    qtbot.waitUntil(lambda: not jobs.busy)
    for page in (2, 3):
        window.page.next.click()
        qtbot.waitUntil(lambda page=page: window.page.page == page)  # type: ignore[misc]
    qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.items.current_number() == 7)
    assert window.items.model.rowCount() == 30
    assert window.page.page == 3


@pytest.mark.parametrize(
    ("text", "side"),
    [("Hej", Qt.AlignmentFlag.AlignLeft), ("1. مرحبا Hej", Qt.AlignmentFlag.AlignRight)],
)
def test_a_text_begins_at_the_side_where_its_letters_begin(
    qtbot: QtBot, text: str, side: Qt.AlignmentFlag
) -> None:
    view = ItemView()
    qtbot.addWidget(view)
    view.show_item(opened_items(1)[0])
    view.show_text(ItemText(1, text))
    assert view.text.document().defaultTextOption().alignment() == side


def test_the_page_is_enlarged_by_key(
    window: ReviewWindow, world: World, jobs: JobRunner, qtbot: QtBot
) -> None:
    usual = world.drawn[-1][1]
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: world.drawn[-1][1] > usual)
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: world.drawn[-1][1] == usual)


def test_what_is_typed_lies_beside_the_package_when_typing_pauses(
    window: ReviewWindow, world: World, qtbot: QtBot
) -> None:
    window.notes.field.setPlainText("Grannens namn står här.")
    window.notes.whole.setPlainText("Chatten saknas.")
    qtbot.waitUntil(lambda: NOTES in world.noted)
    found = world.noted[NOTES]
    assert (found.text(1), found.text(WHOLE)) == ("Grannens namn står här.", "Chatten saknas.")
    assert (found.package, found.notes[0].at) == ("ab" * 32, NOTED_AT)
    qtbot.waitUntil(lambda: NOTES.name in window.notes.kept.whole_text)
    index = window.items.model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "1, has a note"
    window.items.view.selectRow(1)
    assert window.notes.field.toPlainText() == ""
    window.items.view.selectRow(0)
    assert window.notes.field.toPlainText() == "Grannens namn står här."


def test_closing_stays_until_what_was_typed_is_written_and_says_when_it_cannot_be(
    window: ReviewWindow, world: World, jobs: JobRunner, qtbot: QtBot
) -> None:
    world.unwritable = DiskFull()
    window.notes.field.setPlainText("Viktigt.")
    assert not window.close()
    qtbot.waitUntil(window.banner.isVisible)
    assert "The disk is full" in window.banner.text.whole_text
    assert "once more" in window.banner.text.whole_text
    world.unwritable = None
    window.notes.field.setPlainText("Viktigt!")
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert world.noted[NOTES].text(1) == "Viktigt!"


def test_notes_on_another_package_are_neither_shown_nor_written_over(
    window: ReviewWindow, world: World, jobs: JobRunner, qtbot: QtBot
) -> None:
    others = ReviewNotes("cd" * 32, "DSR-0099").with_note(1, "Annat.", NOTED_AT)
    world.noted[NOTES] = others
    window.open_package(world.path)
    qtbot.waitUntil(lambda: window.banner.isVisible() and not jobs.busy)
    assert "another package (case DSR-0099)" in window.banner.text.whole_text
    window.notes.field.setPlainText("Mitt.")
    assert not window.close()
    assert "once more" in window.banner.text.whole_text
    assert world.noted[NOTES] == others
    target = Path("/elsewhere/notes.json")
    with qtbot.waitSignal(window.dialog_opened) as opened:
        window.notes.send.click()
    answer(opened.args, target)
    qtbot.waitUntil(lambda: target in world.noted)
    assert world.noted[target].text(1) == "Mitt."
    window.noting.keeping.write()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert world.noted[NOTES] == others


def test_notes_that_were_sent_back_come_in_below_ones_own(
    window: ReviewWindow, world: World, jobs: JobRunner, qtbot: QtBot
) -> None:
    sent = Path("/mail/sent.json")
    world.noted[sent] = ReviewNotes("ab" * 32, "DSR-0038").with_note(1, "D\u202eitt.", NOTED_AT)
    window.notes.field.setPlainText("Mitt.")
    with qtbot.waitSignal(window.dialog_opened) as opened:
        window.notes.open.click()
    answer(opened.args, sent)
    qtbot.waitUntil(lambda: "itt.\n\nD⟨U+202E⟩itt." in window.notes.field.toPlainText())
    qtbot.waitUntil(lambda: NOTES in world.noted and not jobs.busy)


def answer(args: object, path: Path) -> None:
    assert isinstance(args, list)
    dialog = args[0]
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_package_that_does_not_hold_is_looked_at_only_in_spite_of_that_and_says_so_first(
    window: ReviewWindow, world: World, jobs: JobRunner, qtbot: QtBot
) -> None:
    faults = ("index.html has been changed", "its signature does not hold")
    window.open_package(world.add("DSR-0041.zip", 3, faults=faults))
    qtbot.waitUntil(lambda: not jobs.busy)
    assert window.empty.isVisible()
    assert window.seal.text.whole_text.startswith(
        "This package can’t be trusted. index.html is not"
    )
    window.seal.button.click()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert window.seal.text.whole_text == (
        "DON’T TRUST this package. index.html is not what was packed: it has been changed. What"
        " else does not hold: 1."
    )
    assert window.seal.tone == "failed"
    assert window.windowTitle() == "NOT TRUSTED: DSR-0041 – package"
    window.notes.field.setPlainText("Fel.")
    beside = Path("/packages/DSR-0041.zip.notes.json")
    qtbot.waitUntil(lambda: beside in world.noted)
    assert world.noted[beside].faults == faults


def test_a_sealed_package_asks_until_the_password_fits_and_leaves_nothing_opened(
    window: ReviewWindow, world: World, jobs: JobRunner, qtbot: QtBot
) -> None:
    window.open_package(SEALED)
    qtbot.waitUntil(lambda: not jobs.busy)
    field = window.locked.field
    assert (field.isVisible(), field.echoMode()) == (True, QLineEdit.EchoMode.Password)
    assert (unnamed(window), window.locked.button.isEnabled()) == ([], False)
    qtbot.keyClicks(field, "wrong")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.banner.isVisible() and not jobs.busy)
    assert "does not open with this password" in window.banner.text.whole_text
    field.setText(PASSWORD)
    window.locked.button.click()
    qtbot.waitUntil(lambda: window.items.isVisible() and not jobs.busy)
    assert (field.text(), window.banner.isVisible()) == ("", False)
    assert world.unsealed == [world.path]
    window.notes.field.setPlainText("Läst.")
    qtbot.waitUntil(lambda: Path("/packages/DSR-0038.pdf.notes.json") in world.noted)
    qtbot.waitUntil(lambda: not jobs.busy)
    window.close()
    assert world.unsealed == []


def test_a_window_closed_while_a_package_is_unsealed_leaves_nothing_opened(
    window: ReviewWindow, world: World, jobs: JobRunner, qtbot: QtBot
) -> None:
    window.open_package(SEALED)
    qtbot.waitUntil(lambda: not jobs.busy)
    world.gate.clear()
    window.locked.field.setText(PASSWORD)
    world.at_gate.clear()
    window.locked.button.click()
    qtbot.waitUntil(world.at_gate.is_set)
    window.close()
    world.gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert world.unsealed == []


def test_everything_that_can_have_the_focus_has_a_name(
    window: ReviewWindow, jobs: JobRunner, qtbot: QtBot
) -> None:
    window.items.field.setText("faktura")
    qtbot.waitUntil(lambda: window.items.model.rowCount() < 30 and not jobs.busy)
    assert unnamed(window) == []
