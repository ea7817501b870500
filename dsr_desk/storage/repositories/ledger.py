"""The ledger: keyed hashes of what was erased, to erase it again should it come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from dsr_desk.storage.engine.link import Repository
from dsr_desk.storage.schema import ledger_entry

_L = ledger_entry.c


class SqlLedger(Repository):
    """The ``Ledger`` port over SQL."""

    def record(self, hashes: Sequence[str], case: str, at: datetime) -> None:
        """Remember erased addresses by their keyed hashes; the first time of each case stays."""
        self._link.keep(
            ledger_entry,
            ("keyed_hash", "case_number"),
            [{"keyed_hash": keyed, "case_number": case, "at": at} for keyed in hashes],
        )

    def known(self, keyed_hash: str) -> tuple[str, ...]:
        """Return the cases that have erased this address."""
        rows = self._link.rows(
            select(_L.case_number).where(_L.keyed_hash == keyed_hash).order_by(_L.id)
        )
        return tuple(row.case_number for row in rows)
