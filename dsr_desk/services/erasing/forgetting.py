"""Forgetting: whose data a case was about stays as keyed hashes alone (law.md L41)."""

from __future__ import annotations

import shutil
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.requests import Case
from dsr_desk.services.erasing.planning import subject_hashes
from dsr_desk.services.ports import Cryptography, UnitOfWork
from dsr_desk.services.targets import files_of

FORGOTTEN = "persons.forgotten"


def forget_persons(
    uow: UnitOfWork, crypto: Cryptography, key: bytes, case: Case
) -> tuple[str, ...]:
    """Forget the persons of a case and of those filed as its duplicates; return the case's hashes.

    ``key`` is the workspace's for keyed hashes.  Whoever calls puts it on record, and commits.
    """
    for each in uow.cases.duplicates_of(case.number):
        forget_own_persons(uow, crypto, key, each)
    return forget_own_persons(uow, crypto, key, case)


def forget_own_persons(
    uow: UnitOfWork, crypto: Cryptography, key: bytes, case: Case
) -> tuple[str, ...]:
    """Forget the persons of a case alone; return their hashes."""
    hashes = subject_hashes(crypto, key, case)
    numbered = [(s.number, h) for s, h in zip(case.subjects, hashes, strict=True)]
    uow.cases.forget_persons(case.id, numbered)
    return hashes


def remove_drafts(paths: WorkspacePaths, number: str, but: Path | None = None) -> int:
    """Remove a case's packages and drafts from the workspace: they are stores too.

    Returns how many; ``but`` is the answer that closes the case, and is yet to be sent.
    """
    removed = 0
    for folder in (paths.packages, paths.answers):
        for path in files_of(folder, number):
            if path == but:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
            removed += 1
    return removed
