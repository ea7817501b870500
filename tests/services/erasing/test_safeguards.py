"""Safeguards: who may ease them, what holds at an approval, and how long a run waits."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from dsr_desk.domain.erasing.plans import PlanItem
from dsr_desk.domain.erasing.receipts import WAIT_COUNTED, WAIT_HOURS
from dsr_desk.domain.erasing.safeguards import (
    ClockSetForward,
    PolicyMoved,
    SafeguardRefused,
    Safeguards,
    SecondPersonNeeded,
    TooEarly,
)
from dsr_desk.domain.erasing.second_look import Turn
from dsr_desk.domain.errors import (
    ApprovalInvalid,
    PlanChanged,
    PlanMissing,
    RegistryNotTrusted,
    RightMissing,
    WrongStep,
)
from dsr_desk.domain.errors.directory import DirectoryRefused
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.people import Action, ChannelKind, ChannelPolicy, Reach
from dsr_desk.domain.record.approvals import Approval
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.mail.reading.bounded import BoundedReading
from dsr_desk.services.cases import Recorder
from dsr_desk.services.erasing.planning import Planning, PlanView
from dsr_desk.services.people.accounts import Accounts, SignedIn
from dsr_desk.uptime import machine_uptime
from tests.services.foe import forge
from tests.services.world import ALVA, ANNA, BO, KIM, SAM, START, WISH, Small, a_mail, an_item

DAY = Safeguards(5, 24)


def _now(small: Small) -> Safeguards:
    return small.services.safeguards.view(small.sam).now.figures


def _waiting(small: Small) -> Case:
    """Bring the usual request to an approval that waits for a day."""
    small.services.safeguards.propose(DAY, SAM, small.sam)
    return small.approved()


# --- who may change them ------------------------------------------------------------------------


def test_a_stronger_safeguard_is_in_force_at_once(small: Small) -> None:
    small.services.safeguards.propose(Safeguards(8, 24), SAM, small.sam)
    assert _now(small) == Safeguards(8, 24)


@pytest.mark.parametrize("weaker", [Safeguards(8, 0), Safeguards(1, 24), Safeguards(9, 23)])
def test_a_weaker_safeguard_waits_for_another_supervisor(small: Small, weaker: Safeguards) -> None:
    desk = small.services.safeguards
    desk.propose(Safeguards(8, 24), SAM, small.sam)
    desk.propose(weaker, SAM, small.sam)
    assert _now(small) == Safeguards(8, 24)
    with pytest.raises(SecondPersonNeeded):
        desk.confirm(2, SAM, small.sam)
    desk.confirm(2, KIM, small.kim)
    assert _now(small) == weaker
    events = [e.event.event for e in small.services.audit.entries() if "safeg" in e.event.event]
    assert events[-2:] == ["safeguards.proposed", "safeguards.effective"]


def test_an_agent_changes_no_safeguard(small: Small) -> None:
    desk = small.services.safeguards
    with pytest.raises(RightMissing):
        desk.propose(DAY, ALVA, small.alva)
    desk.propose(Safeguards(1, 0), SAM, small.sam)
    with pytest.raises(RightMissing):
        desk.confirm(1, ALVA, small.alva)


def test_a_change_that_was_taken_back_is_never_in_force(small: Small) -> None:
    desk = small.services.safeguards
    desk.propose(Safeguards(1, 0), SAM, small.sam)
    desk.withdraw(1, small.kim)
    with pytest.raises(SafeguardRefused):
        desk.confirm(1, KIM, small.kim)
    assert _now(small) == Safeguards()


def test_figures_out_of_range_are_refused(small: Small) -> None:
    for figures in (Safeguards(0, 0), Safeguards(201, 0), Safeguards(5, 73), Safeguards(5, 0)):
        with pytest.raises(SafeguardRefused):
            small.services.safeguards.propose(figures, SAM, small.sam)


def test_a_channels_policy_is_changed_by_two_people(small: Small) -> None:
    desk, policy = small.services.safeguards, ChannelPolicy(Action.DELETE, Reach.OWN)
    desk.propose(Safeguards(), SAM, small.sam, "nk-forum", policy)
    before = {c.key: c.policy for c in desk.view(small.kim).channels}
    assert before["nk-forum"].action is Action.ANONYMISE
    desk.confirm(1, KIM, small.kim)
    assert {c.key: c.policy for c in desk.view(small.kim).channels}["nk-forum"] == policy
    small.services.erasure.run(small.approved().id, small.alva)


def test_a_policy_is_not_changed_in_a_directory_that_somebody_has_edited(small: Small) -> None:
    desk, policy = small.services.safeguards, ChannelPolicy(Action.DELETE, Reach.OWN)
    desk.propose(Safeguards(), SAM, small.sam, "nk-forum", policy)
    forge(small, "UPDATE organisation SET phone = '070-1' WHERE key = 'nordkraft'")
    with pytest.raises(DirectoryRefused, match="changed the database"):
        desk.confirm(1, KIM, small.kim)


def test_what_was_approved_under_another_policy_is_not_run_under_the_new_one(small: Small) -> None:
    case = small.approved()
    desk, policy = small.services.safeguards, ChannelPolicy(Action.DELETE, Reach.OWN)
    desk.propose(Safeguards(), SAM, small.sam, "nk-forum", policy)
    desk.confirm(1, KIM, small.kim)
    with pytest.raises(PolicyMoved, match="Send the plan back"):
        small.services.erasure.run(case.id, small.alva)


def _other_policy(small: Small) -> None:
    desk, policy = small.services.safeguards, ChannelPolicy(Action.DELETE, Reach.OWN)
    desk.propose(desk.view(small.sam).now.figures, SAM, small.sam, "nk-forum", policy)
    desk.confirm(1, KIM, small.kim)


def test_a_plan_made_under_another_policy_is_refused_at_its_approval(small: Small) -> None:
    case = small.planned()
    _other_policy(small)
    assert small.services.approval.look(case.id, small.sam).why_not == "policy-moved"
    with pytest.raises(PolicyMoved, match="Send the plan back"):
        small.approve(case)
    small.services.approval.send_back(case.id, "Ny policy", small.sam)
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    small.services.erasure.run(case.id, small.alva)


def _sent_back_on_record(small: Small) -> None:
    """Put it on record, and leave the rows as they were."""
    with small.services.approval._store.unit_of_work() as uow:
        case = small.services.queue.get("DSR-0001")
        Recorder(small.clock).note(uow, small.kim.user.id, "plan.sent_back", case)
        uow.commit()


@pytest.mark.parametrize(
    ("meanwhile", "refusal"),
    [
        (_other_policy, PolicyMoved),
        (lambda s: s.services.safeguards.propose(Safeguards(60, 0), KIM, s.kim), PlanChanged),
        (lambda s: s.services.approval.send_back("DSR-0001", "Vänta", s.kim), PlanChanged),
        (_sent_back_on_record, ApprovalInvalid),
    ],
    ids=["policy", "sample", "sent back", "sent back on record alone"],
)
def test_what_moves_while_the_approver_signs_is_not_signed(
    small: Small,
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: Callable[[Small], object],
    refusal: type[Exception],
) -> None:
    case = small.planned()
    unlock = Accounts.unlock_again

    def slowly(self: Accounts, by: SignedIn, password: str) -> bytes:
        monkeypatch.setattr(Accounts, "unlock_again", unlock)
        meanwhile(small)
        return unlock(self, by, password)

    monkeypatch.setattr(Accounts, "unlock_again", slowly)
    with pytest.raises(refusal):
        small.approve(case)
    events = [entry.event.event for entry in small.services.audit.entries()]
    assert "plan.approved" not in events


def test_whoever_signs_second_hears_that_it_has_changed(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.planned()
    covering = Planning.covering

    def slowly(self: Planning, case_id: str | int) -> tuple[PlanView | None, tuple[PlanItem, ...]]:
        monkeypatch.setattr(Planning, "covering", covering)
        small.approve(case)
        return covering(self, case_id)

    look = small.services.approval.look(case.id, small.kim)
    plan = look.plan
    monkeypatch.setattr(Planning, "covering", slowly)
    with pytest.raises(PlanChanged):
        small.services.approval.approve(
            case.id, plan.plan.digest, plan.confirmation, KIM, small.kim
        )


def test_what_else_is_done_at_the_desk_meanwhile_stops_no_approval(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.planned()
    unlock = Accounts.unlock_again

    def slowly(self: Accounts, by: SignedIn, password: str) -> bytes:
        small.file(a_mail(WISH.format(who=BO), message_id="<annan@nordkraft.example>"))
        # To read a mail may take a process of its own, and other desks wait for the signature.
        monkeypatch.setattr(BoundedReading, "understand", lambda *_: pytest.fail("a mail is read"))
        return unlock(self, by, password)

    monkeypatch.setattr(Accounts, "unlock_again", slowly)
    small.approve(case)
    assert small.services.queue.get(case.id).state is CaseState.APPROVED


# --- an edited database eases nothing -----------------------------------------------------------


def test_a_row_that_is_edited_to_be_weaker_eases_nothing(small: Small) -> None:
    case = _waiting(small)
    forge(small, "UPDATE safeguard_change SET document = json_set(document,'$.delay_hours',0)")
    with pytest.raises(ApprovalInvalid, match="safeguards"):
        small.services.erasure.run(case.id, small.alva)


def test_a_stronger_change_that_is_deleted_still_holds(small: Small) -> None:
    case = _waiting(small)
    forge(small, "DELETE FROM safeguard_change")
    assert small.services.safeguards.view(small.sam).fault
    with pytest.raises(ApprovalInvalid, match="safeguards"):
        small.services.erasure.run(case.id, small.alva)


def test_nothing_is_approved_while_the_safeguards_are_not_those_on_record(small: Small) -> None:
    small.services.safeguards.propose(DAY, SAM, small.sam)
    case = small.planned()
    forge(small, "DELETE FROM safeguard_change")
    with pytest.raises(ApprovalInvalid, match="safeguards"):
        small.approve(case)


def test_a_confirmation_by_the_proposers_own_hand_eases_nothing(small: Small) -> None:
    small.services.safeguards.propose(Safeguards(1, 0), SAM, small.sam)
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        (text,) = file.execute("SELECT document FROM safeguard_change").fetchone()
    forged = json.loads(text)
    forged |= {"confirmed_by": "user-kim", "confirmed_at": forged["proposed_at"]}
    forged["confirmation"] = forged["signature"]
    forge(small, "UPDATE safeguard_change SET document = ?", json.dumps(forged))
    assert _now(small) == Safeguards()


# --- cooling off --------------------------------------------------------------------------------


def test_an_approved_run_waits_and_says_from_when(small: Small) -> None:
    case = _waiting(small)
    assert case.run_after is not None
    with pytest.raises(TooEarly) as refused:
        small.services.erasure.run(case.id, small.alva)
    view = small.services.erasure.view(case.id, small.alva)
    assert (view.why_not, view.not_before) == ("too-early", refused.value.moment)
    small.clock.moment = refused.value.moment
    small.services.erasure.run(case.id, small.alva)


def test_the_wait_outlives_a_restart_and_a_row_that_says_otherwise(small: Small) -> None:
    case = _waiting(small)
    forge(small, "UPDATE dsr_case SET run_after = NULL WHERE id = ?", case.id)
    again = small.again()
    with pytest.raises(TooEarly):
        again.services.erasure.run(case.id, again.alva)


def test_a_clock_set_forward_does_not_end_the_wait_on_a_machine_that_has_not_restarted(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = {"boot-1": 1_000}
    monkeypatch.setattr(small.services.safeguards, "_uptime", lambda: next(iter(machine.items())))
    case = _waiting(small)
    small.clock.moment += timedelta(hours=30)
    with pytest.raises(ClockSetForward):
        small.services.erasure.run(case.id, small.alva)
    assert small.services.erasure.view(case.id, small.alva).why_not == "clock-set-forward"
    machine["boot-1"] = 1_000 + 24 * 3600 - 600
    with pytest.raises(ClockSetForward):
        small.services.erasure.run(case.id, small.alva)
    machine = {"boot-2": 10}
    # After a restart nothing but the wall's clock can tell.
    assert small.services.erasure.view(case.id, small.alva).may_run
    machine = {"boot-1": 1_000 + 24 * 3600}
    assert small.services.erasure.view(case.id, small.alva).may_run


@pytest.mark.parametrize(("boot", "counted"), [("boot-1", 1), ("boot-2", 0)])
def test_a_run_says_whether_the_machine_has_counted_the_wait(
    small: Small, monkeypatch: pytest.MonkeyPatch, boot: str, counted: int
) -> None:
    machine = [("boot-1", 0)]
    monkeypatch.setattr(small.services.safeguards, "_uptime", lambda: machine[-1])
    case = _waiting(small)
    small.clock.moment += timedelta(hours=24)
    machine.append((boot, 24 * 3600))
    record = small.services.erasure.run(case.id, small.alva).record
    assert record is not None
    figures = dict(record.stages[0].figures)
    assert (figures[WAIT_HOURS], figures[WAIT_COUNTED]) == (24, counted)


def test_the_machines_own_count_goes_on_and_names_one_start() -> None:
    first, later = machine_uptime(), machine_uptime()
    assert first[0] == later[0]
    assert 0 <= first[1] <= later[1]


def test_a_clock_that_is_set_back_shortens_nothing(small: Small) -> None:
    case = _waiting(small)
    small.clock.moment -= timedelta(days=400)
    with pytest.raises(TooEarly):
        small.services.erasure.run(case.id, small.alva)


def test_an_approval_signed_with_a_clock_set_back_waits_all_the_same(small: Small) -> None:
    small.services.safeguards.propose(DAY, SAM, small.sam)
    case = small.planned()
    real = small.clock.moment
    small.clock.moment -= timedelta(days=3)
    small.approve(case)
    small.clock.moment = real
    with pytest.raises(TooEarly):
        small.services.erasure.run(case.id, small.alva)


def test_whoever_may_prepare_cancels_a_waiting_run_with_a_reason(small: Small) -> None:
    case = _waiting(small)
    small.services.approval.send_back(case.id, "Fel person", small.alva)
    after = small.services.queue.get(case.id)
    assert (after.state, after.run_after) == (CaseState.REVIEWING, None)
    last = small.services.audit.entries(case.number)[-1].event
    assert (last.event, "scheduled" in dict(last.facts)) == ("plan.sent_back", True)


def test_a_wait_that_is_eased_later_is_not_eased_for_what_was_approved(small: Small) -> None:
    case = _waiting(small)
    small.services.safeguards.propose(Safeguards(5, 0), SAM, small.sam)
    small.services.safeguards.confirm(2, KIM, small.kim)
    with pytest.raises(TooEarly):
        small.services.erasure.run(case.id, small.alva)


# --- replay -------------------------------------------------------------------------------------


def test_an_approval_that_was_taken_back_is_not_given_back_by_a_row(small: Small) -> None:
    case = small.approved()
    small.services.approval.send_back(case.id, "Vänta", small.alva)
    forge(small, "UPDATE plan SET withdrawn = 0")
    forge(small, "UPDATE dsr_case SET state = 'approved' WHERE id = ?", case.id)
    with pytest.raises(ApprovalInvalid, match="taken back"):
        small.services.erasure.run(case.id, small.alva)


def test_an_older_version_is_not_run_in_the_place_of_a_newer(small: Small) -> None:
    case = small.approved()
    small.services.approval.send_back(case.id, "Vänta", small.alva)
    small.services.planning.prepare(case.id, small.alva)
    forge(small, "UPDATE plan SET withdrawn = (version = 2)")
    forge(small, "UPDATE dsr_case SET state = 'approved' WHERE id = ?", case.id)
    with pytest.raises((ApprovalInvalid, PlanMissing)):
        small.services.erasure.run(case.id, small.alva)


def test_an_approvals_counter_is_the_one_on_record(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_desk.storage.repositories.plans.SqlPlans.next_counter", lambda *_: 7)
    case = small.approved()
    monkeypatch.undo()
    forge(small, "DELETE FROM approval")
    view = small.services.approval.look(case.id, small.sam)
    key = small.services.accounts.unlock_again(small.sam, SAM)
    seen = tuple(row.mark for row in view.must_see)
    head = view.plan.plan.head
    again = Approval(head.workspace, case.number, view.plan.plan.digest, "user-sam", 6, START, seen)
    again = replace(again, signature=small.composer.crypto.sign(key, again.payload()))
    with small.services.approval._store.unit_of_work() as uow:
        uow.plans.approve(view.plan.plan.id, again)
        uow.commit()
    with pytest.raises(ApprovalInvalid, match="counter"):
        small.services.erasure.run(case.id, small.alva)


def test_somebody_elses_approval_is_not_put_in_the_place_of_the_one_on_record(
    small: Small,
) -> None:
    case = small.approved()
    forge(small, "DELETE FROM approval")
    view = small.services.approval.look(case.id, small.kim)
    key = small.services.accounts.unlock_again(small.kim, KIM)
    seen = tuple(row.mark for row in view.must_see)
    head = view.plan.plan.head
    other = Approval(head.workspace, case.number, view.plan.plan.digest, "user-kim", 1, START, seen)
    other = replace(other, signature=small.composer.crypto.sign(key, other.payload()))
    with small.services.approval._store.unit_of_work() as uow:
        uow.plans.approve(view.plan.plan.id, other)
        uow.commit()
    with pytest.raises(ApprovalInvalid, match="on record"):
        small.services.erasure.run(case.id, small.alva)


def test_an_approval_that_lists_too_little_does_not_count(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.planned()
    monkeypatch.setattr("dsr_desk.services.erasing.approval.with_time", lambda *_: ("item:1",))
    small.approve(case)
    with pytest.raises(ApprovalInvalid, match="opened"):
        small.services.erasure.run(case.id, small.alva)


def test_the_key_is_the_accounts_own_or_nothing_is_signed(small: Small) -> None:
    case, sam = small.planned(), small.sam
    view = small.services.approval.look(case.id, sam)
    for wanted in view.must_see:
        small.services.approval.open(case.id, wanted.mark, sam)
    plan = view.plan
    forge(
        small,
        "UPDATE account SET sealed = (SELECT sealed FROM account WHERE name = 'kim')"
        " WHERE name = 'sam'",
    )
    with pytest.raises(RegistryNotTrusted, match="own key"):
        small.services.approval.approve(case.id, plan.plan.digest, plan.confirmation, KIM, sam)


# --- the second look ----------------------------------------------------------------------------


def _with_weak(small: Small, who: str = "alva") -> Case:
    """Confirm the weak match of the usual request, and plan."""
    case = small.reviewed()
    rows = small.services.matching.page(case.id).rows
    weak = [row.match.id for row in rows if row.match.why.weak]
    small.services.matching.decide(case.id, weak, Decision(True), small.signed(who, ALVA))
    small.services.planning.prepare(case.id, small.alva)
    return small.services.queue.get(case.id)


def test_every_weak_match_is_opened_however_small_the_sample(small: Small) -> None:
    desk = small.services.safeguards
    desk.propose(Safeguards(1, 0), SAM, small.sam)
    desk.confirm(1, KIM, small.kim)
    # Two, so that a sample of one can't hold them by chance.
    sender = ANNA.replace("@", "+gas@")
    other = an_item("gas", "nk-mail", ChannelKind.MAIL, sender, "Anna S", "gas", "Gasen luktar.")
    small.services.importing.items(iter([other]))
    case = _with_weak(small)
    rows = small.services.approval.look(case.id, small.sam).must_see
    assert sum(row.why.weak for row in rows) == 2
    assert sum(not row.why.weak for row in rows) <= 1
    small.approve(case)
    forge(small, "UPDATE plan_item SET why = 'sender' WHERE why = 'plus_tag'")
    with pytest.raises(ApprovalInvalid, match="items were changed"):
        small.services.erasure.run(case.id, small.alva)


def test_a_signature_says_what_was_opened_and_when(small: Small) -> None:
    case = small.approved()
    (approval,) = small.services.approval.look(case.id, small.sam).approvals
    assert all(" 2026-11-02T09:" in mark for mark in approval.seen)


def test_a_new_version_shows_what_has_changed_and_only_that_is_opened_again(small: Small) -> None:
    case = small.approved()
    small.services.approval.send_back(case.id, "Ta med plusadressen", small.alva)
    rows = small.services.matching.page(case.id).rows
    weak = [row.match.id for row in rows if row.match.why.weak]
    small.services.matching.decide(case.id, weak, Decision(True), small.alva)
    view = small.services.planning.prepare(case.id, small.alva)
    assert view.delta is not None
    assert (view.delta.since, view.delta.approved) == (1, True)
    assert [d.turn for d in view.delta.differences] == [Turn.CHANGED]
    look = small.services.approval.look(case.id, small.sam)
    assert [row.turn for row in look.must_see if not row.seen] == [Turn.CHANGED]
    assert not any(row.seen for row in small.services.approval.look(case.id, small.kim).must_see)
    small.approve(small.services.queue.get(case.id))
    small.services.erasure.run(case.id, small.alva)


def test_a_changed_item_of_a_large_plan_is_opened_though_it_is_not_drawn(small: Small) -> None:
    desk = small.services.safeguards
    desk.propose(Safeguards(1, 0), SAM, small.sam)
    desk.confirm(1, KIM, small.kim)
    case = small.approved()
    small.services.approval.send_back(case.id, "Sök igen", small.alva)
    small.edit_archive("UPDATE item SET body = body || '!' WHERE channel LIKE 'nk-%'")
    small.services.matching.search(case.id, small.alva)
    view = small.services.planning.prepare(case.id, small.alva)
    assert view.delta is not None
    changed = {d.mark for d in view.delta.differences if d.turn is Turn.CHANGED}
    assert len(changed) > 2
    opened = {row.mark for row in small.services.approval.look(case.id, small.sam).must_see}
    assert changed <= opened


def test_an_approved_plan_cannot_be_changed_without_losing_its_approval(small: Small) -> None:
    case = small.approved()
    rows = small.services.matching.page(case.id).rows
    with pytest.raises(WrongStep):
        small.services.matching.decide(case.id, [rows[0].match.id], Decision(True), small.alva)


def test_a_clock_set_forward_is_named_once_it_is_right_again(small: Small) -> None:
    case = _waiting(small)
    small.clock.moment += timedelta(hours=30)
    small.services.erasure.run(case.id, small.alva)
    assert small.services.audit.verify().turned_back == ()
    small.clock.moment -= timedelta(hours=30)
    before = small.services.audit.verify().entries
    small.services.holds.on_case(case.id, Ground.LEGAL_CLAIM, "T 1", small.alva)
    verdict = small.services.audit.verify()
    assert (verdict.holds, verdict.turned_back) == (True, (before + 1,))
