"""A case of several mails for the windows' tests: an instruction, a notice and a follow-up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.requests import (
    CaseState,
    Evidence,
    MailRole,
    Nature,
    ParsedRequest,
    Part,
    RequestKind,
    Verdict,
)
from dsr_desk.domain.verifying.checklist import FOLLOW_UP, MAIL_SENDER, Check
from dsr_desk.services.intake.case_view import CaseView, MailHead, ShownMail
from tests.ui.fake_case import ANNA, ATTESTATION, MARIA, CaseWorld, evidence, parse
from tests.ui.fakes import NOW

UNATTESTED = (
    "Hej!\n\nEn kund har begärt att bli glömd.\n\n"
    f"Vi önskar att alla mail, foruminlägg och chattar som {ANNA} skrivit till oss raderas."
    "\n\nVänliga hälsningar\nMaria Lind, Kundtjänst\n"
)
BOUNCED = "This is the mail system at host mx.exempelstad.example.\n\nMailbox full.\n"
ANSWER = (
    f"Hej igen!\n\n{ATTESTATION} Det gäller {ANNA}.\n\nMvh\nMaria\n\n"
    "Den 24 november skrev Support:\n> Vi behöver en komplettering.\n"
)
THANKS = "Hej!\n\nTack för hjälpen!\n\n/Maria\n"


def head(sender: EmailAddress, name: str, subject: str, hours: int) -> MailHead:
    """Return the head of a mail that came so many hours ago."""
    at = NOW - timedelta(hours=hours)
    desk = EmailAddress("dsr@desk.example")
    return MailHead(sender, name, (desk,), subject, at, at, ())


def shown(place: int, role: MailRole, text: str, sender: MailHead, *, new: bool) -> ShownMail:
    """Return a mail of the case as it is shown."""
    missing = Part(Verdict.FAILED, "attestation-missing")
    parsed = replace(
        parse(),
        text=text,
        quoted=(),
        subjects=(),
        channel_evidence=(),
        attestation=missing,
        wish=Part(Verdict.FAILED, "wish-missing"),
        kind=RequestKind.NONE,
        nature=Nature.INSTRUCTION,
    )
    return ShownMail(place, role, sender.received_at or NOW, sender, parsed, new)


def unattested() -> ParsedRequest:
    """Return what was understood of the instruction, which lacks the sentence."""
    usual = parse()
    wish = UNATTESTED[UNATTESTED.index("Vi önskar") : UNATTESTED.index("\n\nVänliga")]
    return replace(
        usual,
        text=UNATTESTED,
        quoted=(),
        subjects=(replace(usual.subjects[0], evidence=evidence(UNATTESTED, ANNA)),),
        channel_evidence=(evidence(UNATTESTED, "alla mail, foruminlägg och chattar"),),
        attestation=Part(Verdict.FAILED, "attestation-missing"),
        wish=Part(Verdict.OK, "wished", evidence(UNATTESTED, wish)),
    )


def several_mails(view: CaseView, *, last: str = ANSWER) -> CaseView:
    """Return the case with a notice and a follow-up that has just come."""
    first_mail = unattested()
    words_of = {"wish": first_mail.wish.evidence, "subjects": first_mail.subjects[0].evidence}
    checks = [
        replace(c, evidence=words_of.get(c.code, c.evidence))
        for c in view.checks
        if c.code != "attestation"
    ]
    words = evidence(ANSWER, ATTESTATION) if last == ANSWER else None
    attested = replace(words, mail=2) if words else None
    daemon = EmailAddress("mailer-daemon@mx.exempelstad.example")
    mails = (
        ShownMail(
            0,
            MailRole.INSTRUCTION,
            view.case.received_at,
            replace(
                head(MARIA, "Maria Lind", "Radering av personuppgifter", 0),
                sent_at=view.case.received_at,
                received_at=view.case.received_at,
            ),
            first_mail,
        ),
        shown(
            1,
            MailRole.NOTICE,
            BOUNCED,
            head(daemon, "Mail Delivery System & Söner", "Undelivered", 40),
            new=False,
        ),
        shown(
            2,
            MailRole.FOLLOW_UP,
            last,
            head(MARIA, "Maria Lind", "Sv: Vi behöver en komplettering [DSR-0042]", 2),
            new=True,
        ),
    )
    good = last == ANSWER
    found = (
        (Verdict.OK, "follow-up-completes") if good else (Verdict.ATTENTION, "follow-up-nothing")
    )
    first = Check("attestation", Verdict.OK, "attested", evidence=attested)
    if not good:
        first = Check("attestation", Verdict.FAILED, "attestation-missing")
    checks.insert(1, first)
    checks.append(Check(MAIL_SENDER, Verdict.OK, "dmarc-pass", "3", Evidence("dmarc=pass", mail=2)))
    checks.append(Check(FOLLOW_UP, *found, "3", attested))
    case = replace(view.case, state=CaseState.CHECKING, news="follow_up")
    return replace(
        view,
        case=case,
        checks=tuple(checks),
        mails=mails,
        parsed=mails[0].parsed,
        mail=mails[0].head,
    )


def with_several(world: CaseWorld, *, last: str = ANSWER) -> CaseView:
    """Give the world's case several mails."""
    world.view = several_mails(world.view, last=last)
    world.add(world.view.case)
    return world.view
