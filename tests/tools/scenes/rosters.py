"""Organisations and editors, and what the roster asks at the Verify step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.people import RosterEntry
from dsr_desk.domain.roster.proposals import Mode
from dsr_desk.domain.verifying.authority import RosterChange
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.request.verify.page import VerifyPage
from dsr_desk.ui.request.verify.roster_notes import ChooseDialog
from dsr_desk.ui.roster.dialog import RosterDialog
from dsr_desk.ui.roster.difference_dialog import DifferenceDialog
from dsr_desk.ui.roster.entry_dialogs import AddDialog, EndDialog
from dsr_desk.ui.roster.import_dialog import ImportDialog
from tests.tools.render_windows import Stage, scene
from tests.ui.fake_case import make_view
from tests.ui.fake_roster import CHANNELS, EVENT, GOOD, ORGANISATIONS, ROSTER, TODAY, FakeRosters
from tests.ui.fakes import SIGNED_AGENT, SIGNED_SUPERVISOR, SUPERVISOR

KEPT: list[QWidget] = []


def _desk(stage: Stage, rosters: FakeRosters, *, agent: bool = False) -> Desk:
    desk = stage.empty_desk(rosters=rosters)
    desk.enter(SIGNED_AGENT if agent else SIGNED_SUPERVISOR)
    return desk


def _own_size(widget: QWidget) -> QWidget:
    widget.setProperty("own_size", True)
    return widget


@scene("roster")
def roster(stage: Stage) -> QWidget:
    """A supervisor looks at the editors."""
    rosters = FakeRosters(stage.world)
    rosters.events = (EVENT,)
    made = RosterDialog(_desk(stage, rosters))
    stage.settle()
    made.table.selectRow(1)
    return _own_size(made)


@scene("roster-agent")
def roster_agent(stage: Stage) -> QWidget:
    """An agent may look."""
    return _own_size(RosterDialog(_desk(stage, FakeRosters(stage.world), agent=True)))


def _difference(stage: Stage, content: str, mode: Mode, house: str) -> DifferenceDialog:
    rosters = FakeRosters(stage.world)
    rosters.content = content or rosters.content
    seen = rosters.preview_file(Path("redaktörer.csv"), mode, house, SIGNED_SUPERVISOR)
    parent = _parent(stage)
    titles = {channel.key: channel.title for channel in CHANNELS}
    return DifferenceDialog(_desk(stage, rosters), seen, titles, parent)


@scene("roster-difference")
def roster_difference(stage: Stage) -> QWidget:
    """A messy file, with risks to tick and rows left out."""
    made = _difference(stage, "", Mode.ADD, "")
    next(iter(made.boxes.values())).click()
    return _own_size(made)


@scene("roster-whole")
def roster_whole(stage: Stage) -> QWidget:
    """A whole roster that can be confirmed."""
    return _own_size(_difference(stage, GOOD, Mode.WHOLE, "exempelstad"))


@scene("roster-whole-bad")
def roster_whole_bad(stage: Stage) -> QWidget:
    """A whole roster with rows that can't be read."""
    return _own_size(_difference(stage, "", Mode.WHOLE, "exempelstad"))


@scene("roster-add")
def roster_add(stage: Stage) -> QWidget:
    """One editor by hand."""
    return _own_size(AddDialog(CHANNELS, TODAY, _parent(stage)))


@scene("roster-end")
def roster_end(stage: Stage) -> QWidget:
    """One role is ended."""
    entry: RosterEntry = ROSTER.entries[0]
    return _own_size(EndDialog(entry, CHANNELS[0].title, TODAY, _parent(stage)))


@scene("roster-import")
def roster_import(stage: Stage) -> QWidget:
    """What the list means, and where it is."""
    sources = FakeRosters(stage.world).view().sources
    return _own_size(ImportDialog(ORGANISATIONS, sources, "nordkraft", _parent(stage)))


@scene("roster-choose")
def roster_choose(stage: Stage) -> QWidget:
    """The sender is an editor for two organisations."""
    desk = _desk(stage, FakeRosters(stage.world))
    return _own_size(ChooseDialog(desk, 42, ORGANISATIONS, _parent(stage)))


@scene("roster-changed-case")
def roster_changed_case(stage: Stage) -> QWidget:
    """A case whose sender's role was taken away for the mail's day."""
    assert SUPERVISOR.title
    made = VerifyPage(_desk(stage, FakeRosters(stage.world)))
    view = make_view()
    change = RosterChange(view.wished[0].key, "roster-lost", "2024-01-01 –", "")
    made.show_view(replace(view, roster_changes=(change,)))
    return made


def _parent(stage: Stage) -> QWidget:
    """Return what a dialog stands over; it must outlive the scene's function."""
    KEPT.append(RosterDialog(_desk(stage, FakeRosters(stage.world))))
    return KEPT[-1]
