"""The guards of the design, one by one: each of these fails when its guard is taken out."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from dsr_desk.domain.erasing.receipts import RunState
from dsr_desk.domain.erasing.safeguards import PolicyMoved
from dsr_desk.domain.errors import (
    ApprovalInvalid,
    ChecksOpen,
    Defect,
    GroundMissing,
    NotSignedIn,
    OutsideMandate,
    OwnPasswordWrong,
    PlanChanged,
    PlanMissing,
    RegistryNotTrusted,
    RightMissing,
    SelfApproval,
    WorkspaceBusy,
    WrongPassword,
    WrongStep,
)
from dsr_desk.domain.errors.steps import ConfirmationWrong, NotSeen
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.people import directory_digest
from dsr_desk.domain.record.audit import HistoryMissing
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.people.connecting import CONNECTED
from dsr_desk.services.progress import Cancelled, Progress, Step, unheard
from dsr_desk.services.record.on_record import DIRECTORY
from tests.services.foe import forge, tampering
from tests.services.world import ALVA, ANNA, BOTH, EXTRACT, KIM, SAM, WISH, Small, a_mail

# --- 4.0 the mandate --------------------------------------------------------------------------


def test_only_the_organisations_items_in_the_named_channels_are_found(small: Small) -> None:
    case = small.reviewed()
    rows = small.services.matching.page(case.id).rows
    assert {row.match.channel for row in rows} <= {"nk-mail", "nk-forum", "nk-chat"}
    assert not any("MÅNVIOL" in row.snippet for row in rows)


def test_a_channel_that_was_left_out_is_not_searched(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), sender="nils@nordkraft.example"))
    for channel in ("nk-mail", "nk-chat"):
        small.services.checklist.leave_out(
            case.id, channel, "Nils är redaktör i forumet", small.alva
        )
    small.services.matching.search(case.id, small.alva)
    rows = small.services.matching.page(case.id).rows
    assert {row.match.channel for row in rows} == {"nk-forum"}


def test_the_last_channel_cannot_be_left_out(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    small.services.checklist.leave_out(case.id, "nk-mail", "x", small.alva)
    small.services.checklist.leave_out(case.id, "nk-chat", "x", small.alva)
    with pytest.raises(OutsideMandate):
        small.services.checklist.leave_out(case.id, "nk-forum", "x", small.alva)


# --- 4.1 nothing irreversible without … -------------------------------------------------------


def test_an_open_check_stops_the_search(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), proved=False))
    with pytest.raises(ChecksOpen):
        small.services.matching.search(case.id, small.alva)


def test_an_override_needs_a_supervisor_and_a_reason(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), proved=False))
    with pytest.raises(RightMissing):
        small.services.checklist.override(case.id, "sender", "ringt", small.alva)
    with pytest.raises(GroundMissing):
        small.services.checklist.override(case.id, "sender", "  ", small.sam)
    small.services.checklist.override(case.id, "sender", "Ringde upp 10:02", small.sam)
    assert small.services.matching.search(case.id, small.alva).counts.total


def test_an_exclusion_needs_its_ground(small: Small) -> None:
    case = small.reviewed()
    match = small.services.matching.page(case.id).rows[0].match
    with pytest.raises(GroundMissing):
        small.services.matching.decide(case.id, [match.id], Decision(False), small.alva)


def test_nobody_signed_in_plans_approves_or_runs_nothing(small: Small) -> None:
    case = small.reviewed()
    with pytest.raises(NotSignedIn):
        small.services.planning.prepare(case.id, None)
    with pytest.raises(NotSignedIn):
        small.services.approval.approve(case.id, "", "", "", None)
    with pytest.raises(NotSignedIn):
        small.services.erasure.run(case.id, None)


def test_an_unapproved_plan_does_not_run(small: Small) -> None:
    case = small.planned()
    with pytest.raises(WrongStep):
        small.services.erasure.run(case.id, small.alva)


def test_an_agent_never_approves(small: Small) -> None:
    case = small.planned()
    view = small.services.planning.view(case.id)
    assert view is not None
    with pytest.raises(RightMissing):
        small.services.approval.approve(
            case.id, view.plan.digest, view.confirmation, ALVA, small.alva
        )


def test_the_preparer_never_approves(small: Small) -> None:
    case = small.reviewed()
    view = small.services.planning.prepare(case.id, small.sam)
    for wanted in small.services.approval.look(case.id, small.sam).must_see:
        small.services.approval.open(case.id, wanted.mark, small.sam)
    with pytest.raises(SelfApproval):
        small.services.approval.approve(
            case.id, view.plan.digest, view.confirmation, SAM, small.sam
        )


def test_who_only_decided_about_an_item_is_a_preparer_too(small: Small) -> None:
    case = small.reviewed()
    match = small.services.matching.page(case.id).rows[0].match
    small.services.matching.decide(case.id, [match.id], Decision(True), small.sam)
    small.services.planning.prepare(case.id, small.alva)
    look = small.services.approval.look(case.id, small.sam)
    assert (look.may_approve, look.why_not) == (False, "self-approval")
    assert small.services.approval.look(case.id, small.kim).may_approve


def test_every_exception_and_sample_must_be_opened_first(small: Small) -> None:
    case = small.planned()
    view = small.services.approval.look(case.id, small.sam)
    plan = view.plan
    assert any(wanted.kind == "exception" for wanted in view.must_see)
    for wanted in view.must_see[1:]:
        small.services.approval.open(case.id, wanted.mark, small.sam)
    with pytest.raises(NotSeen):
        small.services.approval.approve(
            case.id, plan.plan.digest, plan.confirmation, SAM, small.sam
        )


def test_somebody_elses_looking_does_not_count(small: Small) -> None:
    case = small.planned()
    plan = small.services.approval.look(case.id, small.kim).plan
    for wanted in small.services.approval.look(case.id, small.kim).must_see:
        small.services.approval.open(case.id, wanted.mark, small.kim)
    with pytest.raises(NotSeen):
        small.services.approval.approve(
            case.id, plan.plan.digest, plan.confirmation, SAM, small.sam
        )


def test_the_confirmation_is_that_of_the_case(small: Small) -> None:
    case = small.planned()
    view = small.services.approval.look(case.id, small.sam)
    for wanted in view.must_see:
        small.services.approval.open(case.id, wanted.mark, small.sam)
    for typed in ("", "ja", case.number, "1 · DSR-0001"):
        with pytest.raises(ConfirmationWrong):
            small.services.approval.approve(case.id, view.plan.plan.digest, typed, SAM, small.sam)


def test_an_approval_needs_the_password_again(small: Small) -> None:
    case = small.planned()
    view = small.services.approval.look(case.id, small.sam)
    for wanted in view.must_see:
        small.services.approval.open(case.id, wanted.mark, small.sam)
    with pytest.raises(OwnPasswordWrong):
        small.services.approval.approve(
            case.id, view.plan.plan.digest, view.plan.confirmation, KIM, small.sam
        )


def test_another_digest_than_the_one_seen_is_not_approved(small: Small) -> None:
    case = small.planned()
    view = small.services.approval.look(case.id, small.sam)
    with pytest.raises(PlanChanged):
        small.services.approval.approve(case.id, "0" * 64, view.plan.confirmation, SAM, small.sam)


def test_an_item_that_changed_before_the_approval_stops_it(small: Small) -> None:
    case = small.planned()
    view = small.services.approval.look(case.id, small.sam)
    for wanted in view.must_see:
        small.services.approval.open(case.id, wanted.mark, small.sam)
    small.edit_archive("UPDATE item SET body = 'annat' WHERE body LIKE '%ÄLGÖRT%'")
    plan = view.plan
    with pytest.raises(PlanChanged):
        small.services.approval.approve(
            case.id, plan.plan.digest, plan.confirmation, SAM, small.sam
        )


def test_an_item_that_changed_before_it_was_opened_counts_as_unopened(small: Small) -> None:
    case = small.planned()
    small.edit_archive("UPDATE item SET body = 'annat' WHERE body LIKE '%ÄLGÖRT%'")
    with pytest.raises(NotSeen):
        small.approve(case)


def test_the_extract_is_delivered_before_the_erasure(small: Small) -> None:
    case = small.reviewed(text=BOTH)
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    with pytest.raises(WrongStep):
        small.services.erasure.run(case.id, small.alva)
    small.services.export.export(case.id, None, small.alva)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER


# --- 4.2 forgery ------------------------------------------------------------------------------


def test_a_state_set_by_hand_is_no_approval(small: Small) -> None:
    case = small.planned()
    forge(small, "UPDATE dsr_case SET state = 'approved' WHERE id = ?", case.id)
    with pytest.raises(PlanMissing):
        small.services.erasure.run(case.id, small.alva)


def test_an_approval_moved_to_another_plan_does_not_count(small: Small) -> None:
    first = small.approved()
    text = WISH.format(who="bo.ek@hemma.example")
    other = small.file(a_mail(text, message_id="<annan@nordkraft.example>"))
    small.services.matching.search(other.id, small.alva)
    small.services.planning.prepare(other.id, small.alva)
    assert first.id != other.id
    forge(small, "UPDATE approval SET plan_id = 2")
    forge(small, "UPDATE dsr_case SET state = 'approved' WHERE id = ?", other.id)
    with pytest.raises(ApprovalInvalid):
        small.services.erasure.run(other.id, small.alva)


def test_a_forged_signature_does_not_count(small: Small) -> None:
    case = small.approved()
    forged = "UPDATE approval SET document = json_set(document, '$.signature', ?)"
    forge(small, forged, "ab" * 64)
    with pytest.raises(ApprovalInvalid):
        small.services.erasure.run(case.id, small.alva)


def test_a_smuggled_item_voids_the_approval(small: Small) -> None:
    case = small.approved()
    forge(small, "UPDATE plan_item SET key = '3' WHERE number = 1")
    with pytest.raises(ApprovalInvalid):
        small.services.erasure.run(case.id, small.alva)


def test_an_item_that_is_dated_out_of_a_hold_voids_the_approval(small: Small) -> None:
    """A hold over days looks at what the plan says of each item's day."""
    case = small.approved()
    for channel in ("nk-mail", "nk-forum", "nk-chat"):
        small.services.holds.on_items(
            channel, date(2000, 1, 1), None, Ground.LEGAL_CLAIM, "T 1-26", small.sam
        )
    forge(small, "UPDATE plan_item SET at = '1999-05-05T00:00:00.000000+00:00'")
    with pytest.raises(ApprovalInvalid, match="the plan’s items were changed"):
        small.services.erasure.run(case.id, small.alva)


