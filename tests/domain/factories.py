"""Small makers of domain records, with the one value that matters named by the test."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.erasing.plans import PlanHead, PlanItem
from dsr_desk.domain.finding.matches import Decision, Ground, ItemRef, Mandate, Match, Why
from dsr_desk.domain.people import Action, Channel, ChannelKind, ChannelPolicy, Reach
from dsr_desk.domain.requests import Case, CaseState, CaseSubject, Deadline, Nature, RequestKind

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def a_channel(
    key: str = "nk-mail",
    kind: ChannelKind = ChannelKind.MAIL,
    action: Action = Action.DELETE,
    reach: Reach = Reach.OWN,
) -> Channel:
    """Return a channel of the organisation ``nordkraft``."""
    return Channel(key, "nordkraft", kind, key.title(), ChannelPolicy(action, reach), "archive")


def a_mandate(*channels: Channel) -> Mandate:
    """Return a mandate for one person over the channels."""
    return Mandate(
        "nordkraft", channels or (a_channel(),), ((1, EmailAddress("anna@example.org")),)
    )


def a_case(kind: RequestKind = RequestKind.ERASURE, state: CaseState = CaseState.CHECKING) -> Case:
    """Return a case of one person over mail."""
    return Case(
        id=1,
        number="DSR-0001",
        kind=kind,
        nature=Nature.INSTRUCTION,
        state=state,
        organisation="nordkraft",
        channels=("nk-mail",),
        wished_kinds=(ChannelKind.MAIL,),
        subjects=(CaseSubject(1, EmailAddress("anna@example.org")),),
        sender=EmailAddress("maria@nordkraft.example"),
        sender_name="Maria Lund",
        language="sv",
        message_id="<1@nordkraft.example>",
        sha256="a" * 64,
        received_at=NOON,
        requested_on=NOON.date(),
        service_due=NOON + timedelta(days=5),
        deadline=Deadline(date(2026, 12, 2), NOON.date(), 1, "SE", (), latest_possible=False),
    )


def a_match(
    number: int = 1,
    channel: str = "nk-mail",
    why: Why = Why.SENDER,
    ground: Ground | None = None,
) -> Match:
    """Return a match; with a ground it is left out."""
    decision = Decision(ground is None, ground)
    ref = ItemRef("archive", "own", str(number))
    return Match(
        number, 1, ref, channel, ChannelKind.MAIL, f"c{number}", NOON, "f" * 64, 1, why, decision
    )


def a_plan_item(number: int = 1, fingerprint: str = "f" * 64) -> PlanItem:
    """Return a plan item to be deleted."""
    ref = ItemRef("archive", "own", str(number))
    return PlanItem(
        number, ref, "nk-mail", ChannelKind.MAIL, NOON, Action.DELETE, fingerprint, Why.SENDER
    )


def a_plan_head(**changes: object) -> PlanHead:
    """Return a plan head; any field can be named."""
    values: dict[str, object] = {
        "workspace": "w",
        "case": "DSR-0001",
        "version": 1,
        "organisation": "nordkraft",
        "subjects": ("ab",),
        "preparers": ("user-alva",),
        "prepared_at": NOON,
        "channels": (("nk-mail", "delete", "own"),),
        "checklist": "c" * 64,
    }
    return PlanHead(**{**values, **changes})  # type: ignore[arg-type]
