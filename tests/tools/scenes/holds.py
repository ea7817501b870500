"""Legal holds, and the form for a new one."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.erasing.hold_reach import HoldReach
from dsr_desk.domain.erasing.holds import HoldOn
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.holds.dialog import HoldsDialog
from dsr_desk.ui.holds.form import HoldForm
from tests.tools.render_windows import Stage, scene
from tests.ui.fake_holds import CHANNEL, FakeHolds
from tests.ui.fakes import NOW, SIGNED_AGENT, SIGNED_SUPERVISOR


def _desk(stage: Stage) -> tuple[Desk, FakeHolds]:
    holds = FakeHolds()
    holds.add(HoldOn.PERSON, "x", Ground.LEGAL_CLAIM, "T 4711-26", SIGNED_AGENT)
    holds.add(HoldOn.CASE, "DSR-0003", Ground.LEGAL_OBLIGATION, "BFL 7:2", SIGNED_SUPERVISOR)
    since, until = NOW.date().replace(day=1), NOW.date()
    holds.on_items(CHANNEL, since, until, Ground.ARCHIVE, "Dnr 2026/118", SIGNED_AGENT)
    desk = stage.empty_desk(holds=holds)
    desk.enter(SIGNED_SUPERVISOR)
    return desk, holds


@scene("holds")
def holds(stage: Stage) -> QWidget:
    """A supervisor looks at three holds."""
    desk, _ = _desk(stage)
    made = HoldsDialog(desk)
    made.setProperty("own_size", True)
    return made


@scene("holds-too-late")
def holds_too_late(stage: Stage) -> QWidget:
    """A hold that came in the middle of a run."""
    desk, kept = _desk(stage)
    first, last = NOW - timedelta(days=40), NOW - timedelta(days=3)
    kept.reached = (
        HoldReach("DSR-0003", CHANNEL, 1_204, first, last, 0, 796),
        HoldReach("DSR-0011", CHANNEL, 0, None, None, 1, 0),
    )
    made = HoldsDialog(desk)
    made.setProperty("own_size", True)
    return made


@scene("holds-form")
def holds_form(stage: Stage) -> QWidget:
    """An agent keeps a channel's days."""
    desk, kept = _desk(stage)
    made = HoldForm(desk, kept.view(), NOW.date(), None)
    made.about.setCurrentIndex(made.about.findData(HoldOn.ITEMS))
    made.begins.setChecked(True)
    made.setProperty("own_size", True)
    return made