def test_a_swapped_person_voids_the_approval(small: Small) -> None:
    case = small.approved()
    forge(
        small, "UPDATE case_subject SET address = 'bo.ek@hemma.example' WHERE case_id = ?", case.id
    )
    with pytest.raises(ApprovalInvalid, match="the persons were changed"):
        small.services.erasure.run(case.id, small.alva)


def test_a_check_edited_after_signing_voids_the_approval(small: Small) -> None:
    case = small.approved()
    forge(
        small, "UPDATE case_check SET reason = 'other' WHERE case_id = ? AND code = 'wish'", case.id
    )
    with pytest.raises(ApprovalInvalid):
        small.services.erasure.run(case.id, small.alva)


def test_a_policy_changed_after_signing_voids_the_approval(small: Small) -> None:
    case = small.approved()
    forge(small, "UPDATE channel SET reach = 'own' WHERE key = 'nk-mail'")
    with pytest.raises(ApprovalInvalid):
        small.services.erasure.run(case.id, small.alva)


def test_items_of_a_database_that_their_channel_has_left_are_not_run(small: Small) -> None:
    case = small.approved()
    with small.services.safeguards._store.unit_of_work() as uow:
        (mail,) = (c for c in uow.people.channels() if c.key == "nk-mail")
        uow.people.save_channel(replace(mail, source="helpdesk"))
        bound = directory_digest(uow.people.organisations(), uow.people.channels())
        small.services.safeguards._record.note(
            uow, small.sam.user.id, CONNECTED, None, **{DIRECTORY: bound}
        )
        uow.commit()
    # A run would look for them again and again: so it is not begun.
    with pytest.raises(PolicyMoved):
        small.services.erasure._gate.permit(case.id, small.alva)


