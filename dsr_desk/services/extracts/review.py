"""Review: open a package with no workspace, no database and no network, and take notes on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dsr_desk.domain.errors import FileUnreadable
from dsr_desk.domain.extracts.packages import OpenedPackage
from dsr_desk.domain.extracts.review_notes import NotesOfAnother, ReviewNotes
from dsr_desk.services.ports import Clock, NotesFiles, PackageReader, SealedFiles
from dsr_desk.services.progress import Progress, unheard


@dataclass(frozen=True, slots=True)
class KeptNotes:
    """Notes that lie on the disk."""

    file: Path
    notes: ReviewNotes
    """With what another window had written."""


class Review:
    """Opens and checks packages; keeps what a reviewer writes about them."""

    def __init__(
        self, reader: PackageReader, files: NotesFiles, sealed: SealedFiles, clock: Clock
    ) -> None:
        """Take the package reader, where notes are kept, what opens seals, and the clock."""
        self._reader = reader
        self._files = files
        self._sealed = sealed
        self._clock = clock

    def open(
        self,
        path: Path,
        *,
        in_spite: bool = False,
        check: Callable[[], None] = lambda: None,
        progress: Progress = unheard,
    ) -> OpenedPackage:
        """Read a package and check every member against its manifest and signature.

        ``in_spite`` of what does not hold it is opened too, and says what that is.  ``check`` is
        called between pieces of the work, and may stop it by raising.  ``progress`` is told how
        much has been compared; unless in spite of it, all of that holds.

        Raises:
            PackageInvalid, FileUnreadable: it is not what it promises, or no package at all.
        """
        return self._reader.open(path, in_spite=in_spite, check=check, progress=progress)

    def hold(self, path: Path) -> None:
        """Hold a package open between questions, which makes them cheap, until :meth:`let_go`."""
        self._reader.hold(path)

    def let_go(self, path: Path) -> None:
        """Keep a package open no longer; who is being answered about it is refused at once.

        Where the system removes no open file, this comes before :meth:`forget`.
        """
        self._reader.let_go(path)

    def is_sealed(self, path: Path) -> bool:
        """Tell whether a file can only be opened with a password."""
        return self._sealed.is_sealed(path)

    def unseal(
        self,
        path: Path,
        password: str,
        check: Callable[[], None] = lambda: None,
        progress: Progress = unheard,
    ) -> Path:
        """Return where the package of a sealed file can be read, until it is forgotten.

        ``check`` is called between pieces of the work, and may stop it by raising.  ``progress``
        is told how far it is, where it is large.

        Raises:
            SealPasswordWrong: it does not open with this password.
            PackageInvalid, FileUnreadable: it was changed, or is no sealed package.
        """
        return self._sealed.unseal(path, password, check, progress)

    def forget(self, unsealed: Path) -> None:
        """Remove what :meth:`unseal` has made."""
        self._sealed.forget(unsealed)

    def page_image(self, path: Path, page: int, width: int) -> bytes:
        """Return a page of the PDF as PNG."""
        return self._reader.page_image(path, page, width)

    def page_of(self, path: Path, number: int) -> int:
        """Return the page on which an item begins, from 0."""
        return self._reader.page_of(path, number)

    def item_on(self, path: Path, page: int, items: int) -> int:
        """Return the item that is to be seen on a page (from 0), or 0 before the first."""
        return self._reader.item_on(path, page, items)

    def record(self, path: Path, number: int) -> str:
        """Return an item's record as it stands in the JSON, indented for people."""
        return self._reader.record(path, number)

    def attachment(self, path: Path, member: str) -> Iterator[bytes]:
        """Yield an attachment's bytes; before the first all are compared with the manifest again.

        Raises:
            PackageInvalid: there is no such attachment, or it has been changed.
        """
        return self._reader.attachment(path, member)

    def notes(self, path: Path, package: OpenedPackage) -> ReviewNotes:
        """Return what is noted about a package in the file beside it; nothing yet is no error.

        Raises:
            NotesOfAnother, FileUnreadable: what lies there are no notes on this package.
        """
        own = ReviewNotes(package.manifest, package.case, package.faults)
        file = self._files.beside(path)
        found = self._files.load(file)
        return own.joined(_of(package, found, file)) if found else own

    def read_notes(self, file: Path, package: OpenedPackage) -> ReviewNotes:
        """Return the notes on a package that somebody has sent.

        Raises:
            NotesOfAnother, FileUnreadable: they are about another package, or no notes.
        """
        found = self._files.load(file)
        if found is None:
            raise FileUnreadable(file.name, "it is not there")
        return _of(package, found, file)

    def noted(self, notes: ReviewNotes, item: int, text: str) -> ReviewNotes:
        """Return the notes with one about an item changed now; ``WHOLE`` is the package."""
        return notes.with_note(item, text, self._clock())

    def keep(self, path: Path, notes: ReviewNotes, before: ReviewNotes | None) -> KeptNotes:
        """Write the notes beside the package; return where, and what lies there now.

        ``before`` is what lay there when these notes began (None: nothing).  What another window
        has written since is kept too.

        Raises:
            NotesOfAnother, FileUnreadable: what lies there are no notes on this package.
            NoteTooLong: what two windows have noted about one item is too long together.
        """
        file = self._files.beside(path)
        found = self._files.load(file)
        if found is not None:
            if found.package != notes.package:
                raise NotesOfAnother(file.name, found.case)
            notes = notes.merged(before or replace(notes, notes=()), found)
        self._files.save(file, notes)
        return KeptNotes(file, notes)

    def send_back(self, target: Path, notes: ReviewNotes) -> Path:
        """Write the notes as a file to send; return where."""
        self._files.save(target, notes)
        return target


def _of(package: OpenedPackage, notes: ReviewNotes, file: Path) -> ReviewNotes:
    if notes.package != package.manifest:
        raise NotesOfAnother(file.name, notes.case)
    return notes
