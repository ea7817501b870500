"""Probing: the strings that will be sought, chosen before anything is erased, and their key.

They are sealed with a key made for this run.  Its private half lies in the workspace's folder,
sealed for the accounts, never in the database; it is written over and removed once the probe has
passed, so that copies of the database hold nothing that can be opened.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import islice
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.erasing.plans import Plan
from dsr_desk.domain.erasing.probes import MOST_PROBES, Probes, choose_probes, pack, unpack
from dsr_desk.domain.errors import Problem
from dsr_desk.domain.finding.matches import Item, Mandate
from dsr_desk.services.erasing.gate import Permit
from dsr_desk.services.erasing.sealed_file import destroy, keep
from dsr_desk.services.erasing.work import Work
from dsr_desk.services.finding.reach import sources_of
from dsr_desk.services.pieces import head
from dsr_desk.services.ports import ContentSource, Cryptography, DeskStore, Sources

MOST_FILES = 24
"""Attachments that are opened for windows of their text."""
_TEXT_BYTES = 64 * 1024


class Probing:
    """Chooses, seals and unseals the probe strings of a run."""

    def __init__(
        self, store: DeskStore, sources: Sources, crypto: Cryptography, paths: WorkspacePaths
    ) -> None:
        """Take the desk's store, the sources, the algorithms and the workspace's folder."""
        self._store = store
        self._sources = sources
        self._crypto = crypto
        self._paths = paths

    def choose(self, permit: Permit, numbers: Container[int]) -> bytes:
        """Return the probe strings of items, sealed with a new key kept for this run."""
        items = [item for item in permit.items if item.number in numbers]
        shown: list[Item] = []
        files: list[str] = []
        for source, part in sources_of(self._sources, permit.mandate):
            refs = [item.ref for item in items if item.ref.source == source.key]
            found = source.items(refs, part)
            shown += found
            files += _texts(source, part, found)
        addresses = (address for _, address in permit.mandate.subjects)
        private, public = self._crypto.new_sealing_key()
        self._keep(permit.plan, private)
        return self._crypto.seal(public, pack(choose_probes(addresses, shown, files)))

    def probes(self, work: Work) -> Probes | None:
        """Return the strings of a run; None when their key is not there (any more)."""
        with self._store.reading() as uow:
            sealed = uow.runs.probes(work.run)
        try:
            kept = self._path(work.permit.plan).read_bytes()
        except OSError:
            return None
        if not any(kept):
            # It was written over, and the run died before it was removed.
            return None
        private = self._crypto.unseal(work.by.keys.sealing, kept)
        return unpack(self._crypto.unseal(private, sealed)) if sealed else Probes()

    def destroy(self, plan: Plan) -> None:
        """Write over the run's key and remove it; whatever was sealed with it stays closed."""
        destroy(self._path(plan))

    def _keep(self, plan: Plan, private: bytes) -> None:
        with self._store.reading() as uow:
            sealed = self._crypto.seal(uow.people.workspace()[2], private)
        keep(self._path(plan), sealed)

    def _path(self, plan: Plan) -> Path:
        return self._paths.root / f"run-{plan.digest[:16]}.key"


def spread_numbers(count: int) -> range:
    """Return the numbers of the plan's items, evenly spread, whose texts give probe strings."""
    return range(1, count + 1, max(1, count // MOST_PROBES))


def _texts(source: ContentSource, mandate: Mandate, items: Sequence[Item]) -> list[str]:
    """Return texts of attachments; those that are no text have no windows of their own."""
    texts: list[str] = []
    named = [(item.ref, file.id) for item in items for file in item.attachments]
    for ref, key in islice(named, 0, None, max(1, len(named) // MOST_FILES)):
        try:
            content = head(source.attachment(ref, key, mandate), _TEXT_BYTES)
        except Problem:
            continue
        if b"\x00" not in content:
            texts.append(content.decode("utf-8", "ignore"))
    return texts
