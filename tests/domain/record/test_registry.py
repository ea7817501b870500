"""The list of users: what is signed, how it grows, and which changes hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dsr_desk.domain.people import Role, User
from dsr_desk.domain.record.registry import (
    AccountChange,
    Registry,
    Stood,
    What,
    list_in_force,
    needs_second,
    step_fault,
)

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
SAM = User("user-sam", "sam", "Sam Lund", Role.SUPERVISOR, "a" * 64)
KIM = User("user-kim", "kim", "Kim Holm", Role.SUPERVISOR, "b" * 64)
ALVA = User("user-alva", "alva", "Alva Ek", Role.AGENT, "c" * 64)
DORA = User("user-dora", "dora", "Dora Blom", Role.AGENT, "d" * 64)
FOUNDED = Registry("w", 1, (SAM, KIM, ALVA), "f" * 128)
ADMIN = "e" * 64


def signs(public: str, payload: bytes, signature: str) -> bool:
    """Take for a key's signature its own first letter, doubled."""
    del payload
    return signature == public[0] * 2


def change(
    user: User, before: Registry = FOUNDED, by: User = SAM, second: User | None = None
) -> AccountChange:
    after = replace(before.changed(before.version + 1, user), signature="ee")
    made = AccountChange(after, user.id, before.version, by.id, NOW, by.public_key[0] * 2)
    if second is None:
        return made
    return replace(
        made, confirmed_by=second.id, confirmed_at=NOW, confirmation=second.public_key[0] * 2
    )


def in_force(*changes: AccountChange) -> int:
    return list_in_force(FOUNDED, changes, ADMIN, signs).registry.version


def test_a_founding_list_is_signed_as_it_always_was() -> None:
    assert b'"format":"dsr-registry/1"' in FOUNDED.payload()
    assert b"history" not in FOUNDED.payload()
    assert b'"format":"dsr-registry/2"' in FOUNDED.changed(2, DORA).payload()


def test_the_list_is_told_as_it_was_at_each_version() -> None:
    second = FOUNDED.changed(2, DORA)
    third = second.changed(3, replace(SAM, public_key="9" * 64))
    fourth = third.changed(4, replace(ALVA, role=Role.ENDED))
    assert fourth.as_of(1).user("user-dora") is None
    assert fourth.as_of(2).user("user-sam") == SAM
    assert fourth.as_of(3).user("user-alva") == ALVA
    assert fourth.keys_of("user-sam") == {"a" * 64, "9" * 64}
    assert fourth.holder_of("a" * 64) == replace(SAM, public_key="9" * 64)
    assert [each.version for each in fourth.every()] == [4, 3, 2, 1]
    assert fourth.history[-1] == Stood(4, "user-alva", Role.ENDED, "c" * 64)


@pytest.mark.parametrize(
    ("user", "what", "two"),
    [
        (DORA, What.ADDED, True),
        (replace(ALVA, role=Role.SUPERVISOR), What.ROLE, True),
        (replace(ALVA, public_key="9" * 64), What.KEYS, True),
        (replace(ALVA, role=Role.ENDED), What.ENDED, False),
        (replace(KIM, role=Role.AGENT), What.ROLE, False),
        # Nobody is left who could confirm it but whose keys they are.
        (replace(KIM, public_key="9" * 64), What.KEYS, False),
    ],
)
def test_what_gives_somebody_something_takes_another_supervisor(
    user: User, what: What, two: bool
) -> None:
    made = change(user)
    assert (made.what, needs_second(FOUNDED, made)) == (what, two)
    assert in_force(made) == (1 if two else 2)
    assert in_force(change(user, second=KIM)) == 2 or user.id == KIM.id


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (lambda c: replace(c, proposal="xx"), "proposer’s signature"),
        (lambda c: replace(c, proposed_by=ALVA.id, proposal="cc"), "an agent’s proposal"),
        (lambda c: replace(c, registry=replace(c.registry, signature="xx")), "administrator"),
        (lambda c: replace(c, registry=replace(c.registry, workspace="v")), "workspace"),
        (lambda c: replace(c, before=7), "another list"),
        (lambda c: replace(c, withdrawn_by=KIM.id), "withdrawn"),
        (lambda c: replace(c, confirmation="xx"), "confirmation"),
        (lambda c: replace(c, confirmed_by=SAM.id, confirmation="aa"), "by the proposer"),
        (lambda c: replace(c, confirmed_by=ALVA.id, confirmation="cc"), "by an agent"),
        (lambda c: replace(c, confirmed_by="user-nobody"), "by nobody"),
        (lambda c: replace(c, account=ALVA.id), "about another account"),
    ],
)
def test_a_change_that_lacks_anything_changes_nothing(broken: object, fault: str) -> None:
    assert callable(broken)
    whole = change(DORA, second=KIM)
    assert in_force(whole) == 2, fault
    assert in_force(broken(whole)) == 1, fault


def _faults(user: User, before: Registry = FOUNDED, by: User = SAM) -> str:
    return step_fault(before, change(user, before, by))