def test_a_plans_row_edited_while_its_run_goes_on_changes_nothing(small: Small) -> None:
    case = small.reviewed()
    kept = small.services.matching.page(case.id).rows[0].match
    claim = Decision(included=False, ground=Ground.LEGAL_CLAIM)
    small.services.matching.decide(case.id, [kept.id], claim, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))

    def swapped(step: Step) -> None:
        """Put what is kept in the place of the last item, once the first batch is done."""
        if step.what == "act" and step.done == 3:
            forge(
                small,
                "UPDATE plan_item SET (key, channel, kind, fingerprint) ="
                " (SELECT key, channel, kind, fingerprint FROM plan_exception) WHERE number = 4",
            )

    record = small.services.erasure.run(case.id, small.kim, swapped).record
    assert record is not None
    assert sum(count for outcome, count in record.counts if outcome.done) == 4
    with closing(sqlite3.connect(small.paths.archive)) as archive:
        standing = archive.execute("SELECT 1 FROM item WHERE id = ?", (kept.ref.key,)).fetchall()
    assert standing, "what is kept must stay"


def _of_plan(small: Small, column: str, value: str) -> list[tuple[int, str]]:
    """Return the numbers and keys of a plan's items, as the desk's file has them."""
    with tampering(small) as file:
        asked = f"SELECT number, key FROM plan_item WHERE {column} = ?"  # noqa: S608
        return file.execute(asked, (value,)).fetchall()


