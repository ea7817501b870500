"""Importing in the window: chosen, carried out, stopped, and told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dsr_desk.domain.errors import DiskFull
from dsr_desk.services.finding.importing import Imported, ImportResult
from dsr_desk.ui.desk import Changed, Desk
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
    assert "1,204 mails imported, 3 there already, 2 can’t be read" in said
    assert "1 with a sender that can’t be read" in said
    assert "4 that an earlier import" in said
    assert [cells[0] for cells in rows(dialog)] == ["/tmp/a.eml", "/tmp/box · 7"]
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
