"""Organisations and channels, and what adding and connecting asks for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from dsr_desk.services.finding.importing import Imported, ImportResult
from dsr_desk.services.people.directory import DirectoryView
from dsr_desk.ui.directory.connect_dialog import ConnectDialog
from dsr_desk.ui.directory.content_dialog import ContentDialog
from dsr_desk.ui.directory.dialog import DirectoryDialog
from dsr_desk.ui.directory.forms import ChannelForm, OrganisationForm
from tests.tools.render_windows import Stage, scene
from tests.tools.scenes.case import below, own_window
from tests.ui.fake_directory import MAIL, TOWN, DirectoryWorld, FakeConnecting, FakeDirectory
from tests.ui.fake_importing import FakeImporting
from tests.ui.fakes import SIGNED_SUPERVISOR, make_workspace


def _dialog(stage: Stage) -> DirectoryDialog:
    world = DirectoryWorld()
    workspace = make_workspace(directory=FakeDirectory(world), connecting=FakeConnecting(world))
    desk = stage.desk(workspace=workspace)
    desk.enter(SIGNED_SUPERVISOR)
    dialog = DirectoryDialog(desk)
    stage.settle()
    return dialog


@scene("directory")
def directory(stage: Stage) -> QWidget:
    """Four channels, of which one has ended."""
    return _dialog(stage)


@scene("directory-organisation")
def organisation(stage: Stage) -> QWidget:
    """An organisation is added."""
    del stage
    return own_window(OrganisationForm((), below()))


@scene("directory-twin")
def twin(stage: Stage) -> QWidget:
    """A second organisation of one name."""
    del stage
    form = OrganisationForm((TOWN,), below())
    form.name.setText(TOWN.title)
    return own_window(form)


@scene("directory-channel")
def channel(stage: Stage) -> QWidget:
    """A channel is added where nobody else could sign."""
    del stage
    return own_window(ChannelForm(DirectoryView((TOWN,), (MAIL,), True, False), below()))


@scene("directory-connect")
def connect(stage: Stage) -> QWidget:
    """It was looked what would be found."""
    dialog = _dialog(stage)
    form = ConnectDialog(dialog._desk, MAIL, below())
    form.mapping.setText("/srv/desk/helpdesk.toml")
    form.location.setText("postgresql://desk@db.example/helpdesk")
    form.attempt.click()
    stage.settle()
    return own_window(form)


@scene("directory-import")
def imported(stage: Stage) -> QWidget:
    """Mails were imported into a channel; two files could not be read."""
    desk = stage.desk(importing=FakeImporting())
    desk.enter(SIGNED_SUPERVISOR)
    form = ContentDialog(desk, MAIL, below())
    form.choose([Path("/srv/arkiv/kundtjanst-2024.mbox")])
    form.start.click()
    stage.settle()
    return own_window(form)


@scene("directory-import-chosen")
def import_chosen(stage: Stage) -> QWidget:
    """Files and a folder are chosen."""
    desk = stage.desk(importing=FakeImporting())
    desk.enter(SIGNED_SUPERVISOR)
    form = ContentDialog(desk, MAIL, below())
    form.choose([Path("/srv/arkiv/kundtjanst-2024.mbox"), Path("/srv/arkiv/Maildir")])
    return own_window(form)


def _tables(stage: Stage, *headings: str) -> ContentDialog:
    importing = FakeImporting()
    importing.headings = headings
    desk = stage.desk(importing=importing)
    desk.enter(SIGNED_SUPERVISOR)
    form = ContentDialog(desk, MAIL, below())
    form.choose([Path("/srv/export/forum-2025.csv"), Path("/srv/arkiv/kundtjanst-2024.mbox")])
    stage.settle()
    return form


@scene("directory-import-table")
def import_table(stage: Stage) -> QWidget:
    """A table is chosen: how it is read stands beside it."""
    return own_window(_tables(stage, "E-post", "Datum", "Inlägg", "Ämne", "Tråd"))


@scene("directory-import-columns")
def import_columns(stage: Stage) -> QWidget:
    """A table whose headings say nothing: which column is what is asked."""
    form = _tables(stage, "Wer", "Wann", "Was", "Thema")
    opened: list[QWidget] = []
    form.form_opened.connect(opened.append)
    form.columns.click()
    stage.settle()
    return own_window(opened[0])


def _after_import(stage: Stage, came_to: ImportResult) -> QWidget:
    importing = FakeImporting()
    importing.done = Imported(came_to)
    desk = stage.desk(importing=importing)
    desk.enter(SIGNED_SUPERVISOR)
    form = ContentDialog(desk, MAIL, below())
    form.choose([Path("/srv/export/forum-2025.csv")])
    stage.settle()
    form.start.click()
    stage.settle()
    return own_window(form)


@scene("directory-import-otherwise")
def import_otherwise(stage: Stage) -> QWidget:
    """Rows stand there read with other columns, so that nothing was taken in."""
    parts = frozenset({"author", "text"})
    return _after_import(stage, ImportResult(0, 0, 0, otherwise=1204, differing=parts))


@scene("directory-import-turned")
def import_turned(stage: Stage) -> QWidget:
    """Rows stand there with day and month the other way round."""
    return _after_import(stage, ImportResult(12, 1204, 0, other_time=311))