def test_no_change_breaks_a_rule_of_the_list() -> None:
    ended = FOUNDED.changed(2, replace(ALVA, role=Role.ENDED))
    lone = FOUNDED.changed(2, replace(KIM, role=Role.AGENT))
    assert _faults(replace(SAM, role=Role.ENDED)) == "oneself"
    assert _faults(replace(SAM, role=Role.ENDED), lone, KIM) == "last"
    assert _faults(ALVA, ended) == "ended"
    assert _faults(replace(DORA, name="kim")) == "name"
    assert _faults(replace(DORA, role=Role.ENDED)) == "name"
    assert _faults(replace(ALVA, title="Anna")) == "form"
    assert _faults(ALVA) == "same"
    assert _faults(replace(DORA, public_key=KIM.public_key)) == "key"
    assert _faults(replace(DORA, public_key=ALVA.public_key), ended) == "key"


def test_a_list_of_the_version_that_holds_already_is_none() -> None:
    whole = change(DORA, second=KIM)
    again = replace(whole, registry=FOUNDED.changed(FOUNDED.version, DORA))
    assert step_fault(FOUNDED, again) == "form"


def test_no_key_comes_back() -> None:
    other = FOUNDED.changed(2, replace(ALVA, public_key="9" * 64))
    assert _faults(ALVA, other) == "key"


def test_nothing_is_taken_from_the_history() -> None:
    whole = change(DORA, second=KIM)
    shorter = replace(whole, registry=replace(whole.registry, history=whole.registry.history[1:]))
    assert step_fault(FOUNDED, shorter) == "form"
    stranger = replace(whole.registry, users=(*whole.registry.users, replace(DORA, id="user-x")))
    assert step_fault(FOUNDED, replace(whole, registry=stranger)) == "form"


def test_a_change_waits_only_for_what_somebody_can_give() -> None:
    waiting = change(DORA)
    assert list_in_force(FOUNDED, [waiting], ADMIN, signs).pending == waiting
    for other in (
        replace(waiting, proposal="xx"),
        replace(waiting, withdrawn_by=SAM.id),
        change(DORA, second=KIM),
    ):
        assert list_in_force(FOUNDED, [other], ADMIN, signs).pending is None


def test_who_has_made_an_account_alone_is_told_as_of_then() -> None:
    lone = change(replace(KIM, role=Role.AGENT))
    added = change(DORA, lone.registry)
    now = list_in_force(FOUNDED, [lone, added], ADMIN, signs)
    assert now.registry.version == 3
    assert (now.alone(DORA.id), now.alone(DORA.id, 2), now.alone(KIM.id)) == (SAM.id, "", "")
    # Whom Sam has made alone is no second person beside Sam, whoever of them proposes.
    eli = replace(DORA, id="user-eli", name="eli", role=Role.SUPERVISOR, public_key="7" * 64)
    made = change(eli, lone.registry)
    for first, second in ((SAM, eli), (eli, SAM)):
        after = change(DORA, made.registry, by=first, second=second)
        assert list_in_force(FOUNDED, [lone, made, after], ADMIN, signs).alone(DORA.id) == SAM.id
    two = list_in_force(FOUNDED, [change(DORA, second=KIM)], ADMIN, signs)
    assert two.alone(DORA.id) == ""


LONE = Registry("w", 1, (SAM, ALVA, DORA), "f" * 128)
PAIR = Registry("w", 1, (SAM, ALVA), "f" * 128)
NEW_KEYS = replace(SAM, public_key="9" * 64)


def rescued(before: Registry, *changes: AccountChange) -> int:
    return list_in_force(before, changes, ADMIN, signs).registry.version


def test_the_only_supervisors_new_keys_take_two_who_work_here() -> None:
    asked = change(NEW_KEYS, LONE, ALVA)
    assert needs_second(LONE, asked)
    assert rescued(LONE, asked) == 1
    assert rescued(LONE, change(NEW_KEYS, LONE, ALVA, DORA)) == 2
    assert rescued(LONE, change(NEW_KEYS, LONE, ALVA, ALVA)) == 1, "nobody is two"
    assert rescued(LONE, replace(change(NEW_KEYS, LONE, ALVA, DORA), confirmation="xx")) == 1


def test_where_one_alone_works_here_too_they_hold_at_once_and_that_is_told() -> None:
    asked = change(NEW_KEYS, PAIR, ALVA)
    found = list_in_force(PAIR, (asked,), ADMIN, signs)
    assert found.registry.version == 2
    assert found.alone(SAM.id) == ALVA.id


@pytest.mark.parametrize(
    ("before", "user"),
    [
        (FOUNDED, NEW_KEYS),
        (LONE, replace(NEW_KEYS, role=Role.AGENT)),
        (LONE, replace(SAM, role=Role.ENDED)),
        (LONE, replace(DORA, public_key="9" * 64)),
        (LONE, replace(DORA, role=Role.SUPERVISOR)),
        (LONE, replace(ALVA, public_key="9" * 64)),
    ],
)
def test_an_agent_changes_nothing_but_the_only_supervisors_keys(
    before: Registry, user: User
) -> None:
    assert rescued(before, change(user, before, ALVA, DORA)) == 1
    assert rescued(before, change(user, before, ALVA)) == 1
