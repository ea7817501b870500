"""Approvals: whose signature counts, and over what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsr_desk.domain.people import Role, User
from dsr_desk.domain.record.approvals import Approval, approval_fault, fingerprint_words
from dsr_desk.domain.record.registry import Registry
from tests.domain.factories import NOON

ALVA = User("user-alva", "alva", "Alva Ek", Role.AGENT, "aa" * 32)
SAM = User("user-sam", "sam", "Sam Lund", Role.SUPERVISOR, "bb" * 32)
REGISTRY = Registry("w", 1, (ALVA, SAM))
GOOD = Approval("w", "DSR-0001", "d" * 64, SAM.id, 1, NOON, ("item:1",))


def _fault(
    approval: Approval, registry: Registry = REGISTRY, by: tuple[str, ...] = (ALVA.id,)
) -> str:
    return approval_fault(approval, registry=registry, plan_digest="d" * 64, preparers=by)


def test_a_second_supervisor_may_approve() -> None:
    assert _fault(GOOD) == ""


@pytest.mark.parametrize(
    ("approval", "word"),
    [
        (replace(GOOD, workspace="x"), "another workspace"),
        (replace(GOOD, plan_digest="e" * 64), "not the one that was approved"),
        (replace(GOOD, approver="user-nobody"), "not in the list"),
        (replace(GOOD, approver=ALVA.id), "may not approve"),
    ],
)
def test_any_other_approval_does_not_count(approval: Approval, word: str) -> None:
    assert word in _fault(approval)


def test_the_preparer_never_approves() -> None:
    assert "has prepared" in _fault(GOOD, by=(ALVA.id, SAM.id))


def test_a_second_account_with_the_preparers_key_is_the_preparer() -> None:
    twin = replace(SAM, public_key=ALVA.public_key)
    assert "has prepared" in _fault(GOOD, Registry("w", 1, (ALVA, twin)))


@pytest.mark.parametrize(
    "change",
    [
        {"workspace": "x"},
        {"case": "DSR-0002"},
        {"plan_digest": "e" * 64},
        {"approver": "user-x"},
        {"counter": 2},
        {"seen": ()},
    ],
)
def test_the_signature_covers_every_field(change: dict[str, object]) -> None:
    assert replace(GOOD, **change).payload() != GOOD.payload()  # type: ignore[arg-type]


def test_the_registry_is_signed_with_roles_and_keys() -> None:
    promoted = Registry("w", 1, (replace(ALVA, role=Role.SUPERVISOR), SAM))
    assert promoted.payload() != REGISTRY.payload()
    assert Registry("w", 1, (SAM, ALVA)).payload() == REGISTRY.payload()


def test_a_fingerprint_is_read_in_groups_of_four() -> None:
    assert fingerprint_words("0123456789abcdef" * 4).split()[:2] == ["0123", "4567"]
