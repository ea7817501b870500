"""Keys of marks: with which the audit's marks of rows that stay are made, while a run needs it.

Whoever has a copy of a row could confirm it by a bare mark, for the audit keeps it for ever.  So
each run has a key of its own.  It lies in the workspace's folder, sealed for the accounts, never in
the database, and is written over once the run is certified or sent back (docs/adr/0120).
"""

from __future__ import annotations

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.erasing.plans import Plan
from dsr_desk.domain.errors import Defect
from dsr_desk.services.erasing.sealed_file import destroy, keep
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import Cryptography, DeskStore
from dsr_desk.services.record.on_record import BEGUN, CERTIFIED, SENT_BACK

_BYTES = 32
_PREFIX, _ENDING = "marks-", ".key"


class MarkKeys:
    """Makes, opens and destroys the keys of runs' marks."""

    def __init__(self, store: DeskStore, crypto: Cryptography, paths: WorkspacePaths) -> None:
        """Take the desk's store, the algorithms and the workspace's folder."""
        self._store, self._crypto, self._paths = store, crypto, paths

    def open(self, plan: Plan, by: SignedIn) -> bytes | None:
        """Return the key of a plan's run; None where it is not there (any more)."""
        try:
            kept = (self._paths.root / _name(plan.digest)).read_bytes()
            return self._crypto.unseal(by.keys.sealing, kept)
        except (OSError, Defect):
            return None

    def make(self, plan: Plan, by: SignedIn) -> bytes:
        """Return the key of a plan's run, a new one where there is none; it is on the disk then.

        Raises:
            DiskFull, WorkspaceReadOnly: it can't be kept.
        """
        key = self.open(plan, by)
        if key is None:
            key = self._crypto.random(_BYTES)
            with self._store.reading() as uow:
                public = uow.people.workspace()[2]
            keep(self._paths.root / _name(plan.digest), self._crypto.seal(public, key))
        return key

    def mark(self, key: bytes, bare: str) -> str:
        """Return a mark that says nothing without the key, as long as the bare one."""
        return self._crypto.keyed_hash(key, bare)[: len(bare)]

    def sweep(self) -> None:
        """Destroy the keys of runs that have ended: a kill may have left one.

        Call it where no other run can be under way.
        """
        kept = [path for path in self._paths.root.glob(f"{_PREFIX}*{_ENDING}*") if path.is_file()]
        if not kept:
            return
        under_way: dict[str, str] = {}
        with self._store.reading() as uow:
            for entry in uow.audit.entries(events=(BEGUN, CERTIFIED, SENT_BACK)):
                if entry.event.event == BEGUN:
                    under_way[entry.event.case] = dict(entry.event.facts)["digest"]
                else:
                    under_way.pop(entry.event.case, None)
        needed = {_name(digest) for digest in under_way.values()}
        for path in kept:
            if path.name.removesuffix(".part") not in needed:
                destroy(path.with_name(path.name.removesuffix(".part")))


def _name(digest: str) -> str:
    return f"{_PREFIX}{digest[:16]}{_ENDING}"
