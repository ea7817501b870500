"""Audit: whether the chain is whole, and still holds what this machine has seen of it.

Whoever puts an older copy of the database back takes decisions away, and nothing in the file tells.
So the chain's last entry is remembered outside of it (the ``Pins`` port): after every command that
has added to it, and when a workspace is opened.  A process that is killed between its commit and
that leaves an older memory, which the chain still holds.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from dsr_desk.domain.errors import Problem
from dsr_desk.domain.record.approvals import Pin
from dsr_desk.domain.record.audit import (
    AuditEntry,
    HistoryMissing,
    Memory,
    first_broken,
    turned_back,
)
from dsr_desk.services.ports import AuditLog, DeskStore, Pins
from dsr_desk.services.record.astray import CasesAstray, astray

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """How the chain came out; ``first_broken`` names the entry that does not hold.

    ``turned_back`` names entries before which somebody has turned the clock back: the chain holds,
    but what was done just before may have been done under a clock that was set forward.
    """

    holds: bool
    entries: int
    first_broken: int | None
    head: tuple[int, str]
    anchor_ok: bool
    turned_back: tuple[int, ...]
    astray: tuple[str, ...] = ()
    """Cases that the rows call done, or lack, and that the chain has not ended."""


class Audit:
    """Verifies and lists the chain, and remembers its end."""

    def __init__(self, store: DeskStore, pins: Pins) -> None:
        """Take the desk's store, and what this machine remembers outside of it."""
        self._store = store
        self._pins = pins

    def verify(self) -> AuditVerdict:
        """Follow the chain from the first entry and compare its head with the remembered one."""
        with self._store.reading() as uow:
            entries = tuple(uow.audit.entries())
            head = uow.audit.head()
            lost = astray(uow, entries)
        broken = first_broken(entries)
        anchor_ok = self.memory().holds
        holds = broken is None and anchor_ok
        return AuditVerdict(holds, head[0], broken, head, anchor_ok, turned_back(entries), lost)

    def entries(self, case_number: str = "") -> tuple[AuditEntry, ...]:
        """Return the entries of one case, or all."""
        with self._store.reading() as uow:
            return tuple(uow.audit.entries(case_number))

    def memory(self) -> Memory:
        """Tell what this machine remembers of the chain, and whether it still stands there."""
        pin = self._pin()
        with self._store.reading() as uow:
            held = uow.audit.head()[0]
            if pin is None:
                return Memory(0, held, holds=True)
            return Memory(pin.audit_sequence, held, holds=still_held(pin, uow.audit))

    def require_seen(self) -> None:
        """Refuse what can't be undone while the chain lacks what this machine has seen of it.

        Raises:
            HistoryMissing: an older copy was put back, or the chain was rewritten.
        """
        memory = self.memory()
        if not memory.holds:
            raise HistoryMissing(memory.seen, memory.held)

    def require_cases(self) -> None:
        """Say so where a case is done, or not there any more, by nothing that is on record.

        Raises:
            CasesAstray: some are.
        """
        with self._store.reading() as uow:
            if lost := astray(uow):
                raise CasesAstray(lost)

    def remember(self) -> None:
        """Remember where the chain ends, unless it lacks what was remembered before.

        Without a pin of this workspace nothing is kept.  Never raises for what the machine lacks:
        what was done is done; the next command remembers it too.
        """
        try:
            pin = self._pin()
            if pin is None:
                return
            with self._store.reading() as uow:
                sequence, head = uow.audit.head()
                known = still_held(pin, uow.audit)
            if known and sequence > pin.audit_sequence:
                self._pins.advance(pin.workspace, sequence, head)
        except Problem as problem:
            log.warning("The end of the audit could not be remembered: %s", problem.code)

    def _pin(self) -> Pin | None:
        """Return what is remembered, always before the look at the chain.

        Another process may add to both in between: seen the other way round, the chain would seem
        to lack what it has just been given.
        """
        with self._store.reading() as uow:
            workspace = uow.people.workspace()[0]
        return self._pins.read(workspace)


def still_held(pin: Pin, audit: AuditLog) -> bool:
    """Tell whether the chain holds the entry that a pin remembers (docs/adr/0020)."""
    return pin.audit_sequence == 0 or audit.hash_at(pin.audit_sequence) == pin.audit_hash