def _stand(small: Small, items: list[tuple[int, str]]) -> list[str]:
    """Return which of them are in the archive."""
    with closing(sqlite3.connect(small.paths.archive)) as archive:
        there = {str(key) for (key,) in archive.execute("SELECT id FROM item")}
    return [key for _, key in items if key in there]


def _run(small: Small, case: int, progress: Progress = unheard) -> RunState | None:
    record = small.services.erasure.run(case, small.kim, progress).record
    return None if record is None else record.state


_DONE = "UPDATE run_item SET outcome = 'erased', intent = 1, seen = 1"


def test_an_item_that_was_noted_as_erased_is_erased_all_the_same(small: Small) -> None:
    """The search again finds no reply of staff once the person's own mail is gone."""
    case = small.approved()
    replies = _of_plan(small, "why", "conversation")

    def noted(step: Step) -> None:
        if (step.what, step.done) == ("act", 0) and _stand(small, replies):
            forge(small, f"{_DONE} WHERE number = ?", replies[0][0])

    assert _run(small, case.id, noted) is RunState.RESIDUE
    assert len(_stand(small, replies)) == 1
    assert _run(small, case.id) is RunState.DONE
    assert _stand(small, replies) == []


def test_stages_that_were_noted_as_finished_are_done_all_the_same(small: Small) -> None:
    case = small.approved()
    items = _of_plan(small, "action", "delete")

    def stopped(step: Step) -> None:
        if step.what == "act":
            raise Cancelled

    with pytest.raises(Cancelled):
        small.services.erasure.run(case.id, small.kim, stopped)
    forge(
        small,
        "INSERT INTO run_stage SELECT run_id, 'forget', started_at, started_at, '[]', ''"
        " FROM run_stage",
    )
    forge(small, _DONE)
    assert _run(small, case.id) is RunState.DONE
    assert _stand(small, items) == []


def test_a_probe_that_was_noted_as_passed_is_no_proof(small: Small) -> None:
    case = small.approved()

    def key_taken(step: Step) -> None:
        if step.what == "forget" and (keys := [*small.root.glob("run-*.key")]):
            keys[0].unlink()
            forge(
                small,
                "INSERT INTO run_stage SELECT run_id, 'bytes', started_at, started_at,"
                " '[[\"found\", 0]]', '' FROM run_stage WHERE name = 'residue'",
            )

    record = small.services.erasure.run(case.id, small.kim, key_taken).record
    assert record is not None
    assert [t.what for t in record.traces if t.blocking] == ["probe-key-missing"]


def test_a_run_whose_rows_are_fewer_than_its_plan_goes_no_further(small: Small) -> None:
    case = small.approved()
    replies = _of_plan(small, "why", "conversation")

    def taken_out(step: Step) -> None:
        if (step.what, step.done) == ("act", 0):
            forge(small, "DELETE FROM run_item WHERE number = ?", replies[0][0])
            forge(small, "UPDATE plan SET item_count = item_count - 1")

    with pytest.raises(Defect, match="no row for an item"):
        small.services.erasure.run(case.id, small.kim, taken_out)
    assert not small.paths.certificates.joinpath(f"{case.number}.pdf").exists()


def test_a_promoted_account_is_not_believed(small: Small) -> None:
    case = small.planned()
    forge(small, "UPDATE account SET role = 'supervisor' WHERE name = 'alva'")
    again = small.again()
    assert not again.services.approval.look(case.id, again.alva).may_approve


