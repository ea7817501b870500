"""A window that stays open while its account ends: what it can't do, and what it leaves behind."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from dsr_desk.crypto import Cryptographer
from dsr_desk.domain.erasing.holds import HOLD_GROUNDS
from dsr_desk.domain.erasing.safeguards import SafeguardChange, Safeguards
from dsr_desk.domain.errors import ApprovalInvalid, RegistryNotTrusted, RightMissing
from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround
from dsr_desk.domain.finding.matches import Decision
from dsr_desk.domain.people import Channel, ChannelKind, Right, Role
from dsr_desk.domain.record.account_errors import AccountEnded, KeysChanged, RoleLowered
from dsr_desk.domain.record.registry import ListInForce
from dsr_desk.domain.requests import Case
from dsr_desk.domain.sender import CallBack
from dsr_desk.services.cases import Recorder
from dsr_desk.services.extracts.others import Surveying
from dsr_desk.services.people.account_changes import AccountChanges
from dsr_desk.services.people.accounts import Accounts, SignedIn, acting
from dsr_desk.services.people.list_seen import ListSeen
from dsr_desk.services.people.lists import MadeAlone
from dsr_desk.services.ports import UnitOfWork
from tests.services.meanwhile import right_after
from tests.services.people.newcomers import ADMIN, DORA, ELI, SECRET
from tests.services.world import (
    ALVA,
    ANNA,
    EXTRACT,
    KIM,
    SAM,
    SOFT,
    START,
    WHOLE,
    WISH,
    Small,
    a_mail,
)

GROUND = sorted(HOLD_GROUNDS)[0]
STRONGER, WEAKER = Safeguards(9, 0), Safeguards(3, 0)
CALL = CallBack("Maria Lind", "08-465 004 10", "register", START, "att hon skrev")
Try = Callable[[Small, Case, SignedIn], object]


def _desk(small: Small) -> AccountChanges:
    return small.services.workspace.accounts


def _events(small: Small, event: str) -> int:
    return sum(entry.event.event == event for entry in small.services.audit.entries())


# --- every verb asks the account as it stands now ------------------------------------------------

VERBS: dict[str, Try] = {
    "override": lambda s, c, by: s.services.checklist.override(c.id, "sender", "därför", by),
    "editor wrote": lambda s, c, by: s.services.checklist.editor_wrote(c.id, "därför", by),
    "leave out": lambda s, c, by: s.services.checklist.leave_out(c.id, "nk-chat", "nej", by),
    "call back": lambda s, c, by: s.services.checklist.call_back(c.id, CALL, by),
    "split": lambda s, c, by: s.services.checklist.split(c.id, by),
    "read mail": lambda s, c, by: s.services.checklist.read_mail(c.id, "mail:1", "tack", by),
    "leave a person out": lambda s, c, by: s.services.checklist.leave_person_out(c.id, 1, "n", by),
    "take a person in": lambda s, c, by: s.services.checklist.take_person_in(c.id, "person:1", by),
    "disposal": lambda s, c, by: s.services.checklist.record_disposal(c.id, "KS 1", by),
    "set aside": lambda s, c, by: s.services.checklist.set_aside(c.id, "inget", by),
    "reopen": lambda s, c, by: s.services.checklist.reopen(c.id, by),
    "take": lambda s, c, by: s.services.queue.take(c.id, by),
    "choose": lambda s, c, by: s.services.authority.choose_organisation(c.id, "staden", by),
    "judge": lambda s, c, by: s.services.authority.judge_anew(c.id, "ny lista", by),
    "extend": lambda s, c, by: s.services.clocks.extend(c.id, "många", by),
    "day": lambda s, c, by: s.services.clocks.record_request_date(c.id, START.date(), by),
    "dates": lambda s, c, by: s.services.clocks.take_over(c.id, by),
    "mails": lambda s, c, by: s.services.intake.take_in([], by),
    "search": lambda s, c, by: s.services.matching.search(c.id, by),
    "decide": lambda s, c, by: s.services.matching.decide(c.id, [1], Decision(True), by),
    "plan": lambda s, c, by: s.services.planning.prepare(c.id, by),
    "open to approve": lambda s, c, by: s.services.approval.open(
        c.id, s.services.approval.look(c.id, by).must_see[0].mark, by
    ),
    "approve": lambda s, c, by: s.services.approval.approve(c.id, "", "", KIM, by),
    "send back": lambda s, c, by: s.services.approval.send_back(c.id, "nej", by),
    "run": lambda s, c, by: s.services.erasure.run(c.id, by),
    "erase again": lambda s, c, by: s.services.replaying.run(by),
    "enforce": lambda s, c, by: s.services.retention.enforce(by),
    "period": lambda s, c, by: s.services.retention.set_period("nordkraft", 900, by),
    "hold a person": lambda s, c, by: s.services.holds.on_person("staden", ANNA, GROUND, "r", by),
    "hold a case": lambda s, c, by: s.services.holds.on_case(c.id, GROUND, "r", by),
    "lift": lambda s, c, by: s.services.holds.lift(1, by),
    "safeguard": lambda s, c, by: s.services.safeguards.propose(STRONGER, KIM, by),
    "confirm a safeguard": lambda s, c, by: s.services.safeguards.confirm(1, KIM, by),
    "withdraw a safeguard": lambda s, c, by: s.services.safeguards.withdraw(1, by),
    "extract": lambda s, c, by: s.services.export.export(c.id, None, by),
    "seal": lambda s, c, by: s.services.sealing.seal(c.id, by),
    "others": lambda s, c, by: s.services.redacting.decide(
        c.id, ["x"], Choice.REDACT, RedactionGround.OTHERS, by
    ),
    "record": lambda s, c, by: s.services.processing.write(
        s.services.processing.record("nordkraft", s.sam), s.root.parent / "record.txt", by
    ),
    "audit file": lambda s, c, by: s.services.audit_export.write(s.root.parent / "audit", by),
    "no sending": lambda s, c, by: s.services.sending_settings.remove(by),
    "settle": lambda s, c, by: s.services.sending.settle(c.id, sent=True, by=by),
    "mailbox gone": lambda s, c, by: s.services.mailboxes.remove("box", by),
    "channel ends": lambda s, c, by: s.services.workspace.directory.end_channel("nk-chat", by),
    "new channel": lambda s, c, by: s.services.workspace.directory.add_channel(
        Channel("nk-ny", "nordkraft", ChannelKind.CHAT, "Ny", WHOLE, "archive"), by
    ),
    "add": lambda s, c, by: _desk(s).add(DORA, ADMIN, by),
    "end": lambda s, c, by: _desk(s).end("alva", ADMIN, by),
    "reset": lambda s, c, by: _desk(s).reset("alva", SECRET, ADMIN, by),
    "confirm an account": lambda s, c, by: _desk(s).confirm(9, KIM, by),
    "withdraw an account": lambda s, c, by: _desk(s).withdraw(9, by),
    "own password": lambda s, c, by: _desk(s).own_password(KIM, SECRET, by),
}
"""What needs no more than a case; ``tests/architecture/test_acting.py`` sees to all others."""


def _refused_as(small: Small, case: Case, by: SignedIn, refusal: type[Exception]) -> dict[str, str]:
    """Return which verbs were refused for another reason, or not at all."""
    others: dict[str, str] = {}
    for name, act in VERBS.items():
        try:
            act(small, case, by)
        except refusal:
            continue
        except Exception as error:
            others[name] = repr(error)
        else:
            others[name] = "done"
    return others


def test_whoever_has_left_changes_nothing_by_a_window_that_is_open(small: Small) -> None:
    case, kim = small.planned(), small.kim
    VERBS["take"](small, case, kim)
    _desk(small).end("kim", ADMIN, small.sam)
    before = len(small.services.audit.entries())
    assert _refused_as(small, case, kim, AccountEnded) == {}
    assert len(small.services.audit.entries()) == before


def test_nor_whoever_has_been_given_new_keys(small: Small) -> None:
    case, kim = small.planned(), small.kim
    _desk(small).add(ELI, ADMIN, kim)
    _desk(small).confirm(2, SAM, small.sam)
    eli = small.services.accounts.sign_in("eli", SECRET)
    _desk(small).reset("kim", SECRET, ADMIN, small.sam)
    _desk(small).confirm(3, SECRET, eli)
    assert _refused_as(small, case, kim, KeysChanged) == {}


@pytest.mark.parametrize("name", ["override", "dates", "lift", "period", "safeguard", "add"])
def test_a_supervisor_who_was_made_an_agent_is_one_in_a_window_that_is_open(
    small: Small, name: str
) -> None:
    case, kim = small.planned(), small.kim
    _desk(small).give_role("kim", Role.AGENT, ADMIN, small.sam)
    with pytest.raises(RightMissing):
        VERBS[name](small, case, kim)
    VERBS["take"](small, case, kim)


def test_a_list_that_was_put_back_is_seen_by_a_window_that_knows_a_newer_one(small: Small) -> None:
    case = small.planned()
    VERBS["take"](small, case, small.sam)
    _desk(small).end("kim", ADMIN, small.sam)
    VERBS["extend"](small, case, small.sam)
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        assert file.execute("DELETE FROM account_change").rowcount
        assert file.execute("DELETE FROM audit_entry WHERE event LIKE 'account.%'").rowcount
    with pytest.raises(RegistryNotTrusted):
        VERBS["take"](small, case, small.sam)


def test_a_list_without_its_record_is_not_trusted_by_an_open_window(small: Small) -> None:
    case, sam = small.planned(), small.sam
    _desk(small).end("kim", ADMIN, sam)
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        assert file.execute("DELETE FROM account_change").rowcount
    with pytest.raises(RegistryNotTrusted):
        VERBS["take"](small, case, sam)


# --- what the safeguards and the list are left with ----------------------------------------------


def test_who_ends_while_a_safeguard_is_signed_changes_none(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    kim, sam = small.kim, small.sam
    right_after(monkeypatch, Accounts, "unlock_again", lambda: _desk(small).end("kim", ADMIN, sam))
    with pytest.raises(AccountEnded):
        small.services.safeguards.propose(STRONGER, KIM, kim)
    assert _events(small, "safeguards.proposed") == 0
    assert not small.services.safeguards.view(sam).fault


def test_nor_does_who_ends_while_they_confirm_one(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    kim, sam = small.kim, small.sam
    small.services.safeguards.propose(WEAKER, SAM, sam)
    right_after(monkeypatch, Accounts, "unlock_again", lambda: _desk(small).end("kim", ADMIN, sam))
    with pytest.raises(AccountEnded):
        small.services.safeguards.confirm(1, KIM, kim)
    assert not small.services.safeguards.view(sam).fault


def test_a_safeguard_signed_with_another_accounts_key_is_not_put_on_record(small: Small) -> None:
    kim = small.kim
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        bundle = file.execute("SELECT sealed FROM account WHERE name='alva'").fetchone()
        assert file.execute("UPDATE account SET sealed=? WHERE name='kim'", bundle).rowcount
    with pytest.raises(RegistryNotTrusted):
        small.services.safeguards.propose(STRONGER, ALVA, kim)
    assert _events(small, "safeguards.proposed") == 0


def _on_record_too_late(
    small: Small, signer: SignedIn, change: SafeguardChange, second: SignedIn | None = None
) -> None:
    """Put a change on record as the program did before it asked within the transaction."""
    sign = Cryptographer(SOFT).sign
    signed = replace(change, signature=sign(signer.keys.signing, change.payload()))
    if second is not None:
        signed = replace(signed, confirmed_by=second.user.id, confirmed_at=START)
        confirmation = sign(second.keys.signing, signed.confirmation_payload())
        signed = replace(signed, confirmation=confirmation)
    with small.services.approval._store.unit_of_work() as uow:
        uow.people.save_safeguard_change(signed)
        facts: dict[str, object] = {"safeguards": signed.digest}
        Recorder(small.clock).note(uow, signer.user.id, "safeguards.effective", None, **facts)
        uow.commit()


def _change(small: Small, by: SignedIn, channel: str = "") -> SafeguardChange:
    with small.services.approval._store.reading() as uow:
        workspace = uow.people.workspace()[0]
    policy = ("delete", "own") if channel else ("", "")
    figures = (5, 0) if channel else (9, 0)
    return SafeguardChange(workspace, 1, *figures, by.user.id, START, channel, *policy)


def test_a_change_that_is_on_record_since_its_signer_had_left_holds_and_stops_nothing(
    small: Small,
) -> None:
    kim = small.kim
    small.services.safeguards.propose(Safeguards(7, 0), SAM, small.sam)
    _desk(small).end("kim", ADMIN, small.sam)
    _on_record_too_late(small, kim, replace(_change(small, kim), number=2))
    view = small.services.safeguards.view(small.sam)
    assert (view.fault, view.now.figures, len(view.now.late)) == ("", Safeguards(7, 0), 1)
    small.services.safeguards.propose(Safeguards(8, 0), SAM, small.sam)
    case = small.approved()
    small.services.erasure.run(case.id, small.alva)
    assert small.services.safeguards.view(small.sam).now.figures == Safeguards(8, 0)


@pytest.mark.parametrize("how", ["nobody's signature", "another row", "of a channel"])
def test_nothing_else_on_record_that_was_not_signed_goes_by(small: Small, how: str) -> None:
    kim, case = small.kim, small.approved()
    _desk(small).end("kim", ADMIN, small.sam)
    signer = small.alva if how == "nobody's signature" else kim
    if how == "of a channel":
        _on_record_too_late(small, small.sam, _change(small, small.sam, "nk-chat"), kim)
    else:
        _on_record_too_late(small, signer, _change(small, kim))
    if how == "another row":
        with closing(sqlite3.connect(small.paths.desk)) as file, file:
            assert file.execute("DELETE FROM safeguard_change").rowcount
    with pytest.raises(ApprovalInvalid):
        small.services.erasure.run(case.id, small.alva)


def test_a_proposer_who_ends_meanwhile_leaves_a_list_that_is_trusted(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    kim, sam = small.kim, small.sam

    def end() -> None:
        _desk(small).end("kim", ADMIN, sam)

    right_after(monkeypatch, AccountChanges, "_administrator", end)
    with pytest.raises(AccountEnded):
        _desk(small).end("alva", ADMIN, kim)
    users = small.services.accounts.trusted_registry().users
    assert {u.name: u.ended for u in users} == {"alva": False, "sam": False, "kim": True}


def test_a_change_that_would_not_be_in_force_is_not_put_on_record(small: Small) -> None:
    foreign = replace(small.kim, keys=small.alva.keys)
    with pytest.raises(RegistryNotTrusted):
        _desk(small).end("alva", ADMIN, foreign)
    assert len(small.services.accounts.trusted_list().changes) == 0


def test_an_own_password_puts_no_keys_back_into_an_account_that_has_ended(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    alva, sam = small.alva, small.sam
    right_after(monkeypatch, Accounts, "unlock_again", lambda: _desk(small).end("alva", ADMIN, sam))
    with pytest.raises(AccountEnded):
        _desk(small).own_password(ALVA, SECRET, alva)
    with closing(sqlite3.connect(small.paths.desk)) as file:
        assert file.execute("SELECT sealed FROM account WHERE name='alva'").fetchone() == (b"",)


def test_who_ends_while_a_package_is_made_leaves_none(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, alva, sam = small.reviewed(text=EXTRACT), small.alva, small.sam
    right_after(monkeypatch, Surveying, "survey", lambda: _desk(small).end("alva", ADMIN, sam))
    with pytest.raises(AccountEnded):
        small.services.export.export(case.id, None, alva)
    assert list(small.paths.packages.iterdir()) == []


def test_what_was_seen_in_a_transaction_that_was_undone_is_read_anew(small: Small) -> None:
    sam = small.sam
    with small.services.approval._store.unit_of_work() as uow:
        facts: dict[str, object] = {"list": 2, "digest": "x"}
        Recorder(small.clock).note(uow, "user-sam", "account.effective", None, **facts)
        with pytest.raises(RegistryNotTrusted):
            acting(uow, sam, Right.PREPARE)
    case = small.planned()
    VERBS["take"](small, case, sam)


# --- two hands -----------------------------------------------------------------------------------


def test_a_supervisor_who_came_later_is_a_second_person_for_a_period(small: Small) -> None:
    _desk(small).confirm(_desk(small).add(ELI, ADMIN, small.sam).number, KIM, small.kim)
    eli, periods = small.services.accounts.sign_in("eli", SECRET), small.services.retention
    assert periods.set_period("nordkraft", 100, eli).days != 100
    assert periods.set_period("nordkraft", 100, small.sam).days == 100


def test_what_whoever_has_left_proposed_is_not_half_of_a_shorter_period(small: Small) -> None:
    kim = small.kim
    small.services.retention.set_period("nordkraft", 100, kim)
    _desk(small).end("kim", ADMIN, small.sam)
    now = small.services.retention.set_period("nordkraft", 100, small.sam)
    assert now.days != 100
    assert now.proposed is not None
    assert now.proposed.by == small.sam.user.id


def _made_alone(small: Small) -> SignedIn:
    """Let Sam, who is the only supervisor left, make another one."""
    _desk(small).end("kim", ADMIN, small.sam)
    assert _desk(small).add(ELI, ADMIN, small.sam).alone
    return small.services.accounts.sign_in("eli", SECRET)


def _facts(small: Small, event: str) -> dict[str, str]:
    entries = [e for e in small.services.audit.entries() if e.event.event == event]
    return dict(entries[-1].event.facts)


def test_a_second_person_whom_the_first_has_made_alone_is_told_for_a_period(small: Small) -> None:
    eli, sam, periods = _made_alone(small), small.sam, small.services.retention
    assert periods.view(sam).alone == ()
    periods.set_period("nordkraft", 100, eli)
    assert periods.view(sam).alone == (MadeAlone("user-eli", "user-sam"),)
    periods.set_period("nordkraft", 100, sam)
    assert _facts(small, "retention.set")["alone"] == "yes"


def test_and_for_a_safeguard(small: Small) -> None:
    eli, sam, desk = _made_alone(small), small.sam, small.services.safeguards
    desk.propose(WEAKER, SAM, sam)
    assert desk.view(eli).alone == (MadeAlone("user-eli", "user-sam"),)
    desk.confirm(1, SECRET, eli)
    assert _facts(small, "safeguards.effective")["alone"] == "yes"


def test_two_who_were_there_from_the_beginning_are_two(small: Small) -> None:
    periods, desk = small.services.retention, small.services.safeguards
    periods.set_period("nordkraft", 100, small.kim)
    desk.propose(WEAKER, KIM, small.kim)
    assert (periods.view(small.sam).alone, desk.view(small.sam).alone) == ((), ())
    periods.set_period("nordkraft", 100, small.sam)
    desk.confirm(1, SAM, small.sam)
    assert _facts(small, "retention.set")["alone"] == "no"
    assert _facts(small, "safeguards.effective")["alone"] == "no"


# --- what a window that is open goes on showing ---------------------------------------------------


def test_who_has_left_is_shown_nothing_more(small: Small) -> None:
    kim = small.kim
    small.services.accounts.require_here(kim)
    _desk(small).end("kim", ADMIN, small.sam)
    with pytest.raises(AccountEnded):
        small.services.accounts.require_here(kim)
    small.services.accounts.require_here(small.sam)


def test_nor_is_who_was_given_new_keys_or_less_to_do(small: Small) -> None:
    kim, alva = small.kim, small.alva
    _desk(small).give_role("kim", Role.AGENT, ADMIN, small.sam)
    with pytest.raises(RoleLowered):
        small.services.accounts.require_here(kim)
    _desk(small).reset("alva", SECRET, ADMIN, small.sam)
    with pytest.raises(KeysChanged):
        small.services.accounts.require_here(alva)


def test_an_own_password_or_more_to_do_ends_no_session(small: Small) -> None:
    alva = small.alva
    _desk(small).own_password(ALVA, SECRET, alva)
    _desk(small).end("kim", ADMIN, small.sam)
    _desk(small).give_role("alva", Role.SUPERVISOR, ADMIN, small.sam)
    small.services.accounts.require_here(alva)


def test_where_nothing_went_on_record_the_list_is_not_read_again(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    alva, asked = small.alva, list[int]()
    usual = ListSeen.within

    def counted(self: ListSeen, uow: UnitOfWork) -> ListInForce:
        asked.append(1)
        return usual(self, uow)

    monkeypatch.setattr(ListSeen, "within", counted)
    for _ in range(3):
        small.services.accounts.require_here(alva)
    assert len(asked) == 1
    small.services.queue.take(small.file(a_mail(WISH.format(who=ANNA))).id, small.sam)
    before = len(asked)
    small.services.accounts.require_here(alva)
    assert len(asked) == before + 1


def test_what_can_be_read_stays_so_where_the_list_can_not_be_trusted(small: Small) -> None:
    alva = small.alva
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        file.execute("UPDATE registry SET signature = 'x'")
    with pytest.raises(RegistryNotTrusted):
        small.services.accounts.trusted_list()
    small.services.accounts.require_here(alva)
