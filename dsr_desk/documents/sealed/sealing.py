"""Sealing a finished package for sending, and opening a sealed one; no workspace is needed."""

from __future__ import annotations

from pathlib import Path

from dsr_desk.documents.disk import disk_errors, settle, spool_beside
from dsr_desk.documents.package.container import Container
from dsr_desk.documents.package.manifest import PDF
from dsr_desk.documents.sealed.foreign_pdf import foreign_pdfs
from dsr_desk.documents.sealed.pdf import (
    ends_sealed,
    is_sealed_pdf,
    seal_pdf,
    unseal_pdf,
)
from dsr_desk.documents.sealed.proof import Heard, unheard
from dsr_desk.documents.sealed.zipped import is_sealed_zip, seal_zip, unseal_zip
from dsr_desk.domain.errors import FileUnreadable
from dsr_desk.domain.extracts.document_errors import not_opened
from dsr_desk.domain.extracts.sealed import SEALED_ENDING, SealedPackage, as_told
from dsr_desk.services.progress import CancelToken, Progress, Step
from dsr_desk.services.progress import unheard as steps_unheard

MOST_INSIDE = 20 * 1024**2
"""Up to this size, in bytes, a package stands whole in its PDF."""
MOST_UNPACKED = 64 * 1024**2
"""And up to this size of its members: a PDF is opened in memory."""
_PASSES = 3
"""How often what stands in the sealed PDF is gone through: read, written, proved."""
_PDF, _ZIP = b"%PDF-", b"PK"


def seal(
    package: Path,
    password: str,
    folder: Path,
    progress: Progress = steps_unheard,
    cancel: CancelToken | None = None,
    *,
    most_inside: int = MOST_INSIDE,
    most_unpacked: int = MOST_UNPACKED,
) -> SealedPackage:
    """Write a package's sealed files into a folder, whole or not at all.

    Raises:
        Cancelled: it was asked to stop; nothing is left.
        DiskFull, WorkspaceReadOnly, Problem: they can't be written.
        FileUnreadable, PackageInvalid: it is no package.
    """
    size = package.stat().st_size
    with Container(package) as container:
        unpacked, pages = container.size, container.size_of(PDF)
    whole = size <= most_inside and unpacked <= most_unpacked
    work = _PASSES * (unpacked if whole else pages) + (0 if whole else 2 * size)
    telling = _Telling(progress, cancel or CancelToken(), work, size)
    pdf = folder / f"{package.stem}.pdf"
    rest = None if whole else folder / f"{package.stem}{SEALED_ENDING}.zip"
    with disk_errors(folder), spool_beside(pdf) as spool:
        draft, archive = spool / "pdf", spool / "zip"
        telling.heard(0)
        seal_pdf(package, password, draft, whole=whole, heard=telling.heard)
        if rest is not None:
            seal_zip(package, password, archive, telling.heard)
        telling.heard(work)
        if rest is not None:
            settle(archive, rest)
        settle(draft, pdf)
    return SealedPackage(pdf, rest)


class _Telling:
    """Tells how much of the package is done, in its bytes, unless somebody has asked to stop."""

    def __init__(self, progress: Progress, cancel: CancelToken, work: int, size: int) -> None:
        self._progress, self._cancel = progress, cancel
        self._done, self._work, self._size = 0, work, size

    def heard(self, size: int) -> None:
        """Take the size of a piece of work; each byte goes through several."""
        self._cancel.check()
        # What is written is a little larger than what is read.
        self._done = min(self._done + size, self._work)
        done = self._size * self._done // max(self._work, 1)
        self._progress(Step("seal", done, self._size, in_bytes=True))


def is_sealed(path: Path) -> bool:
    """Tell whether a file can only be opened with a password, by its kind.

    Raises:
        DocumentMissing, DocumentForbidden, FileUnreadable: it can't be read.
        PackageInvalid: to read it takes more than a file of ours takes, or its end was changed.
        DocumentCutOff: it is a sealed package whose end is missing.
    """
    start = _start(path)
    if start.startswith(_PDF):
        return ends_sealed(path) and foreign_pdfs().ask(path, is_sealed_pdf)
    return start.startswith(_ZIP) and is_sealed_zip(path)


def unseal(path: Path, password: str, into: Path, heard: Heard = unheard) -> Path:
    """Open a sealed file; return the package, which is written into a folder.

    What is too large for a PDF is heard in pieces, each twice.

    Raises:
        SealPasswordWrong: it does not open with this password.
        PackageInvalid: it was changed after it was sealed.
        SealedPagesAlone: the package is in the ZIP beside it.
        FileUnreadable: it is no sealed package.
        DiskFull, WorkspaceReadOnly, Problem: the package can't be written.
    """
    target, password = into / "package.zip", as_told(password)
    start = _start(path)
    try:
        with disk_errors(into):
            if start.startswith(_PDF):
                foreign_pdfs().ask(path, unseal_pdf, password, target)
            elif start.startswith(_ZIP):
                unseal_zip(path, password, target, heard)
            else:
                raise FileUnreadable(path.name, "it is no sealed package")
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(8)
    except OSError as error:
        raise not_opened(path.name, error) from None
