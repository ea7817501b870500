"""Records as the tests of the storage need them; every value is set, so a lost one is noticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.erasing.plans import Plan, PlanException, PlanHead, PlanItem
from dsr_desk.domain.finding.matches import (
    Decision,
    Found,
    Ground,
    ItemRef,
    Why,
)
from dsr_desk.domain.finding.scope import Scope, ScopeLine
from dsr_desk.domain.people import (
    Action,
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Reach,
    Role,
    User,
)
from dsr_desk.domain.record.audit import AuditEvent
from dsr_desk.domain.requests import (
    Case,
    CaseState,
    CaseSubject,
    Deadline,
    Evidence,
    NamedSubject,
    Nature,
    ParsedRequest,
    Part,
    RequestKind,
    Span,
    Verdict,
)
from dsr_desk.domain.verifying.checklist import Check
from dsr_desk.services.ports import NewCase
from dsr_desk.storage.desk import SqlDesk

MORNING = datetime(2026, 11, 23, 8, 30, 15, 123456, tzinfo=UTC)
ANNA = EmailAddress("Anna.Svensson@Example.org")
MARIA = EmailAddress("maria.lund@nordkraft.example")
_mails = count(1)

NORDKRAFT = Organisation(
    "nordkraft",
    "Nordkraft Öst AB",
    OrganisationKind.COMPANY,
    "SE",
    "Europe/Stockholm",
    ("nordkraft.example", "nk.example"),
    45,
)
MAIL = Channel(
    "nordkraft-mail",
    "nordkraft",
    ChannelKind.MAIL,
    "Nordkraft kundtjänst",
    ChannelPolicy(Action.ANONYMISE, Reach.CONVERSATION),
    "archive",
)


def parsed(
    text: str = "Vi önskar att alla mail från anna.svensson@example.org raderas.",
) -> ParsedRequest:
    """Return what was understood of a mail."""
    named = Evidence("anna.svensson@example.org", 32, 57)
    return ParsedRequest(
        kind=RequestKind.ERASURE,
        nature=Nature.INSTRUCTION,
        subjects=(NamedSubject(ANNA, named, Verdict.ATTENTION),),
        channels=(ChannelKind.MAIL, ChannelKind.CHAT),
        channel_evidence=(Evidence("mail", 20, 24),),
        attestation=Part(Verdict.OK, "attested", Evidence("bekräftat identiteten", 3, 24)),
        wish=Part(Verdict.FAILED, "wish-missing"),
        sender=Part(Verdict.OK, "dmarc-pass", Evidence("mx.desk.example")),
        language="sv",
        received_at=MORNING,
        requested_on=date(2026, 11, 2),
        problems=("social-media",),
        text=text,
        quoted=(Span(40, 57),),
    )


def case(**changes: object) -> Case:
    """Return a case about to be filed, from a mail of its own."""
    number = next(_mails)
    made = Case(
        id=0,
        number="",
        kind=RequestKind.ERASURE,
        nature=Nature.INSTRUCTION,
        state=CaseState.CHECKING,
        organisation="nordkraft",
        channels=("nordkraft-mail", "nordkraft-chat"),
        wished_kinds=(ChannelKind.MAIL, ChannelKind.CHAT),
        subjects=(
            CaseSubject(1, ANNA),
            CaseSubject(2, EmailAddress("bo@example.org")),
        ),
        sender=MARIA,
        sender_name="Maria Lund",
        language="sv",
        message_id=f"<{number}@nordkraft.example>",
        sha256=f"{number:064x}",
        received_at=MORNING,
        requested_on=date(2026, 11, 2),
        service_due=MORNING + timedelta(days=10),
        deadline=Deadline(
            date(2026, 12, 2), date(2026, 11, 2), 1, "SE", ("month:2026-12-02",), False
        ),
        preparers=("user-alva", "user-eva"),
        holder="user-alva",
        disposal_reference="KS 2026/118",
        exported_at=MORNING + timedelta(hours=1),
        answered_at=None,
        duplicate_of="",
        note="Titta en gång till.",
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # each test names its own fields


CHECKS = (
    Check("attestation", Verdict.OK, "attested", evidence=Evidence("har bekräftat", 3, 16)),
    Check(
        "editor",
        Verdict.FAILED,
        "editor-not-of-channel",
        target="nordkraft-chat",
        settled_by="user-sam",
        settled_at=MORNING,
        note="Ringde och frågade.",
        left_out=True,
    ),
    Check("wish", Verdict.ATTENTION, "channels-not-named"),
)


def new_case(**changes: object) -> NewCase:
    """Return a new case with its mail and checklist."""
    return NewCase(case(**changes), parsed(), CHECKS, b"\x00sealed\xff")


def found(number: int, **changes: object) -> Found:
    """Return an item that a source has found; the numbers run with time."""
    made = Found(
        ref=ItemRef("archive", "mine", str(number)),
        channel="nordkraft-mail",
        kind=ChannelKind.MAIL,
        conversation=f"t{number // 3}",
        at=MORNING + timedelta(minutes=number),
        fingerprint=f"{number:064x}",
        subject_number=1,
        why=Why.SENDER,
    )
    return made._replace(**changes)  # type: ignore[arg-type]  # each test names its own fields


LEFT_OUT = Decision(False, Ground.LEGAL_CLAIM, "Tvist pågår.")


def plan_items(amount: int) -> tuple[PlanItem, ...]:
    """Return the items of a plan."""
    return tuple(
        PlanItem(
            number,
            ItemRef("archive", "mine", str(number)),
            "nordkraft-mail",
            ChannelKind.MAIL,
            MORNING + timedelta(minutes=number),
            Action.DELETE,
            f"{number:064x}",
            Why.SENDER,
        )
        for number in range(1, amount + 1)
    )


KEPT = PlanException(
    1,
    ItemRef("archive", "mine", "900"),
    "nordkraft-mail",
    ChannelKind.MAIL,
    MORNING,
    "f" * 64,
    Why.ALIAS,
    Ground.ARCHIVE,
    "Ska arkiveras.",
)


def plan(case_number: str, amount: int, version: int = 1, digest: str = "") -> Plan:
    """Return a plan; its moment was taken in Stockholm and must keep its spelling."""
    head = PlanHead(
        workspace="w-1",
        case=case_number,
        version=version,
        organisation="nordkraft",
        subjects=("a" * 64,),
        preparers=("user-alva",),
        prepared_at=MORNING.astimezone(timezone(timedelta(hours=1))),
        channels=(("nordkraft-mail", "delete", "own"),),
        checklist="c" * 64,
    )
    line = ScopeLine(
        "Nordkraft kundtjänst",
        ChannelKind.MAIL,
        Action.DELETE,
        amount,
        date(2019, 1, 2),
        date(2026, 11, 1),
    )
    scope = Scope((line,), ((Ground.ARCHIVE, 1),), 1)
    return Plan(0, head, scope, digest or f"{version:064x}", amount, 1)


def event(name: str = "request.filed", case_number: str = "") -> AuditEvent:
    """Return an event."""
    return AuditEvent(MORNING, "user-alva", name, case_number, (("count", "3"), ("ground", "")))


SAM = User("user-sam", "sam", "Sam Lund", Role.SUPERVISOR, "a" * 64)


ALVA = User("user-alva", "alva", "Alva Ek", Role.AGENT, "b" * 64)


def filed(desk: SqlDesk) -> int:
    """Return a case."""
    with desk.unit_of_work() as uow:
        case = uow.cases.add(new_case())
        uow.commit()
    return case.id


def refreshed(desk: SqlDesk, case: int, *items: Found) -> tuple[int, int, int]:
    """Bring the match set up to date."""
    with desk.unit_of_work() as uow:
        figures = uow.matches.refresh(case, iter(items))
        uow.commit()
    return figures
