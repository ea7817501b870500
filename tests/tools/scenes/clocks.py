"""The clocks, waiting cases and the ways out of what is no plain instruction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.clocks.changing import Difference, Recorded, ToldDay, extend, tell_request_date
from dsr_desk.domain.clocks.deadlines import service_arithmetic, statutory_deadline
from dsr_desk.domain.requests import (
    Case,
    CaseClocks,
    CaseState,
    CaseSubject,
    Evidence,
    Nature,
    Verdict,
)
from dsr_desk.domain.verifying.checklist import Check, settle
from dsr_desk.domain.verifying.leaving_out import PERSON, PERSON_LEFT_OUT
from dsr_desk.ui.request.case_page import CasePage
from dsr_desk.ui.request.clocks.date_dialog import DateDialog
from dsr_desk.ui.request.clocks.view import WhyPopover
from dsr_desk.ui.request.reason_dialog import Question
from dsr_desk.ui.request.verify.mail_view import mails_of
from dsr_desk.ui.request.verify.person_dialog import PersonDialog
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


@scene("clocks-why-told")
def why_told(stage: Stage) -> QWidget:
    """A day that a mail tells, and an extension that came too late for it."""
    case = extend(_reckoned(make_view().case), "Över 400 poster", STEP)
    case = tell_request_date(case, date(2026, 10, 1), STEP, 1)
    return own_window(WhyPopover(case, below()))


@scene("clocks-told-day")
def told_day(stage: Stage) -> QWidget:
    """A mail tells a day that the case is not counted from."""
    world = CaseWorld()
    world.view = replace(world.view, told_day=ToldDay(date(2026, 11, 10), 1, NOW))
    return page(stage, world)


@scene("ids-reused")
def id_reused(stage: Stage) -> QWidget:
    """Another mail bears the same Message-ID, and says something else."""
    world = CaseWorld()
    mails = tuple(replace(mail, namesakes=("DSR-0031",)) for mail in mails_of(world.view))
    world.view = replace(world.view, mails=mails)
    return page(stage, world)


@scene("person-dialog")
def person_dialog(stage: Stage) -> QWidget:
    """Which person is left out."""
    persons = (
        CaseSubject(1, EmailAddress("anna.svensson@example.org")),
        CaseSubject(2, EmailAddress("bо.lund@example.org")),
    )
    return own_window(PersonDialog(persons, below()))


@scene("person-left-out")
def person_left_out(stage: Stage) -> QWidget:
    """One of three persons is left out; another can be."""
    world = CaseWorld()
    persons = ("anna.svensson@example.org", "bo.lund@example.org")
    subjects = tuple(CaseSubject(n, EmailAddress(text)) for n, text in enumerate(persons, start=1))
    out = Check(PERSON, Verdict.ATTENTION, PERSON_LEFT_OUT, "1.3", Evidence("cia@example.org"))
    out = settle(out, by="user-alva", at=NOW, note="Nämndes av misstag", left_out=True)
    world.set_checks([*good_checks(), out])
    world.set_case(subjects=subjects)
    return page(stage, world)
