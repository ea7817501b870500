"""Approvals: what is signed, when a signature counts, and what a machine remembers for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dsr_desk.domain.canonical import Json, canonical
from dsr_desk.domain.people import Right, Role
from dsr_desk.domain.record.registry import Registry

APPROVAL_FORMAT = "dsr-approval/1"


@dataclass(frozen=True, slots=True)
class Approval:
    """A second person's signature over exactly one digest; ``signature`` is hexadecimal."""

    workspace: str
    case: str
    plan_digest: str
    approver: str
    counter: int
    approved_at: datetime
    seen: tuple[str, ...]
    """What was opened first, and when: ``item:3 2026-11-24T09:00:00+00:00`` …"""
    signature: str = ""

    def payload(self) -> bytes:
        """Return the bytes that are signed."""
        body: dict[str, Json] = {
            "format": APPROVAL_FORMAT,
            "workspace": self.workspace,
            "case": self.case,
            "plan_digest": self.plan_digest,
            "approver": self.approver,
            "counter": self.counter,
            "approved_at": self.approved_at.isoformat(),
            "seen": sorted(self.seen),
        }
        return canonical(body)


@dataclass(frozen=True, slots=True)
class Pin:
    """What this machine remembers of a workspace outside its files."""

    workspace: str
    admin_key: str
    registry_version: int
    audit_sequence: int
    audit_hash: str
    sealing: str = ""
    """SHA-256 of the key that new mails are sealed for; empty until somebody has signed in."""


def fingerprint_words(admin_key: str) -> str:
    """Return the administrator's key in groups of four, for two people to compare aloud."""
    head = admin_key[:32]
    return " ".join(head[i : i + 4] for i in range(0, len(head), 4))


def approval_fault(
    approval: Approval,
    *,
    registry: Registry,
    plan_digest: str,
    preparers: Iterable[str],
    version: int | None = None,
) -> str:
    """Return why an approval does not count, or empty; the signature itself is checked apart.

    ``version`` is the list's when the approval was given, for it holds by what its approver might
    do then; now, unless given.  A key that also belongs to a preparer, or has belonged to one,
    counts as the preparer (law.md L44: on any path).
    """
    approver = (registry if version is None else registry.as_of(version)).user(approval.approver)
    if approval.workspace != registry.workspace:
        return "it was given for another workspace"
    if approval.plan_digest != plan_digest:
        return "the plan is not the one that was approved"
    if approver is None:
        return "the approver is not in the list of users"
    if approver.role is not Role.SUPERVISOR or not approver.may(Right.APPROVE):
        return "the approver may not approve"
    prepared = frozenset(preparers)
    keys = frozenset(key for each in prepared for key in registry.keys_of(each))
    if approval.approver in prepared or registry.keys_of(approval.approver) & keys:
        return "the approver has prepared the plan"
    return ""
