"""Safeguards in force: whose signatures ease them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_desk.domain.erasing.safeguards import SafeguardChange, Safeguards, change_fault, in_force
from dsr_desk.domain.people import Role, User
from dsr_desk.domain.record.registry import Registry
from tests.domain.factories import NOON

ALVA = User("user-alva", "alva", "Alva Ek", Role.AGENT, "aa")
SAM = User("user-sam", "sam", "Sam Lund", Role.SUPERVISOR, "bb")
KIM = User("user-kim", "kim", "Kim Holm", Role.SUPERVISOR, "cc")
REGISTRY = Registry("w", 1, (ALVA, SAM, KIM))


def verify(key: str, payload: bytes, signature: str) -> bool:
    """Take for a key's signature what ``sign`` makes."""
    return signature == sign(key, payload)


def sign(key: str, payload: bytes) -> str:
    return f"{key}:{hash(payload)}"


def proposed(sample: int = 1, hours: int = 0, by: User = SAM) -> SafeguardChange:
    draft = SafeguardChange("w", 1, sample, hours, by.id, NOON)
    return replace(draft, signature=sign(by.public_key, draft.payload()))


def confirmed(change: SafeguardChange, by: User) -> SafeguardChange:
    named = replace(change, confirmed_by=by.id, confirmed_at=NOON)
    return replace(named, confirmation=sign(by.public_key, named.confirmation_payload()))


def test_a_weaker_change_with_both_signatures_is_in_force() -> None:
    change = confirmed(proposed(), KIM)
    assert in_force([change], REGISTRY, verify).figures == Safeguards(1, 0)


def test_a_stronger_change_with_one_is_in_force() -> None:
    assert in_force([proposed(9, 24)], REGISTRY, verify).figures == Safeguards(9, 24)


@pytest.mark.parametrize("by", [ALVA, SAM])
def test_an_agent_or_the_proposer_is_no_second_person(by: User) -> None:
    assert change_fault(confirmed(proposed(), by), Safeguards(), REGISTRY, verify)


def test_another_account_with_the_same_key_is_no_second_person() -> None:
    twin = replace(KIM, public_key=SAM.public_key)
    registry = replace(REGISTRY, users=(ALVA, SAM, twin))
    assert change_fault(confirmed(proposed(), twin), Safeguards(), registry, verify)


def test_a_change_of_an_agent_of_another_workspace_or_unsigned_is_not_in_force() -> None:
    for change in (
        proposed(9, by=ALVA),
        replace(proposed(9), signature=""),
        replace(proposed(9), sample=200),
    ):
        assert in_force([change], REGISTRY, verify).figures == Safeguards()
    elsewhere = replace(REGISTRY, workspace="x")
    assert in_force([proposed(9)], elsewhere, verify).figures == Safeguards()


def test_without_a_list_of_users_nothing_is_in_force() -> None:
    assert in_force([proposed(9)], None, verify).figures == Safeguards()
