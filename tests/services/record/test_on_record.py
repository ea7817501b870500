"""What the audit must have on record before anything irreversible, beside the mails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from dsr_desk.domain.errors import ApprovalInvalid, SelfApproval, WrongStep
from dsr_desk.domain.record.audit import AuditEntry
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.domain.sender import CallBack
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import AuditLog
from dsr_desk.services.record.on_record import prepared_on_record
from tests.services.foe import forge, organisation_to_choose
from tests.services.intake.letters import FIRST, THANKS, answer, came_in
from tests.services.world import ANNA, BO, BOTH, WISH, Small, a_mail

CALL = CallBack("Karin Holm", "08-465 004 10", "organisationens uppgifter", None, "Ja")
WIDER = (
    "Hej!\n\nVi har bekräftat personens identitet. Vi önskar först ett registerutdrag över och"
    " sedan att ni raderar alla mail, foruminlägg och chattar som även {who} skrivit till oss."
    "\n\n/Maria\n"
)


def on_record(small: Small, case: Case) -> tuple[str, ...]:
    return prepared_on_record(small.services.audit.entries(), case)


# --- organisations and channels ---------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE channel SET kind = 'chat' WHERE key = 'nk-forum'",
        "UPDATE organisation SET phone = '08-666 66 66' WHERE key = 'nordkraft'",
    ],
)
def test_an_organisation_or_channel_changed_before_the_plan_is_found_out(
    small: Small, change: str
) -> None:
    forge(small, change)
    case = small.file(a_mail(WISH.format(who=ANNA)))
    with pytest.raises(ApprovalInvalid, match="not those on record"):
        small.to_signature(case.id)


def test_a_channels_kind_is_part_of_what_is_signed(small: Small) -> None:
    case = small.planned()
    head = small.services.planning.view(case.id)
    assert head is not None
    assert ("nk-forum", "forum", "anonymise", "own") in head.plan.head.channels
    small.approve(case)
    forge(small, "UPDATE channel SET kind = 'chat' WHERE key = 'nk-forum'")
    with pytest.raises(ApprovalInvalid, match="not those on record"):
        small.services.erasure.run(case.id, small.alva)


# --- the extract before the erasure -----------------------------------------------------------


def delivered(small: Small, case: Case) -> None:
    small.services.export.export(case.id, None, small.alva)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)


def test_an_extract_of_fewer_persons_does_not_open_the_erasure_of_more(small: Small) -> None:
    case = small.reviewed(text=BOTH)
    delivered(small, case)
    assert came_in(small, answer(WIDER.format(who=BO))) == [("joined", case.number)]
    wider = small.services.queue.get(case.id)
    assert len(wider.subjects) == 2
    assert (wider.exported_at, wider.answered_at) == (None, None)
    moment = "2026-11-24T10:00:00+00:00"
    forge(small, "UPDATE dsr_case SET exported_at = ?, answered_at = ?", moment, moment)
    small.services.checklist.override(case.id, "follow_up:2", "Ringde upp", small.kim)
    small.to_signature(case.id)
    with pytest.raises(WrongStep, match="delivered"):
        small.services.erasure.run(case.id, small.alva)
    delivered(small, small.services.queue.get(case.id))
    small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER


def test_a_package_that_no_answer_followed_does_not_open_the_erasure(small: Small) -> None:
    case = small.reviewed(text=BOTH)
    small.services.export.export(case.id, None, small.alva)
    forge(small, "UPDATE dsr_case SET answered_at = ?", "2026-11-24T10:00:00+00:00")
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    with pytest.raises(WrongStep, match="delivered"):
        small.services.erasure.run(case.id, small.alva)


def test_what_a_package_held_is_on_record_without_an_address(small: Small) -> None:
    case = small.reviewed(text=BOTH)
    delivered(small, case)
    (facts,) = (
        dict(e.event.facts)
        for e in small.services.audit.entries(case.number)
        if e.event.event == "package.made"
    )
    assert facts["channels"] == "nk-chat nk-forum nk-mail"
    assert len(facts["persons"]) == 64
    assert ANNA not in str(facts)


# --- who has prepared -------------------------------------------------------------------------


def asked(small: Small, case: Case, by: SignedIn) -> None:
    replies = small.services.replies
    replies.save(case.id, replies.draft(case.id, by), None, by)


def test_every_preparing_step_says_so_on_record(small: Small) -> None:
    sam, steps = small.sam, small.services.checklist
    case = small.file(a_mail(WISH.format(who=ANNA), proved=False))
    steps.call_back(case.id, CALL, sam)
    asked(small, case, sam)
    came_in(small, answer(THANKS))
    steps.read_mail(case.id, "follow_up:2", "Tackar", sam)
    steps.set_aside(case.id, "Fel", sam)
    steps.reopen(case.id, sam)
    small.services.authority.judge_anew(case.id, "Ny roll", sam)
    said = {
        entry.event.event
        for entry in small.services.audit.entries(case.number)
        if dict(entry.event.facts).get("prepares") and entry.event.actor == sam.user.id
    }
    assert said == {
        "sender.called_back", "answer.saved", "mail.read", "case.set_aside", "case.reopened",
        "authority.judged",
    }  # fmt: skip


@pytest.mark.parametrize("step", ["call", "wait", "aside", "judge"])
def test_whoever_took_a_small_step_never_approves_whatever_the_row_says(
    small: Small, step: str
) -> None:
    sam, checklist = small.sam, small.services.checklist
    case = small.file(a_mail(WISH.format(who=ANNA), proved=step != "call"))
    if step == "call":
        checklist.call_back(case.id, CALL, sam)
    if step == "wait":
        asked(small, case, sam)
    if step == "aside":
        checklist.set_aside(case.id, "Fel", sam)
        checklist.reopen(case.id, small.alva)
    if step == "judge":
        small.services.authority.judge_anew(case.id, "Ny roll", sam)
    forge(small, "UPDATE dsr_case SET preparers = '[]'")
    assert sam.user.id in on_record(small, case)
    with pytest.raises(SelfApproval):
        small.to_signature(case.id)


def test_whoever_chooses_the_organisation_has_prepared_the_case(small: Small) -> None:
    case = organisation_to_choose(small)
    small.services.authority.choose_organisation(case.id, "nordkraft", small.sam)
    assert on_record(small, case) == (small.sam.user.id,)


def test_an_override_or_a_look_does_not_make_a_preparer(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), proved=False))
    small.services.checklist.override(case.id, "sender", "Ringde upp", small.sam)
    small.services.queue.take(case.id, small.sam)
    assert on_record(small, case) == ()


def test_whoever_prepared_a_case_has_prepared_what_was_split_off_it(small: Small) -> None:
    nils = "nils@nordkraft.example"
    case = small.file(a_mail(WISH.format(who=ANNA), sender=nils, message_id=FIRST))
    asked(small, case, small.sam)
    number, _ = small.services.checklist.split(case.id, small.alva)
    made = small.services.queue.get(number)
    assert set(made.preparers) == {small.sam.user.id, small.alva.user.id}
    forge(small, "UPDATE dsr_case SET preparers = '[]'")
    assert set(on_record(small, made)) == {small.sam.user.id, small.alva.user.id}


def test_the_gate_reads_the_audit_once(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    case = small.approved()
    log = type(small.services.audit._store.reading().__enter__().audit)
    whole = log.entries
    reads: list[str] = []

    def counting(own: AuditLog, case: str = "", events: Sequence[str] = ()) -> Iterator[AuditEntry]:
        reads.extend(() if events else (case,))
        return whole(own, case, events)

    monkeypatch.setattr(log, "entries", counting)
    small.services.erasure._gate.permit(case.id, small.alva)
    assert reads == [""]