def test_a_registry_that_was_changed_is_not_trusted(small: Small) -> None:
    small.approved()
    with tampering(small) as file:
        (text,) = file.execute("SELECT users FROM registry").fetchone()
        forged = text.replace('"agent"', '"supervisor"')
        assert forged != text
        file.execute("UPDATE registry SET users = ?", (forged,))
    with pytest.raises(RegistryNotTrusted):
        small.again().services.accounts.trusted_registry()


def test_a_workspace_from_elsewhere_is_not_trusted_until_it_is_compared(small: Small) -> None:
    (small.root.parent / "account" / "pins.json").unlink()
    accounts = small.again().services.accounts
    with pytest.raises(RegistryNotTrusted):
        accounts.sign_in("alva", ALVA)
    with pytest.raises(RegistryNotTrusted):
        accounts.pin("0000 0000")
    assert accounts.pin(accounts.trust().fingerprint).pinned
    assert accounts.sign_in("alva", ALVA).user.name == "alva"


def test_a_database_put_back_to_an_earlier_day_does_not_run(small: Small) -> None:
    case = small.approved()
    last = "SELECT max(sequence) FROM audit_entry"
    with tampering(small) as file:
        file.execute(f"DELETE FROM audit_entry WHERE sequence = ({last})")  # noqa: S608
    verdict = small.services.audit.verify()
    assert (verdict.holds, verdict.first_broken, verdict.anchor_ok) == (False, None, False)
    with pytest.raises(HistoryMissing):
        small.services.erasure.run(case.id, small.alva)


# --- before the signature: the case is held against its mail ----------------------------------


def test_a_failed_check_edited_to_ok_is_found_out_by_the_mail(small: Small) -> None:
    text = WISH.format(who=ANNA).replace("Vi har bekräftat", "Vi har inte bekräftat")
    case = small.file(a_mail(text))
    forge(small, "UPDATE case_check SET verdict = 'ok' WHERE case_id = ?", case.id)
    with pytest.raises(ApprovalInvalid):
        small.to_signature(case.id)


def test_an_override_that_nobody_made_is_found_out_by_the_audit(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), proved=False))
    forged = "UPDATE case_check SET settled_by = 'user-kim', note = 'ja' WHERE code = 'sender'"
    forge(small, forged)
    with pytest.raises(ApprovalInvalid):
        small.to_signature(case.id)


