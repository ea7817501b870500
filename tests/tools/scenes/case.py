"""The case page at its first two steps, in the states an agent meets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.finding.matches import Decision, Gap, Ground
from dsr_desk.domain.requests import CaseState, CaseSubject, Nature, RequestKind, Verdict
from dsr_desk.domain.sender import CallBack
from dsr_desk.domain.verifying.checklist import settle_by_call
from dsr_desk.services.finding.matching import MatchRow, Unshown
from dsr_desk.ui.request.case_page import CasePage
from dsr_desk.ui.request.clocks.view import WhyPopover
from dsr_desk.ui.request.reason_dialog import Question, ReasonDialog
from dsr_desk.ui.request.review.exclude_dialog import ExcludeDialog
from dsr_desk.ui.request.review.page import ReviewPage
from dsr_desk.ui.request.verify.call_back_dialog import CallBackDialog
from dsr_desk.ui.request.verify.mail_view import MailView
from dsr_desk.ui.request.verify.notes import letter_for
from tests.tools.render_windows import Stage, scene
from tests.ui.fake_case import (
    ATTESTATION,
    ORGANISATION,
    CaseWorld,
    case_services,
    doubtful_sender,
    make_view,
    open_checklist,
    usual_find,
    with_files,
)
from tests.ui.fake_mails import THANKS, with_several
from tests.ui.fakes import AGENT, NOW, SIGNED_SUPERVISOR
from tests.ui.papers import pdf


def page(
    stage: Stage, world: CaseWorld, ready: Callable[[CasePage], None] | None = None
) -> QWidget:
    """Show the world's case."""
    stage.world = world
    desk = stage.desk(**case_services(world))
    shown = CasePage(desk)
    desk.setParent(shown)
    shown.show_case(world.view.case.id)

    def settle() -> None:
        stage.settle(200)
        if ready is not None:
            ready(shown)

    shown.setProperty("ready", settle)
    return shown


_below: list[QWidget] = []


def below() -> QWidget:
    """Return a parent for a dialog; Qt takes the dialog away with it, so it is kept."""
    _below.append(QWidget())
    return _below[-1]


def own_window(shown: QWidget) -> QWidget:
    """Return a window that keeps its own size."""
    shown.setProperty("own_size", True)
    return shown


def reviewing(count: int = 40) -> CaseWorld:
    """Return a world whose case is being reviewed."""
    world = CaseWorld()
    world.put(usual_find(count))
    world.set_case(state=CaseState.REVIEWING)
    for place in (place for place in (3, 6) if place < count):
        row = world.rows[place]
        kept = Decision(False, Ground.LEGAL_CLAIM)
        world.rows[place] = replace(row, match=row.match._replace(decision=kept))
    return world


@scene("verify-good")
def verify_good(stage: Stage) -> QWidget:
    """Everything is there."""
    return page(stage, CaseWorld())


@scene("verify-open")
def verify_open(stage: Stage) -> QWidget:
    """Two checks are open."""
    world = CaseWorld()
    world.set_checks(open_checklist())
    return page(stage, world)


@scene("verify-supervisor")
def verify_supervisor(stage: Stage) -> QWidget:
    """The same, seen by somebody who may override."""
    world = CaseWorld()
    world.set_checks(open_checklist())
    shown = page(stage, world)
    assert isinstance(shown, CasePage)
    shown._desk.enter(SIGNED_SUPERVISOR)
    return shown


@scene("verify-sender")
def verify_sender(stage: Stage) -> QWidget:
    """The sender is in doubt, and shows what can't be seen."""
    world = CaseWorld()
    world.set_checks(doubtful_sender(reason="sender-look-alike"))
    mail = world.view.mail
    assert mail is not None
    world.view = replace(world.view, mail=replace(mail, sender_name="M\u0430ria\u202e dniL"))
    shown = page(stage, world)
    assert isinstance(shown, CasePage)
    shown._desk.enter(SIGNED_SUPERVISOR)
    return shown


@scene("verify-false")
def verify_false(stage: Stage) -> QWidget:
    """The sender is shown to be false: nobody answers."""
    world = CaseWorld()
    world.set_checks(doubtful_sender(Verdict.FAILED, "sender-forged"))
    return page(stage, world)


@scene("verify-called")
def verify_called(stage: Stage) -> QWidget:
    """The organisation was called back."""
    world = CaseWorld()
    checks = doubtful_sender(reason="dkim-no-answer")
    call = CallBack("Karin Holm", "0980-319 210", "organisationens uppgifter", NOW, "Ja, från oss")
    world.set_checks(
        [
            settle_by_call(c, by=AGENT.id, at=NOW, note=call.note(NOW)) if c.code == "sender" else c
            for c in checks
        ]
    )
    return page(stage, world)


@scene("call-back-dialog")
def call_back_dialog(stage: Stage) -> QWidget:
    """A call is taken down."""
    del stage
    return own_window(CallBackDialog(ORGANISATION, NOW, below()))


@scene("verify-data-subject")
def verify_data_subject(stage: Stage) -> QWidget:
    """The person writes themselves; the names are long."""
    world = CaseWorld()
    long = "wilhelmina.af.klintberg-vonderburg@mycket-lang-doman-for-prov.example"
    subjects = (
        CaseSubject(1, EmailAddress(long)),
        CaseSubject(2, EmailAddress("karl-gustav.andersson.lund@example.org")),
    )
    world.set_case(
        nature=Nature.DATA_SUBJECT,
        subjects=subjects,
        kind=RequestKind.ACCESS_ERASURE,
        sender_name="Wilhelmina Sofia af Klintberg-Vonderburg, f.d. Andersson",
        service_due=NOW - timedelta(days=1, hours=2),
    )
    world.set_checks(open_checklist())
    return page(stage, world)


