"""Letters of an editor, as they come in one after the other, and what becomes of them."""

from __future__ import annotations

from typing import Any

from dsr_desk.domain.requests import Case, Verdict
from dsr_desk.domain.sender import CallBack
from dsr_desk.services.ports import BoxEntry
from tests.services.world import ANNA, WISH, Small, a_mail

FIRST = "<begaran-1@nordkraft.example>"
UNATTESTED = WISH.replace("Vi har bekräftat personens identitet. ", "")
ATTESTED = "Hej!\n\nVi har bekräftat personens identitet. Det gäller {who}.\n\n/Maria\n"
THANKS = "Hej!\n\nTack så mycket!\n\n/Maria\n"
STOP = "Hej!\n\nRadera inte, personen har ångrat sig.\n\n/Maria\n"
TOLD = "Hej!\n\nPersonens begäran kom till oss den {day} oktober 2026.\n\n/Maria\n"
PAIR = WISH.replace("personens", "personernas")
NILS = "nils@nordkraft.example"
DAY = "request_date.recorded"
MAIL = a_mail(WISH.format(who=ANNA))
ON_RECORD = "08-465 004 10"
CALL = CallBack(
    "Karin Holm", ON_RECORD, "organisationens uppgifter", None, "Ja, det är vår begäran"
)
FORGED = a_mail(WISH.format(who=ANNA)).replace(b"dmarc=pass", b"dmarc=fail")


def answer(text: str, number: int = 2, **more: Any) -> bytes:
    """Return a follow-up to the first mail."""
    settings = {"answers": FIRST, "message_id": f"<svar-{number}@nordkraft.example>", **more}
    return a_mail(text, **settings)


def came_in(small: Small, *mails: bytes) -> list[tuple[str, str]]:
    """Take mails in and return what became of each."""
    entries = iter([BoxEntry("mail.eml", data) for data in mails])
    result = small.services.intake.take_in_entries(entries)
    return [(outcome.status, outcome.case_number) for outcome in result.outcomes]


def verdicts(small: Small, case: Case) -> dict[str, tuple[Verdict, str]]:
    """Return the checklist by name."""
    checks = small.services.checklist.view(case.id).checks
    return {check.name: (check.verdict, check.reason) for check in checks}


def asked_back(small: Small, text: str = UNATTESTED) -> Case:
    """Return a case whose editor was asked for the attestation."""
    case = small.file(a_mail(text.format(who=ANNA)))
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    return small.services.queue.get(case.id)


def facts_of(small: Small, event: str) -> list[dict[str, str]]:
    entries = small.services.audit.entries("")
    return [dict(e.event.facts) for e in entries if e.event.event == event]


def again(small: Small, case: Case) -> Case:
    return small.services.queue.get(case.id)
