"""Sealing: the extract under a password, ready to be sent to the editor (law.md L25)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.errors import Problem
from dsr_desk.domain.extracts.sealed import (
    RANDOM_BYTES,
    SEALED_ENDING,
    PackageNotOnRecord,
    SealedPackage,
    spoken_password,
)
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import Case
from dsr_desk.services.cases import Recorder, fetch, mandate_of
from dsr_desk.services.erasing.delivered import PACKAGE_MADE, PACKAGE_VOIDED
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.pieces import hash_of
from dsr_desk.services.ports import Clock, Cryptography, DeskStore, PackageSealer, UnitOfWork
from dsr_desk.services.progress import CancelToken, Progress, Step, unheard
from dsr_desk.services.record.audit import Audit
from dsr_desk.services.record.found_on_record import DECIDED
from dsr_desk.services.targets import files_of, own_folder, put

SEALED = "package.sealed"


@dataclass(frozen=True, slots=True)
class SealedExtract:
    """A sealed extract and its password, which is kept nowhere: it is told once."""

    package: SealedPackage
    password: str = field(repr=False)
    sha256: str = ""
    """Of the PDF that it opens."""


class Sealing:
    """Seals the package that was made for a case, and no other."""

    def __init__(
        self,
        store: DeskStore,
        sealer: PackageSealer,
        crypto: Cryptography,
        audit: Audit,
        paths: WorkspacePaths,
        clock: Clock,
    ) -> None:
        """Take the store, what seals, the algorithms, the audit, the folder, the clock."""
        self._store, self._sealer, self._crypto = store, sealer, crypto
        self._audit, self._paths = audit, paths
        self._record = Recorder(clock)

    def seal(
        self,
        case_id: str | int,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> SealedExtract:
        """Seal a case's newest package under a new password; an earlier one opens it no longer.

        Raises:
            PackageNotOnRecord: there is none, or it is not the one that was made.
            HistoryMissing: the audit lacks what this machine has seen.
            Cancelled: it was asked to stop; what was sealed before stands.
            DiskFull, WorkspaceReadOnly, Problem: it can't be written.
        """
        self._audit.require_seen()
        with self._store.reading() as uow:
            acting(uow, by, Right.PREPARE)
            case = fetch(uow, case_id)
            made = standing_package(uow, case)
        if not made:
            raise PackageNotOnRecord
        cancel = cancel or CancelToken()
        package = self._package(case, made, progress, cancel)
        password = spoken_password(self._crypto.random(RANDOM_BYTES))
        with own_folder(package) as folder:
            try:
                drafts = self._sealer.seal(package, password, folder, progress, cancel)
                sha256 = _hash(drafts.pdf)
            except (OSError, Problem):
                # Somebody has decided anew who is taken out: the package went while it was sealed.
                self._require_standing(case, made)
                raise
            with self._store.unit_of_work() as uow:
                who = acting(uow, by, Right.PREPARE).user
                if standing_package(uow, fetch(uow, case.id)) != made:
                    raise PackageNotOnRecord
                # Of two who seal at once the files of the one on record stand there.
                sealed = _settled(drafts, self._paths.packages)
                facts = {"package": made, "sealed": sha256, "files": len(sealed.files)}
                self._record.note(uow, who.id, SEALED, case, **facts)
                uow.commit()
        return SealedExtract(sealed, password, sha256)

    def _require_standing(self, case: Case, made: str) -> None:
        """Refuse to go on with a package that stands no longer.

        Raises:
            PackageNotOnRecord: it was made anew, or is void.
        """
        with self._store.reading() as uow:
            if standing_package(uow, fetch(uow, case.id)) != made:
                raise PackageNotOnRecord from None

    def _package(self, case: Case, made: str, progress: Progress, cancel: CancelToken) -> Path:
        """Return the package of that digest: whoever swaps the file does not get it sent."""
        for path in files_of(self._paths.packages, case.number):
            # What was sealed before may be as large, and is no package.
            if path.suffix != ".zip" or path.stem.endswith(SEALED_ENDING):
                continue
            if _hash(path, progress, cancel) == made:
                return path
        raise PackageNotOnRecord


def _settled(drafts: SealedPackage, folder: Path) -> SealedPackage:
    """Move what was sealed to where it is looked for."""
    for file in drafts.files:
        put(file, folder / file.name)
    rest = folder / drafts.rest.name if drafts.rest else None
    return SealedPackage(folder / drafts.pdf.name, rest)


def standing_package(uow: UnitOfWork, case: Case) -> str:
    """Return the digest of the case's newest package; empty where there is none that may leave.

    One that holds other persons, or a channel more, than the request asks for now is none: a later
    mail, or somebody at the desk, has drawn the fence anew since it was made (promise 0).
    """
    made = package_facts(uow, case)
    covered = {channel.key for channel in mandate_of(uow, case).channels}
    # What a package held of persons is void with the moment at which it was made.
    if case.exported_at is None or not covered.issuperset(made.get("channels", "").split()):
        return ""
    return made.get("sha256", "")


def package_facts(uow: UnitOfWork, case: Case) -> dict[str, str]:
    """Return what the audit has of the case's newest package; empty where none stands.

    None does once an item was decided about otherwise: what was left out since is still in it.
    """
    made: dict[str, str] = {}
    decided = then = ""
    for entry in uow.audit.entries(case.number):
        facts = dict(entry.event.facts)
        decided = facts.get(DECIDED, decided)
        if entry.event.event == PACKAGE_MADE:
            made, then = facts, decided
        elif entry.event.event == PACKAGE_VOIDED:
            made = {}
    return made if decided == then else {}


def standing_seal(uow: UnitOfWork, case: Case) -> str:
    """Return the digest of the newest sealed PDF of the case's newest package; empty for none."""
    made, sealed = standing_package(uow, case), ""
    for entry in uow.audit.entries(case.number):
        facts = dict(entry.event.facts)
        if entry.event.event == SEALED and facts["package"] == made:
            sealed = facts["sealed"]
    return sealed


def _hash(path: Path, progress: Progress = unheard, cancel: CancelToken | None = None) -> str:
    cancel, size = cancel or CancelToken(), path.stat().st_size

    def heard(done: int) -> None:
        cancel.check()
        progress(Step("package", done, size, in_bytes=True))

    return hash_of(path, heard)[0]
