"""Follow-ups: which case a mail joins, who may, and what it can and can't change."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dsr_desk.domain.errors import (
    ChecksOpen,
    OutsideMandate,
    PlanChanged,
    WrongStep,
)
from dsr_desk.domain.relations import RelationKind
from dsr_desk.domain.requests import CaseState, MailRole, Verdict
from dsr_desk.services.erasing.gate import Gate, Permit
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import QueueFilter
from tests.services.foe import forge
from tests.services.intake.letters import (
    ATTESTED,
    FIRST,
    STOP,
    THANKS,
    UNATTESTED,
    answer,
    asked_back,
    came_in,
    verdicts,
)
from tests.services.world import ANNA, BO, BOTH, SAM, WISH, Small, a_mail

BARE = "Hej!\n\nVi har bekräftat personens identitet.\n\n/Maria\n"


# --- which case -------------------------------------------------------------------------------


def test_an_answer_with_the_missing_sentence_completes_the_case(small: Small) -> None:
    case = asked_back(small)
    assert case.state is CaseState.WAITING
    assert came_in(small, answer(ATTESTED.format(who=ANNA))) == [("joined", case.number)]
    joined = small.services.queue.get(case.id)
    assert (joined.state, joined.news) == (CaseState.CHECKING, "follow_up")
    found = verdicts(small, joined)
    assert found["attestation"] == (Verdict.OK, "attested")
    assert found["follow_up:2"] == (Verdict.OK, "follow-up-completes")
    assert {verdict for verdict, _ in found.values()} == {Verdict.OK}
    view = small.services.checklist.view(case.id)
    (attested,) = (check for check in view.checks if check.name == "attestation")
    assert attested.evidence is not None
    assert attested.evidence.mail == 1
    assert small.services.matching.search(case.id, small.alva).counts.total
    assert small.services.queue.get(case.id).news == ""


@pytest.mark.parametrize(
    "more",
    [
        {"answers": "<dsr-0001.1.ask_back@desk.example>"},
        {"answers": "", "subject": "Sv: Vi behöver en komplettering [DSR-0001]"},
        {"answers": FIRST, "subject": "Sv: komplettering [dsr-0001]"},
    ],
)
def test_our_answers_id_and_the_subjects_tag_lead_to_the_case(
    small: Small, more: dict[str, Any]
) -> None:
    case = asked_back(small)
    assert came_in(small, answer(ATTESTED.format(who=ANNA), **more)) == [("joined", case.number)]


def test_the_answers_of_the_desk_carry_the_tag(small: Small) -> None:
    case = small.file(a_mail(UNATTESTED.format(who=ANNA)))
    for language in ("sv", "en"):
        draft = small.services.replies.draft(case.id, small.alva, language)
        assert f"[{case.number}]" in draft.subject


@pytest.mark.parametrize(
    "more",
    [
        {"answers": "<dsr-0001.1.ask_back@elsewhere.example>"},
        {"answers": "<dsr-0001.99.ask_back@desk.example>"},
        {"answers": "<dsr-0777.1.ask_back@desk.example>"},
        {"answers": "", "subject": "DSR-0001"},
    ],
)
def test_what_names_no_case_is_a_case_of_its_own(small: Small, more: dict[str, Any]) -> None:
    asked_back(small)
    assert came_in(small, answer(ATTESTED.format(who=ANNA), **more)) == [("filed", "DSR-0002")]
    assert small.services.queue.get("DSR-0002").relations == ()


def test_a_mail_that_names_two_cases_joins_neither(small: Small) -> None:
    asked_back(small)
    small.file(a_mail(UNATTESTED.format(who=BO), message_id="<b@nordkraft.example>"))
    mail = answer(ATTESTED.format(who=ANNA), subject="Sv: [DSR-0002]")
    assert came_in(small, mail) == [("filed", "DSR-0003")]
    (relation,) = small.services.queue.get("DSR-0003").relations
    assert relation.kind is RelationKind.CLAIMS


def test_the_same_follow_up_twice_is_known(small: Small) -> None:
    case = asked_back(small)
    mail = answer(ATTESTED.format(who=ANNA))
    known = ("known", case.number)
    assert came_in(small, mail, mail, b"X-Spam: no\r\n" + mail) == [
        ("joined", case.number),
        known,
        known,
    ]


# --- who may ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sender",
    ["eva@nordkraft.example", "ola@staden.example", ANNA, "maria.lind@nordkraft.example.evil.test"],
)
def test_anybody_elses_mail_only_says_where_it_claims_to_belong(small: Small, sender: str) -> None:
    case = asked_back(small)
    before = verdicts(small, case)
    mail = answer(ATTESTED.format(who=ANNA), sender=sender)
    assert came_in(small, mail) == [("filed", "DSR-0002")]
    (relation,) = small.services.queue.get("DSR-0002").relations
    assert (relation.kind, relation.case) == (RelationKind.CLAIMS, case.number)
    assert verdicts(small, case) == before
    assert len(small.services.checklist.view(case.id, small.alva).mails) == 1
    assert small.services.queue.get(case.id).state is CaseState.WAITING


def test_a_follow_up_that_nothing_proves_adds_nothing_until_a_person_settles_it(
    small: Small,
) -> None:
    case = asked_back(small)
    came_in(small, answer(ATTESTED.format(who=ANNA), proved=False))
    found = verdicts(small, case)
    assert found["attestation"] == (Verdict.FAILED, "attestation-missing")
    assert found["mail_sender:2"] == (Verdict.ATTENTION, "sender-not-proved")
    assert "follow_up:2" not in found
    small.services.checklist.override(case.id, "mail_sender:2", "Ringde Maria 10:02", small.kim)
    found = verdicts(small, case)
    assert found["attestation"] == (Verdict.OK, "attested")
    assert found["follow_up:2"] == (Verdict.OK, "follow-up-completes")
    small.to_signature(case.id)
    small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER


def test_a_sender_that_our_server_calls_forged_joins_nothing(small: Small) -> None:
    case = asked_back(small)
    mail = answer(ATTESTED.format(who=ANNA), proved=False).replace(b"dmarc=none", b"dmarc=fail")
    assert came_in(small, mail) == [("filed", "DSR-0002")]
    assert small.services.queue.get(case.id).state is CaseState.WAITING


def test_a_channel_that_was_left_out_stays_out_when_its_editor_writes(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), sender="nils@nordkraft.example"))
    for channel in ("nk-mail", "nk-chat"):
        small.services.checklist.leave_out(case.id, channel, "Nils: bara forum.", small.alva)
    came_in(small, answer(WISH.format(who=ANNA)))
    found = verdicts(small, case)
    assert found["mail_sender:2"][0] is Verdict.OK
    assert found["editor:nk-mail"] == (Verdict.OK, "editor-of-channel")
    assert small.services.queue.get(case.id).channels == ("nk-forum",)


def test_an_editor_of_one_channel_attests_nothing_for_the_others(small: Small) -> None:
    case = asked_back(small)
    came_in(small, answer(ATTESTED.format(who=ANNA), sender="nils@nordkraft.example"))
    found = verdicts(small, case)
    assert found["mail_sender:2"] == (Verdict.FAILED, "editor-not-of-channel")
    assert found["attestation"][0] is Verdict.FAILED


# --- what it can change -----------------------------------------------------------------------


def test_a_bare_sentence_completes_nothing(small: Small) -> None:
    case = asked_back(small)
    came_in(small, answer(BARE))
    assert verdicts(small, case)["attestation"] == (Verdict.ATTENTION, "attestation-no-person")
    with pytest.raises(ChecksOpen):
        small.services.matching.search(case.id, small.alva)


def test_a_person_who_is_added_without_the_sentence_stays_open(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    came_in(small, answer("Hej!\n\nÄven bo.ek@hemma.example ska raderas.\n\n/Maria\n"))
    found = verdicts(small, case)
    assert found["attestation"] == (Verdict.ATTENTION, "attestation-not-for-all")
    assert found["follow_up:2"] == (Verdict.ATTENTION, "follow-up-widens")
    persons = small.services.queue.get(case.id).subjects
    assert [(s.number, str(s.address)) for s in persons] == [(1, ANNA), (2, BO)]


def test_channels_that_were_missing_are_supplied(small: Small) -> None:
    text = "Hej!\n\nVi har bekräftat personens identitet. Vi vill att {who} raderas.\n\n/Maria\n"
    case = asked_back(small, text)
    assert verdicts(small, case)["wish"][0] is not Verdict.OK
    came_in(small, answer("Hej!\n\nVi vill att alla mail och chattar raderas.\n\n/Maria\n"))
    found = verdicts(small, case)
    assert found["wish"] == (Verdict.OK, "wished")
    assert set(small.services.queue.get(case.id).channels) == {"nk-mail", "nk-chat"}


def test_thanks_are_read_by_an_agent_but_a_stop_needs_a_supervisor(small: Small) -> None:
    case = small.reviewed()
    came_in(small, answer(THANKS))
    checklist = small.services.checklist
    with pytest.raises(ChecksOpen):
        small.services.matching.search(case.id, small.alva)
    checklist.read_mail(case.id, "follow_up:2", "Hon tackar bara.", small.alva)
    small.services.matching.search(case.id, small.alva)
    came_in(small, answer(STOP, 3))
    assert verdicts(small, case)["follow_up:3"] == (Verdict.ATTENTION, "follow-up-takes-back")
    with pytest.raises(OutsideMandate):
        checklist.read_mail(case.id, "follow_up:3", "Ingenting.", small.alva)
    checklist.override(case.id, "follow_up:3", "Gällde en annan kund, ringde.", small.kim)
    small.to_signature(case.id)


# --- a case that was further on ---------------------------------------------------------------


def test_a_follow_up_stops_a_planned_case(small: Small) -> None:
    case = small.planned()
    view = small.services.planning.view(case.id)
    assert view is not None
    came_in(small, answer(STOP))
    (row,) = small.services.queue.page(QueueFilter()).rows
    assert (row.state, row.news, row.open_checks) == (CaseState.CHECKING, "follow_up", 1)
    assert small.services.planning.view(case.id) is None
    signing = (case.id, view.plan.digest, view.confirmation, SAM, small.sam)
    with pytest.raises(WrongStep):
        small.services.approval.approve(*signing)
    forge(small, "UPDATE dsr_case SET state = 'to_approve'")
    with pytest.raises(ChecksOpen):
        small.services.approval.approve(*signing)


def test_a_follow_up_stops_an_approved_case(small: Small) -> None:
    case = small.approved()
    came_in(small, answer(THANKS))
    with pytest.raises(WrongStep):
        small.services.erasure.run(case.id, small.alva)
    forge(small, "UPDATE dsr_case SET state = 'approved'")
    with pytest.raises(ChecksOpen):
        small.services.erasure.run(case.id, small.alva)


def test_a_run_that_is_done_is_not_touched_and_the_mail_is_not_lost(small: Small) -> None:
    case = small.approved()
    small.services.erasure.run(case.id, small.alva)
    done = small.services.queue.get(case.id)
    assert came_in(small, answer(STOP)) == [("filed", "DSR-0002")]
    after = small.services.queue.get(case.id)
    assert (after.state, after.subjects, after.news) == (done.state, done.subjects, "late")
    shown = small.services.checklist.view(case.id, small.alva).mails
    assert [mail.role for mail in shown] == [MailRole.INSTRUCTION, MailRole.LATE]
    assert shown[1].new
    (relation,) = small.services.queue.get("DSR-0002").relations
    assert (relation.kind, relation.case) == (RelationKind.FOLLOWS, case.number)


def test_a_mail_that_comes_while_a_run_stands_still_does_not_keep_it_from_its_end(
    small: Small,
) -> None:
    case = small.approved()
    forge(small, "UPDATE dsr_case SET state = 'running'")
    came_in(small, answer(STOP))
    small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER


def test_a_follow_up_to_a_closed_case_is_a_new_case_that_names_it(small: Small) -> None:
    case = small.approved()
    small.services.erasure.run(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    came_in(small, answer(WISH.format(who=BO)))
    new = small.services.queue.get("DSR-0002")
    assert new.relations[0].kind is RelationKind.FOLLOWS
    assert [str(s.address) for s in new.subjects] == [BO]
    assert len(small.services.checklist.view(case.id, small.alva).mails) == 1


def test_a_case_that_was_set_aside_is_taken_up_again(small: Small) -> None:
    case = asked_back(small)
    small.services.checklist.set_aside(case.id, "Inget svar på fyra veckor.", small.alva)
    came_in(small, answer(ATTESTED.format(who=ANNA)))
    assert small.services.queue.get(case.id).state is CaseState.CHECKING


def test_an_extract_that_lacks_a_new_person_no_longer_lets_the_erasure_run(small: Small) -> None:
    case = small.reviewed(text=BOTH)
    small.services.export.export(case.id, None, small.alva)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    assert small.services.queue.get(case.id).answered_at is not None
    came_in(small, answer(BOTH.format(who=BO)))
    after = small.services.queue.get(case.id)
    assert [str(s.address) for s in after.subjects] == [ANNA, BO]
    assert (after.exported_at, after.answered_at) == (None, None)


class LateGate:
    """Lets a run through, and a mail comes in before the run has begun."""

    def __init__(self, small: Small, gate: Gate) -> None:
        self._small, self._gate = small, gate

    def permit(self, case_id: str | int, by: SignedIn) -> Permit:
        permit = self._gate.permit(case_id, by)
        came_in(self._small, answer(STOP))
        return permit


def test_a_mail_between_the_gate_and_the_run_stops_it(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.approved()
    erasure = small.services.erasure
    monkeypatch.setattr(erasure, "_gate", LateGate(small, erasure._gate))
    with pytest.raises(PlanChanged):
        erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.CHECKING


# --- bounces and automatic replies ------------------------------------------------------------


def bounced(body: str, *headers: str) -> bytes:
    """Return a notice from a mail server that nobody vouches for."""
    lines = ["From: Mail Delivery System <mailer-daemon@mx.example>", *headers]
    return "\r\n".join([*lines, "Subject: Undelivered", "", body]).encode()


def test_a_bounce_of_our_question_joins_as_a_notice_and_changes_nothing(small: Small) -> None:
    case = asked_back(small)
    before = verdicts(small, case)
    mail = bounced("550 no such user\r\n\r\nMessage-ID: <dsr-0001.1.ask_back@desk.example>\r\n")
    assert came_in(small, mail) == [("joined", case.number)]
    after = small.services.queue.get(case.id)
    assert (after.state, after.news) == (CaseState.WAITING, "notice")
    assert verdicts(small, case) == before
    (_, notice) = small.services.checklist.view(case.id, small.alva).mails
    assert notice.role is MailRole.NOTICE


def test_an_automatic_reply_is_a_notice_whatever_it_says(small: Small) -> None:
    case = asked_back(small)
    mail = b"Auto-Submitted: auto-replied\r\n" + answer(
        ATTESTED.format(who=ANNA), answers="<dsr-0001.1.ask_back@desk.example>"
    )
    assert came_in(small, mail) == [("joined", case.number)]
    assert verdicts(small, case)["attestation"][0] is Verdict.FAILED


def test_a_bounce_of_something_else_is_set_aside_as_before(small: Small) -> None:
    asked_back(small)
    assert came_in(small, bounced("550", f"In-Reply-To: {FIRST}")) == [("filed", "DSR-0002")]
    assert small.services.queue.get("DSR-0002").state is CaseState.SET_ASIDE


def test_a_last_answer_that_came_back_is_open_until_somebody_has_seen_to_it(small: Small) -> None:
    case = small.approved()
    small.services.erasure.run(case.id, small.kim)
    draft = small.services.replies.draft(case.id, small.alva)
    path, _ = small.services.replies.save(case.id, draft, None, small.alva)
    small.services.queue.take(case.id, small.alva)
    (number,) = re.findall(r"Message-ID: (<\S+>)", path.read_text("ascii"))
    away = bounced("Jag har semester.", "Auto-Submitted: auto-replied", f"In-Reply-To: {number}")
    assert came_in(small, away.replace(b"mailer-daemon", b"maria.lind")) == [
        ("joined", case.number)
    ]
    queue = small.services.queue
    assert queue.page(queue.views("")["open"]).rows == ()
    failed = bounced("550 no such user", f"In-Reply-To: {number}")
    assert came_in(small, failed) == [("joined", case.number)]
    (row,) = queue.page(queue.views("")["open"]).rows
    assert (row.number, row.state, row.news) == (case.number, CaseState.CLOSED, "notice")
    assert queue.counts("").open == 1
    queue.take(case.id, small.alva)
    assert queue.page(queue.views("")["open"]).rows == ()
    assert queue.get(case.id).state is CaseState.CLOSED
