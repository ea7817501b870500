"""How long papers are kept, the form for a period, and what an organisation refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.record.retention import ProposedPeriod
from dsr_desk.domain.refusing import RefusalDecision, RefusalGround
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.people.lists import MadeAlone
from dsr_desk.services.record.endings import Quiet
from dsr_desk.ui.request.questions import Questions
from dsr_desk.ui.request.verify.aside_dialog import AsideDialog
from dsr_desk.ui.settings.period_dialog import PeriodDialog
from dsr_desk.ui.settings.retention_dialog import RetentionDialog
from tests.tools.render_windows import Stage, scene
from tests.tools.scenes.case import below, own_window, page
from tests.ui.fake_case import CaseWorld, make_view
from tests.ui.fake_retention import FakeRetention
from tests.ui.fakes import NOW, SIGNED_SUPERVISOR

WHY = "Sjunde begäran på två månader, och inget har tillkommit sedan den förra."


def _dialog(stage: Stage, fake: FakeRetention | None = None) -> RetentionDialog:
    desk = stage.empty_desk(retention=fake or FakeRetention())
    desk.enter(SIGNED_SUPERVISOR)
    dialog = RetentionDialog(desk)
    stage.settle()
    return dialog


@scene("retention")
def kept(stage: Stage) -> QWidget:
    """One case is due, one is held, one is kept."""
    return own_window(_dialog(stage))


@scene("retention-remove")
def removing(stage: Stage) -> QWidget:
    """It is asked once more before the papers are removed, by a clock that may be wrong."""
    quiet = Quiet(date(2026, 3, 1), date(2026, 11, 9))
    dialog = _dialog(stage, FakeRetention(quiet=quiet))
    dialog.remove.click()
    return own_window(dialog)


@scene("retention-clean")
def cleaning(stage: Stage) -> QWidget:
    """Nothing is due, a shorter period waits, and files are still to be cleaned."""
    waiting = ProposedPeriod(60, "Sam Lund")
    dialog = _dialog(stage, FakeRetention(removed=True, unclean=True, proposed=waiting))
    dialog.remove.click()
    return own_window(dialog)


@scene("retention-period")
def period(stage: Stage) -> QWidget:
    """A period is set."""
    del stage
    fake = FakeRetention(proposed=ProposedPeriod(60, "Sam Lund"))
    alone = (MadeAlone("Sam Lund", "Siri Berg"),)
    return own_window(PeriodDialog(fake.view(None).periods, alone, str, "", below()))


@scene("verify-refuse")
def refusing(stage: Stage) -> QWidget:
    """The organisation's decision is asked for."""
    del stage
    dialog = AsideDialog(Questions().aside(make_view().case), below())
    dialog.choice.setCurrentIndex(2)
    dialog.reference.setText("KS 2026/311")
    dialog.field.setPlainText(WHY)
    return own_window(dialog)


@scene("verify-refused")
def refused(stage: Stage) -> QWidget:
    """A case that the organisation has refused."""
    view = make_view()
    decided = RefusalDecision(RefusalGround.EXCESSIVE, "KS 2026/311", WHY, "user-alva", NOW)
    clocks = replace(view.case.clocks, refusal=decided)
    case = replace(view.case, state=CaseState.SET_ASIDE, clocks=clocks)
    return page(stage, CaseWorld(view=replace(view, case=case)))
