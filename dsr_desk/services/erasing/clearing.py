"""Clearing: the files of cases whose papers are gone, and what the desk's own files hold of them.

What will be sought is chosen before anything is removed, and lies sealed in the workspace's folder
until it was sought and not found: whatever breaks off in between, the next call seeks it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.errors import Defect
from dsr_desk.services.cases import fetch
from dsr_desk.services.erasing.bytescan import every_file, scan_files
from dsr_desk.services.erasing.forgetting import remove_drafts
from dsr_desk.services.erasing.sealed_file import destroy, keep
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import Cryptography, DeskStore, UnitOfWork
from dsr_desk.services.progress import Progress
from dsr_desk.services.targets import files_of

_NUMBER = re.compile(r"DSR-[0-9]+")
Sought = Mapping[str, Sequence[str]]
"""By case number, how its persons were spelt."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """What clearing came to."""

    files: int
    """Drafts and packages that were removed."""
    strings: int
    found: int
    left: tuple[str, ...]
    """Names of files that hold one of the strings still, or could not be removed."""


class Clearing:
    """Removes files, rewrites the database's, and seeks in them what should be gone."""

    def __init__(self, store: DeskStore, crypto: Cryptography, paths: WorkspacePaths) -> None:
        """Take the store, the algorithms and the workspace's folders."""
        self._store, self._crypto, self._paths = store, crypto, paths

    @property
    def begun(self) -> bool:
        """Whether something is still to be sought."""
        return self._path.exists()

    def begin(self, more: Sought, by: SignedIn) -> None:
        """Keep what will be sought, beside what is to be sought already.

        Raises:
            DiskFull, WorkspaceReadOnly: it can't be kept; so nothing is to be removed.
        """
        sought = {**self._sought(by), **more}
        with self._store.reading() as uow:
            public = uow.people.workspace()[2]
        keep(self._path, self._crypto.seal(public, json.dumps(sought).encode("ascii")))

    def litter(self, gone: Collection[str]) -> tuple[str, ...]:
        """Return which of the cases have files though their papers are gone."""
        folders = [f for f in (self._paths.packages, self._paths.answers) if f.is_dir()]
        names = (_NUMBER.match(path.name) for folder in folders for path in folder.iterdir())
        return tuple(sorted({found.group() for found in names if found} & set(gone)))

    def clear(self, gone: Collection[str], by: SignedIn, progress: Progress) -> Cleared:
        """Remove the files of these cases, rewrite the desk's, and look for what was sought.

        Raises:
            TooLittleRoom, WorkspaceBusy: the database can't be rewritten now; all is still sought.
        """
        files, left = self._remove(gone)
        self._store.scrub(progress)
        sought = {number: texts for number, texts in self._sought(by).items() if number in gone}
        places = (*self._store.files(), *every_file([self._paths.packages, self._paths.answers]))
        strings = sorted({text for texts in sought.values() for text in texts})
        hits = scan_files(places, strings, lambda _read: None)
        with self._store.reading() as uow:
            hits = {text: names for text, names in hits.items() if not _live(uow, text, sought)}
        left |= {name for names in hits.values() for name in names}
        return Cleared(files, len(strings), len(hits), tuple(sorted(left)))

    def end(self) -> None:
        """Forget what was sought: it is gone."""
        destroy(self._path)

    @property
    def _path(self) -> Path:
        return self._paths.root / "retention-sought.sealed"

    def _sought(self, by: SignedIn) -> dict[str, list[str]]:
        """Return what is to be sought, as far as it is known here."""
        try:
            opened = self._crypto.unseal(by.keys.sealing, self._path.read_bytes())
        except (OSError, Defect):
            return {}
        found: dict[str, list[str]] = json.loads(opened)
        return found

    def _files(self, number: str) -> list[Path]:
        folders = (self._paths.packages, self._paths.answers)
        return [path for folder in folders for path in files_of(folder, number)]

    def _remove(self, gone: Collection[str]) -> tuple[int, set[str]]:
        removed, left = 0, set[str]()
        for number in self.litter(gone):
            before = len(self._files(number))
            try:
                removed += remove_drafts(self._paths, number)
            except OSError:
                # Another program has it open, or nobody may write there: the rest goes, it is told.
                stay = self._files(number)
                removed += before - len(stay)
                left |= {path.name for path in stay}
        return removed, left


def _live(uow: UnitOfWork, text: str, sought: Sought) -> bool:
    """Tell whether the string stands in a row of another case, or of none, as it may."""
    asking = [number for number, texts in sought.items() if text in texts]
    return all(uow.cases.held_elsewhere([text], fetch(uow, number).id) for number in asking)
