"""Handing out the audit: a file that an auditor checks without the workspace."""

from __future__ import annotations

from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.people import Right
from dsr_desk.domain.record.audit_file import AuditHead, file_lines
from dsr_desk.services.people.accounts import Accounts, SignedIn, acting
from dsr_desk.services.ports import Clock, Cryptography, DeskStore
from dsr_desk.services.targets import free_target, write_pieces


class AuditExport:
    """Writes the whole chain with its signed head."""

    def __init__(
        self,
        store: DeskStore,
        crypto: Cryptography,
        accounts: Accounts,
        paths: WorkspacePaths,
        clock: Clock,
    ) -> None:
        """Take the desk's store, the algorithms, the accounts, the folder and the clock."""
        self._store = store
        self._crypto = crypto
        self._accounts = accounts
        self._paths = paths
        self._clock = clock

    def write(self, path: Path, by: SignedIn) -> AuditHead:
        """Write the audit to a file as it stands, whole or broken; return its signed head.

        Raises:
            RegistryNotTrusted: the list of users is not the administrator's.
            AccountEnded, KeysChanged: whoever would sign it can't any more.
            TargetTaken: a file of that name is there, or the folder is the workspace's own.
            DiskFull, WorkspaceReadOnly: it could not be written.
        """
        target = free_target(path, self._paths)
        registry = self._accounts.trusted_registry()
        with self._store.reading() as uow:
            acting(uow, by, Right.PREPARE)
            workspace, admin_key, _ = uow.people.workspace()
            sequence, last = uow.audit.head()
            head = AuditHead(workspace, sequence, last, by.user.id, self._clock())
            signature = self._crypto.sign(by.keys.signing, head.payload())
            lines = file_lines(uow.audit.entries(), head, signature, registry, admin_key)
            write_pieces(target, lines)
        return head