@scene("verify-mails")
def verify_mails(stage: Stage) -> QWidget:
    """An instruction, a notice and a follow-up that has just come and completes it."""
    world = CaseWorld()
    with_several(world)
    return page(stage, world)


@scene("verify-mails-open")
def verify_mails_open(stage: Stage) -> QWidget:
    """The follow-up says nothing, the sentence is missing still, a supervisor looks."""
    world = CaseWorld()
    with_several(world, last=THANKS)
    shown = page(stage, world)
    assert isinstance(shown, CasePage)
    shown._desk.enter(SIGNED_SUPERVISOR)
    return shown


@scene("verify-files")
def verify_files(stage: Stage) -> QWidget:
    """The mail lacks the sentence and brings files; reading it came upon something."""
    world = CaseWorld()
    world.view = with_files(world.view, "struck-text", "text-attached")
    return page(stage, world)


@scene("verify-file")
def verify_file(stage: Stage) -> QWidget:
    """One of the files is looked at."""
    world = CaseWorld()
    world.files = {"0": f"Hej!\n\n{ATTESTATION}\n\nMvh\nMaria".encode()}
    world.view = with_files(world.view, "text-attached")
    return page(stage, world, _look_at_the_first)


@scene("verify-paper")
def verify_paper(stage: Stage) -> QWidget:
    """A PDF among the files is looked at."""
    world = CaseWorld()
    world.files = {"0": pdf(f"Hej!\n\n{ATTESTATION}\n\nMvh\nMaria")}
    world.view = with_files(world.view, "text-attached")
    return page(stage, world, _look_at_the_first)


@scene("verify-paper-page")
def verify_paper_page(stage: Stage) -> QWidget:
    """A PDF that holds a picture of a page alone."""
    world = CaseWorld()
    world.files = {"0": pdf("", "")}
    world.view = with_files(world.view, "text-attached")
    return page(stage, world, _look_at_the_first)


def _look_at_the_first(shown: CasePage) -> None:
    view = shown.findChildren(MailView)[0]
    view.attachments.buttons()[0].click()


@scene("letter-dialog")
def letter_dialog(stage: Stage) -> QWidget:
    """The draft to the editor."""
    world = CaseWorld()
    world.set_checks(open_checklist())
    stage.world = world
    desk = stage.desk(**case_services(world))
    return own_window(letter_for(desk, world.view, below()))


@scene("reason-dialog")
def reason_dialog(stage: Stage) -> QWidget:
    """A reason that stands on record."""
    question = Question(
        "Utelämna ”Medborgarforum”",
        "Inget i kanalen söks, raderas eller lämnas ut. Resten av ärendet kan gå vidare.",
        "Varför den utelämnas",
        "Utelämna kanalen",
        "Avsändaren är inte redaktör för kanalen.",
    )
    return own_window(ReasonDialog(question, below()))


@scene("why-popover")
def why_popover(stage: Stage) -> QWidget:
    """The arithmetic of the last day."""
    return own_window(WhyPopover(make_view().case, below()))


@scene("review")
def review(stage: Stage) -> QWidget:
    """Many matches, some weak, two left out."""
    return page(stage, reviewing())


@scene("review-restricted")
def review_restricted(stage: Stage) -> QWidget:
    """Some items are under a restriction of processing, among them the one that is open."""
    world = reviewing()
    for place in (0, 2):
        match = world.rows[place].match._replace(decision=Decision(False, Ground.RESTRICTION))
        world.rows[place] = MatchRow(match, Unshown.RESTRICTED)
    return page(stage, world)


@scene("review-gaps")
def review_gaps(stage: Stage) -> QWidget:
    """A source could not be searched."""
    world = reviewing(5)
    world.gaps = (Gap("arkiv", "ex-forum", "the connection to the server was lost or never made"),)
    return page(stage, world)


@scene("review-empty")
def review_empty(stage: Stage) -> QWidget:
    """Nothing was found."""
    world = CaseWorld()
    world.set_case(state=CaseState.REVIEWING)
    return page(stage, world)


@scene("review-html")
def review_html(stage: Stage) -> QWidget:
    """A formatted mail, long, with what mails have in them."""
    world = CaseWorld()
    item, why = usual_find(1)[0]
    body = (
        "<h2>Er faktura</h2><p>Hej! Jag förstår <b>inte</b> fakturan:</p><table><tr><th>Rad</th>"
        "<th>Belopp</th></tr><tr><td>Elnät</td><td>412 kr</td></tr></table><ul><li>Mätare 7</li>"
        "<li>Mätare 9</li></ul><img src='https://spy.example/x.png'><blockquote>Tidigare svar"
        "</blockquote><p style='color:white'>dold text</p>"
    )
    world.put([(replace(item, body=body, html=True), why)])
    world.set_case(state=CaseState.REVIEWING)
    return page(stage, world, _formatted)


def _formatted(shown: CasePage) -> None:
    step = shown.pages[1]
    assert isinstance(step, ReviewPage)
    step.preview.reading.formatted.click()


@scene("review-both")
def review_both(stage: Stage) -> QWidget:
    """Extract and erasure are asked for."""
    world = reviewing(8)
    world.set_case(kind=RequestKind.ACCESS_ERASURE)
    return page(stage, world)


@scene("exclude-dialog")
def exclude_dialog(stage: Stage) -> QWidget:
    """The grounds."""
    return own_window(ExcludeDialog(3, below()))


@scene("case-none")
def case_none(stage: Stage) -> QWidget:
    """No case is chosen."""
    return CasePage(stage.desk())
