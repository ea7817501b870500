"""Requests by phone: a case like any other, whose sender and attestation nothing proves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import NotSignedIn
from dsr_desk.domain.intake.calls import CallerElsewhere, CallIncomplete, CallInFuture, PhoneCall
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Case, CaseState, Nature, RequestKind, Verdict
from dsr_desk.mail.calls import TYPED_BY
from dsr_desk.services.ports import BoxEntry
from dsr_desk.services.record.on_record import prepared_on_record
from tests.services.world import ANNA, BO, EDITOR, START, Small

CALL = PhoneCall(
    organisation="nordkraft",
    caller=EmailAddress(EDITOR),
    caller_name="Maria Lind",
    called_at=START - timedelta(days=1),
    persons=(EmailAddress(ANNA),),
    kind=RequestKind.ERASURE,
    channels=(ChannelKind.MAIL, ChannelKind.CHAT),
    said="Vi har bekräftat personens identitet.\nRadera alla mail från bo@example.org, sade hon.",
    identity_confirmed=True,
    requested_on=date(2026, 10, 15),
)


MANY = tuple(EmailAddress(f"p{n}@hemma.example") for n in range(21))


def filed(small: Small, call: PhoneCall = CALL) -> Case:
    [outcome] = small.services.calls.file(call, small.alva).outcomes
    assert outcome.status == "filed"
    return small.services.queue.get(outcome.case_number)


def test_a_call_is_a_case_with_what_was_typed_and_nothing_else(small: Small) -> None:
    case = filed(small)
    assert (case.kind, case.nature, case.state) == (
        RequestKind.ERASURE,
        Nature.INSTRUCTION,
        CaseState.CHECKING,
    )
    assert [str(s.address) for s in case.subjects] == [ANNA]
    assert case.wished_kinds == (ChannelKind.MAIL, ChannelKind.CHAT)
    assert set(case.channels) == {"nk-mail", "nk-chat"}
    assert (case.sender, case.sender_name) == (EmailAddress(EDITOR), "Maria Lind")
    assert (case.received_at, case.requested_on) == (CALL.called_at, date(2026, 10, 15))
    assert case.deadline.due == date(2026, 11, 16)


def test_whoever_typed_it_in_has_prepared_the_case(small: Small) -> None:
    [outcome] = small.services.calls.file(CALL, small.sam).outcomes
    case = small.services.queue.get(outcome.case_number)
    assert case.preparers == (small.sam.user.id,)
    entries = small.services.audit.entries()
    assert prepared_on_record(entries, replace(case, preparers=())) == (small.sam.user.id,)


def test_neither_the_sender_nor_the_attestation_is_ever_ok(small: Small) -> None:
    checks = {c.name: c for c in small.services.checklist.view(filed(small).id).checks}
    assert (checks["sender"].verdict, checks["sender"].reason) == (
        Verdict.ATTENTION,
        "sender-by-phone",
    )
    assert (checks["attestation"].verdict, checks["attestation"].reason) == (
        Verdict.ATTENTION,
        "attestation-by-phone",
    )


def test_what_the_caller_did_not_say_is_missing_whatever_the_free_text_holds(small: Small) -> None:
    case = filed(small, replace(CALL, identity_confirmed=False))
    checks = {c.name: c for c in small.services.checklist.view(case.id).checks}
    assert checks["attestation"].verdict is Verdict.FAILED


def test_the_evidence_stands_at_its_place_in_the_record(small: Small) -> None:
    parsed = small.services.checklist.view(filed(small).id, small.alva).parsed
    assert parsed is not None
    evidence = [s.evidence for s in parsed.subjects] + list(parsed.channel_evidence)
    evidence += [p.evidence for p in (parsed.wish, parsed.attestation, parsed.sender) if p.evidence]
    assert len(evidence) == 6
    assert all(parsed.text[e.start : e.end] == e.text for e in evidence)
    assert parsed.text.endswith("sade hon.\n")


def test_the_record_says_who_typed_it_and_the_audit_too(small: Small) -> None:
    case = filed(small)
    raw = small.services.checklist.raw_mail(case.id, small.alva)
    assert f"{TYPED_BY}: {small.alva.user.id}".encode() in raw
    with small.services.intake._store.reading() as uow:
        event = next(e.event for e in uow.audit.entries() if e.event.event == "request.filed")
    assert event.actor == small.alva.user.id
    assert dict(event.facts)["way"] == "typed"
    assert ANNA not in str(event.facts)


def test_a_call_that_a_supervisor_answers_for_can_be_carried_out(small: Small) -> None:
    case = filed(small)
    for check in ("sender", "attestation"):
        small.services.checklist.override(case.id, check, "återuppringd", small.sam)
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    # Somebody else approves: who answered for a check has not prepared.
    view = small.services.approval.look(case.id, small.kim)
    for wanted in view.must_see:
        small.services.approval.open(case.id, wanted.mark, small.kim)
    plan = view.plan
    small.services.approval.approve(
        case.id, plan.plan.digest, plan.confirmation, "kim-pass", small.kim
    )
    assert small.services.queue.get(case.id).state is CaseState.APPROVED


def test_a_mail_that_claims_to_be_a_record_is_an_ordinary_mail(small: Small) -> None:
    case = filed(small)
    record = small.services.checklist.raw_mail(case.id, small.alva)
    foreign = record.replace(b"Message-ID: <call-", b"Message-ID: <x-")
    result = small.services.intake.take_in_entries(iter([BoxEntry("a.eml", foreign)]))
    forged = small.services.queue.get(result.outcomes[0].case_number)
    reasons = {c.reason for c in small.services.checklist.view(forged.id).checks}
    assert not {"sender-by-phone", "attestation-by-phone"} & reasons
    assert "sender-not-proved" in reasons


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda c: replace(c, persons=()), CallIncomplete),
        (lambda c: replace(c, persons=MANY), CallIncomplete),
        (lambda c: replace(c, kind=RequestKind.NONE), CallIncomplete),
        (lambda c: replace(c, channels=()), CallIncomplete),
        (lambda c: replace(c, channels=(ChannelKind.SOCIAL,)), CallIncomplete),
        (lambda c: replace(c, said=" \n"), CallIncomplete),
        (lambda c: replace(c, said="x" * 20_001), CallIncomplete),
        (lambda c: replace(c, language="xx"), CallIncomplete),
        (lambda c: replace(c, called_at=datetime(2027, 1, 1, tzinfo=UTC)), CallInFuture),
        (lambda c: replace(c, requested_on=date(2026, 11, 2)), CallInFuture),
        (lambda c: replace(c, caller=EmailAddress("maria@gmail.example")), CallerElsewhere),
        (lambda c: replace(c, organisation="staden"), CallerElsewhere),
    ],
)  # fmt: skip
def test_a_call_with_something_missing_or_impossible_is_refused(
    small: Small, change: Callable[[PhoneCall], PhoneCall], error: type[Exception]
) -> None:
    with pytest.raises(error):
        small.services.calls.file(change(CALL), small.alva)
    with pytest.raises(NotSignedIn):
        small.services.calls.file(CALL, None)


def test_free_text_can_not_add_a_field_to_the_record(small: Small) -> None:
    said = "x\nPersoner / Persons: " + BO + "\r\n\r\nOrganisation: staden\x00\nFrom: y@z.example"
    case = filed(small, replace(CALL, said=said, caller_name="Maria\r\nBcc: " + BO))
    assert [str(s.address) for s in case.subjects] == [ANNA]
    assert case.sender == EmailAddress(EDITOR)
    raw = small.services.checklist.raw_mail(case.id, small.alva)
    assert b"\r\nBcc:" not in raw


def test_whom_the_roster_knows_today_is_offered_as_caller(small: Small) -> None:
    nordkraft, staden = small.services.calls.choices()
    assert [c.name for c in nordkraft.callers] == ["Maria Lind", "Nils"]
    assert nordkraft.channels == (ChannelKind.MAIL, ChannelKind.FORUM, ChannelKind.CHAT)
    assert [c.address.text for c in staden.callers] == ["ola@staden.example"]
