"""Audit: whether the chain is whole, and the one this machine has seen."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.domain.audit import AuditEntry, first_broken
from dsr_desk.services.accounts import Accounts
from dsr_desk.services.ports import DeskStore


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """How the chain came out; ``first_broken`` names the entry that does not hold."""

    holds: bool
    entries: int
    first_broken: int | None
    head: tuple[int, str]
    anchor_ok: bool


class Audit:
    """Verifies and lists the chain."""

    def __init__(self, store: DeskStore, accounts: Accounts) -> None:
        """Take the desk's store and the accounts, which remember the head."""
        self._store = store
        self._accounts = accounts

    def verify(self) -> AuditVerdict:
        """Follow the chain from the first entry and compare its head with the remembered one."""
        with self._store.reading() as uow:
            broken = first_broken(uow.audit.entries())
            head = uow.audit.head()
            anchor_ok = self._accounts.remembered_head_holds(uow.audit)
        return AuditVerdict(broken is None and anchor_ok, head[0], broken, head, anchor_ok)

    def entries(self, case_number: str = "") -> tuple[AuditEntry, ...]:
        """Return the entries of one case, or all."""
        with self._store.reading() as uow:
            return tuple(uow.audit.entries(case_number))
