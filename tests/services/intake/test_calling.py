"""A doubt about the sender is settled by a call that is on record, never by less."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dsr_desk.domain.errors import ApprovalInvalid, ChecksOpen, GroundMissing
from dsr_desk.domain.requests import Case, CaseState, Verdict
from dsr_desk.domain.sender import (
    CallBack,
    CallNotEnough,
    CallTimeWrong,
    DetailsChanged,
    NumberFromMail,
    digits,
)
from tests.services.foe import forge
from tests.services.intake.letters import CALL, FORGED, ON_RECORD, answer, came_in
from tests.services.world import ANNA, AUTHSERV, EDITOR, WISH, Small, a_mail


def unproved(small: Small, also: str = "") -> Case:
    return small.file(a_mail(WISH.format(who=ANNA) + also, proved=False))


def test_a_call_by_an_agent_lets_the_case_go_all_the_way(small: Small) -> None:
    case = unproved(small)
    small.services.checklist.call_back(case.id, CALL, small.alva)
    check = next(c for c in small.services.checklist.view(case.id).checks if c.code == "sender")
    assert (check.settled, check.by_call, check.verdict) == (True, True, Verdict.ATTENTION)
    assert check.settled_by == small.alva.user.id
    for told in ("Karin Holm", ON_RECORD, "organisationens uppgifter", "Ja, det är vår begäran"):
        assert told in check.note
    assert "2026-11-02 10:00" in check.note
    small.to_signature(case.id)
    small.services.erasure.run(case.id, small.kim)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER


def test_the_certificate_tells_of_the_call_and_names_nobody(small: Small) -> None:
    case = unproved(small)
    small.services.checklist.call_back(case.id, CALL, small.alva)
    small.to_signature(case.id)
    small.services.erasure.run(case.id, small.kim)
    certificate = (small.paths.certificates / f"{case.number}.json").read_text("utf-8")
    assert "a call to the organisation, on record at the desk" in certificate
    assert "Karin" not in certificate
    assert ON_RECORD not in certificate


def test_the_call_is_in_the_audit_without_anything_personal(small: Small) -> None:
    case = unproved(small)
    small.services.checklist.call_back(case.id, CALL, small.alva)
    last = list(small.services.audit.entries(case.number))[-1].event
    facts = dict(last.facts)
    assert (last.event, last.actor) == ("sender.called_back", small.alva.user.id)
    assert (facts["check"], facts["known"], facts["prepares"]) == ("sender", "record", "yes")
    assert set(facts) == {"check", "known", "prepares", "number", "ending"}
    for name in ("number", "ending"):
        assert len(facts[name]) == 64
    assert digits(ON_RECORD) not in str(facts)


def test_whoever_called_has_prepared_the_case(small: Small) -> None:
    case = unproved(small)
    small.services.checklist.call_back(case.id, CALL, small.sam)
    assert small.sam.user.id in small.services.queue.get(case.id).preparers


def test_the_person_of_the_case_is_masked_in_what_was_said(small: Small) -> None:
    case = unproved(small)
    said = replace(CALL, confirmed=f"Ja, {ANNA} ska raderas")
    small.services.checklist.call_back(case.id, said, small.alva)
    check = next(c for c in small.services.checklist.view(case.id).checks if c.code == "sender")
    assert ANNA not in check.note
    assert "[person 1]" in check.note


@pytest.mark.parametrize(
    "mail",
    [
        FORGED,
        a_mail(WISH.format(who=ANNA)).replace(b"From: ", b"From: x@evil.example\r\nFrom: "),
        a_mail(WISH.format(who=ANNA), sender="maria.lind@nordkratt.example"),
        a_mail(WISH.format(who=ANNA), sender="maria.1ind@nordkraft.example"),
        a_mail(WISH.format(who=ANNA)),
    ],
    ids=["forged", "two From", "look-alike domain", "look-alike name", "proved"],
)
def test_a_call_is_not_enough_for_a_false_sender_and_needless_for_a_proved_one(
    small: Small, mail: bytes
) -> None:
    case = small.file(mail)
    with pytest.raises(CallNotEnough):
        small.services.checklist.call_back(case.id, CALL, small.alva)


def test_a_false_sender_is_a_supervisors_to_override(small: Small) -> None:
    case = small.file(FORGED)
    small.services.checklist.override(case.id, "sender", "Serverns fel, bekräftat", small.kim)
    small.to_signature(case.id)


@pytest.mark.parametrize("missing", ["callee", "number", "source", "confirmed"])
def test_a_call_says_whom_where_from_and_what(small: Small, missing: str) -> None:
    case = unproved(small)
    call = CallBack(**{**{n: getattr(CALL, n) for n in CALL.__slots__}, missing: "  "})
    with pytest.raises(GroundMissing):
        small.services.checklist.call_back(case.id, call, small.alva)


@pytest.mark.parametrize(
    "at", [datetime(2026, 11, 2, 7, 0, tzinfo=UTC), datetime(2026, 11, 3, tzinfo=UTC)]
)
def test_a_call_is_made_after_the_mail_and_before_now(small: Small, at: datetime) -> None:
    case = unproved(small)
    with pytest.raises(CallTimeWrong):
        small.services.checklist.call_back(case.id, replace(CALL, at=at), small.alva)


@pytest.mark.parametrize(
    ("signature", "number"),
    [
        ("Tel 070-123 45 67", "070-123 45 67"),
        ("Tel +46 70 123 45 67", "070-1234567"),
        ("Ring 070 123 45 67!", "0046701234567"),
        ("+46 (0)70-123 45 67", "+46701234567"),
        ("(08) 123 45 67", "08-1234567"),
    ],
)
def test_the_mails_own_number_is_never_called(small: Small, signature: str, number: str) -> None:
    case = unproved(small, f"\n{signature}\n")
    call = replace(CALL, number=number, source="telefonboken")
    with pytest.raises(NumberFromMail):
        small.services.checklist.call_back(case.id, call, small.alva)


def test_the_number_on_record_may_stand_in_the_mail_too(small: Small) -> None:
    case = unproved(small, f"\nTel {ON_RECORD}\n")
    small.services.checklist.call_back(case.id, CALL, small.alva)


def test_a_number_from_elsewhere_is_as_good(small: Small) -> None:
    case = unproved(small, "\nTel 070-123 45 67\n")
    call = replace(CALL, number="08-999 88 77", source="kommunens växel, webbplatsen")
    small.services.checklist.call_back(case.id, call, small.alva)


def test_a_call_that_nobody_made_is_found_out_by_the_audit(small: Small) -> None:
    case = unproved(small)
    forge(
        small, "UPDATE case_check SET settled_by = 'user-alva', by_call = 1 WHERE code = 'sender'"
    )
    with pytest.raises(ApprovalInvalid, match="nobody is on record"):
        small.to_signature(case.id)


def test_a_call_is_no_override_of_another_check(small: Small) -> None:
    case = unproved(small)
    small.services.checklist.call_back(case.id, CALL, small.alva)
    forge(small, "UPDATE case_check SET by_call = 0 WHERE code = 'sender'")
    with pytest.raises(ApprovalInvalid, match="settled in another way"):
        small.to_signature(case.id)


def test_a_false_sender_edited_to_a_doubt_and_called_is_found_out_by_the_mail(small: Small) -> None:
    case = small.file(FORGED)
    forge(small, "UPDATE case_check SET verdict = 'attention' WHERE code = 'sender'")
    small.services.checklist.call_back(case.id, CALL, small.alva)
    with pytest.raises(ChecksOpen):
        small.to_signature(case.id)


def test_a_call_from_before_a_follow_up_confirms_nothing_of_it(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    small.clock.moment += timedelta(hours=3)
    later = "Mon, 02 Nov 2026 11:00:00 +0100"
    text = f"Hej!\n\nVi har bekräftat personens identitet. Det gäller {ANNA}.\n\n/Maria\n"
    came_in(small, answer(text, proved=False, received=later))
    before = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    with pytest.raises(CallTimeWrong):
        small.services.checklist.call_back(
            case.id, replace(CALL, at=before), small.alva, "mail_sender:2"
        )
    after = before + timedelta(hours=1)
    small.services.checklist.call_back(
        case.id, replace(CALL, at=after), small.alva, "mail_sender:2"
    )


def test_a_call_after_the_case_has_gone_on_is_refused(small: Small) -> None:
    case = unproved(small)
    small.services.checklist.call_back(case.id, CALL, small.alva)
    with pytest.raises(CallNotEnough):
        small.services.checklist.call_back(case.id, CALL, small.alva)


def _a_call_to(small: Small, phone: str) -> Case:
    """Have an agent call what stands in the organisation's row, put back afterwards."""
    case = unproved(small)
    small.services.checklist.call_back(case.id, replace(CALL, number=phone), small.alva)
    return case


