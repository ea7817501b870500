"""What seals packages for the desk; the libraries for it come with the first package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from dsr_desk.documents.sealed.private import PrivateFolders
from dsr_desk.domain.extracts.sealed import SealedPackage
from dsr_desk.plainfile import open_plain
from dsr_desk.services.progress import CancelToken, Progress, unheard


class PackageFilesSealer:
    """Carries out ``services.ports.PackageSealer``.

    pikepdf and pyzipper take a quarter of a second to import, and most days seal nothing.
    """

    def seal(
        self,
        package: Path,
        password: str,
        folder: Path,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> SealedPackage:
        """Write a package's sealed files into a folder, whole or not at all."""
        from dsr_desk.documents.sealed.sealing import seal

        return seal(package, password, folder, progress, cancel)

    def is_sealed(self, path: Path) -> bool:
        """Tell whether a file opens with a password alone."""
        from dsr_desk.documents.sealed.sealing import is_sealed

        return is_sealed(path)


@contextmanager
def unsealed(path: Path, password: Callable[[], str]) -> Iterator[Path]:
    """Give the package for a block: the file itself, or what lies in a sealed one.

    What was unsealed lies in a folder that only this account can read, and is gone afterwards.

    Raises:
        SealPasswordWrong, PackageInvalid, FileUnreadable: it does not open.
    """
    if not may_be_sealed(path):
        yield path
        return
    from dsr_desk.documents.sealed.sealing import is_sealed, unseal

    if not is_sealed(path):
        yield path
        return
    folders = PrivateFolders()
    folders.sweep()
    try:
        yield unseal(path, password(), folders.make())
    finally:
        folders.remove_all()


def may_be_sealed(path: Path) -> bool:
    """Look at the file itself: packages, certificates and audits need no library for that."""
    try:
        with open_plain(path) as file:
            if file.read(5) == b"%PDF-":
                return True
            with ZipFile(file) as archive:
                return any(info.flag_bits & 0x1 for info in archive.infolist())
    except (OSError, BadZipFile, ValueError, NotImplementedError):
        return False