def test_a_person_swapped_before_the_plan_is_found_out_by_the_mail(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    forge(small, "UPDATE case_subject SET address = 'bo.ek@hemma.example'")
    with pytest.raises(ApprovalInvalid):
        small.to_signature(case.id)


def test_a_kind_changed_before_the_plan_is_found_out_by_the_mail(small: Small) -> None:
    case = small.file(a_mail(EXTRACT.format(who=ANNA)))
    forge(small, "UPDATE dsr_case SET kind = 'erasure' WHERE id = ?", case.id)
    with pytest.raises(ApprovalInvalid):
        small.to_signature(case.id)


def test_a_mail_put_in_the_place_of_the_filed_one_is_found_out_by_the_audit(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    other = a_mail(WISH.format(who="bo.ek@hemma.example"))
    with small.services.checklist._store.unit_of_work() as uow:
        sealed = small.composer.crypto.seal(uow.people.workspace()[2], other)
    digest = hashlib.sha256(other).hexdigest()
    forge(small, "UPDATE mail SET sealed = ?, sha256 = ?", sealed, digest)
    forge(small, "UPDATE dsr_case SET sha256 = ? WHERE id = ?", digest, case.id)
    forge(small, "UPDATE case_subject SET address = 'bo.ek@hemma.example'")
    with pytest.raises(ApprovalInvalid):
        small.to_signature(case.id)


def test_a_disposal_decision_that_nobody_recorded_is_found_out_by_the_audit(small: Small) -> None:
    text = WISH.format(who=ANNA).replace("mail, foruminlägg och chattar", "mail")
    case = small.file(a_mail(text, sender="ola@staden.example"))
    forge(small, "UPDATE dsr_case SET disposal_reference = 'KS 1' WHERE id = ?", case.id)
    forge(
        small,
        "UPDATE case_check SET verdict = 'ok', reason = 'disposal-recorded',"
        """ evidence = '{"text": "KS 1", "start": -1, "end": -1}' WHERE code = 'disposal'""",
    )
    with pytest.raises(ApprovalInvalid, match="disposal"):
        small.to_signature(case.id)


def test_a_disposal_decision_that_was_recorded_lets_the_case_go_on(small: Small) -> None:
    text = WISH.format(who=ANNA).replace("mail, foruminlägg och chattar", "mail")
    case = small.file(a_mail(text, sender="ola@staden.example"))
    small.services.checklist.record_disposal(case.id, "KS 2026/118", small.alva)
    small.to_signature(case.id)
    assert small.services.queue.get(case.id).state is CaseState.APPROVED


def test_a_preparer_taken_out_of_the_row_still_may_not_approve(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    small.services.matching.search(case.id, small.sam)
    forge(small, "UPDATE dsr_case SET preparers = '[]' WHERE id = ?", case.id)
    small.services.planning.prepare(case.id, small.alva)
    with pytest.raises(SelfApproval):
        small.approve(small.services.queue.get(case.id))


def test_a_preparer_taken_out_of_the_row_later_stops_the_run(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    small.services.matching.search(case.id, small.sam)
    forge(small, "UPDATE dsr_case SET preparers = '[]' WHERE id = ?", case.id)
    small.services.planning.prepare(case.id, small.alva)
    monkeypatch.setattr("dsr_desk.services.erasing.approval.prepared_on_record", lambda *_: ())
    small.approve(small.services.queue.get(case.id))
    with pytest.raises(ApprovalInvalid):
        small.services.erasure.run(case.id, small.alva)


def test_an_answer_that_nobody_saved_does_not_open_the_erasure(small: Small) -> None:
    case = small.reviewed(text=BOTH)
    moment = "2026-11-24T10:00:00+00:00"
    forge(small, "UPDATE dsr_case SET exported_at = ?, answered_at = ?", moment, moment)
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    with pytest.raises(WrongStep):
        small.services.erasure.run(case.id, small.alva)


def test_an_editor_who_is_no_longer_on_the_roster_stops_the_run(small: Small) -> None:
    case = small.approved()
    forge(small, "DELETE FROM roster_entry WHERE channel = 'nk-chat'")
    with pytest.raises(ApprovalInvalid):
        small.services.erasure.run(case.id, small.alva)


def test_nothing_runs_over_a_broken_audit(small: Small) -> None:
    case = small.approved()
    forge(small, "UPDATE audit_entry SET actor = 'user-kim' WHERE sequence = 3")
    with pytest.raises(ApprovalInvalid):
        small.services.erasure.run(case.id, small.alva)


def test_an_override_that_was_made_lets_the_case_go_all_the_way(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), proved=False))
    small.services.checklist.override(case.id, "sender", "Ringde upp 10:02", small.kim)
    small.to_signature(case.id)
    small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER


# --- 4.7 the audit, and the lock --------------------------------------------------------------


def test_every_step_is_in_the_audit_and_the_chain_holds(small: Small) -> None:
    case = small.approved()
    small.services.erasure.run(case.id, small.alva)
    names = [entry.event.event for entry in small.services.audit.entries(case.number)]
    for wanted in (
        "request.filed", "case.searched", "plan.prepared", "plan.approved", "run.begun",
        "persons.forgotten", "run.certified",
    ):  # fmt: skip
        assert wanted in names
    verdict = small.services.audit.verify()
    assert verdict.holds
    text = str(small.services.audit.entries())
    assert ANNA not in text
    assert "Svensson" not in text


def test_an_edited_event_is_named(small: Small) -> None:
    small.approved()
    forge(small, "UPDATE audit_entry SET actor = 'user-kim' WHERE sequence = 3")
    assert small.services.audit.verify().first_broken == 3


def test_two_desks_never_carry_out_one_plan_at_once(small: Small) -> None:
    case = small.approved()
    with small.services.erasure._lock.hold(), pytest.raises(WorkspaceBusy):
        small.again().services.erasure.run(case.id, small.alva)


def test_a_wrong_password_opens_nothing(small: Small) -> None:
    for name, password in (("alva", SAM), ("alva", ""), ("nobody", ALVA)):
        with pytest.raises(WrongPassword):
            small.services.accounts.sign_in(name, password)
