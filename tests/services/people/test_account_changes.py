"""Accounts after the founding: who comes, who leaves, and what one person can't do alone."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dsr_desk.config import WorkspacePaths
from dsr_desk.crypto import Cryptographer
from dsr_desk.domain.erasing.safeguards import Safeguards
from dsr_desk.domain.erasing.second_look import must_open
from dsr_desk.domain.errors import (
    ApprovalInvalid,
    OwnPasswordWrong,
    RegistryNotTrusted,
    RightMissing,
    SelfApproval,
    WrongPassword,
)
from dsr_desk.domain.people import Role
from dsr_desk.domain.record.account_errors import (
    AccountEnded,
    AccountRefused,
    AdministratorKeyMissing,
    KeysChanged,
    NoSuchAccountChange,
    PassphraseWrong,
    SecondAccountNeeded,
)
from dsr_desk.domain.record.approvals import Approval
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.cases import Recorder
from dsr_desk.services.people.account_changes import AccountChanged, AccountChanges, Administrator
from dsr_desk.services.people.accounts import Accounts, NewUser, SignedIn
from dsr_desk.services.people.lists import Lost
from dsr_desk.storage.desk import open_desk_at
from dsr_desk.vault import MachinePins
from tests.services.foe import forge
from tests.services.people.newcomers import ADMIN, DORA, ELI, SECRET
from tests.services.world import ALVA, KIM, SAM, SOFT, START, SetClock, Small

OTHER = "en-annan-hemlighet"


def _desk(small: Small) -> AccountChanges:
    return small.services.workspace.accounts


def _both(small: Small, done: AccountChanged) -> AccountChanged:
    """Let Kim confirm what Sam has proposed."""
    assert done.waits
    return _desk(small).confirm(done.number, KIM, small.kim)


def _alone(small: Small) -> None:
    """Leave Sam as the only supervisor."""
    _desk(small).end("kim", ADMIN, small.sam)


def _signed(small: Small, name: str, password: str) -> SignedIn:
    small.people.pop(name, None)
    return small.signed(name, password)


# --- somebody comes ------------------------------------------------------------------------------


def test_somebody_new_works_here_once_another_supervisor_has_confirmed(small: Small) -> None:
    done = _desk(small).add(DORA, ADMIN, small.sam)
    with pytest.raises(WrongPassword):
        small.services.accounts.sign_in("dora", SECRET)
    assert not _both(small, done).waits
    dora = _signed(small, "dora", SECRET)
    assert (dora.user.role, dora.user.title) == (Role.AGENT, "Dora Blom")


def test_a_lone_supervisor_adds_somebody_at_once_and_that_is_told(small: Small) -> None:
    _alone(small)
    done = _desk(small).add(DORA, ADMIN, small.sam)
    assert (done.waits, done.alone) == (False, True)
    rows = {r.user.name: r.alone for r in _desk(small).view(small.sam).rows}
    assert rows == {"alva": "", "sam": "", "kim": "", "dora": "user-sam"}
    small.people["alva"] = small.services.accounts.sign_in("dora", SECRET)
    case = small.planned()
    assert small.services.approval.look(case.id, small.sam).alone == (("user-dora", "user-sam"),)
    small.approve(case)
    small.services.erasure.run(case.id, small.alva)
    said = json.loads((small.paths.certificates / f"{case.number}.json").read_text())
    assert "user-dora by user-sam" in said["certificate"]["four_eyes"]


def test_what_two_have_confirmed_is_not_told_as_made_alone(small: Small) -> None:
    _both(small, _desk(small).add(DORA, ADMIN, small.sam))
    small.people["alva"] = small.services.accounts.sign_in("dora", SECRET)
    case = small.approved()
    assert small.services.approval.look(case.id, small.sam).alone == ()
    small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).preparers == ("user-dora",)
    said = json.loads((small.paths.certificates / f"{case.number}.json").read_text())
    assert "user-dora" not in said["certificate"]["four_eyes"]


def test_an_account_that_can_not_be_is_refused(small: Small) -> None:
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"name": "alva"}, "name"),
        ({"name": "administrator"}, "name"),
        ({"name": "Dora Blom"}, "name"),
        ({"title": " "}, "title"),
        ({"password": "för-kort"}, "password"),
        ({"role": Role.ENDED}, "name"),
    )
    for changed, reason in wrong:
        with pytest.raises(AccountRefused) as refused:
            _desk(small).add(replace(DORA, **changed), ADMIN, small.sam)
        assert refused.value.rule == reason
    assert len(small.services.accounts.trusted_registry().users) == 3


def test_two_who_work_here_are_not_called_the_same(small: Small) -> None:
    taken = next(u.title for u in small.services.accounts.users() if u.name == "alva")
    for title in (taken, f" {taken.upper()}  ", taken.lower()):
        with pytest.raises(AccountRefused) as refused:
            _desk(small).add(replace(DORA, title=title), ADMIN, small.sam)
        assert refused.value.rule == "twin"
    _desk(small).end("alva", ADMIN, small.sam)
    assert _desk(small).add(replace(DORA, title=taken), ADMIN, small.sam).waits


@pytest.mark.parametrize(
    "attack",
    [
        "DELETE FROM account_change",
        "UPDATE account_change SET document=replace(document, 'user-sam', 'user-kim')",
    ],
)
def test_a_change_that_waited_and_was_taken_out_is_told_until_the_next(
    small: Small, attack: str
) -> None:
    _desk(small).add(DORA, ADMIN, small.sam)
    assert _desk(small).view(small.sam).lost is None
    forge(small, attack)
    view = _desk(small).view(small.sam)
    assert (view.pending, view.lost) == (None, Lost(2, "user-sam"))
    assert _desk(small).add(DORA, ADMIN, small.sam).waits
    assert _desk(small).view(small.sam).lost is None


def test_a_change_that_was_taken_back_or_confirmed_is_not_lost(small: Small) -> None:
    _desk(small).withdraw(_desk(small).add(DORA, ADMIN, small.sam).number, small.kim)
    assert _desk(small).view(small.sam).lost is None
    _both(small, _desk(small).add(ELI, ADMIN, small.sam))
    assert _desk(small).view(small.sam).lost is None


def test_an_agent_changes_no_account(small: Small) -> None:
    with pytest.raises(RightMissing):
        _desk(small).add(DORA, ADMIN, small.alva)
    _desk(small).add(DORA, ADMIN, small.sam)
    with pytest.raises(RightMissing):
        _desk(small).confirm(2, ALVA, small.alva)


def test_without_the_administrators_key_nothing_is_signed(small: Small) -> None:
    with pytest.raises(PassphraseWrong):
        _desk(small).add(DORA, Administrator(SAM), small.sam)
    strange = small.root / "strange.key"
    strange.write_bytes(small.composer.crypto.lock(b"x" * 32, "admin-pass"))
    with pytest.raises(PassphraseWrong):
        _desk(small).add(DORA, replace(ADMIN, file=strange), small.sam)
    kept = small.root.parent / "safe.key"
    small.paths.administrator_key.rename(kept)
    assert not _desk(small).view(small.sam).key_there
    with pytest.raises(AdministratorKeyMissing):
        _desk(small).add(DORA, ADMIN, small.sam)
    assert _desk(small).add(DORA, replace(ADMIN, file=kept), small.sam).waits


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such pipes")
def test_a_pipe_with_a_key_s_name_is_no_key(small: Small) -> None:
    pipe = small.root.parent / "pipe.key"
    os.mkfifo(pipe)
    with pytest.raises(AdministratorKeyMissing):
        _desk(small).add(DORA, replace(ADMIN, file=pipe), small.sam)


# --- who is the second ---------------------------------------------------------------------------


def test_whoever_proposes_does_not_confirm(small: Small) -> None:
    done = _desk(small).add(ELI, ADMIN, small.sam)
    with pytest.raises(SecondAccountNeeded):
        _desk(small).confirm(done.number, SAM, small.sam)
    assert _desk(small).view(small.kim).may_confirm
    assert not _desk(small).view(small.sam).may_confirm
    assert small.services.accounts.trusted_registry().user("user-eli") is None


def test_a_confirmation_takes_ones_own_password(small: Small) -> None:
    done = _desk(small).add(ELI, ADMIN, small.sam)
    with pytest.raises(OwnPasswordWrong):
        _desk(small).confirm(done.number, SAM, small.kim)


def test_nobody_confirms_a_change_of_their_own_account(small: Small) -> None:
    _both(small, _desk(small).add(ELI, ADMIN, small.sam))
    done = _desk(small).reset("kim", OTHER, ADMIN, small.sam)
    with pytest.raises(SecondAccountNeeded):
        _desk(small).confirm(done.number, KIM, small.kim)
    _desk(small).confirm(done.number, SECRET, small.services.accounts.sign_in("eli", SECRET))
    assert _signed(small, "kim", OTHER).user.role is Role.SUPERVISOR


def test_raising_somebody_takes_two_and_lowering_takes_one(small: Small) -> None:
    done = _desk(small).give_role("alva", Role.SUPERVISOR, ADMIN, small.sam)
    assert small.services.accounts.sign_in("alva", ALVA).user.role is Role.AGENT
    _both(small, done)
    assert small.services.accounts.sign_in("alva", ALVA).user.role is Role.SUPERVISOR
    assert not _desk(small).give_role("alva", Role.AGENT, ADMIN, small.sam).waits
    assert small.services.accounts.sign_in("alva", ALVA).user.role is Role.AGENT


def test_only_one_change_waits_and_one_taken_back_is_never_in_force(small: Small) -> None:
    done = _desk(small).add(DORA, ADMIN, small.sam)
    with pytest.raises(AccountRefused):
        _desk(small).end("alva", ADMIN, small.sam)
    _desk(small).withdraw(done.number, small.kim)
    with pytest.raises(NoSuchAccountChange):
        _desk(small).confirm(done.number, KIM, small.kim)
    again = _desk(small).add(DORA, ADMIN, small.sam)
    assert again.number == done.number + 1
    _both(small, again)
    small.services.accounts.sign_in("dora", SECRET)


# --- somebody leaves -----------------------------------------------------------------------------


def test_whoever_has_left_signs_in_no_more_and_keeps_their_name(small: Small) -> None:
    assert not _desk(small).end("alva", ADMIN, small.sam).waits
    with pytest.raises(AccountEnded):
        small.services.accounts.sign_in("alva", ALVA)
    assert {u.id: u.title for u in small.services.accounts.users()}["user-alva"] == "Alva Ek"
    with closing(sqlite3.connect(small.paths.desk)) as file:
        found = file.execute("SELECT sealed FROM account WHERE name = 'alva'").fetchone()
    assert found == (b"",)
    with pytest.raises(AccountRefused):
        _desk(small).give_role("alva", Role.AGENT, ADMIN, small.sam)
    with pytest.raises(AccountRefused):
        _desk(small).reset("alva", SECRET, ADMIN, small.sam)


def test_whoever_is_still_signed_in_when_they_leave_runs_nothing(small: Small) -> None:
    case = small.approved()
    alva = small.alva
    _desk(small).end("alva", ADMIN, small.sam)
    acts: tuple[Callable[[], object], ...] = (
        lambda: small.services.erasure.run(case.id, alva),
        lambda: small.services.export.export(case.id, None, alva),
        lambda: small.services.replaying.run(alva),
    )
    for act in acts:
        with pytest.raises(AccountEnded):
            act()
    assert small.services.erasure.view(case.id, alva).why_not == AccountEnded.code


def test_an_approval_given_before_its_approver_left_stands(small: Small) -> None:
    case = small.approved()
    _desk(small).end("sam", ADMIN, small.kim)
    assert small.services.erasure.run(case.id, small.alva).record is not None
    path = small.paths.certificates / f"{case.number}.json"
    assert small.composer.verify(path, small.root, str)["holds"]
    assert small.composer.verify(path, None, str)["holds"]


def test_whoever_has_left_approves_nothing(small: Small) -> None:
    case = small.planned()
    sam = small.sam
    view = small.services.approval.look(case.id, sam)
    for wanted in view.must_see:
        small.services.approval.open(case.id, wanted.mark, sam)
    _desk(small).end("sam", ADMIN, small.kim)
    with pytest.raises(AccountEnded):
        small.approve(case)


def test_an_approval_signed_before_and_put_on_record_after_its_approver_left_is_refused(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, kim = small.planned(), small.kim
    unlock = Accounts.unlock_again

    def slowly(self: Accounts, by: SignedIn, password: str) -> bytes:
        monkeypatch.setattr(Accounts, "unlock_again", unlock)
        key = unlock(self, by, password)
        _desk(small).end("sam", ADMIN, kim)
        return key

    monkeypatch.setattr(Accounts, "unlock_again", slowly)
    with pytest.raises(AccountEnded):
        small.approve(case)
    assert small.services.queue.get(case.id).state is CaseState.TO_APPROVE


def test_nobody_ends_or_changes_themself(small: Small) -> None:
    acts: tuple[Callable[[], object], ...] = (
        lambda: _desk(small).end("sam", ADMIN, small.sam),
        lambda: _desk(small).give_role("sam", Role.AGENT, ADMIN, small.sam),
        lambda: _desk(small).reset("sam", SECRET, ADMIN, small.sam),
    )
    for act in acts:
        with pytest.raises(AccountRefused) as refused:
            act()
        assert refused.value.rule == "oneself"


def test_who_has_prepared_as_an_agent_does_not_approve_it_as_a_supervisor(small: Small) -> None:
    case = small.planned()
    _both(small, _desk(small).give_role("alva", Role.SUPERVISOR, ADMIN, small.sam))
    raised = _signed(small, "alva", ALVA)
    view = small.services.approval.look(case.id, raised)
    assert view.why_not == "self-approval"
    for wanted in view.must_see:
        small.services.approval.open(case.id, wanted.mark, raised)
    with pytest.raises(SelfApproval):
        small.services.approval.approve(
            case.id, view.plan.plan.digest, view.plan.confirmation, ALVA, raised
        )


# --- a new password ------------------------------------------------------------------------------


def test_what_was_approved_with_the_old_key_is_run_after_a_reset(small: Small) -> None:
    case = small.approved()
    old = small.services.accounts.trusted_registry().user("user-sam")
    done = _desk(small).reset("sam", OTHER, ADMIN, small.kim)
    assert (done.waits, done.alone) == (False, True)
    with pytest.raises(WrongPassword):
        small.services.accounts.sign_in("sam", SAM)
    new = _signed(small, "sam", OTHER).user
    assert old is not None
    assert new.public_key != old.public_key
    assert small.services.erasure.run(case.id, small.alva).record is not None
    path = small.paths.certificates / f"{case.number}.json"
    assert small.composer.verify(path, None, str)["holds"]


def test_the_old_key_signs_nothing_more(small: Small) -> None:
    case, sam = small.planned(), small.sam
    view = small.services.approval.look(case.id, sam)
    for wanted in view.must_see:
        small.services.approval.open(case.id, wanted.mark, sam)
    with closing(sqlite3.connect(small.paths.desk)) as file:
        (bundle,) = file.execute("SELECT sealed FROM account WHERE name = 'sam'").fetchone()
    _desk(small).reset("sam", OTHER, ADMIN, small.kim)
    forge(small, "UPDATE account SET sealed = ? WHERE name = 'sam'", bundle)
    with pytest.raises(RegistryNotTrusted):
        small.services.accounts.sign_in("sam", SAM)
    with pytest.raises(KeysChanged):
        small.approve(case)


def test_an_own_password_is_changed_alone_and_keeps_its_keys(small: Small) -> None:
    before = small.sam.keys.signing
    with pytest.raises(OwnPasswordWrong):
        _desk(small).own_password("fel-lösenord", SECRET, small.sam)
    with pytest.raises(AccountRefused):
        _desk(small).own_password(SAM, "kort", small.sam)
    _desk(small).own_password(SAM, SECRET, small.sam)
    with pytest.raises(WrongPassword):
        small.services.accounts.sign_in("sam", SAM)
    assert _signed(small, "sam", SECRET).keys.signing == before


def test_who_was_given_new_keys_meanwhile_puts_no_old_ones_back(small: Small) -> None:
    sam = small.sam
    _desk(small).reset("sam", OTHER, ADMIN, small.kim)
    with pytest.raises(KeysChanged):
        _desk(small).own_password(OTHER, SECRET, sam)


def test_safeguards_that_somebody_signed_hold_after_they_have_left(small: Small) -> None:
    small.services.safeguards.propose(Safeguards(9, 0), SAM, small.sam)
    _desk(small).end("sam", ADMIN, small.kim)
    view = small.services.safeguards.view(small.kim)
    assert (view.now.figures, view.fault) == (Safeguards(9, 0), "")


def test_who_has_left_signs_no_safeguard_that_counts(small: Small) -> None:
    desk = small.services.safeguards
    desk.propose(Safeguards(1, 0), SAM, small.sam)
    _desk(small).end("sam", ADMIN, small.kim)
    assert desk.view(small.kim).now.figures == Safeguards()
    assert desk.view(small.kim).now.pending is None


# --- an edited database --------------------------------------------------------------------------


def _take_out(small: Small) -> None:
    forge(small, "DELETE FROM account_change")


def _as_confirmed(small: Small) -> None:
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        (text,) = file.execute("SELECT document FROM account_change").fetchone()
        forged = json.loads(text)
        forged |= {"confirmed_by": "user-kim", "confirmed_at": forged["proposed_at"]}
        forged["confirmation"] = forged["proposal"]
        file.execute("UPDATE account_change SET document = ?", (json.dumps(forged),))


def test_an_ending_that_is_taken_out_of_the_database_still_holds(small: Small) -> None:
    case = small.approved()
    _desk(small).end("kim", ADMIN, small.sam)
    _take_out(small)
    with pytest.raises(RegistryNotTrusted):
        small.services.erasure.run(case.id, small.alva)
    with pytest.raises(RegistryNotTrusted):
        small.services.accounts.sign_in("sam", SAM)


def test_a_machine_that_had_not_seen_the_ending_misses_it_by_the_audit(small: Small) -> None:
    workspace = small.services.accounts.trusted_registry().workspace
    _desk(small).end("kim", ADMIN, small.sam)
    _take_out(small)
    pin = small.composer.pins.read(workspace)
    assert pin is not None
    small.composer.pins.write(replace(pin, registry_version=1))
    with pytest.raises(RegistryNotTrusted, match="on record"):
        small.services.accounts.sign_in("sam", SAM)


def test_a_changed_list_is_remembered_by_the_machine_that_has_made_it(small: Small) -> None:
    _desk(small).end("alva", ADMIN, small.sam)
    pin = small.composer.pins.read(small.services.accounts.trusted_registry().workspace)
    assert pin is not None
    assert pin.registry_version == 2


def test_a_forged_confirmation_puts_nobody_in_force(small: Small) -> None:
    _desk(small).add(ELI, ADMIN, small.sam)
    _as_confirmed(small)
    assert small.services.accounts.trusted_registry().user("user-eli") is None


def test_whoever_has_left_is_not_let_back_by_their_row(small: Small) -> None:
    with closing(sqlite3.connect(small.paths.desk)) as file:
        row = file.execute("SELECT sealed FROM account WHERE name = 'alva'").fetchone()
    _desk(small).end("alva", ADMIN, small.sam)
    forge(small, "UPDATE account SET role = 'agent', sealed = ? WHERE name = 'alva'", *row)
    with pytest.raises(AccountEnded):
        small.services.accounts.sign_in("alva", ALVA)


def _sign_behind_the_desks_back(small: Small, case: Case, sam: SignedIn) -> None:
    """Put an approval into the database as its approver would, whoever that is by now."""
    with small.services.approval._store.unit_of_work() as uow:
        plan = uow.plans.latest(case.id)
        assert plan is not None
        marks = must_open(plan.digest, uow.plans.items(plan.id), uow.plans.exceptions(plan.id), 5)
        draft = Approval(
            plan.head.workspace, case.number, plan.digest, sam.user.id, 1, START,
            tuple(f"{mark} {START.isoformat()}" for mark in marks),
        )  # fmt: skip
        signature = small.composer.crypto.sign(sam.keys.signing, draft.payload())
        uow.plans.approve(plan.id, replace(draft, signature=signature))
        Recorder(small.clock).save(
            uow, replace(case, state=CaseState.APPROVED), sam.user.id, "plan.approved",
            digest=plan.digest, counter=1,
        )  # fmt: skip


@pytest.mark.parametrize("act", ["", "end", "lower", "reset"])
def test_an_old_key_that_was_copied_approves_nothing_after_its_end(small: Small, act: str) -> None:
    case, sam = small.planned(), small.sam
    acts: dict[str, Callable[[], object]] = {
        "end": lambda: _desk(small).end("sam", ADMIN, small.kim),
        "lower": lambda: _desk(small).give_role("sam", Role.AGENT, ADMIN, small.kim),
        "reset": lambda: _desk(small).reset("sam", OTHER, ADMIN, small.kim),
    }
    if act:
        acts[act]()
    _sign_behind_the_desks_back(small, case, sam)
    if not act:
        small.services.erasure.run(case.id, small.alva)
        return
    with pytest.raises(ApprovalInvalid, match=r"may not approve|signature is not the approver"):
        small.services.erasure.run(case.id, small.alva)


# --- on record -----------------------------------------------------------------------------------


def test_each_change_stands_in_the_audit_without_a_title(small: Small) -> None:
    _both(small, _desk(small).add(DORA, ADMIN, small.sam))
    _desk(small).end("alva", ADMIN, small.sam)
    events = [e.event for e in small.services.audit.entries() if e.event.event[:8] == "account."]
    assert [(e.actor, e.event) for e in events] == [
        ("user-sam", "account.proposed"),
        ("user-kim", "account.effective"),
        ("user-sam", "account.proposed"),
        ("user-sam", "account.effective"),
    ]
    assert dict(events[1].facts) | {"digest": ""} == {
        "list": "2", "digest": "", "account": "user-dora", "role": "agent",
        "what": "added",
        "proposed_by": "user-sam", "alone": "no",
    }  # fmt: skip
    said = str([event.facts for event in events])
    assert "Dora" not in said
    assert "Blom" not in said


def test_an_audit_and_another_machine_hold_with_a_list_that_has_changed(small: Small) -> None:
    _both(small, _desk(small).add(DORA, ADMIN, small.sam))
    _desk(small).end("alva", ADMIN, small.sam)
    file = small.root.parent / "audit.jsonl"
    small.services.audit_export.write(file, small.sam)
    assert small.composer.verify(file, small.root, str)["holds"]
    state = small.services.accounts.trust()
    assert small.services.accounts.pin(state.fingerprint).pinned
    assert small.again().services.accounts.sign_in("sam", SAM).user.name == "sam"


@pytest.mark.postgres
def test_on_a_server_the_same_rules_hold(fresh_postgres_url: str, tmp_path: Path) -> None:
    with closing(open_desk_at(fresh_postgres_url)) as store:
        pins, clock = MachinePins(tmp_path / "account"), SetClock()
        crypto, paths = Cryptographer(SOFT), WorkspacePaths(tmp_path)
        accounts = Accounts(store, crypto, pins, clock)
        users = (
            NewUser("sam", "Sam", Role.SUPERVISOR, SAM),
            NewUser("alva", "Alva", Role.AGENT, ALVA),
        )
        paths.administrator_key.write_bytes(accounts.found("w", users, "admin-pass"))
        desk = AccountChanges(store, crypto, accounts, paths, clock)
        sam = accounts.sign_in("sam", SAM)
        assert desk.add(ELI, ADMIN, sam).alone
        done = desk.add(DORA, ADMIN, sam)
        assert done.waits
        desk.confirm(done.number, SECRET, accounts.sign_in("eli", SECRET))
        assert accounts.sign_in("dora", SECRET).user.role is Role.AGENT
        desk.end("alva", ADMIN, sam)
        with pytest.raises(AccountEnded):
            accounts.sign_in("alva", ALVA)
        assert [r.alone for r in desk.view(sam).rows if r.user.name == "eli"] == ["user-sam"]


# --- the only supervisor has lost the password ---------------------------------------------------


def test_an_agent_gives_the_only_supervisor_a_new_password_and_what_follows_says_so(
    small: Small,
) -> None:
    _alone(small)
    before = small.approved()
    assert _desk(small).view(small.alva).may_reset == {"user-sam"}
    done = _desk(small).reset("sam", OTHER, ADMIN, small.alva)
    assert (done.waits, done.alone, done.rescue) == (False, True, True)
    assert _desk(small).view(small.alva).rows[1].alone == "user-alva"
    with pytest.raises(WrongPassword):
        small.services.accounts.sign_in("sam", SAM)
    with pytest.raises(KeysChanged):
        _desk(small).end("alva", ADMIN, small.sam)
    small.people["sam"] = sam = small.services.accounts.sign_in("sam", OTHER)
    view = small.services.approval.look(before.id, sam)
    assert [(each.account, each.by) for each in view.alone] == [("user-sam", "user-alva")]
    # What was signed with the key that was lost stands.
    run = small.services.erasure.run(before.id, small.alva)
    assert run.record is not None
    events = [e.event for e in small.services.audit.entries()]
    (listed,) = [e for e in events if e.event == "account.effective" and e.actor == "user-alva"]
    assert dict(listed.facts)["alone"] == "yes"


def test_where_somebody_else_works_here_they_confirm_it_and_anybody_takes_it_back(
    small: Small,
) -> None:
    _both(small, _desk(small).add(DORA, ADMIN, small.sam))
    _alone(small)
    dora = _signed(small, "dora", SECRET)
    done = _desk(small).reset("sam", OTHER, ADMIN, small.alva)
    assert (done.waits, done.rescue) == (True, True)
    with pytest.raises(SecondAccountNeeded):
        _desk(small).confirm(done.number, ALVA, small.alva)
    assert (_desk(small).view(dora).may_confirm, _desk(small).view(dora).may_settle) == (True, True)
    assert not _desk(small).view(small.alva).may_confirm
    # Whoever has not lost it after all sees what waits, and takes it back.
    assert _desk(small).view(small.sam).may_settle
    _desk(small).withdraw(done.number, small.sam)
    again = _desk(small).reset("sam", OTHER, ADMIN, small.alva)
    assert not _desk(small).confirm(again.number, SECRET, dora).waits
    assert small.services.accounts.sign_in("sam", OTHER).user.role is Role.SUPERVISOR


def test_an_agent_gives_nobody_else_anything(small: Small) -> None:
    desk = _desk(small)
    assert desk.view(small.alva).may_reset == frozenset()
    with pytest.raises(RightMissing):
        desk.reset("sam", OTHER, ADMIN, small.alva)
    waits = desk.add(DORA, ADMIN, small.sam)
    for settle in (
        lambda: desk.confirm(waits.number, ALVA, small.alva),
        lambda: desk.withdraw(waits.number, small.alva),
        lambda: desk.confirm(99, ALVA, small.alva),
    ):
        with pytest.raises(RightMissing):
            settle()
    _both(small, waits)
    _alone(small)
    with pytest.raises(PassphraseWrong):
        desk.reset("sam", OTHER, Administrator("a guess"), small.alva)
    with pytest.raises(RightMissing):
        desk.reset("dora", OTHER, ADMIN, small.alva)
    with pytest.raises(RightMissing):
        desk.end("sam", ADMIN, small.alva)
    with pytest.raises(RightMissing):
        desk.give_role("sam", Role.AGENT, ADMIN, small.alva)


def test_whom_a_given_supervisor_has_made_is_told_with_who_stands_behind(small: Small) -> None:
    _alone(small)
    _desk(small).reset("sam", OTHER, ADMIN, small.alva)
    sam = _signed(small, "sam", OTHER)
    _desk(small).add(ELI, ADMIN, sam)
    eli = _signed(small, "eli", SECRET)
    # New keys by two hands that are one's own take nothing of it back.
    _desk(small).reset("sam", SECRET, ADMIN, eli)
    case = small.planned()
    behind = (("user-eli", "user-sam"), ("user-sam", "user-alva"))
    assert small.services.approval.look(case.id, eli).alone == behind
    small.people["sam"] = eli
    view = small.services.approval.look(case.id, eli)
    for wanted in view.must_see:
        small.services.approval.open(case.id, wanted.mark, eli)
    plan = view.plan
    small.services.approval.approve(case.id, plan.plan.digest, plan.confirmation, SECRET, eli)
    small.services.erasure.run(case.id, small.alva)
    file = small.paths.certificates / f"{case.number}.json"
    told = json.loads(file.read_text())["certificate"]["four_eyes"]
    assert "user-eli by user-sam, user-sam by user-alva" in told
    assert small.composer.verify(file, small.root, str)["holds"]


def _documents(small: Small) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(small.paths.desk)) as file:
        rows = file.execute("SELECT document FROM account_change ORDER BY number")
        return [json.loads(row[0]) for row in rows]


def _put(small: Small, document: dict[str, Any], number: int) -> None:
    text = json.dumps(document)
    forge(small, "UPDATE account_change SET document = ? WHERE number = ?", text, number)


def test_what_was_taken_back_and_put_back_past_the_program_waits_no_more(small: Small) -> None:
    done = _desk(small).add(DORA, ADMIN, small.sam)
    waited = _documents(small)[-1]
    _desk(small).withdraw(done.number, small.sam)
    _put(small, waited, done.number)
    assert _desk(small).view(small.kim).pending is None
    with pytest.raises(NoSuchAccountChange):
        _desk(small).confirm(done.number, KIM, small.kim)
    assert _both(small, _desk(small).add(DORA, ADMIN, small.sam)).number == done.number + 1


def test_no_other_change_waits_under_a_number_that_somebody_was_shown(small: Small) -> None:
    shown = _desk(small).add(DORA, ADMIN, small.sam)
    forge(small, "DELETE FROM account_change WHERE number = ?", shown.number)
    other = _desk(small).give_role("alva", Role.SUPERVISOR, ADMIN, small.sam)
    assert other.number == shown.number + 1
    with pytest.raises(NoSuchAccountChange):
        _desk(small).confirm(shown.number, KIM, small.kim)


@pytest.mark.parametrize("sealed", ["", "00", "no figures"])
def test_new_keys_that_were_edited_while_they_waited_are_lost_and_told(
    small: Small, sealed: str
) -> None:
    done = _desk(small).reset("alva", SECRET, ADMIN, small.sam)
    _put(small, _documents(small)[-1] | {"sealed": sealed}, done.number)
    assert _desk(small).view(small.kim).lost == Lost(done.number, "user-sam")
    with pytest.raises(NoSuchAccountChange):
        _desk(small).confirm(done.number, KIM, small.kim)
    assert small.services.accounts.sign_in("alva", ALVA).user.name == "alva"
    _both(small, _desk(small).reset("alva", SECRET, ADMIN, small.sam))
    assert small.services.accounts.sign_in("alva", SECRET).user.name == "alva"
