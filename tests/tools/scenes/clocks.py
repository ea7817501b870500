"""The clocks, waiting cases and the ways out of what is no plain instruction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.checklist import Check
from dsr_desk.domain.clocks import Difference, Recorded, extend, tell_request_date
from dsr_desk.domain.deadlines import service_arithmetic, statutory_deadline
from dsr_desk.domain.requests import Case, CaseClocks, CaseState, Nature, Verdict
from dsr_desk.ui.request.case_page import CasePage
from dsr_desk.ui.request.clocks import WhyPopover
from dsr_desk.ui.request.date_dialog import DateDialog
from dsr_desk.ui.request.reason_dialog import Question
from tests.tools.render_windows import Stage, scene
from tests.tools.scenes.case import below, own_window, page
from tests.ui.fake_case import CaseWorld, good_checks, make_view, open_checklist
from tests.ui.fakes import NOW, SIGNED_SUPERVISOR

STEP = Recorded("user-alva", NOW, "Europe/Stockholm")


def _reckoned(case: Case) -> Case:
    """Return the case with both clocks' arithmetic over the Christmas holidays."""
    received = case.received_at.replace(month=12, day=15)
    return replace(
        case,
        received_at=received,
        requested_on=None,
        deadline=statutory_deadline(date(2026, 12, 6), "SE", latest_possible=True),
        clocks=CaseClocks(service_arithmetic(received, "SE", "Europe/Stockholm")),
    )


@scene("clocks-why-holidays")
def why_holidays(stage: Stage) -> QWidget:
    """Every kind of line: rolled days, an extension, what stood before, a changed table."""
    case = _reckoned(make_view().case)
    case = extend(tell_request_date(case, date(2026, 12, 3), STEP), "Över 400 poster", STEP)
    found = Difference(deadline=statutory_deadline(date(2026, 12, 7), "SE"))
    return own_window(WhyPopover(case, below(), found, may=True))


@scene("clocks-extended")
def extended(stage: Stage) -> QWidget:
    """A waiting case whose period was extended: both dates at the head."""
    world = CaseWorld()
    world.set_checks(open_checklist())
    world.put_case(
        replace(
            extend(world.view.case, "Över 400 poster", STEP),
            state=CaseState.WAITING,
            waiting_since=NOW - timedelta(days=6),
        )
    )
    return page(stage, world)


@scene("clocks-date-dialog")
def date_dialog(stage: Stage) -> QWidget:
    """The day the person wrote."""
    question = Question(
        "Dagen för personens begäran",
        "Lagens månad räknas från den dag då organisationen fick personens egen begäran.",
        "Organisationen fick begäran den",
        "Anteckna dagen",
    )
    said = "Räknat från 25 nov 2024 tog månaden slut 27 dec 2024, innan mailet kom hit."
    return own_window(
        DateDialog(question, date(2026, 11, 18), date(2024, 11, 25), lambda _day: said, below())
    )


def _way_out(stage: Stage, nature: Nature, **changed: object) -> QWidget:
    world = CaseWorld()
    world.set_case(nature=nature, **changed)
    reason = f"nature-{nature.value.replace('_', '-')}"
    if nature is not Nature.INSTRUCTION:
        world.set_checks([Check("nature", Verdict.FAILED, reason), *good_checks()[1:]])
    return page(stage, world)


@scene("ways-out-duplicate")
def duplicate(stage: Stage) -> QWidget:
    """The same instruction came before."""
    return _way_out(stage, Nature.INSTRUCTION, duplicate_of="DSR-0031")


@scene("ways-out-newsletter")
def newsletter(stage: Stage) -> QWidget:
    """A newsletter that was taken up again."""
    return _way_out(stage, Nature.NEWSLETTER)


@scene("ways-out-aside")
def aside(stage: Stage) -> QWidget:
    """Set aside, with the reason."""
    return _way_out(
        stage, Nature.INSTRUCTION, state=CaseState.SET_ASIDE, note="Gäller en annan kund"
    )


@scene("ways-out-automatic")
def automatic(stage: Stage) -> QWidget:
    """An instruction by way of a group address."""
    world = CaseWorld()
    world.set_case(nature=Nature.NEWSLETTER)
    doubt = Check("nature", Verdict.ATTENTION, "nature-automatic")
    world.set_checks([doubt, *good_checks()[1:]])
    return page(stage, world)


@scene("ways-out-direct")
def direct(stage: Stage) -> QWidget:
    """The person's own mail, seen by a supervisor; its sender is on the roster."""
    shown = _way_out(stage, Nature.DATA_SUBJECT)
    assert isinstance(shown, CasePage)
    shown._desk.enter(SIGNED_SUPERVISOR)
    return shown