def test_a_number_put_into_the_organisations_row_is_not_called(small: Small) -> None:
    forge(small, "UPDATE organisation SET phone = '08-666 66 66' WHERE key = 'nordkraft'")
    with pytest.raises(DetailsChanged):
        _a_call_to(small, "08-666 66 66")


def test_a_call_to_a_number_that_is_no_longer_the_organisations_is_found_out(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Somebody changes the row for the time of the call alone, past the look at the record.
    monkeypatch.setattr("dsr_desk.services.intake.checklist.directory_fault", lambda *_: "")
    forge(small, "UPDATE organisation SET phone = '08-666 66 66' WHERE key = 'nordkraft'")
    case = _a_call_to(small, "08-666 66 66")
    forge(small, "UPDATE organisation SET phone = '08-465 004 10' WHERE key = 'nordkraft'")
    with pytest.raises(ApprovalInvalid, match="is not the organisation’s"):
        small.to_signature(case.id)


def test_a_call_to_the_mails_own_number_is_found_out_by_the_mail(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = unproved(small, "\nTel 070-123 45 67\n")
    monkeypatch.setattr("dsr_desk.services.intake.checklist.refuse_worthless", lambda *_: None)
    call = replace(CALL, number="+46 70 123 45 67", source="telefonboken")
    small.services.checklist.call_back(case.id, call, small.alva)
    with pytest.raises(ApprovalInvalid, match="is the mail’s own"):
        small.to_signature(case.id)


def test_a_number_from_elsewhere_holds_at_the_approval_too(small: Small) -> None:
    case = unproved(small, "\nTel 070-123 45 67\n")
    call = replace(CALL, number="08-999 88 77", source="kommunens växel, webbplatsen")
    small.services.checklist.call_back(case.id, call, small.alva)
    small.to_signature(case.id)


def test_a_call_whose_number_is_on_no_record_is_none(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_desk.services.intake.checklist.call_facts", lambda *_: {})
    case = _a_call_to(small, ON_RECORD)
    with pytest.raises(ApprovalInvalid, match="is on no record"):
        small.to_signature(case.id)


def test_an_approval_from_before_there_were_calls_still_holds(small: Small) -> None:
    case = unproved(small)
    small.services.checklist.override(case.id, "sender", "Ringde upp 10:02", small.kim)
    small.to_signature(case.id)
    small.services.erasure.run(case.id, small.alva)


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("08-465 004 10", "846500410"),
        ("+46 8 465 004 10", "846500410"),
        ("0046 8 46500410", "846500410"),
        ("070-1234567", "701234567"),
        ("", ""),
        ("ring mig", ""),
    ],
)
def test_a_number_is_compared_by_its_digits(written: str, compared: str) -> None:
    assert digits(written) == compared


def test_the_editor_and_the_server_of_these_tests_are_those_of_the_workspace() -> None:
    assert EDITOR.encode() in FORGED
    assert AUTHSERV.encode() in FORGED
