"""Importing in the window: chosen, carried out, stopped, and told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dsr_desk.domain.errors import DiskFull, FileUnreadable
from dsr_desk.domain.finding.table_times import Order
from dsr_desk.domain.finding.tables import Told
from dsr_desk.services.finding.importing import Imported, ImportResult
from dsr_desk.ui.desk import Changed, Desk
from dsr_desk.ui.directory.columns_form import ColumnsForm
from dsr_desk.ui.directory.content_dialog import ContentDialog
from dsr_desk.ui.directory.dialog import DirectoryDialog
from dsr_desk.ui.jobs import JobRunner
from tests.ui.fake_directory import MAIL, DirectoryWorld, FakeConnecting, FakeDirectory
from tests.ui.fake_importing import FakeImporting
from tests.ui.fakes import (
    NOW,
    SIGNED_AGENT,
    SIGNED_SUPERVISOR,
    World,
    make_services,
    make_workspace,
)

PATHS = (Path("/mails/2024.mbox"), Path("/mails/2025"))


@pytest.fixture
def importing() -> FakeImporting:
    return FakeImporting()


@pytest.fixture
def desk(jobs: JobRunner, world: World, importing: FakeImporting) -> Desk:
    directory = DirectoryWorld()
    workspace = make_workspace(
        directory=FakeDirectory(directory), connecting=FakeConnecting(directory)
    )
    services = make_services(world, workspace=workspace, importing=importing)
    made = Desk(services, jobs, lambda: NOW)
    made.enter(SIGNED_SUPERVISOR)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> Iterator[ContentDialog]:
    # Held here: what a test lets go of takes with it what stands over it.
    parent = DirectoryDialog(desk)
    qtbot.addWidget(parent)
    made = ContentDialog(desk, MAIL, parent)
    made.open()
    yield made
    del parent


def rows(dialog: ContentDialog) -> list[tuple[str, ...]]:
    found = (dialog.model.row(n) for n in range(dialog.model.rowCount()))
    return [row.cells for row in found if row is not None]


def test_what_is_chosen_is_imported_and_what_could_not_be_read_is_listed(
    dialog: ContentDialog, desk: Desk, importing: FakeImporting, qtbot: QtBot
) -> None:
    changed: list[Changed] = []
    desk.changed.connect(changed.append)
    assert not dialog.start.isEnabled()
    dialog.choose(PATHS)
    assert [cells[0] for cells in rows(dialog)] == [str(path) for path in PATHS]
    dialog.start.click()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert importing.asked == [(PATHS, MAIL.key)]
    assert dialog.banner.tone == "attention"
    said = dialog.banner.text.whole_text
    assert "1,204 items imported, 3 there already, 2 can’t be read" in said
    assert "1 with an author that no search finds" in said
    assert "4 that an earlier import" in said
    assert [cells[0] for cells in rows(dialog)] == ["/tmp/a.eml", "/tmp/posts.csv:7"]
    assert "write it as 2026-03-02 14:05" in rows(dialog)[1][1]
    assert not dialog.start.isEnabled(), "nothing is chosen any more"
    qtbot.waitUntil(lambda: any(each.changes.content for each in changed))


def test_at_work_it_is_stopped_and_not_left_and_goes_on_when_asked_again(
    dialog: ContentDialog, importing: FakeImporting, qtbot: QtBot
) -> None:
    importing.gate.clear()
    dialog.choose(PATHS)
    dialog.start.click()
    assert dialog.running
    assert not dialog.close_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.running)
    assert "Stopped: what was read is kept" in dialog.banner.text.whole_text
    importing.gate.set()
    importing.done = Imported(ImportResult(700, 500, 0))
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.banner.tone == "ok")
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_full_disk_is_told_and_the_choice_stays(
    dialog: ContentDialog, importing: FakeImporting, qtbot: QtBot
) -> None:
    importing.fault = DiskFull()
    dialog.choose(PATHS)
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.banner.tone == "failed")
    assert dialog.start.isEnabled()
    assert len(rows(dialog)) == 2


def test_only_who_may_and_only_where_content_is_imported(qtbot: QtBot, desk: Desk) -> None:
    dialog = DirectoryDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    offered = {}
    for number in range(dialog.model.rowCount()):
        dialog.table.selectRow(number)
        assert dialog.chosen is not None
        offered[dialog.chosen.key] = dialog.imports.isEnabled()
    assert offered == {"st-mail": True, "st-forum": False, "st-page": False, "st-chat": False}
    dialog.table.selectRow(list(offered).index("st-mail"))
    dialog.imports.click()
    (opened,) = dialog.findChildren(ContentDialog)
    assert "Kundtjänst" in opened.windowTitle()
    desk.enter(SIGNED_AGENT)
    dialog.read()
    qtbot.waitUntil(lambda: not dialog.imports.isEnabled())


TABLES = (Path("/exports/forum.csv"), PATHS[0])


def test_how_a_table_is_read_is_seen_before_it_is_imported(
    dialog: ContentDialog, importing: FakeImporting, qtbot: QtBot
) -> None:
    dialog.choose(TABLES)
    assert not dialog.start.isEnabled(), "it is looked at first"
    qtbot.waitUntil(dialog.start.isEnabled)
    assert rows(dialog)[0][1] == "Author (e-mail): E-post · Time: Datum · Text: Inlägg"
    assert dialog.columns.isVisible()
    dialog.start.click()
    qtbot.waitUntil(lambda: not dialog.running)
    assert importing.asked == [(TABLES, MAIL.key)]
    dialog.choose(PATHS)
    assert dialog.columns.isHidden()
    assert dialog.start.isEnabled()


def test_a_table_whose_headings_say_nothing_is_read_as_it_is_told(
    dialog: ContentDialog, importing: FakeImporting, qtbot: QtBot
) -> None:
    importing.headings = ("Wer", "Wann", "Was")
    dialog.choose(TABLES)
    qtbot.waitUntil(dialog.columns.isVisible)
    assert "Which column is the author" in rows(dialog)[0][1]
    assert not dialog.start.isEnabled()
    with qtbot.waitSignal(dialog.form_opened) as opened:
        dialog.columns.click()
    form = opened.args[0]
    assert isinstance(form, ColumnsForm)
    for field, place in (("author", 1), ("at", 2), ("text", 2)):
        assert not form.confirm.isEnabled()
        form.choices[field].setCurrentIndex(place)
    assert not form.confirm.isEnabled(), "one column is two things"
    form.choices["text"].setCurrentIndex(3)
    form.order.setCurrentIndex(1)
    form.confirm.click()
    qtbot.waitUntil(dialog.start.isEnabled)
    dialog.start.click()
    qtbot.waitUntil(lambda: not dialog.running)
    columns = (("author", "Wer"), ("at", "Wann"), ("text", "Was"))
    assert importing.told == Told(columns, Order.DAY_FIRST)


def test_a_table_that_can_not_be_opened_is_told(
    dialog: ContentDialog, importing: FakeImporting, qtbot: QtBot
) -> None:
    importing.look_fault = FileUnreadable("forum.csv", "it can’t be read")
    dialog.choose(TABLES)
    qtbot.waitUntil(lambda: dialog.banner.tone == "failed")
    assert dialog.start.isEnabled(), "what is wrong is told once more"


def test_rows_with_day_and_month_the_other_way_round_are_set_right_by_a_button(
    dialog: ContentDialog, importing: FakeImporting, qtbot: QtBot
) -> None:
    importing.done = Imported(ImportResult(0, 3, 0, other_time=2))
    dialog.choose(TABLES)
    qtbot.waitUntil(dialog.start.isEnabled)
    assert dialog.set_right.isHidden()
    dialog.start.click()
    qtbot.waitUntil(dialog.set_right.isVisible)
    assert dialog.banner.tone == "attention"
    assert "2 items there already with another time" in dialog.banner.text.whole_text
    importing.done = Imported(ImportResult(0, 3, 0, retimed=2))
    dialog.set_right.click()
    qtbot.waitUntil(lambda: dialog.banner.tone == "ok")
    assert importing.set_right
    assert "search again in open cases" in dialog.banner.text.whole_text
    assert dialog.set_right.isHidden()


def test_rows_that_were_read_with_other_columns_are_told_with_both_ways_on(
    dialog: ContentDialog, importing: FakeImporting, qtbot: QtBot
) -> None:
    parts = frozenset({"text", "author"})
    importing.done = Imported(ImportResult(0, 0, 0, otherwise=3, differing=parts))
    dialog.choose(TABLES)
    qtbot.waitUntil(dialog.start.isEnabled)
    dialog.start.click()
    qtbot.waitUntil(dialog.set_right.isVisible)
    assert dialog.banner.tone == "attention"
    said = dialog.banner.text.whole_text
    assert "Nothing was imported: 3 rows are there already" in said
    assert "They differ in: Author (e-mail), Text." in said
    assert rows(dialog)[0][0] == str(TABLES[0]), "how it is read now is seen beside it"
    assert dialog.columns.isVisible()
    assert dialog.close_button.hasFocus()
    assert dialog.start.property("kind") == "safe", "neither way is the program’s to advise"
    with qtbot.waitSignal(dialog.form_opened) as opened:
        dialog.columns.click()
    form = opened.args[0]
    assert isinstance(form, ColumnsForm)
    form.confirm.click()
    qtbot.waitUntil(dialog.start.isEnabled)
    assert dialog.set_right.isHidden(), "these columns are held against what is there first"
    assert dialog.start.property("kind") == "primary"
    dialog.start.click()
    qtbot.waitUntil(dialog.set_right.isVisible)
    importing.done = Imported(ImportResult(0, 3, 0, reread=3))
    dialog.set_right.click()
    qtbot.waitUntil(lambda: dialog.banner.tone == "ok")
    assert importing.set_right
    assert "3 items there already became what their rows say now" in dialog.banner.text.whole_text
    assert dialog.set_right.isHidden()


def test_the_next_step_alone_has_the_colour(
    dialog: ContentDialog, importing: FakeImporting, qtbot: QtBot
) -> None:
    def coloured() -> list[str]:
        found = dialog.findChildren(QPushButton)
        return [b.text() for b in found if b.property("kind") == "primary" and b.isVisible()]

    assert coloured() == ["Choose files…"]
    assert dialog.start.isHidden(), "nothing is there to be imported"
    dialog.choose(PATHS)
    assert coloured() == ["Import"]
    # What leads on stands where it stands in every other window: last.
    assert dialog.start.x() > dialog.close_button.x()
    importing.done = Imported(ImportResult(1, 0, 0))
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.banner.tone == "ok")
    assert coloured() == []
    assert dialog.start.isHidden()
