"""Reviewing a package with nothing else at hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dsr_desk.domain.errors import PackageInvalid
from dsr_desk.domain.extracts.sealed import SealBroken, SealedPagesAlone
from dsr_desk.services.progress import Step
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.qt import alive
from dsr_desk.ui.review.window import ReviewWindow
from dsr_desk.ui.widgets.roomy import Roomy, TallColumn
from tests.ui.fake_review import PASSWORD, FakeReview, PackageWorld


@pytest.fixture
def packages() -> PackageWorld:
    """No packages yet."""
    return PackageWorld()


@pytest.fixture
def window(packages: PackageWorld, jobs: JobRunner, qtbot: QtBot) -> ReviewWindow:
    """The window, nothing open."""
    made = ReviewWindow(FakeReview(packages), jobs)
    qtbot.addWidget(made)
    made.show()
    return made


def show(window: ReviewWindow, path: Path, jobs: JobRunner, qtbot: QtBot) -> None:
    window.open_package(path)
    qtbot.waitUntil(lambda: not jobs.busy)


def test_it_begins_with_one_sentence_and_one_button(window: ReviewWindow) -> None:
    assert window.empty.isVisible()
    assert window.empty.button.text() == "Open a package…"
    assert not window.seal.isVisible()


def test_a_good_package_says_so_in_one_line(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip"), jobs, qtbot)
    words = window.seal.text.whole_text
    assert (window.seal.tone, words) == (
        "ok",
        "Complete and signed by key 09d2 352c 09d2 352c 09d2 352c 09d2 352c, as Siri Berg.",
    )
    assert window.windowTitle() == "DSR-0038 – package"
    assert "anna" not in window.windowTitle()


def test_while_it_is_compared_what_is_known_so_far_is_said(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip"), jobs, qtbot)
    told = Step("compare", 3_000_000, 12_000_000, in_bytes=True)
    window.fetching.stepped.emit(told)
    assert "compared, all of it as it was packed so far" in window.busy.text.whole_text
    assert "of 12.0 MB" in window.busy.text.whole_text
    window.fetching.stepped.emit(Step("look through", 0))
    assert window.busy.text.whole_text.startswith("Every file is as it was packed.")
    window.fetching.stepped.emit(Step("unlock", 1_000_000, 9_000_000, in_bytes=True))
    assert window.busy.text.whole_text == "Unsealing: 1.0 MB of 9.0 MB"


def test_while_a_package_is_checked_it_says_so_and_not_that_none_is_open(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    packages.gate.clear()
    window.open_package(packages.add("DSR-0038.zip"))
    assert window.empty.sentence.whole_text == "Checking DSR-0038.zip"
    assert window.empty.button.isVisible()
    packages.gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert not window.empty.isVisible()


def test_pages_alone_are_no_fault_and_lead_to_the_zip_file(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    packages.fails = SealedPagesAlone("DSR-0038.pdf")
    show(window, packages.add("DSR-0038.pdf"), jobs, qtbot)
    assert window.seal.tone == "attention"
    assert "in the ZIP file that came with it" in window.seal.text.whole_text
    assert not window.seal.button.isVisible()
    assert window.empty.button.text() == "Open the ZIP file…"


def test_what_was_found_in_one_package_says_nothing_of_the_next(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    listed = []
    for name, count in (("DSR-0038.zip", 4), ("DSR-0039.zip", 40)):
        show(window, packages.add(name, count), jobs, qtbot)
        window.items.field.setText("bygglov")
        qtbot.waitUntil(lambda: window.items.model.rowCount() < window.items.model.total)
        listed.append(window.items.model.rowCount())
    assert listed == [2, 20]


@pytest.mark.parametrize("error", [SealBroken(), PackageInvalid("it has no manifest")])
def test_nobody_is_offered_a_look_that_was_or_will_be_refused(
    window: ReviewWindow,
    packages: PackageWorld,
    jobs: JobRunner,
    qtbot: QtBot,
    error: PackageInvalid,
) -> None:
    packages.fails = error
    show(window, packages.add("DSR-0038.pdf"), jobs, qtbot)
    if not isinstance(error, SealBroken):
        packages.fails = error
        window.seal.button.click()
        qtbot.waitUntil(lambda: not jobs.busy)
    assert window.seal.tone == "failed"
    assert not window.seal.button.isVisible()
    assert "what is left of it" not in window.empty.reason.whole_text


def test_in_spite_of_a_fault_nothing_is_called_as_it_was_packed(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(
        window, packages.add("DSR-0038.zip", faults=("extract.pdf has been changed",)), jobs, qtbot
    )
    window.seal.button.click()
    qtbot.waitUntil(lambda: not jobs.busy)
    for step in (Step("compare", 1, 2, in_bytes=True), Step("look through", 0)):
        window.fetching.stepped.emit(step)
        assert "as it was packed" not in window.busy.text.whole_text


def test_an_unsigned_package_says_what_is_not_proved(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip", signed_by=""), jobs, qtbot)
    assert window.seal.tone == "attention"
    assert "not signed" in window.seal.text.whole_text


def test_an_older_package_says_that_it_is_one(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    path = packages.add("DSR-0038.zip")
    packages.packages[path] = replace(packages.packages[path], detached=False)
    show(window, path, jobs, qtbot)
    assert window.seal.tone == "attention"
    assert window.seal.text.whole_text.startswith("An older package, without the detached")
    assert "09d2 352c" in window.seal.text.whole_text


def test_of_a_refused_package_nothing_is_shown_not_even_of_the_one_before(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip"), jobs, qtbot)
    show(window, Path("/packages/forged.zip"), jobs, qtbot)
    assert window.seal.tone == "failed"
    assert "different cases or numbers" in window.seal.text.whole_text
    assert window.empty.isVisible()
    assert not window.items.isVisible()
    assert "DSR-0038" not in window.heading.whole_text


def test_while_a_package_is_checked_the_one_before_is_gone(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip"), jobs, qtbot)
    packages.gate.clear()
    window.open_package(packages.add("DSR-0039.zip"))
    assert not window.items.isVisible()
    packages.gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert window.heading.whole_text.startswith("DSR-0039")


def test_the_first_item_is_chosen_with_its_text_and_its_page(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip", 30), jobs, qtbot)
    assert window.items.current_number() == 1
    assert "(1)" in window.item.text.toPlainText()
    assert window.page.page == 1
    assert window.page.where.whole_text == "2 / 12"
    assert window.page.where.accessibleName() == "Page 2 of 12"


def test_where_there_is_little_room_only_the_column_of_the_item_scrolls(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    window.resize(760, 420)
    show(window, packages.add("DSR-0038.zip", 30), jobs, qtbot)
    middle = window.notes.window().findChild(TallColumn)
    assert isinstance(middle, TallColumn)
    qtbot.waitUntil(lambda: middle.verticalScrollBar().maximum() > 0)
    whole = next(area for area in window.findChildren(Roomy) if area is not middle)
    assert whole.verticalScrollBar().maximum() == 0
    assert whole.horizontalScrollBar().maximum() == 0
    assert window.notes.width() <= middle.viewport().width()


def test_another_item_brings_the_page_on_which_it_begins(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip", 30), jobs, qtbot)
    window.items.view.selectRow(7)
    qtbot.waitUntil(lambda: window.page.page == 3)
    assert "(8)" in window.item.text.toPlainText()


def test_pages_are_turned_to_both_ends_and_not_beyond(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip", 3), jobs, qtbot)
    assert window.page.page == 1
    window.page.next.click()
    qtbot.waitUntil(lambda: window.page.page == 2)
    assert not window.page.next.isEnabled()
    for page in (1, 0):
        window.page.previous.click()
        qtbot.waitUntil(lambda: not jobs.busy)
        assert window.page.page == page
    assert not window.page.previous.isEnabled()


def test_page_down_at_the_end_of_a_page_turns_it(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip", 30), jobs, qtbot)
    bar = window.page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.keyClick(window.page.area, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: window.page.page == 2)
    assert bar.value() == 0


def test_a_larger_page_is_drawn_wider(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip", 30), jobs, qtbot)
    before = packages.drawn[-1]
    window.page.larger.click()
    qtbot.waitUntil(lambda: not jobs.busy)
    page, width = packages.drawn[-1]
    assert page == before[0]
    assert width > before[1]


def test_a_width_that_changes_while_an_items_page_is_awaited_keeps_the_item(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip", 30), jobs, qtbot)
    packages.gate.clear()
    window.items.view.selectRow(20)
    window.page.redrawing_requested.emit()
    packages.gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert window.page.page == 7


def test_figures_of_a_large_package_are_grouped(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip", 2_000), jobs, qtbot)
    assert window.items.count.whole_text == QLocale().toString(2_000) != "2000"


def test_the_search_looks_everywhere_and_keeps_a_current_row(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip", 30), jobs, qtbot)
    window.items.field.setText("lekplatsen växthus")
    qtbot.waitUntil(lambda: window.items.model.rowCount() == 2)
    assert window.items.count.whole_text == "2 of 30"
    assert window.items.current_number() == 7
    qtbot.waitUntil(lambda: "(7)" in window.item.text.toPlainText())
    window.items.field.setText("finns inte")
    qtbot.waitUntil(lambda: window.items.model.rowCount() == 0)
    assert window.items.nothing.isVisible()
    assert window.item.item is None


def test_five_thousand_items_are_listed_searched_and_scrolled_without_a_stall(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    show(window, packages.add("DSR-0038.zip", 5000), jobs, qtbot)
    assert window.items.model.rowCount() == 5000
    window.items.view.scrollToBottom()
    window.items.view.grab()
    window.items.field.setText("(4321)")
    qtbot.waitUntil(lambda: window.items.current_number() == 4321)


def test_an_attachment_is_saved_where_the_person_says_under_a_harmless_name(
    window: ReviewWindow,
    packages: PackageWorld,
    jobs: JobRunner,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    show(window, packages.add("DSR-0038.zip"), jobs, qtbot)
    hostile = window.item.attachments.lines()[1]
    with qtbot.waitSignal(window.dialog_opened) as opened:
        hostile.save.click()
    assert opened.args is not None
    dialog = opened.args[0]
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "gpj.sh"
    target = tmp_path / "saved.bin"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert target.read_bytes() == b"content of attachments/0001-02-file.sh"
    assert "saved.bin" in window.banner.text.whole_text


def test_a_place_that_cannot_be_written_is_said(
    window: ReviewWindow,
    packages: PackageWorld,
    jobs: JobRunner,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    show(window, packages.add("DSR-0038.zip"), jobs, qtbot)
    with qtbot.waitSignal(window.dialog_opened) as opened:
        window.item.attachments.lines()[0].save.click()
    assert opened.args is not None
    opened.args[0].fileSelected.emit(str(tmp_path / "missing" / "saved.bin"))
    opened.args[0].close()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert window.banner.tone == "failed"
    assert "could not be saved" in window.banner.text.whole_text


def test_a_package_is_taken_by_drag_and_drop(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    path = packages.add("DSR-0038.zip")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert window.heading.whole_text.startswith("DSR-0038")


def test_closing_while_a_page_is_drawn_does_not_crash(
    packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    window = ReviewWindow(FakeReview(packages), jobs)
    window.show()
    show(window, packages.add("DSR-0038.zip"), jobs, qtbot)
    packages.gate.clear()
    window.page.next.click()
    window.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: not alive(window))
    packages.gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)


def test_a_package_is_held_open_while_it_is_read_and_no_longer(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot
) -> None:
    first, second = packages.add("DSR-0038.zip"), packages.add("DSR-0039.zip")
    show(window, first, jobs, qtbot)
    assert packages.held == [first]
    show(window, second, jobs, qtbot)
    assert packages.held == [second]
    window.close()
    assert packages.held == []
    assert (window.items.model.total, window.item.item) == (0, None)


@pytest.mark.parametrize("at", ["a plain package", "its seal", "what was sealed"])
def test_closed_in_the_middle_of_opening_nothing_is_left(
    window: ReviewWindow, packages: PackageWorld, jobs: JobRunner, qtbot: QtBot, at: str
) -> None:
    path = packages.add("DSR-0038.zip")
    outer = path.with_name("DSR-0038.sealed.zip")
    packages.sealed[outer] = path
    packages.gate.clear()
    packages.let_through = int(at == "what was sealed")
    window.open_package(path if at == "a plain package" else outer)
    if at != "a plain package":
        qtbot.waitUntil(window.locked.isVisible)
        window.locked.field.setText(PASSWORD)
        window.locked.button.click()
    qtbot.waitUntil(packages.at_gate.is_set)
    window.close()
    packages.at_gate.clear()
    packages.gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert (packages.held, packages.unsealed) == ([], [])
    assert not packages.at_gate.is_set(), "nothing more is read for nobody"
